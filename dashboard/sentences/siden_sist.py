"""Only what has changed since the previous meeting, each as a sentence."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from dashboard import text
from dashboard.analysis.funn import Funn
from dashboard.period import Period
from dashboard.sentences.words import beloep, liste

NY, TILBAKE, ENDRET = "Ny over grensen", "Tilbake innenfor", "Avviket er endret"
PROGNOSE, RETTET = "Prognosen er verre", "Tidligere tall er rettet"
VEDTAK, TILTAK, SYKEFRAVAER = "Vedtak", "Tiltak", "Sykefravær"
OPPGAVE, FORKLARING = "Oppgave over fristen", "Forklaring mangler"


def enheter(naa: pd.DataFrame, foer: pd.DataFrame, maaneder_over: pd.Series, grense_kr: float) -> list[Funn]:
    """Units whose deviation crossed the thresholds, or moved by more than `grense_kr` kr.

    `naa`, `foer`: places of level enhet at the two meetings; `maaneder_over`: enhet -> months in a row over budget.
    """
    begge = naa.merge(foer[["enhet", "avvik", "muntlig"]], on="enhet", how="left", suffixes=("", "_foer"))
    funn = []
    for rad in begge.to_dict("records"):
        naa_, da = rad["avvik"], rad["avvik_foer"]
        if pd.isna(naa_):
            continue
        endring = naa_ - (0 if pd.isna(da) else da)
        over, var_over = bool(rad["muntlig"]), rad["muntlig_foer"] is True
        if over and not var_over:
            slag, setning = NY, f"{rad['navn']} er kommet over grensen: {_fra_til(da, naa_)}."
        elif var_over and not over:
            slag, setning = TILBAKE, f"{rad['navn']} er tilbake innenfor grensen: {_fra_til(da, naa_)}."
        elif abs(endring) > grense_kr:
            slag, setning = ENDRET, f"{rad['navn']}: {_fra_til(da, naa_)}."
        else:
            continue
        verre = endring < 0
        maaneder = int(maaneder_over.get(rad["enhet"], 0)) if verre else -1
        if verre and maaneder > 1:
            setning = f"{setning[:-1]}, {maaneder} måneder på rad over budsjettet."
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
            f"{rad['navn']}: prognosen er {beloep(rad['kroner'])} verre enn sist; ventet avvik ved årets slutt er {beloep(rad['avvik_prognose'], signed=True)}.",
            kroner=float(rad["kroner"]), omraade=rad["omraade"], enhet=rad["enhet"],
        )
        for rad in enheter_.assign(kroner=kroner)[forverret].to_dict("records")
    ]  # fmt: skip


def rettet(naa: float, foer: float, period: Period) -> list[Funn]:
    """The accounts for the months the previous meeting saw are other than they were then."""
    endring = naa - foer
    if abs(endring) < 1:
        return []
    retning = "mer" if endring > 0 else "mindre"
    setning = f"Regnskapet til og med {period.label} er rettet siden sist: {beloep(abs(endring))} {retning} i netto utgift."
    return [Funn(RETTET, period.label, setning, abs(endring))]


def statuser(endringer: pd.DataFrame, slag: str) -> list[Funn]:
    """What changed status (analysis.statusendringer), gathered: one line per kind of change."""
    del_ = "vedtak" if slag == VEDTAK else "tiltak"
    funn = []
    nye, borte = endringer[endringer["ny"]], endringer[endringer["borte"]]
    if not nye.empty:
        funn.append(
            Funn(
                slag,
                "Nye",
                f"{text.number(len(nye))} {'nytt' if len(nye) == 1 else 'nye'} {slag.lower()}: {_titler(nye)}.",
                del_=del_,
            )
        )
    if not borte.empty:
        funn.append(
            Funn(
                slag,
                "Borte",
                f"{_antall(len(borte), slag)} står ikke lenger i listen: {_titler(borte)}.",
                del_=del_,
            )
        )
    endret = endringer[
        ~endringer["ny"] & ~endringer["borte"] & (endringer["fra_status"] != endringer["til_status"])
    ]
    for status, rader in endret.groupby("til_status", sort=True):
        funn.append(
            Funn(
                slag,
                str(status),
                f"{_antall(len(rader), slag)} er nå «{status}»: {_titler(rader)}.",
                maaneder=_bedre(str(status)),
                del_=del_,
            )
        )
    return funn


def oppgaver(forsinkede: Sequence[tuple[str, str, date, str]], dato: date) -> list[Funn]:
    """`forsinkede`: tekst, ansvarlig, frist and the id of actions past their deadline."""
    return [
        Funn(
            OPPGAVE, tekst, f"«{tekst}» ({ansvarlig}) skulle vært gjort {text.day(frist)}, {text.count((dato - frist).days, 'dag', 'dager')} siden.",
            dager=(dato - frist).days, del_="oppgaver",
        )
        for tekst, ansvarlig, frist, _ in forsinkede
    ]  # fmt: skip


def forklaringer(mangler: Sequence[str]) -> list[Funn]:
    """The units that owe an explanation and have not given it."""
    if not mangler:
        return []
    hva = "Én enhet" if len(mangler) == 1 else f"{len(mangler)} enheter"
    return [
        Funn(
            FORKLARING,
            "Forklaringer",
            f"{hva} over grensen har ikke svart: {liste(mangler, 6)}.",
            dager=15,
            del_="forklaringer",
        )
    ]


def oppsummert(funn: Sequence[Funn], siden: str) -> str:
    """`17 endringer siden møtet 13.10.2026. Størst: Fjordgløtt sykehjem …`"""
    if not funn:
        return f"Ingenting av betydning er endret siden {siden}."
    return f"{text.count(len(funn), 'endring', 'endringer')} siden {siden}. Viktigst: {funn[0].setning}"


def _fra_til(da: float | None, naa: float) -> str:
    if da is None or pd.isna(da):
        return f"{beloep(abs(naa))} i {text.avvik(naa)}"
    if (da < 0) == (naa < 0) or not da or not naa:
        return f"{text.avvik(naa or da)}et gikk fra {beloep(abs(da))} til {beloep(abs(naa))}"
    return f"fra {beloep(abs(da))} i {text.avvik(da)} til {beloep(abs(naa))} i {text.avvik(naa)}"


def _antall(antall: int, slag: str) -> str:
    return text.count(antall, slag.lower(), slag.lower())


def _titler(rader: pd.DataFrame) -> str:
    return liste([f"«{tittel}»" for tittel in rader["tittel"]], 3)


def _bedre(status: str) -> int:
    return -1 if status in ("utført", "gjennomført", "under arbeid") else 0
