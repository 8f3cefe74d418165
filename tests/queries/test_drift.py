"""The economy of the drift meeting: amounts by hand, on real tables of a few rows."""

import pandas as pd
import pytest

from dashboard.queries import run_on

STEDER = [
    {"ansvar": "10", "ansvar_navn": "Sentrum", "enhet": "E1", "enhet_navn": "Skolen", "tjenesteomraade": "OO",
     "tjenesteomraade_navn": "Oppvekst", "gyldig_fra": "2020-01-01"},
    {"ansvar": "20", "ansvar_navn": "Natt", "enhet": "E2", "enhet_navn": "Sykehjemmet", "tjenesteomraade": "HO",
     "tjenesteomraade_navn": "Helse", "gyldig_fra": "2020-01-01"},
]  # fmt: skip


def post(aar, periode, beloep, ansvar="10", art="010", funksjon="202", **other):
    return {
        "aar": aar, "periode": periode, "kontoklasse": "1", "ansvar": ansvar,
        "funksjon": funksjon, "art": art, "beloep": beloep, **other,
    }  # fmt: skip


def budsjettpost(aar, periode, beloep, versjon="opprinnelig", **other):
    return post(aar, periode, beloep, versjon=versjon, **other)


def oekonomi(on, aar=2026, periode=10, ansvar=None, enheter=None, grense_kr=250_000, grense_prosent=1.0):
    return run_on(
        on, "drift/oekonomi_per_sted", aar=aar, periode=periode, ansvar=ansvar, enheter=enheter,
        grense_kr=grense_kr, grense_prosent=grense_prosent,
    )  # fmt: skip


def sted(frame, nivaa, **koder):
    chosen = frame[frame["nivaa"] == nivaa]
    for name, code in koder.items():
        chosen = chosen[chosen[name] == code]
    [row] = chosen.to_dict("records")
    return row


def months(on, aar=2026, periode=10, **place):
    chosen = {"omraade": None, "enhet": None, "ansvar": None, "funksjon": None, "enheter": None, **place}
    return run_on(on, "drift/maanedstall", aar=aar, periode=periode, **chosen)


def test_less_used_than_budgeted_is_a_positive_avvik(tables):
    on = tables(organisasjon=STEDER, regnskap=[post(2026, 1, 90)], budsjett=[budsjettpost(2026, 1, 100)])
    row = sted(oekonomi(on), "enhet", enhet="E1")
    assert (row["regnskap"], row["budsjett"], row["avvik"], row["avvik_prosent"]) == (90, 100, 10, 10)


def test_lost_revenue_is_a_negative_avvik_in_per_cent_of_the_size_of_the_budget(tables):
    on = tables(
        organisasjon=STEDER,
        regnskap=[post(2026, 1, -80, art="600")],
        budsjett=[budsjettpost(2026, 1, -100, art="600")],
    )
    row = sted(oekonomi(on), "enhet", enhet="E1")
    assert (row["avvik"], row["avvik_prosent"]) == (-20, -20)


def test_per_cent_is_empty_without_a_budget_and_the_kroner_alone_decide_the_review(tables):
    on = tables(
        organisasjon=STEDER,
        regnskap=[post(2026, 1, 300_000)],
        budsjett=[budsjettpost(2026, 1, 5, ansvar="20")],
    )
    row = sted(oekonomi(on), "enhet", enhet="E1")
    assert row["budsjett"] == 0
    assert pd.isna(row["avvik_prosent"])
    assert row["muntlig"]


@pytest.mark.parametrize(
    ("regnskap", "muntlig"),
    [
        (100_250_000, False),  # exactly 250 000 kr
        (100_250_001, False),  # above 250 000 kr, but 0.25 %
        (101_000_000, False),  # exactly 1 %
        (101_000_001, True),
        (98_999_999, True),  # too little used is talked about as well
    ],
)
def test_a_place_goes_to_oral_review_when_past_both_limits(tables, regnskap, muntlig):
    on = tables(
        organisasjon=STEDER, regnskap=[post(2026, 1, regnskap)], budsjett=[budsjettpost(2026, 1, 100_000_000)]
    )
    assert sted(oekonomi(on), "enhet", enhet="E1")["muntlig"] == muntlig


def test_those_past_the_thresholds_come_first_and_then_the_largest_merforbruk(tables):
    on = tables(
        organisasjon=[*STEDER, {**STEDER[0], "ansvar": "30", "enhet": "E3"}],
        regnskap=[post(2026, 1, 120), post(2026, 1, 105, ansvar="20"), post(2026, 1, 50, ansvar="30")],
        budsjett=[budsjettpost(2026, 1, 100, ansvar=ansvar) for ansvar in ("10", "20", "30")],
    )
    found = oekonomi(on, grense_kr=30, grense_prosent=1)
    assert list(found[found["nivaa"] == "enhet"]["enhet"]) == ["E3", "E1", "E2"]


def test_the_per_cent_of_the_whole_municipality_is_of_its_budgeted_expenditure(tables):
    on = tables(
        organisasjon=STEDER,
        regnskap=[post(2026, 1, 1_010), post(2026, 1, -999, art="870")],
        budsjett=[budsjettpost(2026, 1, 1_000), budsjettpost(2026, 1, -999, art="870")],
    )
    whole = sted(oekonomi(on), "kommune")
    assert (whole["budsjett"], whole["avvik"], whole["avvik_prosent"]) == (1, -10, -1)


def test_investments_are_no_part_of_the_drift_numbers(tables):
    on = tables(
        organisasjon=STEDER,
        regnskap=[post(2026, 1, 90), {**post(2026, 1, 1_000), "kontoklasse": "0"}],
        budsjett=[budsjettpost(2026, 1, 100), {**budsjettpost(2026, 1, 5_000), "kontoklasse": "0"}],
    )
    whole = sted(oekonomi(on), "kommune")
    assert (whole["regnskap"], whole["aarsbudsjett"]) == (90, 100)
    assert months(on)["regnskap"].sum() == 90


def test_a_monthly_budget_is_summed_to_the_month(tables):
    budsjett = [budsjettpost(2026, periode, 10 * periode) for periode in range(1, 13)]
    on = tables(organisasjon=STEDER, regnskap=[post(2026, 1, 1)], budsjett=budsjett)
    whole = sted(oekonomi(on, periode=3), "kommune")
    assert (whole["budsjett"], whole["aarsbudsjett"]) == (60, 780)
    assert not whole["budsjett_i_tolvdeler"]


def test_a_budget_for_the_whole_year_is_spread_in_twelfths_and_says_so(tables):
    on = tables(
        organisasjon=STEDER,
        regnskap=[post(2026, 1, 1)],
        budsjett=[budsjettpost(2026, 0, 1_200), budsjettpost(2026, 1, 7, art="020")],
    )
    whole = sted(oekonomi(on, periode=10), "kommune")
    assert (whole["budsjett"], whole["aarsbudsjett"]) == (1_007, 1_207)
    assert whole["budsjett_i_tolvdeler"]


def test_the_amended_budget_counts_where_the_year_has_one(tables):
    on = tables(
        organisasjon=STEDER,
        regnskap=[post(2025, 1, 1), post(2026, 1, 1)],
        budsjett=[
            budsjettpost(2026, 1, 100), budsjettpost(2026, 1, 110, versjon="regulert"), budsjettpost(2025, 1, 80),
        ],
    )  # fmt: skip
    assert (sted(oekonomi(on), "kommune")["budsjett"], sted(oekonomi(on), "kommune")["budsjettversjon"]) == (
        110,
        "regulert",
    )
    before = sted(oekonomi(on, aar=2025), "kommune")
    assert (before["budsjett"], before["budsjettversjon"]) == (80, "opprinnelig")


def test_last_year_is_counted_for_the_same_months(tables):
    on = tables(
        organisasjon=STEDER,
        regnskap=[
            post(2026, 1, 5),
            post(2025, 1, 10),
            post(2025, 10, 20),
            post(2025, 11, 40),
            post(2025, 13, 80),
        ],
    )
    assert sted(oekonomi(on), "kommune")["fjoraar"] == 30


def test_year_end_entries_count_in_the_closed_year_only(tables):
    on = tables(
        organisasjon=STEDER,
        regnskap=[post(2025, 12, 10), post(2025, 13, 3)],
        budsjett=[budsjettpost(2025, 0, 12)],
    )
    december, closed = (sted(oekonomi(on, aar=2025, periode=periode), "kommune") for periode in (12, 13))
    assert (december["regnskap"], closed["regnskap"]) == (10, 13)
    assert closed["avvik"] == -1
    assert months(on, aar=2025, periode=13)["regnskap"].sum() == 10


def test_a_year_with_only_a_budget_has_empty_accounts_never_zero(tables):
    on = tables(budsjett=[budsjettpost(2016, 0, 1_200, omraade="Skole", ansvar_navn="SKOLEN")])
    found = oekonomi(on, aar=2016, periode=0)
    whole = sted(found, "kommune")
    assert (whole["budsjett"], whole["aarsbudsjett"]) == (1_200, 1_200)
    for name in (
        "regnskap",
        "avvik",
        "avvik_prosent",
        "prognose_rest",
        "prognose_takt",
        "prognose_sesong",
        "fjoraar",
    ):
        assert pd.isna(whole[name]), name
    assert not found["muntlig"].any()
    assert sted(found, "omraade")["navn"] == "Skole"
    assert sted(found, "ansvar")["navn"] == "SKOLEN"


def test_a_year_without_a_budget_has_accounts_and_no_avvik(tables):
    whole = sted(oekonomi(tables(organisasjon=STEDER, regnskap=[post(2026, 1, 7)])), "kommune")
    assert whole["regnskap"] == 7
    assert pd.isna(whole["budsjett"])
    assert pd.isna(whole["avvik"])
    assert not whole["muntlig"]


def test_accounts_of_a_whole_year_are_shown_for_the_year_and_in_no_month(tables):
    on = tables(organisasjon=STEDER, regnskap=[post(2011, 0, 500)])
    assert sted(oekonomi(on, aar=2011, periode=0), "kommune")["regnskap"] == 500
    assert pd.isna(sted(oekonomi(on, aar=2011, periode=5), "kommune")["regnskap"])


def test_an_empty_lake_gives_no_rows(tables):
    assert oekonomi(tables()).empty
    assert months(tables())["regnskap"].isna().all()


def test_an_unknown_ansvar_stands_in_the_files_own_area(tables):
    on = tables(
        organisasjon=STEDER,
        regnskap=[
            post(2026, 1, 5, ansvar="99", omraade="Kultur", ansvar_navn="KINO"),
            post(2026, 1, 7, ansvar="98"),
        ],
    )
    found = oekonomi(on)
    assert sted(found, "omraade", omraade="Kultur")["regnskap"] == 5
    assert sted(found, "ansvar", ansvar="99")["navn"] == "KINO"
    assert sted(found, "omraade", omraade="uten")["navn"] == "Uten tjenesteområde"
    assert sted(found, "ansvar", ansvar="98")["navn"] == "Ansvar 98"
    assert sted(found, "enhet", omraade="Kultur")["navn"] == "Uten enhet i Kultur"


def test_rows_without_an_ansvar_are_kept(tables):
    on = tables(budsjett=[budsjettpost(2013, 0, 5, ansvar=None, omraade="Barnevern")])
    found = oekonomi(on, aar=2013, periode=0)
    assert sted(found, "ansvar", omraade="Barnevern")["navn"] == "Uten ansvar"
    inside = oekonomi(on, aar=2013, periode=0, ansvar="uten")
    assert sted(inside, "art", omraade="Barnevern")["aarsbudsjett"] == 5


def test_a_moved_ansvar_is_shown_where_it_is_at_the_period_all_its_months_together(tables):
    moved = [
        {**STEDER[0], "gyldig_til": "2026-06-30"},
        {**STEDER[0], "enhet": "E9", "enhet_navn": "Nye skolen", "gyldig_fra": "2026-07-01"},
    ]
    on = tables(organisasjon=moved, regnskap=[post(2025, 6, 2), post(2026, 6, 10), post(2026, 7, 20)])
    before, after = oekonomi(on, periode=6), oekonomi(on, periode=7)
    assert sted(before, "enhet")["enhet"] == "E1"
    assert (
        sted(after, "enhet")["enhet"],
        sted(after, "enhet")["regnskap"],
        sted(after, "enhet")["fjoraar"],
    ) == ("E9", 30, 2)
    assert months(on, periode=7, omraade="OO", enhet="E9")["regnskap"].sum() == 32


def test_a_closed_ansvar_keeps_its_last_place(tables):
    on = tables(
        organisasjon=[{**STEDER[0], "gyldig_til": "2025-12-31"}],
        regnskap=[post(2025, 6, 2), post(2026, 1, 1)],
    )
    assert sted(oekonomi(on), "enhet", enhet="E1")["fjoraar"] == 2


def test_a_leader_counts_only_the_own_units(tables):
    on = tables(organisasjon=STEDER, regnskap=[post(2026, 1, 5), post(2026, 1, 7, ansvar="20")])
    found = oekonomi(on, enheter=["E2"])
    assert sted(found, "kommune")["regnskap"] == 7
    assert set(found["enhet"].dropna()) == {"E2"}
    assert months(on, enheter=["E2"])["regnskap"].sum() == 7
    assert oekonomi(on, enheter=[]).empty


def test_only_the_chosen_ansvar_is_opened_to_funksjon_and_art(tables):
    on = tables(
        organisasjon=STEDER,
        regnskap=[
            post(2026, 1, 5),
            post(2026, 1, 6, art="020"),
            post(2026, 1, 7, funksjon="222"),
            post(2026, 1, 9, ansvar="20"),
        ],
    )
    found = oekonomi(on, ansvar="10")
    assert set(found[found["nivaa"] == "art"]["ansvar"]) == {"10"}
    assert sted(found, "funksjon", funksjon="202")["regnskap"] == 11
    art = sted(found, "art", funksjon="202", art="020")
    assert (art["regnskap"], art["navn"]) == (6, "Lønn til vikarer")
    assert set(oekonomi(on)["nivaa"]) == {"kommune", "omraade", "enhet", "ansvar"}


def test_a_function_has_the_title_of_the_year(tables):
    on = tables(
        organisasjon=STEDER, regnskap=[post(2023, 1, 5, funksjon="254"), post(2026, 1, 5, funksjon="254")]
    )
    assert sted(oekonomi(on, aar=2023, ansvar="10"), "funksjon")["navn"] != "Funksjon 254"
    assert sted(oekonomi(on, aar=2026, ansvar="10"), "funksjon")["navn"] == "Funksjon 254"


def whole_year(aar, monthly, **other):
    return [post(aar, periode, monthly, **other) for periode in range(1, 13)]


def test_remaining_budget_and_run_rate_forecasts(tables):
    on = tables(
        organisasjon=STEDER,
        regnskap=[post(2026, 1, 300), post(2026, 2, 330)],
        budsjett=[budsjettpost(2026, 1, 300), budsjettpost(2026, 2, 300), budsjettpost(2026, 3, 3_000)],
    )
    whole = sted(oekonomi(on, periode=2), "kommune")
    assert whole["prognose_rest"] == 630 + 3_600 - 600
    assert whole["prognose_takt"] == pytest.approx(630 * 12 / 2)


def test_the_seasonal_forecast_divides_by_the_mean_share_of_earlier_years(tables):
    # Six months: 0.50 of 2024 and 0.52 of 2025; the mean 0.51.
    history = [
        post(2024, 1, 500_000),
        post(2024, 12, 500_000),
        post(2025, 1, 520_000),
        post(2025, 12, 480_000),
    ]
    on = tables(
        organisasjon=STEDER,
        regnskap=[*history, post(2026, 6, 561_000)],
        budsjett=[budsjettpost(2026, 1, 500_000), budsjettpost(2026, 12, 500_000)],
    )
    whole = sted(oekonomi(on, periode=6), "kommune")
    assert whole["prognose_sesong"] == pytest.approx(1_100_000)
    assert whole["prognose_rest"] == 1_061_000


def test_the_parts_of_a_seasonal_forecast_add_up_and_follow_their_own_budgets(tables):
    history = [
        *(post(aar, periode, 1_000_000) for aar in (2024, 2025) for periode in (1, 12)),
        *(post(aar, 12, 500_000, ansvar="30") for aar in (2024, 2025)),  # uses all of it in December
    ]
    on = tables(
        organisasjon=[*STEDER, {**STEDER[0], "ansvar": "30", "enhet": "E3"}],
        regnskap=[*history, post(2026, 1, 1_100_000)],
        budsjett=[
            budsjettpost(2026, 1, 1_000_000), budsjettpost(2026, 12, 1_000_000), budsjettpost(2026, 12, 500_000, ansvar="30"),
        ],
    )  # fmt: skip
    found = oekonomi(on, periode=6)
    # 1.1 mill. is 0.4 of 2.75; the remaining 1.65 is 1.1 times the remaining budget of 1.5.
    assert sted(found, "omraade", omraade="OO")["prognose_sesong"] == pytest.approx(2_750_000)
    assert sted(found, "enhet", enhet="E1")["prognose_sesong"] == pytest.approx(1_100_000 + 1.1 * 1_000_000)
    assert sted(found, "enhet", enhet="E3")["prognose_sesong"] == pytest.approx(1.1 * 500_000)


@pytest.mark.parametrize(
    ("history", "why"),
    [
        (whole_year(2025, 100_000), "one year is no pattern"),
        ([*whole_year(2024, 10_000), *whole_year(2025, 10_000)], "the amount is small"),
        (
            [*whole_year(2024, 100_000), post(2025, 1, 1_000_000), post(2025, 12, 200_000)],
            "the shares disagree",
        ),
        (
            [*whole_year(2024, 100_000), *(post(2025, periode, 100_000) for periode in range(3, 13))],
            "a year lacks months",
        ),
    ],
)
def test_the_seasonal_forecast_falls_back_to_the_remaining_budget(tables, history, why):
    on = tables(
        organisasjon=STEDER,
        regnskap=[*history, post(2026, 6, 700_000)],
        budsjett=[budsjettpost(2026, periode, 100_000) for periode in range(1, 13)],
    )
    whole = sted(oekonomi(on, periode=6), "kommune")
    assert whole["prognose_sesong"] == whole["prognose_rest"] == 700_000 + 600_000, why


def test_months_are_the_24_that_end_with_the_period(tables):
    found = months(tables())
    assert len(found) == 24
    assert list(found.iloc[0][["aar", "periode"]]) == [2024, 11]
    assert list(found.iloc[-1][["aar", "periode"]]) == [2026, 10]


def test_a_month_holds_accounts_budget_and_the_same_month_last_year(tables):
    on = tables(
        organisasjon=STEDER,
        regnskap=[post(2026, 10, 90), post(2025, 10, 80), post(2024, 10, 70), post(2026, 10, 5, ansvar="20", funksjon="253")],
        budsjett=[budsjettpost(2026, 10, 100), budsjettpost(2026, 0, 120, art="020")],
    )  # fmt: skip
    october = months(on, omraade="OO").iloc[-1]
    assert (october["regnskap"], october["budsjett"], october["fjoraar"]) == (90, 110, 80)
    assert months(on, omraade="OO").iloc[-2]["budsjett"] == 10
    assert months(on, omraade="OO").iloc[11]["fjoraar"] == 70
    assert months(on).iloc[-1]["regnskap"] == 95
    assert months(on, omraade="HO", enhet="E2", ansvar="20", funksjon="253").iloc[-1]["regnskap"] == 5


def meldt(enhet, periode, prognose, aar=2026):
    return {"aar": aar, "periode": periode, "enhet": enhet, "prognose": prognose, "rolle": "Enhetsleder"}


def test_the_leaders_last_report_up_to_the_period_counts(tables):
    on = tables(
        prognose=[meldt("E1", 3, 100), meldt("E1", 9, 110), meldt("E1", 11, 120), meldt("E1", 9, 5, 2025)]
    )
    found = run_on(on, "drift/lederprognose_per_enhet", aar=2026, periode=10, enheter=None)
    assert found[["enhet", "periode", "prognose"]].to_numpy().tolist() == [["E1", 9, 110]]


def test_a_leader_sees_only_the_own_units_reports(tables):
    on = tables(prognose=[meldt("E1", 3, 100), meldt("E2", 3, 200)])
    found = run_on(on, "drift/lederprognose_per_enhet", aar=2026, periode=10, enheter=["E2"])
    assert list(found["enhet"]) == ["E2"]
