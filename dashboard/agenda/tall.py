"""The number a decision is written beside: what it says, and the address that shows it again."""

import streamlit as st

from dashboard.agenda.beslutninger import Tall
from dashboard.agenda.sted import fra_adressen
from dashboard.agenda.utsnitt import Utsnitt, finn
from dashboard.analysis.prognose import STANDARD
from dashboard.dialog.moete import SAKER
from dashboard.period import Period
from dashboard.sentences.words import beloep
from dashboard.ui.address import address
from dashboard.ui.page import View

_SAK_PAA_DAGSORDENEN = {"vedtak": "tiltak"}
_HVA = {
    "tiltak": "Budsjettiltak",
    "vedtak": "Oppfølging av vedtak",
    "sykefravaer": "Sykefravær",
    "siden_sist": "Siden sist",
}


def her(view: View, period: Period, del_: str) -> Tall:
    """What the reader of /drift has in front of them."""
    vis = st.query_params.get("vis")
    if del_ != "okonomi":
        return _tall(del_, f"{_HVA[del_]}, {period.label}", **{"del": del_}, vis=vis)
    utsnitt = finn(view, period, fra_adressen(st.query_params), STANDARD)
    return om_stedet(utsnitt, vis) if utsnitt is not None else _tall(del_, f"Økonomi, {period.label}")


def om_stedet(utsnitt: Utsnitt, vis: str | None = None) -> Tall:
    """A place's deviation: `Fjordgløtt sykehjem, avvik hittil −4,1 mill. kr`."""
    avvik = f", avvik hittil {beloep(utsnitt.rad['avvik'], signed=True)}" if utsnitt.har_avvik else ""
    return _tall("okonomi", f"{utsnitt.tittel}{avvik}", **utsnitt.sted.parametre, vis=vis)


def om_saken(sak: str, gjelder: str, vis: str | None = None) -> Tall:
    """An agenda item as a whole."""
    return _tall(sak, gjelder, **{"del": None if sak == "okonomi" else sak}, vis=vis)


def _tall(del_: str, gjelder: str, **parametre: str | None) -> Tall:
    sak = _SAK_PAA_DAGSORDENEN.get(del_, del_)
    return Tall(
        sak if sak in SAKER else "annet", gjelder, address("drift", "", versjon=None, belop=None, **parametre)
    )
