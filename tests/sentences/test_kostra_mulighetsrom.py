"""What the teoretisk mulighetsrom says, and its caveats."""

from collections.abc import Hashable
from typing import Any

import pandas as pd
import pytest

from dashboard.analysis.mulighetsrom import Grunn
from dashboard.sentences import kostra_mulighetsrom as tekst
from dashboard.sentences.kostra_likhet import om_utvalget
from dashboard.text import NO_BREAK


def plain(said: str) -> str:
    return said.replace(NO_BREAK, " ")


AFTER = "enn de andre ville gjort med samme behov og folketall."


@pytest.mark.parametrize(
    ("amounts", "said"),
    [
        ([("Landet", 1_900_000)],
         "Fauske bruker 1,9 mill. kr mer på grunnskole enn landet ville gjort med samme behov og folketall."),
        ([("Landet", -230_000)],
         "Fauske bruker 230 000 kr mindre på grunnskole enn landet ville gjort med samme behov og folketall."),
        ([("Landet", 0), ("Bindal", 0)],
         "Fauske bruker like mye på grunnskole som landet og Bindal ville gjort med samme behov og folketall."),
        ([("Nordland - Nordlánnda", 3_100_000), ("Bindal", 9e6), ("Landet uten Oslo", 12_400_000)],
         f"Fauske bruker fra 3,1 mill. kr (Nordland) til 12,4 mill. kr (landet uten Oslo) mer på grunnskole {AFTER}"),
        ([("Bindal", -5e6), ("Landet", -2e6)],
         f"Fauske bruker fra 2,0 mill. kr (landet) til 5,0 mill. kr (Bindal) mindre på grunnskole {AFTER}"),
        ([("Bindal", -5e6), ("Landet", 2e6)],
         "Fauske bruker fra 5,0 mill. kr mindre enn Bindal til 2,0 mill. kr mer enn landet på grunnskole,"
         " når de andre regnes med samme behov og folketall."),
        ([("Bindal", 0), ("Landet", 2e6)],
         "Fauske bruker fra like mye som Bindal til 2,0 mill. kr mer enn landet på grunnskole,"
         " når de andre regnes med samme behov og folketall."),
    ],
)  # fmt: skip
def test_a_span_is_told_with_its_direction_and_its_references(
    amounts: list[tuple[str, float]], said: str
) -> None:
    assert plain(tekst.om_spennet("Fauske - Fuossko", "Grunnskole", amounts)) == said


def test_what_an_amount_is_made_of_and_what_is_missing_is_told() -> None:
    assert tekst.om_delene(["Skole"], []) == ""
    assert tekst.om_delene(
        ["Sykehjem", "Aktivisering"], ["Akuttplasser"], [("Landet", "x"), ("Bindal", "y")]
    ) == (
        "Beløpet er summen av to tall: sykehjem og aktivisering. Ikke med, fordi kommunen mangler tall: akuttplasser."
        " Landet og Bindal er ikke med, fordi tall eller behovsindeks mangler."
    )


def test_every_reason_for_no_amount_has_words() -> None:
    row: dict[Hashable, Any] = {
        "navn": "Nordland - Nordlánnda", "merke": ":", "referanse_merke": None, "medlemmer": 41, "medlemmer_kjent": 40,
    }  # fmt: skip
    said = {reason: tekst.hvorfor_ikke({**row, "grunn": reason}) for reason in Grunn}
    assert all(each.startswith("Ikke beregnet: ") and each.endswith(".") for each in said.values())
    assert len(set(said.values())) == len(Grunn)
    assert said[Grunn.EGEN] == "Ikke beregnet: kommunens tall skjules av hensyn til personvern."
    assert said[Grunn.REFERANSE] == "Ikke beregnet: tallet for Nordland er ikke hentet."
    assert said[Grunn.REFERANSENS_BEHOV] == (
        "Ikke beregnet: behovsindeksen for Nordland er ikke kjent: 40 av 41 kommuner har indeks og folketall."
    )
    alone = {**row, "grunn": Grunn.REFERANSENS_BEHOV, "medlemmer": pd.NA, "medlemmer_kjent": pd.NA}
    assert tekst.hvorfor_ikke(alone) == "Ikke beregnet: behovsindeksen for Nordland er ikke kjent."


def test_the_caveats_name_productivity_quality_need_and_prices() -> None:
    said = " ".join(tekst.forbehold(2025, 2026, 2024))
    for word in (
        "lite effektivt",
        "dekning og kvalitet",
        "inntektssystemet for 2026",
        "2025-kroner",
        "1. januar 2024",
    ):
        assert word in said


def test_what_a_search_for_likeness_is_built_on_is_told() -> None:
    assert plain(om_utvalget(["Folketall", "Samlet utgiftsbehov"], ["Frie inntekter"], 1)) == (
        "Likheten er regnet ut fra folketall og samlet utgiftsbehov, hver målt mot hvor mye kommunene varierer."
        " Frie inntekter teller ikke: kommunen har ikke tall. 1 kommune mangler tall som teller, og er ikke med."
    )
    assert om_utvalget(["Folketall"], [], 0).endswith("varierer.")
    assert om_utvalget([], [], 0) == "Ingen kommuner kan pekes ut som like: alle vektene er satt til null."
    assert om_utvalget([], ["Folketall"], 3) == (
        "Ingen kommuner kan pekes ut som like: kommunen har ikke tall for noe av det som er valgt."
    )
