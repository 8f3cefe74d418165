"""Working days: the law's holidays, and days counted backwards past them."""

from datetime import date

import pytest

from dashboard.analysis.virkedager import er_virkedag, foer, helligdager, neste_virkedag, paaskedag


def test_easter_falls_where_the_almanac_has_it() -> None:
    # Published almanacs, with the earliest and the latest of the century, and the leap year the law was mended for.
    known = {2008: (3, 23), 2019: (4, 21), 2020: (4, 12), 2024: (3, 31), 2026: (4, 5), 2038: (4, 25), 2076: (4, 19)}  # fmt: skip
    assert {aar: (paaskedag(aar).month, paaskedag(aar).day) for aar in known} == known


def test_the_years_holidays_are_those_of_the_law() -> None:
    of_2020 = [
        (1, 1),
        (4, 9),
        (4, 10),
        (4, 12),
        (4, 13),
        (5, 1),
        (5, 17),
        (5, 21),
        (5, 31),
        (6, 1),
        (12, 25),
        (12, 26),
    ]
    assert sorted((each.month, each.day) for each in helligdager(2020)) == of_2020


@pytest.mark.parametrize(
    ("dag", "er"),
    [
        (date(2026, 4, 1), True),
        (date(2026, 4, 2), False),
        (date(2026, 4, 6), False),
        (date(2026, 5, 14), False),
        (date(2026, 11, 21), False),
        (date(2026, 11, 23), True),
    ],
)
def test_weekends_and_holidays_are_no_working_days(dag: date, er: bool) -> None:
    assert er_virkedag(dag) is er
    assert (neste_virkedag(dag) == dag) is er


def test_a_day_is_moved_to_the_first_working_day_after_it() -> None:
    assert neste_virkedag(date(2020, 2, 15)) == date(2020, 2, 17)
    assert neste_virkedag(date(2026, 4, 2)) == date(2026, 4, 7)


def test_working_days_are_counted_backwards_past_easter_and_new_year() -> None:
    assert foer(date(2026, 4, 8), 1, virkedager=True) == date(2026, 4, 7)
    assert foer(date(2026, 4, 8), 2, virkedager=True) == date(2026, 4, 1)
    assert foer(date(2026, 1, 2), 1, virkedager=True) == date(2025, 12, 31)
    assert foer(date(2026, 4, 8), 7, virkedager=False) == date(2026, 4, 1)
    assert foer(date(2026, 4, 8), 0, virkedager=True) == date(2026, 4, 8)
