"""What the teoretisk mulighetsrom says, what it does not say, and why it is sometimes not there."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard import text
from dashboard.sentences.kostra_tall import kort, liten
from dashboard.sentences.words import beloep, liste, stor, tallord

_HVORFOR_IKKE = {
    "ikke_kroner": "tallet er ikke i kroner",
    "ikke_per_innbygger": "tallet er ikke delt på alle innbyggere, og kan ikke justeres for behov",
    "utenfor_utjevningen": "tallet har ingen behovsindeks i inntektssystemet",
    "egen_verdi_mangler": "kommunens tall {egen}",
    "referansens_verdi_mangler": "tallet for {navn} {referanse}",
    "brudd": "tallene gjelder et annet område enn dagens",
    "eget_behov_mangler": "kommunens behovsindeks er ikke lest inn",
    "referansens_behov_mangler": "behovsindeksen for {navn} er ikke kjent{medlemmer}",
    "innbyggere_mangler": "folketallet i kommunen er ikke lest inn",
}

_UTEN_TALL = {".": "er ikke aktuelt", "..": "mangler", ":": "skjules av hensyn til personvern"}
_IKKE_HENTET = "er ikke hentet"


def om_spennet(egen: str, omraade: str, utslag: Sequence[tuple[str, float]]) -> str:
    """What the span says. `utslag`: name and kr of each reference, the lowest first; + the municipality spends more."""
    hvem, hva = f"{kort(egen)} bruker", liten(omraade)
    (lav, fra), (hoey, til) = utslag[0], utslag[-1]
    if round(fra) == round(til):
        navn = liste([kort(navn) for navn, _ in utslag])
        if not round(fra):
            return f"{hvem} like mye på {hva} som {navn} ville gjort med samme behov og folketall."
        return f"{hvem} {_mer(fra)} på {hva} enn {navn} ville gjort med samme behov og folketall."
    if fra * til > 0:
        (naer, minst), (fjern, mest) = sorted(((lav, fra), (hoey, til)), key=lambda each: abs(each[1]))
        spennet = f"fra {beloep(abs(minst))} ({kort(naer)}) til {beloep(abs(mest))} ({kort(fjern)})"
        mer = "mer" if til > 0 else "mindre"
        return f"{hvem} {spennet} {mer} på {hva} enn de andre ville gjort med samme behov og folketall."
    spennet = f"fra {_mot(lav, fra)} til {_mot(hoey, til)}"
    return f"{hvem} {spennet} på {hva}, når de andre regnes med samme behov og folketall."


def om_delene(deler: Sequence[str], uten: Sequence[str], uteladt: Sequence[tuple[str, str]] = ()) -> str:
    """What the amounts are made of, what is missing in them, and which references could not be used; empty where the
    area is one figure that all have. `uteladt`: name and reason."""
    sagt = []
    if len(deler) > 1:
        sagt.append(f"Beløpet er summen av {tallord(len(deler))} tall: {_titler(deler)}.")
    if uten:
        sagt.append(f"Ikke med, fordi kommunen mangler tall: {_titler(uten)}.")
    if uteladt:
        navn = liste([kort(navn) for navn, _ in uteladt], flest=8)
        sagt.append(f"{stor(navn)} er ikke med, fordi tall eller behovsindeks mangler.")
    return " ".join(sagt)


def hvorfor_ikke(rad: Mapping[Hashable, Any]) -> str:
    """Why a row of mulighetsrom.beregn has no amount: `Ikke beregnet: tallet er ikke i kroner.`"""
    medlemmer, kjent = rad["medlemmer"], rad["medlemmer_kjent"]
    noen = pd.notna(medlemmer) and medlemmer > 1
    hvorfor = _HVORFOR_IKKE[str(rad["grunn"])].format(
        navn=kort(str(rad["navn"])),
        egen=_UTEN_TALL.get(str(rad["merke"]), _IKKE_HENTET),
        referanse=_UTEN_TALL.get(str(rad["referanse_merke"]), _IKKE_HENTET),
        medlemmer=f": {text.number(kjent)} av {text.number(medlemmer)} kommuner har indeks og folketall"
        if noen
        else "",
    )
    return f"Ikke beregnet: {hvorfor}."


def forbehold(aar: int, behov_aar: int, innbyggere_aar: int) -> list[str]:
    """What must be read with the amounts. The years are those of the accounts, the need indices and the inhabitants."""
    return [
        "Beløpet er et regnestykke, ikke et mål for innsparing: det viser hva forskjellen i utgifter per innbygger svarer til"
        " i kroner når ulikt behov er trukket fra.",
        "Høye utgifter per innbygger trenger ikke å bety at tjenesten drives lite effektivt. Lange avstander, små enheter,"
        " et bedre tilbud eller et bevisst valg kan koste like mye.",
        "Beløpet sier ingenting om hva innbyggerne får. Se det sammen med dekning og kvalitet: et billigere tilbud kan være et"
        " mindre tilbud.",
        f"Behovet er målt med delkostnadsindeksene i inntektssystemet for {behov_aar}. De fanger ikke alt som gjør en kommune"
        " dyr å drive. Indeksen for en gruppe eller et fylke er snittet for kommunene, veid med folketallet; for landet er den 1.",
        f"Beløpene er i {aar}-kroner og ikke regnet om for pris- og lønnsvekst siden. Folketallet er det registrerte"
        f" 1. januar {innbyggere_aar}.",
        "Kommuner fører noen utgifter på ulike steder i regnskapet. Sjekk det før beløpet brukes til noe.",
    ]


def _mer(kr: float) -> str:
    return f"{beloep(abs(kr))} {'mer' if kr > 0 else 'mindre'}"


def _mot(navn: str, kr: float) -> str:
    return f"{_mer(kr)} enn {kort(navn)}" if round(kr) else f"like mye som {kort(navn)}"


def _titler(titler: Sequence[str]) -> str:
    return liste([liten(tittel) for tittel in titler], flest=12)
