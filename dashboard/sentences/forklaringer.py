"""What is said about who has explained a deviation, and who has not."""

from collections.abc import Sequence

import pandas as pd

from dashboard import text
from dashboard.period import Period
from dashboard.sentences.words import beloep, liste, paa_beloep, stor, tallord


def om_svarene(skyldige: Sequence[str], mangler: Sequence[str], period: Period) -> str:
    """`Fem av seks enheter over grensen har forklart avviket for oktober 2026. Én mangler: Nes skole.`"""
    if not skyldige:
        return f"Ingen enheter er over grensen i {period.label}, så ingen skylder en forklaring."
    antall, svart = len(skyldige), len(skyldige) - len(mangler)
    har_forklart = f"forklart avviket for {period.label}"
    if antall == 1:
        return f"Den ene enheten over grensen, {skyldige[0]}, har {'ikke ' if mangler else ''}{har_forklart}."
    if not mangler:
        alle = "Begge" if antall == 2 else f"Alle {tallord(antall)}"
        return f"{alle} enhetene over grensen har {har_forklart}."
    if not svart:
        return f"Ingen av de {tallord(antall)} enhetene over grensen har {har_forklart}: {liste(mangler, 6)}."
    return (
        f"{stor(tallord(svart))} av {tallord(antall)} enheter over grensen har {har_forklart}."
        f" {stor(tallord(len(mangler)))} mangler: {liste(mangler, 6)}."
    )


def om_tallet(avvik: float, prosent: float) -> str:
    """`4,1 mill. kr merforbruk (12,3 %)`, `i balanse`."""
    if not round(avvik):
        return "i balanse"
    andel = "" if pd.isna(prosent) else f" ({text.percent(abs(prosent))})"
    return f"{beloep(abs(avvik))} {text.avvik(avvik)}{andel}"


def om_endret_tall(da: float | None, naa: float) -> str:
    """What is said where the number is another than the one that was explained; empty where it is the same."""
    if da is None or pd.isna(da) or paa_beloep(da) == paa_beloep(naa):
        return ""
    return f"Avviket er endret siden det ble forklart: fra {paa_beloep(da)} til {paa_beloep(naa)}."


def om_forklaringen(svar: pd.Series) -> str:
    """The answer as one line: `Sykefravær og vikarbruk: Innleie på natt. Tiltak: Ny turnus. (Enhetsleder, 06.11.2026)`."""
    tiltak = f" Tiltak: {_setning(svar['tiltak'])}" if isinstance(svar["tiltak"], str) else ""
    return f"{stor(svar['aarsak'])}: {_setning(svar['tekst'])}{tiltak} ({svar['rolle']}, {text.day(svar['dato'])})"


def _setning(skrevet: str) -> str:
    """What somebody has written, with an end to it."""
    skrevet = skrevet.strip()
    return skrevet if skrevet[-1:] in ".!?" else f"{skrevet}."
