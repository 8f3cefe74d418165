"""Where a municipality lies among the others."""

from itertools import pairwise

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.queries.kostra.tall import ask, catalogue, figure


def spread(on, columns, egen="1841", aar=2025):
    return ask(on, "fordeling", columns, nokkeltall="a", aar=aar, egen=egen)


def test_the_share_that_lies_lower_counts_those_alike_half_and_those_without_a_figure_not(tables):
    on = tables(kostra=[
        figure("a", "1811", 2025, 10), figure("a", "1841", 2025, 20), figure("a", "3405", 2025, 20),
        figure("a", "5027", 2025, 40), figure("a", "0301", 2025, 50),
        figure("a", "1103", 2025, ":"), figure("a", "1106", 2025, ".."), figure("a", "1108", 2025, "."),
        figure("a", "EAK", 2025, 30), figure("a", "EKG01", 2025, 30), figure("a", "2111", 2025, 5),
        figure("a", "9901", 2025, 5), figure("a", "1841", 2024, 1), figure("b", "1841", 2025, 1),
    ])  # fmt: skip
    catalogue(on, a={}, b={})
    # Of the four others one is lower and one alike: (1 + ½) / 4.
    assert spread(on, "region andel_lavere plass antall egen") == [
        ("1811", 0.0, 1, 5, False),
        ("1841", 37.5, 2, 5, True),
        ("3405", 37.5, 2, 5, False),
        ("5027", 75.0, 4, 5, False),
        ("0301", 100.0, 5, 5, False),
    ]
    assert [row for row in spread(on, "region i_fylke") if row[1]] == [("1811", True), ("1841", True)]
    assert spread(on, "region andel_lavere", aar=2024) == [("1841", None)], "alone among nobody"
    assert spread(on, "region", aar=2030) == []
    assert spread(on, "region plass", egen="9901")[0] == ("9901", 1), (
        "a number of its own is placed when asked for"
    )


def test_the_years_are_the_municipalitys_own_with_how_many_others_have_a_figure(tables):
    on = tables(kostra=[
        figure("a", "1841", 2025, 20), figure("a", "1811", 2025, 10), figure("a", "3405", 2025, ":"),
        figure("a", "EAK", 2024, 30), figure("a", "1841", 2024, 20), figure("a", "1811", 2023, 10),
        figure("a", "1841", 2022, ".."), figure("a", "9901", 2025, 5), figure("b", "1841", 2021, 1),
    ])  # fmt: skip
    catalogue(on, a={}, b={})
    years = lambda egen: ask(on, "fordeling_aar", "aar antall_andre", nokkeltall="a", egen=egen)  # noqa: E731
    assert years("1841") == [(2025, 1), (2024, 0)]
    assert years("9901") == [(2025, 2)], "a number of its own is among the others too"
    assert years("0301") == []


def test_the_own_group_is_marked(tables):
    on = tables(
        kostra=[figure("a", "1811", 2025, 10), figure("a", "1841", 2025, 20), figure("a", "3405", 2025, 30)]
    )
    catalogue(on, a={})
    on.execute("delete from kostragruppe")
    on.execute(
        "insert into kostragruppe (kommune, gruppe, gyldig_fra) values ('1841', 'EKG08', '2020'), ('3405', 'EKG08', '2020')"
    )
    assert spread(on, "region i_gruppe") == [("1811", False), ("1841", True), ("3405", True)]
    assert spread(on, "i_gruppe i_fylke egen", egen=None) == [(False, False, False)] * 3


@pytest.fixture
def small(tables) -> duckdb.DuckDBPyConnection:
    """The figures and regions as tables, as the lake keeps them: a hundred questions are then quick."""
    on = catalogue(tables(), a={})
    on.execute("create table regionene as from regioner")
    on.execute("drop view regioner")
    on.execute("alter table regionene rename to regioner")
    on.execute("drop view kostraverdier")
    on.execute(
        "create table kostraverdier (nokkeltall varchar, region varchar, aar integer, verdi double, merke varchar,"
        " oppdatert date, brudd boolean)"
    )
    return on


NUMBERS = ("0301", "1101", "1103", "1106", "1108", "1111", "1811", "1841", "3405", "5027")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.integers(-3, 3), st.sampled_from((".", "..", ":"))), max_size=len(NUMBERS)))
def test_the_share_is_between_0_and_100_rises_with_the_figure_and_halves_around_the_middle(small, figures):
    small.execute("delete from kostraverdier")
    for region, said in zip(NUMBERS, figures, strict=False):
        mark = said if isinstance(said, str) else None
        small.execute(
            "insert into kostraverdier values ('a', ?, 2025, ?, ?, null, false)",
            [region, None if mark else said, mark],
        )
    rows = spread(small, "verdi andel_lavere", egen=NUMBERS[0])
    shares = [share for _, share in rows]
    assert len(rows) == sum(not isinstance(each, str) for each in figures)
    if len(rows) > 1:
        assert all(0 <= share <= 100 for share in shares)
        assert all((a[0] < b[0]) == (a[1] < b[1]) for a, b in pairwise(rows))
        assert abs(sum(shares) / len(shares) - 50) < 1e-9
    else:
        assert shares in ([], [None])
