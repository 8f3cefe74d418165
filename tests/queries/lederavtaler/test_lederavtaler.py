"""Ledersamtaler are counted once per leader and round: groups, unknown roles and days to come are no talks held."""

from datetime import date
from typing import Any

import pandas as pd

from dashboard.queries import run_on
from tests.queries.small import connection

DATO = date(2026, 11, 22)
ROLLER: list[dict[str, Any]] = [
    {"kode": "KLG", "tittel": "Ledergruppen"},
    {"kode": "KD", "tittel": "Kommunedirektør", "nivaa": 1, "enhet": "110"},
    {"kode": "HO", "tittel": "Kommunalsjef", "nivaa": 2, "enhet": "310", "tjenesteomraade": "HO", "overordnet": "KD"},
    {"kode": "A", "tittel": "Enhetsleder A", "nivaa": 3, "enhet": "311", "tjenesteomraade": "HO", "overordnet": "HO"},
    {"kode": "B", "tittel": "Enhetsleder B", "nivaa": 3, "enhet": "312", "tjenesteomraade": "HO", "overordnet": "HO"},
    {"kode": "SEG", "tittel": "Sin egen", "nivaa": 3, "enhet": "311", "tjenesteomraade": "HO", "overordnet": "SEG"},
    {"kode": "NY", "tittel": "Ny leder", "nivaa": 4, "enhet": "312", "tjenesteomraade": "OO", "overordnet": "A"},
]  # fmt: skip


def samtale(
    rolle: str, holdt: str | None = None, runde: str = "vår", frist: str = "2026-03-31"
) -> dict[str, Any]:
    return {"rolle": rolle, "runde": runde, "frist": frist, "gjennomfoert": holdt}


AVTALER = [
    samtale("KLG", "2026-03-01"), samtale("BORTE", "2026-03-01"), samtale("KD"),
    samtale("HO", "2026-03-31"), samtale("A", "2026-04-01"), samtale("B", "2027-01-01"), samtale("SEG"),
    samtale("A", None, "høst", "2026-12-15"), samtale("HO", None, "neste", "2027-03-31"),
    samtale("HO", "2025-02-01", "i fjor", "2025-03-31"),
]  # fmt: skip
ORGANISASJON = [
    {"ansvar": "3111", "enhet": "311", "tjenesteomraade": "HO", "tjenesteomraade_navn": "Helse og omsorg", "gyldig_fra": "2020-01-01"}
]  # fmt: skip


def ask(name: str, **given: Any) -> pd.DataFrame:
    made = connection(rolle=ROLLER, lederavtale=AVTALER, organisasjon=ORGANISASJON)
    return run_on(made, f"lederavtaler/{name}", **given)


def test_the_round_whose_deadline_is_next_comes_first_and_each_leader_counts_once() -> None:
    runder = ask("runder", dato=DATO, enheter=None)
    assert runder["runde"].tolist() == ["høst", "neste", "vår", "i fjor"]
    counts = ["ledere", "holdt", "innen_fristen", "over_fristen"]
    assert runder.set_index("runde").loc["vår", counts].to_dict() == {
        "ledere": 5,
        "holdt": 2,
        "innen_fristen": 1,
        "over_fristen": 3,
    }


def test_on_the_deadlines_own_day_nothing_is_past_it() -> None:
    runder = ask("runder", dato=date(2026, 3, 31), enheter=None)
    assert runder["runde"].iloc[0] == "vår"
    assert runder["over_fristen"].iloc[0] == 0


def test_the_levels_add_up_to_the_round() -> None:
    nivaaer = ask("per_nivaa", dato=DATO, enheter=None)
    vaar = nivaaer[nivaaer["runde"] == "vår"]
    columns = ["nivaa", "ledere", "holdt", "innen_fristen", "mangler", "over_fristen", "holdt_prosent"]
    assert [list(row) for row in vaar[columns].round(1).itertuples(index=False)] == [
        [1, 1, 0, 0, 1, 1, 0.0],
        [2, 1, 1, 1, 0, 0, 100.0],
        [3, 3, 1, 0, 2, 2, 33.3],
    ]


def test_areas_have_their_names_and_leaders_of_the_whole_municipality_come_last() -> None:
    omraader = ask("per_omraade", dato=DATO, enheter=None, runde="vår")
    assert omraader[["navn", "ledere", "holdt", "mangler"]].values.tolist() == [
        ["Helse og omsorg", 4, 2, 2],
        ["Hele kommunen", 1, 0, 1],
    ]


def test_a_leader_sees_those_whose_superior_belongs_to_the_own_enheter_in_every_query() -> None:
    for enheter, seen in (
        (["310"], {"A", "B"}),
        (["311"], {"NY"}),  # not its own leader, nor the one who is told to be under itself
        (["312"], set()),
        ([], set()),
    ):
        ledere = ask("ledere", enheter=enheter, runde=None)
        assert set(ledere["kode"]) == seen
        samtaler = ask("samtaler", dato=DATO, enheter=enheter, runde="vår")
        assert set(samtaler["rolle"]) == seen - {"NY"}
        for name in ("runder", "per_nivaa"):
            rows = ask(name, dato=DATO, enheter=enheter)
            assert rows.loc[rows["runde"] == "vår", "ledere"].sum() == len(seen - {"NY"})
        assert ask("per_omraade", dato=DATO, enheter=enheter, runde="vår")["ledere"].sum() == len(
            seen - {"NY"}
        )


def test_a_talk_has_its_superior_and_days_past_the_deadline_and_no_one_is_their_own_superior() -> None:
    samtaler = ask("samtaler", dato=DATO, enheter=None, runde="vår").set_index("rolle")
    assert set(samtaler["dager_over"]) == {236}
    assert samtaler["overordnet_tittel"].dropna().to_dict() == {
        "HO": "Kommunedirektør", "A": "Kommunalsjef", "B": "Kommunalsjef",
    }  # fmt: skip
    assert set(samtaler[samtaler["holdt"].notna()].index) == {"HO", "A"}


def test_leaders_who_are_no_part_of_a_round_are_found() -> None:
    ledere = ask("ledere", enheter=None, runde="vår")
    assert "KLG" not in set(ledere["kode"])
    assert ledere.loc[~ledere["i_runden"], "kode"].tolist() == ["NY"]
    assert not ask("ledere", enheter=None, runde=None)["i_runden"].any()


def test_rows_that_are_no_leaders_talk_are_counted_by_why() -> None:
    utenfor = ask("utenfor", dato=DATO).set_index("runde")
    assert utenfor.loc["vår"].to_dict() == {"ukjente": 1, "grupper": 1, "ikke_kommet": 1}
    assert utenfor.loc["høst"].to_dict() == {"ukjente": 0, "grupper": 0, "ikke_kommet": 0}


def test_an_empty_lake_has_no_rounds() -> None:
    assert run_on(connection(), "lederavtaler/runder", dato=DATO, enheter=None).empty
