"""A talk is marked as held by those who may, on a day it can have been held; a round begins with every leader."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from dashboard import queries
from dashboard.access import LOCAL_USER, NotAllowed, Role, User
from dashboard.dialog import lederavtale
from dashboard.dialog.write import newest
from dashboard.errors import DashboardError
from dashboard.lake import ChangedMeanwhile, Lake
from tests.agenda.small_lake import commit

TODAY = date(2026, 11, 22)
FRIST = date(2026, 3, 31)
HELD = date(2026, 3, 12)
KLG = User("Kari", Role.KLG)
LEDER = User("Lise", Role.LEDER, frozenset({"311"}))


@pytest.fixture
def roles(lake: Lake) -> Lake:
    commit(
        lake,
        rolle=[
            {"kode": "KLG", "tittel": "Ledergruppen"},
            {"kode": "KD", "tittel": "Kommunedirektør", "nivaa": 1, "enhet": "110"},
            {"kode": "E", "tittel": "Enhetsleder", "nivaa": 3, "enhet": "311", "overordnet": "KD"},
            {"kode": "A", "tittel": "Avdelingsleder <b>", "nivaa": 4, "enhet": "311", "overordnet": "E"},
        ],
        lederavtale=[{"rolle": rolle, "runde": "vår", "frist": "2026-03-31"} for rolle in ("KLG", "E", "A")],
    )
    return lake


def held() -> dict[str, date | None]:
    rows = queries.run("lederavtaler/samtaler", newest(), dato=TODAY, enheter=None, runde="vår")
    return {
        row["rolle"]: None if row["holdt"] is None or row["holdt"] != row["holdt"] else row["holdt"].date()
        for row in rows.to_dict("records")
    }


def mark(user: User, rolle: str, dag: date = HELD, base: int | None = None) -> str:
    base = newest() if base is None else base
    return lederavtale.mark_held(user, rolle, "vår", dag, today=TODAY, base=base).message


def test_a_talk_is_held_and_not_held_after_all_and_the_history_names_the_role(roles: Lake) -> None:
    assert mark(LOCAL_USER, "E") == "Ledersamtale holdt: Enhetsleder, vår"
    mark(KLG, "A")
    assert held() == {"E": HELD, "A": HELD}
    undone = lederavtale.mark_not_held(KLG, "E", "vår", today=TODAY, base=newest())
    assert undone.message == "Ledersamtale ikke holdt: Enhetsleder, vår"
    assert held() == {"E": None, "A": HELD}


def test_a_leader_marks_those_who_have_their_superior_in_the_own_enheter_and_nobody_else(roles: Lake) -> None:
    assert mark(LEDER, "A") == "Ledersamtale holdt: Avdelingsleder <b>, vår"
    before = newest()
    refused: list[Callable[[], object]] = [
        lambda: mark(LEDER, "E"),
        lambda: mark(LEDER, "KLG"),
        lambda: mark(LEDER, "finnes ikke"),
        lambda: mark(User("Leif", Role.LEDER, frozenset({"110x"})), "A"),
        lambda: mark(User("Ny", Role.LEDER), "A"),
        lambda: mark(User("Folkevalgt", Role.FOLKEVALGT), "A"),
        lambda: mark(User("Ingen", Role.INGEN), "A"),
        lambda: lederavtale.mark_not_held(LEDER, "E", "vår", today=TODAY, base=before),
        lambda: lederavtale.start_round(LEDER, "ny", FRIST, today=TODAY, base=before),
        lambda: lederavtale.start_round(User("F", Role.FOLKEVALGT), "ny", FRIST, today=TODAY, base=before),
    ]
    for attempt in refused:
        with pytest.raises(NotAllowed):
            attempt()
    assert newest() == before
    assert [lederavtale.may_start_round(User("", role)) for role in Role] == [True, True, False, False, False]


def test_the_day_is_neither_to_come_nor_more_than_a_year_before_the_deadline(roles: Lake) -> None:
    before = newest()
    for dag, said in (
        (TODAY + timedelta(days=1), "23.11.2026 er ikke kommet ennå."),
        (date(2025, 3, 30), "30.03.2025 er mer enn et år før fristen."),
    ):
        with pytest.raises(DashboardError) as error:
            mark(KLG, "E", dag)
        assert error.value.what_happened == said
    assert newest() == before
    assert lederavtale.first_day(date(2024, 2, 29)) == date(2023, 2, 28)
    for dag in (date(2025, 3, 31), TODAY):
        mark(KLG, "E", dag)
        assert held()["E"] == dag


def test_a_role_or_group_that_is_no_part_of_the_round_is_told(roles: Lake) -> None:
    for rolle in ("KLG", "KD", "finnes ikke"):
        with pytest.raises(DashboardError) as error:
            mark(KLG, rolle)
        assert "er ikke med i runden «vår»" in error.value.what_happened


def test_two_who_mark_the_same_talk_do_not_overwrite_each_other_and_others_are_not_hindered(
    roles: Lake,
) -> None:
    base = newest()
    mark(KLG, "A", base=base)
    mark(KLG, "E", base=base)
    with pytest.raises(ChangedMeanwhile):
        mark(LEDER, "A", date(2026, 2, 2), base=base)
    assert held() == {"E": HELD, "A": HELD}


def test_a_round_begins_with_every_leader_and_a_name_that_is_taken_is_refused(roles: Lake) -> None:
    mark(KLG, "E")
    started = lederavtale.start_round(
        KLG, " 2027  hovedsamtale ", date(2027, 3, 31), today=TODAY, base=newest()
    )
    assert started == 3
    rows = queries.run("lederavtaler/samtaler", newest(), dato=TODAY, enheter=None, runde="2027 hovedsamtale")
    assert rows["rolle"].tolist() == ["KD", "E", "A"]
    assert rows["holdt"].isna().all()
    assert held() == {"E": HELD, "A": None}
    before = newest()
    for navn, frist, said in (
        ("2027 HOVEDSAMTALE", FRIST, "Det finnes alt en runde som heter «2027 hovedsamtale»."),
        ("vår", FRIST, "Det finnes alt en runde som heter «vår»."),
        ("  ", FRIST, "Runden har ikke noe navn."),
        ("x" * 81, FRIST, "Navnet er på 81 tegn; det er plass til 80."),
        ("ny", None, "Runden har ingen frist."),
    ):
        with pytest.raises(DashboardError) as error:
            lederavtale.start_round(KLG, navn, frist, today=TODAY, base=newest())
        assert error.value.what_happened == said
    assert newest() == before


def test_without_leaders_no_round_is_started(lake: Lake) -> None:
    with pytest.raises(DashboardError) as error:
        lederavtale.start_round(KLG, "ny", FRIST, today=TODAY, base=newest())
    assert error.value.what_happened == "Det er ingen lederroller med ledernivå."
