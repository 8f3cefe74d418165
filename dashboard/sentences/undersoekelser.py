"""What is said of a survey: how many answered, what they said, and how it has changed."""

import re
from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard import text
from dashboard.sentences.words import liste, stor, tallord

USIKKERT = 30
"""Answers below which a result is called uncertain [conv]: one more or less moves it by several per cent points."""
_SKALA = re.compile(r"-?\d+(?:[.,]\d+)?\s*[–-]\s*-?\d+(?:[.,]\d+)?")


def om_undersoekelsen(navn: str, aar: int, rader: pd.DataFrame) -> str:
    """The survey in two sentences. `rader`: one per question, as analysis.undersoekelser.med_endring gives them, for all who
    answered (or the one tjenesteområde that was asked)."""
    vist = rader[~rader["skjult"]]
    if vist.empty:
        return f"{navn} {aar}: for få har svart til at resultatet kan vises."
    return f"{navn} {aar}: {_om_svarene(vist)}. {_om_resultatet(vist)}"


def verdi(resultat: float, maaleenhet: str) -> str:
    """`72 %`, `4,3` (on a scale), `12 dager`."""
    if er_skala(maaleenhet):
        return text.number(resultat, 1)
    return f"{text.figure(resultat)}{text.NO_BREAK}{maaleenhet}"


def forskjell(endring: float, maaleenhet: str) -> str:
    """The size of a change: `3 prosentpoeng`, `0,2`."""
    stoerrelse = text.figure(abs(endring))
    return f"{stoerrelse}{text.NO_BREAK}prosentpoeng" if maaleenhet == "%" else stoerrelse


def tittel_over_tid(rader: pd.DataFrame) -> str:
    """The message of the questions over the years. `rader`: the newest year's, as for om_undersoekelsen, in one unit."""
    endret = rader.dropna(subset="endring")
    if endret.empty or endret["forrige_aar"].nunique() > 1:
        return "Resultat for hvert spørsmål"
    opp, ned = (endret["endring"] > 0).sum(), (endret["endring"] < 0).sum()
    return (
        f"Siden {endret['forrige_aar'].iloc[0]:.0f}: {opp} opp, {ned} ned, {len(endret) - opp - ned} uendret"
    )


def tittel_delt(rader: pd.DataFrame, etter: str) -> str:
    """The message of those who answered one question: who is highest. `rader` has hvem, resultat and maaleenhet, highest first."""
    if len(rader) < 2:
        return f"Etter {etter}"
    hoeyest, lavest = rader.iloc[0], rader.iloc[-1]
    enhet = str(hoeyest["maaleenhet"])
    return (
        f"Høyest: {hoeyest['hvem']} ({verdi(hoeyest['resultat'], enhet)}), lavest: {lavest['hvem']}"
        f" ({verdi(lavest['resultat'], enhet)})"
    )


def er_skala(maaleenhet: str) -> bool:
    """`1–6`, `1-5`: points, and no unit to be said after a figure."""
    return _SKALA.fullmatch(maaleenhet.strip()) is not None


def i_enheten(maaleenhet: str) -> str:
    """`i %`, `på skalaen 1–6`, `i dager`."""
    return f"på skalaen {maaleenhet}" if er_skala(maaleenhet) else f"i {maaleenhet}"


def om_usikkerhet(rader: pd.DataFrame) -> str:
    """That few have answered; empty where enough have."""
    faa = rader[~rader["skjult"] & (rader["svar"] < USIKKERT)]
    if faa.empty:
        return ""
    if len(faa) == len(rader):
        return f"Færre enn {USIKKERT} har svart. Resultatet er usikkert: noen få svar mer eller mindre flytter det."
    return f"Der færre enn {USIKKERT} har svart, er resultatet merket usikkert."


def om_skjulte(navn: Sequence[str], minst: int) -> str:
    """Who are not shown, and why; empty where all are."""
    if not navn:
        return ""
    return (
        f"Ikke vist: {liste(navn, 8)}. Enten har færre enn {tallord(minst)} svart, eller så kunne en så liten gruppe ellers vært"
        " regnet ut fra de andre."
    )


def om_andre_skalaer(aarene: Sequence[int], maaleenhet: str) -> str:
    """That earlier years are not drawn; empty where all are."""
    if not aarene:
        return ""
    return (
        f"Resultatene fra {liste([str(aar) for aar in aarene], 8)} er målt på en annen skala og står ikke i diagrammet,"
        f" som er {i_enheten(maaleenhet)}."
    )


def _om_svarene(rader: pd.DataFrame) -> str:
    """Questions may be skipped: the one that most have answered tells how many took part."""
    flest = rader.iloc[int(rader["svar"].argmax())]
    svarte = text.number(flest["svar"])
    if pd.isna(flest["inviterte"]) or not flest["inviterte"]:
        return f"{svarte} svarte"
    andel = text.percent(flest["svarprosent"])
    return f"{svarte} av {text.number(flest['inviterte'])} svarte ({andel})"


def _om_resultatet(rader: pd.DataFrame) -> str:
    endret = rader.dropna(subset="endring")
    if len(rader) == 1:
        return _om_ett(rader.iloc[0])
    if endret.empty:
        return _hoeyest_og_lavest(rader)
    return _om_endringen(endret, len(rader))


def _om_ett(rad: "pd.Series[Any]") -> str:
    enhet = str(rad["maaleenhet"])
    svar = verdi(rad["resultat"], enhet)
    sagt = f"«{rad['spoersmaal']}»: {svar}{f' {i_enheten(enhet)}' if er_skala(enhet) else ''}"
    if pd.isna(rad["endring"]):
        return f"{sagt}."
    endring, foer = rad["endring"], int(rad["forrige_aar"])
    if not endring:
        return f"{sagt}, som i {foer}."
    return f"{sagt}, {forskjell(endring, enhet)} {'høyere' if endring > 0 else 'lavere'} enn i {foer}."


def _hoeyest_og_lavest(rader: pd.DataFrame) -> str:
    if rader["maaleenhet"].nunique() > 1:
        return f"Den har {tallord(len(rader))} spørsmål, målt på ulike skalaer."
    enhet = str(rader["maaleenhet"].iloc[0])
    resultat = rader["resultat"]
    hoeyest, lavest = rader.iloc[int(resultat.argmax())], rader.iloc[int(resultat.argmin())]
    return (
        f"Høyest er «{hoeyest['spoersmaal']}» ({verdi(hoeyest['resultat'], enhet)}), lavest «{lavest['spoersmaal']}»"
        f" ({verdi(lavest['resultat'], enhet)}){f', {i_enheten(enhet)}' if er_skala(enhet) else ''}."
    )


def _om_endringen(endret: pd.DataFrame, spurt: int) -> str:
    opp, ned = int((endret["endring"] > 0).sum()), int((endret["endring"] < 0).sum())
    aarene = {int(aar) for aar in endret["forrige_aar"]}
    sist = f"i {aarene.pop()}" if len(aarene) == 1 else "sist"
    if spurt in (opp, ned):
        alle = "Begge spørsmålene" if spurt == 2 else f"Alle {tallord(spurt)} spørsmål"
        sagt = f"{alle} har {'høyere' if opp else 'lavere'} resultat enn {sist}."
    else:
        flere, faerre = stor(_antall(opp)), _antall(ned)
        sagt = f"{flere} av {tallord(spurt)} spørsmål har høyere resultat enn {sist}, {faerre} har lavere."
    if endret["maaleenhet"].nunique() > 1 or not (opp or ned):
        return sagt
    mest = endret.iloc[int(endret["endring"].abs().argmax())]
    enhet = str(mest["maaleenhet"])
    return (
        f"{sagt} Størst endring: «{mest['spoersmaal']}», fra {verdi(mest['forrige'], enhet)} til {verdi(mest['resultat'], enhet)}"
        f"{f' {i_enheten(enhet)}' if er_skala(enhet) else ''}."
    )


def _antall(spoersmaal: int) -> str:
    return "ett" if spoersmaal == 1 else tallord(spoersmaal)
