"""The measures' effect per year: adopted and expected beside each other."""

from typing import Any

import pandas as pd

from dashboard.charts.tiltak_per_aar import i_ord, tiltak_per_aar
from dashboard.text import NO_BREAK

YEARS = pd.DataFrame(
    [(2026, 7e6, 4.8e6), (2027, 10.7e6, None)], columns=["aar", "vedtatt_effekt", "forventet_effekt"]
)


def test_a_year_has_a_bar_for_what_is_adopted_and_one_for_what_is_expected_where_that_is_known() -> None:
    spec: Any = tiltak_per_aar(YEARS, "Tittelen").to_dict()
    [bars] = spec["datasets"].values()
    assert [(bar["aar"], bar["del"], bar["mill"]) for bar in bars] == [
        ("2026", "vedtatt", 7.0), ("2026", "ventet", 4.8), ("2027", "vedtatt", 10.7),
    ]  # fmt: skip
    assert spec["title"] == "Tittelen"
    assert "7,0 mill. kr vedtatt" in bars[0]["merke"].replace(NO_BREAK, " ")


def test_the_description_gives_every_bar_in_words() -> None:
    assert i_ord(YEARS).replace(NO_BREAK, " ") == (
        "Søylediagram over effekten av tiltakene per år: 2026 7,0 mill. kr vedtatt, 4,8 mill. kr ventet;"
        " 2027 10,7 mill. kr vedtatt."
    )
