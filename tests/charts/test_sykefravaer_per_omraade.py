"""Sick leave per tjenesteområde: highest first, hidden areas not drawn."""

from typing import Any

import pandas as pd

from dashboard.charts import sykefravaer_per_omraade
from dashboard.text import NO_BREAK

AREAS = pd.DataFrame(
    {"navn": ["OO", "HO", "PN"], "prosent": [8.0, 10.7, None], "prosent_i_fjor": [8.5, None, None]}
)  # fmt: skip


def test_the_title_and_the_description_name_the_highest_first() -> None:
    assert sykefravaer_per_omraade.message(AREAS).replace(NO_BREAK, " ") == "Høyest i HO: 10,7 %"
    described = sykefravaer_per_omraade.describe(AREAS, "oktober 2026").replace(NO_BREAK, " ")
    assert described.endswith("i oktober 2026, høyest først: HO 10,7 %, OO 8,0 %.")


def test_a_single_area_is_not_called_the_highest() -> None:
    assert sykefravaer_per_omraade.message(AREAS.iloc[[0]]) == "Sykefravær per tjenesteområde"


def test_a_hidden_area_is_not_in_the_charts_data() -> None:
    chart: Any = sykefravaer_per_omraade.draw(AREAS, "oktober 2026")
    rows = [row for data in chart.to_dict()["datasets"].values() for row in data]
    assert {row["navn"] for row in rows} == {"HO", "OO"}
