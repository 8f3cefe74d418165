"""What explains a deviation: the groups of arts add up to the place, on tables of a few rows."""

import pandas as pd
import pytest

from dashboard.queries import run_on

STEDER = [
    {"ansvar": "10", "enhet": "E1", "tjenesteomraade": "OO", "gyldig_fra": "2020-01-01"},
    {"ansvar": "20", "enhet": "E2", "tjenesteomraade": "HO", "gyldig_fra": "2020-01-01", "gyldig_til": "2026-05-31"},
    {"ansvar": "20", "enhet": "E1", "tjenesteomraade": "OO", "gyldig_fra": "2026-06-01"},
]  # fmt: skip
TALL = ["budsjett", "regnskap", "avvik", "fjoraar", "aarsbudsjett"]


def post(beloep, art="010", ansvar="10", aar=2026, periode=1, funksjon="202", **other):
    return {
        "aar": aar, "periode": periode, "kontoklasse": "1", "ansvar": ansvar,
        "funksjon": funksjon, "art": art, "beloep": beloep, **other,
    }  # fmt: skip


def budsjettpost(beloep, art="010", **other):
    return post(beloep, art, versjon="opprinnelig", **other)


def grupper(on, aar=2026, periode=5, **place):
    chosen = {"omraade": None, "enhet": None, "ansvar": None, "funksjon": None, "enheter": None, **place}
    return run_on(on, "drift/avvik_per_artsgruppe", aar=aar, periode=periode, **chosen).set_index("kode")


@pytest.fixture
def filled(tables):
    return tables(
        organisasjon=STEDER,
        regnskap=[
            post(100), post(40, "020"), post(10, "030"), post(-30, "710"), post(-7, "700"), post(-9, "730"), post(50, ansvar="20"),
            post(500, periode=6), post(11, funksjon="222"), post(3, "009"), post(4, None, "99", omraade="Kultur"),
            post(90, aar=2025), post(600, aar=2025, periode=6), post(8, "020", aar=2025, periode=13), {**post(77), "kontoklasse": "0"},
        ],
        budsjett=[
            budsjettpost(240, periode=0), budsjettpost(12, "020"), budsjettpost(-20, "710"), budsjettpost(60, ansvar="20", periode=6),
        ],
    )  # fmt: skip


def test_each_group_has_its_accounts_budget_and_deviation_in_the_order_of_a_statement(filled):
    found = grupper(filled)
    assert list(found["gruppe"]) == [
        "Fastlønn",
        "Vikar, ekstrahjelp og overtid",
        "Sykelønnsrefusjon",
        "Andre refusjoner",
        "Uten artsgruppe",
    ]
    assert list(found.loc["fastloenn", TALL]) == [100, 161, -61, 90, 300]
    assert list(found.loc["vikar_ekstrahjelp_overtid", TALL]) == [12, 50, -38, 0, 12]
    assert found.loc["vikar_ekstrahjelp_overtid", "avvik_prosent"] == pytest.approx(-100 * 38 / 12)


def test_refunds_above_budget_are_a_mindreforbruk_of_a_group_that_is_revenue(filled):
    refusjon = grupper(filled).loc["sykeloennsrefusjon"]
    assert (refusjon["avvik"], refusjon["er_utgift"]) == (10, False)


def test_a_group_whose_arts_lie_in_two_series_is_one_row(filled):
    assert grupper(filled).loc["andre_refusjoner", "regnskap"] == -16


def test_an_art_outside_every_group_is_kept(filled):
    uten = grupper(filled).loc["uten"]
    assert (uten["regnskap"], uten["er_utgift"]) == (7, True)


@pytest.mark.parametrize(
    ("nivaa", "place"),
    [
        ("kommune", {}),
        ("omraade", {"omraade": "OO"}),
        ("omraade", {"omraade": "Kultur"}),
        ("enhet", {"omraade": "HO", "enhet": "E2"}),
        ("ansvar", {"omraade": "OO", "enhet": "E1", "ansvar": "10"}),
        ("funksjon", {"omraade": "OO", "enhet": "E1", "ansvar": "10", "funksjon": "222"}),
    ],
)
@pytest.mark.parametrize("periode", [5, 6, 12, 13, 0])
def test_the_groups_add_up_to_the_place(filled, nivaa, place, periode):
    steder = run_on(
        filled, "drift/oekonomi_per_sted", aar=2026, periode=periode, ansvar=place.get("ansvar"), enheter=None,
        grense_kr=0, grense_prosent=0,
    )  # fmt: skip
    sted = steder[steder["nivaa"] == nivaa]
    for name, code in place.items():
        sted = sted[sted[name] == code]
    found = grupper(filled, periode=periode, **place)
    if sted.empty:
        assert found.empty, "HO has nothing once its ansvar has moved"
    else:
        assert list(found[TALL].sum()) == pytest.approx(list(sted[TALL].iloc[0]))


def test_a_moved_ansvar_counts_where_it_is_at_the_period(filled):
    before = grupper(filled, omraade="HO", enhet="E2")
    after = grupper(filled, periode=6, omraade="OO", enhet="E1")
    assert before["regnskap"].sum() == 50
    assert after.loc["fastloenn", "regnskap"] == 661
    assert grupper(filled, periode=6, omraade="HO", enhet="E2").empty


def test_a_leader_counts_only_the_own_units(filled):
    assert grupper(filled, enheter=["E2"])["regnskap"].sum() == 50
    assert grupper(filled, enheter=[]).empty


def test_what_the_year_does_not_have_is_empty_never_zero(tables):
    without_accounts = grupper(tables(budsjett=[budsjettpost(120, periode=0)]))
    assert without_accounts["budsjett"].sum() == 50
    assert without_accounts[["regnskap", "avvik", "fjoraar"]].isna().all(axis=None)
    without_budget = grupper(tables(regnskap=[post(7)]))
    assert without_budget["regnskap"].sum() == 7
    assert without_budget[["budsjett", "aarsbudsjett", "avvik", "avvik_prosent"]].isna().all(axis=None)


def test_a_place_without_rows_of_its_own_in_a_year_that_has_them_used_nothing(tables):
    on = tables(organisasjon=STEDER, regnskap=[post(5)], budsjett=[budsjettpost(9, ansvar="20")])
    row = grupper(on, omraade="HO", enhet="E2").loc["fastloenn"]
    assert (row["regnskap"], row["avvik"]) == (0, 9)
    assert pd.isna(row["fjoraar"])


def test_an_empty_lake_gives_no_rows(tables):
    assert grupper(tables()).empty
