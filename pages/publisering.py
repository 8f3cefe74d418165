"""Publisering: what folkevalgte and everybody else may read, made public, corrected and withdrawn."""

import streamlit as st

from dashboard import access
from dashboard.agenda import publisering, publisering_spoersmaal, publisering_tekster, publisering_utgaver
from dashboard.ui.filters import choose_period
from dashboard.ui.page import open_page
from dashboard.ui.sections import choose_section

DELER = {
    "publiser": "Publiser",
    "tekster": "Hva ledelsen gjør",
    "spoersmaal": "Spørsmål og svar",
    "publisert": "Publisert",
}

view = open_page("Publisering", access.require_publish, "Det folkevalgte og innbyggerne får lese")

with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    with st.container(width=220):
        period = choose_period(view)
    del_ = choose_section("Del", DELER, "del", labelled=False)

if del_ == "publisert":
    publisering_utgaver.show(view)
elif period is None:
    st.info("Last opp regnskap eller budsjett først: det som publiseres, er om en periode.")
elif del_ == "tekster":
    publisering_tekster.show(view, period)
elif del_ == "spoersmaal":
    publisering_spoersmaal.show(view, period)
else:
    publisering.show(view, period)
