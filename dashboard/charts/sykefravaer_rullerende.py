"""Sick leave over twelve months per tjenesteområde: a bar each, and a mark where the twelve before lay."""

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme

_NOW, _BEFORE = "Siste 12 måneder", "De 12 før"
_FRAME = 90  # pixels of title and axis: the page counts them in the chart's height


def draw(areas: pd.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """`areas`: navn, rullerende, rullerende_i_fjor (%, the latter may be null); one row per tjenesteområde."""
    bars = areas[["navn", "rullerende", "rullerende_i_fjor"]].sort_values("rullerende", ascending=False)
    bars = bars.assign(tekst=[text.percent(value) for value in bars["rullerende"]])
    top = float(bars[["rullerende", "rullerende_i_fjor"]].max().max()) * 1.3 or 1.0
    y = alt.Y("navn:N").title(None).sort(bars["navn"].tolist()).axis(labelLimit=220)
    x = (
        alt.X("rullerende:Q")
        .title("% av avtalte dagsverk")
        .scale(domain=[0, top], nice=False)
        .axis(tickCount=5, format=",.1~f")
    )
    tooltip = [
        alt.Tooltip("navn:N", title="Tjenesteområde"),
        alt.Tooltip("rullerende:Q", title=_NOW, format=theme.FORMAT_PROSENT),
        alt.Tooltip("rullerende_i_fjor:Q", title=_BEFORE, format=theme.FORMAT_PROSENT),
    ]
    base = alt.Chart()
    layers: list[alt.Chart] = [
        base.mark_bar(height={"band": 0.5}).encode(x, y, tooltip=tooltip),
        base.mark_tick(thickness=3, height={"band": 0.8}, color=theme.FJORAAR).encode(
            alt.X("rullerende_i_fjor:Q"), y, tooltip=tooltip
        ),
        base.mark_text(align="right", fontSize=13).encode(y=y, x=theme.RIGHT_EDGE, text=alt.Text("tekst:N")),
    ]
    title = alt.TitleParams(message(areas), subtitle=f"Søyle: {_NOW.lower()}. Grå strek: {_BEFORE.lower()}.")
    return alt.layer(*layers, data=bars).properties(title=title, height=_FRAME + 34 * len(bars))


def message(areas: pd.DataFrame) -> str:
    """Where it is highest."""
    if len(areas) < 2:
        return "Sykefravær per tjenesteområde"
    highest = areas.sort_values("rullerende", ascending=False).iloc[0]
    return f"Høyest i {highest['navn']}: {text.percent(highest['rullerende'])}"


def i_ord(areas: pd.DataFrame) -> str:
    """The chart in a sentence, for those who do not see it."""
    ordered = areas.sort_values("rullerende", ascending=False).to_dict("records")
    return (
        "Søylediagram over sykefraværet de siste 12 månedene per tjenesteområde, høyest først:"
        f" {', '.join(_area(row) for row in ordered)}."
    )


def _area(row: Mapping[Any, Any]) -> str:
    said = f"{row['navn']} {text.percent(row['rullerende'])}"
    before = row["rullerende_i_fjor"]
    return said if pd.isna(before) else f"{said} ({text.percent(before)} i de 12 før)"
