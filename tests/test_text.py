"""Numbers, money, dates and months as bokmål writes them."""

import math
from datetime import date, datetime
from decimal import Decimal

import pytest

from dashboard import text


@pytest.mark.parametrize(
    ("value", "decimals", "signed", "wanted"),
    [
        (0, 0, False, "0"), (1234567, 0, False, "1 234 567"), (-1234.5, 1, False, "−1 234,5"), (5, 0, True, "+5"),
        (-5, 0, True, "−5"), (0, 0, True, "0"), (-0.4, 0, True, "0"), (0.4, 0, True, "0"), (0.5, 0, False, "1"), (2.5, 0, False, "3"),
        (-2.5, 0, False, "−3"), (1.005, 2, False, "1,01"), (Decimal("0.125"), 2, False, "0,13"), (999.95, 1, False, "1 000,0"),
        (math.nan, 0, True, "–"), (math.inf, 1, False, "–"), (Decimal("12345678901234.56"), 2, False, "12 345 678 901 234,56"),
    ],
)  # fmt: skip
def test_numbers_have_no_break_spaces_a_true_minus_and_round_halves_away_from_zero(
    value: text.Number, decimals: int, signed: bool, wanted: str
) -> None:
    assert text.number(value, decimals, signed) == wanted.replace(" ", text.NO_BREAK)


def test_money_is_in_whole_kroner_or_millions() -> None:
    assert text.kroner(-1234567.5) == "−1 234 568 kr".replace(" ", text.NO_BREAK)
    assert text.millions(12_349_999, signed=True) == "+12,3 mill. kr".replace(" ", text.NO_BREAK)
    assert text.millions(Decimal("-49999")) == "0,0 mill. kr".replace(" ", text.NO_BREAK)
    assert text.percent(8.25) == "8,3 %".replace(" ", text.NO_BREAK)


def test_points_have_one_decimal_unless_they_are_whole() -> None:
    assert [text.points(each) for each in (410, 73.1, 5.04, 0.25, -0.04)] == ["410", "73,1", "5", "0,3", "0"]
    assert [text.points(each, signed=True) for each in (12.0, -4.5, 0)] == ["+12", "−4,5", "0"]


def test_days_months_and_the_year_end() -> None:
    assert text.day(date(2026, 11, 1)) == "01.11.2026"
    assert text.day(datetime(2026, 11, 21, 23, 59)) == "21.11.2026"
    assert [text.period(2026, month) for month in (1, 10, 13, 0)] == [
        "januar 2026",
        "oktober 2026",
        "årsavslutning 2026",
        "2026",
    ]


def test_a_deviation_has_its_word() -> None:
    assert [text.avvik(value) for value in (1, -1, 0)] == ["mindreforbruk", "merforbruk", "i balanse"]


def test_counts_agree_with_their_noun() -> None:
    assert [text.count(n, "rad", "rader").replace(text.NO_BREAK, " ") for n in (0, 1, 2, 1234)] == [
        "0 rader",
        "1 rad",
        "2 rader",
        "1 234 rader",
    ]
