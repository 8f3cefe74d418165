"""What moved in the strategy, each as a sentence."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from dashboard import text
from dashboard.analysis import strategiendringer as slag
from dashboard.analysis.strategiendringer import Endring
from dashboard.sentences.words import beloep, liste, stor, tallord

_FLEST = 3


def setning(endring: Endring) -> str:
    """The change in a sentence, with the titles as they stand."""
    hva = f"«{endring.titler[0]}»"
    match endring.slag:
        case slag.NY_SEN:
            kommet = "" if endring.framdrift is None else f", og er kommet {_prosent(endring.framdrift)}"
            return f"{hva} skulle vært ferdig {text.day(endring.naa)}{kommet}."
        case slag.UTGAATT:
            return f"{hva} utgår. Før var status «{endring.foer}»."
        case slag.STATUS:
            kommet = (
                ""
                if endring.framdrift is None or endring.naa == "utført"
                else f" ({_prosent(endring.framdrift)})"
            )
            return f"{hva} har gått fra «{endring.foer}» til «{endring.naa}»{kommet}."
        case slag.FRAMDRIFT:
            retning = "fram" if endring.naa > endring.foer else "tilbake"
            return f"{hva} har gått {retning} fra {text.number(endring.foer)} til {_prosent(endring.naa)}."
        case slag.FRIST:
            return _om_fristen(hva, endring.foer, endring.naa)
        case slag.PENGER:
            mer = endring.naa > endring.foer
            return (
                f"Budsjettet til {hva} er {beloep(abs(endring.naa - endring.foer))} {'høyere' if mer else 'lavere'}:"
                f" {beloep(endring.naa)}, mot {beloep(endring.foer)} før."
            )
        case slag.INDIKATOREN:
            return _om_indikatoren(hva, endring)
        case slag.NYTT_BRUDD | slag.RETTET_BRUDD:
            return _om_bruddet(endring)
        case _:
            return _om_planen(endring)


def oppsummert(endringer: Sequence[Endring], siden: str) -> str:
    """`Seks endringer siden møtet 13.10.2026, den viktigste først. «Ny skole» skulle vært ferdig 01.10.2026.`"""
    if not endringer:
        return f"Ingenting i målstrukturen er endret siden {siden}."
    foerst = setning(endringer[0])
    if len(endringer) == 1:
        return f"Én endring siden {siden}. {foerst}"
    return f"{stor(tallord(len(endringer)))} endringer siden {siden}, den viktigste først. {foerst}"


def _om_fristen(hva: str, foer: date | None, naa: date | None) -> str:
    if naa is None:
        return f"{hva} har ikke lenger noen frist. Den var {_dag(foer)}."
    if foer is None:
        return f"{hva} har fått frist: {_dag(naa)}."
    dager = (naa - foer).days
    flyttet = "utsatt" if dager > 0 else "framskyndet"
    return f"{hva} er {flyttet} {text.count(abs(dager), 'dag', 'dager')}, fra {_dag(foer)} til {_dag(naa)}."


def _om_indikatoren(hva: str, endring: Endring) -> str:
    enhet = f" {endring.enhet}" if endring.enhet else ""
    if endring.foer is None:
        return f"{hva} er målt for første gang: {text.figure(endring.naa)}{enhet}."
    return f"{hva} har gått fra {text.figure(endring.foer)} til {text.figure(endring.naa)}{enhet}."


def _om_bruddet(endring: Endring) -> str:
    antall = "Ett" if len(endring.titler) == 1 else stor(tallord(len(endring.titler)))
    nye = endring.slag == slag.NYTT_BRUDD
    hvilke = ("nytt" if nye else "rettet") if len(endring.titler) == 1 else ("nye" if nye else "rettede")
    return f"{antall} {hvilke} brudd, {endring.brudd}: {_titler(endring.titler)}."


def _om_planen(endring: Endring) -> str:
    antall = f"{tallord(len(endring.titler), 'omraade')} ledd"
    ny = endring.slag == slag.NYTT
    if endring.naa is not None:
        return f"Planen «{endring.plan}» er {'ny' if ny else 'tatt ut'}, med {antall}."
    hva = ("nytt i" if len(endring.titler) == 1 else "nye i") if ny else "tatt ut av"
    return f"{stor(antall)} er {hva} «{endring.plan}»: {_titler(endring.titler)}."


def _titler(titler: Sequence[str]) -> str:
    return liste([f"«{each}»" for each in titler], _FLEST)


def _prosent(verdi: float) -> str:
    return f"{text.number(verdi)}{text.NO_BREAK}%"


def _dag(dag: Any) -> str:
    return text.day(dag)
