"""The self-assessment: each question on each dimension, with what shows it."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.agenda import kompass_egenvurdering_skjema as skjema
from dashboard.analysis.kompass_anslag import REGEL, anslaget, under
from dashboard.analysis.kompasset import Kompass
from dashboard.sentences import kompass_egenvurdering as tekst
from dashboard.sentences.kompass_ord import i_tabell
from dashboard.sentences.words import stor
from dashboard.ui.address import address
from dashboard.ui.markdown import escaped
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table


@dataclass(frozen=True, slots=True)
class _Oversikt:
    """How far it has come; `om_listen` is empty where the questions are known."""

    setning: str
    om_listen: str
    tabell: Table


def show(view: View, kompass: Kompass) -> None:
    """How far it has come, area by area; then one question at a time, with the form for those who may edit. Raises NotAllowed where
    the page does."""
    vist = _les(kompass)
    sentence(vist.setning)
    if vist.om_listen:
        st.caption(escaped(vist.om_listen))
    show_table(vist.tabell, view=view, key="egenvurdering")
    with st.expander("Slik regnes anslaget"):
        st.markdown(escaped(REGEL))
    skjema.show(view, kompass)


def make_ready(view: View, kompass: Kompass) -> None:
    """Remember how far it has come, and the first question."""
    _les(kompass)
    skjema.make_ready(view, kompass)


def _les(kompass: Kompass) -> _Oversikt:
    return _oversikten(kompass, address("kommunekompass"))


@made_once
def _oversikten(kompass: Kompass, _adresse: str) -> _Oversikt:
    """`_adresse` is in the key only: what one link takes along from the address, so do all."""
    nivaaer = set(kompass.maalestokk.loc[kompass.maalestokk["vurderes"], "nivaa"])
    deler = (
        tekst.om_egenvurderingen(kompass.celler, nivaaer),
        tekst.om_dokumentasjonen(kompass.celler),
        tekst.om_anslaget(kompass.anslag, kompass.siste, kompass.versjon.versjon),
    )
    lastet = int((kompass.maalestokk["nivaa"] == "spørsmål").sum())
    versjon = kompass.versjon
    return _Oversikt(
        setning=" ".join(each for each in deler if each),
        om_listen=""
        if "spørsmål" in nivaaer
        else tekst.om_listen(versjon.versjon, lastet, versjon.spoersmaal),
        tabell=_tabellen(kompass, tekst.det_som_vurderes(nivaaer)),
    )


def oversikt(kompass: Kompass) -> pd.DataFrame:
    """One row per area: nr, navn, antall and vurdert (questions), svar and teller (answers), mangler (answers without
    documentation), kan_gi, lav, hoy, maks (points), anslag (points, None where not known)."""
    omraader = kompass.maalestokk[kompass.maalestokk["nivaa"] == "område"]
    return pd.DataFrame([_rad(kompass, each["nr"], each["navn"]) for each in omraader.to_dict("records")])


def _rad(kompass: Kompass, nr: str, navn: str) -> dict[str, Any]:
    celler = under(kompass.celler, nr)
    anslag = anslaget(celler)
    return {
        "nr": nr,
        "navn": navn,
        "antall": len({each.nr for each in celler}),
        "vurdert": tekst.vurdert(celler)[0],
        "svar": anslag.vurdert,
        "teller": anslag.teller,
        "mangler": len(tekst.uten_dokumentasjon(celler)),
        "kan_gi": tekst.venter(celler),
        "anslag": anslag.anslag,
        "lav": anslag.lav,
        "hoy": anslag.hoy,
        "maks": anslag.maks,
    }


def _tabellen(kompass: Kompass, hva: str) -> Table:
    rader = oversikt(kompass)
    vist = rader.assign(
        omraade=rader["nr"] + " " + rader["navn"],
        lenke=[
            address("kommunekompass", "vurder", **{"del": "egenvurdering", "vurder_omraade": nr})
            for nr in rader["nr"]
        ],
        **{name: rader[name].map(i_tabell) for name in ("kan_gi", "anslag", "lav", "hoy")},
    )
    alt = kompass.anslag
    return Table(
        vist,
        (
            TableColumn("omraade", "Område", link="lenke"),
            TableColumn("antall", stor(hva), "antall"),
            TableColumn("vurdert", "Vurdert", "antall"),
            TableColumn("svar", "Svar gitt", "antall"),
            TableColumn("teller", "Svar som teller", "antall"),
            TableColumn("mangler", "Svar uten dokumentasjon", "antall"),
            TableColumn("kan_gi", "De kan gi (poeng)", "poeng"),
            TableColumn("anslag", "Anslag (poeng)", "poeng"),
            TableColumn("lav", "Lavest", "poeng"),
            TableColumn("hoy", "Høyest", "poeng"),
            TableColumn("maks", "Av", "tall"),
        ),
        title="Egenvurderingen per område",
        period=f"versjon {kompass.versjon.versjon}",
        total={
            "omraade": "I alt",
            **{
                name: rader[name].sum() for name in ("antall", "vurdert", "svar", "teller", "mangler", "maks")
            },
            **{"kan_gi": i_tabell(tekst.venter(kompass.celler)), "anslag": i_tabell(alt.anslag)},
            **{"lav": i_tabell(alt.lav), "hoy": i_tabell(alt.hoy)},
        },
    )
