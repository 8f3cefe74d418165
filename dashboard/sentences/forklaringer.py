"""What is said about who has explained a deviation, and who has not."""

from collections.abc import Sequence

import pandas as pd

from dashboard import text
from dashboard.period import Period
from dashboard.sentences.words import beloep, liste, stor, tallord


def om_svarene(skyldige: Sequence[str], mangler: Sequence[str], period: Period) -> str:
    """`Fem av seks enheter over grensen har svart for oktober 2026. Ett svar mangler: Nes skole.`"""
    if not skyldige:
        return f"Ingen enheter er over grensen i {period.label}, så ingen skylder en forklaring."
    antall, svart = len(skyldige), len(skyldige) - len(mangler)
    over = text.count(antall, "enhet", "enheter")
    if not mangler:
        hvem = "Enheten" if antall == 1 else f"Alle {antall} enhetene"
        return f"{hvem} over grensen har svart for {period.label}."
    hvor_mange = "Ett svar mangler" if len(mangler) == 1 else f"{stor(tallord(len(mangler)))} svar mangler"
    return f"{stor(tallord(svart))} av {over} over grensen har svart for {period.label}. {hvor_mange}: {liste(mangler, 6)}."


def om_tallet(avvik: float, prosent: float) -> str:
    """`4,1 mill. kr merforbruk (12,3 %)`."""
    andel = "" if pd.isna(prosent) else f" ({text.percent(abs(prosent))})"
    return f"{beloep(abs(avvik))} {text.avvik(avvik)}{andel}"


def om_endret_tall(da: float | None, naa: float) -> str:
    """What is said where the number is another than the one that was explained; empty where it is the same."""
    if da is None or pd.isna(da) or round(da) == round(naa):
        return ""
    return f"Avviket var {beloep(da, signed=True)} da det ble forklart. Nå er det {beloep(naa, signed=True)}."


def om_forklaringen(svar: pd.Series) -> str:
    """The answer as one line: `Sykefravær og vikarbruk: Innleie på natt. Tiltak: Ny turnus. (Enhetsleder, 06.11.2026)`."""
    tiltak = f" Tiltak: {svar['tiltak']}" if isinstance(svar["tiltak"], str) else ""
    return f"{stor(svar['aarsak'])}: {svar['tekst']}{tiltak} ({svar['rolle']}, {text.day(svar['dato'])})"
