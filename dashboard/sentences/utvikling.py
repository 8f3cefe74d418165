"""What the strategies of the organisation say: how much is done, what it has given, and who works with what."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard import text
from dashboard.sentences.words import beloep, liste, stor, tallord

_ORD = {
    "hovedoppgave": ("hovedoppgave", "hovedoppgaver"),
    "tiltak": ("tiltak", "tiltak"),
    "oppdrag": ("oppdrag", "oppdrag"),
}
_DELER = {
    "delstrategi": ("én delstrategi", "delstrategier"),
    "innsatsområde": ("ett innsatsområde", "innsatsområder"),
    "mål": ("ett mål", "mål"),
}


def ordet(nivaaer: Sequence[str], antall: int = 2) -> str:
    """What pieces of work are called together: by their level where it is one, else oppgaver."""
    levels = set(nivaaer)
    ett, flere = (
        _ORD.get(levels.pop(), ("oppgave", "oppgaver")) if len(levels) == 1 else ("oppgave", "oppgaver")
    )
    return ett if antall == 1 else flere


def antall_deler(antall: int, nivaa: str) -> str:
    """`tre delstrategier`, `ett innsatsområde`."""
    ett, flere = _DELER[nivaa]
    return ett if antall == 1 else f"{tallord(antall)} {flere}"


def om_arbeidet(telt: Mapping[str, int], nivaaer: Sequence[str], deler: int, nivaa: str) -> str:
    """How much of a plan is done: `25 hovedoppgaver i tre delstrategier: 6 utført, 3 forsinket.` `telt` as oppgaver.telt gives it,
    `nivaaer` those of the work, `deler` how many parts of level `nivaa` the plan has."""
    antall = telt["antall"]
    if not antall:
        har = f"{antall_deler(deler, nivaa)}, men ingen" if deler else "ingen"
        return f"Planen har {har} oppgaver eller tiltak."
    i_deler = f" {'for' if nivaa == 'mål' else 'i'} {antall_deler(deler, nivaa)}" if deler else ""
    hva = text.count(antall, ordet(nivaaer, 1), ordet(nivaaer))
    if telt["ikke_meldt"] == antall:
        return f"{hva}{i_deler}. Status er ikke meldt for {'den' if antall == 1 else 'noen av dem'}."
    sagt = [
        f"{text.number(telt[navn])} {ord_}"
        for navn, ord_ in (
            ("utfoert", "utført"),
            ("forsinket", "forsinket"),
            ("i_arbeid", "under arbeid"),
            ("venter", "venter eller er ikke startet"),
            ("ikke_meldt", "er ikke meldt"),
        )
        if telt[navn] or navn == "utfoert"
    ]
    return f"{hva}{i_deler}: {', '.join(sagt)}."


def om_gevinsten(planlagt: float, realisert: float, aar: int, antall: int, meldt: int) -> str:
    """What is planned to be gained in kr by the end of `aar`, and what is. `meldt` of `antall` gains have a realised amount."""
    if not antall:
        return f"Det er ikke lagt inn gevinster i kroner til og med {aar}."
    sagt = f"Planlagt gevinst til og med {aar} er {beloep(planlagt)}"
    if not meldt:
        return f"{sagt}. Realisert gevinst er ikke meldt."
    andel = f" ({text.number(100 * realisert / planlagt)}{text.NO_BREAK}%)" if planlagt > 0 else ""
    sagt = f"{sagt}, realisert {beloep(realisert)}{andel}."
    if meldt < antall:
        sagt += (
            f" For {text.number(antall - meldt)} av {text.number(antall)} er det ikke meldt noe realisert."
        )
    return sagt


def tittel_status(deler: pd.DataFrame) -> str:
    """The message of the bars per part: where most is late, else where most is left. `deler`: rows of oppgaver.per_del."""
    rader = deler.to_dict("records")
    if len(rader) < 2:
        return "Status for oppgavene"
    senest = max(rader, key=lambda rad: rad["forsinket"])
    if senest["forsinket"]:
        return f"Flest forsinkede i {senest['tittel']}: {text.number(senest['forsinket'])} av {text.number(senest['antall'])}"
    mest = max(rader, key=lambda rad: rad["antall"] - rad["utfoert"])
    igjen = mest["antall"] - mest["utfoert"]
    if not igjen:
        return "Alt er utført"
    return f"Mest gjenstår i {mest['tittel']}: {text.number(igjen)} av {text.number(mest['antall'])}"


def tittel_gevinst(deler: pd.DataFrame) -> str:
    """The message of the bars of gains: where most is left to take out. `deler`: tittel, planlagt, realisert (kr)."""
    mangler = (deler["planlagt"] - deler["realisert"].fillna(0)).tolist()
    if len(mangler) < 2 or round(max(mangler) / 1_000_000, 1) <= 0:
        return "Gevinster i kroner, planlagt og realisert"
    mest = mangler.index(max(mangler))
    return f"Mest gjenstår i {deler['tittel'].iloc[mest]}: {text.millions(mangler[mest])}"


def om_kompasset(omraader: pd.DataFrame, uten: int, antall: int, ordet_: str) -> str:
    """Which areas of Kommunekompasset the work serves. `omraader`: rows of portefoelje.kompass; `uten` of the `antall` pieces of work
    (called `ordet_`) are tied to none."""
    tomme = omraader.loc[omraader["antall"] == 0, "navn"].tolist()
    if len(tomme) == len(omraader):
        return (
            f"Ingen {ordet_} er knyttet til Kommunekompasset. Knytningen settes i kolonnen «Kommunekompasset» i målstrukturen,"
            " med nummeret på området eller kriteriet."
        )
    hele = len(omraader)
    if tomme:
        sagt = (
            f"Det arbeides med {tallord(hele - len(tomme), 'omraade')} av {tallord(hele)} områder i Kommunekompasset."
            f" Ingen {ordet_} er knyttet til {liste(tomme)}."
        )
    else:
        sagt = f"Det arbeides med alle de {tallord(hele)} områdene i Kommunekompasset."
    if uten:
        sagt += f" {stor(tallord(uten))} av {text.number(antall)} {ordet_} er ikke knyttet til noe område."
    return sagt


def om_effekten(effekt: Mapping[str, Any], aar: int) -> str:
    """What the project's budget measures give in `aar`. `effekt`: the fields of omstilling.Effekt."""
    antall = int(effekt["antall"])
    if not antall:
        return f"Ingen budsjettiltak i {aar} er knyttet til prosjektet, så effekten i kroner kan ikke leses."
    hva = "Budsjettiltaket" if antall == 1 else f"De {tallord(antall)} budsjettiltakene"
    sagt = (
        f"{hva} skal gi {beloep(effekt['vedtatt'])} i {aar}. {beloep(effekt['realisert'])} er meldt realisert"
    )
    if round(effekt["motsagt"]):
        sagt += f", av dette {beloep(effekt['motsagt'])} som regnskapet ikke viser"
    meldt = int(effekt["antall_med_forventning"])
    if not meldt:
        return f"{sagt}, og forventet effekt er ikke meldt."
    noen = f" for {text.number(meldt)} av dem" if meldt < antall else ""
    forskjell = effekt["differanse"]
    if not round(forskjell):
        return f"{sagt}, og det ventes det samme som vedtatt{noen}."
    return f"{sagt}, og det ventes {beloep(abs(forskjell))} {'mer' if forskjell > 0 else 'mindre'} enn vedtatt{noen}."


def om_kronemaalet(effekt: Mapping[str, Any], aar: int) -> str:
    """How far the project is towards its own target in kr; empty where it has none. `effekt`: the fields of omstilling.Effekt."""
    maal = effekt["maal"]
    if not maal:
        return ""
    sagt = f"Målet «{effekt['maal_tittel']}» er {beloep(maal)}"
    if effekt["maalt"] is not None:
        naar = f" {text.day(effekt['maalt_dato'])}" if effekt["maalt_dato"] is not None else ""
        sagt += f", sist målt{naar} til {beloep(effekt['maalt'])} ({_andel(effekt['maalt'], maal)})"
    if effekt["antall"]:
        sagt += f". Budsjettiltakene i {aar} er vedtatt å gi {_andel(effekt['vedtatt'], maal)} av målet"
    if effekt["maalt"] is None or not effekt["antall"]:
        return f"{sagt}."
    kilde = f" (kilde: {effekt['maalt_kilde'].strip().rstrip('.')})" if effekt["maalt_kilde"].strip() else ""
    return (
        f"{sagt}. De {beloep(effekt['maalt'])} er verdien som er ført på målets indikator{kilde}; {beloep(effekt['realisert'])} er summen av"
        f" det som er meldt på budsjettiltakene for {aar} alene."
    )


def om_fristene(alt: pd.DataFrame, effekt: Mapping[str, Any]) -> str:
    """How many are past their deadline and not done, of the project's own and of the budget measures that are tied to it. `alt`: that
    of omstilling.Omstilling, `effekt`: the fields of its Effekt."""
    if alt.empty and not effekt["antall"]:
        return ""
    sagt = []
    if len(alt):
        sagt.append(f"{_av(int(alt['dager_over'].notna().sum()), len(alt))} egne tiltak og aktiviteter")
    if effekt["antall"]:
        sagt.append(f"{_av(effekt['over_fristen'], effekt['antall'])} budsjettiltak")
    return f"Over fristen: {' og '.join(sagt)}."


def _av(noen: int, hele: int) -> str:
    return f"{text.number(noen)} av {text.number(hele)}"


def _andel(del_: float, hele: float) -> str:
    return f"{text.number(100 * del_ / hele)}{text.NO_BREAK}%"


def om_risikoene(risikoer: pd.DataFrame) -> str:
    """How much is at risk, and why. `risikoer`: those of omstilling.Omstilling."""
    if risikoer.empty:
        return "Ingenting er forsinket, uten eier eller uten effekt."
    antall = risikoer["slag"].value_counts()
    sene, eierloese, uten = (int(antall.get(slag, 0)) for slag in ("Forsinket", "Uten eier", "Uten effekt"))
    deler = [
        f"{tallord(sene)} er forsinket" if sene else "",
        f"{tallord(eierloese)} mangler eier" if eierloese else "",
        f"{tallord(uten, 'omraade')} budsjettiltak gir liten eller ingen effekt" if uten else "",
    ]
    return f"{stor(liste([del_ for del_ in deler if del_]))}."


def om_risikoen(rad: Mapping[Any, Any]) -> str:
    """Why a thing is at risk. `rad`: one of the risikoer of omstilling.Omstilling."""
    match rad["slag"], rad["aarsak"]:
        case "Forsinket", _:
            return f"{text.count(int(rad['dager_over']), 'dag', 'dager')} over fristen"
        case "Uten eier", _:
            return "Ingen kjent rolle har hovedansvar"
        case _, "motsagt":
            return "Meldt gjennomført, men regnskapet viser ingen effekt"
        case _, "ikke meldt":
            return "Gjennomført, men realisert effekt er ikke meldt"
        case _:
            return f"Ventes å gi {beloep(rad['forventet'])} av vedtatt {beloep(rad['vedtatt'])}"


def om_kartleggingen(rader: pd.DataFrame, navn: str, aar: int) -> str:
    """How many answered, and what is highest and lowest among all. `rader`: rows of kompetanse.per_spoersmaal."""
    svar = rader["svar"].dropna()
    sagt = f"{navn} {aar}: {text.count(len(rader), 'spørsmål', 'spørsmål')}"
    if not svar.empty:
        sagt += f", besvart av opptil {text.number(svar.max())}"
    vist = rader.dropna(subset=["alle"]).sort_values("alle", kind="stable")
    if len(vist) < 2 or vist["maaleenhet"].nunique() != 1 or vist["alle"].min() == vist["alle"].max():
        return f"{sagt}."
    hoeyest, lavest = vist.iloc[-1], vist.iloc[0]
    enhet = hoeyest["maaleenhet"]
    return (
        f"{sagt}. Høyest: «{hoeyest['spoersmaal']}» ({maalt(hoeyest['alle'], enhet)})."
        f" Lavest: «{lavest['spoersmaal']}» ({maalt(lavest['alle'], enhet)})."
    )


def maalt(verdi: float, enhet: str) -> str:
    """A result with its unit: `61 %`, `4,3 (1–6)` for a scale, `12 dager`."""
    if enhet == "%":
        return f"{text.figure(verdi)}{text.NO_BREAK}%"
    return (
        f"{text.figure(verdi)} på skalaen {enhet}" if enhet[:1].isdigit() else f"{text.figure(verdi)} {enhet}"
    )


def regelen(minst: int) -> str:
    """Why a result is hidden, as it stands under the table."""
    return f"«Skjult» står der færre enn {text.number(minst)} har svart, og der et skjult tall ellers kunne regnes ut av de andre."


def tittel_kartlegging(svar: pd.DataFrame) -> str:
    """The message of the dots: what is lowest among all. `svar`: rows of kompetanse.punkter."""
    alle = svar[svar["alle"]]
    if len(alle) < 2 or alle["verdi"].min() == alle["verdi"].max():
        return "Kompetanse per spørsmål"
    lavest = alle.sort_values("verdi", kind="stable").iloc[0]
    return f"Lavest: {lavest['rad']} ({text.figure(lavest['verdi'])})"
