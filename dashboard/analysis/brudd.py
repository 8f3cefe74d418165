"""Where the red thread is broken: what should hang together and does not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.analysis.maalstruktur import UTGAAR, Ledd, Maalstruktur

MAAL_UTEN_TILTAK = "mål uten tiltak"
FOKUS_UTEN_MAAL = "fokusområde uten mål"
TILTAK_UTEN_MAAL = "tiltak uten mål"
UTEN_EIER = "tiltak uten eier"
UKJENT_EIER = "eier som ikke finnes"
UTEN_KONTO = "tiltak uten konto"
KONTO_UTEN_TALL = "konto uten tall"
UTEN_INDIKATOR = "tiltak uten indikator"
UTEN_PENGER = "satsingsområde uten penger"
VEDTAK_UTEN_EIER = "vedtak uten eier"

FORKLARING: Mapping[str, str] = {
    MAAL_UTEN_TILTAK: "Målet har ingen oppdrag, tiltak eller hovedoppgaver under seg, og ingen andre støtter det.",
    FOKUS_UTEN_MAAL: "Fokusområdet har ingen mål under seg.",
    TILTAK_UTEN_MAAL: "Ingen mål står over det, og det er ikke sagt hvilket mål det støtter.",
    UTEN_EIER: "Ingen har hovedansvar (HA).",
    UKJENT_EIER: "Den som har ansvar, finnes verken som lederrolle eller tjenesteområde.",
    UTEN_KONTO: "Verken det selv eller noe under det har ansvar, funksjon, art, prosjekt eller budsjettiltak.",
    KONTO_UTEN_TALL: "Kontoen det peker på, har verken budsjett eller regnskap i året.",
    UTEN_INDIKATOR: "Verken det selv eller målet over har en indikator, så resultatet kan ikke måles.",
    UTEN_PENGER: "Det er verken budsjett på adressene under det eller vedtatt effekt av tiltak.",
    VEDTAK_UTEN_EIER: "Vedtaket er ikke avsluttet, og ingen er ansvarlig.",
}
"""Every kind of break, in the order of the red thread, and what it means."""


@dataclass(frozen=True, slots=True)
class Brudd:
    """One break. `ledd` is the id of a link, or of a vedtak; `plan` is empty for a vedtak."""

    slag: str
    ledd: str
    tittel: str
    plan: str = ""
    navn: str = ""  # of the owner nobody knows


def bruddene(
    struktur: Maalstruktur, ansvar: pd.DataFrame, penger: pd.DataFrame, vedtak: pd.DataFrame
) -> list[Brudd]:
    """Every break, by kind. `ansvar`, `penger`: rows of strategi/ansvar and strategi/penger; `vedtak`: the log (id, tittel,
    status, ansvarlig). What is not to be done any more breaks nothing."""
    found = [
        *_i_strukturen(struktur),
        *_ukjente_eiere(struktur, ansvar),
        *_konto_uten_tall(struktur, penger),
        *_uten_penger(struktur, penger),
        *_vedtak(vedtak),
    ]
    order = list(FORKLARING)
    return sorted(found, key=lambda each: order.index(each.slag))


def _i_strukturen(struktur: Maalstruktur) -> Iterator[Brudd]:
    for ledd in struktur.ledd.values():
        if ledd.status != UTGAAR:
            for slag in _av_ledd(struktur, ledd):
                yield Brudd(slag, ledd.id, ledd.tittel, ledd.plan)


def _av_ledd(struktur: Maalstruktur, ledd: Ledd) -> Iterator[str]:
    if ledd.er_maal and not _har_arbeid(struktur, ledd):
        yield MAAL_UTEN_TILTAK
    if ledd.nivaa == "fokusområde" and not any(each.er_maal for each in struktur.etterkommere(ledd.id)):
        yield FOKUS_UTEN_MAAL
    if not ledd.er_arbeid:
        return
    if not _maalene(struktur, ledd):
        yield TILTAK_UTEN_MAAL
    if not ledd.hovedansvar:
        yield UTEN_EIER
    if not any(each.har_adresse or each.tiltak for each in (ledd, *struktur.etterkommere(ledd.id))):
        yield UTEN_KONTO
    if not struktur.indikatorer(ledd.id) and not any(
        struktur.indikatorer(maal.id) for maal in _maalene(struktur, ledd)
    ):
        yield UTEN_INDIKATOR


def _har_arbeid(struktur: Maalstruktur, ledd: Ledd) -> bool:
    stoetter = struktur.stoettet_av(ledd.id)
    return bool(struktur.arbeid(ledd.id)) or any(each.er_arbeid for each in stoetter)


def _maalene(struktur: Maalstruktur, ledd: Ledd) -> list[Ledd]:
    """The goals a piece of work serves: the nearest above it, and those it or the work above it says that it supports."""
    veien = [ledd, *struktur.forfedre(ledd.id)]
    over = [each for each in veien if each.er_maal][:1]
    stoettet = [
        struktur.ledd[id_]
        for each in veien
        if each.er_arbeid
        for id_ in each.stoetter
        if id_ in struktur.ledd
    ]
    return over + [each for each in stoettet if each.er_maal]


def _ukjente_eiere(struktur: Maalstruktur, ansvar: pd.DataFrame) -> Iterator[Brudd]:
    """Where no role and no tjenesteområde is known, nobody can be missed."""
    if not ansvar["kjent"].any():
        return
    for id_, navn in ansvar.loc[~ansvar["kjent"], ["ledd", "navn"]].itertuples(index=False):
        ledd = struktur.ledd[id_]
        if ledd.status != UTGAAR:
            yield Brudd(UKJENT_EIER, ledd.id, ledd.tittel, ledd.plan, navn)


def _konto_uten_tall(struktur: Maalstruktur, penger: pd.DataFrame) -> Iterator[Brudd]:
    for id_ in penger.loc[penger["konto_uten_tall"].eq(True), "ledd"]:
        ledd = struktur.ledd[id_]
        if ledd.status != UTGAAR:
            yield Brudd(KONTO_UTEN_TALL, ledd.id, ledd.tittel, ledd.plan)


def _uten_penger(struktur: Maalstruktur, penger: pd.DataFrame) -> Iterator[Brudd]:
    kjent = penger.set_index("ledd")[["budsjett", "regnskap", "vedtatt_effekt"]].fillna(0)
    for ledd in struktur.paa_nivaa("satsingsområde"):
        if ledd.status != UTGAAR and (ledd.id not in kjent.index or not kjent.loc[ledd.id].any()):
            yield Brudd(UTEN_PENGER, ledd.id, ledd.tittel, ledd.plan)


def _vedtak(vedtak: pd.DataFrame) -> Iterator[Brudd]:
    aapne = vedtak[~vedtak["status"].isin(["utført", "utgår"])]
    uten = aapne[aapne["ansvarlig"].fillna("").str.strip() == ""]
    for id_, tittel in uten[["id", "tittel"]].itertuples(index=False):
        yield Brudd(VEDTAK_UTEN_EIER, str(id_), tittel)
