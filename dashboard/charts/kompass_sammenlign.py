"""Two evaluations by one yardstick, area by area: two bars under each area's name, with their points."""

from collections.abc import Callable
from functools import partial

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme
from dashboard.charts.wrapped import heading, under_names

_LINE, _BAR, _AIR, _GAP = (
    17,
    13,
    2,
    9,
)  # px of a line of words, of a bar, of the air between two, and under a row
_AXIS = 26  # px for the points under the bars
_FIGURES = 62  # px to the right of the longest bar, kept free for its points


def draw(par: pd.DataFrame, egen: str, annen: str, title: str) -> alt.LayerChart | alt.FacetChart:
    """`par`: navn, maks, egen, annen (points; missing: not known), a row per area, in the order to show. `egen`, `annen`: whose
    the upper and the lower bars are."""
    bars, rows = _bars(par, egen, annen), under_names(partial(_rows, par["navn"].astype(str).tolist()))
    scale = rows.scale
    most = float(par["maks"].max()) if len(par) else 100.0
    x = (
        alt.X("poeng:Q")
        .title(None)
        .scale(domain=[0, most], range=[0, alt.ExprRef(f"max(width - {_FIGURES}, 60)")], nice=False)
        .axis(values=[0, most / 2, most], labelExpr="datum.value + ' poeng'", labelFlush=True)
    )
    top, middle = alt.Y("topp:Q", scale=scale, axis=None), alt.Y("midt:Q", scale=scale, axis=None)
    tooltip = [
        alt.Tooltip("navn:N", title="Område"),
        alt.Tooltip("hvem:N", title="Hvem"),
        alt.Tooltip("tekst:N", title="Poeng"),
    ]
    layers = [
        rows.chart(bars.dropna(subset="poeng").assign(null=0))
        .mark_rect()
        .encode(
            x,
            top,
            x2=alt.X2("null:Q"),
            y2=alt.Y2("bunn:Q"),
            color=alt.Color("farge:N", scale=None),
            tooltip=tooltip,
        ),
        rows.chart(bars.assign(poeng=bars["poeng"].fillna(0)))
        .mark_text(align="left", dx=5, fontSize=12, fontWeight=alt.ExprRef("datum.vekt"))
        .encode(x, middle, text=alt.Text("tekst:N")),
        rows.chart(bars[["hvem"]].iloc[::2])
        .mark_text(
            align="left", baseline="top", fontSize=13, fontWeight=600, lineBreak="\n", lineHeight=_LINE
        )
        .encode(alt.Y("ord:Q", scale=scale, axis=None), x=alt.value(0), text=alt.Text("linjer:N")),
    ]
    head, above = heading(title, f"Øverst, blå: {egen}", f"Under, grå: {annen}")
    return alt.layer(*layers).properties(
        title=head, height=rows.narrow_height + above + _AXIS, width="container"
    )


def describe(par: pd.DataFrame, egen: str, annen: str) -> str:
    """The chart in a sentence, for those who do not see it."""
    sagt = "; ".join(
        f"{rad['navn']} {_said(rad['egen'])} mot {_said(rad['annen'])}" for rad in par.to_dict("records")
    )
    return f"Søylediagram over poeng per område, {egen} mot {annen}: {sagt}."


def _bars(par: pd.DataFrame, egen: str, annen: str) -> pd.DataFrame:
    """Two rows for each of `par`: navn, hvem, poeng, tekst, farge, vekt."""
    return pd.DataFrame(
        [
            {"navn": rad["navn"], "hvem": hvem, "poeng": rad[felt], "tekst": _said(rad[felt]), "farge": farge, "vekt": vekt}
            for rad in par.to_dict("records")
            for felt, hvem, farge, vekt in (
                ("egen", egen, theme.REGNSKAP, 600),
                ("annen", annen, theme.KONTEKST, 400),
            )
        ],
        columns=["navn", "hvem", "poeng", "tekst", "farge", "vekt"],
    )  # fmt: skip


def _rows(names: list[str], broken: Callable[[str], list[str]]) -> tuple[pd.DataFrame, int]:
    """Where the two bars of each stand, the name over the upper, in px from the top, and how high they are together."""
    placed, top = [], 4
    for name in names:
        lines = broken(name)
        bar = top + _LINE * len(lines)
        for begins in (bar, bar + _BAR + _AIR):
            placed.append(
                {
                    "linjer": "\n".join(lines) if begins == bar else "",
                    "ord": top,
                    "topp": begins,
                    "midt": begins + _BAR / 2,
                    "bunn": begins + _BAR,
                }
            )
        top = bar + 2 * (_BAR + _AIR) + _GAP
    return pd.DataFrame(placed, columns=["linjer", "ord", "topp", "midt", "bunn"]), top


def _said(poeng: float) -> str:
    return "ukjent" if pd.isna(poeng) else text.points(poeng)
