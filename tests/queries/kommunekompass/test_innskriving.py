"""What the forms of Kommunekompasset start from: all that is said of a question, an evaluation as it is written, the municipalities."""

from collections.abc import Callable

import duckdb

from dashboard import queries

Tables = Callable[..., duckdb.DuckDBPyConnection]


def test_everything_said_of_a_question_is_read_back_with_the_newest_day_first(tables: Tables) -> None:
    felles = {"versjon": "3.1", "nr": "5.1", "dimensjon": "Omfang", "steg": "i gang", "rolle": "Stab"}
    made = tables(
        egenvurdering=[
            {**felles, "grad": 1, "dato": "2025-03-01"},
            {**felles, "grad": 3, "dato": "2026-03-01"},
            {**felles, "grad": 2, "dato": "2026-03-01", "dimensjon": "System/prosess"},
            {**felles, "grad": 4, "dato": "2026-03-01", "nr": "5.2"},
            {**felles, "grad": 4, "dato": "2026-03-01", "versjon": "2010"},
        ]
    )
    rader = queries.rows_on(made, "kommunekompass/egenvurdering_historikk", versjon="3.1", nr="5.1")
    assert [(each["dato"].year, each["dimensjon"], each["grad"], each["grad_navn"]) for each in rader] == [
        (2026, "Omfang", 3, "I stor grad"),
        (2026, "System/prosess", 2, "I noen grad"),
        (2025, "Omfang", 1, "I liten grad"),
    ]


def test_an_evaluation_is_read_back_as_it_is_written(tables: Tables) -> None:
    felles = {"kommune": "5027", "aar": 2023, "versjon": "3.1"}
    made = tables(
        kompassevaluering=[
            {**felles, "nr": "2.10", "skaar": 4.5, "maks": 20},
            {**felles, "nr": "2.2", "plassering": "lavest"},
            {**felles, "nr": "total"},
            {**felles, "nr": "total", "aar": 2019},
        ]
    )
    rader = queries.rows_on(made, "kommunekompass/evaluering_rader", kommune="5027", aar=2023)
    assert [each["nr"] for each in rader] == ["total", "2.2", "2.10"]
    assert (rader[1]["plassering"], rader[2]["skaar"], rader[2]["maks"]) == ("lavest", 4.5, 20)


def test_those_who_may_be_named_are_the_roles_from_the_top_and_the_service_areas(tables: Tables) -> None:
    made = tables(
        rolle=[
            {"kode": "L2", "tittel": "Arkivleder", "nivaa": 2},
            {"kode": "KD", "tittel": "Kommunedirektør", "nivaa": 1},
            {"kode": "KLG", "tittel": "Ledergruppen"},
        ],
        organisasjon=[
            {"ansvar": "1", "enhet": "1", "tjenesteomraade": "OO", "tjenesteomraade_navn": "Skole", "gyldig_fra": "2020-01-01"},
            {"ansvar": "1", "enhet": "1", "tjenesteomraade": "OO", "tjenesteomraade_navn": "Oppvekst", "gyldig_fra": "2024-01-01"},
            {"ansvar": "2", "enhet": "2", "gyldig_fra": "2020-01-01"},
        ],
    )  # fmt: skip
    rader = queries.rows_on(made, "kommunekompass/roller")
    assert [(each["slag"], each["kode"], each["navn"]) for each in rader] == [
        ("rolle", "KLG", "Ledergruppen"),
        ("rolle", "KD", "Kommunedirektør"),
        ("rolle", "L2", "Arkivleder"),
        ("tjenesteområde", "OO", "Oppvekst"),
    ]


def test_the_municipalities_are_those_of_today_by_name(tables: Tables) -> None:
    rader = queries.rows_on(tables(), "kommunekompass/kommuner")
    navn = {each["kode"]: each["navn"] for each in rader}
    assert navn["3405"] == "Lillehammer"
    assert "0501" not in navn, "a number that is no longer used"
    assert [each["navn"] for each in rader] == sorted(navn.values())
