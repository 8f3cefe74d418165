"""The accounts as a 0A: what is added up, rounded and left out, and where it is posted."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import duckdb
import pytest

from dashboard import queries

Tables = Callable[..., duckdb.DuckDBPyConnection]
YEAR = {"aar": 2026, "fra_periode": 1, "til_periode": 10}


def post(beloep: float, **other: Any) -> dict[str, Any]:
    return {"aar": 2026, "periode": 1, "kontoklasse": "1", "ansvar": "3111", "funksjon": "253", "art": "010", "beloep": beloep} | other  # fmt: skip


def rows(con: duckdb.DuckDBPyConnection, name: str, **parameters: Any) -> list[tuple[Any, ...]]:
    return [tuple(row.values()) for row in queries.rows_on(con, name, **{**YEAR, **parameters})]


def test_posts_are_added_up_over_months_ansvar_and_projects_and_drift_stands_first(tables: Tables) -> None:
    con = tables(regnskap=[
        post(1_000), post(2_000, periode=10, ansvar="2111", prosjekt="7"), post(9_000, periode=11), post(9_000, aar=2025),
        post(-4_000, art="600"), post(5_000, kontoklasse="0", art="230"), post(8_000, periode=13), post(8_000, periode=0),
    ])  # fmt: skip
    assert rows(con, "ssb/poster") == [
        ("1", "253", "010", 3, 3_000), ("1", "253", "600", -4, -4_000), ("0", "253", "230", 5, 5_000),
    ]  # fmt: skip
    whole = rows(con, "ssb/poster", fra_periode=0, til_periode=13)
    assert whole[0][3] == 3 + 9 + 8 + 8


@pytest.mark.parametrize(
    ("kr", "tusen"), [(500, 1), (-500, -1), (1_499.99, 1), (-1_500, -2), (2_500, 3), (999_999_500, 1_000_000)]
)
def test_halves_are_rounded_away_from_nought(tables: Tables, kr: float, tusen: int) -> None:
    assert [row[3] for row in rows(tables(regnskap=[post(kr)]), "ssb/poster")] == [tusen]


def test_what_rounds_to_nought_is_no_post(tables: Tables) -> None:
    assert rows(tables(regnskap=[post(499.99), post(-499, art="020"), post(5, art="030"), post(-5, art="030")]), "ssb/poster") == []  # fmt: skip


def test_internal_trade_is_left_out_of_the_posts_and_told_beside_them(tables: Tables) -> None:
    con = tables(regnskap=[
        post(5_000, art="290"), post(-4_000, art="790", funksjon="120"), post(-2_000, art="690"), post(3_000, art="490", kontoklasse="0"),
        post(1_000), post(7_000, art="790", periode=12),
    ])  # fmt: skip
    assert [(art, beloep) for _, _, art, beloep, _ in rows(con, "ssb/poster")] == [("010", 1), ("690", -2), ("490", 3)]  # fmt: skip
    assert rows(con, "ssb/interne_arter") == [
        ("1", "290", True, Decimal(5_000), 1), ("1", "690", False, Decimal(-2_000), 1),
        ("1", "790", True, Decimal(-4_000), 1), ("0", "490", False, Decimal(3_000), 1),
    ]  # fmt: skip


def test_a_post_without_funksjon_or_art_is_a_post_with_an_empty_code(tables: Tables) -> None:
    con = tables(regnskap=[post(1_000, funksjon=None), post(2_000, art=None)])
    assert [row[:4] for row in rows(con, "ssb/poster")] == [("1", "", "010", 1), ("1", "253", "", 2)]
    assert [row[0] for row in rows(con, "ssb/hvor_foert", noekler=["1//010"])] == ["1//010"]


def test_a_post_is_found_where_it_is_posted_with_the_number_of_postings_the_largest_first(
    tables: Tables,
) -> None:
    con = tables(regnskap=[
        post(100.5), post(200, ansvar_navn="Solbakken"), post(-4_000, ansvar="2111"), post(7, ansvar=None), post(9, art="020"),
        post(9, periode=11),
    ])  # fmt: skip
    found = rows(con, "ssb/hvor_foert", noekler=["1/253/010", "1/999/010"])
    assert [row[4:8] for row in found] == [
        ("2111", None, 1, Decimal("-4000.00")), ("3111", "Solbakken", 2, Decimal("300.50")), (None, None, 1, Decimal("7.00")),
    ]  # fmt: skip
    assert {row[8:] for row in found} == {("Helse- og omsorgstjenester i institusjon", "Fastlønn")}
    assert rows(con, "ssb/hvor_foert", noekler=[]) == []
