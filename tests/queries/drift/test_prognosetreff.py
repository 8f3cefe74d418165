"""How the methods of forecast did in earlier years: amounts by hand, on real tables of a few rows."""

import pandas as pd
import pytest

from dashboard.queries import run_on

STEDER = [
    {"ansvar": "10", "enhet": "E1", "tjenesteomraade": "OO", "gyldig_fra": "2020-01-01"},
    {"ansvar": "20", "enhet": "E2", "tjenesteomraade": "OO", "gyldig_fra": "2020-01-01"},
    {"ansvar": "30", "enhet": "E3", "tjenesteomraade": "HO", "gyldig_fra": "2020-01-01"},
]


def post(aar, periode, beloep, ansvar="10", art="010", funksjon="202", **other):
    return {
        "aar": aar, "periode": periode, "kontoklasse": "1", "ansvar": ansvar,
        "funksjon": funksjon, "art": art, "beloep": beloep, **other,
    }  # fmt: skip


def hele(aar, beloep, **other):
    return [post(aar, periode, beloep, **other) for periode in range(1, 13)]


def budsjett(aar, beloep, **other):
    return hele(aar, beloep, versjon="opprinnelig", **other)


def treff(on, aar=2026, periode=10, enheter=None):
    return run_on(on, "drift/prognosetreff", aar=aar, periode=periode, enheter=enheter)


def rad(frame, metode, aar=2025, nivaa="kommune", **koder):
    valgt = frame[(frame["metode"] == metode) & (frame["aar"] == aar) & (frame["nivaa"] == nivaa)]
    for navn, kode in koder.items():
        valgt = valgt[valgt[navn] == kode]
    [funnet] = valgt.to_dict("records")
    return funnet


def test_each_method_is_held_against_how_the_year_ended_with_its_year_end_entries(tables):
    on = tables(
        organisasjon=STEDER, regnskap=[*hele(2025, 100), post(2025, 13, 30)], budsjett=budsjett(2025, 110)
    )
    found = treff(on)
    rest, takt = rad(found, "rest"), rad(found, "takt")
    assert (rest["prognose"], rest["faktisk"], rest["feil"]) == (1_000 + 220, 1_230, -10)
    assert (takt["prognose"], takt["feil"]) == (1_200, -30)
    assert rest["feil_prosent"] == pytest.approx(100 * -10 / 1_320)
    assert rest["med_aarsavslutning"]


def test_the_seasonal_method_knows_only_the_years_before_the_one_it_forecasts(tables):
    # Half of the year: 0.50 of 2023 and 0.52 of 2024, the mean 0.51; what 2025 came to be is not known in June.
    on = tables(
        organisasjon=STEDER,
        regnskap=[
            post(2023, 1, 500_000), post(2023, 12, 500_000),
            post(2024, 1, 520_000), post(2024, 12, 480_000),
            post(2025, 1, 561_000), post(2025, 12, 600_000),
            post(2026, 1, 900_000),
        ],
        budsjett=[
            post(2025, periode, 500_000, versjon="opprinnelig") for periode in (1, 12)
        ],
    )  # fmt: skip
    sesong = rad(treff(on, periode=6), "sesong")
    assert sesong["prognose"] == pytest.approx(1_100_000)
    assert sesong["feil"] == pytest.approx(1_100_000 - 1_161_000)
    assert not sesong["reserve"]


def test_without_two_earlier_years_the_seasonal_is_the_remaining_budget_and_is_marked(tables):
    on = tables(
        organisasjon=STEDER,
        regnskap=[*hele(2023, 100_000), *hele(2024, 100_000), *hele(2025, 100_000)],
        budsjett=[*budsjett(2023, 110_000), *budsjett(2024, 110_000), *budsjett(2025, 110_000)],
    )
    found = treff(on)
    for aar, reserve in ((2023, True), (2024, True), (2025, False)):
        assert rad(found, "sesong", aar)["reserve"] == reserve
        assert not rad(found, "rest", aar)["reserve"]
    assert rad(found, "sesong", 2024)["prognose"] == rad(found, "rest", 2024)["prognose"] == 1_220_000
    assert rad(found, "sesong", 2025)["prognose"] == pytest.approx(1_200_000)


def test_only_earlier_years_with_all_their_months_and_a_budget_are_tried(tables):
    on = tables(
        organisasjon=STEDER,
        regnskap=[
            *hele(2022, 1),  # no budget
            *hele(2023, 1)[:11],  # no December
            *hele(2024, 1),
            *hele(2025, 1)[1:],  # no January
            *hele(2026, 1),  # the year itself
        ],
        budsjett=[row for aar in (2021, 2023, 2024, 2025, 2026) for row in budsjett(aar, 1)],
    )
    assert set(treff(on)["aar"]) == {2024}


def test_what_is_set_aside_at_the_years_end_does_not_make_every_year_end_on_its_budget(tables):
    # 240 less used than budgeted; all of it is set aside, beside the 60 that were budgeted.
    on = tables(
        organisasjon=STEDER,
        regnskap=[*hele(2025, 80), post(2025, 13, 300, art="540", funksjon="880", ansvar="30")],
        budsjett=[
            *budsjett(2025, 100),
            post(2025, 12, 60, art="540", funksjon="880", ansvar="30", versjon="opprinnelig"),
        ],
    )
    found = treff(on)
    assert rad(found, "rest")["faktisk"] == 960 + 60
    assert rad(found, "rest")["feil"] == 800 + 200 + 60 - 1_020
    assert rad(found, "rest", nivaa="enhet", enhet="E3")["feil"] == 0


def test_a_year_whose_closing_is_not_there_says_so(tables):
    on = tables(organisasjon=STEDER, regnskap=hele(2025, 100), budsjett=budsjett(2025, 100))
    assert not treff(on)["med_aarsavslutning"].any()


def test_the_parts_add_up_and_a_moved_ansvar_is_judged_where_it_is_now(tables):
    moved = [*STEDER[:2], {**STEDER[0], "enhet": "E9", "gyldig_fra": "2026-01-01"}]
    on = tables(
        organisasjon=moved,
        regnskap=[*hele(2025, 100), *hele(2025, 7, ansvar="20")],
        budsjett=[*budsjett(2025, 90), *budsjett(2025, 7, ansvar="20")],
    )
    found = treff(on)
    assert set(found["enhet"].dropna()) == {"E9", "E2"}
    assert rad(found, "rest", nivaa="enhet", enhet="E9")["feil"] == -20
    assert rad(found, "rest", nivaa="enhet", enhet="E2")["feil"] == 0
    assert rad(found, "rest", nivaa="omraade", omraade="OO")["feil"] == -20
    assert rad(found, "rest")["faktisk"] == 1_284


def test_a_place_without_budgeted_expenditure_is_measured_by_its_net_budget_and_one_without_any_by_nothing(
    tables,
):
    on = tables(
        organisasjon=STEDER,
        regnskap=[*hele(2025, -90, art="600"), *hele(2025, 5, ansvar="30")],
        budsjett=budsjett(2025, -100, art="600"),
    )
    found = treff(on)
    revenue = rad(found, "rest", nivaa="enhet", enhet="E1")
    assert (revenue["feil"], revenue["feil_prosent"]) == (-20, pytest.approx(100 * -20 / 1_200))
    assert pd.isna(rad(found, "rest", nivaa="enhet", enhet="E3")["feil_prosent"])


def meldt(enhet, periode, prognose, aar=2025):
    return {"aar": aar, "periode": periode, "enhet": enhet, "prognose": prognose}


def test_the_leaders_are_tried_with_what_they_had_said_by_then(tables):
    on = tables(
        organisasjon=STEDER,
        regnskap=[*hele(2025, 100), *hele(2025, 10, ansvar="20"), *hele(2025, 1, ansvar="30")],
        budsjett=[*budsjett(2025, 100), *budsjett(2025, 10, ansvar="20"), *budsjett(2025, 1, ansvar="30")],
        prognose=[meldt("E1", 3, 1), meldt("E1", 9, 1_250), meldt("E1", 11, 2), meldt("E1", 9, 3, 2024)],
    )
    found = treff(on)
    assert rad(found, "leder", nivaa="enhet", enhet="E1")["feil"] == 50
    # The one who has not reported counts with sesong: 1 250 + 120, and in the whole municipality 12 more.
    assert rad(found, "leder", nivaa="omraade", omraade="OO")["prognose"] == 1_370
    assert rad(found, "leder")["prognose"] == 1_382
    assert found[(found["metode"] == "leder") & (found["enhet"].isin(["E2", "E3"]))].empty
    assert found[(found["metode"] == "leder") & (found["omraade"] == "HO")].empty


def test_a_leaders_figure_belongs_to_neither_half_of_a_unit_in_two_areas(tables):
    on = tables(
        organisasjon=[STEDER[0], {**STEDER[2], "enhet": "E1"}],
        regnskap=[*hele(2025, 100), *hele(2025, 1, ansvar="30")],
        budsjett=[*budsjett(2025, 100), *budsjett(2025, 1, ansvar="30")],
        prognose=[meldt("E1", 3, 1_300)],
    )
    assert "leder" not in set(treff(on)["metode"])


def test_a_leader_sees_only_the_own_units(tables):
    on = tables(
        organisasjon=STEDER,
        regnskap=[*hele(2025, 100), *hele(2025, 10, ansvar="30")],
        budsjett=[*budsjett(2025, 100), *budsjett(2025, 10, ansvar="30")],
    )
    found = treff(on, enheter=["E3"])
    assert set(found["enhet"].dropna()) == {"E3"}
    assert rad(found, "rest")["faktisk"] == 120
    assert treff(on, enheter=[]).empty


def test_an_earlier_year_is_forecast_as_the_page_would_have_done_it(tables):
    arter = {"010": 900_000, "110": 300_000, "600": -200_000, "850": -60_000}
    on = tables(
        organisasjon=STEDER,
        regnskap=[
            post(aar, periode, beloep * vekt * (1.02 if periode == 6 else 1), ansvar, art)
            for aar, vekt in ((2022, 0.9), (2023, 1.0), (2024, 1.1), (2025, 1.3))
            for periode in range(1, 14)
            for ansvar in ("10", "20", "30")
            for art, beloep in arter.items()
        ],
        budsjett=[
            row for art, beloep in arter.items() for ansvar in ("10", "20", "30") for row in budsjett(2025, beloep, ansvar=ansvar, art=art)
        ],
    )  # fmt: skip
    page = run_on(
        on, "drift/oekonomi_per_sted", aar=2025, periode=7, ansvar=None, enheter=None,
        grense_kr=0, grense_prosent=0,
    )  # fmt: skip
    tried = treff(on, periode=7).merge(page, on=["nivaa", "omraade", "enhet"])
    assert len(tried) == 3 * (1 + 2 + 3)
    for row in tried.to_dict("records"):
        assert row["prognose"] == pytest.approx(row[f"prognose_{row['metode']}"])
    assert (tried["prognose_sesong"] - tried["prognose_rest"]).abs().min() > 1


def test_an_empty_lake_has_no_track_record(tables):
    assert treff(tables()).empty
