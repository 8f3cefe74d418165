"""The agenda item on budget measures, on a small lake: what is adopted, reported and read from the accounts."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.access import NotAllowed, Role, User
from dashboard.agenda import tiltak
from dashboard.lake import Lake
from dashboard.period import Period
from dashboard.text import NO_BREAK
from dashboard.ui.page import View
from tests.agenda.small_lake import STEDER, Row, commit, posts, shown


def item(aar: int = 2026, periode: int = 10, role: str = "klg", units: tuple[str, ...] = ()) -> None:
    from dashboard import lake
    from dashboard.access import Role, User
    from dashboard.agenda import tiltak
    from dashboard.period import Period
    from dashboard.ui.page import View

    user = User("Kari", Role(role), frozenset(units))
    tiltak.show(View(user, lake.get().newest()), Period(aar, periode))


def run(**arguments: Any) -> str:
    page = AppTest.from_function(item, kwargs=arguments, default_timeout=30).run()
    return shown(page).replace(NO_BREAK, " ")


def rows_of(said: str, title: str) -> list[str]:
    """The rows of a table, with the sums."""
    return said.partition(f"<caption>{title}")[2].partition("</table>")[0].split("<tr>")[2:]


def measure(number: str, title: str, **other: Any) -> Row:
    return {
        "id": number, "tittel": title, "aar": 2026, "tjenesteomraade": "HO", "ansvar": "3111", "funksjon": "253", "art": "010",
        "vedtatt_effekt": 900_000, "realisert_effekt": 600_000, "forventet_effekt": 500_000, "status": "gjennomført", **other,
    }  # fmt: skip


@pytest.fixture
def filled(lake: Lake) -> Lake:
    """Solbakken uses as much as last year, 1 mill. kr above its budget by October; Nes skole uses half."""
    commit(
        lake,
        organisasjon=STEDER,
        regnskap=[
            *posts("3111", 200_000),
            *posts("3111", 200_000, range(1, 13), aar=2025),
            *posts("2111", 50_000),
            *posts("2111", 100_000, range(1, 13), aar=2025),
        ],
        budsjett=[
            *posts("3111", 100_000, range(1, 13), versjon="regulert"),
            *posts("2111", 50_000, range(1, 13), versjon="regulert"),
        ],
        tiltak=[
            measure("T1", "Ny <b>turnus</b>"),
            measure("T1", "Ny <b>turnus</b>", aar=2027, realisert_effekt=None, forventet_effekt=None),
            measure("T2", "Felles ledelse", tjenesteomraade="OO", ansvar="2111", status="under arbeid", frist="2026-10-30"),
            measure("T3", "Uten konto", ansvar=None, funksjon=None, art=None),
        ],
    )  # fmt: skip
    return lake


@pytest.mark.usefixtures("lake")
def test_an_empty_lake_says_what_to_upload() -> None:
    said = run()
    assert "Det er ikke lastet opp tiltak for 2026." in said
    assert "Last opp tiltakene" in said


@pytest.mark.usefixtures("filled")
def test_the_measure_that_the_accounts_contradict_is_named_and_stands_first() -> None:
    said = run()
    assert "3 tiltak skal gi 2,7 mill. kr i 2026. 1,8 mill. kr er meldt realisert." in said
    assert (
        "Regnskapet viser ingen effekt av ett tiltak som er meldt gjennomført: Ny &lt;b&gt;turnus&lt;/b&gt; (900 000 kr)."
        in said
    )
    first, second, third, total = rows_of(said, "Effekt lest i regnskapet")
    assert "Gjennomført, men regnskapet viser ingen effekt" in first
    assert "−1 000 000 <small>merforbruk</small>" in first
    assert "3111 / 253 / 010" in first
    assert "500 000" in second
    assert "Mangler ansvar, funksjon eller art" in third
    assert "<td class='tall'>500 000</td>" in total


@pytest.mark.usefixtures("filled")
def test_the_reading_stands_beside_what_is_reported_per_tjenesteomraade() -> None:
    health, school, total = rows_of(run(), "Effekt av tiltak per tjenesteområde")
    assert "<td class='tall'>1 200 000</td><td class='tall'>0</td>" in health
    assert "<td class='tall'>600 000</td><td class='tall'>500 000</td>" in school
    assert "<td class='tall'>1 800 000</td><td class='tall'>500 000</td>" in total


@pytest.mark.usefixtures("filled")
def test_the_years_of_the_plan_stand_beside_each_other() -> None:
    said = run()
    assert "Tiltakene er vedtatt å gi 2,7 mill. kr i 2026 og 0,9 mill. kr i 2027." in said
    *_, total = rows_of(said, "Effekt av tiltak i økonomiplanen")
    assert (
        "2 700 000</td><td class='tall'>1 500 000</td><td class='tall'>900 000</td><td class='tall'>–"
        in total
    )


@pytest.mark.usefixtures("filled")
def test_a_late_measure_and_what_the_estimate_is_worth_are_told() -> None:
    said = run()
    assert "1 dag over fristen" in said
    assert "Lest i regnskapet er et anslag" in said


@pytest.mark.usefixtures("filled")
def test_a_leader_sees_the_own_units_measures() -> None:
    said = run(role="leder", units=("211",))
    assert "Felles ledelse" in said
    assert "turnus" not in said
    assert "Uten konto" not in said


def test_measures_without_accounts_are_shown_with_what_is_missing(lake: Lake) -> None:
    commit(lake, tiltak=[measure("T1", "Ny turnus")])
    said = run()
    assert "Effekten kan ikke leses i regnskapet for oktober 2026" in said
    assert "Ikke noe regnskap på kontoen" in said


def test_two_areas_with_the_same_name_keep_their_own_readings(filled: Lake) -> None:
    commit(filled, organisasjon=[{**place, "tjenesteomraade_navn": "Drift"} for place in STEDER])
    readings = rows_of(run(), "Effekt av tiltak per tjenesteområde")
    assert sum("<td class='tall'>500 000</td><td" in row for row in readings[:2]) == 1


def test_the_folkevalgte_do_not_get_in(lake: Lake) -> None:
    with pytest.raises(NotAllowed):
        tiltak.show(View(User("Ola", Role.FOLKEVALGT), lake.newest()), Period(2026, 10))
