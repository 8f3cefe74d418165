"""The budget bars of a year without accounts."""

import pandas as pd

from dashboard.charts import theme
from dashboard.charts.budsjett_per_sted import budsjett_per_sted

FRAME = pd.DataFrame({"navn": ["Eiendom", "Skole"], "aarsbudsjett": [-276_873_000.0, 1_354_949_000.0]})


def test_bars_are_outlined_largest_first_with_the_amount_beside():
    spec = budsjett_per_sted(FRAME, "Skole har størst netto budsjett").to_dict()
    bar = spec["layer"][0]
    assert spec["title"]["text"] == "Skole har størst netto budsjett"
    assert (bar["mark"]["filled"], bar["mark"]["stroke"]) == (False, theme.BUDSJETT)
    assert bar["encoding"]["y"]["sort"] == ["Skole", "Eiendom"]
    [data] = spec["datasets"].values()
    assert {row["tekst"] for row in data} == {"1\u00a0354,9\u00a0mill.\u00a0kr", "−276,9\u00a0mill.\u00a0kr"}


def test_the_scale_holds_both_the_least_and_zero():
    low, high = budsjett_per_sted(FRAME, "").to_dict()["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert low == -276.873
    assert high > 1_354.949
