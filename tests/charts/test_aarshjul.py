"""The wheel: a dot for each date, in the ring of its forum and at the place of its day."""

import math
from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard.charts.aarshjul import FIXED, PASSED, PLANNED, aarshjul, i_ord

I_DAG = date(2026, 11, 22)


def dates(*rows: tuple[date, str, str, bool]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["dato", "ring", "tekst", "fast"])


FRAME = dates(
    (date(2026, 1, 1), "KLG drift", "Første", False),
    (date(2026, 12, 8), "KLG drift", "Møte", False),
    (date(2026, 12, 31), "KOSTRA", "Levering", True),
)


def dots(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return next(rows for rows in spec["datasets"].values() if rows and "naar" in rows[0])


def test_each_date_is_a_dot_that_says_what_it_is_and_whether_it_is_passed() -> None:
    found = dots(aarshjul(FRAME, 2026, I_DAG, "Tittelen").to_dict())
    assert [each["naar"] for each in found] == [PASSED, PLANNED, FIXED]
    assert found[1]["ord"] == "08.12.2026: KLG drift, Møte"


def test_the_year_goes_clockwise_from_the_top_and_a_forum_has_its_own_radius() -> None:
    first, later, other = dots(aarshjul(FRAME, 2026, I_DAG, "").to_dict())
    assert first["x"] > 0
    assert later["x"] < 0
    assert abs(first["x"]) < 0.05
    assert math.hypot(first["x"], first["y"]) == pytest.approx(math.hypot(later["x"], later["y"]))
    assert math.hypot(other["x"], other["y"]) == pytest.approx(1.0)


def test_the_month_that_is_now_is_marked_in_its_own_year_alone() -> None:
    this = aarshjul(FRAME, 2026, I_DAG, "").to_dict()
    other = aarshjul(FRAME, 2027, I_DAG, "").to_dict()
    assert len(this["layer"]) == len(other["layer"]) + 1
    assert "nov (nå)" in str(this["datasets"])
    assert "(nå)" not in str(other["datasets"])


def test_the_wheel_in_words_names_the_rings_and_the_busiest_month() -> None:
    assert i_ord(FRAME, 2026).replace("\u00a0", " ").startswith(
        "Årshjul for 2026 med 3 datoer, januar øverst og så med klokken. Ringene innenfra, med antall datoer: 1 KLG drift (2);"
        " 2 KOSTRA (1). Flest datoer er det i desember (2)."
    )  # fmt: skip
    assert i_ord(dates(), 2027) == "Årshjul for 2027 uten datoer."


def test_a_year_without_dates_and_one_with_odd_texts_are_drawn() -> None:
    assert aarshjul(dates(), 2026, I_DAG, "Ingen").to_dict()["title"] == "Ingen"
    odd = dates((date(2024, 2, 29), "<b>", "'\"&\n", False))
    assert len(dots(aarshjul(odd, 2024, I_DAG, "").to_dict())) == 1
