"""What the økonomileder is told about what is public, what will be, and what a correction changes."""

from collections.abc import Sequence
from datetime import date

from dashboard import text
from dashboard.period import Period
from dashboard.sentences.words import liste, stor

OM_ENDRET_SYKEFRAVAER = (
    "Rettelsen endrer publisert sykefravær. Den som legger de to utgavene ved siden av hverandre, ser endringen: kommer den"
    " fra få ansatte, kan den vise deres fravær. Vent da med rettelsen til neste måned."
)


def ikke_publisert(period: Period) -> str:
    """`Oktober 2026 er ikke publisert.`"""
    return f"{stor(period.label)} er ikke publisert."


def publisert(period: Period, utgave: int, dato: date) -> str:
    """`Oktober 2026 ble publisert 12.11.2026 som utgave 1.`; a later edition is a correction."""
    gjort = (
        f"ble publisert {text.day(dato)} som"
        if utgave == 1
        else f"er rettet {text.day(dato)}, og leses nå som"
    )
    return f"{stor(period.label)} {gjort} utgave {text.number(utgave)}."


def trukket(period: Period, utgave: int, dato: date | None, eldre: Sequence[int]) -> str:
    """`Oktober 2026 er trukket tilbake. Utgave 1 kunne leses til 14.11.2026, og ingenting er offentlig nå.`

    `eldre`: the editions before it that are not withdrawn themselves.
    """
    til = f" til {text.day(dato)}" if dato else ""
    sagt = f"{stor(period.label)} er trukket tilbake. Utgave {text.number(utgave)} kunne leses{til}"
    if not eldre:
        return f"{sagt}, og ingenting er offentlig nå."
    utgaver = liste([text.number(each) for each in sorted(eldre)])
    return f"{sagt}. Utgave {utgaver} kan fortsatt leses på sin egen adresse."


def antall_perioder(antall: int) -> str:
    """How many periods have an edition that stands."""
    return f"{text.count(antall, 'periode', 'perioder') if antall else 'Ingen periode'} har en utgave som gjelder."


def om_endrede_tall(antall: int) -> str:
    """How many of the published numbers are others in the newest."""
    if not antall:
        return "Ingen publiserte tall er endret siden."
    return f"{text.count(antall, 'publisert tall', 'publiserte tall')} er endret siden."


def om_tall_som_endres(antall: int) -> str:
    """How many of the published numbers the next edition changes."""
    if not antall:
        return "Ingen publiserte tall blir annerledes med tallene som er valgt."
    return (
        f"{text.count(antall, 'publisert tall', 'publiserte tall')} blir annerledes med tallene som er valgt."
    )


def om_frigitte(antall: int, uten_tekst: Sequence[str]) -> str:
    """`2 tekster er frigitt. Ingen tekst er frigitt for Helse og omsorg, som er over grensen.`"""
    over = f"{liste(uten_tekst)}, som er over grensen" if uten_tekst else ""
    if not antall:
        return f"Ingen tekster er frigitt ennå{f', heller ikke for {over}' if over else ''}."
    sagt = f"{text.count(antall, 'tekst', 'tekster')} er frigitt."
    return f"{sagt} Ingen tekst er frigitt for {over}." if over else sagt


def om_spoersmaal(aapne: int, besvart: int) -> str:
    """`2 besvarte spørsmål er med, 1 åpent er ikke med.`"""
    if not aapne and not besvart:
        return "Ingen spørsmål er skrevet inn ennå."
    venter = text.count(aapne, "åpent", "åpne")
    if not besvart:
        return f"Ingen spørsmål er besvart, {venter} er ikke med."
    med = f"{text.count(besvart, 'besvart spørsmål', 'besvarte spørsmål')} er med"
    return f"{med}, {venter} er ikke med." if aapne else f"{med}."


def om_svaret(utgave: int | None, samme: bool) -> str:
    """Where an answer can be read. `utgave` is the edition that stands and holds the question, None where none does."""
    if utgave is None:
        return "Kommer med i neste utgave."
    staar = f"utgave {text.number(utgave)}"
    return f"Står i {staar}." if samme else f"Et tidligere svar står i {staar}. Dette kommer i neste utgave."


def om_tekstene(en: str, flere: str, ny: str, antall_nye: int, antall_ute: int) -> list[str]:
    """What a correction changes of what is written: `2 svar er nye eller endret.` `ny`: as it is said of one of them."""
    sagt = []
    if antall_nye:
        sagt.append(
            f"{text.count(antall_nye, en, flere)} er {ny if antall_nye == 1 else 'nye'} eller endret."
        )
    if antall_ute:
        sagt.append(f"{text.count(antall_ute, en, flere)} er tatt ut.")
    return sagt


def om_endringer_etter(period: Period, antall: int) -> str:
    """`Oktober 2026: 4 publiserte tall er endret siden.`"""
    return f"{stor(period.label)}: {om_endrede_tall(antall)}"
