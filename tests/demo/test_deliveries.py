"""The exports as they stood for September's report, and what October's changed in them."""

from collections import Counter
from typing import Any

import duckdb
import pytest

from dashboard import paths
from dashboard.demo import decisions, measures
from dashboard.demo.deliveries import OCTOBER, SEPTEMBER
from dashboard.demo.write import FILES, OCTOBER_FILES, SEPTEMBER_FILES

MONTHLY = {"regnskap": "Periode", "prognose": "Periode", "sykefravaer": "Måned"}
COLUMN_OF = {
    "realisert": "Realisert effekt",
    "forventet": "Forventet effekt",
    "status": "Status",
    "kommentar": "Kommentar",
}

Rows = dict[tuple[Any, ...], dict[str, Any]]


def _rows(demo: duckdb.DuckDBPyConnection, table: str, *key: str) -> Rows:
    rows = demo.execute(f"from {table}").df().to_dict("records")
    return {
        tuple(row[name] for name in key): {str(name): value for name, value in row.items()} for row in rows
    }


def _before(september: Rows, october: Rows) -> Rows:
    """What September's file says where October's says something else."""
    differing = {
        key: {name: value for name, value in row.items() if value != october[key][name]}
        for key, row in september.items()
    }
    return {key: cells for key, cells in differing.items() if cells}


def _months(name: str, column: str) -> list[tuple[int, int, int]]:
    """Year, first and last month in a file."""
    path = (paths.DEMO / name).as_posix()
    return duckdb.sql(
        f"""
        select "År"::int, min("{column}"::int), max("{column}"::int)
        from read_csv('{path}', delim = ';', all_varchar = true) group by 1 order by 1
        """
    ).fetchall()


def test_septembers_files_are_made_and_imported_before_octobers() -> None:
    assert FILES == SEPTEMBER_FILES + OCTOBER_FILES
    assert FILES[0].name == "organisasjon.csv"
    assert {file.made for file in SEPTEMBER_FILES} == {SEPTEMBER.made}
    assert {file.made for file in OCTOBER_FILES} == {OCTOBER.made}
    assert SEPTEMBER.made < OCTOBER.made
    assert all("oktober 2026" in file.message for file in OCTOBER_FILES)
    assert len({file.message for file in FILES}) == len(FILES)


@pytest.mark.parametrize("dataset", MONTHLY)
def test_octobers_file_holds_october_alone_and_the_one_before_it_ends_in_september(dataset: str) -> None:
    before, month = [file.name for file in FILES if file.name.startswith(dataset)][-2:]
    assert _months(before, MONTHLY[dataset])[-1][::2] == (2026, 9)
    assert _months(month, MONTHLY[dataset]) == [(2026, 10, 10)]


def test_the_log_of_september_differs_from_octobers_by_the_listed_edits_alone(
    demo: duckdb.DuckDBPyConnection,
) -> None:
    september, october = (_rows(demo, table, "Id") for table in ("vedtak_september", "vedtak"))
    told = {(key,): cells for key, cells in decisions.IN_SEPTEMBER.items()}
    found = {
        key: {name: value.date() if hasattr(value, "date") else value for name, value in cells.items()}
        for key, cells in _before(september, october).items()
    }
    assert found == told


def test_october_brings_new_decisions_and_takes_none_away(demo: duckdb.DuckDBPyConnection) -> None:
    september, october = (_rows(demo, table, "Id") for table in ("vedtak_september", "vedtak"))
    assert september.keys() < october.keys()
    new = [october[key] for key in october.keys() - september.keys()]
    assert len(new) == 4
    assert {row["Møtedato"].month for row in new} == {10}


def test_decisions_are_begun_done_and_put_off_in_october_and_one_deadline_is_moved(
    demo: duckdb.DuckDBPyConnection,
) -> None:
    moved = demo.execute(
        """
        select september.Status, oktober.Status, september.Frist <> oktober.Frist
        from vedtak_september as september inner join vedtak as oktober using (Id)
        where september.Status <> oktober.Status or september.Frist <> oktober.Frist
        """
    ).fetchall()
    assert Counter(moved) == {
        ("ikke startet", "under arbeid", False): 2,
        ("under arbeid", "utført", False): 2,
        ("under arbeid", "avventer", False): 1,
        ("under arbeid", "under arbeid", True): 1,
    }


@pytest.mark.parametrize("table", ["vedtak", "vedtak_september"])
def test_what_waits_has_a_reason_and_what_lapsed_a_body_that_decided_it(
    demo: duckdb.DuckDBPyConnection, table: str
) -> None:
    statuses = demo.execute(
        f"""select Status, "Årsak" <> '', "Avgjort av" <> '' from {table} group by all"""
    ).fetchall()
    assert sorted(statuses) == [
        ("avventer", True, False),
        ("ikke startet", False, False),
        ("under arbeid", False, False),
        ("utført", False, False),
        ("utgår", True, True),
    ]


def test_the_measures_of_september_differ_from_octobers_by_the_listed_edits_alone(
    demo: duckdb.DuckDBPyConnection,
) -> None:
    september, october = (_rows(demo, table, "Tiltaksnr", "År") for table in ("tiltak_september", "tiltak"))
    told = {
        (nr, aar): {
            COLUMN_OF[name]: f"{value}000" if name in ("realisert", "forventet") else value
            for name, value in cells.items()
            if aar == "2026" or name in ("status", "kommentar")
        }
        for nr, cells in measures.IN_SEPTEMBER.items()
        for aar in ("2026", "2027", "2028", "2029")
    }
    assert september.keys() == october.keys()
    assert _before(september, october) == {key: cells for key, cells in told.items() if cells}


@pytest.mark.parametrize(
    ("table", "column", "made"),
    [
        ("vedtak_september", "Statusdato", SEPTEMBER.made),
        ("vedtak_september", "Møtedato", SEPTEMBER.made),
        ("vedtak", "Statusdato", OCTOBER.made),
        ("vedtak", "Møtedato", OCTOBER.made),
    ],
)
def test_no_log_tells_of_a_day_after_it_was_made(
    demo: duckdb.DuckDBPyConnection, table: str, column: str, made: Any
) -> None:
    assert demo.execute(f'select max("{column}")::date <= ? from {table}', [made]).fetchone() == (True,)


def test_a_change_of_status_in_october_has_a_date_in_october(demo: duckdb.DuckDBPyConnection) -> None:
    late = demo.execute(
        """
        select oktober.Statusdato::date
        from vedtak_september as september inner join vedtak as oktober using (Id)
        where september.Status <> oktober.Status
        """
    ).fetchall()
    assert late
    assert all(SEPTEMBER.made < day <= OCTOBER.made for (day,) in late)


def test_the_leaders_tell_after_the_month_and_before_the_exports_are_made(
    demo: duckdb.DuckDBPyConnection,
) -> None:
    told = demo.execute("""select distinct Periode::int, strptime(Dato, '%d.%m.%Y')::date from prognose""")
    days = dict(told.fetchall())
    assert sorted(days) == list(range(3, 11))
    assert all(days[month].month == month + 1 for month in days)
    assert days[SEPTEMBER.maaned] <= SEPTEMBER.made
    assert days[OCTOBER.maaned] <= OCTOBER.made
