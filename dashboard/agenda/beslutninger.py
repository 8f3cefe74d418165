"""Decisions and actions on the screen: written where the number stands, and followed up until they are closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from dashboard import text
from dashboard.dialog import beslutning
from dashboard.dialog.beslutning import AAPEN, BESLUTNING, OPPGAVE, UTFOERT, UTGAAR, Beslutning
from dashboard.dialog.moete import SAKER, Moete
from dashboard.errors import DashboardError
from dashboard.ui import markdown
from dashboard.ui.errors import show_error
from dashboard.ui.page import View
from dashboard.ui.table import TableColumn, show_table

_SKREVET = "beslutning_skrevet"
_STATUSER = {AAPEN: "Åpen", UTFOERT: "Utført", UTGAAR: "Utgår"}
_KOLONNER = (
    TableColumn("nr", "Nr."),
    TableColumn("tekst", "Hva"),
    TableColumn("type", "Type"),
    TableColumn("ansvarlig", "Ansvarlig"),
    TableColumn("frist", "Frist", "dato"),
    TableColumn("status", "Status"),
    TableColumn("gjelder", "Gjelder", link="lenke"),
    TableColumn("kommentar", "Kommentar"),
)


@dataclass(frozen=True, slots=True)
class Tall:
    """The number a decision is about: the agenda item, what it says, and the address that shows it."""

    sak: str
    gjelder: str
    lenke: str


def ask(view: View, moete: Moete, tall: Tall, key: str) -> None:
    """The form, where the number stands. What is written stays in it until it is stored."""
    if moete.avsluttet:
        return
    round_ = st.session_state.setdefault("beslutning_runde", 0)
    if (done := st.session_state.pop(_SKREVET, None)) is not None:
        st.success(done, icon=":material/check:")
    with st.expander("Skriv beslutning eller oppgave", icon=":material/edit:", key=f"skriv_{key}"):
        st.caption(markdown.escaped(f"Gjelder: {tall.gjelder}"))
        with st.form(f"beslutning_{key}_{round_}", border=False):
            type_ = st.segmented_control(
                "Type",
                [OPPGAVE, BESLUTNING],
                default=OPPGAVE,
                format_func=str.capitalize,
                key=f"type_{key}_{round_}",
                required=True,
            )
            skrevet = st.text_area("Hva er bestemt?", key=f"tekst_{key}_{round_}", height=90)
            venstre, hoeyre = st.columns(2)
            ansvarlig = venstre.selectbox(
                "Ansvarlig (rolle)",
                moete.deltakere,
                index=None,
                accept_new_options=True,
                placeholder="Velg eller skriv en rolle",
                key=f"ansvarlig_{key}_{round_}",
            )
            frist = hoeyre.date_input(
                "Frist",
                None,
                min_value=moete.dato,
                max_value=moete.dato + timedelta(days=3_650),
                format="DD.MM.YYYY",
                key=f"frist_{key}_{round_}",
            )
            pressed = st.form_submit_button("Skriv i referatet", type="primary")
        if pressed:
            ny = Beslutning(
                moete.id, tall.sak, type_ or OPPGAVE, skrevet, ansvarlig or "", frist,
                gjelder=tall.gjelder, lenke=tall.lenke,
            )  # fmt: skip
            _add(view, moete, ny)


def _add(view: View, moete: Moete, ny: Beslutning) -> None:
    try:
        stored = beslutning.add(view.user, moete, ny)
    except DashboardError as error:
        show_error(error)
        return
    st.session_state["beslutning_runde"] += 1
    st.session_state[_SKREVET] = f"Skrevet i referatet: {stored.type} {number_of(stored)}."
    st.rerun()


def show_list(
    rows: Sequence[Beslutning], view: View, *, title: str, key: str, empty: str, dato: date
) -> None:
    """A table of them, in the order they are given; what is past its deadline on `dato` says so."""
    frame = pd.DataFrame(
        [
            {
                "nr": number_of(each),
                "tekst": each.tekst,
                "type": each.type.capitalize(),
                "ansvarlig": each.ansvarlig or None,
                "frist": each.frist,
                "status": _status(each, dato),
                "gjelder": each.gjelder or SAKER.get(each.sak, each.sak),
                "lenke": each.lenke or None,
                "kommentar": each.kommentar or None,
            }
            for each in rows
        ],
        columns=[*(column.name for column in _KOLONNER), "lenke"],
    )
    show_table(frame, _KOLONNER, title=title, period="", filters={}, view=view, key=key, empty=empty)


def follow_up(rows: Sequence[Beslutning], view: View, dato: date) -> None:
    """One open action at a time: what became of it."""
    if not rows:
        return
    by_id = {each.id: each for each in rows}
    with st.expander("Følg opp en oppgave", icon=":material/task_alt:", key="foelg_opp"):
        id_ = st.selectbox(
            "Oppgave",
            list(by_id),
            format_func=lambda each: f"{number_of(by_id[each])}: {by_id[each].tekst[:90]}",
            key="foelg_opp_valgt",
        )
        chosen = by_id[id_]
        with st.form(f"foelg_opp_{id_}_{chosen.status}", border=False):
            status = st.segmented_control(
                "Status",
                [UTFOERT, UTGAAR, AAPEN],
                default=UTFOERT,
                format_func=_STATUSER.__getitem__,
                key=f"status_{id_}",
                required=True,
            )
            kommentar = st.text_input(
                "Hva ble gjort, eller hvorfor ikke?", chosen.kommentar, key=f"kommentar_{id_}"
            )
            pressed = st.form_submit_button("Lagre status")
        if pressed:
            _follow_up(view, chosen, status or UTFOERT, kommentar, dato)


def _follow_up(view: View, chosen: Beslutning, status: str, kommentar: str, dato: date) -> None:
    try:
        beslutning.follow_up(
            view.user, chosen, status=status, kommentar=kommentar, dato=dato, base=view.written
        )
    except DashboardError as error:
        show_error(error)
        return
    st.session_state[_SKREVET] = f"Oppgave {number_of(chosen)}: {_STATUSER[status].lower()}."
    st.rerun()


def open_before(moete: Moete, alle: Sequence[Beslutning]) -> list[Beslutning]:
    """The actions of the forum's earlier meetings that are still open, the one with the earliest deadline first."""
    aapne = [
        each
        for each in alle
        if each.aapen
        and each.moete != moete.id
        and each.skrevet_i(moete.forum)
        and each.registrert is not None
        and each.registrert <= moete.dato
    ]
    return sorted(aapne, key=lambda each: (each.frist or moete.dato, each.id))


def number_of(each: Beslutning) -> str:
    """`3/10.11.26`: its number in the meeting, and the meeting's date."""
    number = each.id.rpartition("-")[2]
    return f"{number}/{text.day(each.registrert)}" if each.registrert else number


def _status(each: Beslutning, dato: date) -> str:
    if each.type == BESLUTNING:
        return "Besluttet"
    if each.frist is not None and each.forsinket(dato):
        return f"Forsinket {text.count((dato - each.frist).days, 'dag', 'dager')}"
    return _STATUSER[each.status]
