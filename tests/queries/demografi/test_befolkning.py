"""Inhabitants by the groups that the services count by: added up where every age is there, and never guessed."""

from datetime import date
from typing import Any

import pandas as pd

from dashboard.queries import run_on

Row = dict[str, Any]


def ages(
    *spans: tuple[int, int | None, int | None],
    region: str = "5027",
    alternativ: str = "registrert",
    aar: int = 2026,
    **other: Any,
) -> list[Row]:
    """Rows of (alder_fra, alder_til, antall)."""
    return [
        {"region": region, "alternativ": alternativ, "aar": aar, "alder_fra": fra, "alder_til": til, "antall": antall, **other}
        for fra, til, antall in spans
    ]  # fmt: skip


def single(antall: int = 1, **other: Any) -> list[Row]:
    """The same number in every year of age, as table 07459 has them."""
    return ages(*((age, age if age < 105 else None, antall) for age in range(106)), **other)


def groups(tables, rows: list[Row], aar: int = 2026, alternativ: str = "registrert") -> pd.DataFrame:
    found = run_on(tables(befolkning=rows), "demografi/befolkning", region="5027", fra=2000, til=2060)
    return found[(found["aar"] == aar) & (found["alternativ"] == alternativ)].set_index("gruppe")


def known(found: pd.DataFrame) -> dict[str, int]:
    return {str(group): int(antall) for group, antall in found["antall"].dropna().items()}


def test_single_ages_are_added_up_to_every_group(tables):
    assert known(groups(tables, single())) == {
        "alle": 106, "0": 1, "1-5": 5, "6-12": 7, "13-15": 3, "16-18": 3, "19-66": 48, "67-79": 13, "80-89": 10, "90+": 16,
        "80+": 26, "0-19": 20, "20-64": 45, "65+": 41,
    }  # fmt: skip


def test_older_projections_that_go_on_to_119_years_count_everybody_once(tables):
    assert known(groups(tables, ages(*((age, age, 1) for age in range(120)))))["90+"] == 30


def test_a_total_and_groups_beside_the_single_ages_are_not_counted_twice(tables):
    rows = single() + ages((0, None, 106), (0, 4, 5), (67, 79, 13))
    assert known(groups(tables, rows)) == known(groups(tables, single()))


def test_a_group_that_stands_itself_needs_no_parts(tables):
    found = groups(tables, ages((0, None, 6103), (80, None, 571), (67, 79, 700)))
    assert known(found) == {"alle": 6103, "80+": 571, "67-79": 700}
    assert set(found["mangel"].dropna()) == {"mangler"}


def test_a_missing_age_a_mark_and_an_overlap_each_leave_the_group_empty_with_its_reason(tables):
    missing = [row for row in single() if row["alder_fra"] != 3]
    marked = [{**row, "antall": None, "merke": ":"} if row["alder_fra"] == 70 else row for row in single()]
    overlapping = ages((0, 19, 20), (16, None, 90))
    for rows, group, reason in (
        (missing, "1-5", "mangler"),
        (marked, "67-79", "merket"),
        (overlapping, "alle", "overlapper"),
    ):
        found = groups(tables, rows)
        assert found.loc[group, "mangel"] == reason
        assert group not in known(found)
    assert known(groups(tables, missing))["6-12"] == 7


def test_the_numbers_a_municipality_had_before_are_added_up_and_it_is_said(tables):
    # 1648 became 5027 in 2018; Statistics Norway writes 0 for numbers out of use.
    rows = ages((0, None, 6298), region="1648", aar=2016) + ages((0, None, 0), aar=2016)
    rows += ages((0, None, 6200), aar=2018) + ages((0, None, 0), region="1648", aar=2018)
    before, after = groups(tables, rows, aar=2016), groups(tables, rows, aar=2018)
    assert (known(before), bool(before["lagt_sammen"].all())) == ({"alle": 6298}, True)
    assert (known(after), bool(after["lagt_sammen"].any())) == ({"alle": 6200}, False)


def test_what_an_older_projection_left_behind_is_not_mixed_with_the_newer(tables):
    old, new = date(2024, 8, 6), date(2026, 8, 4)
    rows = ages((0, None, 6000), alternativ="hoved", aar=2024, oppdatert=old)
    rows += [
        row
        for aar in (2026, 2050)
        for row in ages((0, None, 5900), alternativ="hoved", aar=aar, oppdatert=new)
    ]
    found = run_on(tables(befolkning=rows), "demografi/befolkning", region="5027", fra=2000, til=2060)
    assert sorted(found["aar"].unique()) == [2026, 2050]


def test_only_the_years_asked_for_and_only_this_municipality(tables):
    rows = single(aar=2015) + single(aar=2026) + single(7, region="5028")
    found = run_on(tables(befolkning=rows), "demografi/befolkning", region="5027", fra=2020, til=2030)
    assert set(found["aar"]) == {2026}
    assert found.set_index("gruppe").loc["alle", "antall"] == 106
    assert run_on(tables(), "demografi/befolkning", region="5027", fra=2020, til=2030).empty


def test_the_regions_that_can_be_chosen_stand_under_todays_numbers_the_own_one_first(tables):
    rows = ages((0, None, 1), region="1648", aar=2016) + ages(
        (0, None, 1), aar=2026, region_navn="Midtre Gauldal"
    )
    rows += ages((0, None, 1), alternativ="hoved", aar=2050) + ages(
        (0, None, 1), region="9901", region_navn="Fjordvik"
    )
    rows += ages((0, None, 1), region="42", region_navn="Agder") + ages((0, None, 0), region="5028")
    behov = [{"kommune": "1804", "aar": 2026, "sektor": "barnehage", "beloep": 1}]
    found = run_on(tables(befolkning=rows, utgiftsbehov=behov), "demografi/kommuner", nummer="1648")
    assert list(found["region"]) == ["5027", "1804", "9901", "42"]
    first = found.iloc[0]
    assert (first["navn"], first["egen"], first["siste_registrert"], first["siste_framskrevet"]) == (
        "Midtre Gauldal",
        True,
        2026,
        2050,
    )
    assert list(found["har_behov"]) == [False, True, False, False]
    assert not run_on(tables(befolkning=rows), "demografi/kommuner", nummer=None)["egen"].any()


def test_a_region_without_a_name_among_the_inhabitants_is_named_by_the_key_figures_or_its_number(tables):
    rows = [row for region in ("9902", "9903", "9904") for row in ages((0, None, 1), region=region)]
    rows[1]["region_navn"] = "9903"
    kostra = [
        {"region": region, "region_navn": navn, "aar": 2025}
        for region, navn in (("9902", "Havneby"), ("9903", "Skogvik"))
    ]
    found = run_on(tables(befolkning=rows, kostra=kostra), "demografi/kommuner", nummer=None)
    assert dict(zip(found["region"], found["navn"], strict=True)) == {
        "9902": "Havneby", "9903": "Skogvik", "9904": "9904",
    }  # fmt: skip
