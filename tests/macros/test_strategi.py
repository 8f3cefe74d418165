"""A cell that holds several names or ids is read as a list."""

import duckdb
import pytest

from dashboard import paths


@pytest.fixture(scope="module")
def con() -> duckdb.DuckDBPyConnection:
    made = duckdb.connect()
    made.execute((paths.QUERIES / "macros" / "strategi.sql").read_text("utf-8"))
    return made


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        (None, []),
        (" ; ", []),
        ("HO", ["HO"]),
        ("HO, OO", ["HO", "OO"]),
        ("HO;OO ; ", ["HO", "OO"]),
        ("Vei, vann og avløp; NAV", ["Vei, vann og avløp", "NAV"]),
        ("Kommunalsjef\nLeder TTE, VVA", ["Kommunalsjef", "Leder TTE, VVA"]),
    ],
)
def test_names_are_parted_by_semicolon_or_line_and_else_by_comma(con, cell, names):
    assert con.execute("select liste_av($cell)", {"cell": cell}).fetchone() == (names,)


def test_points_are_never_parted_by_comma(con):
    cell = "Plan, mål og strategi; oppfølging\nny linje"
    points = ["Plan, mål og strategi", "oppfølging", "ny linje"]
    assert con.execute("select punkter_av($cell)", {"cell": cell}).fetchone() == (points,)
