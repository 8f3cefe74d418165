"""Numbers on a page: asked for once, and nobody's to spoil."""

import pytest

from dashboard import access, queries
from dashboard.lake import Lake
from dashboard.ui.data import numbers, written
from dashboard.ui.page import View
from tests.agenda.small_lake import commit

OKTOBER = {"aar": 2026, "periode": 10, "kontoklasse": "1", "beloep": 5}


def periods(view):
    return numbers("oversikt/perioder", view)


@pytest.fixture
def view(lake: Lake) -> View:
    commit(lake, regnskap=[OKTOBER])
    return View(access.LOCAL_USER, lake.newest())


def test_what_one_changes_the_next_does_not_see(view):
    first = periods(view)
    first["aar"] = 1900
    first.loc[0, "periode"] = 99
    assert periods(view)[["aar", "periode"]].to_numpy().tolist() == [[2026, 10]]


def test_the_same_numbers_are_asked_for_once(view, monkeypatch):
    periods(view)
    monkeypatch.setattr(queries, "run", None)
    assert len(periods(view)) == 1


def test_another_version_has_its_own_numbers(lake, view):
    commit(lake, regnskap=[{**OKTOBER, "periode": 11}])
    assert len(periods(View(access.LOCAL_USER, lake.newest()))) == 2
    assert len(periods(view)) == 1


def explained(lake: Lake, tekst: str) -> None:
    row = {"aar": 2026, "periode": 10, "enhet": "311", "aarsak": "annet", "tekst": tekst, "rolle": "Leder"}
    commit(lake, forklaring=[row])


def answers(view: View) -> list[str]:
    return list(written("dialog/forklaringer", view, aar=2026, periode=10, enheter=None)["tekst"])


def test_what_is_written_is_read_as_it_stands_now_though_the_numbers_are_older(lake, view):
    explained(lake, "Innleie")
    now = View(access.LOCAL_USER, view.snapshot, written=lake.newest().id)
    assert (answers(now), periods(now)[["aar", "periode"]].to_numpy().tolist()) == (["Innleie"], [[2026, 10]])
    explained(lake, "Overtid")
    assert answers(View(access.LOCAL_USER, view.snapshot, written=lake.newest().id)) == ["Overtid"]
    assert answers(now) == ["Innleie"], "as it stood when the script run began"


def test_what_one_changes_of_what_is_written_the_next_does_not_see(lake, view):
    explained(lake, "Innleie")
    now = View(access.LOCAL_USER, view.snapshot, written=lake.newest().id)
    rows = written("dialog/forklaringer", now, aar=2026, periode=10, enheter=None)
    rows["tekst"] = "Noe annet"
    assert answers(now) == ["Innleie"]
