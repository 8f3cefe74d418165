"""The catalogue of key figures: every figure says what it is, what it is not, and where its code and title were seen."""

import re
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal

import duckdb
import pytest

from dashboard import paths

Row = dict[str, str]

LISTS = ("nokkeltall", "kostra_omraade", "deflator")
KINDS = {"kostnad", "dekning", "kvalitet", "ramme"}
DIRECTIONS = {"hoy", "lav", "ingen"}
PER = {
    "", "innbygger", "innbygger_1_5", "innbygger_6_15", "innbygger_0_24", "bruker", "oppholdstime", "oppholdsdoegn"
}  # fmt: skip
# Statistics Norway publishes neither coverage nor quality of administration, and the economy is the frame itself.
COST_ALONE = {"oekonomi", "administrasjon"}
INDICATORS_12134 = {
    "KOSAGD230000", "KOSAGD290000", "KOSKG280000", "KOSKG400000", "KOSKG320000", "KOSAG110000", "KOSKG210000",
    "KOSAGI10000", "KOSAGI210000",
}  # fmt: skip


def rows(name: str) -> list[Row]:
    found = duckdb.read_csv(str(paths.REFERENCE / f"{name}.csv"), sep=";", header=True, all_varchar=True)
    return [
        {column: value or "" for column, value in zip(found.columns, row, strict=True)}
        for row in found.fetchall()
    ]


FIGURES = rows("nokkeltall")
AREAS = {row["kode"]: row for row in rows("kostra_omraade")}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_plain_text_without_stray_blanks_and_has_its_origin_in_sources(name: str) -> None:
    content = (paths.REFERENCE / f"{name}.csv").read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert b'"' not in content
    assert content.endswith(b"\n")
    assert len(rows(name)) == len(content.decode("utf-8").splitlines()) - 1
    for row in rows(name):
        assert all(value == " ".join(value.split()) for value in row.values()), row
    assert f"`{name}.csv`" in (paths.REFERENCE / "SOURCES.md").read_text("utf-8")


def test_the_eleven_areas_stand_in_order_and_each_has_at_least_four_figures() -> None:
    order = [int(row["sortering"]) for row in AREAS.values()]
    assert len(AREAS) == 11
    assert order == sorted(set(order))
    figures = Counter(row["omraade"] for row in FIGURES)
    assert figures.keys() == AREAS.keys()
    assert min(figures.values()) >= 4


def test_every_area_has_cost_beside_coverage_or_quality_where_they_are_published() -> None:
    kinds = {area: {row["slag"] for row in FIGURES if row["omraade"] == area} for area in AREAS}
    assert kinds["oekonomi"] == {"ramme"}
    assert kinds["administrasjon"] == {"kostnad"}
    for area in AREAS.keys() - COST_ALONE:
        assert kinds[area] >= {"kostnad", "dekning", "kvalitet"}, area


def test_ids_and_titles_are_unique_and_ids_are_plain_identifiers() -> None:
    for column in ("id", "tittel"):
        twice = {value for value, n in Counter(row[column] for row in FIGURES).items() if n > 1}
        assert twice == set(), column
    assert [row["id"] for row in FIGURES if not re.fullmatch(r"[a-z][a-z0-9_]*", row["id"])] == []


def test_codes_are_of_the_form_statistics_norway_uses() -> None:
    for row in FIGURES:
        assert re.fullmatch(r"\d{5}", row["tabell"]), row
        assert re.fullmatch(r"(KOS\w+)?", row["kode"], re.ASCII), row
        assert re.fullmatch(r"([\w-]+(/[\w-]+)*)?", row["undergruppe_kode"], re.ASCII), row


def test_a_figure_can_be_found_by_its_code_or_by_its_title_and_by_nothing_it_shares_with_another() -> None:
    assert [row["id"] for row in FIGURES if not row["kode"] and not row["ssb_tittel"]] == []
    places = Counter(
        (row["tabell"], row["kode"] or row["ssb_tittel"], row["undergruppe_kode"]) for row in FIGURES
    )
    assert {place for place, n in places.items() if n > 1} == set()


def test_kind_direction_and_denominator_are_from_their_closed_lists() -> None:
    for row in FIGURES:
        assert row["omraade"] in AREAS, row
        assert row["slag"] in KINDS, row
        assert row["retning"] in DIRECTIONS, row
        assert row["per"] in PER, row
        assert row["deflateres"] == ("ja" if row["enhet"] == "kr" else "nei"), row


def test_a_low_cost_is_not_good_in_itself() -> None:
    assert {row["retning"] for row in FIGURES if row["slag"] == "kostnad"} == {"ingen"}


def test_a_count_is_not_called_good_or_bad_because_a_large_municipality_has_a_large_one() -> None:
    counted = [
        row for row in FIGURES if row["ssb_tittel"].endswith("(antall)") and row["omraade"] == "sosial"
    ]
    assert len(counted) == 3
    assert {row["retning"] for row in counted} == {"ingen"}


def test_a_figure_with_a_need_index_is_an_amount_per_inhabitant_in_an_area_of_the_equalisation() -> None:
    needed = [row for row in FIGURES if row["delkostnad"]]
    for row in needed:
        assert (row["per"], row["enhet"], row["slag"]) == ("innbygger", "kr", "kostnad"), row
        assert row["delkostnad"] == AREAS[row["omraade"]]["delkostnad"], row
    assert {row["omraade"] for row in needed} == {area for area, row in AREAS.items() if row["delkostnad"]}


def test_the_figures_with_a_need_index_count_no_function_twice() -> None:
    """An area in several functions is their sum, so none of them may be part of another's group."""
    for area in AREAS:
        groups = [row["undergruppe_kode"] for row in FIGURES if row["delkostnad"] and row["omraade"] == area]
        assert len(groups) == 1 or all(re.fullmatch(r"\d{3}/AGD2", group) for group in groups), area


def test_the_nine_figures_of_the_economy_are_all_there() -> None:
    assert {row["kode"] for row in FIGURES if row["tabell"] == "12134"} == INDICATORS_12134


def test_every_figure_says_in_one_sentence_each_what_it_means_and_what_it_does_not_and_where_it_was_seen() -> (
    None
):
    for row in FIGURES:
        for column in ("hva", "forbehold"):
            assert row[column].endswith("."), row
            assert not re.search(r"[.!?] [A-ZÆØÅ]", row[column]), row
            assert row[column][0].isupper(), row
        assert row["kilde"], row
        assert row["kode"] or "kode ikke sett" in row["kilde"], row
        assert row["ssb_tittel"] or re.search("ordlyd.*ikke sett|ordlyd bare sett|uttrekk", row["kilde"]), row


def test_the_deflator_is_its_yearly_changes_multiplied_from_2015_on() -> None:
    years = rows("deflator")
    assert [int(row["aar"]) for row in years] == list(range(2015, 2027))
    index = Decimal(100)
    for row in years:
        if row["aar"] != "2015":
            index *= 1 + Decimal(row["endring_prosent"]) / 100
        assert Decimal(row["indeks"]) == index.quantize(Decimal("0.0001"), ROUND_HALF_UP), row
        assert row["kilde"], row
    assert [row["aar"] for row in years if row["merknad"].startswith("anslag")] == ["2025", "2026"]
