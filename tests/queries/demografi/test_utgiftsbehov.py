"""KS's table beside its own sums: what is printed, what it adds up to, and which years a wrong sum really holds."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard.queries import run_on

REAL = Path(__file__).parents[2] / "files" / "real" / "utgiftsbehov_midtre_gauldal.csv"
SECTORS = ("pleie_og_omsorg", "grunnskole", "barnehage")


def printed(aar: int, *amounts: int, til: int | None = None, kommune: str = "5027") -> list[dict[str, Any]]:
    """One printed line: the three sectors and their sum, in kr."""
    return [
        {
            "kommune": kommune,
            "aar": aar,
            "aar_til": til,
            "sektor": sektor,
            "beloep": beloep,
            "prisnivaa": 2022,
        }
        for sektor, beloep in zip((*SECTORS, "sum"), amounts, strict=False)
    ]


YEARS = (
    printed(2023, 3000, -1000, 500, 2500)
    + printed(2024, 1000, 2000, 700, 3700)
    + printed(2025, 9000, 1000, 100, 10100)
)


SECTOR_OF = {
    "Pleie og omsorg": "pleie_og_omsorg", "Grunnskole": "grunnskole", "Barnehage": "barnehage", "Sosial": "sosial",
    "Kommunehelse": "kommunehelse", "Barnevern": "barnevern", "Sum": "sum",
}  # fmt: skip
# 1000 kr, added up by hand from the source's yearly rows.
COMPUTED = {
    (2023, 2026): (8416, -629, -4380, -514, -104, -821, 1968),
    (2023, 2032): (34435, -6605, -7895, -947, 1043, -1362, 18669),
}


def real_rows() -> Iterator[dict[str, Any]]:
    """The real table's amounts; that the way in reads it so is tested there."""
    _, *lines = REAL.read_text("utf-8").splitlines()
    for row in csv.DictReader(lines, delimiter=";"):
        aar, _, til = row["År"].removeprefix("Sum ").partition("–")
        for heading, sektor in SECTOR_OF.items():
            beloep = 1000 * int(row[heading].replace(" ", ""))
            yield {
                "kommune": "5027",
                "aar": int(aar),
                "aar_til": int(til) if til else None,
                "sektor": sektor,
                "beloep": beloep,
            }


@pytest.fixture
def real(tables):
    return tables(utgiftsbehov=list(real_rows()))


def test_the_real_tables_sum_that_is_called_2023_to_2026_is_found_to_be_another(real):
    found = run_on(real, "demografi/utgiftsbehov_summer", kommune="5027").set_index("aar_til")
    wrong, right = found.loc[2026], found.loc[2032]
    assert (wrong["oppgitt"], wrong["beregnet"], wrong["rett"]) == (7_554_000, 1_968_000, False)
    assert (wrong["virkelig_fra"], wrong["virkelig_til"]) == (2023, 2027)
    assert right["rett"]
    assert right["differanse"] == 3000  # rounding: 18 672 printed, 18 669 of the sectors


def test_the_real_tables_years_and_computed_sums_are_those_of_the_source(real):
    found = run_on(real, "demografi/utgiftsbehov", kommune="5027")
    of = {(row["aar"], row["aar_til"], row["sektor"]): row for row in found.to_dict("records")}
    assert (of[2027, 2027, "sum"]["oppgitt"], of[2027, 2027, "sum"]["beregnet"]) == (5_586_000, 5_584_000)
    for (fra, til), sums in COMPUTED.items():
        for sektor, beloep in zip(SECTOR_OF.values(), sums, strict=True):
            assert of[fra, til, sektor]["beregnet"] == 1000 * beloep, (fra, til, sektor)


def test_a_right_sum_a_wrong_one_and_one_that_fits_nowhere_are_told_apart(tables):
    lines = (
        YEARS
        + printed(2023, 4000, 1000, 1200, 6200, til=2024)
        + printed(2024, 13000, 2000, 1300, 16300, til=2025)
    )
    lines += printed(2023, 77000, 1, 2, 3, til=2025)
    found = run_on(tables(utgiftsbehov=lines), "demografi/utgiftsbehov_summer", kommune="5027")
    told = {(row["aar"], row["aar_til"]): row for row in found.to_dict("records")}
    assert told[2023, 2024]["rett"]
    assert (told[2024, 2025]["virkelig_fra"], told[2024, 2025]["virkelig_til"]) == (2023, 2025)
    assert not told[2023, 2025]["rett"]
    assert pd.isna(told[2023, 2025]["virkelig_fra"])


def test_a_sum_over_years_that_are_not_in_the_table_cannot_be_held_against_anything(tables):
    lines = YEARS + printed(2023, 1, 2, 3, 6, til=2030)
    on = tables(utgiftsbehov=lines)
    [row] = run_on(on, "demografi/utgiftsbehov_summer", kommune="5027").to_dict("records")
    assert pd.isna(row["rett"])
    of = run_on(on, "demografi/utgiftsbehov", kommune="5027")
    assert of.loc[of["aar_til"] == 2030, "beregnet"].isna().all()


def test_a_table_under_an_earlier_number_is_the_municipalitys_and_anothers_is_not(tables):
    on = tables(
        utgiftsbehov=printed(2023, 1000, 2000, 3000, kommune="1648") + printed(2024, 5, 5, 5, kommune="1804")
    )
    found = run_on(on, "demografi/utgiftsbehov", kommune="5027")
    assert set(found["aar"]) == {2023}
    assert found.set_index("sektor").loc["sum", "beregnet"] == 6000
    assert run_on(tables(), "demografi/utgiftsbehov", kommune="5027").empty
