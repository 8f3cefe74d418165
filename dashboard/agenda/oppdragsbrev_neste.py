"""The next letter: which assignments are carried over to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.agenda.oppdragsbrev_utvalg import foerste_brev, les
from dashboard.agenda.strategi_grunnlag import grunnlag
from dashboard.analysis.oppdragsbrev import Oppdrag, aaret
from dashboard.analysis.strategi import Strategi
from dashboard.dialog import oppdragsbrev as brev_
from dashboard.errors import DashboardError
from dashboard.period import Period
from dashboard.sentences import oppdragsbrev as tekst
from dashboard.ui.errors import show_error
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once


@dataclass(frozen=True, slots=True)
class _Oppdragene:
    """By id: what each assignment of the letter is called, and those that are open and not followed up yet (`igjen`)."""

    setning: str
    titler: Mapping[str, str]
    igjen: Sequence[str]


def show(view: View, strategi: Strategi, brev: str) -> None:
    """The next letter: what is carried over, and from where."""
    oppdragene = _oppdragene(view, strategi, brev)
    sentence(oppdragene.setning)
    if (stored := st.session_state.pop("viderefoert", None)) is not None:
        st.success(stored, icon=":material/check:")
    aar = aaret(brev)
    with st.form("viderefoer", border=True):
        til = st.text_input(
            "Navnet på det nye brevet",
            brev.replace(str(aar), str(aar + 1)) if aar else "",
            key=f"viderefoer_til_{brev}",
        )
        valgte = st.multiselect(
            "Oppdrag som føres videre",
            list(oppdragene.titler),
            oppdragene.igjen,
            format_func=oppdragene.titler.__getitem__,
            placeholder="Velg oppdrag",
            key=f"viderefoer_valgte_{brev}",
        )
        pressed = st.form_submit_button("Lag neste års brev", type="primary")
    st.caption(
        "Innhold, ansvar og koblinger følger med. Status og frist begynner på nytt, og hvert oppdrag sier hva det er videreført fra."
        " Endre det nye brevet under Rediger på siden Styringsdialog strategisk."
    )
    if pressed:
        _viderefoer(view, brev, til, valgte)


def make_ready(view: View, period: Period) -> None:
    """Remember what of the first letter is carried over."""
    strategi = grunnlag(view, period)
    if (brev := foerste_brev(strategi)) is not None:
        _oppdragene(view, strategi, brev)


@made_once
def _oppdragene(view: View, strategi: Strategi, brev: str) -> _Oppdragene:
    alle = les(view, strategi, brev)
    fulgt = {each.viderefoert_fra for each in strategi.struktur.ledd.values()}
    aapne = [each.ledd.id for each in alle if not each.stand.avsluttet]
    igjen = [id_ for id_ in aapne if id_ not in fulgt]
    return _Oppdragene(
        tekst.om_det_videre(len(alle), len(aapne), len(igjen)),
        {each.ledd.id: _tittel(each) for each in alle},
        igjen,
    )


def _tittel(each: Oppdrag) -> str:
    return f"{each.ledd.nr or ''} {each.ledd.tittel} ({each.stand.status})".strip()


def _viderefoer(view: View, brev: str, til: str, valgte: Sequence[str]) -> None:
    try:
        brev_.viderefoer(view.user, brev, til, valgte)
    except DashboardError as error:
        show_error(error)
        return
    st.session_state["viderefoert"] = f"{len(valgte)} oppdrag står nå i {til}."
    st.rerun()
