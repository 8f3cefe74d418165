"""Budget measures: adopted, realised and expected effect for one year."""

from datetime import date
from decimal import Decimal
from typing import Any

import duckdb
import pandas as pd

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
