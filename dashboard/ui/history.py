"""Every version that has been stored, and the way back to one of them."""

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from dashboard import paths, text
from dashboard.datasets import DATASETS
from dashboard.errors import DashboardError
from dashboard.lake import Snapshot
from dashboard.ui import markdown
from dashboard.ui.errors import show_error
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.table import TableColumn, show_table

SHOWN = 50

Restore = Callable[[int, str, str], Snapshot]
"""Version, author, message -> the new version."""

_COLUMNS = [
    TableColumn("versjon", "Versjon", "antall"),
    TableColumn("tid", "Tidspunkt"),
    TableColumn("melding", "Melding"),
    TableColumn("hvem", "Hvem"),
    TableColumn("datasett", "Datasett"),
    TableColumn("periode", "Periode"),
    TableColumn("rader", "Rader", "antall"),
]


def show_history(history: Sequence[Snapshot], period: Callable[[str], str], view: View) -> None:
    """The versions, newest first. `period` says a stored period in words."""
    everything = len(history) <= SHOWN or st.toggle(
        f"Vis alle {text.number(len(history))} versjoner", key="hele_historikken"
    )
    shown = history if everything else history[:SHOWN]
    show_table(
        pd.DataFrame(
            [_row(snapshot, period) for snapshot in shown], columns=[column.name for column in _COLUMNS]
        ),
        _COLUMNS,
        title="Lagrede versjoner",
        period="",
        filters={},
        view=view,
        key="historikk",
        empty="Ingenting er lagret ennå. Den første filen du godkjenner, blir den første versjonen.",
    )


def choose_restore(history: Sequence[Snapshot], restore: Restore, author: str) -> None:
    """Choose an earlier version, see what going back to it changes, and confirm with a reason."""
    if len(history) < 2:
        return
    if (done := st.session_state.pop("gjenopprettet", None)) is not None:
        st.success(done, icon=":material/check:")
    st.header("Gå tilbake til en tidligere versjon")
    earlier = {snapshot.id: snapshot for snapshot in history[1:]}
    chosen = st.selectbox(
        "Versjon som skal gjelde igjen",
        list(earlier),
        format_func=lambda id_: label(earlier[id_]),
        key="gjenopprett_versjon",
    )
    st.page_link(
        paths.PAGES / "oversikt.py",
        label=f"Se tallene slik de var i versjon {chosen}",
        icon=":material/visibility:",
        query_params={"versjon": str(chosen)},
    )
    if st.button("Gjenopprett …", icon=":material/history:", key="gjenopprett"):
        _confirm(earlier[chosen], [each for each in history if each.id > chosen], restore, author)


@st.dialog("Gjenopprette en tidligere versjon?", width="medium")
def _confirm(snapshot: Snapshot, later: Sequence[Snapshot], restore: Restore, author: str) -> None:
    names = sorted({name for each in later for name in each.datasets})
    sentence(f"{titles(names)} blir slik det var i versjon {snapshot.id}, {moment(snapshot)}.")
    st.markdown("Det som er lagret senere, settes til side. Det forsvinner ikke: også det kan gjenopprettes.")
    st.markdown("\n".join(f"- {markdown.escaped(label(each))}" for each in later[:10]))
    who = st.text_input("Hvem gjenoppretter?", author, key="gjenopprett_hvem")
    why = st.text_input(
        "Hvorfor?",
        key="gjenopprett_hvorfor",
        placeholder="For eksempel: oktoberfilen var ikke ferdig avstemt",
    )
    if not st.button(
        f"Gjenopprett versjon {snapshot.id} som ny versjon", type="primary", key="gjenopprett_bekreft"
    ):
        return
    if not why.strip() or not who.strip():
        st.warning("Skriv hvem du er og hvorfor du gjenoppretter. Det blir stående i historikken.")
        return
    try:
        stored = restore(snapshot.id, who.strip(), why.strip())
    except DashboardError as error:
        show_error(error)
        return
    st.session_state["gjenopprettet"] = (
        f"Versjon {snapshot.id} gjelder igjen. Lagret som versjon {stored.id}, {moment(stored)}."
    )
    st.rerun()


def moment(snapshot: Snapshot) -> str:
    """`21.11.2026 kl. 23.05`, in the machine's own time."""
    when = snapshot.time.astimezone()
    return f"{text.day(when)} kl. {when:%H.%M}"


def label(snapshot: Snapshot) -> str:
    """`Versjon 9: Budsjett 2016 fra drift.csv (21.11.2026 kl. 23.05)`."""
    return f"Versjon {snapshot.id}: {snapshot.message} ({moment(snapshot)})"


def titles(names: Sequence[str]) -> str:
    """`Budsjett, Regnskap`."""
    return ", ".join(DATASETS[name].title if name in DATASETS else name for name in names)


def _row(snapshot: Snapshot, period: Callable[[str], str]) -> tuple[object, ...]:
    periods = dict.fromkeys(period(code) for code in snapshot.details.get("period", {}).values() if code)
    rows = sum(snapshot.details.get("rows", {}).values())
    return (
        snapshot.id,
        moment(snapshot),
        snapshot.message,
        snapshot.author,
        titles(snapshot.datasets),
        ", ".join(periods) or None,
        rows or None,
    )
