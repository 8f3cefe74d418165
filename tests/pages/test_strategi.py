"""The page Styringsdialog strategisk: every section opens, in a meeting too, and only for those who steer the whole municipality."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import access, paths
from dashboard.access import LOCAL_USER, Role, User
from dashboard.dialog import moete as moeter
from dashboard.dialog.moete import DAGSORDEN, STRATEGISK
from dashboard.lake import Lake
from dashboard.period import Period
from dashboard.text import NO_BREAK
from tests.agenda.small_lake import commit, shown
from tests.agenda.strategi_lake import STRATEGI

DELER = ("omraadet", "ansvar", "tidslinje", "siden_sist", "gevinst", "brudd", "rediger")


def opened(**address: str) -> AppTest:
    page = AppTest.from_file(str(paths.PAGES / "strategi.py"), default_timeout=60)
    for name, value in address.items():
        page.query_params[name] = value
    return page.run()


def words(page: AppTest) -> str:
    return shown(page).replace(NO_BREAK, " ")


def test_without_a_structure_the_page_says_which_file_to_upload_and_the_plan_can_be_written_here(
    lake: Lake,
) -> None:
    page = opened()
    assert "én rad per ledd" in page.info[0].value
    assert "data/fauske" in page.info[0].value
    assert not opened(**{"del": "rediger"}).exception


def test_every_section_opens(lake: Lake) -> None:
    commit(lake, **STRATEGI)
    for del_ in DELER:
        page = opened(**{"del": del_})
        assert not page.exception, (del_, [each.message for each in page.exception])
        assert len(words(page)) > 500, del_


def test_the_question_is_answered_from_an_address(lake: Lake) -> None:
    commit(lake, **STRATEGI)
    said = words(opened(omraade="S1", periode="2026-10"))
    assert (
        "Satsingsområde 1: 2 tiltak, 1 utført, framdrift 70 %, 1 forsinket. Budsjett på kontoene tiltakene peker på: 18,0 mill. kr i 2026; brukt 15,0 mill. kr"
        " (i balanse). Hovedansvar: HO (1), OO (1)."
    ) in said
    assert "/strategi?periode=2026-10&amp;ledd=T1" in said


def test_in_a_strategic_meeting_the_numbers_are_those_it_is_locked_to(lake: Lake) -> None:
    commit(lake, **STRATEGI)
    moete = moeter.plan(
        LOCAL_USER, dato=date(2026, 11, 10), period=Period(2026, 9), deltakere=["KD"], dagsorden=list(DAGSORDEN[STRATEGISK]),
        forum=STRATEGISK,
    )  # fmt: skip
    commit(lake, maalstruktur=[{**STRATEGI["maalstruktur"][0], "tittel": "Ny visjon", "id": "Ny"}])
    said = words(opened(moete=moete.id, omraade="S1"))
    assert "I møtet:" in said
    assert "Satsingsområde 1: 2 tiltak" in said
    assert f"moete={moete.id}" in said.partition("<section class='tre'")[2], "links stay in the meeting"


def test_the_strategy_is_read_before_any_accounts_are_loaded(lake: Lake) -> None:
    commit(lake, maalstruktur=STRATEGI["maalstruktur"])
    assert "Kontoene tiltakene peker på, har verken budsjett eller regnskap i" in words(opened(omraade="S1"))
    assert "Konto uten tall" not in words(opened(**{"del": "brudd"})), "no account can be missed yet"


def test_leaders_folkevalgte_and_the_unknown_do_not_get_in(
    lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(lake, **STRATEGI)
    for role in (Role.LEDER, Role.FOLKEVALGT, Role.INGEN):
        monkeypatch.setattr(access, "LOCAL_USER", User("Noen", role, frozenset({"311"})))
        page = opened()
        assert page.exception, role
        assert not page.get("html"), role
    monkeypatch.setattr(access, "LOCAL_USER", User("Noen", Role.KLG))
    assert not opened().exception
