"""A meeting is locked to a version of the numbers, opens, and is closed for good."""

from datetime import date
from typing import Any

import pytest

from dashboard import lake as lakes
from dashboard.access import LOCAL_USER, NotAllowed, Role, User
from dashboard.dialog import moete as moeter
from dashboard.dialog.moete import DAGSORDEN, DRIFT, SAKER, STRATEGISK, Moete
from dashboard.errors import DashboardError
from dashboard.lake import Lake
from dashboard.period import Period
from tests.agenda.small_lake import commit, posts

OKTOBER = Period(2026, 10)


def plan(dato: date = date(2026, 11, 10), user: User = LOCAL_USER, **other: Any) -> Moete:
    asked: dict[str, Any] = {
        "period": OKTOBER,
        "deltakere": ["Kommunedirektør", " Økonomileder ", ""],
        "dagsorden": ["sykefravaer", "okonomi"],
        **other,
    }
    return moeter.plan(user, dato=dato, **asked)


def test_a_meeting_is_locked_to_the_numbers_as_they_are_when_it_is_called(lake: Lake) -> None:
    commit(lake, regnskap=posts("3111", 100))
    locked = lakes.get().newest().id
    called = plan()
    commit(lake, regnskap=posts("3111", 200))
    assert called.versjon == locked
    assert moeter.moete(called.id) == called
    assert lakes.get().figures(lakes.get().newest().id).id > called.versjon


def test_roles_are_cleaned_and_the_agenda_keeps_its_order(lake: Lake) -> None:
    called = plan()
    assert called.deltakere == ("Kommunedirektør", "Økonomileder")
    assert called.dagsorden == ("okonomi", "sykefravaer")
    assert list(SAKER)[:2] == ["siden_sist", "okonomi"]


def test_each_forum_has_its_own_agenda(lake: Lake) -> None:
    called = plan(forum=STRATEGISK, dagsorden=["annet", "paa_tvers", "oppdrag"])
    assert called.dagsorden == ("oppdrag", "paa_tvers", "annet")
    with pytest.raises(DashboardError, match="«sykefravaer» er ikke en sak"):
        plan(forum=STRATEGISK, dagsorden=["sykefravaer"])
    shared = set(DAGSORDEN[DRIFT]) & set(DAGSORDEN[STRATEGISK])
    assert shared == {"siden_sist", "annet"}, "an item's key says its title whatever the forum"


def test_a_meeting_is_locked_to_what_its_forum_meets_about(lake: Lake) -> None:
    commit(lake, regnskap=posts("3111", 100))
    figures = lake.newest().id
    commit(lake, modenhet=[{"tjenesteomraade": "HO", "aar": 2026, "generasjon": 2}])
    edited = lake.newest().id
    assert plan().versjon == figures
    assert plan(forum=STRATEGISK, dagsorden=["oppdrag"]).versjon == edited


def test_the_one_before_is_of_the_same_forum(lake: Lake) -> None:
    october, other, november = (
        plan(date(2026, 10, 13)),
        plan(date(2026, 11, 3), forum=STRATEGISK, dagsorden=["oppdrag"]),
        plan(),
    )
    assert moeter.forrige(november, moeter.moeter()) == october
    assert moeter.forrige(october, moeter.moeter()) is None
    assert [each.id for each in moeter.moeter()] == [november.id, other.id, october.id]


def test_a_meeting_opens_is_locked_anew_and_closes_with_what_was_written(lake: Lake) -> None:
    called = plan()
    commit(lake, regnskap=posts("3111", 200))
    opened = moeter.open_meeting(LOCAL_USER, called)
    moved = moeter.lock_again(LOCAL_USER, opened)
    assert moved.versjon > called.versjon
    before = lakes.get().newest().id
    closed = moeter.close_meeting(LOCAL_USER, moved, " Godt møte. ")
    assert (closed.avsluttet, closed.referat_versjon, closed.merknad) == (True, before, "Godt møte.")
    assert moeter.moete(called.id) == closed


@pytest.mark.parametrize("change", [moeter.open_meeting, moeter.lock_again, moeter.close_meeting])
def test_a_closed_meeting_stays_as_it_was(lake: Lake, change) -> None:
    closed = moeter.close_meeting(LOCAL_USER, plan())
    with pytest.raises(DashboardError, match="er avsluttet"):
        change(LOCAL_USER, closed)


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"deltakere": [" "]}, "Ingen deltakere er ført opp."),
        ({"dagsorden": []}, "Dagsordenen er tom."),
        ({"dagsorden": ["kaffe"]}, "«kaffe» er ikke en sak."),
    ],
)
def test_what_is_missing_is_said(lake: Lake, other: dict[str, Any], said: str) -> None:
    with pytest.raises(DashboardError, match=said):
        plan(**other)
    assert moeter.moeter() == []


def test_a_forum_meets_once_a_day(lake: Lake) -> None:
    plan()
    with pytest.raises(DashboardError, match=r"Det er alt et møte i styringsdialog drift 10.11.2026"):
        plan()


def test_only_those_who_lead_the_dialogue_hold_meetings(lake: Lake) -> None:
    for role in (Role.LEDER, Role.FOLKEVALGT):
        with pytest.raises(NotAllowed):
            plan(user=User("Noen", role))
    assert plan(user=User("KD", Role.KLG)).id == "2026-11-10-drift"


def test_an_unknown_meeting_is_said(lake: Lake) -> None:
    with pytest.raises(DashboardError, match="Det finnes ikke noe møte «x»"):
        moeter.moete("x")
