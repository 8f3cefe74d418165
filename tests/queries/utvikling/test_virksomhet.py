"""Surveys, internal control and digital maturity: what the rows of the files become."""

from collections.abc import Callable
from typing import Any

import duckdb

from dashboard import queries

Tables = Callable[..., duckdb.DuckDBPyConnection]
STEDER = [
    {"ansvar": "3111", "enhet": "311", "tjenesteomraade": "HO", "tjenesteomraade_navn": "Helse og omsorg", "ansatte": 40,
     "gyldig_fra": "2020-01-01", "gyldig_til": None},
    {"ansvar": "2111", "enhet": "211", "tjenesteomraade": "OO", "tjenesteomraade_navn": "Oppvekst", "ansatte": 0,
     "gyldig_fra": "2020-01-01", "gyldig_til": None},
    {"ansvar": "1111", "enhet": "111", "tjenesteomraade": "GML", "tjenesteomraade_navn": "Nedlagt", "ansatte": 5,
     "gyldig_fra": "2020-01-01", "gyldig_til": "2024-12-31"},
]  # fmt: skip


def maaned(aar: int, periode: int, meldt: int, tjenesteomraade: str = "HO", **other: Any) -> dict[str, Any]:
    return {"aar": aar, "periode": periode, "tjenesteomraade": tjenesteomraade, "avvik_meldt": meldt, **other}


def test_a_survey_stands_with_names_and_lists_and_an_empty_group_is_everybody(tables: Tables) -> None:
    felles = {"slag": "bruker", "navn": "Hjemmetjenesten", "spoersmaal": "Får du hjelp?", "resultat": 71.5, "maaleenhet": " % ",
              "svar": 120}  # fmt: skip
    made = tables(
        organisasjon=STEDER,
        undersoekelse=[
            {**felles, "aar": 2025, "tjenesteomraade": "HO", "gruppe": " ", "maal": "M1; M2", "kompass": "5"},
            {**felles, "aar": 2026, "tjenesteomraade": "XX", "gruppe": "Menn", "maal": None, "kompass": None},
        ],
    )
    ny, gammel = queries.rows_on(made, "utvikling/undersoekelser")
    assert (ny["aar"], ny["tjenesteomraade_navn"], ny["gruppe"], ny["maal"]) == (2026, "XX", "Menn", [])
    assert (gammel["tjenesteomraade_navn"], gammel["gruppe"], gammel["maaleenhet"]) == (
        "Helse og omsorg", None, "%",
    )  # fmt: skip
    assert (gammel["maal"], gammel["kompass"], gammel["resultat"]) == (["M1", "M2"], ["5"], 71.5)


def test_internal_control_is_summed_over_themes_for_each_area_and_all(tables: Tables) -> None:
    made = tables(
        organisasjon=STEDER,
        internkontroll=[
            maaned(2026, 10, 5, tema="HMS", avvik_lukket=4, avvik_over_frist=1),
            maaned(2026, 10, 7, tema="Tjeneste", avvik_lukket=None, avvik_over_frist=2),
            maaned(2026, 10, 2, "OO", tema="HMS", avvik_lukket=None, avvik_over_frist=None),
            maaned(2026, 11, 99),
            maaned(2024, 10, 99),
            maaned(2024, 11, 3),
            maaned(2025, 13, 99),
        ],
    )
    rows = queries.rows_on(made, "utvikling/internkontroll", aar=2026, maaned=10, maaneder=24)
    found = {(row["maaned"].isoformat(), row["navn"]): row for row in rows}
    assert list(found) == [
        ("2024-11-01", "Hele kommunen"),
        ("2024-11-01", "Helse og omsorg"),
        ("2026-10-01", "Hele kommunen"),
        ("2026-10-01", "Helse og omsorg"),
        ("2026-10-01", "Oppvekst"),
    ]
    alle = found["2026-10-01", "Hele kommunen"]
    assert (alle["avvik_meldt"], alle["avvik_lukket"], alle["avvik_over_frist"]) == (14, 4, 3)
    assert found["2026-10-01", "Oppvekst"]["avvik_lukket"] is None
    assert alle["kontroller_planlagt"] is None


def test_the_year_so_far_counts_events_and_takes_what_is_late_from_the_last_month(tables: Tables) -> None:
    kontroll: dict[str, Any] = {"kontroller_planlagt": 2, "kontroller_utfoert": 1, "avvik_lukket": 3}
    made = tables(
        organisasjon=STEDER,
        internkontroll=[
            maaned(2026, 1, 5, avvik_over_frist=9, **kontroll),
            maaned(2026, 2, 5, avvik_over_frist=4, **kontroll),
            maaned(2026, 3, 99, avvik_over_frist=9, **kontroll),
            maaned(2025, 2, 7, avvik_over_frist=9, **kontroll),
            maaned(2025, 3, 99, avvik_over_frist=9, **kontroll),
            maaned(2025, 1, 1, "OO", avvik_over_frist=9, **kontroll),
        ],
    )
    ho, alle = queries.rows_on(made, "utvikling/internkontroll_hittil", aar=2026, maaned=2)
    assert (ho["navn"], alle["navn"], alle["tjenesteomraade"]) == ("Helse og omsorg", "Hele kommunen", None)
    assert (ho["avvik_meldt"], ho["avvik_meldt_i_fjor"], ho["avvik_over_frist"]) == (10, 7, 4)
    assert (ho["lukket_prosent"], ho["utfoert_prosent"], ho["kontroller_planlagt"]) == (60, 50, 4)
    assert alle["avvik_meldt_i_fjor"] == 8
    assert queries.rows_on(made, "utvikling/internkontroll_hittil", aar=2024, maaned=2) == []


def test_what_internal_control_is_tied_to_stands_once_per_theme_and_area(tables: Tables) -> None:
    made = tables(
        organisasjon=STEDER,
        internkontroll=[
            maaned(2026, 1, 5, tema="HMS", maal="M1", kompass="7"),
            maaned(2026, 2, 6, tema="HMS", maal="M1;M2", kompass="7"),
            maaned(2026, 3, 6, tema="HMS", maal="M9", kompass="9"),
        ],
    )
    [row] = queries.rows_on(made, "utvikling/internkontroll_knytning", aar=2026, maaned=2)
    assert (row["tema"], row["navn"], row["avvik_meldt"]) == ("HMS", "Helse og omsorg", 11)
    assert (row["maal"], row["kompass"]) == (["M1", "M2"], ["7"])


def test_maturity_has_every_area_of_the_year_also_those_not_assessed(tables: Tables) -> None:
    made = tables(
        organisasjon=STEDER,
        modenhet=[
            {"tjenesteomraade": "HO", "aar": aar, "generasjon": generasjon, "maal_generasjon": 3}
            for aar, generasjon in ((2025, 1), (2026, 2), (2027, 5))
        ],
    )
    rows = queries.rows_on(made, "utvikling/modenhet", aar=2026)
    assert [(row["navn"], row["aar"], row["generasjon_navn"]) for row in rows] == [
        ("Helse og omsorg", 2026, "Digitale dokumenter"),
        ("Helse og omsorg", 2025, "Papir og enkeltpersoner"),
        ("Oppvekst", None, None),
    ]
    assert [row["ansatte"] for row in rows] == [40, 40, 0]
    assert rows[0]["maal_navn"] == "Digitale arbeidsprosesser"


def test_the_generations_are_five_and_come_in_order(tables: Tables) -> None:
    rows = queries.rows_on(tables(), "utvikling/generasjoner")
    assert [row["nr"] for row in rows] == [1, 2, 3, 4, 5]
    assert all(row["navn"] and row["kjennetegn"] for row in rows)
