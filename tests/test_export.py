"""A table that is taken along: what stands on top of it, and that it is only numbers and text."""

import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from dashboard.export import Export, ExportColumn, frame_to_csv, to_csv, to_xlsx
from dashboard.lake import Snapshot

VERSJON = Snapshot(7, datetime(2026, 11, 5, 9, 30, tzinfo=UTC), "Kari", "Regnskap oktober", {})
COLUMNS = (
    ExportColumn("navn", "Enhet"),
    ExportColumn("avvik", "Avvik hittil", "kroner"),
    ExportColumn("andel", "Avvik", "prosent"),
    ExportColumn("antall", "Ansatte", "antall"),
    ExportColumn("frist", "Frist", "dato"),
)
ROWS = pd.DataFrame(
    {
        "navn": ["Nes skole; «Øst»", 'Avd. "Natt"', None],
        "avvik": [Decimal("-1234567.50"), Decimal("0.125"), None],
        "andel": [-8.25, 0.0, float("nan")],
        "antall": pd.array([1200, 0, None], dtype="Int64"),
        "frist": pd.to_datetime(pd.Series(["2026-10-31", None, None])),
    }
)
FORMULAS = ("=1+1", "+47", "-2+3", "@SUM(A1)", "\tx", "\rx", '=HYPERLINK("http://x";"y")')


def table(frame=ROWS, columns=COLUMNS, **other):
    given = {
        "title": "Avvik per enhet", "period": "oktober 2026", "filters": {"Område": "Oppvekst", "Status": ""},
        "snapshot": VERSJON, "kommune": "Fjordvik kommune", "demo": True, **other,
    }  # fmt: skip
    return Export(columns=columns, frame=frame, **given)


def texts(*values):
    return table(pd.DataFrame({"navn": values}), (ExportColumn("navn", "Enhet"),))


def cells(table):
    """The sheet as another program reads it."""
    return CalamineWorkbook.from_filelike(io.BytesIO(to_xlsx(table))).get_sheet_by_index(0).to_python()


def parts(table):
    with zipfile.ZipFile(io.BytesIO(to_xlsx(table))) as book:
        return {name: book.read(name).decode() for name in book.namelist()}


def test_the_csv_is_exactly_this():
    assert (
        to_csv(table())
        == (
            "\ufeffTabell;Avvik per enhet\r\n"
            "Kommune;Fjordvik kommune\r\n"
            "Merk;Kommunen er fiktiv, og tallene for den er laget for demonstrasjon\r\n"
            "Periode;oktober 2026\r\n"
            "Område;Oppvekst\r\n"
            "Versjon;7, 05.11.2026 kl. 09.30, lagret av Kari\r\n"
            "\r\n"
            "Enhet;Avvik hittil (kr);Avvik (%);Ansatte;Frist\r\n"
            '"Nes skole; «Øst»";-1234567,50;-8,25;1200;31.10.2026\r\n'
            '"Avd. ""Natt""";0,13;0,00;0;\r\n'
            ";;;;\r\n"
        ).encode()
    )


def test_a_real_municipality_is_not_called_fictional():
    told = to_csv(table(demo=False, kommune="Storvik kommune")).decode()
    assert "Fiktiv" not in told
    assert "Kommune;Storvik kommune" in told


def test_the_sheet_says_the_same_on_top():
    assert [row[:2] for row in cells(table())[:6]] == [
        ["Avvik per enhet", ""],
        ["Kommune", "Fjordvik kommune"],
        ["Merk", "Kommunen er fiktiv, og tallene for den er laget for demonstrasjon"],
        ["Periode", "oktober 2026"],
        ["Område", "Oppvekst"],
        ["Versjon", "7, 05.11.2026 kl. 09.30, lagret av Kari"],
    ]


def test_numbers_are_numbers_in_the_sheet_and_a_missing_one_is_an_empty_cell():
    assert cells(table())[7:] == [
        ["Enhet", "Avvik hittil (kr)", "Avvik (%)", "Ansatte", "Frist"],
        ["Nes skole; «Øst»", -1234567.5, -8.25, 1200.0, date(2026, 10, 31)],
        ['Avd. "Natt"', 0.125, 0.0, 0.0, ""],
    ]


@pytest.mark.parametrize("formula", FORMULAS)
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe_in_the_csv(formula):
    written = to_csv(texts(formula)).decode("utf-8-sig").partition("\r\n\r\nEnhet\r\n")[2]
    assert written.strip('"').startswith(f"'{formula[0]}")


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_title_a_filter_or_a_heading_is_no_formula_either(formula):
    columns, frame = (ExportColumn("navn", formula),), pd.DataFrame({"navn": ["x"]})
    told = to_csv(table(frame, columns, title=formula, filters={formula: formula})).decode("utf-8-sig")
    for line in told.split("\r\n"):
        assert not [cell for cell in line.split(";") if cell.strip('"').startswith(tuple("=+-@\t\r"))]


def test_a_negative_number_gets_no_apostrophe():
    assert "'" not in to_csv(table()).decode()


def test_text_that_looks_like_a_formula_a_link_or_a_number_stays_text_in_the_sheet():
    told = ["=1+1", "https://example.no", "00123"]
    assert [row[0] for row in cells(texts(*told))[-3:]] == told
    written = parts(texts(*told))
    assert "<f>" not in written["xl/worksheets/sheet1.xml"]
    assert "hyperlink" not in written["xl/worksheets/sheet1.xml"]
    assert not [name for name in written if "externalLink" in name or name.endswith("sheet1.xml.rels")]


def test_the_same_table_gives_the_same_bytes():
    assert to_csv(table()) == to_csv(table())
    assert to_xlsx(table()) == to_xlsx(table())


def test_the_book_is_dated_by_the_version_and_not_by_the_clock():
    assert "2026-11-05T09:30:00Z" in parts(table())["docProps/core.xml"]


def test_a_file_name_has_only_letters_that_every_file_system_takes():
    told = table(title="Avvik på «Ørneset»: «../drift»?", period="hele 2026")
    assert told.file_name("csv") == "avvik-paa-oerneset-drift-hele-2026.csv"


def test_a_table_without_rows_still_says_what_it_is():
    assert to_csv(table(ROWS.iloc[:0])).decode().endswith("Ansatte;Frist\r\n")
    assert cells(table(ROWS.iloc[:0]))[-1][0] == "Enhet"


def test_points_have_one_decimal_or_the_word_in_their_place():
    poeng = table(
        pd.DataFrame({"poeng": [48.0, 34.14, "ukjent"]}), (ExportColumn("poeng", "Poeng", "poeng"),)
    )
    assert to_csv(poeng).decode().splitlines()[-3:] == ["48,0", "34,1", "ukjent"]
    assert [row[0] for row in cells(poeng)[-3:]] == [48, 34.14, "ukjent"]


def test_a_sum_is_written_alike_however_its_parts_were_added() -> None:
    amounts = [5706496.799999595, 5706496.799999781, 9_999_999_999.99, 0.1]
    written = frame_to_csv(pd.DataFrame({"beloep": amounts, "antall": [1, 2, 3, 4]}))
    assert written == "beloep;antall\n5706496,8;1\n5706496,8;2\n9999999999,99;3\n0,1;4\n"
