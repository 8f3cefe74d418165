"""Forklaringer: what the units answer about their deviations, before the meeting."""

import streamlit as st

from dashboard import access
from dashboard.agenda import forklaringer, publisert
from dashboard.ui.filters import choose_period
from dashboard.ui.page import open_page

view = open_page("Forklaringer", access.require_see_drift, "Enhetene svarer før møtet")

with st.container(width=320):
    period = choose_period(view)
if period is None:
    st.info(
        "Det er ikke lest inn regnskap eller budsjett ennå. Gå til Opplasting og last opp månedens filer."
    )
else:
    publisert.say(view, period)
    forklaringer.show(view, period)
