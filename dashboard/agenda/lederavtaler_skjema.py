"""Where it is registered that a talk is held, and where a round is started. Never what was said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from dashboard import text
from dashboard.agenda.lederavtaler_runde import Runde, entydige
from dashboard.dialog import lederavtale
from dashboard.errors import DashboardError
from dashboard.ui import markdown
from dashboard.ui.errors import show_error
from dashboard.ui.page import View
from dashboard.ui.remember import made_once

_LAGRET = "lederavtale_lagret"


@dataclass(frozen=True, slots=True)
class _Leder:
    """A leader's role in the round, and how it stands with the talk. `holdt` is None where it is not held."""

    navn: str
    frist: date
    over_fristen: bool
    holdt: date | None

    @property
    def status(self) -> str:
        return f"Holdt {text.day(self.holdt)}" if self.holdt else "Ikke holdt"


def say_what_was_stored() -> None:
    if (lagret := st.session_state.pop(_LAGRET, None)) is not None:
        st.success(markdown.escaped(lagret), icon=":material/check:")


def registrer(view: View, runde: Runde) -> None:
    """One talk at a time: held on a day, or not held after all."""
    st.header("Registrer en samtale", anchor="registrer")
    ledere = _lederne(runde)
    with st.container(width=520):
        # What is told of each is told below: a choice whose words change is lost in the browser.
        rolle = st.selectbox(
            "Leder (rolle)",
            list(ledere),
            format_func=lambda rolle: ledere[rolle].navn,
            key=f"lederavtale_rolle_{runde.navn}",
        )
    leder = ledere[rolle]
    st.markdown(f"{leder.status}. Fristen {'var' if leder.over_fristen else 'er'} {text.day(leder.frist)}.")
    # A form of its own for each state: what somebody else registers meanwhile is not written over.
    key = f"lederavtale_{runde.navn}_{rolle}_{leder.status}"
    if leder.holdt:
        if st.button("Angre: samtalen er ikke holdt", icon=":material/undo:", key=f"{key}_angre"):
            _lagre(view, runde, rolle, leder.navn, None)
        return
    tidligst = lederavtale.first_day(leder.frist)
    if tidligst > runde.dato:
        st.caption(f"Samtalen kan registreres fra {text.day(tidligst)}, et år før fristen.")
        return
    with st.form(key, border=False):
        dag = st.date_input(
            "Dato samtalen ble holdt", runde.dato, min_value=tidligst, max_value=runde.dato, format="DD.MM.YYYY",
            key=f"{key}_dag", width=220,
        )  # fmt: skip
        trykket = st.form_submit_button("Samtalen er holdt", type="primary")
    st.caption("Bare datoen lagres. Skriv aldri hva samtalen handlet om.")
    if trykket:
        _lagre(view, runde, rolle, leder.navn, dag)


def make_ready(runde: Runde) -> None:
    """Remember whose talk can be registered."""
    _lederne(runde)


@made_once
def _lederne(runde: Runde) -> Mapping[str, _Leder]:
    """Every leader of the round by role, those whose talk is not held first."""
    rader = pd.concat([runde.mangler, runde.samtaler[runde.samtaler["holdt"].notna()]])
    navn = entydige(rader["rolle"].tolist(), rader["tittel"].tolist())
    return {
        str(rad["rolle"]): _Leder(
            navn[str(rad["rolle"])],
            rad["frist"].date(),
            rad["dager_over"] > 0,
            None if pd.isna(rad["holdt"]) else rad["holdt"].date(),
        )
        for rad in rader.to_dict("records")
    }


def _lagre(view: View, runde: Runde, rolle: str, tittel: str, dag: date | None) -> None:
    try:
        if dag is None:
            lederavtale.mark_not_held(view.user, rolle, runde.navn, today=runde.dato, base=view.written)
        else:
            lederavtale.mark_held(view.user, rolle, runde.navn, dag, today=runde.dato, base=view.written)
    except DashboardError as error:
        show_error(error)
        return
    sagt = "ikke holdt" if dag is None else f"holdt {text.day(dag)}"
    st.session_state[_LAGRET] = f"{tittel}: samtalen er registrert som {sagt}."
    st.rerun()


def start_runde(view: View, ledere: int, dato: date) -> None:
    aar = dato.year if dato <= date(dato.year, 3, 31) else dato.year + 1
    with (
        st.expander("Start en ny runde", icon=":material/add:", key="ny_runde"),
        st.form("lederavtale_ny_runde", border=False),
    ):
        navn = st.text_input(
            "Navn på runden", f"{aar} hovedsamtale", max_chars=lederavtale.LONGEST_NAME, key="ny_runde_navn"
        )
        frist = st.date_input(
            "Frist", date(aar, 3, 31), min_value=date(dato.year - 2, 1, 1), max_value=date(dato.year + 3, 12, 31),
            format="DD.MM.YYYY", key="ny_runde_frist", width=220,
        )  # fmt: skip
        st.caption(
            f"Runden får {text.count(ledere, 'lederrolle', 'lederroller')}: alle som har et ledernivå."
        )
        if st.form_submit_button("Start runden", type="primary"):
            _start(view, navn, frist, dato)


def _start(view: View, navn: str, frist: date | None, dato: date) -> None:
    try:
        antall = lederavtale.start_round(view.user, navn, frist, today=dato, base=view.written)
    except DashboardError as error:
        show_error(error)
        return
    st.session_state[_LAGRET] = (
        f"Runden «{navn.strip()}» er startet med {text.count(antall, 'lederrolle', 'lederroller')}. Velg den under «Runde»."
    )
    st.rerun()
