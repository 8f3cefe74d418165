"""Møter: called, held on the screen, followed up and written out."""

import streamlit as st

from dashboard import access
from dashboard.agenda import i_moetet, moeteliste, moetet, skjerm
from dashboard.ui.page import open_page

paa_skjerm = st.query_params.get("vis") == "skjerm" and "moete" in st.query_params
view, moete = i_moetet.enter(
    open_page("Møter", access.require_hold_meeting, "Styringsdialogen, møte for møte", head=not paa_skjerm)
)

if moete is None:
    moeteliste.show(view)
elif paa_skjerm:
    skjerm.show(view, moete)
else:
    moetet.show(view, moete)
