"""Being in a meeting: the address names it, and every number is as the meeting is locked to it."""

from dataclasses import replace

import streamlit as st

from dashboard import access, lake
from dashboard.dialog import moete as moeter
from dashboard.dialog.moete import Moete
from dashboard.ui import html
from dashboard.ui.address import address
from dashboard.ui.page import View
from dashboard.ui.remember import made_once


def enter(view: View) -> tuple[View, Moete | None]:
    """The view locked to the meeting the address names, and the meeting; the view as it is where it names none.

    Raises DashboardError for a meeting that is not there.
    """
    asked = st.query_params.get("moete")
    if not asked or not access.may_hold_meeting(view.user):
        return view, None
    moete = moeter.blant(moetene(view), asked)
    st.query_params.setdefault("periode", moete.period.key)
    return replace(view, snapshot=lake.get().snapshot(moete.versjon), written=view.written), moete


def moetene(view: View) -> list[Moete]:
    """Every meeting as it stands, the newest first."""
    return _moetene(view.written)


@made_once
def _moetene(written: int) -> list[Moete]:
    return moeter.moeter(written)


def say(moete: Moete) -> None:
    """Where the reader is, and the way back to the meeting."""
    link = address("moeter", moete=moete.id, versjon=None)
    html.write(
        f"<p class='i-moetet'>I møtet: <a href='{html.escaped(link)}' target='_self'>{html.escaped(moete.tittel)}</a>."
        f" Tallene er låst til versjon {moete.versjon}.</p>"
    )
