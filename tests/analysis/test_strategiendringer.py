"""What moved in the strategy: each kind once, ranked, and each said in a sentence."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from dashboard.analysis import strategiendringer as e
from dashboard.analysis.strategiendringer import Endring, endringer
from dashboard.period import Period
from dashboard.sentences.strategiendringer import oppsummert, setning
from dashboard.text import NO_BREAK
from tests.analysis.strukturen import ledd, strategi

JULI = Period(2026, 7)
EIER: dict[str, Any] = {"hovedansvar": ("KD",), "ansvar": "1000", "stoetter": ("M",)}
MAAL = ledd("M", "mål", tittel="Målet")
INDIKATOR = ledd("I", "indikator", overordnet="M", tittel="Trivsel", verdi=3.9, maaleenhet="av 5")
ARBEID = {
    "SEN": ledd("SEN", frist=date(2026, 9, 1), status="under arbeid", framdrift=40.0, **EIER),
    "UT": ledd("UT", status="avventer", **EIER),
    "ST": ledd("ST", status="ikke startet", **EIER),
    "FR": ledd("FR", status="under arbeid", framdrift=20.0, **EIER),
    "LI": ledd("LI", status="under arbeid", framdrift=20.0, **EIER),
    "UTS": ledd("UTS", frist=date(2026, 12, 1), status="under arbeid", **EIER),
    "KR": ledd("KR", status="under arbeid", overordnet="M", **EIER),
    "BR": ledd("BR", status="under arbeid", **EIER),
    "BORTE": ledd("BORTE", status="under arbeid", **EIER),
}
NAA = {
    **ARBEID,
    "UT": replace(ARBEID["UT"], status="utgår"),
    "ST": replace(ARBEID["ST"], status="under arbeid", framdrift=30.0),
    "FR": replace(ARBEID["FR"], framdrift=25.0),
    "LI": replace(ARBEID["LI"], framdrift=24.9),
    "UTS": replace(ARBEID["UTS"], frist=date(2027, 1, 31)),
    "BR": replace(ARBEID["BR"], hovedansvar=()),
    "NY": ledd("NY", status="under arbeid", **EIER),
}
del NAA["BORTE"]
FOER_STRATEGI = strategi(
    MAAL, INDIKATOR, *ARBEID.values(), penger={"M": 5e6, "KR": 2e6, "FR": 1e6}, period=JULI
)
NAA_STRATEGI = strategi(
    MAAL, replace(INDIKATOR, verdi=4.2), *NAA.values(), penger={"M": 8e6, "KR": 5e6, "FR": 1.05e6}
)  # fmt: skip


def plain(endring: Endring) -> str:
    return setning(endring).replace(NO_BREAK, " ")


def test_every_kind_of_change_is_found_once_and_told_in_order_of_importance() -> None:
    found = endringer(FOER_STRATEGI, NAA_STRATEGI, 100_000)
    assert [(each.slag, each.ledd, plain(each)) for each in found] == [
        (e.NY_SEN, "SEN", "«Tittel SEN» skulle vært ferdig 01.09.2026, og er kommet 40 %."),
        (e.UTGAATT, "UT", "«Tittel UT» utgår. Før var status «avventer»."),
        (e.NYTT_BRUDD, "BR", "Ett nytt brudd, tiltak uten eier: «Tittel BR»."),
        (e.FRIST, "UTS", "«Tittel UTS» er utsatt 61 dager, fra 01.12.2026 til 31.01.2027."),
        (e.PENGER, "KR", "Budsjettet til «Tittel KR» er 3,0 mill. kr høyere: 5,0 mill. kr, mot 2,0 mill. kr før."),
        (e.STATUS, "ST", "«Tittel ST» har gått fra «ikke startet» til «under arbeid» (30 %)."),
        (e.FRAMDRIFT, "FR", "«Tittel FR» har gått fram fra 20 til 25 %."),
        (e.INDIKATOREN, "I", "«Trivsel» har gått fra 3,9 til 4,2 av 5."),
        (e.FJERNET, "", "Ett ledd er tatt ut av «Planen»: «Tittel BORTE»."),
        (e.NYTT, "NY", "Ett ledd er nytt i «Planen»: «Tittel NY»."),
    ]  # fmt: skip


def test_the_same_strategy_has_not_moved() -> None:
    found = endringer(NAA_STRATEGI, NAA_STRATEGI, 0.01)
    assert found == []
    assert (
        oppsummert(found, "møtet 13.10.2026") == "Ingenting i målstrukturen er endret siden møtet 13.10.2026."
    )


def test_a_break_that_is_mended_is_told_and_one_that_is_gone_with_its_link_is_not() -> None:
    uten = strategi(MAAL, replace(ARBEID["BR"], hovedansvar=()), ledd("X", **{**EIER, "hovedansvar": ()}))
    [rettet] = [each for each in endringer(uten, strategi(MAAL, ARBEID["BR"]), 1) if each.brudd]
    assert (rettet.slag, rettet.ledd) == (e.RETTET_BRUDD, "BR")
    assert plain(rettet) == "Ett rettet brudd, tiltak uten eier: «Tittel BR»."


def test_a_new_plan_is_one_change_and_breaks_of_a_kind_are_one() -> None:
    nye = [ledd(f"N{nr}", plan="Ny plan", **EIER | {"hovedansvar": ()}) for nr in range(5)]
    found = endringer(strategi(MAAL), strategi(MAAL, *nye), 1)
    said = {each.slag: plain(each) for each in found if each.brudd in ("", "tiltak uten eier")}
    assert said[e.NYTT] == "Planen «Ny plan» er ny, med fem ledd."
    assert (
        said[e.NYTT_BRUDD]
        == "Fem nye brudd, tiltak uten eier: «Tittel N0», «Tittel N1», «Tittel N2» og to til."
    )


def test_another_years_budget_is_not_a_change_of_it() -> None:
    i_fjor = strategi(ARBEID["KR"], penger={"KR": 2e6}, period=Period(2025, 12))
    i_aar = strategi(ARBEID["KR"], penger={"KR": 5e6})
    assert endringer(i_fjor, i_aar, 1) == []


def test_a_vedtak_that_gets_an_owner_mends_its_break_without_a_link_of_the_plan() -> None:
    def med(ansvarlig: str | None) -> pd.DataFrame:
        return pd.DataFrame(
            [("17/26", "Ny barnehage", "under arbeid", ansvarlig)],
            columns=["id", "tittel", "status", "ansvarlig"],
        )

    [found] = endringer(
        replace(strategi(MAAL), vedtak=med(None)), replace(strategi(MAAL), vedtak=med("KD")), 1
    )
    assert (found.slag, found.ledd) == (e.RETTET_BRUDD, "")
    assert (
        oppsummert([found], "juli 2026")
        == "Én endring siden juli 2026. Ett rettet brudd, vedtak uten eier: «Ny barnehage»."
    )
