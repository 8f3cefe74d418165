"""Styringsdialog drift: the monthly meeting of the kommunedirektør's leader group, in the order of its agenda."""

from dataclasses import replace
from datetime import date

import streamlit as st

from dashboard import access
from dashboard.agenda import (
    beslutninger,
    i_moetet,
    oekonomi,
    publisert,
    siden_sist,
    sykefravaer,
    tall,
    tiltak,
    vedtak,
)
from dashboard.period import Period
from dashboard.ui.amounts import choose_amounts
from dashboard.ui.filters import choose_period
from dashboard.ui.page import open_page
from dashboard.ui.sections import choose_section

SAKER = {
    "siden_sist": "Siden sist",
    "okonomi": "Økonomi",
    "tiltak": "Tiltak",
    "vedtak": "Vedtak",
    "sykefravaer": "Sykefravær",
}

view, moete = i_moetet.enter(
    open_page(
        "Styringsdialog drift", access.require_see_drift, "Resultatsikring for kommunedirektørens ledergruppe"
    )
)
if moete is not None:
    i_moetet.say(moete)

periode, saker, beloep = st.columns([2, 5, 2], vertical_alignment="bottom")
with periode:
    period = choose_period(view)
with saker:
    sak = choose_section("Sak", SAKER, "del", first="okonomi")
with beloep:
    view = replace(view, amounts=choose_amounts())

if period is None and sak in ("tiltak", "vedtak", "sykefravaer"):
    period = Period(date.today().year, date.today().month)  # they come without accounts too
if period is None:
    st.info(
        "Det er ikke lest inn regnskap eller budsjett ennå. Gå til Opplasting og last opp månedens filer."
    )
else:
    publisert.say(view, period)
    match sak:
        case "siden_sist":
            siden_sist.show(view, period, moete)
        case "tiltak":
            tiltak.show(view, period)
        case "vedtak":
            vedtak.show(view, period, siden_sist.finn_forrige(view, period, moete).snapshot)
        case "sykefravaer":
            sykefravaer.show(view, period)
        case _:
            oekonomi.show(view, period)
    if moete is not None:
        beslutninger.ask(view, moete, tall.her(view, period, sak), "drift")
