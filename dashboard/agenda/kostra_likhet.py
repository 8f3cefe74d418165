"""Municipalities that are like one's own, by measures and weights that the reader sets."""

import pandas as pd
import streamlit as st

from dashboard.agenda.kostra_grunnlag import Grunnlag
from dashboard.agenda.kostra_valg import Valg, compare_with
from dashboard.analysis import likhet
from dashboard.sentences.kostra_likhet import om_utvalget
from dashboard.ui.data import numbers
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_ANTALL = 8
_MEST, _VEKT = 3, 1
_KOLONNER = {
    "folketall": TableColumn("folketall", "Folketall", "antall"),
    "frie_inntekter": TableColumn("frie_inntekter", "Frie inntekter per innbygger", "kroner"),
    "behov": TableColumn("behov", "Samlet utgiftsbehov (landet = 1)", "tall"),
    "andel_0_5": TableColumn("andel_0_5", "0–5 år", "prosent"),
    "andel_6_15": TableColumn("andel_6_15", "6–15 år", "prosent"),
    "andel_80": TableColumn("andel_80", "80 år og over", "prosent"),
}


def show(valg: Valg) -> None:
    vekter = _vekter()
    sagt, like, tabell = _svaret(valg.grunnlag, valg.egen, tuple(vekter.items()))
    st.markdown(sagt)
    if tabell is None:
        return
    show_table(tabell, view=valg.view, key="kostra_likhet")
    st.caption("Avstand 0 er helt lik i det som teller, 1 omtrent så ulik som to tilfeldige kommuner.")
    st.button(
        "Sammenlign med disse",
        on_click=compare_with,
        args=(like,),
        icon=":material/compare_arrows:",
    )


def make_ready(grunnlag: Grunnlag, egen: str) -> None:
    """Remember what is shown before anybody has set a weight."""
    _svaret(grunnlag, egen, tuple((navn, float(_VEKT)) for navn in likhet.MAAL))


@made_once
def _svaret(
    grunnlag: Grunnlag, egen: str, vekter: tuple[tuple[str, float], ...]
) -> tuple[str, list[str], Table | None]:
    """What is said of the search, the numbers of the municipalities found, and the table of them where there are any."""
    maal = numbers("kostra/likhetsmaal", grunnlag.view, aar=None)
    utvalg = likhet.utvalg(maal, egen, dict(vekter))
    like = likhet.mest_like(maal, egen, dict(vekter), _ANTALL)
    titler = [likhet.MAAL[navn] for navn in utvalg.brukt], [likhet.MAAL[navn] for navn in utvalg.mangler]
    sagt = om_utvalget(*titler, utvalg.uteladt)
    if like.empty:
        return sagt, [], None
    tabell = Table(
        pd.concat([maal[maal["region"] == egen].assign(avstand=0.0), like]),
        (
            TableColumn("navn", "Kommune"),
            TableColumn("avstand", "Avstand", "tall"),
            *(_KOLONNER[navn] for navn in utvalg.brukt),
        ),
        title=f"Kommunene som ligner mest på {grunnlag.navn.get(egen, egen)}",
        filters={likhet.MAAL[navn]: f"vekt {vekt}" for navn, vekt in vekter},
    )
    return sagt, list(like["region"]), tabell


def _vekter() -> dict[str, float]:
    with st.container(horizontal=True):
        return {
            navn: float(
                st.slider(
                    tittel,
                    0,
                    _MEST,
                    _VEKT,
                    key=f"vekt_{navn}",
                    width=180,
                    help="0: teller ikke. 3: teller mest.",
                )
            )
            for navn, tittel in likhet.MAAL.items()
        }
