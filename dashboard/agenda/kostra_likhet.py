"""Municipalities that are like one's own, by measures and weights that the reader sets."""

import pandas as pd
import streamlit as st

from dashboard.agenda.kostra_valg import Valg, compare_with
from dashboard.analysis import likhet
from dashboard.sentences.kostra_likhet import om_utvalget
from dashboard.ui.data import numbers
from dashboard.ui.table import TableColumn, show_table

_ANTALL = 8
_MEST = 3
_KOLONNER = {
    "folketall": TableColumn("folketall", "Folketall", "antall"),
    "frie_inntekter": TableColumn("frie_inntekter", "Frie inntekter per innbygger", "kroner"),
    "behov": TableColumn("behov", "Samlet utgiftsbehov (landet = 1)", "tall"),
    "andel_0_5": TableColumn("andel_0_5", "0–5 år", "prosent"),
    "andel_6_15": TableColumn("andel_6_15", "6–15 år", "prosent"),
    "andel_80": TableColumn("andel_80", "80 år og over", "prosent"),
}


def show(valg: Valg) -> None:
    maal = numbers("kostra/likhetsmaal", valg.view, aar=None)
    vekter = _vekter()
    utvalg = likhet.utvalg(maal, valg.egen, vekter)
    like = likhet.mest_like(maal, valg.egen, vekter, _ANTALL)
    titler = [likhet.MAAL[navn] for navn in utvalg.brukt], [likhet.MAAL[navn] for navn in utvalg.mangler]
    st.markdown(om_utvalget(*titler, utvalg.uteladt))
    if like.empty:
        return
    egen = maal[maal["region"] == valg.egen]
    show_table(
        pd.concat([egen.assign(avstand=0.0), like]),
        (
            TableColumn("navn", "Kommune"),
            TableColumn("avstand", "Avstand", "tall"),
            *(_KOLONNER[navn] for navn in utvalg.brukt),
        ),
        title=f"Kommunene som ligner mest på {valg.egen_navn}",
        period="",
        filters={likhet.MAAL[navn]: f"vekt {vekt}" for navn, vekt in vekter.items()},
        view=valg.view,
        key="kostra_likhet",
    )
    st.caption("Avstand 0 er helt lik i det som teller, 1 omtrent så ulik som to tilfeldige kommuner.")
    st.button(
        "Sammenlign med disse",
        on_click=compare_with,
        args=(list(like["region"]),),
        icon=":material/compare_arrows:",
    )


def _vekter() -> dict[str, float]:
    with st.container(horizontal=True):
        return {
            navn: float(
                st.slider(
                    tittel, 0, _MEST, 1, key=f"vekt_{navn}", width=180, help="0: teller ikke. 3: teller mest."
                )
            )
            for navn, tittel in likhet.MAAL.items()
        }
