"""Twelve months' sick leave per tjenesteområde: highest first, with the twelve before as a mark."""

from typing import Any

import pandas as pd

from dashboard.charts import sykefravaer_rullerende
from dashboard.text import NO_BREAK

AREAS = pd.DataFrame(
    {"navn": ["OO", "HO"], "rullerende": [8.0, 10.7], "rullerende_i_fjor": [8.5, None], "ansatte": [40, 12]}
)


def test_the_title_and_the_description_name_the_highest_first() -> None:
    assert sykefravaer_rullerende.message(AREAS).replace(NO_BREAK, " ") == "Høyest i HO: 10,7 %"
    described = sykefravaer_rullerende.i_ord(AREAS).replace(NO_BREAK, " ")
    assert described.endswith("høyest først: HO 10,7 %, OO 8,0 % (8,5 % i de 12 før).")


def test_a_single_area_is_not_called_the_highest() -> None:
    assert sykefravaer_rullerende.message(AREAS.iloc[[0]]) == "Sykefravær per tjenesteområde"


def test_the_charts_data_holds_what_is_drawn_and_nothing_else() -> None:
    chart: Any = sykefravaer_rullerende.draw(AREAS)
    chart.to_dict(validate=True)
    rows = [row for data in chart.to_dict()["datasets"].values() for row in data]
    assert {key for row in rows for key in row} == {"navn", "rullerende", "rullerende_i_fjor", "tekst"}
    assert [row["navn"] for row in rows] == ["HO", "OO"]
