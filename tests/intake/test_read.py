"""What cannot be read says so, and what is damaged in part is read all the same."""

import zipfile
from pathlib import Path

import duckdb
import pytest

from dashboard.intake.read import Limits, UnreadableFile, read

FILES = Path(__file__).parent.parent / "files"
LIMITS = Limits(file_bytes=1_000_000, unpacked_bytes=60_000_000, columns=300)


@pytest.fixture
def con():
    with duckdb.connect() as connection:
        yield connection


@pytest.mark.parametrize(
    ("name", "control", "row", "says"),
    [
        ("tom-fil.csv", "fil_tom", None, "ingen data"),
        ("bare-blanke-linjer.csv", "fil_tom", None, "ingen data"),
        ("bare-overskrift.csv", "fil_uten_rader", 1, "ingen rader"),
        ("uten-overskrift.csv", "fil_uten_overskrift", 1, "kolonnenavn"),
        ("binaert-innhold.csv", "fil_ukjent_type", None, "verken tekst"),
        ("pdf-som-heter-csv.csv", "fil_annen_type", None, "PDF"),
        ("nettside-som-heter-xls.xls", "fil_annen_type", None, "nettside"),
        ("gammel-excel.xls", "fil_annen_type", None, "gammel Excel-fil"),
        ("word-dokument.docx", "fil_annen_type", None, "Word"),
        ("pakket.zip", "fil_annen_type", None, "ZIP"),
        ("pakket.csv.gz", "fil_annen_type", None, "gzip"),
        ("passordbeskyttet.xlsx", "xlsx_passord", None, "passord"),
        ("avkortet.xlsx", "xlsx_odelagt", None, "avkortet"),
        ("skadet.xlsx", "xlsx_odelagt", None, "skadet"),
        ("entitetsbombe.xlsx", "xlsx_odelagt", None, "kan ikke åpnes"),
        ("celle-langt-utenfor.xlsx", "xlsx_spredt", 1_048_576, "utenfor tabellen"),
        ("avkortet.parquet", "parquet_ugyldig", None, "avkortet"),
        ("avkortet.json", "json_ugyldig", None, "kan ikke tolkes"),
        ("json-som-ikke-er-json-stat.json", "json_ukjent", None, "ikke et datasett"),
        ("json-stat-med-feil-antall-tall.json", "json_ugyldig", None, "antallet tall"),
        ("feilsvar-fra-statistikkbanken.json", "json_feilsvar", None, "404"),
        ("kostra-feil-postlengde.dat", "kostra_postlengde", 7, "47 tegn"),
        ("kostra-balanse.dat", "kostra_skjema", 1, "0B"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_what_to_do(con, name, control, row, says):
    with pytest.raises(UnreadableFile, match=says) as caught:
        read(FILES / name, name, con, LIMITS)
    assert (caught.value.control, caught.value.row) == (control, row)
    assert name in caught.value.what_happened
    assert caught.value.what_to_do.endswith(".")


def test_a_zip_bomb_is_refused_before_it_is_unpacked(con, tmp_path):
    bomb = tmp_path / "bombe.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", bytes(70_000_000))
    with pytest.raises(UnreadableFile) as caught:
        read(bomb, "bombe.xlsx", con, LIMITS)
    assert caught.value.control == "xlsx_for_stor_utpakket"
    with pytest.raises(UnreadableFile) as caught:
        read(bomb, "bombe.xlsx", con, Limits(1_000_000, 2_000_000_000, 300))
    assert caught.value.control == "xlsx_for_stor_utpakket", "the ratio alone is enough"


def test_a_file_larger_than_the_limit_is_refused(con, tmp_path):
    large = tmp_path / "stor.csv"
    large.write_text("ansvar;beloep\n" + "1000;5\n" * 200_000)
    with pytest.raises(UnreadableFile, match="1 MB") as caught:
        read(large, "stor.csv", con, LIMITS)
    assert caught.value.control == "fil_for_stor"


@pytest.mark.parametrize("columns", [301, 500])
def test_more_columns_than_the_limit_are_refused(con, tmp_path, columns):
    wide = tmp_path / "bred.csv"
    wide.write_text(
        ";".join(f"kolonne{i}" for i in range(columns)) + "\n" + ";".join(["5000"] * columns) + "\n"
    )
    with pytest.raises(UnreadableFile, match=str(columns)) as caught:
        read(wide, "bred.csv", con, LIMITS)
    assert caught.value.control == "fil_for_mange_kolonner"


def test_a_quote_that_is_never_closed_loses_no_row(con):
    assert read(FILES / "apent-anforselstegn.csv", "a.csv", con, LIMITS).rows == 4
    assert con.execute("select rad, felt, beloep from kilde").fetchall() == [
        (2, 3, "100"), (3, 3, "200"), (4, 3, "300"), (5, 3, "400"),
    ]  # fmt: skip


def test_rows_with_far_too_many_fields_or_too_few_are_kept_and_counted(con):
    read(FILES / "for-mange-felt.csv", "f.csv", con, LIMITS)
    assert con.execute("select rad, felt, ansvar, beloep from kilde").fetchall() == [
        (2, 3, "1000", "5"), (3, 10, "1001", "6"), (4, 1, "1002", None), (5, 3, "1003", "8"),
    ]  # fmt: skip


def test_mixed_line_ends_lose_no_row(con):
    assert read(FILES / "ulike-linjeskift.csv", "u.csv", con, LIMITS).rows == 4
    assert con.execute("select distinct felt, beloep from kilde").fetchall() == [(6, "1234,50")]


def test_a_file_cut_in_the_middle_of_a_letter_is_still_utf_8(con):
    reading = read(FILES / "avkortet-midt-i-et-tegn.csv", "a.csv", con, LIMITS)
    assert reading.format.encoding == "utf-8"
    assert con.execute("select felt, ansvar_navn from kilde where rad = 2").fetchall() == [(3, "Sør")]
    assert con.execute("select felt from kilde where rad = 3").fetchall() == [(2,)]


def test_a_path_with_pattern_characters_is_one_file(con, tmp_path):
    odd = tmp_path / "regnskap [okt]*.csv"
    odd.write_text("ansvar;beloep\n1000;5\n")
    (tmp_path / "regnskap o.csv").write_text("ansvar;beloep\n9999;9\n")
    read(odd, odd.name, con, LIMITS)
    assert con.execute("select ansvar from kilde").fetchall() == [("1000",)]


def test_parquet_becomes_text_with_point_iso_dates_and_ja_nei(con, tmp_path):
    path = tmp_path / "r.parquet"
    duckdb.sql(
        "select 2026 as aar, '0100' as ansvar, 1234.50::decimal(18,2) as beloep, date '2026-10-31' as dato, true as aktiv"
    ).write_parquet(str(path))
    reading = read(path, "r.parquet", con, LIMITS)
    assert (reading.format.type, reading.format.decimal) == ("parquet", ".")
    assert con.execute("from kilde").fetchall() == [(1, 5, "2026", "0100", "1234.50", "2026-10-31", "ja")]


def test_json_stat_keeps_marks_apart_and_reads_sparse_values(con, tmp_path):
    path = tmp_path / "t.json"
    path.write_text(
        """{"version": "2.0", "class": "dataset", "label": "12345: Tall, etter region og år", "updated": "2026-03-16T07:00:00Z",
        "id": ["Region", "Kjonn", "ContentsCode", "Tid"], "size": [2, 2, 1, 2],
        "role": {"time": ["Tid"], "geo": ["Region"], "metric": ["ContentsCode"]},
        "dimension": {
          "Region": {"category": {"index": ["0301", "4601"], "label": {"0301": "0301 Oslo", "4601": "Bergen"}}},
          "Kjonn": {"category": {"index": {"2": 1, "1": 0}, "label": {"1": "Menn", "2": "Kvinner"}}},
          "ContentsCode": {"category": {"label": {"A": "Andel"}, "unit": {"A": {"base": "prosent"}}}},
          "Tid": {"category": {"index": {"2023": 0, "2024": 1}}}},
        "value": {"0": 1.10, "3": 0}, "status": {"1": ".", "2": ":", "4": ".."}}""",
        encoding="utf-8",
    )
    reading = read(path, "t.json", con, LIMITS)
    assert reading.columns[3] == "undergruppe"
    assert con.execute(
        "select tabell, tittel, undergruppe, region, region_navn, aar, verdi from kilde limit 5"
    ).fetchall() == [
        ("12345", "Andel", "Menn", "0301", "Oslo", "2023", "1.10"),
        ("12345", "Andel", "Menn", "0301", "Oslo", "2024", "."),
        ("12345", "Andel", "Kvinner", "0301", "Oslo", "2023", ":"),
        ("12345", "Andel", "Kvinner", "0301", "Oslo", "2024", "0"),
        ("12345", "Andel", "Menn", "4601", "Bergen", "2023", ".."),
    ]
