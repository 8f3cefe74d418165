"""Sick leave: the figures by hand, and that no hidden figure can be worked out from those shown."""

import random
from collections.abc import Iterable
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import pytest

from dashboard.queries import run_on
from tests.queries.small import connection

Row = dict[str, Any]


def unit(enhet: str, omraade: str, ansatte: int | None = None) -> Row:
    return {
        "ansvar": enhet, "enhet": enhet, "enhet_navn": f"Enhet {enhet}", "tjenesteomraade": omraade,
        "tjenesteomraade_navn": f"Område {omraade}", "gyldig_fra": "2020-01-01", "ansatte": ansatte,
    }  # fmt: skip


def month(enhet: str, aar: int, periode: int, sykefravaer: float, avtalte: float = 100, **other: Any) -> Row:
    return {
        "aar": aar, "periode": periode, "enhet": enhet,
        "sykefravaersdagsverk": sykefravaer, "avtalte_dagsverk": avtalte, **other,
    }  # fmt: skip


def months(enhet: str, count: int, sykefravaer: float, **other: Any) -> list[Row]:
    """`count` months up to and including October 2026, the same every month."""
    newest = 2026 * 12 + 9
    return [
        month(enhet, n // 12, n % 12 + 1, sykefravaer, **other) for n in range(newest - count + 1, newest + 1)
    ]


def run(on: duckdb.DuckDBPyConnection, name: str, **parameters: Any) -> pd.DataFrame:
    given = {"aar": 2026, "periode": 10, "ansatte_minst": 10, **parameters}
    return run_on(on, f"sykefravaer/{name}", **given)


def per_unit(on: duckdb.DuckDBPyConnection, **parameters: Any) -> pd.DataFrame:
    return run(on, "per_enhet", enheter=None, **parameters)


def named(frame: pd.DataFrame, name: str) -> Row:
    found = frame[frame["navn"] == name].to_dict("records")
    assert len(found) == 1, frame
    return {str(key): value for key, value in found[0].items()}


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
    assert run(on, "fordeling_per_tjenesteomraade", dagsverk_minst=115).empty


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


def test_an_enhet_of_nine_is_hidden_and_one_of_ten_is_shown() -> None:
    people = [unit("A", "HO", 9), unit("B", "HO", 10), unit("C", "HO", 50)]
    on = connection(organisasjon=people, sykefravaer=[month(each["enhet"], 2026, 10, 5) for each in people])
    shown = per_unit(on)
    assert named(shown, "Enhet A")["skjult"]
    assert named(shown, "Enhet A")["liten"]
    assert pd.isna(named(shown, "Enhet A")["prosent"])
    assert named(shown, "Enhet C")["prosent"] == pytest.approx(5)


def test_one_hidden_enhet_takes_the_next_smallest_with_it_and_both_are_shown_as_one() -> None:
    people = [unit("A", "HO", 4), unit("B", "HO", 20), unit("C", "HO", 50)]
    days = [month("A", 2026, 10, 30), month("B", 2026, 10, 10), month("C", 2026, 10, 5)]
    shown = per_unit(connection(organisasjon=people, sykefravaer=days))
    assert named(shown, "Enhet B")["skjult"]
    assert not named(shown, "Enhet B")["liten"]
    rest = named(shown, "Øvrige enheter i Område HO")
    assert (rest["antall_enheter"], rest["ansatte"], rest["prosent"]) == (2, 24, pytest.approx(20))


def test_hidden_enheter_that_together_reach_the_limit_take_nobody_with_them() -> None:
    people = [unit("A", "HO", 5), unit("B", "HO", 6), unit("C", "HO", 12)]
    shown = per_unit(
        connection(organisasjon=people, sykefravaer=[month(each["enhet"], 2026, 10, 5) for each in people])
    )
    assert named(shown, "Enhet C")["prosent"] == pytest.approx(5)
    assert named(shown, "Øvrige enheter i Område HO")["ansatte"] == 11


def test_hidden_enheter_all_without_absence_take_one_with_absence_with_them() -> None:
    people = [unit("A", "HO", 5), unit("B", "HO", 6), unit("C", "HO", 12), unit("D", "HO", 30)]
    days = [
        month("A", 2026, 10, 0),
        month("B", 2026, 10, 0),
        month("C", 2026, 10, 3),
        month("D", 2026, 10, 3),
    ]
    shown = per_unit(connection(organisasjon=people, sykefravaer=days))
    assert named(shown, "Enhet C")["skjult"]
    assert named(shown, "Øvrige enheter i Område HO")["prosent"] == pytest.approx(1)


def test_a_small_tjenesteomraade_is_shown_together_with_the_next_smallest() -> None:
    people = [unit("A", "PN", 8), unit("B", "IU", 30), unit("C", "HO", 90)]
    days = [month("A", 2026, 10, 2), month("B", 2026, 10, 6), month("C", 2026, 10, 8)]
    shown = run(connection(organisasjon=people, sykefravaer=days), "per_tjenesteomraade")
    assert named(shown, "Område PN")["skjult"]
    assert named(shown, "Område IU")["skjult"]
    assert named(shown, "Område HO")["prosent"] == pytest.approx(8)
    assert named(shown, "Øvrige tjenesteområder: Område IU, Område PN")["prosent"] == pytest.approx(4)


def test_a_municipality_below_the_limit_shows_nothing() -> None:
    on = connection(organisasjon=[unit("A", "HO", 6)], sykefravaer=months("A", 12, 5))
    total = run(on, "total").iloc[0]
    assert pd.isna(total["prosent"])
    assert pd.isna(total["rullerende"])
    assert run(on, "per_maaned", maaneder=24).empty
    assert per_unit(on)["prosent"].isna().all()


def test_employees_are_the_months_own_count_then_the_organisations_then_what_the_agreed_days_prove() -> None:
    people = [unit("A", "HO", 50), unit("B", "HO", 50), unit("C", "HO")]
    days = [
        month("A", 2026, 10, 5, ansatte=12),
        month("B", 2026, 10, 5),
        month("C", 2026, 10, 5, 11 * 23 + 22),
    ]
    shown = per_unit(connection(organisasjon=people, sykefravaer=days))
    assert [named(shown, f"Enhet {name}")["ansatte"] for name in "ABC"] == [12, 50, 11]


def test_twelve_months_of_an_enhet_hidden_in_one_of_them_are_not_shown() -> None:
    people = [unit("A", "HO"), unit("B", "HO"), unit("C", "HO")]
    days = [
        row for name, count in (("A", 9), ("B", 20), ("C", 50)) for row in months(name, 12, 5, ansatte=count)
    ]
    for row in days:
        if row["periode"] != 3:
            row["ansatte"] += 5  # only in March was A below the limit
    shown = per_unit(connection(organisasjon=people, sykefravaer=days))
    assert named(shown, "Enhet A")["prosent"] == pytest.approx(5)
    assert pd.isna(named(shown, "Enhet A")["rullerende"])
    assert pd.isna(named(shown, "Enhet B")["rullerende"])
    assert named(shown, "Enhet C")["rullerende"] == pytest.approx(5)


def test_a_leader_gets_the_own_units_and_no_sum_of_hidden_ones() -> None:
    people = [unit("A", "HO", 4), unit("B", "HO", 20), unit("C", "HO", 50)]
    on = connection(organisasjon=people, sykefravaer=[month(each["enhet"], 2026, 10, 5) for each in people])
    assert run(on, "per_enhet", enheter=("C",))["navn"].tolist() == ["Enhet C"]
    assert run(on, "per_enhet", enheter=()).empty


def test_egenmeldt_and_legemeldt_are_shown_where_enough_days_stand_behind_both() -> None:
    people = [unit("A", "HO", 400), unit("B", "OO", 300), unit("C", "IU", 300)]
    days = [
        month(name, 2026, 10, 500, 8000, egenmeldt=own, legemeldt=500 - own)
        for name, own in (("A", 200), ("B", 120), ("C", 130))
    ]
    shown = run(
        connection(organisasjon=people, sykefravaer=days), "fordeling_per_tjenesteomraade", dagsverk_minst=115
    )
    assert shown["navn"].tolist() == ["Kommunen", "Område HO", "Område IU", "Område OO"]
    assert named(shown, "Område HO")["egenmeldt"] == pytest.approx(2.5)
    assert named(shown, "Kommunen")["legemeldt"] == pytest.approx(100 * (300 + 380 + 370) / 24000)


def test_one_hidden_split_takes_the_next_smallest_with_it() -> None:
    people = [unit("A", "HO", 400), unit("B", "OO", 300), unit("C", "IU", 300)]
    days = [
        month(name, 2026, 10, 500, 8000, egenmeldt=own, legemeldt=500 - own)
        for name, own in (("A", 200), ("B", 120), ("C", 30))
    ]
    shown = run(
        connection(organisasjon=people, sykefravaer=days), "fordeling_per_tjenesteomraade", dagsverk_minst=115
    )
    assert shown["navn"].tolist() == ["Kommunen", "Område HO"]


def test_a_split_that_is_missing_for_one_enhet_is_missing_for_its_sums() -> None:
    people = [unit("A", "HO", 400), unit("B", "OO", 300)]
    days = [month("A", 2026, 10, 500, 8000, egenmeldt=200, legemeldt=300), month("B", 2026, 10, 500, 8000)]
    shown = run(
        connection(organisasjon=people, sykefravaer=days), "fordeling_per_tjenesteomraade", dagsverk_minst=115
    )
    assert "Kommunen" not in shown["navn"].tolist()
    assert "Område OO" not in shown["navn"].tolist()


def random_months(seed: int, count: int) -> tuple[list[Row], list[Row]]:
    """Organisations of every shape, one a month: few or many areas and units, sizes about the limit, some without absence."""
    chance = random.Random(seed)
    people, days = [], []
    for number in range(count):
        aar, periode = 2000 + number // 12, number % 12 + 1
        for area in range(chance.randint(1, 5)):
            for place in range(chance.randint(1, 5)):
                name = f"{number}-{area}-{place}"
                people.append(unit(name, f"{number}-{area}"))
                size = chance.choice((0, 1, 3, 5, 8, 9, 10, 11, 15, 40, None))
                absence = chance.choice((0, 0, 1, 4, 9.5))
                days.append(month(name, aar, periode, absence, avtalte=(size or 5) * 20, ansatte=size))
    return people, days


@pytest.mark.parametrize("seed", range(3))
def test_what_remains_when_shown_figures_are_subtracted_is_nothing_or_enough_people_in_two_units_or_more(
    seed: int,
) -> None:
    people, days = random_months(seed, 200)
    on = connection(organisasjon=people, sykefravaer=days)
    decided = on.execute("select * from skjermet_sykefravaer(10)").df()
    assert not (decided["enhet_vises"] & decided["liten"]).any()
    for _, whole in decided[decided["total_vises"]].groupby("maaned"):
        for _, group in whole.groupby("gruppe", dropna=False):
            rest = group[~group["enhet_vises"]]
            if not rest.empty:
                assert len(rest) >= 2, group
                assert rest["ansatte"].sum() >= 10, group
                # Only where the whole municipality is one area without absence is there nobody to hide behind.
                assert rest["sykefravaer"].sum() > 0 or whole["sykefravaer"].sum() == 0, group
        hidden_areas = whole[whole["gruppe"].isna()]["tjenesteomraade"].nunique()
        assert hidden_areas != 1 or whole["tjenesteomraade"].nunique() == 1


@pytest.mark.parametrize("seed", range(20))
def test_a_hidden_split_does_not_follow_from_the_municipalitys_less_the_areas_shown(seed: int) -> None:
    chance = random.Random(seed)
    people, days = [], []
    for name in "ABCDEFG"[: chance.randint(1, 7)]:
        own, doctors = chance.choice((0, 3, 40, 90, 114, 115, 300)), chance.choice((10, 60, 115, 400))
        people.append(unit(name, name, chance.choice((5, 9, 300))))
        days.append(month(name, 2026, 10, own + doctors, 9000, egenmeldt=own, legemeldt=doctors))
    shown = run(
        connection(organisasjon=people, sykefravaer=days), "fordeling_per_tjenesteomraade", dagsverk_minst=115
    )
    hidden = [row for row in days if row["enhet"] not in shown["tjenesteomraade"].tolist()]
    if "Kommunen" in shown["navn"].tolist() and hidden:
        assert len(hidden) >= 2
        assert sum(row["egenmeldt"] for row in hidden) >= 115
        assert sum(row["legemeldt"] for row in hidden) >= 115


def solvable(answers: np.ndarray, unknown: int) -> bool:
    """Whether unknown number `unknown` follows from the rows of `answers` (each a known sum of unknowns)."""
    wanted = np.zeros(answers.shape[1])
    wanted[unknown] = 1
    solution = np.linalg.lstsq(answers.T, wanted, rcond=None)[0]
    return bool(np.allclose(answers.T @ solution, wanted, atol=1e-6))


def everything_shown(on: duckdb.DuckDBPyConnection, periods: Iterable[tuple[int, int]]) -> np.ndarray:
    """Every number that any query gives for any of the periods."""
    found: list[np.ndarray] = []
    for aar, periode in periods:
        at = {"aar": aar, "periode": periode}
        frames = [run(on, "per_tjenesteomraade", **at), per_unit(on, **at), run(on, "total", **at)]
        if (aar, periode) == (2026, 10):  # the line of the newest month holds those of the others
            frames.append(run(on, "per_maaned", **at, maaneder=14))
        found += [frame.select_dtypes("number").to_numpy(float).ravel() for frame in frames]
    every: np.ndarray = np.nan_to_num(np.concatenate(found))
    return every


def test_no_hidden_figure_follows_from_everything_shown_in_all_months_together() -> None:
    """Move each unit's absence in each month by one day, see which figures answer, and solve for the hidden ones."""
    sizes = {"A": ("HO", 6), "B": ("HO", 14), "C": ("HO", 30), "P": ("PN", 8), "Q": ("IU", 25)}
    people = [unit(name, omraade) for name, (omraade, _) in sizes.items()]
    days = [row for name, (_, size) in sizes.items() for row in months(name, 13, 5, ansatte=size)]
    for row in days:  # the hidden ones change places through the year
        if row["enhet"] == "B" and row["periode"] in (2, 3):
            row["ansatte"] = 9
        if row["enhet"] == "A" and row["periode"] == 5:
            row["ansatte"] = 10
        if row["enhet"] == "P" and row["periode"] == 4:
            row["ansatte"] = 11
    on = connection(organisasjon=people, sykefravaer=days)
    periods = [(2026, 9), (2026, 10)]
    before = everything_shown(on, periods)
    effects = []
    for row in days:
        where = "where enhet = $enhet and aar = $aar and periode = $periode"
        at = {key: row[key] for key in ("enhet", "aar", "periode")}
        on.execute(f"update sykefravaer set sykefravaersdagsverk = 6 {where}", at)
        effects.append(everything_shown(on, periods) - before)
        on.execute(f"update sykefravaer set sykefravaersdagsverk = 5 {where}", at)
    answers = np.array(effects).T
    leaks = [row for number, row in enumerate(days) if row["ansatte"] < 10 and solvable(answers, number)]
    assert leaks == []
    october = {
        row["enhet"]: number for number, row in enumerate(days) if (row["aar"], row["periode"]) == (2026, 10)
    }
    assert solvable(answers, october["C"]), "the method must see the figures that are shown"
