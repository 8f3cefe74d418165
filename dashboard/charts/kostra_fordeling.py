"""All municipalities in one figure: a strip of dots with the quartiles, the own place pointed out."""

from collections.abc import Iterator
from typing import Any, Literal

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme
from dashboard.charts.kostra_tall import (
    Nokkeltall,
    Tallform,
    egen_rad,
    empty,
    lettered,
    letters,
    padded,
    tallform,
    within,
)
from dashboard.charts.wrapped import heading

_GOLDEN = 0.6180339887498949
_QUARTILES = ((0.25, "nedre kvartil"), (0.5, "median"), (0.75, "øvre kvartil"))

# The strip from above, in px.
_LINE = 18
_DOTS, _DOTS_END = 3 * _LINE + 8, 3 * _LINE + 128
_BOTTOM = _DOTS_END + 2 * _LINE
_AXIS = 30


def draw(rader: pd.DataFrame, nokkeltall: Nokkeltall) -> alt.LayerChart | alt.FacetChart:
    """`rader`: navn, verdi, andel_lavere (per cent of the others that lie lower; may be null), i_gruppe (in its KOSTRA
    group), i_fylke, valgt (compared with by choice), egen (bool); a row per municipality, the own one too. The chosen are
    lettered, and named over the dots."""
    form = tallform(rader["verdi"], nokkeltall.enhet)
    points = _points(rader, form)
    title, head = heading(message(rader, nokkeltall), nokkeltall.overskrift, *_signs(points))
    if points.empty:
        return empty(title, head)
    x = _x(points["verdi"], form)
    layers: list[alt.Chart] = [
        *(_quartiles(points["verdi"], form, x) if len(points) > 1 else []),
        *_dots(base := _base(points, x)),
        *_own(points.loc[points["slag"] == "egen"], x),
        *lettered(base),
    ]
    return alt.layer(*layers).properties(title=title, height=head + _BOTTOM + _AXIS, width="container")


def message(rader: pd.DataFrame, nokkeltall: Nokkeltall) -> str:
    """How many of the others the municipality lies over."""
    mine = egen_rad(rader.dropna(subset="verdi"))
    if mine is None:
        return nokkeltall.tittel
    form = tallform(rader["verdi"], nokkeltall.enhet)
    if pd.isna(mine["andel_lavere"]):
        return f"{mine['navn']}: {form.sagt(mine['verdi'])}"
    return f"{mine['navn']} ligger {_hvor(mine['andel_lavere'], 'av kommunene')}"


def describe(rader: pd.DataFrame, nokkeltall: Nokkeltall) -> str:
    """The chart in a sentence, for those who do not see it."""
    kjente = rader.dropna(subset="verdi").sort_values("verdi", kind="stable")
    if kjente.empty:
        return f"Ingen kommuner har tall for {nokkeltall.setning}."
    form = tallform(kjente["verdi"], nokkeltall.enhet)
    said = [f"Prikkdiagram over {nokkeltall.setning} i {text.count(len(kjente), 'kommune', 'kommuner')}."]
    mine, first, last = egen_rad(kjente), kjente.iloc[0], kjente.iloc[-1]
    if mine is not None:
        said.append(f"{mine['navn']} har {form.sagt(mine['verdi'])}{_over(mine['andel_lavere'])}.")
    if chosen := _chosen(_points(kjente, form), with_letters=False):
        said.append(f"Valgt å sammenligne med: {chosen}.")
    if len(kjente) > 1:
        low, middle, high = (form.sagt(float(kjente["verdi"].quantile(share))) for share, _ in _QUARTILES)
        said.append(f"Halvparten ligger mellom {low} og {high}, medianen er {middle}.")
        said.append(
            f"Lavest er {first['navn']} med {form.sagt(first['verdi'])},"
            f" høyest {last['navn']} med {form.sagt(last['verdi'])}."
        )
    return " ".join(said)


def _points(rader: pd.DataFrame, form: Tallform) -> pd.DataFrame:
    """Neighbours in the figure stand far apart in height, the same way every time."""
    kjente = rader.dropna(subset="verdi").sort_values(["verdi", "navn"], ignore_index=True)
    heights = [_DOTS + (nr * _GOLDEN % 1) * (_DOTS_END - _DOTS) for nr in range(len(kjente))]
    egen, gruppe = kjente["egen"].astype(bool), kjente["i_gruppe"].astype(bool)
    slag = gruppe.map({True: "gruppe", False: "andre"}).mask(egen, "egen")
    middle = (_DOTS + _DOTS_END) / 2
    bokstaver = letters(kjente, "verdi")
    levels = _levels(sum(map(bool, bokstaver)))
    heights = [
        next(levels) if bokstav else height for bokstav, height in zip(bokstaver, heights, strict=True)
    ]
    return pd.DataFrame(
        {
            "navn": kjente["navn"],
            "verdi": kjente["verdi"].astype(float),
            "tekst": [form.sagt(verdi) for verdi in kjente["verdi"]],
            "over": [_over(andel) for andel in kjente["andel_lavere"]],
            "plass": pd.Series(heights, dtype=float).round(1).mask(egen, middle),
            "slag": slag.mask(pd.Series(bokstaver, dtype=object) != "", "valgt"),
            "bokstav": bokstaver,
            "i_fylke": kjente["i_fylke"].astype(bool) & ~egen,
        }
    )


def _levels(antall: int) -> Iterator[float]:
    """The heights of the lettered dots from the lowest figure: all different, neighbours not beside one another."""
    room = (_DOTS_END - _DOTS - _LINE) / max(antall - 1, 1)
    return (_DOTS + _LINE / 2 + nr * room for nr in (*range(0, antall, 2), *range(1, antall, 2)))


def _chosen(points: pd.DataFrame, *, with_letters: bool = True) -> str:
    """`A Bodø 92,1 %, B Fauske 94,0 %`."""
    valgte = points[points["bokstav"] != ""]
    return ", ".join(
        f"{bokstav + text.NO_BREAK if with_letters else ''}{navn} {tekst}"
        for bokstav, navn, tekst in zip(valgte["bokstav"], valgte["navn"], valgte["tekst"], strict=True)
    )


def _base(points: pd.DataFrame, x: alt.X) -> alt.Chart:
    return alt.Chart(points).encode(
        x,
        _y("plass"),
        tooltip=[alt.Tooltip("navn:N", title="Kommune"), alt.Tooltip("tekst:N", title="Verdi")],
    )


def _dots(base: alt.Chart) -> list[alt.Chart]:
    ring: dict[str, Any] = {
        "size": 90,
        "filled": False,
        "stroke": theme.BUDSJETT,
        "strokeWidth": 1.5,
        "opacity": 1,
    }
    return [
        base.transform_filter("datum.slag == 'andre'").mark_point(size=16, color=theme.KONTEKST, opacity=0.6),
        base.transform_filter("datum.slag == 'gruppe'").mark_point(size=45, color=theme.BUDSJETT, opacity=1),
        base.transform_filter("datum.i_fylke").mark_point(**ring),
    ]


def _quartiles(verdier: "pd.Series[float]", form: Tallform, x: alt.X) -> list[alt.Chart]:
    """A rule each, its words on a line of their own, on the side where no other rule goes through them."""
    low, high = padded(verdier)
    to_the_right = float(verdier.quantile([0.25, 0.75]).mean()) <= (low + high) / 2
    rules = pd.DataFrame(
        [
            {
                "verdi": float(verdier.quantile(share)),
                "ord": f"{name} {form.sagt(float(verdier.quantile(share)))}",
                "plass": (line + 1) * _LINE,
                "slutt": _DOTS_END,
                "vekt": 2 if share == 0.5 else 1,
            }
            for line, (share, name) in enumerate(_QUARTILES if to_the_right else reversed(_QUARTILES))
        ]
    )
    align: Literal["left", "right"] = "left" if to_the_right else "right"
    base = alt.Chart(rules).encode(_y("plass"))
    return [
        base.mark_rule(strokeWidth=alt.ExprRef("datum.vekt")).encode(x, y2=alt.Y2("slutt:Q")),
        base.mark_text(align=align, baseline="bottom", dy=-1, fontSize=13).encode(
            x=alt.value(within("scale('x', datum.verdi)", "ord", align)), text=alt.Text("ord:N")
        ),
    ]


def _own(mine: pd.DataFrame, x: alt.X) -> list[alt.Chart]:
    if mine.empty:
        return []
    rows = mine.assign(ord=mine["navn"] + " " + mine["tekst"] + mine["over"], bunn=_BOTTOM - _LINE)
    base = alt.Chart(rows)
    own: dict[str, Any] = {"color": theme.REGNSKAP}
    return [
        base.mark_rule(strokeWidth=2, **own).encode(x, _y("plass"), y2=alt.Y2("bunn:Q")),
        base.mark_point(size=190, opacity=1, **own).encode(x, _y("plass")),
        base.mark_text(fontSize=14, fontWeight=600, baseline="top", dy=3, limit=alt.ExprRef("width")).encode(
            _y("bunn"),
            x=alt.value(within("scale('x', datum.verdi)", "ord", "center", 7.5)),
            text=alt.Text("ord:N"),
        ),
    ]


def _x(verdier: "pd.Series[float]", form: Tallform) -> alt.X:
    scale = alt.Scale(domain=list(padded(verdier)), nice=False)
    return alt.X("verdi:Q", title=None, scale=scale, axis=alt.Axis(format=form.akse, tickCount=5, grid=False))


def _y(felt: str) -> alt.Y:
    """In px from above, so that lines of words keep their places."""
    return alt.Y(f"{felt}:Q", title=None, axis=None, scale=alt.Scale(domain=[_BOTTOM, 0], nice=False))


def _signs(points: pd.DataFrame) -> list[str]:
    """What the dots mean, of those that are there."""
    gruppe = ["Store grå prikker: KOSTRA-gruppen."] if (points["slag"] == "gruppe").any() else []
    fylke = ["Ring: fylket."] if points["i_fylke"].any() else []
    valgte = [f"{chosen}."] if (chosen := _chosen(points)) else []
    return [*([" ".join([*gruppe, *fylke])] if gruppe or fylke else []), *valgte]


def _hvor(andel: float, av: str = "") -> str:
    """`høyere enn 44 %`; nobody is higher than all but the highest, or than none but the lowest."""
    if andel in (0, 100):
        return f"{'høyest' if andel else 'lavest'} {av}".rstrip()
    return f"høyere enn {text.number(min(max(andel, 1), 99))}{text.NO_BREAK}% {av}".rstrip()


def _over(andel: float) -> str:
    return "" if pd.isna(andel) else f", {_hvor(andel)}"
