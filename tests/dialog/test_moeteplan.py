"""The plan of meetings is changed date by date: whole years are stored, and nobody's change is lost."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dashboard.access import LOCAL_USER, NotAllowed, Role, User
from dashboard.dialog.moeteplan import Moetedato, fjern, lagre, moeteplan
from dashboard.dialog.write import newest
from dashboard.errors import DashboardError
from dashboard.lake import ChangedMeanwhile, Lake
from tests.agenda.small_lake import commit

NY = Moetedato(date(2026, 11, 10), "klg drift", "Styringsdialog", "9", "11.30", "Rom 2", "Økonomi\nTiltak")


def save(ny: Moetedato = NY, base: int | None = None) -> Moetedato:
    return lagre(LOCAL_USER, ny, base=newest() if base is None else base)


def test_a_new_date_is_stored_with_an_id_and_its_times_written_alike(lake: Lake) -> None:
    first = save()
    assert first == replace(NY, id="2026-11-10-klg-drift", aar=2026, kl_fra="09:00", kl_til="11:30")
    assert moeteplan(newest()) == [first]
    assert save().id == "2026-11-10-klg-drift-2"
    assert lake.newest().author == LOCAL_USER.name
    assert lake.newest().message == "Ført opp i møteplanen: Styringsdialog 10.11.2026"


def test_a_change_leaves_the_years_other_dates_as_they_were(lake: Lake) -> None:
    commit(lake, moeteplan=[{"id": "1", "aar": 2025, "dato": "2025-03-01", "forum": "uklg"}])
    first, second = save(), save(replace(NY, dato=date(2026, 12, 8)))
    changed = save(replace(first, tittel="Nytt navn", kl_til=""))
    assert [(each.aar, each.tittel) for each in moeteplan(newest())] == [
        (2025, ""), (2026, "Nytt navn"), (2026, "Styringsdialog"),
    ]  # fmt: skip
    fjern(LOCAL_USER, changed, base=newest())
    assert [each.id for each in moeteplan(newest())] == ["1", second.id]


def test_a_date_that_moves_to_another_year_leaves_the_first_and_takes_no_ones_id(lake: Lake) -> None:
    commit(lake, moeteplan=[{"id": n, "aar": aar, "dato": f"{aar}-03-01", "forum": "uklg"} for aar in (2025, 2026) for n in ("1", "2")])  # fmt: skip
    save(replace(moeteplan(newest())[0], dato=date(2026, 2, 1)))
    assert [(each.aar, each.id) for each in moeteplan(newest())] == [
        (2025, "2"), (2026, "2026-02-01-uklg"), (2026, "1"), (2026, "2"),
    ]  # fmt: skip


def test_two_who_change_the_same_year_do_not_overwrite_each_other(lake: Lake) -> None:
    base = newest()
    save(base=base)
    with pytest.raises(ChangedMeanwhile):
        save(replace(NY, forum="uklg"), base=base)
    save(replace(NY, dato=date(2027, 1, 12)), base=base)
    assert len(moeteplan(newest())) == 2


def test_the_only_date_of_a_year_stays_and_one_that_is_gone_is_told(lake: Lake) -> None:
    only = save()
    for change in (
        lambda: fjern(LOCAL_USER, only, base=newest()),
        lambda: save(replace(only, dato=date(2027, 1, 1))),
    ):
        with pytest.raises(DashboardError, match="eneste i møteplanen for 2026"):
            change()
    with pytest.raises(DashboardError, match="står ikke lenger"):
        fjern(LOCAL_USER, replace(only, id="borte"), base=newest())
    assert moeteplan(newest()) == [only]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"forum": "styret"}, "ikke et forum"),
        ({"kl_fra": "etter lunsj"}, "ikke et klokkeslett"),
        ({"kl_fra": "12:00", "kl_til": "11:00"}, "før det har begynt"),
        ({"kl_fra": "", "kl_til": "11:00"}, "ingen begynnelse"),
        ({"tema": "Ring 912 34 567"}, "et telefonnummer"),
        ({"sted": "x" * 4_001}, "det er plass til"),
    ],
)
def test_what_cannot_stand_is_refused_and_nothing_is_stored(
    lake: Lake, wrong: dict[str, Any], said: str
) -> None:
    before = newest()
    with pytest.raises(DashboardError, match=said):
        save(replace(NY, **wrong))
    assert newest() == before


@pytest.mark.parametrize("role", [Role.LEDER, Role.FOLKEVALGT, Role.INGEN])
def test_only_those_who_edit_the_strategy_change_the_plan(lake: Lake, role: Role) -> None:
    other = User("Noen", role)
    with pytest.raises(NotAllowed):
        lagre(other, NY, base=newest())
    with pytest.raises(NotAllowed):
        fjern(other, NY, base=newest())
