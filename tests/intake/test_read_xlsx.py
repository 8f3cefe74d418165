"""Excel workbooks: any table, and Statistikkbanken's own."""

import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest
import xlsxwriter

from dashboard.intake.read import Limits, Reading, UnreadableFile, read

LIMITS = Limits(file_bytes=500_000_000, unpacked_bytes=2_000_000_000, columns=300)


@pytest.fixture
def con():
    with duckdb.connect() as connection:
        yield connection


@pytest.fixture
def workbook(tmp_path):
    return xlsxwriter.Workbook(str(tmp_path / "bok.xlsx"))


def read_book(con: duckdb.DuckDBPyConnection, book: xlsxwriter.Workbook, sheet: str | None = None) -> Reading:
    book.close()
    return read(Path(book.filename), "bok.xlsx", con, LIMITS, sheet)


def write(
    book: xlsxwriter.Workbook, name: str, rows: Sequence[Sequence[object]], column: int = 0
) -> xlsxwriter.worksheet.Worksheet:
    sheet = book.add_worksheet(name)
    for n, row in enumerate(rows):
        sheet.write_row(n, column, row)
    return sheet


def test_cells_become_text_as_excel_shows_them(con, workbook):
    sheet = write(
        workbook, "Data", [["ansvar", "beløp", "dato", "møte", "aktiv", "feil"], ["0100", 0.1 + 0.2]]
    )
    sheet.write_datetime(1, 2, datetime(2026, 10, 31), workbook.add_format({"num_format": "dd.mm.yyyy"}))
    sheet.write_datetime(
        1, 3, datetime(2026, 10, 31, 12, 30), workbook.add_format({"num_format": "dd.mm.yyyy hh:mm"})
    )
    sheet.write_boolean(1, 4, True)
    sheet.write_formula(1, 5, "=1/0", None, "#DIV/0!")
    write_more = [["0101", 2016.0, "", "", False, "ok"], ["0102", -1234567.89, "", "", False, "ok"]]
    for n, row in enumerate(write_more, start=2):
        sheet.write_row(n, 0, row)
    reading = read_book(con, workbook)
    assert (reading.format.type, reading.format.sheet, reading.format.decimal) == ("xlsx", "Data", ".")
    assert con.execute("from kilde").fetchall() == [
        (2, 6, "0100", "0.3", date(2026, 10, 31).isoformat(), "2026-10-31 12:30:00", "ja", "#DIV/0!"),
        (3, 6, "0101", "2016", None, None, "nei", "ok"),
        (4, 6, "0102", "-1234567.89", None, None, "nei", "ok"),
    ]


def test_error_cells_stand_where_they_are_even_when_the_table_begins_further_in(con, workbook):
    sheet = write(
        workbook,
        "Data",
        [["Rapport"], [], ["ansvar", "navn", "beløp"], ["1000", "a", 5000], ["1001", "b", 1]],
        column=2,
    )
    sheet.write_formula(4, 4, "=1/0", None, "#DIV/0!")
    reading = read_book(con, workbook)
    assert reading.format.header_row == 3
    assert con.execute('select rad, ansvar, "beløp" from kilde').fetchall() == [
        (4, "1000", "5000"),
        (5, "1001", "#DIV/0!"),
    ]


def test_numbers_take_the_mark_of_the_numbers_written_as_text(con, workbook):
    write(workbook, "Data", [["ansvar", "beløp"], ["1000", "1 234,50"], ["1001", 12.5]])
    reading = read_book(con, workbook)
    assert (reading.format.decimal, reading.format.thousands) == (",", " ")
    assert con.execute('select "beløp" from kilde').fetchall() == [("1 234,50",), ("12,5",)]


def test_the_sheet_with_most_cells_is_read_unless_another_is_named(con, workbook):
    write(workbook, "Om", [["Laget av", "økonomi"]])
    write(workbook, "Tall", [["ansvar", "beløp"], *[[1000 + n, 5000] for n in range(20)]])
    write(workbook, "Få", [["ansvar", "beløp"], [1, 5000]])
    hidden = write(workbook, "Skjult", [["ansvar", "beløp"], *[[1000 + n, 5000] for n in range(90)]])
    hidden.hide()
    assert read_book(con, workbook).format.sheet == "Tall"
    assert read(Path(workbook.filename), "bok.xlsx", con, LIMITS, "Få").rows == 1
    with pytest.raises(UnreadableFile, match="«Tall»") as caught:
        read(Path(workbook.filename), "bok.xlsx", con, LIMITS, "Finnes ikke")
    assert caught.value.control == "xlsx_ark_mangler"


def test_title_rows_merged_cells_and_blank_rows_are_passed_over(con, workbook):
    sheet = write(workbook, "Data", [[], [], ["", "", "Regnskap", "", "Budsjett", ""]])
    sheet.merge_range("A1:F1", "Regnskap per oktober 2026")
    sheet.write_row(3, 0, ["Ansvar", "Navn", 2025, 2026, 2025, 2026])
    sheet.write_row(4, 0, ["1000", "Rådhuset", 5000, 6000, 7000, 8000])
    sheet.write_row(6, 0, ["1001", "Skolen", 5000, 6000, 7000, 8000])
    reading = read_book(con, workbook)
    assert reading.columns[2:] == ("Regnskap / 2025", "Regnskap / 2026", "Budsjett / 2025", "Budsjett / 2026")
    assert con.execute("select rad from kilde").fetchall() == [(5,), (7,)]


def test_a_count_of_shared_strings_that_no_file_could_hold_is_refused_before_it_is_believed(
    con, workbook, tmp_path
):
    write(workbook, "Data", [["ansvar", "beløp"], ["1000", 5000]])
    workbook.close()
    lying = tmp_path / "lyver.xlsx"
    with zipfile.ZipFile(workbook.filename) as source, zipfile.ZipFile(lying, "w") as target:
        for part in source.namelist():
            target.writestr(part, source.read(part).replace(b'uniqueCount="3"', b'uniqueCount="99999999999"'))
    with pytest.raises(UnreadableFile) as caught:
        read(lying, "lyver.xlsx", con, LIMITS)
    assert caught.value.control == "xlsx_odelagt"


def test_an_empty_workbook_is_empty(con, workbook):
    workbook.add_worksheet("Tomt")
    with pytest.raises(UnreadableFile) as caught:
        read_book(con, workbook)
    assert caught.value.control == "fil_tom"


def test_statistikkbanken_s_table_with_a_further_variable_and_two_key_figures(con, workbook):
    write(
        workbook,
        "Ark",
        [
            ["12345: Barnehager, etter region, eierform, statistikkvariabel og år"],
            [],
            ["", "", "Andel", "", "Antall", ""],
            ["", "", "2023", "2024", "2023", "2024"],
            ["0301 Oslo", "Kommunal", 1.5, "..", 10, 11],
            ["", "Privat", ".", ":", 12, 13],
            ["EAKUO Landet uten Oslo", "Kommunal", 2.5, 3.5, 14, 15],
            [],
            ["Fotnote"],
            ["Sist endret:"],
            ["Andel:"],
            ["20240617 08:00"],
            [],
            ["Måleenhet:"],
            ["Andel:"],
            ["prosent"],
            ["Antall:"],
            ["personer"],
        ],
    )
    reading = read_book(con, workbook)
    assert reading.rows == 12
    query = "select rad, nokkeltall, undergruppe, region, region_navn, aar, verdi, enhet, oppdatert from kilde where rad = 6"
    assert con.execute(query).fetchall() == [
        (6, "Andel", "Privat", "0301", "Oslo", "2023", ".", "prosent", "2024-06-17"),
        (6, "Andel", "Privat", "0301", "Oslo", "2024", ":", "prosent", "2024-06-17"),
        (6, "Antall", "Privat", "0301", "Oslo", "2023", "12", "personer", None),
        (6, "Antall", "Privat", "0301", "Oslo", "2024", "13", "personer", None),
    ]
    assert con.execute("select distinct region, region_navn from kilde where rad = 7").fetchall() == [
        ("EAKUO", "Landet uten Oslo")
    ]
