"""Type of sick leave: two parts on top of each other, named and described."""

from typing import Any

import pandas as pd

from dashboard.charts import sykefravaer_fordeling
from dashboard.text import NO_BREAK

PARTS = ("Korttid", "Langtid")
MONTHS = pd.DataFrame(
    {"maaned": pd.to_datetime(["2026-09-01", "2026-10-01"]), "foerste": [2.0, 3.0], "andre": [6.0, 5.0]}
)


def spec() -> dict[str, Any]:
    drawn: dict[str, Any] = sykefravaer_fordeling.draw(MONTHS, PARTS, "Korttid og langtid").to_dict()
    return drawn


def test_the_larger_part_lies_at_the_bottom_and_the_subtitle_names_the_colours() -> None:
    [layer] = spec()["layer"]
    assert layer["encoding"]["color"]["scale"]["domain"] == ["Langtid", "Korttid"]
    assert spec()["title"] == {"text": "Korttid og langtid", "subtitle": "Blå: langtid. Grå: korttid."}
    [rows] = spec()["datasets"].values()
    assert {(row["del"], row["orden"]) for row in rows} == {("Langtid", 0), ("Korttid", 1)}


def test_the_description_says_the_span_and_the_last_month() -> None:
    said = sykefravaer_fordeling.describe(MONTHS, PARTS).replace(NO_BREAK, " ")
    assert said == (
        "Søylediagram over sykefraværet i kommunen fra september 2026 til oktober 2026, delt i to."
        " Siste måned var 5,0 % langtid og 3,0 % korttid."
    )
