"""Delimited text: encodings, delimiters, marks, headers, and no row lost."""

import codecs
import csv
import io
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.intake.read import Limits, Reading, UnreadableFile, read
from dashboard.intake.reading import BLANKS

LIMITS = Limits(file_bytes=500_000_000, unpacked_bytes=2_000_000_000, columns=300)


@pytest.fixture
def con():
    with duckdb.connect() as connection:
        yield connection


def read_bytes(con: duckdb.DuckDBPyConnection, folder: Path, content: bytes) -> Reading:
    path = folder / "fil.csv"
    path.write_bytes(content)
    return read(path, "fil.csv", con, LIMITS)


def read_text(con: duckdb.DuckDBPyConnection, folder: Path, content: str) -> Reading:
    return read_bytes(con, folder, content.encode())


ENCODINGS = [
    ("utf-8", "utf-8", b""),
    ("utf-8-sig", "utf-8", codecs.BOM_UTF8),
    ("utf-16", "utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16", "utf-16-be", codecs.BOM_UTF16_BE),
    ("utf-16-le", "utf-16-le", b""),
    ("utf-16-be", "utf-16-be", b""),
    ("cp1252", "cp1252", b""),
    ("cp850", "cp850", b""),
    ("mac_roman", "mac_roman", b""),
]


THOUSANDS = ["", " ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", ".", "'"]


def writes(codec: str, text: str) -> bool:
    try:
        return bool(text.encode(codec)) or not text
    except UnicodeEncodeError:
        return False


@pytest.mark.parametrize("delimiter", ";,\t|")
@pytest.mark.parametrize(("encoding", "codec", "bom"), ENCODINGS)
def test_every_variant_is_told_apart_and_its_cells_stand(con, tmp_path, encoding, codec, bom, delimiter):
    for decimal in ",.":
        for thousands in THOUSANDS:
            if decimal != thousands and writes(codec, thousands):
                look_at_variant(con, tmp_path, encoding, codec, bom, delimiter, decimal, thousands)


def look_at_variant(con, folder, encoding, codec, bom, delimiter, decimal, thousands):
    amounts = [
        f"{n:,.2f}".replace(",", "t").replace(".", decimal).replace("t", thousands)
        for n in (1234.5, -9876543.21, 12)
    ]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(["ansvar", "ansvar_navn", "beløp"])
    for amount in amounts:
        writer.writerow(["1000", "Rådhuset på Ås, æøå ÆØÅ", amount])
    reading = read_bytes(con, folder, bom + out.getvalue().encode(codec))
    assert reading.format.encoding == encoding, (decimal, thousands)
    assert (reading.format.delimiter, reading.format.decimal) == (delimiter, decimal)
    assert reading.format.thousands == ((" " if thousands.isspace() else thousands) or None)
    assert reading.columns == ("ansvar", "ansvar_navn", "beløp")
    assert con.execute('select rad, felt, ansvar_navn, "beløp" from kilde').fetchall() == [
        (n, 3, "Rådhuset på Ås, æøå ÆØÅ", amount) for n, amount in enumerate(amounts, start=2)
    ]


@pytest.mark.parametrize(
    ("amounts", "decimal", "thousands"),
    [
        (["1.234", "5.678"], ",", "."),
        (["1,234", "5,678"], ",", None),
        (["1,234", "5,678.90"], ".", ","),
        (["1,234,567", "5,678"], ".", ","),
        (["0.125", "0.250"], ".", None),
        (["1.234", "12.5"], ".", None),
        (["1 234-", "5,5-", " -   "], ",", " "),
        (["(1 234,50)", "\N{MINUS SIGN}12"], ",", " "),
        (["1234", "-5"], None, None),
    ],
)
def test_the_marks_are_decided_for_the_file_as_a_whole(con, tmp_path, amounts, decimal, thousands):
    reading = read_text(con, tmp_path, "ansvar;beløp\n" + "".join(f"1000;{amount}\n" for amount in amounts))
    assert (reading.format.decimal, reading.format.thousands) == (decimal, thousands)
    assert con.execute('select "beløp" from kilde').fetchall() == [(amount.strip(),) for amount in amounts]


def test_decimal_commas_never_pass_for_delimiters(con, tmp_path):
    reading = read_text(con, tmp_path, "ansvar;jan;feb\n" + "1000;1,5;2,5\n" * 50)
    assert (reading.format.delimiter, reading.columns) == (";", ("ansvar", "jan", "feb"))


def test_excel_s_own_delimiter_line_is_obeyed(con, tmp_path):
    reading = read_text(con, tmp_path, "sep=|\nansvar|navn, kort;beløp\n1000|a;b\n")
    assert (reading.format.delimiter, reading.format.header_row) == ("|", 2)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_read(con, tmp_path, line_end):
    reading = read_text(con, tmp_path, line_end.join(["ansvar;beløp", "1000;5", "1001;6", "", ""]))
    assert reading.rows == 2
    assert con.execute("select rad, ansvar from kilde").fetchall() == [(2, "1000"), (3, "1001")]


def test_titles_and_blank_lines_above_the_header_and_units_below_it_are_passed_over(con, tmp_path):
    content = (
        "Fjordvik kommune;;;\nRegnskap per ansvar;;;\nPeriode: 202610;;;\n\n"
        "Ansvar;Navn;Regnskap;Budsjett\n;;kr;kr\n1000;Rådhuset;5 000;6 000\n\n;;;\n1001;Skolen;7 000;8 000\n"
    )
    reading = read_text(con, tmp_path, content)
    assert (reading.format.header_row, reading.columns) == (5, ("Ansvar", "Navn", "Regnskap", "Budsjett"))
    assert con.execute("select rad, ansvar from kilde").fetchall() == [(7, "1000"), (10, "1001")]


def test_a_header_in_two_levels_joins_group_and_name(con, tmp_path):
    above = "Rapport\n;;Regnskap;;Budsjett;\nAnsvar;Art;2025;2026;2025;2026\n1000;010;5000;6000;7000;8000\n"
    expected = ("Ansvar", "Art", "Regnskap / 2025", "Regnskap / 2026", "Budsjett / 2025", "Budsjett / 2026")
    assert read_text(con, tmp_path, above).columns == expected
    below = "Ansvar;Art;Regnskap;;Budsjett;\n;;2025;2026;2025;2026\n" + "1000;010;5000;6000;7000;8000\n" * 3
    reading = read_text(con, tmp_path, below)
    assert (reading.columns, reading.format.header_row, reading.rows) == (expected, 2, 3)


def test_a_header_of_texts_and_years_is_a_header(con, tmp_path):
    reading = read_text(
        con, tmp_path, "avdeling;tekst;2013;2014;2015\n1;Lærere;500;600;700\n2;Vakt;50;60;70\n"
    )
    assert reading.columns == ("avdeling", "tekst", "2013", "2014", "2015")


def test_a_header_repeated_among_the_rows_stays_a_row(con, tmp_path):
    read_text(con, tmp_path, "ansvar;beløp\n1000;5000\nansvar;beløp\n1001;6000\n")
    assert con.execute("select ansvar from kilde").fetchall() == [("1000",), ("ansvar",), ("1001",)]


def test_blank_repeated_and_reserved_names_become_names_of_their_own(con, tmp_path):
    reading = read_text(con, tmp_path, 'Ansvar;ansvar;;rad;beløp "kr"\n1000;a;b;7;5000\n')
    assert reading.columns == ("Ansvar", "ansvar (2)", "Kolonne 3", "rad (2)", 'beløp "kr"')
    assert con.execute("from kilde").fetchall() == [(2, 5, "1000", "a", "b", "7", "5000")]


def test_quoted_line_ends_count_as_one_record(con, tmp_path):
    reading = read_text(
        con, tmp_path, 'id;tekst;frist\n1;"to\nlinjer; og ""sitat""";2026-01-01\n2;én;2026-02-01\n'
    )
    assert reading.rows == 2
    assert con.execute("select rad, felt, tekst from kilde").fetchall() == [
        (2, 3, 'to\nlinjer; og "sitat"'),
        (3, 3, "én"),
    ]


def test_files_joined_from_two_encodings_keep_their_letters(con, tmp_path):
    content = "ansvar;navn;beløp\n1000;Blåbærskogen på Ås;5\n".encode() + "1001;Rødtind\n".encode("cp1252")
    assert read_bytes(con, tmp_path, content).format.encoding == "utf-8"
    assert con.execute("select navn from kilde").fetchall() == [("Blåbærskogen på Ås",), ("Rødtind",)]


def test_a_table_without_column_names_says_so_even_with_text_in_it(con, tmp_path):
    with pytest.raises(UnreadableFile, match="kolonnenavn"):
        read_text(
            con,
            tmp_path,
            "10100;Løn;100;Kultur;405778\n10200;Vikar;100;Kultur;5778\n10300;Løn;120;Bibliotek;99\n",
        )


def test_a_large_file_keeps_its_order_and_row_numbers(con, tmp_path):
    rows = 200_000
    reading = read_text(con, tmp_path, "ansvar;beløp\n" + "".join(f"{n};{n},5\n" for n in range(2, rows + 2)))
    assert (reading.rows, reading.format.decimal) == (rows, ",")
    assert con.execute("select count(*) from kilde where rad::varchar <> ansvar or felt <> 2").fetchall() == [
        (0,)
    ]


CELL = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\N{ZERO WIDTH NO-BREAK SPACE}"),
    max_size=12,
) | st.sampled_from(["5,5", "1 234", "", " x ", '"', 'a"b', "a;b", "a,b", "a|b", "to\nlinjer"])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.lists(CELL, min_size=4, max_size=4), min_size=1, max_size=8),
    delimiter=st.sampled_from(";,\t|"),
    line_end=st.sampled_from(["\n", "\r\n"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_any_table_written_as_csv_comes_back_as_it_was(
    con, tmp_path, rows, delimiter, line_end, quoting, encoding
):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=line_end, quoting=quoting)
    writer.writerows([["ansvar", "funksjon", "art", "beløp"], *rows])
    expected = [[cell.strip(BLANKS) or None for cell in row] for row in rows]
    kept = [(n, 4, *row) for n, row in enumerate(expected, start=2) if any(row)]
    if not kept:
        with pytest.raises(UnreadableFile):
            read_bytes(con, tmp_path, out.getvalue().encode(encoding))
        return
    reading = read_bytes(con, tmp_path, out.getvalue().encode(encoding))
    assert reading.columns == ("ansvar", "funksjon", "art", "beløp")
    assert con.execute("from kilde").fetchall() == kept


def test_a_column_that_counts_its_rows_does_not_say_how_numbers_are_written(con, tmp_path):
    listed = "".join(f"{part}.{step};{part}.{step};85,2\n" for part in range(1, 5) for step in range(1, 9))
    reading = read_text(con, tmp_path, f"Nr.;Id;Verdi\n{listed}")
    assert reading.format.decimal == ","
    only_counted = read_text(con, tmp_path, "Nr;Kode\n1.1;2.1\n1.2;2.2\n")
    assert (only_counted.format.decimal, only_counted.format.thousands) == (None, None)
