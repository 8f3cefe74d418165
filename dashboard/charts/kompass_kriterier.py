"""Sub-criteria of Kommunekompasset: each a bar of how much of its maximum it got."""

from collections.abc import Callable
from functools import partial

import altair as alt
import pandas as pd

from dashboard.charts import theme
from dashboard.charts.wrapped import heading, under_names

_LINE, _BAR, _GAP = 17, 16, 10  # px of a line of words over a bar, of the bar, and of the air under it
_AXIS = 26  # px for the shares under the bars
_FIGURES = 92  # px to the right of the bars, kept free for the points


def draw(kriterier: pd.DataFrame, title: str) -> alt.LayerChart | alt.FacetChart:
    """`kriterier`: navn, andel (% of its maximum; missing: not known), tekst (`6,7 av 20`), a row per sub-criterion, in the
    order to show."""
    rows = under_names(partial(_rows, kriterier["navn"].tolist()))
    drawn = kriterier[["navn", "andel", "tekst"]].reset_index(drop=True)
    known, pixels = drawn.dropna(subset="andel"), rows.scale
    top, below = alt.Y("topp:Q", scale=pixels, axis=None), alt.Y2("bunn:Q")
    middle = alt.Y("midt:Q", scale=pixels, axis=None)
    x = (
        alt.X("andel:Q")
        .title(None)
        .scale(domain=[0, 100], range=[0, alt.ExprRef(f"max(width - {_FIGURES}, 60)")], nice=False)
        .axis(values=[0, 50, 100], labelExpr="datum.value + '\u00a0%'", labelFlush=True)
    )
    tooltip = [
        alt.Tooltip("navn:N", title="Delkriterium"),
        alt.Tooltip("tekst:N", title="Poeng"),
        alt.Tooltip("andel:Q", title="Andel (%)", format=theme.FORMAT_PROSENT),
    ]
    layers = [
        rows.chart(drawn.assign(andel=100, null=0))
        .mark_rect(filled=False, stroke=theme.BUDSJETT, strokeWidth=1)
        .encode(x, top, x2=alt.X2("null:Q"), y2=below),
        rows.chart(known.assign(null=0))
        .mark_rect(color=theme.REGNSKAP)
        .encode(x, top, x2=alt.X2("null:Q"), y2=below, tooltip=tooltip),
        rows.chart(drawn)
        .mark_text(align="right", fontSize=13)
        .encode(middle, text=alt.Text("tekst:N"), x=theme.RIGHT_EDGE),
        rows.chart(drawn[[]])
        .mark_text(
            align="left", baseline="top", fontSize=13, fontWeight=600, lineBreak="\n", lineHeight=_LINE
        )
        .encode(alt.Y("ord:Q", scale=pixels, axis=None), x=alt.value(0), text=alt.Text("linjer:N")),
    ]
    head, above = heading(title, "Søyle: andel av poengene. Omriss: det høyeste en kan få.")
    return alt.layer(*layers).properties(
        title=head, height=rows.narrow_height + above + _AXIS, width="container"
    )


def describe(kriterier: pd.DataFrame) -> str:
    """The chart in a sentence, for those who do not see it."""
    sagt = "; ".join(
        f"{navn} {tekst}" for navn, tekst in zip(kriterier["navn"], kriterier["tekst"], strict=True)
    )
    return f"Søylediagram over poeng per delkriterium: {sagt}."


def _rows(names: list[str], broken: Callable[[str], list[str]]) -> tuple[pd.DataFrame, int]:
    """Where each row's words and bar stand, in px from the top, and how high they are together."""
    placed, top = [], 4
    for name in names:
        lines = broken(name)
        bar = top + _LINE * len(lines)
        placed.append(
            {
                "linjer": "\n".join(lines),
                "ord": top,
                "topp": bar,
                "midt": bar + _BAR / 2,
                "bunn": bar + _BAR,
            }
        )
        top = bar + _BAR + _GAP
    return pd.DataFrame(placed, columns=["linjer", "ord", "topp", "midt", "bunn"]), top
