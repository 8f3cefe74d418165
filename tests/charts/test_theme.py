"""Every chart is readable in light and in dark."""

import altair as alt
import pandas as pd
import pytest

from dashboard.charts import theme


@pytest.mark.parametrize(("dark", "ink"), [(False, theme.INK_LIGHT), (True, theme.INK_DARK)])
def test_words_in_a_chart_have_the_ink_of_the_mode(dark, ink):
    chart = alt.Chart(pd.DataFrame({"x": [1]})).mark_text().encode(x="x:Q")
    config = theme.in_mode(chart.to_dict(), dark=dark)["config"]
    assert (config["text"]["color"], config["title"]["color"], config["title"]["subtitleColor"]) == (ink,) * 3
    assert config["font"] == theme.FONT
