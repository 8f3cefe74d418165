"""Demografi: what the population does to the municipality, for the strategic dialogue."""

from dataclasses import replace

import streamlit as st

from dashboard import access
from dashboard.agenda import (
    demografi_befolkning,
    demografi_behov,
    demografi_betydning,
    demografi_forsoergerbyrde,
)
from dashboard.agenda.demografi import choose_kommune, say_whose
from dashboard.ui.amounts import choose_amounts
from dashboard.ui.page import open_page
from dashboard.ui.sections import choose_section

DELER = {
    "befolkning": "Befolkning",
    "forsoergerbyrde": "Forsørging",
    "behov": "Behov",
    "betydning": "Betydning",
}

view = open_page("Demografi", access.require_see_strategi, "Hvem vi blir, og hva det krever av tjenestene")

kommunen, deler, valg, beloep = st.columns([2, 4.4, 1.8, 2], vertical_alignment="bottom")
with kommunen:
    kommune = choose_kommune(view)
if kommune is not None:
    with deler:
        del_ = choose_section("Del", DELER, "del")
    if del_ in ("behov", "betydning"):
        with beloep:
            view = replace(view, amounts=choose_amounts())
    say_whose(kommune)
    match del_:
        case "forsoergerbyrde":
            demografi_forsoergerbyrde.show(view, kommune, valg)
        case "behov":
            demografi_behov.show(view, kommune, valg)
        case "betydning":
            demografi_betydning.show(view, kommune, valg)
        case _:
            demografi_befolkning.show(view, kommune, valg)
