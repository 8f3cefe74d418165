"""Telling how far an assignment is, one tjenesteområde and quarter at a time."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.agenda.oppdragsbrev_utvalg import omraadene
from dashboard.analysis.oppdragsbrev import Oppdrag, siste_hele_kvartal
from dashboard.datasets.maalstruktur import STATUSES
from dashboard.dialog import oppdragsbrev as brev_
from dashboard.dialog.oppdragsbrev import Oppdragsstatus
from dashboard.errors import DashboardError
from dashboard.lake import ChangedMeanwhile
from dashboard.period import Period
from dashboard.sentences import oppdragsbrev as tekst
from dashboard.ui.errors import show_error
from dashboard.ui.filters import choose
from dashboard.ui.page import View


def show(view: View, each: Oppdrag, period: Period) -> None:
    """The form for one assignment: a tjenesteområde at a time."""
    st.header("Meld status", anchor="meld")
    navn = omraadene(view)
    foerst = [*each.mangler, *each.har_ansvar, *navn]
    valgt, kvartalet = st.columns([2, 1], vertical_alignment="bottom")
    with valgt:
        kode = choose(
            "Tjenesteområde", {each_: navn.get(each_, each_) for each_ in foerst}, "tjenesteomraade"
        )
    with kvartalet:
        key_ = choose("Kvartal", _kvartaler(period), "kvartal")
    if kode is None or key_ is None:
        return
    aar, kvartal = (int(part) for part in key_.split("-"))
    _form(view, each, kode, navn.get(kode, kode), aar, kvartal)


def _kvartaler(period: Period) -> dict[str, str]:
    """The last quarter that is over, the one that runs, and three earlier ones."""
    aar, kvartal = siste_hele_kvartal(period.last_day)
    siste = aar * 4 + kvartal - 1
    found = [divmod(each, 4) for each in (siste, siste + 1, siste - 1, siste - 2, siste - 3)]
    return {f"{year}-{rest + 1}": tekst.kvartalet(year, rest + 1) for year, rest in found}


def _form(view: View, each: Oppdrag, kode: str, navn: str, aar: int, kvartal: int) -> None:
    key = f"meld_{each.ledd.id}_{kode}_{aar}_{kvartal}"
    foer = _siste(each, kode, aar, kvartal)
    if (stored := st.session_state.pop(f"{key}_lagret", None)) is not None:
        st.success(stored, icon=":material/check:")
    with st.form(key, border=True):
        status = st.selectbox(
            "Status",
            STATUSES,
            index=STATUSES.index(foer["status"]) if foer.get("status") in STATUSES else None,
            format_func=str.capitalize,
            placeholder="Velg",
            key=f"{key}_status",
        )
        framdrift = st.number_input(
            "Framdrift (%)",
            min_value=0.0,
            max_value=100.0,
            value=foer.get("framdrift"),
            step=5.0,
            format="%.0f",
            placeholder="Kan stå tom",
            key=f"{key}_framdrift",
        )
        kommentar = st.text_area(
            "Hva er gjort, hva gjenstår, og hva trengs?", foer.get("kommentar") or "", key=f"{key}_kommentar"
        )
        rolle = st.text_input(
            "Meldt av (rolle, ikke navn)", foer.get("rolle") or f"Leder {navn}", key=f"{key}_rolle"
        )
        pressed = st.form_submit_button("Lagre status", type="primary")
    if pressed:
        told = Oppdragsstatus(each.ledd.id, aar, kvartal, kode, status or "", framdrift, kommentar, rolle)
        _save(view, told, each, key)


def _siste(each: Oppdrag, kode: str, aar: int, kvartal: int) -> dict[str, Any]:
    """What the tjenesteområde has told for the quarter; nothing for a quarter it has not told of."""
    alle = each.alle_meldinger
    egne = alle[(alle["tjenesteomraade"] == kode) & (alle["aar"] == aar) & (alle["kvartal"] == kvartal)]
    if egne.empty:
        return {}
    return {str(name): None if pd.isna(value) else value for name, value in egne.iloc[0].items()}


def _save(view: View, told: Oppdragsstatus, each: Oppdrag, key: str) -> None:
    base = st.session_state.setdefault(f"{key}_base", view.written)
    try:
        stored = brev_.meld(view.user, told, tittel=each.ledd.tittel, base=base)
    except DashboardError as error:
        if isinstance(
            error, ChangedMeanwhile
        ):  # whoever reads what the other has written, and saves again, means it
            st.session_state[f"{key}_base"] = view.written
        show_error(error)
        return
    st.session_state[f"{key}_base"] = stored.id
    i_moetet = (
        " Møtet er låst til tallene slik de var; lås det på nytt for å se den her."
        if "moete" in st.query_params
        else ""
    )
    st.session_state[f"{key}_lagret"] = f"Status for {told.tjenesteomraade} er lagret.{i_moetet}"
    st.rerun()
