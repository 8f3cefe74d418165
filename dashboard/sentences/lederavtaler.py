"""What is said of the leaders' talks: how many are held, how the deadline stands, and the reminder to the superior."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from dashboard import text
from dashboard.sentences.words import liste, stor, tallord

FRISTENE = (
    "Lederavtalen sier når: hovedsamtalen i løpet av første kvartal, og minst én samtale til i løpet av høsten. "
    "Den nærmeste lederen kaller inn. Her registreres bare at samtalen er holdt, og når. Innholdet er mellom de to."
)
"""Fauske kommune, lederavtale (vedlegg til kommunedirektørens oppdragsbrev 2024): kap. 1, og 4.2 om hva som er konfidensielt."""


def om_runden(runde: Mapping[Any, Any], dato: date) -> str:
    """How far the round has come on `dato`. `runde` is a row of lederavtaler/runder."""
    ledere, holdt = int(runde["ledere"]), int(runde["holdt"])
    frist, slutt = _med_frist(runde), om_fristene(runde, dato)
    if ledere == 1:
        return f"Ledersamtalen {frist} er {'holdt' if holdt else f'ikke holdt, og {slutt}'}."
    if holdt == ledere:
        alle = "Begge ledersamtalene" if ledere == 2 else f"Alle {text.number(ledere)} ledersamtaler"
        sent = holdt - int(runde["innen_fristen"])
        return f"{alle} {frist} er holdt{f', {tallord(sent)} av dem etter fristen' if sent else ''}."
    if not holdt:
        return f"Ingen av {text.number(ledere)} ledersamtaler {frist} er holdt, og {slutt}."
    return (
        f"Av {text.number(ledere)} ledersamtaler {frist} er {text.number(holdt)} holdt ({andel(holdt, ledere)})."
        f" {stor(tallord(ledere - holdt))} mangler, og {slutt}."
    )


def om_fristene(runde: Mapping[Any, Any], dato: date) -> str:
    """The round's deadline on `dato`; where the roles have different ones, how many talks are past theirs."""
    if runde["foerste_frist"] == runde["frist"]:
        dager = (dato - runde["frist"].date()).days
        if dager > 0:
            return f"fristen gikk ut for {_dager(dager)} siden"
        return f"det er {_dager(-dager)} til fristen" if dager else "fristen er i dag"
    over = int(runde["over_fristen"])
    return f"{tallord(over)} {'av dem ' if over else ''}er over fristen"


def om_dagene(dager_over: int) -> str:
    """`236 dager over`, `12 dager igjen`."""
    if not dager_over:
        return "Frist i dag"
    return f"{_dager(abs(dager_over))} {'over' if dager_over > 0 else 'igjen'}"


def andel(holdt: int, ledere: int) -> str:
    """`85 %`, never 100 % before the last one is held, nor 0 % after the first."""
    avrundet = int(200 * holdt / ledere + 1) // 2
    if 0 < holdt < ledere:
        avrundet = min(max(avrundet, 1), 99)
    return f"{avrundet}{text.NO_BREAK}%"


def tittel_nivaa(nivaaer: pd.DataFrame, runde: str) -> str:
    """The message of the bars: where most are missing in the round. `nivaaer` are rows of lederavtaler/per_nivaa."""
    denne = nivaaer[nivaaer["runde"] == runde]
    if not denne["mangler"].sum():
        return f"{runde}: alle nivåer har holdt samtalene"
    tall = denne.groupby("nivaa", as_index=False)[["mangler", "ledere"]].sum()
    flest = tall.sort_values("mangler", ascending=False, kind="stable").iloc[0]
    return f"{runde}: flest mangler på nivå {flest['nivaa']}, {text.number(flest['mangler'])} av {text.number(flest['ledere'])}"


def om_utenfor(ukjente: int, grupper: int, ikke_kommet: int) -> str:
    """Why rows of the round are not counted; empty where all are."""
    deler = [
        (ukjente, "gjelder en rolle som ikke er blant lederrollene", "gjelder roller som ikke er blant lederrollene"),
        (grupper, "gjelder en gruppe eller en rolle uten ledernivå", "gjelder grupper eller roller uten ledernivå"),
        (ikke_kommet, "har en dato som ikke er kommet, og er ikke regnet som holdt", "har en dato som ikke er kommet, og er ikke regnet som holdt"),
    ]  # fmt: skip
    sagt = [
        f"{text.count(antall, 'rad', 'rader')} {ett if antall == 1 else flere}"
        for antall, ett, flere in deler
        if antall
    ]
    return f"{stor(liste(sagt))}." if sagt else ""


def om_ikke_med(titler: Sequence[str], runde: str) -> str:
    """The leaders who came after the round was started; empty where there are none."""
    if not titler:
        return ""
    hvem = f"{stor(tallord(len(titler)))} {'lederrolle' if len(titler) == 1 else 'lederroller'}"
    return f"{hvem} er ikke med i «{runde}»: {liste(titler)}."


def om_uten_overordnet(titler: Sequence[str]) -> str:
    """Whom nobody is reminded of: the role's superior is not told, or is unknown. Empty where all have one."""
    if not titler:
        return ""
    en = len(titler) == 1
    return (
        f"{stor(tallord(len(titler)))} {'rolle som mangler samtale, har' if en else 'roller som mangler samtale, har'}"
        f" ingen nærmeste leder blant lederrollene: {liste(titler)}. Ingen får påminnelse om {'den' if en else 'dem'}."
    )


def paaminnelse(runde: str, mangler: pd.DataFrame, dato: date) -> str:
    """The text of an e-mail to one superior, with roles and no names. `mangler` are the rows of lederavtaler/samtaler that are not held."""
    en = len(mangler) == 1
    linjer = [
        f"– {' '.join(str(rad['tittel']).split())}: frist {text.day(rad['frist'])} ({om_dagene(int(rad['dager_over'])).lower()})"
        for rad in mangler.to_dict("records")
    ]
    return "\n".join(
        [
            f"Påminnelse: ledersamtaler, {' '.join(runde.split())}",
            "",
            "Hei!",
            "",
            f"Per {text.day(dato)} er {'denne ledersamtalen' if en else 'disse ledersamtalene'} ikke registrert som holdt:",
            "",
            *linjer,
            "",
            f"Kall inn til {'samtalen' if en else 'samtalene'} hvis det ikke er gjort, og registrer datoen på siden Lederavtaler når"
            f" {'den' if en else 'hver av dem'} er holdt. Skriv ikke noe om innholdet; det er mellom dere to.",
        ]
    )


def _med_frist(runde: Mapping[Any, Any]) -> str:
    foerste, siste = runde["foerste_frist"], runde["frist"]
    if foerste == siste:
        return f"med frist {text.day(siste)}"
    return f"med frister fra {text.day(foerste)} til {text.day(siste)}"


def _dager(antall: int) -> str:
    return text.count(antall, "dag", "dager")
