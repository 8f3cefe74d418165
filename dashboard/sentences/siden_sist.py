"""Only what has changed since the previous meeting, each as a sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from dashboard import text
from dashboard.analysis.funn import DAGER_UTEN_FORKLARING, Funn
from dashboard.period import Period
from dashboard.sentences.sykefravaer import Signal, signalord
from dashboard.sentences.words import beloep, enhetsnavn, hittil, liste, paa_beloep, spenn, stor, tallord

NY, TILBAKE, ENDRET = "Ny over grensen", "Tilbake innenfor", "Avviket er endret"
PROGNOSE, RETTET = "Prognosen er verre", "Tidligere tall er rettet"
VEDTAK, TILTAK, SYKEFRAVAER = "Vedtak", "Tiltak", "Sykefravær"
OPPGAVE, FORKLARING = "Oppgave over fristen", "Forklaring mangler"

_ER_NAA = {
    "ikke startet": "er satt tilbake til «ikke startet»",
    "under arbeid": "er nå under arbeid",
    "avventer": "avventer nå",
    "utført": "er utført",
    "gjennomført": "er gjennomført",
    "utgår": "utgår",
    "uten status": "mangler nå status",
}
_LISTEN = {VEDTAK: "loggen", TILTAK: "listen"}


def enheter(naa: pd.DataFrame, foer: pd.DataFrame, maaneder_over: pd.Series, grense_kr: float) -> list[Funn]:
    """Units whose deviation crossed the thresholds, or moved by more than `grense_kr` kr. One that was not there before
    is told where it is past the thresholds.

    `naa`, `foer`: places of level enhet at the two meetings; `maaneder_over`: enhet -> months in a row over budget.
    """
    sted = ["omraade", "enhet"]
    begge = naa.merge(foer[[*sted, "avvik", "muntlig"]], on=sted, how="left", suffixes=("", "_foer"))
    funn = []
    for rad in begge.dropna(subset=["avvik"]).to_dict("records"):
        endring = rad["avvik"] - (0 if pd.isna(rad["avvik_foer"]) else rad["avvik_foer"])
        if (sagt := _om_enheten(rad, abs(endring) > grense_kr)) is None:
            continue
        slag, setning = sagt
        maaneder = int(maaneder_over.get(rad["enhet"], 0)) if endring < 0 else -1
        if maaneder > 1:
            setning += f" Det er merforbruk i hver av de {tallord(maaneder)} siste månedene."
        funn.append(
            Funn(
                slag, rad["navn"], setning, abs(endring), maaneder, omraade=rad["omraade"], enhet=rad["enhet"]
            )
        )
    return funn


def prognoser(enheter_: pd.DataFrame, forverret: pd.Series, kroner: pd.Series) -> list[Funn]:
    """Units whose forecast has become worse by more than the limit (analysis.forverring)."""
    return [
        Funn(
            PROGNOSE, rad["navn"],
            f"Prognosen for {enhetsnavn(rad['navn'], rad['enhet'])} er {beloep(rad['kroner'])} verre enn sist. Nå ventes {paa_beloep(rad['avvik_prognose'])}"
            " ved årets slutt.",
            kroner=float(rad["kroner"]), omraade=rad["omraade"], enhet=rad["enhet"],
        )
        for rad in enheter_.assign(kroner=kroner)[forverret].to_dict("records")
    ]  # fmt: skip


def rettet(naa: float, foer: float, period: Period, flyttet: float = 0) -> list[Funn]:
    """The accounts for the months the previous meeting saw are other than they were then: in sum, or by what has been
    moved between units (`flyttet`, kr)."""
    endring = naa - foer
    sagt = []
    if abs(endring) >= 1:
        sagt.append(f"{beloep(abs(endring))} {'mer' if endring > 0 else 'mindre'} i netto utgift")
    if flyttet >= 1:
        sagt.append(f"{beloep(flyttet)} er flyttet mellom enheter")
    if not sagt:
        return []
    naar = hittil(period)
    naar = f"for{naar[1:]}" if naar.startswith("I ") else naar.lower()
    setning = f"Regnskapet {naar} er rettet siden sist: {', og '.join(sagt)}."
    return [Funn(RETTET, period.label, setning, max(abs(endring), flyttet))]


def statuser(endringer: pd.DataFrame, slag: str) -> list[Funn]:
    """What changed status or deadline (analysis.statusendringer), gathered: one line per kind of change."""
    endringer = endringer.fillna({"fra_status": "uten status", "til_status": "uten status"})
    nye, borte = endringer["ny"], endringer["borte"]
    samme = ~nye & ~borte & (endringer["fra_status"] == endringer["til_status"])
    funn = []
    if nye.any():
        funn.append(
            _samlet(slag, "Nye", endringer[nye], f"{'nytt' if nye.sum() == 1 else 'nye'} {slag.lower()}")
        )
    if borte.any():
        staar = f"{slag.lower()} står ikke lenger i {_LISTEN[slag]}"
        funn.append(_samlet(slag, "Borte", endringer[borte], staar))
    for status, rader in endringer[~nye & ~borte & ~samme].groupby("til_status", sort=True):
        naa = _ER_NAA.get(str(status), f"har nå status «{status}»")
        funn.append(_samlet(slag, str(status), rader, f"{slag.lower()} {naa}", _bedre(str(status))))
    if samme.any():
        med_frist = endringer[samme].assign(
            frist=[
                "uten frist" if pd.isna(frist) else text.day(frist)
                for frist in endringer.loc[samme, "frist_naa"]
            ]
        )
        funn.append(_samlet(slag, "Ny frist", med_frist, f"{slag.lower()} har fått ny frist"))
    return funn


def nye_forsinkelser(foer: pd.DataFrame, naa: pd.DataFrame) -> list[Funn]:
    """Decisions that have passed their deadline since; both are the log (vedtak/liste), each held against its own day."""
    sene = naa[
        naa["dager_forsinket"].notna() & ~naa["id"].isin(foer.loc[foer["dager_forsinket"].notna(), "id"])
    ]
    if sene.empty:
        return []
    funn = _samlet(VEDTAK, "Over fristen", sene.drop(columns="frist"), "vedtak har gått over fristen")
    return [replace(funn, dager=int(sene["dager_forsinket"].max()))]


def signaler(nye: Sequence[Signal]) -> list[Funn]:
    """Places whose sick leave has left the ordinary: a question, not a verdict."""
    return [
        Funn(SYKEFRAVAER, signal.navn, f"{signal.navn} {signalord(signal)}: spør {'hvorfor' if signal.retning > 0 else 'hva som virker'}.", del_="sykefravaer", maaneder=signal.maaneder)
        for signal in nye
    ]  # fmt: skip


def oppgaver(forsinkede: Sequence[tuple[str, str, date, str]], dato: date) -> list[Funn]:
    """`forsinkede`: tekst, ansvarlig, frist and the id of actions past their deadline."""
    return [
        Funn(
            OPPGAVE, tekst,
            f"Oppgaven «{tekst}» skulle vært gjort {text.day(frist)}, for {_dager((dato - frist).days)} siden. Ansvarlig: {ansvarlig}.",
            dager=(dato - frist).days, del_="oppgaver",
        )
        for tekst, ansvarlig, frist, _ in forsinkede
    ]  # fmt: skip


def forklaringer(mangler: Sequence[str]) -> list[Funn]:
    """The units that owe an explanation and have not given it."""
    if not mangler:
        return []
    hva = "Én enhet" if len(mangler) == 1 else f"{stor(tallord(len(mangler)))} enheter"
    setning = f"{hva} over grensen har ikke forklart avviket: {liste(mangler, 6)}."
    return [Funn(FORKLARING, "Forklaringer", setning, dager=DAGER_UTEN_FORKLARING, del_="forklaringer")]


def oppsummert(funn: Sequence[Funn], siden: str) -> str:
    """`17 endringer siden møtet 13.10.2026, den viktigste først. Fjordgløtt sykehjem har økt merforbruket …`"""
    if not funn:
        return f"Ingenting av betydning er endret siden {siden}."
    if len(funn) == 1:
        return f"Én endring siden {siden}. {funn[0].setning}"
    return f"{stor(tallord(len(funn)))} endringer siden {siden}, den viktigste først. {funn[0].setning}"


def _om_enheten(rad: Mapping[Any, Any], flyttet_seg: bool) -> tuple[str, str] | None:
    """Which kind of change it is, and the sentence; None where there is nothing to tell."""
    navn = stor(enhetsnavn(rad["navn"], rad["enhet"]))
    ny = pd.isna(rad["avvik_foer"])
    utvikling = "" if ny else _utvikling(rad["avvik_foer"], rad["avvik"])
    match bool(rad["muntlig"]), rad["muntlig_foer"] is True:
        case True, _ if ny:
            slag, setning = NY, f"{navn} er over grensen med {paa_beloep(rad['avvik'])}."
        case True, False:
            slag, setning = NY, f"{navn} er kommet over grensen og {utvikling}."
        case False, True:
            slag, setning = TILBAKE, f"{navn} er tilbake innenfor grensen og {utvikling}."
        case _ if flyttet_seg and not ny:
            slag, setning = ENDRET, f"{navn} {utvikling}."
        case _:
            return None
    return slag, setning + _om_inntekt(rad)


def _utvikling(da: float, naa: float) -> str:
    """`har økt merforbruket fra 3,7 til 4,1 mill. kr`, `har gått fra balanse til et merforbruk på 300 000 kr`."""
    if paa_beloep(da) == paa_beloep(naa):
        return f"har {paa_beloep(naa)}, om lag som sist"
    if not round(da) or not round(naa) or (da < 0) != (naa < 0):
        return f"har gått fra {paa_beloep(da)} til {paa_beloep(naa)}"
    retning = "økt" if abs(naa) > abs(da) else "redusert"
    return f"har {retning} {text.avvik(naa)}et fra {spenn(abs(da), abs(naa), signed=False)}"


def _om_inntekt(rad: Mapping[Any, Any]) -> str:
    """What the words mean where the budget is to earn more than is spent."""
    if not rad["budsjett"] < 0 or not round(rad["avvik"]):
        return ""
    return f" Netto inntekt er {'lavere' if rad['avvik'] < 0 else 'høyere'} enn budsjettert."


def _samlet(slag: str, tittel: str, rader: pd.DataFrame, hva: str, maaneder: int = 0) -> Funn:
    """`To tiltak er gjennomført: «A» og «B».`"""
    antall = "ett" if len(rader) == 1 else tallord(len(rader))
    setning = f"{stor(antall)} {hva}: {_titler(rader)}."
    return Funn(slag, tittel, setning, maaneder=maaneder, del_="vedtak" if slag == VEDTAK else "tiltak")


def _titler(rader: pd.DataFrame) -> str:
    """Titles, each with its new deadline where `rader` has one to tell (frist)."""
    frister = rader["frist"] if "frist" in rader else [""] * len(rader)
    return liste(
        [
            f"«{tittel}»{f' ({frist})' if frist else ''}"
            for tittel, frist in zip(rader["tittel"], frister, strict=True)
        ],
        3,
    )


def _dager(antall: int) -> str:
    return f"{tallord(antall)} {'dag' if antall == 1 else 'dager'}"


def _bedre(status: str) -> int:
    return -1 if status in ("utført", "gjennomført", "under arbeid") else 0
