"""The meetings: those that have been held, and the one that is called."""

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from dashboard import access, text
from dashboard.dialog import moete as moeter
from dashboard.dialog.moete import DRIFT, KLG, SAKER, Moete
from dashboard.errors import DashboardError
from dashboard.period import Period
from dashboard.ui.address import address
from dashboard.ui.errors import show_error
from dashboard.ui.filters import choose_period
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.table import TableColumn, show_table

_KOLONNER = (
    TableColumn("tittel", "Møte", link="lenke"),
    TableColumn("periode", "Periode"),
    TableColumn("status", "Status"),
    TableColumn("versjon", "Låst til versjon", "antall"),
)


def show(view: View) -> None:
    """Every meeting, and the form that calls the next."""
    alle = moeter.moeter(view.written)
    sentence(_in_words(alle))
    show_table(
        pd.DataFrame(
            [
                {
                    "tittel": each.tittel,
                    "periode": each.period.label,
                    "status": each.status.capitalize(),
                    "versjon": each.versjon,
                    "lenke": address("moeter", moete=each.id, versjon=None, periode=None),
                }
                for each in alle
            ],
            columns=[*(column.name for column in _KOLONNER), "lenke"],
        ),
        _KOLONNER,
        title="Møter i styringsdialogen",
        period="",
        filters={},
        view=view,
        key="moeter",
        empty="Det første møtet kalles inn under.",
    )
    if access.may_hold_meeting(view.user):
        _call(view, alle)


def _in_words(alle: Sequence[Moete]) -> str:
    neste = [each for each in alle if not each.avsluttet]
    if not alle:
        return "Ingen møter er kalt inn ennå."
    if not neste:
        return f"Det siste møtet var {text.day(alle[0].dato)}. Det neste er ikke kalt inn."
    foerst = min(neste, key=lambda each: each.dato)
    return f"Neste møte er {text.day(foerst.dato)}, om {foerst.period.label}."


def _call(view: View, alle: Sequence[Moete]) -> None:
    st.header("Kall inn til møte", anchor="nytt")
    with st.container(width=320):
        period = choose_period(view)
    if period is None:
        st.info("Last opp regnskap eller budsjett først: et møte er om en periode.")
        return
    siste = next((each for each in alle if each.forum == DRIFT), None)
    with st.form("nytt_moete", border=True):
        dato = st.date_input("Dato", _suggested(period), format="DD.MM.YYYY", key="nytt_dato")
        deltakere = st.text_area(
            "Deltakere (roller, én per linje)",
            "\n".join(siste.deltakere if siste else KLG),
            key="nytt_deltakere",
        )
        dagsorden = st.multiselect(
            "Dagsorden",
            list(SAKER),
            list(SAKER),
            format_func=SAKER.__getitem__,
            key="nytt_dagsorden",
            placeholder="Velg saker",
        )
        pressed = st.form_submit_button("Kall inn", type="primary")
    st.caption(
        "Møtet låses til tallene slik de er nå. Kommer det nye tall, sier møtet fra, og kan låses på nytt."
    )
    if pressed:
        _plan(view, dato, period, deltakere, dagsorden)


def _plan(view: View, dato: date, period: Period, deltakere: str, dagsorden: Sequence[str]) -> None:
    try:
        new = moeter.plan(
            view.user, dato=dato, period=period, deltakere=deltakere.splitlines(), dagsorden=dagsorden
        )
    except DashboardError as error:
        show_error(error)
        return
    st.query_params["moete"] = new.id
    st.rerun()


def _suggested(period: Period) -> date:
    """The second Tuesday of the month after the period, when the accounts are closed."""
    first = period.last_day + timedelta(days=1)
    return first + timedelta(days=(1 - first.weekday()) % 7 + 7)
