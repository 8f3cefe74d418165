"""What the year's wheel says, in words."""

from datetime import date

import pytest

from dashboard.sentences import aarshjul as tekst

MANDAG = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("frist", "sagt"),
    [
        (date(2026, 11, 20), "passert"),
        (date(2026, 11, 23), "i dag"),
        (date(2026, 11, 24), "i morgen"),
        (date(2026, 11, 29), "denne uken"),
        (date(2026, 11, 30), "neste uke"),
        (date(2026, 12, 6), "neste uke"),
        (date(2026, 12, 7), "om 14 dager"),
    ],
)
def test_how_near_a_deadline_is_is_said_in_words(frist: date, sagt: str) -> None:
    assert tekst.naar(frist, MANDAG) == sagt


def test_the_next_meeting_and_the_next_deadline_are_said() -> None:
    neste = ("KLG drift", date(2026, 12, 8), "12:00")
    klart = ("Regnskapet er lukket", "Økonomileder", "KLG drift", date(2026, 12, 1))
    assert tekst.om_neste(neste, klart, MANDAG) == (
        "Neste møte er KLG drift tirsdag 8. desember kl. 12:00. Neste frist er tirsdag 1. desember: Regnskapet er lukket"
        " (Økonomileder)."
    )


def test_a_deadline_for_another_date_says_for_which_and_what_is_near_says_how_near() -> None:
    neste = ("Formannskapet", date(2026, 11, 24), "")
    klart = ("Utkastet er klart", "Økonomileder", "Tertialrapport 3", MANDAG)
    assert tekst.om_neste(neste, klart, MANDAG) == (
        "Neste møte er Formannskapet i morgen (tirsdag 24. november). Neste frist er i dag (mandag 23. november): Utkastet er"
        " klart (Økonomileder, til Tertialrapport 3)."
    )


def test_nothing_ahead_is_said_too() -> None:
    assert tekst.om_neste(None, None, MANDAG) == "Ingen møter er ført opp framover."


def test_passed_and_near_deadlines_are_counted() -> None:
    assert (
        tekst.om_fristene(1, 0)
        == "Én frist er passert for datoer som kommer, og ingen faller i løpet av sju dager."
    )
    assert (
        tekst.om_fristene(0, 3)
        == "Ingen frister er passert for datoer som kommer, og tre faller i løpet av sju dager."
    )


def test_what_is_lacking_of_the_two_reports_of_the_law_is_said() -> None:
    assert tekst.om_rapportering(2, 2026) == ""
    assert "har én tertialrapport. Kommuneloven § 14-5 krever minst to" in tekst.om_rapportering(1, 2026)
    assert "har ingen tertialrapport" in tekst.om_rapportering(0, 2026)


def test_texts_left_out_of_the_calendar_are_told_by_their_dates() -> None:
    assert tekst.om_utelatt([]) == ""
    assert tekst.om_utelatt([date(2026, 11, 30), date(2026, 12, 1)]).startswith(
        "Tekst er utelatt i kalenderen for 30.11.2026 og 01.12.2026"
    )


def test_times_and_titles() -> None:
    assert [tekst.tiden(*each) for each in (("12:00", "14:00"), ("12:00", ""), ("", ""))] == ["12:00–14:00", "12:00", ""]  # fmt: skip
    assert tekst.tittel(0, 2026) == "Ingen datoer i 2026"
    assert tekst.ukedag(MANDAG) == "mandag"
