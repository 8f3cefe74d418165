"""What the log of political decisions says: what is open and late, how old it is, and what has changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard import text
from dashboard.datasets.vedtak import CLOSED
from dashboard.sentences.words import liste, stor, tallord


@dataclass(frozen=True, slots=True)
class Antall:
    """How many decisions there are, how many of them are open, and how many of those are late."""

    alle: int
    aapne: int
    forsinket: int


def tell(statuser: pd.DataFrame, *, verbalvedtak: bool) -> Antall:
    """Verbalvedtak, or all but them. `statuser` are the rows of vedtak/per_status."""
    rader = statuser[statuser["verbalvedtak"] == verbalvedtak]
    aapne = rader[~rader["status"].isin(CLOSED)]
    return Antall(int(rader["antall"].sum()), int(aapne["antall"].sum()), int(rader["forsinket"].sum()))


def om_vedtakene(statuser: pd.DataFrame, dato: date) -> str:
    """How many are open and late on `dato`, verbalvedtak apart. `statuser` are the rows of vedtak/per_status."""
    vedtak, verbale = tell(statuser, verbalvedtak=False), tell(statuser, verbalvedtak=True)
    if not vedtak.alle and not verbale.alle:
        return f"Det er ikke lastet opp vedtak fram til {text.day(dato)}."
    sagt = _aapne(vedtak, "vedtak", f" per {text.day(dato)}")
    return f"{sagt} {_aapne(verbale, 'verbalvedtak')}" if verbale.alle else sagt


def om_alderen(alder: pd.DataFrame) -> str:
    """How old the open ones are, and how late the latest is; empty where none is open.

    `alder` are the rows of vedtak/alder; verbalvedtak are left out.
    """
    aapne = int(alder["aapne"].sum())
    if not aapne:
        return ""
    gamle = int(alder.loc[alder["alder"] == "over 12 måneder", "aapne"].sum())
    if not gamle:
        sagt = "Ingen åpne vedtak er eldre enn 12 måneder."
    elif gamle == aapne:
        sagt = (
            f"{'Det åpne vedtaket er' if aapne == 1 else 'Alle de åpne vedtakene er'} eldre enn 12 måneder."
        )
    else:
        sagt = f"{stor(_ett(gamle))} av {text.number(aapne)} åpne vedtak er eldre enn 12 måneder."
    senest = alder["mest_forsinket"].max()
    if pd.isna(senest):
        return sagt
    return f"{sagt} Det som er lengst på overtid, er {_dager(int(senest))} over fristen."


def tittel_status(statuser: pd.DataFrame) -> str:
    """The message of the bars by status: how many of the open ones are late. `statuser`: rows of vedtak/per_status."""
    aapne = int(statuser.loc[~statuser["status"].isin(CLOSED), "antall"].sum())
    forsinket = int(statuser["forsinket"].sum())
    hva = text.count(aapne, "åpent vedtak", "åpne vedtak")
    if not aapne:
        return "Ingen åpne vedtak"
    return f"{text.number(forsinket)} av {hva} er forsinket" if forsinket else f"{hva}, ingen forsinket"


def tittel_alder(alder: pd.DataFrame) -> str:
    """The message of the bars by age: how many have been open for more than a year. `alder`: rows of vedtak/alder."""
    gamle = int(alder.loc[alder["alder"] == "over 12 måneder", "aapne"].sum())
    if not gamle:
        return "Ingen har stått åpne i over ett år"
    return f"{stor(_ett(gamle))} har stått {'åpent' if gamle == 1 else 'åpne'} i over ett år"


def om_endringene(endringer: pd.DataFrame) -> str:
    """What has changed in the list. `endringer` are the rows of analysis.statusendringer, of vedtak."""
    felles = endringer[~endringer["ny"] & ~endringer["borte"]]
    ny_status = felles[felles["fra_status"] != felles["til_status"]]
    deler = [
        f"{_ett(antall)} {naa}"
        for status, naa in (("utført", "er utført"), ("utgår", "utgår"))
        if (antall := int((ny_status["til_status"] == status).sum()))
    ]
    if andre := int((~ny_status["til_status"].isin(CLOSED)).sum()):
        deler.append(f"{_ett(andre)} har fått annen status")
    if flyttet := int((felles["fra_status"] == felles["til_status"]).sum()):
        deler.append(f"{_ett(flyttet)} har bare fått ny frist")
    if nye := int(endringer["ny"].sum()):
        deler.append(f"{_ett(nye)} er {'nytt' if nye == 1 else 'nye'} i loggen")
    if borte := int(endringer["borte"].sum()):
        deler.append(f"{_ett(borte)} er ikke lenger i loggen")
    if not deler:
        return "Ingen vedtak har endret status eller frist."
    return f"{text.count(len(endringer), 'vedtak', 'vedtak')} er endret: {liste(deler, 5)}."


def om_endringen(rad: pd.Series) -> str:
    """What happened to one decision, where its status does not say it. `rad` is a row of analysis.statusendringer."""
    if rad["ny"]:
        return "Nytt i loggen"
    if rad["borte"]:
        return "Ikke lenger i loggen"
    foer, naa = rad["frist_foer"], rad["frist_naa"]
    if pd.isna(foer) and pd.isna(naa):
        return ""
    if pd.isna(foer):
        return "Har fått frist"
    if pd.isna(naa):
        return "Fristen er fjernet"
    dager = (naa - foer).days
    return f"Fristen er flyttet {_dager(abs(dager))} {'fram' if dager < 0 else 'ut'}" if dager else ""


def om_perioden(fra: date, til: date) -> str:
    """`første halvår 2026`; any other stretch by its first and last day."""
    for navn, foerste, siste in (("første", (1, 1), (6, 30)), ("andre", (7, 1), (12, 31))):
        if fra.year == til.year and (fra.month, fra.day) == foerste and (til.month, til.day) == siste:
            return f"{navn} halvår {fra.year}"
    return f"{text.day(fra)}–{text.day(til)}"


def om_loggen(vedtatt: int, utfoert: int, utgaar: int, fra: date, til: date) -> str:
    """What the period brought, verbalvedtak left out: how many were made, carried out and dropped."""
    naar = om_perioden(fra, til)
    sagt = f"I {naar if 'halvår' in naar else f'perioden {naar}'} ble det gjort {_flere(vedtatt)}, og {_flere(utfoert)} ble utført."
    return f"{sagt} {stor(_ett(utgaar))} ble avsluttet uten å bli gjennomført." if utgaar else sagt


def behandlet_i(rad: Mapping[Any, Any]) -> str:
    """The body and its case number: `Kommunestyret PS 12/26`."""
    return " ".join(rad[del_] for del_ in ("organ", "saksnr") if isinstance(rad[del_], str))


def begrunnelse(rad: Mapping[Any, Any]) -> str:
    """What the log says of where a decision stands: the reason, who dropped it, the comment. `rad` is one of vedtak/liste."""
    deler = [
        rad["aarsak"] if rad["status"] == "avventer" else None,
        f"Avgjort av: {rad['avgjort_av']}" if rad["status"] == "utgår" and isinstance(rad["avgjort_av"], str) else None,
        rad["kommentar"],
    ]  # fmt: skip
    return " ".join(
        del_ if del_[-1:] in ".!?" else f"{del_}." for del_ in deler if isinstance(del_, str) and del_.strip()
    )


def _aapne(antall: Antall, hva: str, naar: str = "") -> str:
    """`3 vedtak er åpne per 31.10.2026, 1 av dem over fristen.`"""
    if not antall.aapne:
        return f"Ingen {hva} er åpne{naar}."
    ett = antall.aapne == 1
    sagt = f"{text.number(antall.aapne)} {hva} er {'åpent' if ett else 'åpne'}{naar}"
    if ett:
        return f"{sagt}, og det er {'over' if antall.forsinket else 'innenfor'} fristen."
    if not antall.forsinket:
        return f"{sagt}, ingen over fristen."
    av = "alle" if antall.forsinket == antall.aapne else f"{text.number(antall.forsinket)} av dem"
    return f"{sagt}, {av} over fristen."


def _flere(antall: int) -> str:
    return text.count(antall, "vedtak", "vedtak") if antall else "ingen vedtak"


def _ett(antall: int) -> str:
    """The number of decisions: the word is neuter."""
    return "ett" if antall == 1 else tallord(antall)


def _dager(antall: int) -> str:
    return text.count(antall, "dag", "dager")
