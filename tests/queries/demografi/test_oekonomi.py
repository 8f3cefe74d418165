"""What the budget and the accounts hold for the sectors that the population drives, and what an årsverk costs."""

import pytest

from dashboard.queries import run_on

STEDER = [
    {"ansvar": "10", "enhet": "E1", "tjenesteomraade": "OO", "tjenesteomraade_navn": "Oppvekst", "gyldig_fra": "2020-01-01"},
    {"ansvar": "20", "enhet": "E2", "tjenesteomraade": "TTE", "tjenesteomraade_navn": "Teknisk", "gyldig_fra": "2020-01-01"},
    {"ansvar": "20", "enhet": "E2", "tjenesteomraade": "OO", "tjenesteomraade_navn": "Oppvekst", "gyldig_fra": "2027-01-01"},
]  # fmt: skip


def post(ansvar, funksjon, beloep, art="010", aar=2026, periode=0, **other):
    return {"aar": aar, "periode": periode, "kontoklasse": "1", "ansvar": ansvar, "funksjon": funksjon, "art": art, "beloep": beloep, **other}  # fmt: skip


@pytest.fixture
def filled(tables):
    return tables(
        organisasjon=STEDER,
        budsjett=[
            post("10", "202", 900, versjon="opprinnelig"), post("10", "202", 1000, versjon="regulert"),
            post("10", "202", -100, art="600", versjon="regulert"), post("20", "222", 300, versjon="regulert"),
            post("20", "332", 70, versjon="regulert"), post("10", "202", 50, art="590", versjon="regulert"),
            post("10", "800", -5000, art="870", versjon="regulert"), post("10", "202", 800, aar=2025, versjon="opprinnelig"),
        ],
        regnskap=[
            *(post("10", "202", 80, aar=2025, periode=month) for month in range(1, 13)), post("10", "202", -60, art="710", aar=2025, periode=3),
            post("20", "253", 500, aar=2025, periode=5), post("10", "332", 9, aar=2025, periode=5), post("10", "202", 80, aar=2026, periode=1),
        ],
        sykefravaer=[
            {"aar": aar, "periode": month, "enhet": "E1", "avtalte_dagsverk": 65, "sykefravaersdagsverk": 1}
            for aar, months in ((2025, 12), (2026, 5)) for month in range(1, months + 1)
        ],
        tiltak=[{"id": "T", "tittel": "T", "aar": 2027, "vedtatt_effekt": 1}],
    )  # fmt: skip


def test_the_budget_in_force_is_net_per_area_and_sector_without_what_is_no_service(filled):
    found = run_on(filled, "demografi/budsjett", fra=2025, til=2029, organisert=2026).to_dict("records")
    told = {
        (row["aar"], row["navn"], row["sektor"] if isinstance(row["sektor"], str) else None): row["beloep"]
        for row in found
    }
    assert told == {
        (2025, "Oppvekst", "grunnskole"): 800, (2026, "Oppvekst", "grunnskole"): 900, (2026, "Teknisk", "grunnskole"): 300,
        (2026, "Teknisk", None): 70,
    }  # fmt: skip


def test_the_areas_are_those_of_the_year_asked_for(filled):
    found = run_on(filled, "demografi/budsjett", fra=2026, til=2026, organisert=2027)
    assert set(found["navn"]) == {"Oppvekst"}


def test_the_accounts_of_a_year_are_net_per_sector(filled):
    found = run_on(filled, "demografi/regnskap", aar=2025).set_index("sektor")["beloep"]
    assert found.to_dict() == {"grunnskole": 900, "pleie_og_omsorg": 500}


def test_only_whole_years_of_accounts_count_among_the_years_there_are(filled):
    found = run_on(filled, "demografi/aarganger")
    assert [tuple(row) for row in found.itertuples(index=False)] == [
        ("budsjett", 2025), ("budsjett", 2026), ("regnskap", 2025), ("tiltak", 2027),
    ]  # fmt: skip


def test_an_aarsverk_costs_the_wages_less_refunds_of_the_last_year_with_both(filled):
    # 12 × 65 dagsverk are three årsverk of 260.
    [row] = run_on(filled, "demografi/aarsverk").to_dict("records")
    assert row == {
        "aar": 2025,
        "loenn": 12 * 80 - 60 + 500 + 9,
        "aarsverk": 3.0,
        "kostnad": (12 * 80 - 60 + 509) / 3,
    }


def test_without_days_of_work_nobody_knows_what_an_aarsverk_costs(tables):
    assert run_on(tables(regnskap=[post("10", "202", 80, aar=2025)]), "demografi/aarsverk").empty


def test_prices_are_moved_by_the_deflator_and_left_alone_where_it_ends(tables):
    on = tables()
    on.execute(
        "create or replace table deflator as select * from (values ('2022', '100.0'), ('2026', '119.4')) as d (aar, indeks)"
    )
    assert run_on(on, "demografi/prisfaktor", fra=2022, til=2026)["faktor"][0] == pytest.approx(1.194)
    assert run_on(on, "demografi/prisfaktor", fra=2022, til=2022)["faktor"][0] == 1
    assert run_on(on, "demografi/prisfaktor", fra=1990, til=2026)["faktor"].isna().all()
