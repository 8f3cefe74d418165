"""Budget measures: adopted, realised and expected effect, and what the accounts show at their addresses."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb
import pandas as pd
import pytest

from dashboard.queries import run_on
from tests.queries.small import connection

Row = dict[str, Any]
ORGANISATION = [
    {
        "ansvar": "3111",
        "enhet": "311",
        "tjenesteomraade": "HO",
        "tjenesteomraade_navn": "Helse og omsorg",
        "gyldig_fra": "2020-01-01",
    },
    {
        "ansvar": "2110",
        "enhet": "211",
        "tjenesteomraade": "OO",
        "tjenesteomraade_navn": "Oppvekst",
        "gyldig_fra": "2020-01-01",
    },
]


def tiltak(number: str, vedtatt: int, realisert: int | None, forventet: int | None, **other: Any) -> Row:
    return {
        "id": number, "tittel": f"Tiltak {number}", "aar": 2026, "vedtatt_effekt": vedtatt, "realisert_effekt": realisert,
        "forventet_effekt": forventet, "tjenesteomraade": "HO", "ansvar": "3111", "status": "under arbeid", **other,
    }  # fmt: skip


def on(*rows: Row) -> duckdb.DuckDBPyConnection:
    return connection(organisasjon=ORGANISATION, tiltak=rows)


def per_tiltak(*rows: Row, enheter: tuple[str, ...] | None = None) -> pd.DataFrame:
    return run_on(on(*rows), "tiltak/per_tiltak", aar=2026, dato=date(2026, 10, 31), enheter=enheter)


def per_omraade(*rows: Row, enheter: tuple[str, ...] | None = None) -> pd.DataFrame:
    return run_on(on(*rows), "tiltak/per_tjenesteomraade", aar=2026, enheter=enheter)


def test_effects_add_up_per_tjenesteomraade_and_year() -> None:
    rows = [
        tiltak("1", 500, 100, 400),
        tiltak("2", 300, None, 350),
        tiltak("3", 200, 200, 200, tjenesteomraade="OO"),
        tiltak("1", 900, None, 900, aar=2027),
    ]
    found = per_omraade(*rows)
    assert found[
        ["navn", "antall", "vedtatt_effekt", "realisert_effekt", "forventet_effekt", "differanse"]
    ].to_numpy().tolist() == [
        ["Helse og omsorg", 2, 800, 100, 750, -50],
        ["Oppvekst", 1, 200, 200, 200, 0],
    ]


def test_a_measure_without_an_expected_effect_is_no_shortfall() -> None:
    found = per_omraade(tiltak("1", 500, 0, None), tiltak("2", 300, 0, 300)).iloc[0]
    assert (found["differanse"], found["antall"], found["antall_med_forventning"]) == (0, 2, 1)


def test_the_largest_shortfall_comes_first_and_the_unknown_last() -> None:
    found = per_tiltak(
        tiltak("ukjent", 500, None, None), tiltak("over", 100, 0, 150), tiltak("under", 500, 0, 100)
    )
    assert found["id"].tolist() == ["under", "over", "ukjent"]
    assert found["differanse"].iloc[0] == Decimal(-400)


def test_a_measure_carried_through_without_any_effect_is_marked() -> None:
    done = {"status": "gjennomført"}
    rows = [
        tiltak("1", 500, 0, 0, **done),
        tiltak("2", 500, 10, 10, **done),
        tiltak("3", 0, 0, 0, **done),
        tiltak("4", 500, 0, 0),
    ]
    found = per_tiltak(*rows).set_index("id")["gjennomfoert_uten_effekt"]
    assert found.to_dict() == {"1": True, "2": False, "3": False, "4": False}


def test_a_measure_past_its_deadline_is_late_unless_carried_through() -> None:
    rows = [
        tiltak("1", 1, 0, 1, frist="2026-10-01"),
        tiltak("2", 1, 1, 1, frist="2026-10-01", status="gjennomført"),
    ]
    found = per_tiltak(*rows).set_index("id")["dager_forsinket"]
    assert found["1"] == 30
    assert pd.isna(found["2"])


def test_a_leader_sees_the_measures_on_the_ansvar_of_the_own_units() -> None:
    rows = [tiltak("1", 1, 0, 1), tiltak("2", 1, 0, 1, ansvar="2110", tjenesteomraade="OO")]
    assert per_tiltak(*rows, enheter=("211",))["id"].tolist() == ["2"]
    assert per_omraade(*rows, enheter=("211",))["navn"].tolist() == ["Oppvekst"]
    assert per_tiltak(*rows, enheter=()).empty


def test_a_year_without_measures_gives_no_rows() -> None:
    assert per_tiltak(tiltak("1", 1, 0, 1, aar=2025)).empty
    assert per_omraade(tiltak("1", 1, 0, 1, aar=2025)).empty


def test_the_years_of_the_plan_stand_by_themselves_per_tjenesteomraade() -> None:
    rows = [
        tiltak("1", 500, 100, 400),
        tiltak("2", 300, None, None),
        tiltak("1", 900, None, 900, aar=2027),
        tiltak("3", 50, None, 40, aar=2027, tjenesteomraade="OO", ansvar="2110"),
        tiltak("1", 900, None, 900, aar=2030),
        tiltak("1", 900, None, 900, aar=2025),
    ]
    columns = ["aar", "navn", "antall", "antall_med_forventning", "vedtatt_effekt", "forventet_effekt"]
    found = run_on(on(*rows), "tiltak/per_aar", aar=2026, enheter=None)
    assert found[columns].to_numpy().tolist() == [
        [2026, "Helse og omsorg", 2, 1, 800, 400],
        [2027, "Helse og omsorg", 1, 1, 900, 900],
        [2027, "Oppvekst", 1, 1, 50, 40],
    ]
    own = run_on(on(*rows), "tiltak/per_aar", aar=2026, enheter=["211"])
    assert own["navn"].tolist() == ["Oppvekst"]


Tables = Callable[..., duckdb.DuckDBPyConnection]
ALL_MONTHS = range(1, 13)


def poster(aar: int, beloep: int, months: Sequence[int] = range(1, 11), **other: Any) -> list[Row]:
    """The same amount in each of the months, at the address 6104 / 222 / 180."""
    return [
        {"aar": aar, "periode": month, "kontoklasse": "1", "ansvar": "6104", "funksjon": "222", "art": "180",
         "beloep": beloep, **other}
        for month in months
    ]  # fmt: skip


def budsjett(beloep: int, **other: Any) -> list[Row]:
    return poster(2026, beloep, ALL_MONTHS, versjon="regulert", **other)


def enoek(number: str = "T1", vedtatt: int = 1_200_000, **other: Any) -> Row:
    address = {"ansvar": "6104", "funksjon": "222", "art": "180", "status": "gjennomført", **other}
    return tiltak(number, vedtatt, None, None, **address)


def effekt(
    on: duckdb.DuckDBPyConnection, periode: int = 10, enheter: list[str] | None = None
) -> pd.DataFrame:
    found = run_on(on, "tiltak/effekt_i_regnskapet", aar=2026, periode=periode, enheter=enheter)
    return found.set_index("id")


def figures(found: pd.DataFrame, number: str = "T1") -> list[int | None]:
    [row] = found.loc[[number]].to_dict("records")
    names = ["regnskap", "fjoraar", "budsjett", "nedgang", "avvik"]
    return [None if pd.isna(row[name]) else int(row[name]) for name in names]


def test_the_effect_is_last_years_use_in_the_same_months_less_this_years(tables: Tables) -> None:
    on = tables(
        tiltak=[enoek()],
        regnskap=[*poster(2026, 80, range(1, 4)), *poster(2025, 100, ALL_MONTHS)],
        budsjett=budsjett(90),
    )
    assert figures(effekt(on, periode=3)) == [240, 300, 270, 60, 30]
    assert figures(effekt(on, periode=2)) == [160, 200, 180, 40, 20]


def test_more_revenue_is_an_effect_as_less_expenditure_is(tables: Tables) -> None:
    on = tables(
        tiltak=[enoek(art="600")],
        regnskap=[*poster(2026, -150, art="600"), *poster(2025, -100, art="600")],
        budsjett=budsjett(-140, art="600"),
    )
    assert figures(effekt(on)) == [-1500, -1000, -1400, 500, 100]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ({}, 10 * 1),
        ({"art": None}, 10 * (1 + 2)),
        ({"ansvar": None}, 10 * (1 + 4)),
        ({"ansvar": None, "art": None}, 10 * (1 + 2 + 4)),
        ({"funksjon": None, "ansvar": None}, 10 * (1 + 4 + 8)),
    ],
)
def test_what_is_empty_in_an_address_is_open(tables: Tables, address: Row, expected: int) -> None:
    accounts = [
        *poster(2026, 1),
        *poster(2026, 2, art="010"),
        *poster(2026, 4, ansvar="6105"),
        *poster(2026, 8, ansvar=None, funksjon="301"),
        *poster(2026, 1_000, ansvar="9", funksjon="9", art="9"),
    ]
    assert effekt(tables(tiltak=[enoek(**address)], regnskap=accounts)).loc["T1", "regnskap"] == expected


def test_a_measure_without_an_address_is_not_read(tables: Tables) -> None:
    on = tables(tiltak=[enoek(ansvar=None, funksjon=None, art=None)], regnskap=poster(2026, 1))
    found = effekt(on)
    assert figures(found) == [None] * 5
    assert not found["uten_effekt"].any()


def test_measures_with_the_same_address_are_read_once_together(tables: Tables) -> None:
    on = tables(
        tiltak=[enoek("T2", 800_000), enoek("T1", 400_000), enoek("T3", 100, art="010")],
        regnskap=[*poster(2026, 100_000), *poster(2025, 100_000)],
        budsjett=budsjett(10_000),
    )
    found = effekt(on)
    assert figures(found) == [1_000_000, 1_000_000, 100_000, 0, -900_000]
    assert figures(found, "T2") == [None] * 5
    assert found["vedtatt_hittil"].tolist()[:2] == [1_000_000, 1_000_000]
    assert found["deler_med"].tolist() == ["T2", "T1", ""]
    assert found["leses_hos"].fillna("").tolist() == ["", "T1", ""]
    assert found["uten_effekt"].tolist() == [True, True, False]


def test_a_post_in_several_addresses_is_counted_at_the_most_precise_one(tables: Tables) -> None:
    on = tables(
        tiltak=[enoek("bred", ansvar=None, art=None), enoek("smal"), enoek("annet", funksjon="301")],
        regnskap=[*poster(2026, 1), *poster(2026, 2, ansvar="6105"), *poster(2026, 4, funksjon="301")],
    )
    found = effekt(on)
    assert found["regnskap"].to_dict() == {"annet": 40, "bred": 20, "smal": 10}
    assert found["overlapper"].to_dict() == {"annet": "", "bred": "smal", "smal": "bred"}
    assert found["regnskap"].sum() == 70


def test_addresses_that_overlap_contradict_nobody(tables: Tables) -> None:
    on = tables(
        tiltak=[enoek("T1"), enoek("T2", art=None)],
        regnskap=[*poster(2026, 300_000), *poster(2025, 300_000)],
        budsjett=budsjett(100_000),
    )
    assert not effekt(on)["uten_effekt"].any()


@pytest.mark.parametrize(
    ("measure", "before", "now", "budget", "flagged"),
    [
        (enoek(), 300_000, 300_000, 200_000, True),
        (enoek(status="under arbeid"), 300_000, 300_000, 200_000, False),
        (enoek(status=None), 300_000, 300_000, 200_000, False),
        (enoek(), 310_000, 300_000, 200_000, False),
        (enoek(), 300_000, 300_000, 226_000, False),
        (enoek(), 300_000, 300_000, 225_000, True),
        (enoek(vedtatt=-1_200_000), 300_000, 300_000, 200_000, False),
        (enoek(vedtatt=60_000), 300_000, 300_000, 291_000, False),
        (enoek(vedtatt=60_000), 300_000, 300_000, 290_000, True),
    ],
)  # fmt: skip
def test_a_measure_that_is_done_is_contradicted_when_use_has_not_fallen_and_the_budget_is_overrun(
    tables: Tables, measure: Row, before: int, now: int, budget: int, flagged: bool
) -> None:
    on = tables(
        tiltak=[measure], regnskap=[*poster(2026, now), *poster(2025, before)], budsjett=budsjett(budget)
    )
    assert bool(effekt(on).loc["T1", "uten_effekt"]) is flagged


@pytest.mark.parametrize("other", [{"vedtatt": 0}, {"status": "utgår"}])
def test_a_measure_without_effect_this_year_is_not_read(tables: Tables, other: Row) -> None:
    on = tables(tiltak=[enoek(**other), enoek("T2")], regnskap=poster(2026, 1))
    found = effekt(on)
    assert found["leses"].to_dict() == {"T1": False, "T2": True}
    assert found["regnskap"].fillna(0).to_dict() == {"T1": 0, "T2": 10}
    assert found["deler_med"].tolist() == ["", ""]


def test_without_the_same_months_last_year_there_is_nothing_to_compare_with(tables: Tables) -> None:
    last_year_from_march = poster(2025, 100, range(3, 13))
    on = tables(tiltak=[enoek()], regnskap=[*poster(2026, 80), *last_year_from_march], budsjett=budsjett(90))
    assert figures(effekt(on)) == [800, None, 900, None, 100]
    on = tables(tiltak=[enoek()], regnskap=poster(2026, 80))
    assert figures(effekt(on)) == [800, None, None, None, None]


def test_a_running_year_seen_whole_is_compared_with_the_months_it_has(tables: Tables) -> None:
    on = tables(tiltak=[enoek()], regnskap=[*poster(2026, 80, range(1, 4)), *poster(2025, 100, range(1, 14))])
    assert effekt(on, periode=0).loc["T1", "nedgang"] == 60
    assert effekt(on, periode=13).loc["T1", "nedgang"] == 60


def test_an_address_that_is_no_longer_used_has_used_nothing(tables: Tables) -> None:
    on = tables(tiltak=[enoek()], regnskap=[*poster(2025, 100), *poster(2026, 5, ansvar="1")])
    assert figures(effekt(on)) == [0, 1000, None, 1000, None]


def test_without_accounts_this_year_nothing_is_read(tables: Tables) -> None:
    on = tables(tiltak=[enoek()], regnskap=poster(2025, 100), budsjett=budsjett(90))
    assert figures(effekt(on)) == [None, None, 900, None, None]


def test_a_leader_gets_the_same_figures_as_the_others_for_the_own_measures(tables: Tables) -> None:
    on = tables(
        organisasjon=[{**ORGANISATION[0], "ansvar": "6104", "enhet": "610"}],
        tiltak=[enoek("T1", ansvar=None), enoek("T2")],
        regnskap=poster(2026, 1),
    )
    own = effekt(on, enheter=["610"])
    assert own["regnskap"].to_dict() == {"T2": 10}
    assert effekt(on)["regnskap"].fillna(0).to_dict() == {"T1": 0, "T2": 10}
    assert effekt(on, enheter=[]).empty
