"""Each kind of break in the red thread is planted once in one small structure, and found once."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.analysis.brudd import FORKLARING, Brudd, bruddene
from dashboard.analysis.maalstruktur import Ledd, Maalstruktur


def ledd(id_: str, nivaa: str, overordnet: str | None = None, **other: Any) -> Ledd:
    return Ledd(id_, "Plan", "samfunnsdel", nivaa, id_, overordnet, **other)


def tiltak(id_: str, overordnet: str | None = "M", **other: Any) -> Ledd:
    return ledd(id_, "tiltak", overordnet, **{"hovedansvar": ("HO",), "ansvar": "3111", **other})


HELE = [
    ledd("S", "satsingsområde"), ledd("F", "fokusområde", "S"), ledd("M", "mål", "F"), tiltak("T"), ledd("I", "indikator", "M"),
]  # fmt: skip
PLANTET = [
    ledd("S uten penger", "satsingsområde"),
    ledd("F uten mål", "fokusområde", "S"),
    ledd("M uten tiltak", "mål", "F"),
    tiltak("T uten mål", "F"),
    ledd("I2", "indikator", "T uten mål"),
    tiltak("T uten eier", hovedansvar=()),
    tiltak("T ukjent eier", hovedansvar=("Petter",)),
    tiltak("T uten konto", ansvar=None),
    tiltak("T uten tall", ansvar="9999"),
    ledd("M2", "mål", "F"),
    tiltak("T uten indikator", "M2"),
]
PENGER: list[dict[str, Any]] = [{"ledd": "S", "budsjett": 100.0, "regnskap": 0.0, "konto_uten_tall": False}]
UTEN_TALL: dict[str, Any] = {"ledd": "T uten tall", "konto_uten_tall": True}
VEDTAK: list[dict[str, Any]] = [
    {"id": "V1", "tittel": "Uten eier", "status": "under arbeid", "ansvarlig": None},
    {"id": "V2", "tittel": "Ferdig uten eier", "status": "utført", "ansvarlig": None},
    {"id": "V3", "tittel": "Med eier", "status": "under arbeid", "ansvarlig": "KD"},
]


def funnet(alle: list[Ledd], vedtak: list[dict[str, Any]] | None = None, penger: Any = PENGER) -> list[Brudd]:
    eiere = [
        {"ledd": each.id, "navn": navn, "kjent": navn != "Petter"}
        for each in alle
        for navn in each.hovedansvar
    ]
    return bruddene(
        Maalstruktur({each.id: each for each in alle}),
        pd.DataFrame(eiere, columns=["ledd", "navn", "kjent"]).astype({"kjent": bool}),
        pd.DataFrame(penger, columns=["ledd", "budsjett", "regnskap", "vedtatt_effekt", "konto_uten_tall"]),
        pd.DataFrame(vedtak or [], columns=["id", "tittel", "status", "ansvarlig"]),
    )


def test_a_whole_thread_has_no_break() -> None:
    assert funnet(HELE) == []


def test_each_kind_of_break_is_found_once_where_it_was_planted() -> None:
    brudd = funnet([*HELE, *PLANTET], VEDTAK, [*PENGER, UTEN_TALL])
    assert Counter(each.slag for each in brudd) == dict.fromkeys(FORKLARING, 1)
    assert [each.ledd for each in brudd] == [
        "M uten tiltak", "F uten mål", "T uten mål", "T uten eier", "T ukjent eier", "T uten konto", "T uten tall",
        "T uten indikator", "S uten penger", "V1",
    ]  # fmt: skip
    assert [each.navn for each in brudd if each.navn] == ["Petter"]
    assert brudd[-1] == Brudd("vedtak uten eier", "V1", "Uten eier")


def test_what_is_not_to_be_done_any_more_breaks_nothing() -> None:
    borte = [replace(each, status="utgår") for each in PLANTET]
    assert funnet([*HELE, *borte], VEDTAK[1:], [*PENGER, UTEN_TALL]) == []


def test_support_from_elsewhere_mends_a_goal_and_the_work_that_gives_it() -> None:
    oppdrag = ledd("O", "oppdrag", hovedansvar=("HO",), tiltak=("B1",), stoetter=("M uten tiltak", "M"))
    alle = [*HELE, ledd("M uten tiltak", "mål", "F"), oppdrag]
    assert funnet(alle) == []


def test_an_account_or_an_indicator_further_down_is_enough() -> None:
    alle = [
        *HELE,
        ledd("M2", "mål", "F"),
        tiltak("T2", "M2", ansvar=None),
        ledd("A", "aktivitet", "T2", prosjekt="700"),
        ledd("I2", "indikator", "A"),
    ]
    assert funnet(alle) == []


def test_where_no_owner_is_known_none_is_missed() -> None:
    alle = [each for each in HELE if each.id != "T"] + [tiltak("T", hovedansvar=("Petter",))]
    assert funnet(alle) == []


def test_the_effect_of_a_budget_measure_is_money_and_nothing_at_all_is_not() -> None:
    assert funnet(HELE, penger=[{"ledd": "S", "vedtatt_effekt": 1.0}]) == []
    assert [each.slag for each in funnet(HELE, penger=[])] == ["satsingsområde uten penger"]


def test_a_ring_is_searched_to_the_end() -> None:
    brudd = funnet([ledd("A", "mål", "B"), ledd("B", "mål", "A")])
    assert [each.slag for each in brudd] == ["mål uten tiltak"] * 2
