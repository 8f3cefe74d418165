"""What the published summary says to those who have 20 seconds and a phone: the few sentences no other report has."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard import text
from dashboard.period import Period
from dashboard.sentences.forklaringer import om_tallet
from dashboard.sentences.oppstillinger import mot_gulvet, mot_taket
from dashboard.sentences.sykefravaer import mot_maalet as sykefravaeret_mot_maalet
from dashboard.sentences.sykefravaer import sammenlignet
from dashboard.sentences.vedtak import tell
from dashboard.sentences.words import betegnelse, enhetsnavn, liste, paa_beloep, stor, tallord

UTEN_AVVIK = "Det er ikke både regnskap og budsjett for perioden, så det er ikke noe avvik å forklare."
IKKE_FRIGITT = "Det er ikke publisert noe om hva som gjøres med avviket."
OM_FORTEGN = (
    "Avvik er budsjett minus regnskap. + er mindreforbruk: det er brukt mindre enn budsjettert, eller kommet mer inn."
    " − er merforbruk."
)
OM_STREKENE = (
    "En strek betyr at tallet ikke vises: det gjelder få ansatte, det er skjult for at et annet ikke skal kunne regnes ut,"
    " eller det finnes ikke tall for alle månedene."
)
OM_DET_SOM_IKKE_ER_MED = (
    "Tall for enkeltenheter, ansvar og arter er ikke med, og heller ikke forklaringer og kommentarer som ikke er frigitt"
    " for publisering. Budsjettiltakenes effekt er den som er meldt. Små steders regnskap og fritekst kan si noe om"
    " enkeltpersoner."
)


def om_det_stoerste_avviket(omraader: pd.DataFrame) -> str:
    """The tjenesteområde furthest from its budget, either way; empty where none can be held against one.

    `omraader`: omraade, navn, avvik (kr), avvik_prosent.
    """
    med_avvik = omraader.dropna(subset=["avvik"])
    if med_avvik.empty:
        return ""
    stoerst = med_avvik.sort_values("avvik", key=lambda avvik: avvik.abs()).iloc[-1]
    if not stoerst["avvik"]:
        return "Ingen tjenesteområder avviker fra budsjettet."
    andel = "" if pd.isna(stoerst["avvik_prosent"]) else f" ({text.percent(abs(stoerst['avvik_prosent']))})"
    hvem = enhetsnavn(stoerst["navn"], stoerst["omraade"])
    return f"Størst avvik har {hvem}: {paa_beloep(stoerst['avvik'])}{andel}."


def avvikene_i_ord(omraader: pd.DataFrame) -> str:
    """The bars of the deviations in a sentence, for those who do not see them. `omraader`: navn, avvik (kr)."""
    deler = [
        f"{navn} {om_tallet(avvik, float('nan'))}"
        for navn, avvik in omraader.sort_values("avvik")[["navn", "avvik"]].itertuples(index=False)
    ]
    return f"Søylediagram over avviket mellom budsjett og regnskap hittil per tjenesteområde: {', '.join(deler)}."


def om_tiltakene(omraader: pd.DataFrame, aar: int) -> str:
    """`Budsjettiltakene skal gi 7,0 mill. kr i 2026, og det ventes 2,2 mill. kr mindre.` Rows of tiltak/per_tjenesteomraade."""
    vedtatt, forskjell = (float(omraader[navn].fillna(0).sum()) for navn in ("vedtatt_effekt", "differanse"))
    sagt = f"Budsjettiltakene skal gi {text.millions(vedtatt)} i {aar}"
    meldt = int(omraader["antall_med_forventning"].sum())
    if not meldt:
        return f"{sagt}. Hva som ventes, er ikke meldt."
    noen = " av dem som er meldt" if meldt < int(omraader["antall"].sum()) else ""
    if not round(forskjell / 1_000_000, 1):
        return f"{sagt}, og det ventes like mye{noen}."
    return (
        f"{sagt}, og det ventes {text.millions(abs(forskjell))} {'mer' if forskjell > 0 else 'mindre'}{noen}."
    )


def om_vedtakene(statuser: pd.DataFrame) -> str:
    """`3 av 24 åpne vedtak er over fristen.` Verbalvedtak aside. `statuser` are the rows of vedtak/per_status."""
    antall = tell(statuser, verbalvedtak=False)
    if not antall.aapne:
        return "Ingen vedtak er åpne."
    if antall.aapne == 1:
        return f"Ett vedtak er åpent, og det er {'over' if antall.forsinket else 'innenfor'} fristen."
    if not antall.forsinket:
        return f"{text.number(antall.aapne)} vedtak er åpne, ingen av dem er over fristen."
    if antall.forsinket == antall.aapne:
        return f"Alle {text.number(antall.aapne)} åpne vedtak er over fristen."
    return f"{text.number(antall.forsinket)} av {text.number(antall.aapne)} åpne vedtak er over fristen."


def om_sykefravaeret(kommunen: Mapping[Any, Any], month: Period, maal: float | None) -> str:
    """Twelve months against the twelve before, never one alone. `kommunen`: rullerende, rullerende_i_fjor (%); `maal` in %."""
    naa, foer = kommunen["rullerende"], kommunen["rullerende_i_fjor"]
    if pd.isna(naa):
        return (
            f"Sykefraværet vises ikke: det er ikke lest inn tall for alle de 12 månedene til og med {month.label},"
            " eller de gjelder for få ansatte."
        )
    sagt = f"De siste 12 månedene var sykefraværet {text.percent(naa)}"
    sagt += "." if pd.isna(foer) else f", {sammenlignet(naa, foer)} i de 12 før."
    return (
        sagt if maal is None else f"{sagt} Det er {sykefravaeret_mot_maalet(naa, maal)} på {text.percent(maal)}."
    )  # fmt: skip


def om_de_over_grensen(over: Sequence[str], uten_tekst: Sequence[str]) -> str:
    """Which tjenesteområder are past the limit, and which of them nothing is cleared about."""
    if not over:
        return "Ingen tjenesteområder er over grensen for hva som må forklares."
    antall = len(over)
    sagt = f"{stor(tallord(antall, 'omraade'))} {betegnelse('omraade', antall)} er over grensen for hva som må forklares: {liste(over)}."
    if not uten_tekst:
        return sagt
    if len(uten_tekst) == antall:
        return f"{sagt} Det er ikke publisert noe om hva som gjøres med {'avviket' if antall == 1 else 'avvikene'}."
    return f"{sagt} Det er ikke publisert noe om hva som gjøres med avviket i {liste(uten_tekst)}."


def om_grensen(kr: float, prosent: float) -> str:
    """The limits, as they are printed."""
    return (
        f"Grensen for hva som må forklares, er et avvik på mer enn {text.kroner(kr)} og mer enn {text.percent(prosent)} av budsjettet,"
        " eller en prognose som er blitt så mye verre på en måned."
    )


def mot_maalet(verdi: float, maal: float | None, er_gulv: bool) -> str | None:
    """A figure from Statistics Norway against what is adopted, as least or at most; None where no target is."""
    if maal is None:
        return None
    return mot_gulvet(verdi, maal) if er_gulv else mot_taket(verdi, maal)


def om_budsjettet(versjon: str) -> str:
    """Which budget the accounts are held against. `versjon` as sentences.oekonomi.om_budsjettet says it."""
    return f"Budsjettet i tabellene: {versjon[:1].lower()}{versjon[1:]}."


def om_smaa_tall(ansatte_minst: int) -> str:
    """What is hidden of the sick leave, and why."""
    return (
        f"Sykefravær er helseopplysninger. Det vises bare for kommunen og tjenesteområdene, over 12 måneder, og bare når hver av"
        f" månedene gjelder minst {text.number(ansatte_minst)} ansatte. Når ett tjenesteområde må skjules, skjules også det nest"
        " minste, slik at tallet ikke kan regnes ut av summen. Enkeltmåneder, årsaker og enheter er ikke med."
    )


def om_unntatte(dato: str) -> str:
    """What is left out of the log of decisions, and what its deadlines are held against (`31.10.2026`)."""
    return (
        "Vedtak som er unntatt offentlighet, er ikke med, heller ikke i antallene."
        f" Fristene er regnet mot {dato}."
    )


def rettet(dato: str, grunn: str) -> str:
    """`Rettet 22.11.2026: Regnskapet for oktober var ikke fullstendig.`"""
    return f"Rettet {dato}: {grunn}"


def om_prognosen(forklaring: str) -> str:
    """How the forecast is made. `forklaring` is that of the method."""
    return f"Ventet avvik er årsbudsjettet minus årsprognosen. Slik regnes prognosen: {forklaring[:1].lower()}{forklaring[1:]}"
