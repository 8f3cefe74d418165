"""The statements of § 5-4 and § 5-6: published ones come out as published, and every post is somewhere."""

import pandas as pd
import pytest

from dashboard.demo.write import accounts
from dashboard.queries import run_on


def post(art, beloep, aar=2026, periode=1, funksjon="202", **other):
    return {
        "aar": aar, "periode": periode, "kontoklasse": "1", "ansvar": "10",
        "funksjon": funksjon, "art": art, "beloep": beloep, **other,
    }  # fmt: skip


def budsjettpost(art, beloep, versjon="regulert", **other):
    return post(art, beloep, versjon=versjon, **other)


def oppstilling(on, hvilken="5-6", aar=2026, periode=10):
    return run_on(on, "drift/oppstilling", aar=aar, periode=periode, oppstilling=hvilken).set_index("linje")


def tall(frame, kolonne="regnskap"):
    return {int(linje): float(verdi) for linje, verdi in frame[kolonne].items() if pd.notna(linje)}


def test_the_published_results_of_stavanger_2020_come_out_to_the_krone(tables):
    # arsrapport2020.stavanger.kommune.no, table 3.33 (kr 1000).
    on = tables(
        regnskap=[
            post("870", -11_763_047, 2020), post("010", 11_154_566, 2020), post("590", 530_203, 2020),
            post("900", -420_702, 2020), post("500", 232_345, 2020), post("510", 348_950, 2020), post("990", -530_203, 2020),
            post("570", 252_298, 2020), post("540", 195_590, 2020),
        ]
    )  # fmt: skip
    found = tall(oppstilling(on, aar=2020, periode=0))
    assert [found[line] for line in (9, 15, 16, 22, 23, 24)] == [
        11_763_047,
        11_684_769,
        78_278,
        -160_593,
        530_203,
        447_888,
    ]
    assert found[24] == 78_278 - 160_593 + 530_203
    assert (found[29], found[30]) == (447_888, 0)


# arsrapport2020/2021.stavanger.kommune.no, økonomisk oversikt drift 2020 (kr 1000); line 6 with received instalments.
STAVANGER_2020 = {
    1: 2_948_128, 2: 5_548_456, 3: 215_890, 4: 0, 5: 369_902, 6: 1_361_736, 7: 442_139, 8: 876_796, 9: 11_763_047,
    10: 5_373_497, 11: 1_276_222, 12: 3_479_650, 13: 1_025_198, 14: 530_203, 15: 11_684_770, 16: 78_278,
    17: 136_100, 18: 277_857, 19: 6_744, 20: 232_345, 21: 348_950, 22: -160_593, 23: 530_203, 24: 447_888,
    25: 252_298, 26: 101_378, 27: 262_136 - 167_924, 28: 0, 29: 447_888, 30: 0,
}  # fmt: skip


def test_every_line_of_a_published_economic_overview_comes_out_as_published(tables):
    arts = {
        "800": -2_948_128, "870": -5_548_456, "874": -90_000, "875": -125_890, "700": -100_000, "710": -150_000,
        "729": -60_000, "810": -59_902, "730": -338_084, "770": -1_000_000, "920": -23_652, "600": -442_139,
        "630": -300_000, "640": -400_000, "650": -176_796, "010": 5_000_000, "040": 373_497, "090": 800_000,
        "099": 476_222, "120": 2_000_000, "370": 1_679_650, "690": -200_000, "429": 400_000, "470": 625_198,
        "590": 530_203, "900": -136_100, "905": -277_857, "909": -7_000, "509": 256, "500": 232_345, "510": 348_950,
        "990": -530_203, "570": 252_298, "550": 120_000, "950": -18_622, "540": 262_136, "930": -167_924,
    }  # fmt: skip
    on = tables(regnskap=[post(art, beloep, 2020) for art, beloep in arts.items()])
    # The published lines are rounded each for itself.
    assert tall(oppstilling(on, aar=2020, periode=0)) == pytest.approx(STAVANGER_2020, abs=2)


# arsrapport.giske.kommune.no/2022, løyvingsoversikt drift (kr 1000).
GISKE_2022 = {
    1: 262_905, 2: 311_009, 3: 28_024, 4: 24_894, 5: 626_833, 6: 529_102, 7: 40_650, 8: 569_753, 9: 57_080,
    10: 2_518, 11: 93, 12: -3_901, 13: 26_055, 14: 37_790, 15: -65_136, 16: 40_650, 17: 32_595,
    18: 1_500, 19: 4_406, 20: -6_043, 21: 33_829, 22: -1_097, 23: 0, 24: 32_595, 25: 0,
}  # fmt: skip


def test_every_line_of_a_published_appropriation_overview_comes_out_as_published(tables):
    arts = [
        ("800", -262_905, "840"), ("870", -311_009, "800"), ("874", -28_024, "800"), ("810", -20_000, "850"),
        ("877", -4_894, "840"), ("010", 600_000, "202"), ("429", 29_102, "222"), ("710", -40_000, "202"),
        ("810", -30_000, "241"), ("640", -30_000, "340"), ("590", 40_650, "222"), ("900", -2_518, "870"),
        ("905", -93, "870"), ("509", 3_901, "870"), ("500", 26_055, "870"), ("510", 37_790, "870"), ("990", -40_650, "860"),
        ("570", 1_500, "880"), ("550", 4_406, "340"), ("950", -6_043, "340"), ("540", 33_829, "880"),
        ("940", -1_097, "880"),
    ]  # fmt: skip
    on = tables(regnskap=[post(art, beloep, 2022, funksjon=funksjon) for art, beloep, funksjon in arts])
    assert tall(oppstilling(on, "5-4", 2022, 0)) == pytest.approx(GISKE_2022, abs=2)


@pytest.fixture(scope="module")
def demo_regnskap():
    """The fictional municipality's accounts of its three closed years, as posts."""
    aarene = [accounts(aar).query("Konto.str.startswith('1')") for aar in (2023, 2024, 2025)]
    samlet: pd.DataFrame = pd.concat(aarene).rename(
        columns={"År": "aar", "Periode": "periode", "Beløp": "beloep"}
    )
    samlet = samlet.assign(kontoklasse="1", art=samlet["Konto"].str[1:4], funksjon=samlet["Tjeneste"].str[:3])
    return samlet[["aar", "periode", "kontoklasse", "art", "funksjon", "beloep"]]


def test_a_closed_year_is_disposed_of_to_the_krone_and_both_statements_agree(tables, demo_regnskap):
    on = tables()
    on.register("demo_regnskap", demo_regnskap)
    on.execute("insert into regnskap by name from demo_regnskap")
    netto = {}
    for aar in (2023, 2024, 2025):
        etter_art, bevilgning = (
            tall(oppstilling(on, aar=aar, periode=13)),
            tall(oppstilling(on, "5-4", aar, 13)),
        )
        assert etter_art[29] == etter_art[24]
        assert (etter_art[30], bevilgning[25]) == (0, 0)
        assert [bevilgning[line] for line in (9, 15, 17, 24)] == [
            etter_art[line] for line in (16, 22, 24, 29)
        ]
        netto[aar] = round(etter_art[24] / 1_000_000, 1)
    assert netto == {2023: 11.3, 2024: 6.0, 2025: 9.2}


def test_revenue_and_expenditure_both_read_as_positive_and_a_result_is_the_one_minus_the_other(tables):
    on = tables(regnskap=[post("870", -100), post("010", 70)])
    found = tall(oppstilling(on))
    assert (found[2], found[10], found[16]) == (100, 70, 30)


@pytest.mark.parametrize(
    ("art", "budsjett", "regnskap", "linje", "avvik"),
    [
        ("010", 100, 110, 10, -10),  # more spent
        ("010", 100, 110, 24, -10),
        ("870", -100, -110, 2, 10),  # more received
        ("870", -100, -110, 24, 10),
        ("500", 100, 90, 22, 10),
        ("540", 100, 130, 27, -30),  # more set aside
    ],
)
def test_a_positive_deviation_is_to_the_benefit_of_the_result(tables, art, budsjett, regnskap, linje, avvik):
    on = tables(regnskap=[post(art, regnskap)], budsjett=[budsjettpost(art, budsjett)])
    assert tall(oppstilling(on), "avvik")[linje] == avvik


def test_the_year_is_read_to_the_month_beside_last_year_at_the_same_time(tables):
    on = tables(
        regnskap=[
            post("010", 5, periode=3), post("010", 7, periode=4), post("010", 4, 2025, 3), post("010", 9, 2025, 13),
            post("010", 99, 2024, 1),
        ]
    )  # fmt: skip
    lonn = oppstilling(on, periode=3).loc[10]
    assert (lonn["regnskap"], lonn["siste_periode"]) == (5, 4)
    assert (lonn["fjoraar"], lonn["hele_fjoraaret"], lonn["fjoraarets_siste_periode"]) == (4, 13, 13)
    assert oppstilling(on, aar=2025, periode=12).loc[10, "regnskap"] == 4
    hele = oppstilling(on, aar=2025, periode=13).loc[10]
    assert (hele["regnskap"], hele["fjoraar"], hele["siste_periode"]) == (13, 99, 13)


def test_original_and_amended_budget_stand_side_by_side_and_the_amended_is_the_one_compared_with(tables):
    on = tables(
        regnskap=[post("010", 50)],
        budsjett=[
            budsjettpost("010", 1_200, "opprinnelig", periode=0),
            budsjettpost("010", 60), budsjettpost("010", 1_240, periode=11),
            {**budsjettpost("010", 5_000, "opprinnelig"), "kontoklasse": "0"},
        ],
    )  # fmt: skip
    lonn = oppstilling(on).loc[10]
    assert [lonn[name] for name in ("opprinnelig", "aarsbudsjett", "budsjett", "avvik")] == [
        1_200,
        1_300,
        60,
        10,
    ]
    assert (lonn["budsjettversjon"], lonn["budsjett_i_tolvdeler"]) == ("regulert", False)


def test_a_budget_for_the_year_is_spread_in_twelfths_and_says_so(tables):
    on = tables(budsjett=[budsjettpost("010", 1_200, "opprinnelig", periode=0)])
    lonn = oppstilling(on, periode=3).loc[10]
    assert (lonn["aarsbudsjett"], lonn["budsjett"], lonn["budsjett_i_tolvdeler"]) == (1_200, 300, True)


def test_what_the_year_does_not_have_is_empty_and_never_nought(tables):
    lonn = oppstilling(tables(regnskap=[post("010", 5)])).loc[10]
    assert lonn["regnskap"] == 5
    assert (
        lonn[["opprinnelig", "aarsbudsjett", "budsjett", "avvik", "fjoraar", "hele_fjoraaret"]].isna().all()
    )
    assert oppstilling(tables()).loc[10, ["regnskap", "siste_periode"]].isna().all()


def test_there_is_no_statement_before_the_regulation_and_no_last_year_in_its_first(tables):
    on = tables(
        regnskap=[post("010", 5, 2019), post("010", 6, 2020)], budsjett=[budsjettpost("010", 5, aar=2019)]
    )
    assert oppstilling(on, aar=2019).empty
    assert oppstilling(on, aar=2020)[["fjoraar", "hele_fjoraaret"]].isna().all(axis=None)


def test_posts_on_arts_that_belong_nowhere_are_shown_last_and_not_lost(tables):
    on = tables(regnskap=[post("010", 5), post(None, 7), post("005", 2, funksjon=None)])
    found = oppstilling(on)
    assert pd.isna(found.index[-1])
    assert found["regnskap"].iloc[-1] == 9
    assert found.loc[15, "regnskap"] == 5


def test_internal_sales_and_distributed_costs_are_no_revenue(tables):
    on = tables(regnskap=[post("290", 40), post("790", -40), post("690", -30), post("120", 100)])
    found = tall(oppstilling(on))
    assert (found[9], found[12]) == (0, 70)


def test_a_booked_deficit_is_not_counted_twice(tables):
    on = tables(regnskap=[post("870", -100, 2025), post("010", 130, 2025), post("980", -30, 2025, 13, "899")])
    assert tall(oppstilling(on, aar=2025, periode=13))[30] == -30
    assert tall(oppstilling(on, "5-4", 2025, 13))[25] == -30


def test_investments_are_no_part_of_the_statements(tables):
    on = tables(regnskap=[post("010", 5), {**post("010", 900), "kontoklasse": "0"}])
    assert oppstilling(on).loc[10, "regnskap"] == 5
