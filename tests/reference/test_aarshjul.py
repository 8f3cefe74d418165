"""The year's fixed dates, and what must be ready before a date: whole, of known fora, and each with its source."""

import re
from datetime import date

import pytest

from dashboard import paths
from dashboard.datasets.moeteplan import FORA
from tests.reference.test_reference import rows

LISTS = ("faste_datoer", "forberedelse")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_plain_and_explained(name):
    content = (paths.REFERENCE / f"{name}.csv").read_text("utf-8")
    assert "\r" not in content
    assert len(rows(name)) == len(content.splitlines()) - 1
    assert f"`{name}.csv`" in (paths.REFERENCE / "SOURCES.md").read_text("utf-8")


@pytest.mark.parametrize("name", LISTS)
def test_every_row_is_of_a_forum_and_says_where_it_is_from(name):
    for row in rows(name):
        assert row["forum"] in FORA, row
        assert row["kilde"], row
        assert all(value == " ".join(value.split()) for value in row.values()), row


def test_every_fixed_date_is_a_day_of_every_year_with_a_code_of_its_own():
    fixed = rows("faste_datoer")
    days = [date(2026, int(row["maaned"]), int(row["dag"])) for row in fixed]
    assert days == sorted(days)
    assert len({row["kode"] for row in fixed}) == len(fixed)
    assert {row["virkedag"] for row in fixed} == {"ja", "nei"}
    short = re.compile(
        r"SSB|Statsforvalteren|Kommuneloven( § \d+-\d+)?"
    )  # what was seen there stands in merknad
    assert all(short.fullmatch(row["kilde"]) and row["merknad"] for row in fixed)
    assert all(f"`{row['kode']}`" in (paths.REFERENCE / "SOURCES.md").read_text("utf-8") for row in fixed if "kvartal" not in row["kode"])  # fmt: skip


def test_what_must_be_ready_is_said_once_and_is_somebodys():
    rules = rows("forberedelse")
    assert len({(row["forum"], row["hva"]) for row in rules}) == len(rules)
    for row in rules:
        assert row["rolle"], row
        assert row["virkedager"] in ("ja", "nei"), row
        assert row["for_leder"] in ("ja", "nei"), row
        assert int(row["dager"]) > 0, row


def test_what_narrows_a_rule_is_found_in_a_fixed_date_where_the_forum_has_only_those():
    titles = {forum: [row["tittel"].casefold() for row in rows("faste_datoer") if row["forum"] == forum] for forum in ("kostra", "regnskap")}  # fmt: skip
    for row in rows("forberedelse"):
        if row["forum"] in titles:
            assert any(row["gjelder"] in title for title in titles[row["forum"]]), row
