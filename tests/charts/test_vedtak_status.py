"""Decisions by status: the message counts the open ones, the bars part late from the rest."""

from typing import Any

import pandas as pd
import pytest

from dashboard.charts import vedtak_status
from dashboard.text import NO_BREAK


def statuses(*rows: tuple[str, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["status", "antall", "forsinket"])


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (statuses(("utført", 5, 0)), "Ingen åpne vedtak"),
        (statuses(("avventer", 1, 0), ("utført", 5, 0)), "1 åpent vedtak, ingen forsinket"),
        (
            statuses(("avventer", 4, 1), ("under arbeid", 9, 2), ("utgår", 2, 0)),
            "3 av 13 åpne vedtak er forsinket",
        ),
    ],
)
def test_the_title_says_how_many_open_ones_are_late(rows: pd.DataFrame, message: str) -> None:
    assert vedtak_status.message(rows).replace(NO_BREAK, " ") == message


def test_the_description_gives_every_bar_in_words() -> None:
    described = vedtak_status.describe(statuses(("avventer", 4, 1), ("utført", 5, 0)))
    assert described == "Søylediagram over antall vedtak etter status: avventer 4 (1 forsinket), utført 5."


def test_each_bar_is_late_and_not_late_and_adds_up() -> None:
    chart: Any = vedtak_status.draw(statuses(("avventer", 4, 1)))
    parts = next(rows for rows in chart.to_dict()["datasets"].values() if "del" in rows[0])
    assert {row["del"]: row["antall"] for row in parts} == {"forsinket": 1, "i rute eller avsluttet": 3}
