"""The code lists: readable as they stand, without gaps or overlaps, and true to SSB's lists and a real file."""

import re
from itertools import pairwise

import duckdb
import pytest

from dashboard import paths

Row = dict[str, str]

LISTS = ("art", "artsgruppe", "funksjon", "kommune", "kostragruppe", "region")
DATED = ("art", "funksjon", "kommune", "region")
TITLED = {"art": "tittel", "funksjon": "tittel", "artsgruppe": "gruppe", "kommune": "navn", "region": "navn"}
ABBREVIATIONS = {"IKS", "KF", "KOSTRA", "VAR"}


def codes(text: str) -> list[str]:
    return text.split()


# SSB's control program (MIT), form 0A, list of 2026; in 2025 art 270 stood for 271 and 272.
SSB_ARTS_2026 = codes("""
010 020 030 040 050 070 075 080 089 090 099 100 105 110 114 115 120 130 140 150 160 165 170 180
181 182 183 184 185 190 195 200 209 210 220 230 240 250 260 271 272 280 285 298 300 330 350 370
379 380 400 429 430 450 470 480 500 501 509 510 511 512 520 521 522 529 530 540 550 570 589 590
600 620 629 630 640 650 660 670 700 710 729 730 750 770 780 798 800 810 830 850 870 871 872 873
876 877 878 879 880 890 900 901 905 909 910 911 912 920 921 922 929 940 950 970 980 989 990
""")
SSB_ARTS_2025 = [art for art in SSB_ARTS_2026 if art not in ("271", "272")] + ["270"]
SSB_FUNCTIONS_2025 = codes("""
100 110 120 121 130 170 171 172 173 180 201 202 211 213 215 221 222 223 231 232 233 234 241 242
243 244 251 252 253 256 257 258 261 265 273 275 276 281 283 285 290 301 302 303 315 320 321 322
325 329 330 332 335 338 339 340 345 350 353 354 355 360 365 370 373 375 377 380 381 383 385 386
390 392 393 800 840 841 850 860 870 880 899
""")
# What SSB's test file 0A_V2019_K4_R040200 uses.
USED_ARTS_2019 = codes("""
010 020 030 040 050 070 075 080 089 090 099 100 105 110 114 115 120 130 140 150 160 165 170 180
181 182 184 185 190 195 200 209 210 220 230 240 250 260 270 280 300 330 350 370 375 400 429 430
450 470 500 510 520 529 540 550 590 600 620 629 630 640 650 670 690 700 710 729 730 750 770 775
800 810 830 870 874 875 877 890 895 900 905 910 920 929 930 940 948 950 958 990
""")
USED_FUNCTIONS_2019 = codes("""
100 110 120 121 130 170 171 172 173 180 201 202 211 213 215 221 222 223 231 232 233 234 241 242
243 244 251 252 253 254 256 261 265 275 276 281 283 285 290 301 302 303 315 320 321 325 329 330
332 335 338 339 345 355 360 365 370 373 375 377 380 381 383 385 386 390 392 393 800 840 841 850
860 870 880
""")

FUNCTION_GROUPS = {
    "Styring og administrasjon",
    "Barnehage",
    "Grunnskole",
    "Helse og forebygging",
    "Barnevern",
    "Omsorg",
    "Sosial og bolig",
    "Plan, næring og vei",
    "Brann og VAR",
    "Miljø og kultur",
    "Kirke",
    "Skatt, rammetilskudd og finans",
}


def rows(name: str) -> list[Row]:
    """A list as DuckDB reads it, all text, empty for unknown."""
    found = duckdb.read_csv(str(paths.REFERENCE / f"{name}.csv"), sep=";", header=True, all_varchar=True)
    return [
        {column: value or "" for column, value in zip(found.columns, row, strict=True)}
        for row in found.fetchall()
    ]


def span(row: Row) -> tuple[int, int]:
    return int(row["gyldig_fra"] or 0), int(row["gyldig_til"] or 9999)


def valid(name: str, year: int) -> set[str]:
    return {row["kode"] for row in rows(name) if span(row)[0] <= year <= span(row)[1]}


def one(name: str, code: str) -> Row:
    (row,) = [row for row in rows(name) if row["kode"] == code]
    return row


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_utf8_without_bom_with_plain_line_ends_and_ends_with_one(name):
    content = (paths.REFERENCE / f"{name}.csv").read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.endswith(b"\n")
    assert not content.endswith(b"\n\n")
    assert "\ufffd" not in content.decode("utf-8")


@pytest.mark.parametrize("name", LISTS)
def test_every_line_of_a_list_becomes_a_row(name):
    lines = (paths.REFERENCE / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    assert len(rows(name)) == len(lines) - 1


@pytest.mark.parametrize("name", LISTS)
def test_text_has_no_stray_blanks(name):
    for row in rows(name):
        for value in row.values():
            assert value == " ".join(value.split()), row


@pytest.mark.parametrize(("name", "column"), TITLED.items())
def test_titles_are_filled_and_not_written_in_capitals(name, column):
    for row in rows(name):
        assert row[column], row
        shouted = set(re.findall(r"\b[A-ZÆØÅ]{2,}\b", row[column])) - ABBREVIATIONS
        assert not shouted, row


@pytest.mark.parametrize("name", ["art", "funksjon"])
def test_a_title_without_source_says_so_and_every_other_names_its_source(name):
    for row in rows(name):
        assert row["tittel_kilde"], row
        assert (row["tittel_kilde"] == "ingen") == row["tittel"].endswith("(uten tittel i kildene)"), row


@pytest.mark.parametrize("name", DATED)
def test_years_are_years_and_a_code_never_ends_before_it_begins(name):
    for row in rows(name):
        assert re.fullmatch(r"(20\d\d)?", row["gyldig_fra"]), row
        assert re.fullmatch(r"(20\d\d)?", row["gyldig_til"]), row
        assert span(row)[0] <= span(row)[1], row


@pytest.mark.parametrize("name", DATED)
def test_a_code_means_one_thing_in_a_year(name):
    by_code = sorted(rows(name), key=lambda row: (row["kode"], span(row)))
    for earlier, later in pairwise(by_code):
        if earlier["kode"] == later["kode"]:
            assert span(earlier)[1] < span(later)[0], (earlier, later)


@pytest.mark.parametrize(
    ("name", "pattern"), [("art", r"\d{3}"), ("funksjon", r"\d{3}"), ("kommune", r"\d{4}")]
)
def test_codes_keep_their_leading_zeros_and_stand_in_order(name, pattern):
    found = [row["kode"] for row in rows(name)]
    assert all(re.fullmatch(pattern, code) for code in found)
    assert found == sorted(found)


@pytest.mark.parametrize(("year", "official"), [(2025, SSB_ARTS_2025), (2026, SSB_ARTS_2026)])
def test_the_arts_of_a_year_are_those_ssb_takes_and_the_internal_ones(year, official):
    internal = {row["kode"] for row in rows("art") if row["intern"] == "ja"}
    assert internal == {"290", "490", "690", "790"}
    assert valid("art", year) - internal == set(official)


def test_the_functions_of_2025_are_those_ssb_takes():
    assert valid("funksjon", 2025) == set(SSB_FUNCTIONS_2025)


def test_a_real_file_of_2019_uses_only_codes_known_for_2019():
    assert set(USED_ARTS_2019) - valid("art", 2019) == set()
    assert set(USED_FUNCTIONS_2019) - valid("funksjon", 2019) == set()


@pytest.mark.parametrize("art", ["270", "375", "775", "874", "875", "895", "930", "948", "958"])
def test_arts_that_ssb_has_dropped_are_known_for_2019_but_not_for_2026(art):
    assert art in valid("art", 2019)
    assert art not in valid("art", 2026)


def test_254_gave_way_to_257_and_258_at_the_turn_of_2024():
    new = {"257", "258"}
    assert "254" in valid("funksjon", 2023)
    assert not new & valid("funksjon", 2023)
    assert "254" not in valid("funksjon", 2024)
    assert new <= valid("funksjon", 2024)


def test_artsgrupper_cover_every_art_from_010_to_999_exactly_once():
    ranges = sorted((int(row["fra_art"]), int(row["til_art"])) for row in rows("artsgruppe"))
    assert ranges[0][0] == 10
    assert ranges[-1][1] == 999
    assert all(start <= end for start, end in ranges)
    assert all(later[0] == earlier[1] + 1 for earlier, later in pairwise(ranges))


def test_an_artsgruppe_has_one_code_one_name_one_place_and_one_side():
    groups = {
        (row["kode"], row["gruppe"], row["sortering"], row["utgift_inntekt"]) for row in rows("artsgruppe")
    }
    for column in range(3):
        assert len({group[column] for group in groups}) == len(groups)
    assert {group[3] for group in groups} == {"utgift", "inntekt"}


def test_every_art_bears_the_group_and_the_side_of_its_range():
    for row in rows("art"):
        (group,) = [
            group for group in rows("artsgruppe") if group["fra_art"] <= row["kode"] <= group["til_art"]
        ]
        assert (row["gruppe"], row["utgift_inntekt"]) == (group["gruppe"], group["utgift_inntekt"]), row


@pytest.mark.parametrize(
    ("art", "group", "side"),
    [
        ("010", "Fastlønn", "utgift"),
        ("040", "Vikar, ekstrahjelp og overtid", "utgift"),
        ("089", "Annen lønn", "utgift"),
        ("099", "Sosiale utgifter", "utgift"),
        ("290", "Interne kjøp", "utgift"),
        ("590", "Avskrivninger", "utgift"),
        ("690", "Fordelte utgifter", "utgift"),
        ("710", "Sykelønnsrefusjon", "inntekt"),
        ("729", "Andre refusjoner", "inntekt"),
        ("790", "Internsalg", "inntekt"),
        ("990", "Motpost avskrivninger", "inntekt"),
    ],
)
def test_the_arts_that_reports_set_apart_stand_in_their_own_group(art, group, side):
    assert (one("art", art)["gruppe"], one("art", art)["utgift_inntekt"]) == (group, side)


def test_every_function_belongs_to_one_of_the_twelve_groups_and_none_is_empty():
    assert {row["gruppe"] for row in rows("funksjon")} == FUNCTION_GROUPS


@pytest.mark.parametrize(
    ("function", "group"),
    [
        ("211", "Barnehage"),
        ("222", "Grunnskole"),
        ("232", "Helse og forebygging"),
        ("234", "Omsorg"),
        ("242", "Sosial og bolig"),
        ("252", "Barnevern"),
        ("335", "Plan, næring og vei"),
        ("338", "Brann og VAR"),
    ],
)
def test_functions_with_neighbouring_numbers_are_told_apart(function, group):
    assert one("funksjon", function)["gruppe"] == group


def test_there_are_357_municipalities_in_2026_and_fauske_is_one():
    assert len(valid("kommune", 2026)) == 357
    assert one("kommune", "1841") == {
        "kode": "1841",
        "navn": "Fauske - Fuossko",
        "gyldig_fra": "",
        "gyldig_til": "",
        "erstattet_av": "",
        "endring": "",
    }


def test_kongsvinger_was_0402_until_2019_and_is_3401_since():
    assert one("kommune", "0402")["navn"] == one("kommune", "3401")["navn"] == "Kongsvinger"
    assert span(one("kommune", "0402")) == (0, 2019)
    assert span(one("kommune", "3401")) == (2020, 9999)


# 428 until 2016; mergers in 2017, 2018 and 2020; Haram left Ålesund in 2024.
@pytest.mark.parametrize(("year", "count"), [(2015, 428), (2018, 422), (2020, 356), (2023, 356), (2024, 357)])
def test_the_number_of_municipalities_in_a_year_is_the_one_known_for_it(year, count):
    assert len(valid("kommune", year)) == count


def test_regions_hold_the_country_seventeen_kostra_groups_and_todays_counties():
    today = [row for row in rows("region") if row["gyldig_til"] == ""]
    assert {row["kode"] for row in today if row["type"] == "landet"} == {"EAK", "EAKUO"}
    assert {row["kode"] for row in today if row["type"] == "kostragruppe"} == {
        f"EKG{number:02}" for number in range(1, 18)
    }
    assert {row["kode"][3:] for row in today if row["type"] == "fylke"} == {
        code[:2] for code in valid("kommune", 2026)
    }


def test_kostra_groups_of_2019_and_2020_are_not_the_same():
    assert [span(row) for row in rows("region") if row["kode"] == "EKG01"] == [(0, 2019), (2020, 9999)]


def test_each_list_has_its_origin_in_sources():
    sources = (paths.REFERENCE / "SOURCES.md").read_text(encoding="utf-8")
    for name in LISTS:
        assert f"`{name}.csv`" in sources
