"""Sick leave in per cent: the figures by hand."""

import pandas as pd
import pytest

from tests.queries.small import connection
from tests.queries.sykefravaer.rader import month, months, named, per_unit, run, unit


def test_19_days_of_88_are_21_59_per_cent() -> None:
    on = connection(organisasjon=[unit("A", "HO", 40)], sykefravaer=[month("A", 2026, 10, 19, 88)])
    total = run(on, "total").iloc[0]
    assert round(total["prosent"], 2) == 21.59
    assert round(total["naervaer"], 2) == 78.41


def test_twelve_months_are_the_sum_of_days_over_the_sum_of_agreed_days_never_the_mean_of_percentages() -> (
    None
):
    first, *rest = months("A", 12, 4)
    on = connection(
        organisasjon=[unit("A", "HO", 40)],
        sykefravaer=[{**first, "sykefravaersdagsverk": 300, "avtalte_dagsverk": 1000}, *rest],
    )
    expected = 100 * (300 + 11 * 4) / (1000 + 11 * 100)
    assert run(on, "total").iloc[0]["rullerende"] == pytest.approx(expected)
    assert named(run(on, "per_tjenesteomraade"), "Område HO")["rullerende"] == pytest.approx(expected)
    assert named(per_unit(on), "Enhet A")["rullerende"] == pytest.approx(expected)


def test_eleven_months_give_no_twelve_month_figure() -> None:
    on = connection(organisasjon=[unit("A", "HO", 40)], sykefravaer=months("A", 11, 4))
    assert pd.isna(run(on, "total").iloc[0]["rullerende"])
    assert pd.isna(named(per_unit(on), "Enhet A")["rullerende"])


def test_last_year_is_the_same_month_and_the_twelve_months_before_the_twelve() -> None:
    days = months("A", 24, 4)
    days[11]["sykefravaersdagsverk"] = 9  # October 2025
    on = connection(organisasjon=[unit("A", "HO", 40)], sykefravaer=days)
    for row in (
        run(on, "total").iloc[0],
        named(run(on, "per_tjenesteomraade"), "Område HO"),
        named(per_unit(on), "Enhet A"),
    ):
        assert row["prosent"] == pytest.approx(4)
        assert row["prosent_i_fjor"] == pytest.approx(9)
        assert row["rullerende"] == pytest.approx(4)
        assert row["rullerende_i_fjor"] == pytest.approx((11 * 4 + 9) / 12)


def test_the_line_has_the_months_asked_for_and_rolls_over_those_before_them_too() -> None:
    on = connection(organisasjon=[unit("A", "HO", 40)], sykefravaer=months("A", 30, 5))
    line = run(on, "per_maaned", maaneder=24)
    assert len(line) == 24
    assert (line["aar"].iloc[0], line["periode"].iloc[0]) == (2024, 11)
    assert line["rullerende"].notna().sum() == 30 - 11
    assert line["prosent"].tolist() == pytest.approx([5.0] * 24)


def test_the_whole_year_and_year_end_entries_are_no_months() -> None:
    days = [month("A", 2026, periode, 50) for periode in (0, 13)] + [month("A", 2026, 10, 5)]
    on = connection(organisasjon=[unit("A", "HO", 40)], sykefravaer=days)
    assert run(on, "per_maaned", maaneder=24)["prosent"].tolist() == pytest.approx([5.0])


def test_without_any_figures_the_total_is_one_empty_row_and_the_rest_have_none() -> None:
    on = connection()
    assert run(on, "total").isna().all(axis=None)
    assert run(on, "per_maaned", maaneder=24).empty
    assert run(on, "per_tjenesteomraade").empty
    assert per_unit(on).empty
    assert run(on, "maanedsserie", maaneder=36, enheter=None).empty


def test_the_newest_month_with_figures_is_told_when_the_chosen_one_has_none() -> None:
    on = connection(organisasjon=[unit("A", "HO", 40)], sykefravaer=[month("A", 2026, 8, 5)])
    total = run(on, "total").iloc[0]
    assert (total["siste_aar"], total["siste_periode"]) == (2026, 8)
    assert pd.isna(total["prosent"])


def test_an_enhet_counts_in_the_tjenesteomraade_it_belonged_to_that_month() -> None:
    before = {**unit("A", "OO", 40), "gyldig_til": "2026-06-30"}
    after = {**unit("A", "HO", 40), "gyldig_fra": "2026-07-01"}
    on = connection(
        organisasjon=[before, after, unit("B", "OO", 40)],
        sykefravaer=[*months("A", 12, 6), *months("B", 12, 2)],
    )
    october, june = run(on, "per_tjenesteomraade"), run(on, "per_tjenesteomraade", periode=6)
    assert named(october, "Område HO")["prosent"] == pytest.approx(6)
    assert named(october, "Område OO")["prosent"] == pytest.approx(2)
    assert named(june, "Område OO")["prosent"] == pytest.approx(4)


def test_an_enhet_the_organisation_does_not_know_is_shown_as_not_placed_and_never_lost() -> None:
    on = connection(
        organisasjon=[unit("A", "HO", 40)],
        sykefravaer=[month("A", 2026, 10, 2), month("X", 2026, 10, 6, 460)],
    )
    assert named(per_unit(on), "X")["tjenesteomraade_navn"] == "Ikke plassert"
    assert run(on, "total").iloc[0]["prosent"] == pytest.approx(100 * 8 / 560)
