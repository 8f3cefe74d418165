"""What is said of internal control: what the file tells, and no more."""

from datetime import date
from typing import Any

import pytest

from dashboard.sentences import internkontroll as tekst
from dashboard.text import NO_BREAK

NAN = float("nan")
MAANED: dict[str, Any] = {"maaned": date(2026, 10, 1), "avvik_meldt": 41, "avvik_lukket": 38, "avvik_over_frist": 12}  # fmt: skip
HITTIL: dict[str, Any] = {"kontroller_planlagt": 24, "kontroller_utfoert": 18}


@pytest.mark.parametrize(
    ("maaned", "hittil", "sted", "said"),
    [
        ({}, {}, "", "I oktober 2026 ble det meldt 41 avvik, og 38 ble lukket; 12 er over frist. Hittil i år er 18 av 24"
         " planlagte kontroller utført (75 %)."),
        ({"avvik_meldt": 0, "avvik_lukket": NAN, "avvik_over_frist": NAN}, {"kontroller_planlagt": NAN}, "i NAV",
         "I oktober 2026 ble det meldt ingen avvik i NAV."),
        ({"avvik_over_frist": NAN}, {"kontroller_planlagt": 1, "kontroller_utfoert": 1}, "",
         "I oktober 2026 ble det meldt 41 avvik, og 38 ble lukket. Hittil i år er 1 av 1 planlagt kontroll utført (100 %)."),
        ({}, {"kontroller_planlagt": 0, "kontroller_utfoert": 2}, "",
         "I oktober 2026 ble det meldt 41 avvik, og 38 ble lukket; 12 er over frist. Hittil i år er det ikke planlagt kontroller;"
         " 2 er utført."),
    ],
)  # fmt: skip
def test_the_month_and_the_controls_of_the_year_are_told(
    maaned: dict[str, Any], hittil: dict[str, Any], sted: str, said: str
) -> None:
    told = tekst.om_maaneden({**MAANED, **maaned}, {**HITTIL, **hittil}, sted)
    assert told.replace(NO_BREAK, " ") == said


def test_last_year_is_told_where_it_is_known() -> None:
    assert tekst.mot_i_fjor(10, 8) == "samme måneder i fjor: 8"
    assert tekst.mot_i_fjor(10, NAN) == ""


def test_a_theme_is_named_with_its_place() -> None:
    assert tekst.om_tema("legemidler", "NAV", 2).replace(NO_BREAK, " ") == "Legemidler i NAV (2 avvik)"
    assert tekst.om_tema(None, "NAV", 0) == "NAV (ingen avvik)"
