"""Cost against coverage or quality: a dot per municipality, and in words whether the two go together."""

import textwrap
from typing import Any

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

_PLOT = 330
_AXIS = 34
_TITLE_LINE = 16
_MEDIAN_LINE = 20  # px over the dots, for the words of the upright median
_FEWEST = 10  # municipalities: among fewer a correlation says nothing
_STRENGTHS = ((0.6, "Tydelig"), (0.4, "Noe"), (0.2, "Svak"))


def draw(rader: pd.DataFrame, kostnad: Nokkeltall, kvalitet: Nokkeltall) -> alt.LayerChart | alt.FacetChart:
    """`rader`: navn, kostnad, kvalitet, i_gruppe (in its KOSTRA group), valgt (compared with by choice) and egen (bool); a
    row per municipality. Those without both figures are left out, and counted. `kvalitet` may be a coverage as well."""
    points = _points(rader, kostnad, kvalitet)
    gruppe = ["Store grå prikker: KOSTRA-gruppen."] if (points["slag"] == "gruppe").any() else []
    valgte = [f"{chosen}."] if (chosen := _chosen(points)) else []
    title, head = heading(message(rader, kvalitet), *_correlation(rader), *_left_out(rader), *gruppe, *valgte)
    if points.empty:
        return empty(title, head)
    x = _axis(alt.X, "kostnad", points, kostnad)
    y = _axis(alt.Y, "kvalitet", points, kvalitet, _MEDIAN_LINE / _PLOT)
    base = alt.Chart(points).encode(
        x,
        y,
        tooltip=[
            alt.Tooltip("navn:N", title="Kommune"),
            alt.Tooltip("kostnad_tekst:N", title=kostnad.tittel),
            alt.Tooltip("kvalitet_tekst:N", title=kvalitet.tittel),
        ],
    )
    own = base.transform_filter("datum.slag == 'egen'")
    layers = [
        base.transform_filter("datum.slag == 'andre'").mark_point(size=22, color=theme.KONTEKST, opacity=0.6),
        base.transform_filter("datum.slag == 'gruppe'").mark_point(size=48, color=theme.BUDSJETT, opacity=1),
        *(_medians(points, kostnad, kvalitet, x, y) if len(points) > 1 else []),
        *lettered(base),
        own.mark_point(size=190, color=theme.REGNSKAP, opacity=1),
        own.mark_text(fontSize=14, fontWeight=600, dy=-17).encode(
            x=alt.value(within("scale('x', datum.kostnad)", "navn", "center", 7.8)), text=alt.Text("navn:N")
        ),
    ]
    below = _TITLE_LINE * len(_lines(kostnad)) + _TITLE_LINE * len(_lines(kvalitet))
    return alt.layer(*layers).properties(title=title, height=head + _PLOT + _AXIS + below, width="container")


def sammenheng(rader: pd.DataFrame) -> float | None:
    """Spearman's rank correlation between kostnad and kvalitet, −1 to 1; None where too few differ to tell."""
    kjente = rader.dropna(subset=["kostnad", "kvalitet"])
    if len(kjente) < _FEWEST or kjente["kostnad"].nunique() == 1 or kjente["kvalitet"].nunique() == 1:
        return None
    return float(kjente["kostnad"].rank().corr(kjente["kvalitet"].rank()))


def message(rader: pd.DataFrame, kvalitet: Nokkeltall) -> str:
    """Whether cost and `kvalitet` go together: claimed only where chance alone would seldom make it look so."""
    r, antall = sammenheng(rader), len(rader.dropna(subset=["kostnad", "kvalitet"]))
    if r is None:
        return f"Kostnad og {kvalitet.navn}"
    strength = next((word for limit, word in _STRENGTHS if abs(r) >= limit), None)
    if strength is None or abs(r) * (antall - 1) ** 0.5 < 1.96:
        return f"Ingen klar sammenheng mellom kostnad og {kvalitet.navn}"
    level = "høye" if r > 0 else "lave"
    return f"{strength} sammenheng: kommuner med høy kostnad har oftere {level} tall for {kvalitet.navn}"


def describe(rader: pd.DataFrame, kostnad: Nokkeltall, kvalitet: Nokkeltall) -> str:
    """The chart in a sentence, for those who do not see it."""
    kjente = rader.dropna(subset=["kostnad", "kvalitet"])
    if kjente.empty:
        return f"Ingen kommuner har tall for både {kostnad.navn} og {kvalitet.navn}."
    forms = _form(kjente, "kostnad", kostnad), _form(kjente, "kvalitet", kvalitet)
    mine = egen_rad(kjente)
    said = (
        ""
        if mine is None
        else f" {mine['navn']}: {forms[0].sagt(mine['kostnad'])} og {forms[1].sagt(mine['kvalitet'])}."
    )
    return (
        f"Punktdiagram over {kostnad.navn} og {kvalitet.navn} i {text.count(len(kjente), 'kommune', 'kommuner')}."
        f"{said} Medianene er {forms[0].sagt(kjente['kostnad'].median())} og {forms[1].sagt(kjente['kvalitet'].median())}."
        f" {message(rader, kvalitet)}. {' '.join([*_correlation(rader), *_left_out(rader)])}"
    ).rstrip()


def _correlation(rader: pd.DataFrame) -> list[str]:
    r, antall = sammenheng(rader), len(rader.dropna(subset=["kostnad", "kvalitet"]))
    kommuner = text.count(antall, "kommune", "kommuner")
    if not antall:
        return []
    if r is None:
        return [f"{kommuner} er for få, eller for like, til å si om de følger hverandre."]
    return [f"Rangkorrelasjon {text.number(r, 2)} i {kommuner}. Den sier ikke hva som er årsak."]


def _left_out(rader: pd.DataFrame) -> list[str]:
    """How many of those with one of the figures lack the other."""
    begge = int(rader[["kostnad", "kvalitet"]].notna().all(axis="columns").sum())
    minst_ett = int(rader[["kostnad", "kvalitet"]].notna().any(axis="columns").sum())
    if begge in (0, minst_ett):
        return []
    mangler = "én" if minst_ett - begge == 1 else text.number(minst_ett - begge)
    return [
        f"{text.number(begge)} av {text.count(minst_ett, 'kommune', 'kommuner')} er med: {mangler} mangler"
        " ett av tallene. Medianene kan derfor være andre enn under Fordeling."
    ]


def _chosen(points: pd.DataFrame) -> str:
    """`A Bodø, B Fauske`."""
    valgte = points[points["bokstav"] != ""].sort_values("bokstav")
    return ", ".join(
        f"{bokstav}{text.NO_BREAK}{navn}"
        for bokstav, navn in zip(valgte["bokstav"], valgte["navn"], strict=True)
    )


def _points(rader: pd.DataFrame, kostnad: Nokkeltall, kvalitet: Nokkeltall) -> pd.DataFrame:
    kjente = rader.dropna(subset=["kostnad", "kvalitet"])
    egen, gruppe = kjente["egen"].astype(bool), kjente["i_gruppe"].astype(bool)
    cost, quality = _form(kjente, "kostnad", kostnad), _form(kjente, "kvalitet", kvalitet)
    bokstaver = letters(kjente, "kostnad")
    slag = gruppe.map({True: "gruppe", False: "andre"}).mask(egen, "egen")
    return pd.DataFrame(
        {
            "navn": kjente["navn"],
            "kostnad": kjente["kostnad"].astype(float),
            "kvalitet": kjente["kvalitet"].astype(float),
            "kostnad_tekst": [cost.sagt(verdi) for verdi in kjente["kostnad"]],
            "kvalitet_tekst": [quality.sagt(verdi) for verdi in kjente["kvalitet"]],
            "slag": slag.mask(pd.Series(bokstaver, kjente.index, dtype=object) != "", "valgt"),
            "bokstav": bokstaver,
        }
    )


def _medians(
    points: pd.DataFrame, kostnad: Nokkeltall, kvalitet: Nokkeltall, x: alt.X, y: alt.Y
) -> list[alt.Chart]:
    cost, quality = float(points["kostnad"].median()), float(points["kvalitet"].median())
    row = pd.DataFrame(
        {
            "kostnad": [cost],
            "kvalitet": [quality],
            "bortover": [f"median {_form(points, 'kostnad', kostnad).sagt(cost)}"],
            "oppover": [f"median {_form(points, 'kvalitet', kvalitet).sagt(quality)}"],
        }
    )
    base = alt.Chart(row)
    return [
        base.mark_rule().encode(x),
        base.mark_rule().encode(y),
        base.mark_text(fontSize=13, align="left", baseline="top").encode(
            x=alt.value(within("scale('x', datum.kostnad) + 5", "bortover", "left")),
            y=alt.value(0),
            text=alt.Text("bortover:N"),
        ),
        base.mark_text(fontSize=13, align="right", baseline="bottom", dy=-3).encode(
            y, x=theme.RIGHT_EDGE, text=alt.Text("oppover:N")
        ),
    ]


def _axis(channel: Any, felt: str, points: pd.DataFrame, nokkeltall: Nokkeltall, above: float = 0.0) -> Any:
    low, high = padded(points[felt])
    axis = alt.Axis(
        format=_form(points, felt, nokkeltall).akse, tickCount=5, grid=False, title=_lines(nokkeltall)
    )
    scale = alt.Scale(domain=[low, high + (high - low) * above], nice=False, zero=False)
    return channel(f"{felt}:Q", axis=axis, scale=scale)


def _lines(nokkeltall: Nokkeltall) -> list[str]:
    return textwrap.wrap(nokkeltall.overskrift, 48, break_on_hyphens=False)


def _form(points: pd.DataFrame, felt: str, nokkeltall: Nokkeltall) -> Tallform:
    return tallform(points[felt], nokkeltall.enhet)
