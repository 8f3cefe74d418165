"""The way to a target: every measure begins where the one before it ended, and the line to reach is there."""

from typing import Any

import pandas as pd

from dashboard.charts import kompass_plan

RADER = pd.DataFrame(
    [("Kurs <b>&</b>\nmer", 410.0, 440.0, "+30,0 poeng, 4 dagsverk", True), ("Måling", 440.0, 470.0, "+30,0 poeng, innsats ikke anslått", False)],
    columns=["tiltak", "fra", "til", "tekst", "teller"],
)  # fmt: skip


def drawn(rader: pd.DataFrame, start: float, maal: float) -> dict[str, Any]:
    return kompass_plan.draw(rader, start, maal, "Ett tiltak fører til 440 poeng").to_dict()


def rows(spec: dict[str, Any], column: str) -> list[dict[str, Any]]:
    return next(each for each in spec["datasets"].values() if column in each[0])


def test_the_measures_stand_under_each_other_and_what_is_after_the_target_is_outlined() -> None:
    spec = drawn(RADER, 410, 440)
    first, second = rows(spec, "topp")
    assert (first["fra"], first["til"], second["fra"]) == (410, 440, 440)
    assert first["under"] < second["topp"] < second["bunn"] <= spec["height"]
    assert first["navn"] == "Kurs <b>&</b> mer"
    assert second["farge"] == "transparent"
    assert first["kort"] == "+30"
    assert [each["tekst"] for each in rows(spec, "side")] == ["Nå 410", "Mål 440"]


def test_a_target_that_is_reached_has_no_line_of_its_own_and_one_measure_is_drawn_alone() -> None:
    spec = drawn(RADER.head(1), 410, 400)
    assert [each["tekst"] for each in rows(spec, "side")] == ["Nå 410"]
    assert "subtitle" not in spec["title"]


def test_the_chart_is_told_in_words() -> None:
    sagt = kompass_plan.describe(RADER, 410, 440)
    assert sagt.startswith(
        "Søylediagram over samlet poengsum etter hvert tiltak, fra 410 poeng mot målet på 440: Kurs"
    )
    assert sagt.endswith("Måling 470.")
