"""A chart on a page: drawn once, shown as it was drawn."""

import altair as alt
import pandas as pd

from dashboard.charts import theme
from dashboard.ui.chart import draw

BARS = pd.DataFrame(
    {"navn": ["Skole", "NAV"], "avvik": [1.5, None], "dag": pd.to_datetime(["2026-10-01"] * 2)}
)


def chart():
    bars = alt.Chart(BARS).mark_bar().encode(alt.X("avvik:Q"), alt.Y("navn:N"))
    return bars + alt.Chart(pd.DataFrame({"avvik": [0.0]})).mark_rule().encode(alt.X("avvik:Q"))


def test_a_drawing_holds_the_whole_chart_and_its_data():
    drawing = draw(chart(), description="Avvik per sted.")
    names = {drawing.spec["data"]["name"]} if "data" in drawing.spec else set()
    names |= {layer["data"]["name"] for layer in drawing.spec["layer"] if "data" in layer}
    assert names == set(drawing.spec["datasets"])
    rows = [table.to_pylist() for table in drawing.spec["datasets"].values()]
    assert [{"navn": "Skole", "avvik": 1.5, "dag": "2026-10-01T00:00:00"}, {"navn": "NAV", "avvik": None, "dag": "2026-10-01T00:00:00"}] in rows  # fmt: skip
    assert drawing.description == "Avvik per sted."


def test_a_drawing_has_the_look_of_the_house():
    assert draw(chart(), description="Avvik.").spec["config"]["locale"]["number"] == theme.NUMBER_LOCALE
