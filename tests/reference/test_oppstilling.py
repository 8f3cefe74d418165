"""The statements as data: every art of every year on one line and no more, and every sum made of the right lines."""

import re

import duckdb
import pytest

from dashboard import paths

Row = dict[str, str]
STATEMENTS = ("5-4", "5-6")
YEARS = range(2020, 2027)


def rows(name: str, **chosen: str) -> list[Row]:
    found = duckdb.read_csv(str(paths.REFERENCE / f"{name}.csv"), sep=";", header=True, all_varchar=True)
    read = [
        {column: value or "" for column, value in zip(found.columns, row, strict=True)}
        for row in found.fetchall()
    ]
    return [row for row in read if all(row[column] == value for column, value in chosen.items())]


def holds(row: Row, year: int) -> bool:
    return int(row["gyldig_fra"] or 0) <= year <= int(row["gyldig_til"] or 9999)


def lines_of(statement: str, art: str, function: str, year: int) -> list[int]:
    return [
        int(row["linje"])
        for row in rows_of_arts(statement)
        if holds(row, year)
        and row["fra_art"] <= art <= row["til_art"]
        and row["fra_funksjon"] <= function <= (row["til_funksjon"] or "999")
    ]


def rows_of_arts(statement: str) -> list[Row]:
    return [row for row in ARTS if row["oppstilling"] == statement]


ARTS = rows("oppstilling_art")
FUNCTIONS = rows("funksjon")


@pytest.mark.parametrize("name", ["oppstilling", "oppstilling_art"])
def test_every_line_of_a_list_becomes_a_row_of_plain_text_without_stray_blanks(name):
    content = (paths.REFERENCE / f"{name}.csv").read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.endswith(b"\n")
    assert len(rows(name)) == len(content.decode("utf-8").splitlines()) - 1
    for row in rows(name):
        assert all(value == " ".join(value.split()) for value in row.values()), row


@pytest.mark.parametrize("name", ["oppstilling", "oppstilling_art"])
def test_a_list_has_its_origin_in_sources(name):
    assert f"`{name}.csv`" in (paths.REFERENCE / "SOURCES.md").read_text("utf-8")


@pytest.mark.parametrize(("statement", "last"), [("5-4", 25), ("5-6", 30)])
def test_a_statement_has_the_lines_of_the_regulation_in_their_order(statement, last):
    assert [int(row["linje"]) for row in rows("oppstilling", oppstilling=statement)] == list(
        range(1, last + 1)
    )


@pytest.mark.parametrize("statement", STATEMENTS)
@pytest.mark.parametrize("year", YEARS)
def test_every_art_that_is_valid_in_a_year_belongs_to_one_line_on_every_function_of_that_year(
    statement, year
):
    functions = ["", *(row["kode"] for row in FUNCTIONS if holds(row, year))]
    arts = [row["kode"] for row in rows("art") if holds(row, year)]
    assert len(arts) > 100
    wrong = [
        (art, function)
        for art in arts
        for function in functions
        if len(lines_of(statement, art, function, year)) != 1
    ]
    assert wrong == []


@pytest.mark.parametrize("statement", STATEMENTS)
def test_local_arts_fall_on_a_line_too(statement):
    missing = [
        f"{art:03}" for art in range(10, 1000) if len(lines_of(statement, f"{art:03}", "120", 2026)) != 1
    ]
    assert missing == []


def test_no_art_belongs_to_a_statement_before_there_was_one():
    assert lines_of("5-6", "010", "202", 2019) == []
    assert not any(holds(row, 2019) for row in rows("oppstilling"))


@pytest.mark.parametrize("statement", STATEMENTS)
def test_arts_stand_on_lines_that_add_up_nothing_but_themselves_or_on_the_last_one(statement):
    lines = rows("oppstilling", oppstilling=statement)
    own = {row["linje"] for row in lines if row["fra_linje"] == row["til_linje"] == row["linje"]}
    assert {row["linje"] for row in rows_of_arts(statement)} == own | {lines[-1]["linje"]}


@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_sign_of_a_line_follows_from_what_it_is(statement):
    for row in rows("oppstilling", oppstilling=statement):
        turned = row["slag"] in ("inntekt", "resultat", "motpost")
        assert row["slag"] in ("inntekt", "resultat", "motpost", "utgift", "avsetning", "bruk"), row
        assert row["fortegn"] == ("-1" if turned else "1"), row


@pytest.mark.parametrize(
    ("art", "line"),
    [
        ("010", 10), ("089", 10), ("090", 11), ("099", 11), ("100", 12), ("285", 12), ("290", 12), ("380", 12),
        ("400", 13), ("429", 13), ("480", 13), ("490", 13), ("500", 20), ("509", 19), ("510", 21), ("520", 13),
        ("530", 28), ("540", 27), ("550", 26), ("570", 25), ("590", 14), ("600", 7), ("620", 8), ("629", 8),
        ("670", 8), ("690", 12), ("700", 5), ("710", 5), ("729", 5), ("730", 6), ("770", 6), ("790", 12),
        ("800", 1), ("810", 5), ("830", 6), ("870", 2), ("875", 3), ("877", 4), ("879", 3), ("890", 6), ("900", 17),
        ("905", 18), ("909", 19), ("920", 6), ("940", 27), ("950", 26), ("980", 30), ("990", 23),
    ],
)  # fmt: skip
def test_an_art_stands_on_its_line_of_paragraph_5_6_whatever_the_function(art, line):
    assert {*lines_of("5-6", art, "202", 2022), *lines_of("5-6", art, "850", 2022)} == {line}


@pytest.mark.parametrize(
    ("art", "function", "line"),
    [
        ("010", "202", 6), ("710", "253", 6), ("600", "215", 6), ("690", "120", 6), ("450", "850", 6),
        ("810", "850", 4), ("810", "840", 4), ("810", "213", 6), ("877", "840", 4), ("877", "325", 4), ("700", "", 6),
        ("800", "840", 1), ("870", "800", 2), ("874", "800", 3), ("590", "222", 7), ("510", "870", 14),
        ("550", "340", 19), ("950", "340", 20), ("540", "880", 21), ("940", "880", 22), ("530", "880", 23),
        ("570", "880", 18), ("980", "899", 25), ("990", "860", 16),
    ],
)  # fmt: skip
def test_an_art_stands_on_its_line_of_paragraph_5_4_by_its_function_where_that_decides(art, function, line):
    assert lines_of("5-4", art, function, 2022) == [line]


@pytest.mark.parametrize("year", YEARS)
def test_property_tax_is_one_line_through_all_the_arts_it_has_had(year):
    titled = [row for row in rows("art") if holds(row, year) and re.fullmatch(r"87[1-689]", row["kode"])]
    assert titled
    assert {line for row in titled for line in lines_of("5-6", row["kode"], "800", year)} == {3}
