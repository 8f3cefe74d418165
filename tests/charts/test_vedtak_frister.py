"""Decisions by status or age: the bars part late from the rest."""

from typing import Any

import pandas as pd

from dashboard.charts.vedtak_frister import i_ord, vedtak_frister


def bars(*rows: tuple[str, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["status", "antall", "forsinket"])


def test_the_description_gives_every_bar_in_words() -> None:
    described = i_ord(bars(("avventer", 4, 1), ("utført", 5, 0)), "status")
    assert described == "Søylediagram over antall vedtak etter status: avventer 4 (1 forsinket), utført 5."


def test_each_bar_is_late_and_not_late_and_adds_up() -> None:
    chart: Any = vedtak_frister(bars(("avventer", 4, 1)), "status", "Ett er forsinket")
    parts = next(rows for rows in chart.to_dict()["datasets"].values() if "del" in rows[0])
    assert {row["del"]: row["antall"] for row in parts} == {"forsinket": 1, "i rute eller avsluttet": 3}


def test_bars_stand_in_the_order_given_under_the_title_given() -> None:
    frame = bars(("under 3 måneder", 0, 0), ("3–6 måneder", 2, 0)).rename(columns={"status": "alder"})
    spec: Any = vedtak_frister(frame, "alder", "Tittelen").to_dict()
    assert spec["title"] == "Tittelen"
    assert spec["layer"][0]["encoding"]["y"]["sort"] == ["under 3 måneder", "3–6 måneder"]
