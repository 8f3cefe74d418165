"""Cost in one tjenesteområde and gain in another, in sentences."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import text
from dashboard.analysis.gevinster import KRONER, TID
from dashboard.sentences.words import beloep, liste, stor, tallord

FORBEHOLD = (
    "Balansen er planlagt gevinst i kroner minus det tjenesteområdet betaler. Kostnaden for tiltak som gir tid eller kvalitet, er med"
    " i det som betales, men tid og kvalitet er ikke regnet om til kroner."
)


def oppsummert(gevinster: pd.DataFrame, paa_tvers: pd.DataFrame, naar: str) -> str:
    """Who gains what another pays for, and how much of what is planned is taken out. `paa_tvers`: rows of analysis.gevinster."""
    if gevinster.empty:
        return f"Det er ikke lastet opp gevinster for {naar}."
    if paa_tvers.empty:
        return f"Ingen betaler for en gevinst hos andre {_i(naar)}. {_tatt_ut(gevinster)}"
    return f"{_det_stoerste(paa_tvers)} {_tatt_ut(gevinster)}"


def tittel(balanse: pd.DataFrame) -> str:
    """The message of the balance: who gives most to the others."""
    betaler = balanse[balanse["netto"].round() < 0]
    if betaler.empty:
        return "Ingen betaler mer enn de får igjen i kroner"
    mest = betaler.sort_values("netto").iloc[0]
    return f"{mest['navn']} betaler {beloep(-mest['netto'])} mer enn det får igjen i kroner"


def gevinsten(rad: Mapping[Any, Any]) -> str:
    """A gain of another kind than kr: `5 200 timer planlagt, 3 100 realisert`, `antall: 4 planlagt, 3 realisert`; empty for one in kr."""
    if rad["slag"] == KRONER:
        return ""
    enhet = rad["maaleenhet"] if isinstance(rad["maaleenhet"], str) else ""
    # A number of what the gain's own name says is told as such: «4 antall» is no Norwegian.
    foran, etter = (f"{enhet}: ", "") if enhet == "antall" else ("", f" {enhet}" if enhet else "")
    sagt = f"{foran}{text.figure(rad['planlagt'])}{etter} planlagt"
    realisert = "ikke meldt" if pd.isna(rad["realisert"]) else f"{text.figure(rad['realisert'])} realisert"
    return f"{sagt}, {realisert}"


def om_tiden(summer: pd.DataFrame) -> str:
    """What is gained in time, unit by unit: `I tid er 8 340 av 13 400 timer tatt ut.` `summer`: sums by kind and unit."""
    tid = summer[summer["slag"] == TID].fillna({"maaleenhet": "", "realisert": 0})
    sagt = [
        f"{text.figure(rad['realisert'])} av {text.figure(rad['planlagt'])} {rad['maaleenhet']}".rstrip()
        for rad in tid.to_dict("records")
    ]
    return f"I tid er {liste(sagt)} tatt ut." if sagt else ""


def balansen(netto: float) -> str:
    """`får 1,2 mill. kr mer enn det betaler`."""
    if not round(netto):
        return "får like mye som det betaler"
    return f"{'får' if netto > 0 else 'betaler'} {beloep(abs(netto))} mer enn det {'betaler' if netto > 0 else 'får'}"


def _det_stoerste(paa_tvers: pd.DataFrame) -> str:
    """`Helse og omsorg får gevinster for 0,9 mill. kr som Innovasjon og utvikling betaler 1,9 mill. kr for.`"""
    mest = paa_tvers.iloc[0]
    faar = [f"gevinster for {beloep(mest['planlagt'])}"] if mest["kr"] else []
    if mest["andre"]:
        flere = "én gevinst" if mest["andre"] == 1 else f"{tallord(int(mest['andre']))} gevinster"
        faar.append(f"{flere} i tid eller kvalitet")
    betaler = (
        f"{mest['betaler_navn']} betaler {beloep(mest['kostnad'])} for dem"
        if mest["kostnad"]
        else f"{mest['betaler_navn']} har kostnaden"
    )
    andre = "" if len(paa_tvers) == 1 else f" {stor(_andre(len(paa_tvers) - 1))}."
    return f"{mest['faar_navn']} får {liste(faar)}, og {betaler}.{andre}"


def _andre(antall: int) -> str:
    return f"{'ett annet par' if antall == 1 else f'{tallord(antall)} andre par'} av tjenesteområder deler kostnad og gevinst"


def _tatt_ut(gevinster: pd.DataFrame) -> str:
    kroner = gevinster[gevinster["slag"] == KRONER]
    if kroner.empty:
        return "Ingen av gevinstene er i kroner."
    planlagt, realisert = kroner["planlagt"].sum(), kroner["realisert"].sum()
    if not kroner["realisert"].notna().any():
        return f"I alt er {beloep(planlagt)} planlagt; ingenting er meldt tatt ut."
    return f"I alt er {beloep(realisert)} av {beloep(planlagt)} tatt ut."


def _i(naar: str) -> str:
    return f"i {naar}" if naar[:1].isdigit() else f"for {naar}"
