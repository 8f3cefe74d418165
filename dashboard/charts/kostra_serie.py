"""A figure through the years: the municipality thick, the others grey and named at their ends. What cannot be held against
today is dashed, and what is not known is a gap."""

from typing import Any

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme
from dashboard.charts.kostra_tall import (
    Nokkeltall,
    Tallform,
    empty,
    listed,
    merket,
    padded,
    tallform,
    within,
)
from dashboard.charts.wrapped import heading

_PLOT = 270  # px of the lines
_AXIS = 30
_CLOSEST = 17  # px between the names at the lines' ends
_NAMES = "(containerSize()[0] < 480 ? 118 : 215)"  # px to the right of the lines, for the names
_BREAK_LINE = 17  # px of the words over a break

# What Altair lets a mark take from its row.
_WEIGHT = alt.ExprRef("datum.egen ? 600 : 400")
_COLOUR = alt.ExprRef(f"datum.egen ? '{theme.REGNSKAP}' : '{theme.KONTEKST}'")


def draw(
    rader: pd.DataFrame, nokkeltall: Nokkeltall, *, faste_priser: bool
) -> alt.LayerChart | alt.FacetChart:
    """`rader`: region, navn, aar, verdi, fast (verdi in the prices of prisaar, which is null where prices are no matter),
    merke (why verdi is empty, else null), brudd (of another area or grouping than today's) and egen (bool); a row per
    region and year. A year without a row is unknown too."""
    serier = _serier(rader, faste_priser)
    form = tallform(serier["verdi"], nokkeltall.enhet)
    title, head = heading(
        message(rader, nokkeltall, faste_priser=faste_priser),
        nokkeltall.med(priser(rader, nokkeltall, faste_priser=faste_priser)),
        *(["Stiplet: kan ikke sammenlignes med i dag."] if serier["brudd"].any() else []),
    )
    if serier["verdi"].isna().all():
        return empty(title, head)
    brudd = _breaks(serier)
    low, high = padded(serier["verdi"], 0.06)
    per_px = (high - low) / _PLOT
    x = _x(serier["aar"])
    y = alt.Y(
        "verdi:Q",
        title=None,
        scale=alt.Scale(domain=[low, high + per_px * _BREAK_LINE * len(brudd)], nice=False),
        axis=alt.Axis(format=form.akse, tickCount=5),
    )
    layers = [*_rules(brudd, x), *_lines(_runs(serier, form), x, y), *_names(serier, x, y, per_px)]
    height = head + _PLOT + _BREAK_LINE * len(brudd) + _AXIS
    return alt.layer(*layers).properties(title=title, height=height, width="container")


def message(rader: pd.DataFrame, nokkeltall: Nokkeltall, *, faste_priser: bool) -> str:
    """Where the municipality is now, and how far it has come since the first year that can be held against it."""
    serier = _serier(rader, faste_priser)
    mine = serier.loc[serier["egen"]].dropna(subset="verdi")
    if mine.empty:
        return nokkeltall.tittel
    form, now = tallform(serier["verdi"], nokkeltall.enhet), mine.iloc[-1]
    said = f"{now['navn']}: {form.sagt(now['verdi'])} i {now['aar']}"
    before = mine.loc[mine["brudd"] == now["brudd"]].iloc[0]
    if before["aar"] == now["aar"]:
        return said
    change = form.avrundet(now["verdi"]) - form.avrundet(before["verdi"])
    if not change:
        return f"{said}, som i {before['aar']}"
    size = (
        f"{text.number(abs(change) / before['verdi'] * 100)}{text.NO_BREAK}%"
        if nokkeltall.enhet == "kr" and before["verdi"] > 0
        else form.forskjell(change)
    )
    return f"{said}, {'opp' if change > 0 else 'ned'} {size} siden {before['aar']}"


def describe(rader: pd.DataFrame, nokkeltall: Nokkeltall, *, faste_priser: bool) -> str:
    """The chart in a sentence, for those who do not see it: where each begins and ends, and what is missing."""
    serier = _serier(rader, faste_priser)
    if serier["verdi"].isna().all():
        return f"Ingen tall å vise for {nokkeltall.navn}."
    form = tallform(serier["verdi"], nokkeltall.enhet)
    said = "; ".join(
        _from_to(serie.dropna(subset="verdi"), form) for _, serie in serier.groupby("region", sort=False)
        if serie["verdi"].notna().any()
    )  # fmt: skip
    i_priser = f" ({ord_})" if (ord_ := priser(rader, nokkeltall, faste_priser=faste_priser)) else ""
    return " ".join(
        [
            f"Linjediagram over {nokkeltall.navn}{i_priser}. {said}.",
            *(f"B{rad['ord'][1:]} for {rad['hvem']}." for rad in _breaks(serier).to_dict("records")),
            *_missing(serier),
        ]
    )


def _serier(rader: pd.DataFrame, faste_priser: bool) -> pd.DataFrame:
    """The own municipality last, to lie over the others."""
    serier = pd.DataFrame(
        {
            "region": rader["region"],
            "navn": rader["navn"],
            "aar": rader["aar"].astype(int),
            "verdi": rader["fast" if faste_priser else "verdi"].astype(float),
            "merke": rader["merke"],
            "brudd": rader["brudd"].astype(bool),
            "egen": rader["egen"].astype(bool),
        }
    )
    return serier.sort_values(["egen", "aar"], kind="stable", ignore_index=True)


def _runs(serier: pd.DataFrame, form: Tallform) -> pd.DataFrame:
    """Each line in the pieces that may be joined: year after year, on one side of a break."""
    pieces = []
    for region, serie in serier.dropna(subset="verdi").groupby("region", sort=False):
        new = (serie["aar"].diff() != 1) | (serie["brudd"] != serie["brudd"].shift())
        pieces.append(serie.assign(linje=[f"{region}/{nr}" for nr in new.cumsum()]))
    columns = ["navn", "aar", "verdi", "brudd", "egen", "linje", "tekst"]
    if not pieces:
        return pd.DataFrame(columns=columns)
    runs = pd.concat(pieces).sort_values("egen", kind="stable")
    return runs.assign(tekst=[form.sagt(verdi) for verdi in runs["verdi"]])[columns]


def _lines(runs: pd.DataFrame, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    tooltip = [
        alt.Tooltip("navn:N", title="Sted"),
        alt.Tooltip("aar:Q", title="År", format="d"),
        alt.Tooltip("tekst:N", title="Verdi"),
    ]
    base = alt.Chart(runs).encode(x, y, tooltip=tooltip)
    line = base.encode(alt.Detail("linje:N"))
    look: dict[str, Any] = {"color": _COLOUR, "strokeWidth": alt.ExprRef("datum.egen ? 3.5 : 1.5")}
    return [
        line.transform_filter("!datum.brudd").mark_line(**look),
        line.transform_filter("datum.brudd").mark_line(**look, strokeDash=[4, 3]),
        base.mark_point(opacity=1, color=_COLOUR, size=alt.ExprRef("datum.egen ? 50 : 14")),
    ]


def _names(serier: pd.DataFrame, x: alt.X, y: alt.Y, per_px: float) -> list[alt.Chart]:
    ends = serier.dropna(subset="verdi").groupby("region", sort=False).last()
    ends = ends.assign(aar=serier["aar"].max(), verdi=_apart(ends["verdi"], _CLOSEST * per_px))
    names = alt.Chart(ends[["navn", "aar", "verdi", "egen"]]).mark_text(
        align="left", dx=9, fontSize=13, fontWeight=_WEIGHT, limit=alt.ExprRef(f"{_NAMES} - 10")
    )
    return [names.encode(x, y, text=alt.Text("navn:N"), tooltip=alt.Tooltip("navn:N", title="Sted"))]


def _apart(ends: "pd.Series[float]", least: float) -> list[float]:
    """The same order from below, each at least `least` above the one before, together where they were."""
    moved = ends.sort_values()
    for nr in range(1, len(moved)):
        moved.iloc[nr] = max(moved.iloc[nr], moved.iloc[nr - 1] + least)
    return list((moved - (moved - ends).mean()).reindex(ends.index))


def _breaks(serier: pd.DataFrame) -> pd.DataFrame:
    """The years whose figures are the first that can be held against today's, and whose they are."""
    first = [
        (serie["navn"].iloc[0], int(serie.loc[~serie["brudd"], "aar"].min()))
        for _, serie in serier.groupby("region", sort=False)
        if serie["brudd"].any() and not serie["brudd"].all()
    ]
    years = sorted({year for _, year in first})
    return pd.DataFrame(
        {
            "aar": [year - 0.5 for year in years],
            "ord": [f"brudd {year}" for year in years],
            "hvem": [listed([navn for navn, aar in first if aar == year]) for year in years],
        }
    )


def _rules(brudd: pd.DataFrame, x: alt.X) -> list[alt.Chart]:
    rows = brudd.assign(plass=[(nr + 1) * _BREAK_LINE for nr in range(len(brudd))])
    base = alt.Chart(rows)
    return [
        base.mark_rule(strokeDash=[2, 2]).encode(x),
        base.mark_text(align="left", baseline="bottom", dy=-3, fontSize=13).encode(
            x=alt.value(within("scale('x', datum.aar) + 5", "ord", "left")),
            y=alt.value(alt.ExprRef("datum.plass")),
            text=alt.Text("ord:N"),
        ),
    ]


def _x(aar: "pd.Series[int]") -> alt.X:
    first, last = int(aar.min()), int(aar.max())
    span = max(last - first, 1)
    with_room = alt.ExprRef(f"{last} + {span} * {_NAMES} / max(width - {_NAMES}, 40)")
    axis = alt.Axis(format="d", values=list(range(first, last + 1)), grid=False, labelOverlap=True)
    scale = alt.Scale(domainMin=first - 0.03 * span, domainMax=with_room, nice=False, zero=False)
    return alt.X("aar:Q", title=None, axis=axis, scale=scale)


def priser(rader: pd.DataFrame, nokkeltall: Nokkeltall, *, faste_priser: bool) -> str:
    """Which prices the figures are in: `faste 2025-priser`; empty where they are not in kr."""
    if nokkeltall.enhet != "kr":
        return ""
    if not faste_priser:
        return "løpende priser"
    prisaar = rader["prisaar"].dropna()
    return "faste priser" if prisaar.empty else f"faste {int(prisaar.iloc[0])}-priser"


def _from_to(serie: pd.DataFrame, form: Tallform) -> str:
    first, last = serie.iloc[0], serie.iloc[-1]
    if first["aar"] == last["aar"]:
        return f"{last['navn']}: {form.sagt(last['verdi'])} i {last['aar']}"
    return (
        f"{last['navn']}: fra {form.sagt(first['verdi'])} i {first['aar']}"
        f" til {form.sagt(last['verdi'])} i {last['aar']}"
    )


def _missing(serier: pd.DataFrame) -> list[str]:
    """What stands in place of the own municipality's figures, and when."""
    mine = serier.loc[serier["egen"] & serier["verdi"].isna()]
    return [
        f"{mine['navn'].iloc[0]}, {listed([str(aar) for aar in years['aar']])}: {merket(merke)}."
        for merke, years in mine.groupby(mine["merke"].fillna(""), sort=False)
    ]
