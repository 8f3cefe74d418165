"""The tables of the economy item: the places under this one, and month by month."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import text
from dashboard.agenda.sted import MED_KODE, NIVAAER, UTEN, Sted, sted_av
from dashboard.agenda.utsnitt import Utsnitt, enhetene
from dashboard.period import Period
from dashboard.sentences.words import betegnelse
from dashboard.ui.data import written
from dashboard.ui.page import View
from dashboard.ui.remember import made_once
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


def show_steder(utsnitt: Utsnitt, view: View) -> None:
    """The places right below; for the whole municipality also every enhet, for they are who explains."""
    aarsaker = _aarsakene(view, utsnitt.period, view.written)
    under = utsnitt.sted.nivaa_under
    show(_steder(utsnitt, under, aarsaker), view=utsnitt.view, key=f"oekonomi_{under}")
    if utsnitt.sted.koder:
        return
    if utsnitt.har_avvik:
        st.caption("Prosenten i summen er regnet av budsjetterte utgifter, for netto budsjett er nær null.")
    enheter = _steder(utsnitt, "enhet", aarsaker)
    if set(enheter.frame["enhet"]) - {UTEN}:
        show(enheter, view=utsnitt.view, key="oekonomi_enhet")


def show_maaneder(utsnitt: Utsnitt) -> None:
    """The numbers behind the line."""
    if utsnitt.har_regnskap:
        fold = st.expander("Tallene måned for måned", on_change="rerun", key="fold_oekonomi_maaneder")
        if fold.open:
            with fold:
                show(_maaneder(utsnitt), view=utsnitt.view, key="oekonomi_maaneder")


@made_once
def _aarsakene(view: View, period: Period, _written: int) -> tuple[tuple[str, str], ...]:
    """Enhet and the cause it has given for its deviation. All periods are read at once: to ask takes longer than to read."""
    alle = written("dialog/aarsaker", view, enheter=enhetene(view))
    periodens = alle[(alle["aar"] == period.aar) & (alle["periode"] == period.periode)]
    return tuple(zip(periodens["enhet"], periodens["aarsak"], strict=True))


@made_once
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


@made_once
def _steder(utsnitt: Utsnitt, nivaa: str, aarsaker: tuple[tuple[str, str], ...]) -> Table:
    """`aarsaker` as _aarsakene gives them."""
    rader = utsnitt.paa_nivaa(nivaa)
    udelte = _udelte(utsnitt.paa_nivaa("enhet"))
    rader = rader.assign(
        kode=rader[nivaa],
        lenke=[_lenke(rad, udelte) for rad in rader[["nivaa", *NIVAAER[1:]]].to_dict("records")],
        gjennomgang=_gjennomgang(rader, nivaa, dict(aarsaker)),
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
        [*foerst, *_kolonner(utsnitt)],
        title=f"{betegnelse(nivaa).capitalize()} i {utsnitt.navn}",
        period=utsnitt.period.label,
        filters={"Sted": utsnitt.tittel},
        total={
            **{str(navn): verdi for navn, verdi in utsnitt.rad.items()},
            "kode": "Sum",
            "navn": "" if med_kode else "Sum",
            "gjennomgang": "",
        },
    )


def _gjennomgang(rader: pd.DataFrame, nivaa: str, aarsaker: Mapping[str, str]) -> list[str]:
    """Who goes to oral review; of units also the cause they have given, or that they have given none."""
    if nivaa != "enhet":
        return ["Muntlig" if muntlig else "" for muntlig in rader["muntlig"]]
    return [
        f"Muntlig: {aarsaker[enhet]}" if muntlig and enhet in aarsaker
        else "Muntlig: ikke forklart" if muntlig
        else ""
        for enhet, muntlig in zip(rader["enhet"], rader["muntlig"], strict=True)
    ]  # fmt: skip


def _kolonner(utsnitt: Utsnitt) -> list[TableColumn]:
    """Without accounts there is nothing to compare: they stand empty beside the year's budget. A forecast only where there is one."""
    if not utsnitt.har_regnskap:
        return [kolonne for kolonne in _TALL if kolonne.name in ("regnskap", "aarsbudsjett")]
    if not utsnitt.har_prognose:
        return [kolonne for kolonne in _TALL if kolonne.name not in ("prognose", "avvik_prognose")]
    return list(_TALL)


def _udelte(enheter: pd.DataFrame) -> set[str]:
    """The tjenesteområder that are not divided into enheter."""
    return set(enheter["omraade"]) - set(enheter["omraade"][enheter["enhet"] != UTEN])


def _lenke(rad: Mapping[Any, Any], udelte: set[str]) -> str:
    """Where a row leads; past the enhet where there is none to choose between."""
    sted = sted_av(rad)
    if sted is None:
        return ""
    if rad["nivaa"] == "omraade" and rad["omraade"] in udelte:
        return Sted((*sted.koder, UTEN)).lenke
    return sted.lenke
