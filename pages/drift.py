"""Styringsdialog drift: the monthly meeting of the kommunedirektør's leader group, in the order of its agenda."""

import streamlit as st

from dashboard import access
from dashboard.agenda import oekonomi, sykefravaer, vedtak
from dashboard.ui.filters import choose_period
from dashboard.ui.page import open_page
from dashboard.ui.sections import choose_section

SAKER = {"okonomi": "Økonomi", "vedtak": "Tiltak og vedtak", "sykefravaer": "Sykefravær"}

view = open_page(
    "Styringsdialog drift", access.require_see_drift, "Resultatsikring for kommunedirektørens ledergruppe"
)

til_venstre, til_hoeyre = st.columns([1, 3], vertical_alignment="bottom")
with til_venstre:
    period = choose_period(view)
with til_hoeyre:
    sak = choose_section("Sak", SAKER, "del")

if period is None:
    st.info(
        "Det er ikke lest inn regnskap eller budsjett ennå. Gå til Opplasting og last opp månedens filer."
    )
elif sak == "sykefravaer":
    sykefravaer.show(view, period)
elif sak == "vedtak":
    vedtak.show(view, period)
else:
    oekonomi.show(view, period)
