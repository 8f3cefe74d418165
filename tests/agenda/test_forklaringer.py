"""Who owes an explanation and who has given one, on a lake of a few rows: the functions that several pages read."""

from typing import Any

import pytest

from dashboard.access import LOCAL_USER, Role, User
from dashboard.agenda import forklaringer
from dashboard.agenda.sted import Sted
from dashboard.agenda.utsnitt import Utsnitt, finn
from dashboard.dialog import forklaring
from dashboard.dialog.forklaring import Forklaring
from dashboard.dialog.write import newest
from dashboard.lake import Lake
from dashboard.period import Period
from dashboard.text import NO_BREAK
from dashboard.ui.page import View
from tests.agenda.small_lake import STEDER, commit, posts

OCTOBER = Period(2026, 10)


@pytest.fixture
def october(lake: Lake) -> Lake:
    """Solbakken 4 mill. kr over its 10 to date, 10 000 kr on an ansvar nobody knows, Nes skole as budgeted."""
    commit(
        lake,
        organisasjon=STEDER,
        regnskap=[*posts("3111", 1_400_000), *posts("2111", 1_000_000), *posts("9999", 10_000, [10])],
        budsjett=[row for ansvar in ("3111", "2111") for row in posts(ansvar, 1_000_000, range(1, 13), versjon="regulert")],
    )  # fmt: skip
    return lake


def seen(lake: Lake, user: User = LOCAL_USER) -> tuple[Utsnitt, View]:
    written = lake.newest().id
    view = View(user, lake.figures(written), written=written)
    utsnitt = finn(view, OCTOBER, Sted(), "rest")
    assert utsnitt is not None
    return utsnitt, view


def answered(tekst: str = "Innleie", **other: Any) -> None:
    svar = Forklaring(2026, 10, "311", "annet", tekst, avvik=-4_000_000.0, **other)
    forklaring.save(LOCAL_USER, svar, enhet_navn="Solbakken", base=newest())


def test_every_unit_stands_with_its_answer_or_that_it_has_none(october: Lake) -> None:
    answered(prognose=16_000_000.0)
    units = forklaringer.med_svar(*seen(october)).set_index("enhet")
    assert units["svart"].to_dict() == {"311": "Ja", "211": "Nei", "uten": "Nei"}
    assert list(units["muntlig"]) == [True, False, False]
    told = units.loc["311"]
    assert (told["tekst"], told["prognose_egen"], told["avvik"], told["avvik_forklart"]) == (
        "Innleie", 16_000_000, -4_000_000, -4_000_000,
    )  # fmt: skip
    assert told["lenke"] == "/forklaringer?enhet=311"


def test_an_answer_is_seen_at_once_and_only_for_its_own_period(october: Lake) -> None:
    utsnitt, before = seen(october)
    assert forklaringer.svarene(before, OCTOBER).empty
    answered()
    _, now = seen(october)
    assert now.snapshot == before.snapshot, "what is written changes no figure"
    assert list(forklaringer.svarene(now, OCTOBER)["tekst"]) == ["Innleie"]
    assert forklaringer.svarene(now, Period(2026, 9)).empty
    assert list(forklaringer.med_svar(utsnitt, before)["svart"]) == ["Nei"] * 3


def test_a_later_answer_takes_the_place_of_the_first(october: Lake) -> None:
    answered("Innleie")
    answered("Innleie og overtid")
    assert list(forklaringer.svarene(seen(october)[1], OCTOBER)["tekst"]) == ["Innleie og overtid"]


@pytest.mark.parametrize(("units", "count"), [({"311"}, 1), ({"211"}, 0), (set(), 0)])
def test_a_leader_reads_only_the_own_units_answers(october: Lake, units: set[str], count: int) -> None:
    answered()
    leader = User("Kari", Role.LEDER, frozenset(units))
    written = october.newest().id
    view = View(leader, october.figures(written), written=written)
    assert len(forklaringer.svarene(view, OCTOBER)) == count


def test_units_are_named_as_in_a_sentence(october: Lake) -> None:
    units = forklaringer.med_svar(*seen(october))
    assert forklaringer.navnene(units) == ["Solbakken", "regnskapet uten enhet", "Nes skole"]


def test_the_deviation_is_told_with_its_word_and_share(october: Lake) -> None:
    said = forklaringer.om_avviket(seen(october)[0]).replace(NO_BREAK, " ")
    assert said == "4,0 mill. kr merforbruk (20,1 %)"
