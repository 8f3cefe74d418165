"""The meeting on a projector: one question at a time, large, without a menu, and next and previous by key or button."""

from pathlib import Path

import streamlit as st

from dashboard.agenda import beslutninger, spoersmaal_drift, spoersmaal_strategisk
from dashboard.agenda.spoersmaal import Spoersmaal
from dashboard.dialog.moete import DRIFT, SAKER, Moete
from dashboard.ui import html
from dashboard.ui.page import View

_STYLE = Path(__file__).parents[1] / "ui" / "skjerm.css"
_STEG, _SAK, _VIS = "steg", "sak", "vis"


def show(view: View, moete: Moete) -> None:
    """The question the address names (`steg`, or the first of `sak`), and the way on."""
    html.write(f"<style>{_STYLE.read_text('utf-8')}</style>")
    spoersmaal = spoersmaal_drift if moete.forum == DRIFT else spoersmaal_strategisk
    alle = spoersmaal.spoersmaalene(view, moete)
    nummer = _number(alle)
    her = alle[nummer - 1]
    html.write(
        f"<header class='skjermhode'><h1>{html.escaped(SAKER[her.sak])}</h1><p>{nummer} av {len(alle)}</p></header>"
        f"<h2 class='spoersmaal'>{html.escaped(her.tekst)}</h2>"
    )
    _move(nummer, len(alle), moete)  # first, so that a key works while the numbers are on their way
    her.vis()
    if not moete.avsluttet:
        beslutninger.ask(view, moete, her.tall, f"steg{nummer}")


def _number(alle: list[Spoersmaal]) -> int:
    """Which question: by number, or the first of the item that a link named."""
    sak = st.query_params.get(_SAK)
    asked = st.query_params.get(_STEG, "")
    if asked.isdecimal():
        return min(max(int(asked), 1), len(alle))
    return next((number for number, each in enumerate(alle, start=1) if each.sak == sak), 1)


def _move(nummer: int, antall: int, moete: Moete) -> None:
    with st.container(horizontal=True, gap="small", key="skjermknapper"):
        st.button(
            "Forrige", on_click=_go, args=(nummer - 1,), disabled=nummer == 1, shortcut="Left", key="forrige"
        )
        st.button(
            "Neste",
            on_click=_go,
            args=(nummer + 1,),
            disabled=nummer == antall,
            shortcut="Right",
            key="neste",
            type="primary",
        )
        st.button("Tilbake til møtet", on_click=_leave, shortcut="Esc", key="avslutt_visning")


def _go(nummer: int) -> None:
    st.query_params[_STEG] = str(nummer)
    st.query_params.pop(_SAK, None)


def _leave() -> None:
    for name in (_STEG, _SAK, _VIS):
        st.query_params.pop(name, None)
