"""Oppdragsbrev: the kommunedirektør's assignments, who has them, and how far they are, quarter by quarter."""

import streamlit as st

from dashboard import access
from dashboard.agenda import (
    beslutninger,
    i_moetet,
    oppdragsbrev,
    oppdragsbrev_meldinger,
    oppdragsbrev_neste,
)
from dashboard.agenda.oppdragsbrev_utvalg import choose_brev
from dashboard.agenda.strategi_grunnlag import choose_month, grunnlag
from dashboard.agenda.tall_strategi import om_saken
from dashboard.ui.page import open_page
from dashboard.ui.sections import choose_section

DELER = {"oppdragene": "Oppdragene", "meldinger": "Hvem har meldt", "neste": "Neste års brev"}

view, moete = i_moetet.enter(
    open_page(
        "Oppdragsbrev",
        access.require_see_strategi,
        "Kommunedirektørens oppdrag, kvartal for kvartal",
        edited=True,
    )
)
if moete is not None:
    i_moetet.say(moete)

perioden, brevet, deler = st.columns([2, 2, 5], vertical_alignment="bottom")
with perioden:
    period = choose_month(view)
strategi = grunnlag(view, period)
with brevet:
    brev = choose_brev(strategi)
if brev is None:
    oppdragsbrev.show_missing()
else:
    with deler:
        del_ = choose_section("Del", DELER, "del")
    match del_:
        case "meldinger":
            oppdragsbrev_meldinger.show(view, period, strategi, brev)
        case "neste":
            oppdragsbrev_neste.show(view, strategi, brev)
        case _:
            oppdragsbrev.show(view, period, strategi, brev)
    if moete is not None:
        beslutninger.ask(view, moete, om_saken("oppdrag", f"{brev}, {period.label}"), "oppdragsbrev")
