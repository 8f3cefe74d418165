"""Sammenligning: are we expensive or cheap, compared with whom, why, and what would it be worth? One service area at a time."""

import streamlit as st

from dashboard import access
from dashboard.agenda import (
    kostra_fordeling,
    kostra_likhet,
    kostra_mulighetsrom,
    kostra_om,
    kostra_omraadet,
    kostra_sammenheng,
    kostra_utvikling,
)
from dashboard.agenda.kostra_valg import choose_comparison
from dashboard.ui.page import open_page
from dashboard.ui.sections import choose_section

DELER = {
    "omraadet": ("Området", kostra_omraadet.show),
    "fordeling": ("Fordeling og kart", kostra_fordeling.show),
    "utvikling": ("Utvikling", kostra_utvikling.show),
    "sammenheng": ("Kostnad og kvalitet", kostra_sammenheng.show),
    "mulighetsrom": ("Alle områder i kroner", kostra_mulighetsrom.show),
    "likhet": ("Hvem ligner vi på", kostra_likhet.show),
    "om": ("Om tallene", kostra_om.show),
}

view = open_page(
    "Sammenligning", access.require_see_strategi, "KOSTRA: hva koster tjenestene, og hva får innbyggerne?"
)
valg = choose_comparison(view)
if valg is None:
    st.info(
        "Det er ikke hentet nøkkeltall fra SSB ennå. Hent dem her, eller last opp SSBs tabeller på Opplasting.",
        icon=":material/download:",
    )
    kostra_om.show_henting(view)
else:
    del_ = choose_section("Vis", {key: tittel for key, (tittel, _) in DELER.items()}, "del", labelled=False)
    DELER[del_][1](valg)
