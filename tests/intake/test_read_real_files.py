"""The real files of municipalities and of Statistics Norway come through whole."""

from collections import Counter
from pathlib import Path

import duckdb
import pytest

from dashboard.intake.read import Limits, Reading, read

REAL = Path(__file__).parent.parent / "files" / "real"
LIMITS = Limits(file_bytes=500_000_000, unpacked_bytes=2_000_000_000, columns=300)


def read_real(con: duckdb.DuckDBPyConnection, name: str) -> Reading:
    return read(REAL / name, name, con, LIMITS)


@pytest.fixture
def con():
    with duckdb.connect() as connection:
        yield connection


def total(con: duckdb.DuckDBPyConnection, column: str) -> int:
    """The sum of a column of whole amounts with spaces between thousands; `-` is zero."""
    query = f"""select sum(case when "{column}" = '-' then 0 else replace("{column}", ' ', '')::bigint end) from kilde"""
    return int(con.execute(query).fetchall()[0][0])


@pytest.mark.parametrize(
    ("name", "rows", "encoding", "thousands", "totals"),
    [
        ("stavanger-2016-drift.csv", 11_130, "utf-8", None, {"beloep": 0}),
        (
            "sogndal-2013-drift.csv",
            4_898,
            "utf-8",
            " ",
            {"rekneskap_2011": 16, "budsjett_2012": 0, "budsjett_2013": 0},
        ),
        (
            "bergen-2013-drift.csv",
            1_761,
            "utf-8-sig",
            " ",
            {"2013": -490, "2014": -627, "2015": -489, "2016": -539},
        ),
        ("sauda-2013-investering.csv", 70, "utf-8-sig", None, {"nok": 0}),
    ],
)
def test_every_row_of_a_municipality_s_file_is_read(con, name, rows, encoding, thousands, totals):
    reading = read_real(con, name)
    assert reading.rows == rows
    assert (reading.format.type, reading.format.encoding, reading.format.delimiter) == ("csv", encoding, ";")
    assert (reading.format.thousands, reading.format.header_row) == (thousands, 1)
    assert con.execute("select count(*), min(rad), max(rad) from kilde").fetchall() == [(rows, 2, rows + 1)]
    if not name.startswith("stavanger"):
        assert {column: total(con, column) for column in totals} == totals


def test_stavanger_s_rows_with_too_many_fields_are_kept_and_counted(con):
    reading = read_real(con, "stavanger-2016-drift.csv")
    assert len(reading.columns) == 12
    assert con.execute("select felt, count(*) from kilde group by felt order by felt").fetchall() == [
        (12, 11_130 - 347),
        (14, 347),
    ]
    assert total(con, "beloep") == 0


def test_the_kostra_file_keeps_its_control_totals(con):
    reading = read_real(con, "0A_V2019_K4_R040200_OK.dat")
    assert (reading.format.type, reading.rows) == ("kostra_0a", 1_644)
    sums = con.execute(
        "select kontoklasse, sum(beløp::int) filter (where art < '600'), sum(beløp::int) filter (where art >= '600')"
        " from kilde group by kontoklasse order by kontoklasse"
    ).fetchall()
    assert sums == [("0", 238_889, -125_504), ("1", 1_557_532, -1_521_694)]
    assert con.execute(
        "select Årgang, kvartal, region, organisasjonsnummer, funksjon from kilde limit 1"
    ).fetchall() == [("2019", "4", "040200", None, "120")]


def test_a_json_stat_2_answer_becomes_one_row_a_number(con):
    reading = read_real(con, "12134_jsonstat2_3kommuner_2024.json")
    assert reading.format.type == "json_stat2"
    assert reading.columns == (
        "tabell", "nokkeltall", "tittel", "region", "region_navn", "aar", "verdi", "enhet", "oppdatert",
    )  # fmt: skip
    assert con.execute(
        "select tabell, nokkeltall, region, region_navn, aar, verdi, enhet, oppdatert from kilde"
    ).fetchall() == [
        ("12134", "KOSAG110000", "0301", "Oslo - Oslove", "2024", "81240", "kr", "2026-03-16"),
        ("12134", "KOSAG110000", "4601", "Bergen", "2024", "66605", "kr", "2026-03-16"),
        ("12134", "KOSAG110000", "5001", "Trondheim - Tråante", "2024", "62853", "kr", "2026-03-16"),
    ]


def test_the_older_json_stat_is_read_too_with_its_further_dimension(con):
    reading = read_real(con, "09220_jsonstat1_dataset.json")
    assert reading.rows == 27
    # The dimensions run region, eierskap, statistikkvariabel, år: the year is the fastest.
    assert con.execute(
        "select rad, undergruppe, region, aar from kilde where rad in (1, 3, 4, 10)"
    ).fetchall() == [
        (1, "Kommune", "0", "1987"),
        (3, "Kommune", "0", "1989"),
        (4, "Fylkeskommune/stat", "0", "1987"),
        (10, "Kommune", "01", "1987"),
    ]
    assert con.execute("select verdi from kilde where rad = 1").fetchall() == [("2195",)]


def test_statistikkbanken_s_excel_table_becomes_one_row_a_number_with_its_marks(con):
    reading = read_real(con, "13502_barnehager_alle_kommuner_2015-2023.xlsx")
    assert (reading.format.header_row, reading.format.sheet) == (4, "KOSandel120000")
    assert reading.rows == 724 * 9
    marks = Counter(
        dict(
            con.execute("select verdi, count(*) from kilde where verdi in ('.', '..') group by 1").fetchall()
        )
    )
    assert marks["."] > 1_000
    assert marks[".."] > 0
    assert con.execute("select rad, * exclude (rad, felt) from kilde where region = '3001' and aar = '2021'").fetchall() == [
        (
            5, "13502", "KOSandel120000", "Andel barn 1-2 år i barnehage, i forhold til innbyggere 1-2 år (prosent)",
            "3001", "Halden", "2021", "84.4", "prosent", "2024-06-17",
        )
    ]  # fmt: skip
    assert (
        con.execute(
            "select count(distinct region), count(*) filter (where verdi is null) from kilde"
        ).fetchall()[0][1]
        == 0
    )
