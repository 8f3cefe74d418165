"""What explains the deviation, on a lake of a few rows: both waterfalls, their words, and the tables under them."""

import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.lake import Lake
from tests.agenda.small_lake import STEDER, commit, posts, shown


def item(
    koder: tuple[str, ...] = (), aar: int = 2026, periode: int = 10, role: str = "klg", units: tuple[str, ...] = ()
) -> None:  # fmt: skip
    from dashboard import lake
    from dashboard.access import Role, User
    from dashboard.agenda import aarsaker
    from dashboard.agenda.sted import Sted
    from dashboard.agenda.utsnitt import finn
    from dashboard.period import Period
    from dashboard.ui.page import View

    view = View(User("Kari", Role(role), frozenset(units)), lake.get().newest())
    utsnitt = finn(view, Period(aar, periode), Sted(tuple(koder)), "rest")
    assert utsnitt is not None
    aarsaker.show(utsnitt)


def run(**arguments: Any) -> AppTest:
    return AppTest.from_function(item, kwargs=arguments, default_timeout=60).run()


def plain(page: AppTest) -> str:
    return shown(page).replace("\u00a0", " ")


def rows_of(page: AppTest, title: str) -> list[list[str]]:
    """The cells of the table of that title, its sum the last, without markup."""
    [body] = re.findall(rf"<caption>{re.escape(title)} ?<.*?<tbody>(.*?)</table>", plain(page))
    return [
        [re.sub(r"<.*?>", "", cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in re.findall(r"<tr>(.*?)</tr>", body)
    ]


def drawings(page: AppTest) -> int:
    return len(page.get("vega_lite_chart"))


def budget(ansvar: str, beloep: float, **other: Any) -> list[dict[str, Any]]:
    return posts(ansvar, beloep, range(1, 13), versjon="opprinnelig", **other)


@pytest.fixture
def filled(lake: Lake) -> Lake:
    """Solbakken: 300 000 kr a month over on substitutes, 50 000 kr under on fixed wages. Nes skole as budgeted."""
    commit(
        lake,
        organisasjon=[*STEDER, {**STEDER[0], "ansvar": "3112", "ansvar_navn": "Solbakken, dag"}],
        regnskap=[
            *posts("3111", 950_000), *posts("3112", 400_000, art="020"), *posts("2111", 500_000),
            *posts("3111", 900_000, aar=2025),
        ],
        budsjett=[*budget("3111", 1_000_000), *budget("3112", 100_000, art="020"), *budget("2111", 500_000)],
    )  # fmt: skip
    return lake


@pytest.mark.usefixtures("filled")
def test_a_place_is_explained_by_its_groups_of_arts_and_by_what_lies_below() -> None:
    page = run(koder=("HO", "311"))
    assert drawings(page) == 2
    said = plain(page)
    assert "er regnskapet på 13,5 mill. kr netto, mot 11,0 mill. kr i budsjettet" in said
    assert (
        "Merforbruket er størst for vikar, ekstrahjelp og overtid (3,0 mill. kr)."
        " Mindreforbruket er størst for fastlønn (500 000 kr)." in said
    )
    assert "Merforbruket er størst for 3112 dag (3,0 mill. kr)." in said


@pytest.mark.usefixtures("filled")
def test_the_tables_under_add_up_to_the_place() -> None:
    page = run(koder=("HO", "311"))
    fast, vikar, total = rows_of(page, "Artsgrupper i Solbakken")
    assert fast == ["Fastlønn", "+500 000 mindreforbruk", "+5,0 mindreforbruk", "9 500 000", "10 000 000", "9 000 000", "12 000 000"]  # fmt: skip
    assert vikar[:2] == ["Vikar, ekstrahjelp og overtid", "−3 000 000 merforbruk"]
    assert total[:2] == ["Sum", "−2 500 000 merforbruk"]
    assert [row[0] for row in rows_of(page, "Ansvar i Solbakken")] == ["3112 dag", "3111 natt", "Sum"]


@pytest.mark.usefixtures("filled")
def test_a_place_with_only_one_below_is_explained_by_its_groups_alone() -> None:
    page = run(koder=("HO",))
    assert drawings(page) == 1
    assert "Enheter i" not in plain(page)


@pytest.mark.usefixtures("filled")
def test_a_function_is_explained_to_the_bottom() -> None:
    page = run(koder=("HO", "311", "3112", "253"))
    assert drawings(page) == 1
    assert "Merforbruket er størst for vikar, ekstrahjelp og overtid (3,0 mill. kr)." in plain(page)


@pytest.mark.usefixtures("filled")
def test_the_whole_municipality_is_explained_by_its_areas() -> None:
    page = run()
    assert drawings(page) == 2
    assert rows_of(page, "Tjenesteområder i kommunen")[0][:2] == [
        "Helse og omsorg",
        "−2 500 000 merforbruk",
    ]
    assert "Merforbruket er størst for Helse og omsorg (2,5 mill. kr)." in plain(page)


@pytest.mark.usefixtures("filled")
def test_a_leader_sees_only_the_own_units() -> None:
    said = plain(run(role="leder", units=("211",)))
    assert "Artsgrupper i enhetene dine" in said
    assert "vikar" not in said
    assert "Helse" not in said
    assert "er regnskapet på 5,0 mill. kr netto, mot 5,0 mill. kr i budsjettet" in said


@pytest.mark.usefixtures("filled")
def test_without_a_budget_or_accounts_there_is_nothing_to_explain() -> None:
    page = run(aar=2025)
    assert drawings(page) == 0
    assert "Det er ikke lest inn budsjett for 2025, så det er ikke noe avvik å forklare." in plain(page)


def test_a_year_with_only_a_budget_says_that_the_accounts_are_missing(lake: Lake) -> None:
    commit(lake, organisasjon=STEDER, budsjett=budget("3111", 1_000))
    page = run(periode=0)
    assert "Det er ikke lest inn regnskap for 2026" in plain(page)


def test_a_place_in_balance_is_drawn_without_steps(lake: Lake) -> None:
    commit(lake, organisasjon=STEDER, regnskap=posts("3111", 1_000), budsjett=budget("3111", 1_000))
    page = run(koder=("HO",))
    assert drawings(page) == 1
    assert "Det er ikke merforbruk noe sted. Det er ikke mindreforbruk noe sted." in plain(page)


def test_markup_in_a_name_is_shown_not_obeyed(lake: Lake) -> None:
    evil = "<script>alert(1)</script>"
    commit(
        lake,
        organisasjon=[{**STEDER[0], "tjenesteomraade_navn": evil}, STEDER[1]],
        regnskap=[*posts("3111", 9_000_000), *posts("2111", 1)],
        budsjett=budget("3111", 1_000_000),
    )
    markup = "".join(element.proto.body for element in run().get("html"))
    assert evil not in markup
    assert "&lt;script&gt;" in markup
