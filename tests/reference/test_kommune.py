"""Municipality numbers and their KOSTRA groups: every number leads to one of today, and every group has its size."""

from collections import Counter
from pathlib import Path

import duckdb
import pytest

from dashboard import paths
from dashboard.intake.read import Limits, read

Row = dict[str, str]

XLSX_13502 = Path(__file__).parents[1] / "files/real/13502_barnehager_alle_kommuner_2015-2023.xlsx"
LIMITS = Limits(file_bytes=500_000_000, unpacked_bytes=2_000_000_000, columns=300)
NEWEST = 2026


def rows(name: str) -> list[Row]:
    found = duckdb.read_csv(str(paths.REFERENCE / f"{name}.csv"), sep=";", header=True, all_varchar=True)
    return [
        {column: value or "" for column, value in zip(found.columns, row, strict=True)}
        for row in found.fetchall()
    ]


KOMMUNER = {row["kode"]: row for row in rows("kommune")}
GRUPPER = rows("kostragruppe")


def valid(row: Row, year: int) -> bool:
    return int(row["gyldig_fra"] or 0) <= year <= int(row["gyldig_til"] or 9999)


def step_by_step(kode: str) -> list[str]:
    """The numbers from `kode` to the one it ends in."""
    steps = [kode]
    while after := KOMMUNER[steps[-1]]["erstattet_av"]:
        assert after not in steps, f"{steps} leads back to {after}"
        steps.append(after)
    return steps


def test_a_number_that_has_ended_says_how_and_what_came_after_and_no_other_does():
    for row in KOMMUNER.values():
        ended = row["endring"] in ("nytt nummer", "sammenslåing", "deling")
        assert ended == (row["endring"] != "") == (row["erstattet_av"] != "") == (row["gyldig_til"] != ""), (
            row
        )


def test_every_number_leads_to_one_that_is_valid_today():
    assert {step_by_step(kode)[-1] for kode in KOMMUNER} == {
        kode for kode, row in KOMMUNER.items() if valid(row, NEWEST)
    }


def test_the_number_that_comes_after_is_valid_the_year_after():
    for row in KOMMUNER.values():
        if row["endring"]:
            assert valid(KOMMUNER[row["erstattet_av"]], int(row["gyldig_til"]) + 1), row


def test_a_new_number_has_one_number_before_it_and_begins_when_that_one_ends():
    before = Counter((row["erstattet_av"], row["gyldig_til"]) for row in KOMMUNER.values())
    for row in KOMMUNER.values():
        if row["endring"] == "nytt nummer":
            assert before[row["erstattet_av"], row["gyldig_til"]] == 1, row
            assert int(KOMMUNER[row["erstattet_av"]]["gyldig_fra"]) == int(row["gyldig_til"]) + 1, row


# KLASS 131 lists 3, 54, 1, 309 and 114 numbers that end; SSB counts 428, 426, 422, 356 and 357 municipalities.
def test_each_reform_has_as_many_changes_as_statistics_norway_lists():
    found = Counter(
        (int(row["gyldig_til"]) + 1, row["endring"]) for row in KOMMUNER.values() if row["endring"]
    )
    assert found == {
        (2017, "sammenslåing"): 3,
        (2018, "nytt nummer"): 46,
        (2018, "sammenslåing"): 8,
        (2019, "nytt nummer"): 1,
        (2020, "nytt nummer"): 202,
        (2020, "sammenslåing"): 105,
        (2020, "deling"): 2,
        (2024, "nytt nummer"): 113,
        (2024, "deling"): 1,
    }
    counted = {
        year: sum(valid(row, year) for row in KOMMUNER.values()) for year in (2016, 2017, 2018, 2020, 2024)
    }
    assert counted == {2016: 428, 2017: 426, 2018: 422, 2020: 356, 2024: 357}


@pytest.mark.parametrize(
    "steps",
    [
        ["1648", "5027"],
        ["0501", "3405"],
        ["1811"],
        ["1841"],
        ["1567", "5061"],
        ["0722", "0729", "3811", "3911"],
        ["1662", "5030", "5001"],
        ["1504", "1507", "1508"],
        ["1613", "5012", "5059"],
        ["1850", "1875"],
        ["3018", "3114"],
    ],
)
def test_a_number_goes_the_way_its_municipality_went(steps):
    assert step_by_step(steps[0]) == steps


def test_the_numbers_with_figures_in_a_real_table_are_known_and_valid_in_the_year_of_the_figure():
    with duckdb.connect() as con:
        read(XLSX_13502, XLSX_13502.name, con, LIMITS)
        figures = con.execute(
            "select distinct region, aar::integer from kilde where verdi <> '.' and regexp_full_match(region, '\\d{4}')"
        ).fetchall()
    municipal = [(region, aar) for region, aar in figures if region != "2111"]  # Longyearbyen
    assert len(municipal) > 3_000
    assert [(region, aar) for region, aar in municipal if not valid(KOMMUNER[region], aar)] == []


# Table on ssb.no, «KOSTRA-gruppene»: the grouping of 2020; Haram was placed in group 1 in 2024.
SIZES = dict(
    zip(
        [f"EKG{number:02}" for number in range(1, 18)],
        [39, 18, 9, 39, 33, 28, 38, 13, 27, 13, 10, 11, 1, 25, 36, 8, 8],
        strict=True,
    )
)


@pytest.mark.parametrize("year", [2020, 2023, 2024, NEWEST])
def test_every_municipality_of_a_year_is_in_one_group_and_each_group_has_the_size_that_is_published(year):
    now = [row for row in GRUPPER if valid(row, year)]
    assert Counter(row["kommune"] for row in now) == Counter(
        kode for kode, row in KOMMUNER.items() if valid(row, year)
    )
    assert Counter(row["gruppe"] for row in now) == SIZES | {"EKG01": 40 if year >= 2024 else 39}


def test_groups_are_known_from_2020_alone_and_each_names_its_source():
    assert not [row for row in GRUPPER if valid(row, 2019)]
    assert all(row["kilde"] for row in GRUPPER)


# From KLASS 112 as statisticsnorway's own tests quote it (2023), and ssb.no on Ålesund and Haram.
@pytest.mark.parametrize(
    ("kommune", "gruppe"),
    [
        ("0301", "EKG13"), ("1103", "EKG12"), ("3401", "EKG07"), ("3405", "EKG09"), ("4204", "EKG12"),
        ("4601", "EKG12"), ("1507", "EKG11"), ("1508", "EKG11"), ("1580", "EKG01"),
    ],
)  # fmt: skip
def test_a_municipality_is_in_the_group_that_statistics_norway_names(kommune, gruppe):
    assert [row["gruppe"] for row in GRUPPER if row["kommune"] == kommune] == [gruppe]


def test_a_municipality_that_only_got_a_new_number_kept_its_group():
    group = {row["kommune"]: row["gruppe"] for row in GRUPPER}
    for kode, row in KOMMUNER.items():
        if valid(row, 2023) and row["endring"]:
            assert group[kode] == group[row["erstattet_av"]], kode


def test_every_county_that_has_had_municipalities_is_a_region_of_the_same_years():
    fylker = [row for row in rows("region") if row["type"] == "fylke"]
    for year in range(2015, NEWEST + 1):
        assert {row["kode"][3:] for row in fylker if valid(row, year)} == {
            kode[:2] for kode, row in KOMMUNER.items() if valid(row, year)
        }, year
