"""A chart on a page: full width, and what it says in words under it."""

from dataclasses import dataclass
from typing import Any

import altair as alt
import pyarrow as pa
import streamlit as st

from dashboard.charts import theme
from dashboard.ui import markdown

AnyChart = alt.Chart | alt.LayerChart | alt.HConcatChart | alt.VConcatChart | alt.ConcatChart | alt.FacetChart


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as the browser gets it, and what it says in words: dear to make, cheap to show again."""

    spec: dict[str, Any]
    description: str


def draw(chart: AnyChart, *, description: str) -> Drawing:
    """`description` says in a sentence what the chart shows, for those who do not see it and those who do."""
    theme.apply()
    # That a chart is valid is for its tests to see, not for the reader to wait for.
    spec = chart.to_dict(validate=False)
    data = {name: pa.Table.from_pylist(rows) for name, rows in spec.get("datasets", {}).items()}
    return Drawing({**spec, "datasets": data}, description)


def show_drawing(drawing: Drawing) -> None:
    # Streamlit's own theme only fills what ours leaves open: text and grid in light and dark.
    spec = theme.in_mode(drawing.spec, dark=st.context.theme.type == "dark")
    st.vega_lite_chart(spec, width="stretch", theme="streamlit", alt=drawing.description)
    st.caption(markdown.sentence(drawing.description))
