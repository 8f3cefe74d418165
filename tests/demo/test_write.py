"""The committed demo files: what the generator makes, and what they add up to."""

import csv
import zipfile
from pathlib import Path

import duckdb
import pytest

from dashboard import paths
from dashboard.datasets import DATASETS
from dashboard.demo.write import FILES, MADE, write_demo

NAMES = [file.name for file in MADE]
# What the accounts of each year add up to, in kr: rows, and in drift expenditure (art 010–480 and 590), revenue
# (600–895) and everything together. A closed year balances.
TOTALS = {
    2023: (20_906, 747_094_286, -759_119_612, 0),
    2024: (20_926, 777_333_822, -783_173_799, 0),
    2025: (20_823, 804_972_782, -814_484_274, 0),
    2026: (17_268, 690_434_370, -670_682_177, 4_755_414),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    assert [path.name for path in write_demo(folder)] == NAMES
    return folder


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as workbook:
        return {name: workbook.read(name) for name in workbook.namelist()}


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".csv")])
def test_a_committed_csv_is_byte_for_byte_what_the_generator_makes(made: Path, name: str) -> None:
    assert (made / name).read_bytes() == (paths.DEMO / name).read_bytes()


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".xlsx")])
def test_a_committed_xlsx_holds_exactly_the_parts_the_generator_makes(made: Path, name: str) -> None:
    assert _parts(made / name) == _parts(paths.DEMO / name)


def test_the_demo_is_small_enough_for_git() -> None:
    assert sum((paths.DEMO / file.name).stat().st_size for file in FILES) < 9_000_000


@pytest.mark.parametrize("aar", TOTALS)
def test_each_year_adds_up_to_its_documented_totals(demo: duckdb.DuckDBPyConnection, aar: int) -> None:
    found = demo.execute(
        """
        select count(*),
            sum("Beløp") filter (Konto[1] = '1' and (Konto[2:4] <= '480' or Konto[2:4] = '590')),
            sum("Beløp") filter (Konto[1] = '1' and Konto[2:4] between '600' and '895'),
            sum("Beløp") filter (Konto[1] = '1')
        from regnskap where "År" = ?
        """,
        [aar],
    ).fetchone()
    assert found == TOTALS[aar]


@pytest.mark.parametrize("table", ["budsjett", "opprinnelig"])
def test_every_budget_balances_in_drift_and_in_investering(
    demo: duckdb.DuckDBPyConnection, table: str
) -> None:
    sums = demo.execute(f'select "År", Konto[1], sum("Beløp") from {table} group by all').fetchall()
    assert len(sums) == 8
    assert {total for _, _, total in sums} == {0}


def test_regulert_and_opprinnelig_differ_in_every_year(demo: duckdb.DuckDBPyConnection) -> None:
    moved = demo.execute(
        """
        with signed as (
            select "År", Konto, Ansvar, Tjeneste, Prosjekt, "Beløp" from budsjett
            union all
            select "År", Konto, Ansvar, Tjeneste, Prosjekt, -"Beløp" from opprinnelig
        ), posts as (select "År", sum("Beløp") as moved from signed group by all)
        select "År", sum(moved)::bigint from posts group by all
        """
    ).fetchall()
    assert dict(moved) == dict.fromkeys(TOTALS, 0)
    changed = demo.execute(
        """
        with amended as (select "År", Konto, Ansvar, Tjeneste, Prosjekt, sum("Beløp") as kr from budsjett group by all)
        select amended."År", count(*)
        from amended inner join opprinnelig using ("År", Konto, Ansvar, Tjeneste, Prosjekt)
        where amended.kr <> opprinnelig."Beløp" group by all
        """
    ).fetchall()
    assert len(changed) == 4
    assert all(count > 50 for _, count in changed)


def test_depreciation_and_its_counter_entry_cancel_every_year(demo: duckdb.DuckDBPyConnection) -> None:
    rest = demo.execute(
        """select sum("Beløp"), min(abs("Beløp")) from regnskap where Konto[2:4] in ('590', '990') group by "År" """
    ).fetchall()
    assert [total for total, _ in rest] == [0, 0, 0, 0]


def test_no_account_address_occurs_twice_in_a_period(demo: duckdb.DuckDBPyConnection) -> None:
    twice = demo.execute(
        'select 1 from regnskap group by "År", Periode, Konto, Ansvar, Tjeneste, Prosjekt having count(*) > 1'
    ).fetchall()
    assert twice == []


def test_funksjon_254_is_used_in_2023_only_and_257_and_258_after_it(demo: duckdb.DuckDBPyConnection) -> None:
    used = demo.execute(
        """
        select Tjeneste[1:3] as funksjon, list_sort(list(distinct "År"))
        from regnskap where Tjeneste[1:3] in ('254', '257', '258') group by all order by 1
        """
    ).fetchall()
    assert used == [("254", [2023]), ("257", [2024, 2025, 2026]), ("258", [2024, 2025, 2026])]


@pytest.mark.parametrize(("column", "list_name"), [("Tjeneste[1:3]", "funksjon"), ("Konto[2:4]", "art")])
def test_every_code_is_valid_in_the_year_it_is_used(
    demo: duckdb.DuckDBPyConnection, column: str, list_name: str
) -> None:
    with (paths.REFERENCE / f"{list_name}.csv").open(encoding="utf-8-sig") as file:
        valid = {
            row["kode"]: range(int(row["gyldig_fra"] or 0), int(row["gyldig_til"] or 9999) + 1)
            for row in csv.DictReader(file, delimiter=";")
        }
    used = demo.execute(
        f'select distinct {column}, "År" from regnskap union select distinct {column}, "År" from budsjett'
    ).fetchall()
    assert len(used) > 200
    assert [(code, aar) for code, aar in used if aar not in valid.get(code, ())] == []


def test_the_municipality_is_as_large_as_it_says(demo: duckdb.DuckDBPyConnection) -> None:
    ansvar, enheter, omraader = demo.execute(
        'select count(distinct Ansvar), count(distinct Enhet), count(distinct "Tjenesteområde") from organisasjon'
    ).fetchall()[0]
    assert ansvar >= 150
    assert 40 <= enheter <= 50
    assert omraader == 9
    small = demo.execute(
        """
        with units as (select Enhet, sum(Ansatte::int) as ansatte from organisasjon where "Gyldig til" = '' group by 1)
        select count(*) filter (ansatte between 1 and 4), count(*) filter (ansatte between 5 and 9) from units
        """
    ).fetchone()
    assert small is not None
    assert small[0] >= 2
    assert small[1] >= 5


def test_one_ansvar_is_closed_and_some_moved_at_new_year_2025(demo: duckdb.DuckDBPyConnection) -> None:
    assert demo.execute(
        """select count(distinct Enhet) from organisasjon where Ansvar = '2104' and "Gyldig fra" <> '' """
    ).fetchone() == (2,)
    last = demo.execute("""select max("År" * 100 + Periode) from regnskap where Ansvar = '2134'""").fetchone()
    assert last == (202407,)


def test_there_are_decisions_and_measures_of_every_kind(demo: duckdb.DuckDBPyConnection) -> None:
    decisions = demo.execute(
        'select Type, Status, Organ, Saksnr, "Unntatt offentlighet" from vedtak'
    ).fetchall()
    assert len(decisions) >= 60
    assert {row[0] for row in decisions} == set(DATASETS["vedtak"].column("type").values)
    assert {row[1] for row in decisions} == set(DATASETS["vedtak"].column("status").values)
    assert len({row[2] for row in decisions}) == 4
    assert len({row[3] for row in decisions}) < len(decisions), "saksnr repeats from body to body"
    assert sum(row[4] == "Ja" for row in decisions) >= 5
    measures = demo.execute('select Tiltaksnr, "År", Status from tiltak').fetchall()
    assert len({row[0] for row in measures}) >= 20
    assert {row[1] for row in measures} == {"2026", "2027", "2028", "2029"}
    assert {row[2] for row in measures} == set(DATASETS["tiltak"].column("status").values)


def test_sick_leave_parts_add_up_and_follow_the_season(demo: duckdb.DuckDBPyConnection) -> None:
    quarters = demo.execute(
        """
        with days as (
            select "År"::int as aar, (Måned::int + 2) // 3 as kvartal,
                replace("Avtalte dagsverk", ',', '.')::decimal(18, 1) as agreed,
                replace("Sykefraværsdagsverk", ',', '.')::decimal(18, 1) as lost,
                replace(Egenmeldt, ',', '.')::decimal(18, 1) + replace(Legemeldt, ',', '.')::decimal(18, 1) as notes,
                replace(Korttid, ',', '.')::decimal(18, 1) + replace(Langtid, ',', '.')::decimal(18, 1) as lengths
            from sykefravaer
        )
        select kvartal, sum(lost) / sum(agreed) * 100, sum(abs(lost - notes)) + sum(abs(lost - lengths))
        from days where aar < 2026 group by 1 order by 1
        """
    ).fetchall()
    rates = [rate for _, rate, _ in quarters]
    assert max(rates) == rates[0]
    assert min(rates) == rates[2]
    assert 7 < min(rates) < max(rates) < 11
    assert all(difference == 0 for *_, difference in quarters)
