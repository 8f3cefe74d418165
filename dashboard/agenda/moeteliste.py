"""The meetings: those that have been held, and the one that is called."""

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from dashboard import access, text
from dashboard.agenda.i_moetet import moetene
from dashboard.dialog import moete as moeter
from dashboard.dialog.moete import DAGSORDEN, DELTAKERE, DRIFT, STRATEGISK, Moete
from dashboard.errors import DashboardError
from dashboard.period import Period
from dashboard.sentences.words import liste
from dashboard.ui.address import address
from dashboard.ui.errors import show_error
from dashboard.ui.filters import choose_period
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.sections import choose_section
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_FORA = {"drift": (DRIFT, "Drift"), "strategisk": (STRATEGISK, "Strategisk")}
"""How the address names a forum, and what it is called on the button."""
_KOLONNER = (
    TableColumn("tittel", "Møte", link="lenke"),
    TableColumn("periode", "Periode"),
    TableColumn("status", "Status"),
    TableColumn("versjon", "Låst til versjon", "antall"),
)


def show(view: View) -> None:
    """Every meeting, and the form that calls the next."""
    alle = moetene(view)
    sentence(in_words(alle, date.today()))
    show_table(_tabellen(tuple(alle), _lenke(None)), view=view, key="moeter")
    if access.may_hold_meeting(view.user):
        _call(view, alle)


@made_once
def _tabellen(alle: Sequence[Moete], _adressen: str) -> Table:
    """`_adressen` is in the key only: what one link takes along from the address, so do all."""
    rader = [
        {
            "tittel": each.tittel,
            "periode": each.period.label,
            "status": each.status.capitalize(),
            "versjon": each.versjon,
            "lenke": _lenke(each.id),
        }
        for each in alle
    ]
    return Table(
        pd.DataFrame(rader, columns=[*(column.name for column in _KOLONNER), "lenke"]),
        _KOLONNER,
        title="Møter i styringsdialogen",
        empty="Det første møtet kalles inn under.",
    )


def _lenke(moete: str | None) -> str:
    return address("moeter", moete=moete, versjon=None, periode=None)


def in_words(alle: Sequence[Moete], i_dag: date) -> str:
    """The next meeting, and those that were to be closed and are not."""
    if not alle:
        return "Ingen møter er kalt inn ennå."
    aapne = sorted((each for each in alle if not each.avsluttet), key=lambda each: each.dato)
    neste = next((each for each in aapne if each.dato >= i_dag), None)
    if neste is None:
        told = f"Det siste møtet var {text.day(alle[0].dato)}. Det neste er ikke kalt inn."
    else:
        told = f"Neste møte er {_i_setning(neste)}, om {neste.period.label}."
    glemt = [_i_setning(each) for each in aapne if each.dato < i_dag]
    return f"{told} Ikke avsluttet: {liste(glemt)}." if glemt else told


def _i_setning(moete: Moete) -> str:
    return f"{moete.tittel[:1].lower()}{moete.tittel[1:]}"


def _call(view: View, alle: Sequence[Moete]) -> None:
    st.header("Kall inn til møte", anchor="nytt")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        forum = _FORA[choose_section("Møte", {key: navn for key, (_, navn) in _FORA.items()}, "nytt")][0]
        with st.container(width=320):
            period = choose_period(view)
    if period is None and forum == STRATEGISK:
        period = Period(
            date.today().year, date.today().month
        )  # a strategy is followed before any accounts are loaded
    if period is None:
        st.info("Last opp regnskap eller budsjett først: et møte er om en periode.")
        return
    siste = next((each for each in alle if each.forum == forum), None)
    saker = DAGSORDEN[forum]
    with st.form(f"nytt_moete_{forum}", border=True):
        dato = st.date_input(
            "Dato",
            _asked_date() or _suggested(period, forum, alle),
            format="DD.MM.YYYY",
            key=f"nytt_dato_{forum}",
        )
        deltakere = st.text_area(
            "Deltakere (roller, én per linje)",
            "\n".join(siste.deltakere if siste else DELTAKERE[forum]),
            key=f"nytt_deltakere_{forum}",
        )
        dagsorden = st.multiselect(
            "Dagsorden",
            list(saker),
            list(saker),
            format_func=saker.__getitem__,
            key=f"nytt_dagsorden_{forum}",
            placeholder="Velg saker",
        )
        pressed = st.form_submit_button("Kall inn", type="primary")
    st.caption(
        "Møtet låses til tallene slik de er nå. Kommer det nye tall, sier møtet fra, og kan låses på nytt."
    )
    if pressed:
        _plan(view, dato, period, deltakere, dagsorden, forum)


def _plan(
    view: View, dato: date, period: Period, deltakere: str, dagsorden: Sequence[str], forum: str
) -> None:
    try:
        new = moeter.plan(
            view.user,
            dato=dato,
            period=period,
            deltakere=deltakere.splitlines(),
            dagsorden=dagsorden,
            forum=forum,
        )
    except DashboardError as error:
        show_error(error)
        return
    for name in ("nytt", "dato"):
        st.query_params.pop(name, None)
    st.query_params["moete"] = new.id
    st.rerun()


def _asked_date() -> date | None:
    """The date of the year's plan that a link came from."""
    try:
        return date.fromisoformat(st.query_params.get("dato", ""))
    except ValueError:
        return None


def _suggested(period: Period, forum: str, alle: Sequence[Moete]) -> date:
    """The second Tuesday of the month after the period, when the accounts are closed; the strategic meeting two weeks later. Of a
    month where the forum already has a meeting, or that is over, the next."""
    taken = {(each.dato.year, each.dato.month) for each in alle if each.forum == forum}
    first = period.last_day + timedelta(days=1)
    while True:
        day = first + timedelta(days=(1 - first.weekday()) % 7 + (7 if forum == DRIFT else 21))
        if day >= date.today() and (day.year, day.month) not in taken:
            return day
        first = (first + timedelta(days=32)).replace(day=1)
