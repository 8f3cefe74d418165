"""The tables of the economy item: the places under this one, and month by month."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import text
from dashboard.agenda.forklaringer import svarene
from dashboard.agenda.sted import MED_KODE, UTEN, Sted, sted_av
from dashboard.agenda.utsnitt import Utsnitt, husket
from dashboard.sentences.words import betegnelse, stor
from dashboard.ui.page import View
from dashboard.ui.table import Table, TableColumn, show

_TALL = (
    TableColumn("avvik", "Avvik", "kroner"),
    TableColumn("avvik_prosent", "Avvik", "prosent"),
    TableColumn("regnskap", "Regnskap hittil", "kroner"),
    TableColumn("budsjett", "Budsjett hittil", "kroner"),
    TableColumn("aarsbudsjett", "Årsbudsjett", "kroner"),
    TableColumn("prognose", "Årsprognose", "kroner"),
    TableColumn("avvik_prognose", "Prognoseavvik", "kroner"),
    TableColumn("fjoraar", "I fjor hittil", "kroner"),
    TableColumn("gjennomgang", "Gjennomgang"),
)
_FORKLARING = TableColumn("forklaring", "Forklaring")


def show_steder(utsnitt: Utsnitt, view: View) -> None:
    """The places right below; for the whole municipality also every enhet, for they are who explains."""
    under = utsnitt.sted.nivaa_under
    show(_steder(utsnitt, under), view=utsnitt.view, key=f"oekonomi_{under}")
    if utsnitt.sted.koder:
        return
    if utsnitt.har_avvik:
        st.caption("Prosenten i summen er regnet av budsjetterte utgifter, for netto budsjett er nær null.")
    svar = svarene(view, utsnitt.period)
    enheter = _steder(
        utsnitt, "enhet", tuple(zip(svar["enhet"], svar["aarsak"] + ": " + svar["tekst"], strict=True))
    )
    if set(enheter.frame["enhet"]) - {UTEN}:
        show(enheter, view=utsnitt.view, key="oekonomi_enhet")


def show_maaneder(utsnitt: Utsnitt) -> None:
    """The numbers behind the line."""
    if utsnitt.har_regnskap:
        with st.expander("Tallene måned for måned"):
            show(_maaneder(utsnitt), view=utsnitt.view, key="oekonomi_maaneder")


@husket
def _maaneder(utsnitt: Utsnitt) -> Table:
    maaneder = utsnitt.maaneder
    maaneder = maaneder.assign(
        maaned=[
            text.period(aar, periode)
            for aar, periode in zip(maaneder["aar"], maaneder["periode"], strict=True)
        ],
        avvik=maaneder["budsjett"] - maaneder["regnskap"],
    )
    return Table(
        maaneder,
        [
            TableColumn("maaned", "Måned"),
            TableColumn("regnskap", "Regnskap", "kroner"),
            TableColumn("budsjett", "Budsjett", "kroner"),
            TableColumn("avvik", "Avvik", "kroner"),
            TableColumn("fjoraar", "Regnskap året før", "kroner"),
        ],
        title=f"Måned for måned: {utsnitt.navn}",
        period=utsnitt.period.label,
        filters={"Sted": utsnitt.tittel},
    )


@husket
def _steder(utsnitt: Utsnitt, nivaa: str, svar: tuple[tuple[str, str], ...] | None = None) -> Table:
    """`svar`: enhet and what it has answered; None where the places are not asked."""
    rader = utsnitt.paa_nivaa(nivaa)
    udelte = _udelte(utsnitt.paa_nivaa("enhet"))
    rader = rader.assign(
        kode=rader[nivaa],
        lenke=[_lenke(rad, udelte) for rad in rader.to_dict("records")],
        gjennomgang=["Muntlig" if muntlig else "" for muntlig in rader["muntlig"]],
        forklaring=_forklaringene(rader, dict(svar or ())),
    )
    med_kode = nivaa in MED_KODE
    hva = betegnelse(nivaa, 1).capitalize()
    foerst = (
        [TableColumn("kode", hva, link="lenke"), TableColumn("navn", "Navn")]
        if med_kode
        else [TableColumn("navn", hva, link="lenke")]
    )
    return Table(
        rader,
        [*foerst, *_kolonner(utsnitt), *([_FORKLARING] if svar is not None and utsnitt.har_avvik else [])],
        title=f"{betegnelse(nivaa).capitalize()} i {utsnitt.navn}",
        period=utsnitt.period.label,
        filters={"Sted": utsnitt.tittel},
        total={
            **{str(navn): verdi for navn, verdi in utsnitt.rad.items()},
            "kode": "Sum",
            "navn": "" if med_kode else "Sum",
            "gjennomgang": "",
            "forklaring": "",
        },
    )


def _forklaringene(rader: pd.DataFrame, svar: Mapping[str, str]) -> list[str]:
    """What each unit has answered, and who owes an answer."""
    return [
        stor(svar[enhet]) if enhet in svar else "Mangler" if muntlig else ""
        for enhet, muntlig in zip(rader["enhet"], rader["muntlig"], strict=True)
    ]


def _kolonner(utsnitt: Utsnitt) -> list[TableColumn]:
    """Without accounts there is nothing to compare: they stand empty beside the year's budget. A forecast only where there is one."""
    if not utsnitt.har_regnskap:
        return [kolonne for kolonne in _TALL if kolonne.name in ("regnskap", "aarsbudsjett")]
    if not utsnitt.har_prognose:
        return [kolonne for kolonne in _TALL if kolonne.name not in ("prognose", "avvik_prognose")]
    return list(_TALL)


def _udelte(enheter: pd.DataFrame) -> set[str]:
    """The tjenesteområder that are not divided into enheter."""
    return {str(omraade) for omraade, egne in enheter.groupby("omraade")["enhet"] if list(egne) == [UTEN]}


def _lenke(rad: Mapping[Any, Any], udelte: set[str]) -> str:
    """Where a row leads; past the enhet where there is none to choose between."""
    sted = sted_av(rad)
    if sted is None:
        return ""
    if rad["nivaa"] == "omraade" and rad["omraade"] in udelte:
        return Sted((*sted.koder, UTEN)).lenke
    return sted.lenke
