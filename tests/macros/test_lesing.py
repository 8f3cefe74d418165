"""Texts as Norwegian systems write them are read into values; what is no value stays null, never nought."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import paths, text


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    con = duckdb.connect()
    con.read_csv(str(paths.REFERENCE / "statusord.csv"), sep=";", all_varchar=True).create("statusord")
    con.execute((paths.QUERIES / "macros" / "lesing.sql").read_text("utf-8"))
    yield con
    con.close()


def read(con: duckdb.DuckDBPyConnection, call: str, *values: Any) -> Any:
    row = con.execute(f"select {call}", list(values)).fetchone()
    assert row is not None
    return row[0]


def kroner(
    con: duckdb.DuckDBPyConnection, words: str, decimal: str = ",", thousands: str = " ", scale: int = 1
) -> Any:
    return read(con, "les_kroner(?, ?, ?, ?)", words, decimal, thousands, scale)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("0", "0"), ("1500", "1500"), ("-1500,50", "-1500.50"), ("1 500,5", "1500.5"), ("1\u00a0234\u00a0567,89", "1234567.89"),
        ("1\u202f500", "1500"), ("500,25-", "-500.25"), ("−500", "-500"), ("(500)", "-500"), ("+5", "5"), (" -   ", "0"),
        ("-", "0"), ("–", "0"), (" 7 ", "7"), ("kr 1 500", "1500"), ("1 500 kr", "1500"), ("1 500,-", "1500"), ("NOK 5", "5"),
        (",5", None), ("1,2,3", None), ("1 50", None), ("fem", None), ("1e300", None), ("NaN", None), ("Infinity", None),
        ("", None), ("9" * 20, None), ("5 %", None), ("12.5", None), ("--5", None), ("0x1F", None), ("1500,", "1500"),
    ],
)  # fmt: skip
def test_kroner(con: duckdb.DuckDBPyConnection, words: str, value: str | None) -> None:
    assert kroner(con, words) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("words", "decimal", "thousands", "value"),
    [
        ("1.234,5", ",", ".", "1234.5"),
        ("1,234.5", ".", ",", "1234.5"),
        ("1'234.50", ".", "'", "1234.50"),
        ("1234.5", ".", " ", "1234.5"),
    ],
)
def test_kroner_with_the_marks_of_the_file(
    con: duckdb.DuckDBPyConnection, words: str, decimal: str, thousands: str, value: str
) -> None:
    assert kroner(con, words, decimal, thousands) == Decimal(value)


def test_kroner_in_another_unit_keep_their_decimals_and_too_large_ones_are_unreadable(
    con: duckdb.DuckDBPyConnection,
) -> None:
    assert kroner(con, "1,2345", scale=1000) == Decimal("1234.50")
    assert kroner(con, "9999999999999999", scale=1000) is None


@settings(max_examples=150, deadline=None)
@given(value=st.decimals(min_value=-(10**15), max_value=10**15, places=2, allow_nan=False))
def test_an_amount_written_in_bokmaal_is_read_as_itself(
    con: duckdb.DuckDBPyConnection, value: Decimal
) -> None:
    assert kroner(con, text.number(value, 2)) == value
    assert kroner(con, f"{value:.2f}", ".") == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("10", 10), ("1", 1), ("01", 1), ("P10", 10), ("p1", 1), ("10.0", 10), ("Periode 10", 10), ("oktober", 10), ("OKT", 10),
        ("okt. 2026", 10), ("Oktober 2026", 10), ("mai", 5), ("Sept", 9), ("januar", 1), ("13", 13), ("0", 0),
        ("markedsplan", None), ("", None), ("2026", None), ("x", None), ("juleavslutning", None), ("1,5", None),
    ],
)  # fmt: skip
def test_periods(con: duckdb.DuckDBPyConnection, words: str, value: int | None) -> None:
    assert read(con, "les_periode(?)", words) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("21.11.2026", date(2026, 11, 21)), ("1.2.2026", date(2026, 2, 1)), ("2026-11-21", date(2026, 11, 21)),
        ("2025-12-02T13:00", date(2025, 12, 2)), ("2026-11-21 00:00:00", date(2026, 11, 21)), ("21/11/2026", date(2026, 11, 21)),
        ("20261121", date(2026, 11, 21)), ("21.11.26", date(2026, 11, 21)), ("31.02.2026", None), ("i morgen", None), ("2026", None), ("", None),
    ],
)  # fmt: skip
def test_dates(con: duckdb.DuckDBPyConnection, words: str, value: date | None) -> None:
    assert read(con, "les_dato(?)", words) == value


@pytest.mark.parametrize(
    ("macro", "words", "value"),
    [
        ("les_heltall", "2026", 2026), ("les_heltall", "2026,0", 2026), ("les_heltall", "2026.00", 2026), ("les_heltall", "to", None),
        ("les_heltall", "-3", None), ("les_kode3", "10", "010"), ("les_kode3", "5", "005"), ("les_kode3", "710", "710"),
        ("les_kode3", "A1", "A1"), ("les_kode3", " ", None), ("les_flagg", "Ja", True), ("les_flagg", "nei", False),
        ("les_flagg", "kanskje", None), ("les_merke", "..", ".."), ("les_merke", " : ", ":"), ("les_merke", "0", None),
        ("les_versjon", "Rev. budsjett", "regulert"), ("les_versjon", "Vedtatt", "opprinnelig"), ("les_versjon", "Annet", "annet"),
        ("les_kontoklasse", "Drift", "1"), ("les_kontoklasse", "Investering", "0"), ("les_kontoklasse", "2", "2"),
        ("les_tekst", "  a  ", "a"), ("les_tekst", "  ", None), ("les_listeverdi", "Under Arbeid", "under arbeid"),
    ],
)  # fmt: skip
def test_the_other_types(con: duckdb.DuckDBPyConnection, macro: str, words: str, value: Any) -> None:
    assert read(con, f"{macro}(?)", words) == value


@pytest.mark.parametrize(
    ("code", "start", "length", "width", "value"),
    [
        ("10100", 2, 3, None, "010"),
        ("2300", 2, 3, 5, "230"),
        ("2300", 1, 1, 5, "0"),
        ("okt 2026", -4, 4, None, "2026"),
        (" 12000 ", 1, 3, None, "120"),
    ],
)
def test_parts_of_codes(
    con: duckdb.DuckDBPyConnection, code: str, start: int, length: int, width: int | None, value: str
) -> None:
    assert read(con, "del_av_kode(?, ?, ?, ?::integer)", code, start, length, width) == value
