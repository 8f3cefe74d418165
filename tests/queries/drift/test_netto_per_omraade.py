"""§ 5-4's second table: the net appropriations per tjenesteområde are line 6 of the first, no more and no less."""

import pytest

from dashboard.queries import run_on

STEDER = [
    {"ansvar": "10", "enhet": "E1", "tjenesteomraade": "OO", "tjenesteomraade_navn": "Oppvekst", "gyldig_fra": "2020-01-01"},
    {"ansvar": "20", "enhet": "E2", "tjenesteomraade": "HO", "tjenesteomraade_navn": "Helse", "gyldig_fra": "2020-01-01"},
    {"ansvar": "20", "enhet": "E2", "tjenesteomraade": "OO", "tjenesteomraade_navn": "Oppvekst", "gyldig_fra": "2026-06-01"},
]  # fmt: skip


def post(ansvar, art, beloep, aar=2026, periode=1, funksjon="202", **other):
    return {
        "aar": aar, "periode": periode, "kontoklasse": "1", "ansvar": ansvar,
        "funksjon": funksjon, "art": art, "beloep": beloep, **other,
    }  # fmt: skip


def netto(on, aar=2026, periode=5):
    return run_on(on, "drift/netto_per_omraade", aar=aar, periode=periode).set_index("omraade")


@pytest.fixture
def filled(tables):
    return tables(
        organisasjon=STEDER,
        regnskap=[
            post("10", "010", 100), post("10", "710", -20), post("10", "590", 50), post("20", "370", 300),
            post("20", "600", -40), post("20", "550", 9), post("20", "870", -900, funksjon="800"), post("20", "810", -70, funksjon="850"),
            post("99", "120", 7), post("10", "010", 90, aar=2025), post("10", "010", 6, periode=12),
        ],
        budsjett=[
            post("10", "010", 240, periode=0, versjon="opprinnelig"), post("10", "010", 110, versjon="regulert"),
            post("20", "370", 1_200, periode=0, versjon="regulert"),
        ],
    )  # fmt: skip


def test_revenue_of_the_services_counts_and_general_revenue_depreciation_and_funds_do_not(filled):
    found = netto(filled)
    assert dict(found["regnskap"]) == {"HO": 260, "OO": 80, "uten": 7}
    assert list(found["navn"]) == ["Helse", "Oppvekst", "Uten tjenesteområde"]


def test_budgets_deviation_and_last_year_stand_beside_the_accounts(filled):
    oppvekst, helse = netto(filled).loc["OO"], netto(filled).loc["HO"]
    names = ["opprinnelig", "aarsbudsjett", "budsjett", "avvik", "fjoraar"]
    assert list(oppvekst[names]) == [240, 110, 110, 30, 90]
    assert list(helse[names]) == [0, 1_200, 500, 240, 0]


def test_together_they_are_line_6_of_the_first_table(filled):
    first = run_on(filled, "drift/oppstilling", aar=2026, periode=5, oppstilling="5-4").set_index("linje")
    names = ["opprinnelig", "aarsbudsjett", "budsjett", "regnskap", "avvik", "fjoraar"]
    assert list(netto(filled)[names].sum()) == list(first.loc[6, names])


def test_an_ansvar_stands_where_it_belongs_at_the_end_of_the_period(filled):
    assert dict(netto(filled, periode=6)["regnskap"]) == {"OO": 340, "uten": 7}


def test_what_the_year_does_not_have_is_empty_and_never_nought(tables):
    on = tables(organisasjon=STEDER, regnskap=[post("10", "010", 5)])
    assert netto(on)[["opprinnelig", "aarsbudsjett", "budsjett", "avvik", "fjoraar"]].isna().all(axis=None)


def test_there_is_no_such_table_before_the_regulation(tables):
    assert netto(tables(regnskap=[post("10", "010", 5, aar=2019)]), aar=2019).empty
