"""The year's budget per place: one outlined bar each, largest first."""

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme

_ROW = 24
_HEAD = 46  # of the height, for the title
_LABEL_ROOM = 0.3  # of the bars' span, kept free to the right of them for the figures


def budsjett_per_sted(frame: pd.DataFrame, title: str) -> alt.LayerChart | alt.FacetChart:
    """`frame` has navn and aarsbudsjett (kr net: expenditure +, revenue −). All bars share one scale."""
    bars = frame.sort_values("aarsbudsjett", ascending=False)[["navn", "aarsbudsjett"]]
    bars = bars.assign(mill=bars["aarsbudsjett"] / 1_000_000)
    bars["tekst"] = [text.millions(value) for value in bars["aarsbudsjett"]]
    low, high = min(bars["mill"].min(), 0.0), max(bars["mill"].max(), 0.0)
    room = (high - low or 1.0) * _LABEL_ROOM
    base = alt.Chart(bars).encode(
        y=alt.Y("navn:N", sort=list(bars["navn"]), title=None, axis=alt.Axis(labelOverlap=False)),
        tooltip=[alt.Tooltip("navn:N", title="Sted"), alt.Tooltip("tekst:N", title="Årsbudsjett")],
    )
    bar = base.mark_bar(height={"band": 0.62}, filled=False, stroke=theme.BUDSJETT, strokeWidth=1.5).encode(
        x=alt.X("mill:Q", title=None, axis=None, scale=alt.Scale(domain=[low, high + room], nice=False))
    )
    label = base.mark_text(align="right", fontSize=13).encode(text=alt.Text("tekst:N"), x=alt.value("width"))
    layers: list[alt.Chart] = [bar, label]
    return alt.layer(*layers).properties(
        title=alt.Title(title), height=_HEAD + _ROW * max(len(bars), 1), width="container"
    )
