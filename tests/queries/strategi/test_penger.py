"""The money behind the links: counted once, whichever of them point at it."""

from typing import Any

import pandas as pd
import pytest

from dashboard.queries import run_on
from tests.queries.small import connection

Row = dict[str, Any]


def ledd(id_: str, overordnet: str | None = None, **other: Any) -> Row:
    return {
        "id": id_,
        "plan": "P",
        "planslag": "handlingsdel",
        "nivaa": "tiltak",
        "tittel": id_,
        "overordnet": overordnet,
        **other,
    }


def post(ansvar: str, beloep: float, periode: int = 1, **other: Any) -> Row:
    return {
        "aar": 2026, "periode": periode, "kontoklasse": "1", "ansvar": ansvar, "funksjon": "253", "art": "010", "beloep": beloep,
        **other,
    }  # fmt: skip


def budsjettpost(
    ansvar: str, beloep: float, versjon: str = "opprinnelig", periode: int = 0, **other: Any
) -> Row:
    return post(ansvar, beloep, periode, versjon=versjon, **other)


def penger(*struktur: Row, periode: int = 10, **rader: Any) -> pd.DataFrame:
    made = connection(maalstruktur=struktur, **rader)
    return run_on(made, "strategi/penger", aar=2026, periode=periode).set_index("ledd")


def test_an_amount_that_two_links_point_at_is_counted_once_above_them() -> None:
    rader = penger(
        ledd("S"), ledd("M", "S"), ledd("A", "M", ansvar="3111"), ledd("B", "M", ansvar="3111", funksjon="253"),
        ledd("C", "M", ansvar="2111"),
        budsjett=[budsjettpost("3111", 1200), budsjettpost("2111", 600), budsjettpost("9", 7)],
        regnskap=[post("3111", 900), post("3111", 50, 10), post("3111", 5, 11), post("2111", 300)],
    )  # fmt: skip
    assert rader["budsjett"].to_dict() == {"A": 1200, "B": 1200, "C": 600, "M": 1800, "S": 1800}
    assert rader["regnskap"].to_dict() == {"A": 950, "B": 950, "C": 300, "M": 1250, "S": 1250}
    # Ten twelfths of the year's budget: 1500 − 1250 is 250 less than budgeted.
    assert rader.loc["S", "budsjett_hittil"] == 1500
    assert rader.loc["S", "avvik"] == 250


def test_spending_above_the_budget_is_negative_and_income_lowers_it() -> None:
    rader = penger(
        ledd("A", ansvar="1"),
        budsjett=[budsjettpost("1", 1200)],
        regnskap=[post("1", 1500), post("1", -200, art="700")],
    )
    assert list(rader.loc["A", ["regnskap", "avvik"]]) == [1300, -300]


def test_investments_are_reached_by_prosjekt_alone() -> None:
    bygg: Row = {"kontoklasse": "0", "prosjekt": "700"}
    rader = penger(
        ledd("Drift", ansvar="1"), ledd("Prosjekt", prosjekt="700"), ledd("Begge", ansvar="1", prosjekt="700"),
        ledd("Feil", ansvar="2", prosjekt="700"),
        regnskap=[post("1", 100), post("1", 9000, **bygg), post("1", 10, prosjekt="700")],
    )  # fmt: skip
    assert rader["regnskap"].dropna().to_dict() == {"Drift": 110, "Prosjekt": 9010, "Begge": 9010}
    assert rader["konto_uten_tall"].to_dict() == {
        "Drift": False,
        "Prosjekt": False,
        "Begge": False,
        "Feil": True,
    }


def test_the_regulated_budget_stands_before_the_original_in_the_kontoklasse_that_has_one() -> None:
    bygg: Row = {"kontoklasse": "0", "prosjekt": "700"}
    rader = penger(
        ledd("A", ansvar="1"), ledd("P", prosjekt="700"),
        budsjett=[budsjettpost("1", 1000), budsjettpost("1", 1300, "regulert"), budsjettpost("2", 5000, **bygg)],
    )  # fmt: skip
    assert rader["budsjett"].to_dict() == {"A": 1300, "P": 5000}


def test_a_budget_measure_named_twice_gives_its_effect_once_and_only_in_its_year() -> None:
    tiltak = {"tittel": "Enøk", "realisert_effekt": 40, "forventet_effekt": 90}
    rader = penger(
        ledd("S"), ledd("A", "S", tiltak="T1; T2"), ledd("B", "S", tiltak="T1; finnes ikke"),
        tiltak=[
            {"id": "T1", "aar": 2026, "vedtatt_effekt": 100, **tiltak},
            {"id": "T2", "aar": 2027, "vedtatt_effekt": 900, **tiltak},
        ],
    )  # fmt: skip
    assert rader[["tiltak", "vedtatt_effekt", "realisert_effekt"]].to_numpy().tolist() == [[1, 100, 40]] * 3
    assert rader["budsjett"].isna().all()


def test_a_link_without_an_address_has_no_row_and_a_ring_comes_to_an_end() -> None:
    rader = penger(ledd("Uten"), ledd("A", "B", ansvar="1"), ledd("B", "A"), regnskap=[post("1", 100)])
    assert rader["regnskap"].to_dict() == {"A": 100, "B": 100}


@pytest.mark.parametrize(("periode", "hittil"), [(0, 1200), (6, 600), (13, 1200)])
def test_the_budget_so_far_follows_the_period(periode: int, hittil: float) -> None:
    rader = penger(ledd("A", ansvar="1"), periode=periode, budsjett=[budsjettpost("1", 1200)])
    assert rader.loc["A", "budsjett_hittil"] == hittil


def test_an_address_of_its_own_that_matches_no_line_is_said_so_also_where_there_is_money_under_it() -> None:
    rader = penger(
        ledd("S"), ledd("Borte", "S", ansvar="9"), ledd("Over", "S", ansvar="1", funksjon="120"), ledd("Under", "Over", ansvar="1"),
        ledd("Tiltak", tiltak="T1", ansvar="9"),
        budsjett=[budsjettpost("1", 1200)], tiltak=[{"id": "T1", "aar": 2026, "tittel": "Enøk", "vedtatt_effekt": 100}],
    )  # fmt: skip
    assert rader["konto_uten_tall"].to_dict() == {
        "Borte": True,
        "Over": True,
        "S": False,
        "Tiltak": True,
        "Under": False,
    }
    assert rader["budsjett"].dropna().to_dict() == {"Over": 1200, "S": 1200, "Under": 1200}


def test_where_the_year_has_no_lines_no_account_is_missed() -> None:
    assert penger(ledd("A", ansvar="1")).empty
