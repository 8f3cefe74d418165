"""An attempt to recover what is hidden from everything that is told, in all months together.

Two municipalities that differ in every hidden figure, and in nothing else that is told, give the same answers to every
query: then no hidden figure follows from the answers, whether by sums, by siblings, or by twelve months less twelve.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import duckdb
import pandas as pd
import pytest

from tests.queries.small import connection
from tests.queries.sykefravaer.rader import Row, months, run, unit

DAYS = 115
SIZES = {"A": ("HO", 6), "B": ("HO", 14), "C": ("HO", 30), "P": ("PN", 8), "Q": ("IU", 25)}
PERIODS = [(2026, 10), (2026, 9), (2026, 3)]


def municipality() -> list[Row]:
    """Fourteen months in which the hidden ones change places."""
    days = [row for name, (_, size) in SIZES.items() for row in months(name, 14, 5, ansatte=size)]
    for row in days:
        if row["enhet"] == "B" and row["periode"] in (2, 3):
            row["ansatte"] = 9
        if row["enhet"] == "A" and row["periode"] == 5:
            row["ansatte"] = 10
        if row["enhet"] == "P" and row["periode"] == 4:
            row["ansatte"] = 11
    return days


def divided() -> list[Row]:
    """Fourteen months of areas whose parts come and go below the limit."""
    own = {"A": 300, "B": 120, "C": 60, "D": 200}
    days = [
        row
        for name, part in own.items()
        for row in months(name, 14, 600, avtalte=8000, ansatte=300, egenmeldt=part, legemeldt=600 - part)
    ]
    for row in days:
        if row["periode"] in (6, 7, 8) and row["enhet"] in ("A", "D"):
            row |= {"egenmeldt": 90, "legemeldt": 510}
        row |= {"korttid": row["egenmeldt"] + 30, "langtid": row["legemeldt"] - 30}
    return days


def filled(days: list[Row]) -> duckdb.DuckDBPyConnection:
    people = [
        unit(name, SIZES.get(name, (name, 0))[0]) for name in dict.fromkeys(row["enhet"] for row in days)
    ]
    return connection(organisasjon=people, sykefravaer=days)


def told(on: duckdb.DuckDBPyConnection, periods: Iterable[tuple[int, int]]) -> list[pd.DataFrame]:
    """The answer of every query for each of the periods."""
    asked: dict[str, dict[str, Any]] = {
        "total": {},
        "per_maaned": {"maaneder": 36},
        "per_tjenesteomraade": {},
        "per_enhet": {"enheter": None},
        "maanedsserie": {"maaneder": 48, "enheter": None},
        "fordeling_per_tjenesteomraade": {"dagsverk_minst": DAYS},
        "fordeling_per_maaned": {"dagsverk_minst": DAYS, "maaneder": 24},
    }
    return [
        run(on, name, aar=aar, periode=periode, **others)
        for aar, periode in periods
        for name, others in asked.items()
    ]


def same(one: list[pd.DataFrame], other: list[pd.DataFrame]) -> bool:
    try:
        for before, after in zip(one, other, strict=True):
            pd.testing.assert_frame_equal(before, after, check_exact=False, rtol=1e-9)
    except AssertionError:
        return False
    return True


def shift(rows: list[Row], *columns: str) -> None:
    """Other days in every row, the same sum: a column's days from each to the next, and those of the next column back."""
    for number, (one, other) in enumerate(pairwise(rows), start=1):
        for sign, column in zip((1, -1), columns, strict=False):
            one[column] -= sign * number / 2
            other[column] += sign * number / 2


def hidden_units(on: duckdb.DuckDBPyConnection, aar: int, periode: int) -> list[list[str]]:
    """The hidden ones, those told as one sum together."""
    units = run(on, "per_enhet", enheter=None, aar=aar, periode=periode)
    areas = run(on, "per_tjenesteomraade", aar=aar, periode=periode)
    shown = areas.loc[areas["prosent"].notna(), "tjenesteomraade"].tolist()
    hidden = units[units["skjult"]]
    together = hidden["tjenesteomraade"].where(hidden["tjenesteomraade"].isin(shown), "øvrige")
    return [rows["enhet"].tolist() for _, rows in hidden.groupby(together)]


def by_month(days: list[Row]) -> dict[tuple[int, int], dict[str, Row]]:
    found: dict[tuple[int, int], dict[str, Row]] = {}
    for row in days:
        found.setdefault((row["aar"], row["periode"]), {})[row["enhet"]] = row
    return found


def test_no_hidden_unit_follows_from_everything_told_in_all_months_together() -> None:
    days = municipality()
    on = filled(days)
    before = told(on, PERIODS)
    for (aar, periode), rows in by_month(days).items():
        for names in hidden_units(on, aar, periode):
            shift([rows[name] for name in names], "sykefravaersdagsverk")
    unchanged = [row for row in days if row["sykefravaersdagsverk"] == 5]
    assert all(row["ansatte"] >= 10 for row in unchanged), "every figure too small to tell is another"
    assert len(unchanged) < len(days)
    assert same(before, told(filled(days), PERIODS))


def test_no_hidden_division_follows_from_everything_told_in_all_months_together() -> None:
    days = divided()
    on = filled(days)
    before = told(on, PERIODS)
    hidden = []
    for (aar, periode), rows in by_month(days).items():
        places = run(on, "fordeling_per_tjenesteomraade", aar=aar, periode=periode, dagsverk_minst=DAYS)
        for fordeling, columns in (
            ("melding", ("egenmeldt", "legemeldt")),
            ("varighet", ("korttid", "langtid")),
        ):
            shown = places.loc[places["fordeling"] == fordeling, "tjenesteomraade"].dropna().tolist()
            apart = [row for name, row in rows.items() if name not in shown]
            hidden += [(row, columns[0], row[columns[0]]) for row in apart]
            shift(apart, *columns)
    assert len(hidden) > 50
    assert all(row[column] != was for row, column, was in hidden)
    assert same(before, told(filled(days), PERIODS))


@pytest.mark.parametrize("days", [municipality(), divided()], ids=["whole", "divided"])
def test_the_attempt_would_see_a_figure_that_is_shown(days: list[Row]) -> None:
    before = told(filled(days), PERIODS[:1])
    newest = next(row for row in days if (row["enhet"], row["aar"], row["periode"]) == ("C", 2026, 10))
    newest["sykefravaersdagsverk"] += 0.5
    assert not same(before, told(filled(days), PERIODS[:1]))
