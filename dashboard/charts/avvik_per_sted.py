"""Deviation per place: one bar each, largest first, blue and orange with sign and word."""

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme
from dashboard.charts.rundt_null import rundt_null

_ROW = 24
_HEAD = 46  # of the height, for the title
_FIGURES = 165  # px to the right of the bars, kept free for the figures
_NAMES = "containerSize()[0] < 480 ? 100 : 210"  # px at most for the names: shorter on a phone


def avvik_per_sted(frame: pd.DataFrame, title: str) -> alt.LayerChart | alt.FacetChart:
    """`frame` has navn and avvik (kr, + is mindreforbruk). All bars share one scale."""
    bars = frame.dropna(subset=["avvik"]).sort_values("avvik")[["navn", "avvik"]]
    bars = bars.assign(
        mill=bars["avvik"] / 1_000_000,
        ord=[text.avvik(value) for value in bars["avvik"]],
        farge=[theme.colour_of_avvik(value) for value in bars["avvik"]],
    )
    in_millions = bool((bars["avvik"].abs() >= 1_000_000).any())
    bars["tekst"] = [_label(value, in_millions) for value in bars["avvik"]]
    base = alt.Chart().encode(
        tooltip=[alt.Tooltip("navn:N", title="Sted"), alt.Tooltip("tekst:N", title="Avvik")]
    )
    layers = rundt_null(
        base, bars["mill"].tolist(), names=bars["navn"].tolist(), label_limit=_NAMES, figures=_FIGURES
    )
    return alt.layer(
        *layers,
        data=bars,
        title=alt.Title(title),
        height=_HEAD + _ROW * max(len(bars), 1),
        width="container",
    )


def _label(value: float, in_millions: bool) -> str:
    """One unit in the whole chart: two decimals of a million, so that the smaller bars too have a figure."""
    shown = (
        f"{text.number(value / 1_000_000, 2, signed=True)}{text.NO_BREAK}mill.{text.NO_BREAK}kr"
        if in_millions
        else text.kroner(value, signed=True)
    )
    return f"{shown} {text.avvik(value)}"
