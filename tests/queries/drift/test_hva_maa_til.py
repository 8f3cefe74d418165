"""What it takes to land on the budget: every mean by hand, on tables of a few rows."""

import pandas as pd
import pytest

from dashboard.queries import run_on

STEDER = [
    {"ansvar": "10", "enhet": "E1", "tjenesteomraade": "OO", "gyldig_fra": "2020-01-01"},
    {"ansvar": "20", "enhet": "E2", "tjenesteomraade": "HO", "gyldig_fra": "2020-01-01"},
]


def posts(beloep, months=range(1, 11), ansvar="10", aar=2026, funksjon="202", **other):
    return [
        {"aar": aar, "periode": month, "kontoklasse": "1", "ansvar": ansvar, "funksjon": funksjon, "art": "010", "beloep": beloep, **other}
        for month in months
    ]  # fmt: skip


def budget(beloep, months=range(1, 13), **other):
    return posts(beloep, months, versjon="opprinnelig", **other)


def alle(on, periode=10, aar=2026, ansvar=None, enheter=None):
    return run_on(on, "drift/hva_maa_til", aar=aar, periode=periode, ansvar=ansvar, enheter=enheter)


def enhet(on, kode="E1", **chosen):
    found = alle(on, **chosen)
    [row] = found[(found["nivaa"] == "enhet") & (found["enhet"] == kode)].to_dict("records")
    return row


@pytest.fixture
def filled(tables):
    """E1: 100 a month in a budget of 100, but 130, 140 and 150 in August to October; in 2025 90 in November, 110 in
    December and 1 000 at the year-end. E2: as budgeted."""
    return tables(
        organisasjon=STEDER,
        regnskap=[
            *posts(100, range(1, 8)), *posts(130, [8]), *posts(140, [9]), *posts(150, [10]), *posts(50, ansvar="20"),
            *posts(80, range(1, 11), aar=2025), *posts(90, [11], aar=2025), *posts(110, [12], aar=2025), *posts(1_000, [13], aar=2025),
        ],
        budsjett=[*budget(100), *budget(50, ansvar="20")],
    )  # fmt: skip


def test_what_remains_of_the_budget_is_shared_on_the_months_left(filled):
    row = enhet(filled)
    assert (row["maaneder_igjen"], row["regnskap"], row["aarsbudsjett"]) == (2, 1_120, 1_200)
    assert row["per_maaned"] == 40


def test_it_is_held_against_the_last_three_months_last_year_and_the_budget(filled):
    row = enhet(filled)
    assert (row["siste_tre"], row["maaneder_i_snittet"]) == (140, 3)
    assert row["i_fjor_resten"] == 100, "November and December, without the year-end entries"
    assert row["budsjett_resten"] == 100
    assert (row["endring"], row["endring_prosent"]) == (-100, pytest.approx(-100 * 100 / 140))


def test_what_must_be_gained_is_the_deviation_shared_on_the_months_left(filled):
    assert enhet(filled)["innhenting"] == 60


def test_what_the_last_months_already_gain_is_taken_off(tables):
    on = tables(
        organisasjon=STEDER,
        regnskap=[*posts(130, range(1, 8)), *posts(80, range(8, 11))],
        budsjett=budget(100),
    )
    row = enhet(on)
    assert row["budsjett_resten"] - row["per_maaned"] == 75, "150 over, on two months"
    assert row["innhenting"] == 55, "of which 20 a month is gained at the present pace"


def test_a_season_in_the_budget_is_not_taken_for_a_turn(tables):
    on = tables(
        organisasjon=STEDER,
        regnskap=[*posts(100, range(1, 8)), *posts(300, range(8, 11))],
        budsjett=[*budget(100, range(1, 8)), *budget(300, range(8, 11)), *budget(100, [11, 12])],
    )
    row = enhet(on)
    assert row["endring"] == -200
    assert row["innhenting"] == 0


def test_those_who_must_gain_most_come_first(filled):
    assert list(alle(filled)["nivaa"])[:4] == ["kommune", "omraade", "enhet", "ansvar"]
    assert list(alle(filled)["innhenting"]) == [60, 60, 60, 60, 0, 0, 0]


@pytest.mark.parametrize(("periode", "months", "mean"), [(1, 1, 100), (2, 2, 100), (3, 3, 100), (8, 3, 110)])
def test_the_first_months_of_a_year_are_a_mean_of_fewer(filled, periode, months, mean):
    row = enhet(filled, periode=periode)
    assert (row["maaneder_i_snittet"], row["siste_tre"]) == (months, mean)


def test_a_month_without_accounts_is_no_month_of_the_mean_but_a_place_without_rows_used_nothing(tables):
    on = tables(
        organisasjon=STEDER,
        regnskap=[*posts(90, [8]), *posts(120, [10]), *posts(30, [10], ansvar="20")],
        budsjett=[*budget(100), *budget(50, ansvar="20")],
    )
    assert (enhet(on)["siste_tre"], enhet(on)["maaneder_i_snittet"]) == (105, 2)
    assert enhet(on, "E2")["siste_tre"] == 15
    assert enhet(on)["innhenting"] == enhet(on)["budsjett_resten"] - enhet(on)["per_maaned"]


@pytest.mark.parametrize("periode", [12, 13, 0])
def test_where_no_month_is_left_there_is_nothing_a_month(filled, periode):
    row = enhet(filled, periode=periode)
    assert row["maaneder_igjen"] == 0
    assert (row["regnskap"], row["aarsbudsjett"]) == (1_120, 1_200)
    for name in ("per_maaned", "siste_tre", "i_fjor_resten", "budsjett_resten", "endring", "innhenting"):
        assert pd.isna(row[name]), name


def test_last_year_is_empty_unless_every_remaining_month_is_there(tables):
    rows = [*posts(100), *posts(90, [11], aar=2025)]
    assert pd.isna(enhet(tables(organisasjon=STEDER, regnskap=rows, budsjett=budget(100)))["i_fjor_resten"])


def test_a_place_that_was_not_there_last_year_is_not_compared_with_it(tables):
    on = tables(
        organisasjon=STEDER,
        regnskap=[*posts(100), *posts(50, ansvar="20"), *posts(90, [11, 12], aar=2025), *posts(40, [3], ansvar="30", aar=2025)],
        budsjett=budget(100),
    )  # fmt: skip
    assert pd.isna(enhet(on, "E2")["i_fjor_resten"])
    assert enhet(on, "uten")["i_fjor_resten"] == 0, "there, but with nothing in those months"


def test_without_a_budget_or_accounts_it_cannot_be_said(tables):
    without_budget = enhet(tables(organisasjon=STEDER, regnskap=posts(100)))
    assert without_budget["siste_tre"] == 100
    assert pd.isna(without_budget["per_maaned"])
    assert pd.isna(without_budget["aarsbudsjett"])
    without_accounts = enhet(tables(organisasjon=STEDER, budsjett=budget(100)))
    assert pd.isna(without_accounts["per_maaned"])
    assert without_accounts["budsjett_resten"] == 100
    assert alle(tables()).empty


def test_a_budget_for_the_whole_year_is_spread_in_twelfths(tables):
    on = tables(
        organisasjon=STEDER,
        regnskap=[*posts(110, range(1, 8)), *posts(95, range(8, 11))],
        budsjett=budget(1_200, [0]),
    )
    row = enhet(on)
    assert (row["budsjett"], row["budsjett_resten"]) == (pytest.approx(1_000), pytest.approx(100))
    assert row["innhenting"] == pytest.approx(27.5 - 5)


def test_per_cent_is_between_amounts_of_the_same_sign_only(tables):
    def prosent(siste, budsjett):
        on = tables(organisasjon=STEDER, regnskap=posts(siste), budsjett=budget(budsjett))
        return enhet(on)["endring_prosent"]

    assert prosent(-50, -100) == -600, "from 50 to 350 a month in revenue"
    assert pd.isna(prosent(100, 50))
    assert pd.isna(prosent(-50, 100))


def test_the_whole_municipality_has_no_per_cent(filled):
    whole = alle(filled).iloc[0]
    assert (whole["nivaa"], whole["endring"]) == ("kommune", -100)
    assert pd.isna(whole["endring_prosent"])


def test_only_the_chosen_ansvar_is_opened_to_its_functions(filled):
    inside = alle(filled, ansvar="10")
    assert list(inside[inside["nivaa"] == "funksjon"]["funksjon"]) == ["202"]
    assert set(alle(filled)["nivaa"]) == {"kommune", "omraade", "enhet", "ansvar"}


def test_a_leader_counts_only_the_own_units(filled):
    found = alle(filled, enheter=["E2"])
    assert set(found["enhet"].dropna()) == {"E2"}
    assert found.iloc[0]["regnskap"] == 500
    assert alle(filled, enheter=[]).empty


@pytest.mark.parametrize("periode", [5, 10, 13])
def test_accounts_and_budgets_are_those_of_the_economy_item(filled, periode):
    steder = run_on(
        filled, "drift/oekonomi_per_sted", aar=2026, periode=periode, ansvar="10", enheter=None, grense_kr=0, grense_prosent=0,
    )  # fmt: skip
    keys, numbers = ["nivaa", "omraade", "enhet", "ansvar"], ["regnskap", "budsjett", "aarsbudsjett"]
    same = steder[steder["nivaa"].isin(["kommune", "omraade", "enhet", "ansvar"])]
    mine = alle(filled, periode=periode, ansvar="10")
    mine = mine[mine["nivaa"] != "funksjon"]

    def ordered(frame):
        return frame[[*keys, *numbers]].fillna("").sort_values(keys).values.tolist()

    assert ordered(mine) == ordered(same)
