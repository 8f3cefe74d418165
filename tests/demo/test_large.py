"""Large sets: as many rows as asked for, every address once, the same bytes every time."""

from pathlib import Path

import duckdb
import pytest

from dashboard.demo.chart import YEARS
from dashboard.demo.large import FIRST_YEAR, write_large, write_large_year

ROWS = 120_000
READ = "read_csv('{}', delim = ';', all_varchar = true)"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("large")
    assert [path.name for path in write_large(made, ROWS)] == [
        "organisasjon.csv",
        "regnskap.csv",
        "budsjett.csv",
    ]
    return made


def test_the_accounts_have_exactly_the_rows_asked_for_and_no_address_twice(folder: Path) -> None:
    accounts = READ.format(folder / "regnskap.csv")
    found = duckdb.sql(
        f"select count(*), count(distinct (\"År\", Periode, Konto, Ansvar, Tjeneste, coalesce(Prosjekt, ''))) from {accounts}"
    ).fetchone()
    assert found == (ROWS, ROWS)


def test_every_ansvar_is_in_the_organisation_and_every_post_has_a_budget(folder: Path) -> None:
    accounts, budget, organisation = (
        READ.format(folder / name) for name in ("regnskap.csv", "budsjett.csv", "organisasjon.csv")
    )
    missing = duckdb.sql(
        f"""
        select 1 from {accounts} as accounts
        anti join {organisation} as organisation on accounts.Ansvar = organisation.Ansvar
        union all
        select 1 from {accounts} as accounts
        anti join {budget} as budget on accounts."År" = budget."År" and accounts.Konto = budget.Konto
            and accounts.Ansvar = budget.Ansvar and accounts.Tjeneste = budget.Tjeneste
            and accounts.Prosjekt is not distinct from budget.Prosjekt
        """
    ).fetchall()
    assert missing == []


def test_the_last_month_is_the_demos_however_few_the_rows(tmp_path: Path) -> None:
    write_large(tmp_path, 1_000)
    accounts = READ.format(tmp_path / "regnskap.csv")
    assert duckdb.sql(f'select count(*), max("År"::int * 100 + Periode::int) from {accounts}').fetchone() == (
        1_000,
        202610,
    )


def test_a_second_run_writes_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    for path in write_large(tmp_path, ROWS):
        assert path.read_bytes() == (folder / path.name).read_bytes()


def test_the_years_one_by_one_are_the_same_rows(folder: Path, tmp_path: Path) -> None:
    for aar in range(FIRST_YEAR, YEARS[-1] + 1):
        assert [path.name for path in write_large_year(tmp_path, ROWS, aar)] == [
            f"budsjett_{aar}.parquet",
            f"regnskap_{aar}.parquet",
        ]
    for name in ("regnskap", "budsjett"):
        whole = READ.format(folder / f"{name}.csv")
        years = f"(select columns(*)::varchar from '{tmp_path / name}_*.parquet')"
        assert (
            duckdb.sql(
                f"(from {whole} except all from {years}) union all (from {years} except all from {whole})"
            ).fetchall()
            == []
        )


def test_few_rows_reach_back_to_the_last_years_only(tmp_path: Path) -> None:
    assert write_large_year(tmp_path, 100, FIRST_YEAR) == []
    assert duckdb.sql(
        f"select count(*) from '{write_large_year(tmp_path, 100, YEARS[-1])[1]}'"
    ).fetchone() == (10,)
