"""What the economy item looks at: found once for the same question, and never another's."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import access, paths, queries, settings
from dashboard.access import Role, User
from dashboard.agenda import ahead
from dashboard.agenda import oekonomi_diagrammer as diagrammer
from dashboard.agenda.sted import Sted
from dashboard.agenda.utsnitt import finn
from dashboard.lake import Lake
from dashboard.period import Period
from dashboard.ui.page import View
from tests.agenda.small_lake import commit

OKTOBER, HELE = Period(2026, 10), Sted()


def post(beloep: int, **other: object) -> dict[str, object]:
    return {"aar": 2026, "periode": 10, "kontoklasse": "1", "ansvar": "1", "funksjon": "253", "art": "010", "beloep": beloep, **other}  # fmt: skip


@pytest.fixture
def stored(lake: Lake) -> Lake:
    commit(
        lake,
        organisasjon=[{"ansvar": "1", "enhet": "E1", "tjenesteomraade": "HO", "gyldig_fra": "2020-01-01"}],
        regnskap=[post(90), post(10, ansvar="2")],
        budsjett=[post(100, versjon="opprinnelig")],
    )
    return lake


def seen(lake: Lake, user: User = access.LOCAL_USER, sted: Sted = HELE, metode: str = "sesong"):
    return finn(View(user, lake.newest()), OKTOBER, sted, metode)


def test_the_same_question_gives_the_same_answer_itself(stored):
    assert seen(stored) is seen(stored)


def test_another_place_method_or_version_is_another_answer(stored):
    first = seen(stored)
    assert seen(stored, sted=Sted(("HO",))) is not first
    assert seen(stored, metode="rest") is not first
    commit(stored, regnskap=[post(200)])
    assert (first.rad["regnskap"], seen(stored).rad["regnskap"]) == (100, 200)


def test_who_sees_only_some_units_is_not_shown_what_another_was_shown(stored):
    everything = seen(stored).rad["regnskap"]
    leader = User("Leder", Role.LEDER, frozenset({"E1"}))
    assert (everything, seen(stored, leader).rad["regnskap"]) == (100, 90)


def test_other_thresholds_are_another_answer(stored, monkeypatch):
    before = seen(stored)
    monkeypatch.setenv("DASHBOARD_AVVIK_KR", "5")
    settings.get.cache_clear()
    assert not before.rad["muntlig"]
    assert seen(stored, sted=Sted(("HO",))).rad["muntlig"]


def test_the_links_of_a_remembered_table_follow_the_address(stored):
    def shown_with(prognose: str) -> str:
        page = AppTest.from_file(str(paths.PAGES / "drift.py"), default_timeout=60)
        page.query_params["prognose"] = prognose
        return "\n".join(element.proto.body for element in page.run().get("html"))

    shown_with("sesong")
    assert "prognose=leder" in shown_with("leder")
    assert "prognose=leder" not in shown_with("sesong")


def test_what_was_made_ready_is_neither_asked_for_nor_drawn_again(stored, monkeypatch):
    ahead.make_ready(stored.newest())
    monkeypatch.setattr(queries, "run", lambda name, *_, **__: pytest.fail(f"{name} was asked for"))
    monkeypatch.setattr(diagrammer, "draw", lambda *_, **__: pytest.fail("a chart was drawn"))
    found = seen(stored)
    assert (found.rad["regnskap"], found.maaneder["regnskap"].sum()) == (100, 100)
    assert all(diagrammer.drawings(found))


def test_every_address_has_its_own_and_shares_what_has_no_links(stored, monkeypatch):
    first = seen(stored)
    monkeypatch.setattr(Sted, "lenke", "/drift?moete=1")
    second = seen(stored)
    assert second is not first
    assert second.felles is first.felles
    assert diagrammer.drawings(second) == diagrammer.drawings(first)


def test_of_a_version_without_numbers_nothing_is_made_ready(lake):
    ahead.make_ready(lake.newest())
    assert seen(lake) is None


def test_places_of_a_level_may_be_changed_by_whoever_asks(stored):
    found = seen(stored)
    own = found.paa_nivaa("enhet")
    own["navn"] = "Endret"
    assert "Endret" not in set(found.paa_nivaa("enhet")["navn"])
