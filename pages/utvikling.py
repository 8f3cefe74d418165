"""Virksomhetsutvikling: the strategies under the plan, and how the organisation itself is doing."""

import streamlit as st

from dashboard import access
from dashboard.agenda import (
    beslutninger,
    i_moetet,
    utvikling_arbeidsgiver,
    utvikling_internkontroll,
    utvikling_kompetanse,
    utvikling_modenhet,
    utvikling_omstilling,
    utvikling_portefoelje,
    utvikling_undersoekelser,
)
from dashboard.agenda.strategi_grunnlag import choose_month
from dashboard.agenda.tall_strategi import om_saken
from dashboard.ui.page import open_page
from dashboard.ui.sections import choose_section

DELER = {
    "portefoelje": ("Portefølje", utvikling_portefoelje.show),
    "arbeidsgiver": ("Arbeidsgiver", utvikling_arbeidsgiver.show),
    "kompetanse": ("Kompetanse", utvikling_kompetanse.show),
    "omstilling": ("Omstilling", utvikling_omstilling.show),
    "modenhet": ("Digital modenhet", utvikling_modenhet.show),
    "internkontroll": ("Internkontroll", utvikling_internkontroll.show),
    "undersoekelser": ("Undersøkelser", utvikling_undersoekelser.show),
}

view, moete = i_moetet.enter(
    open_page(
        "Virksomhetsutvikling",
        access.require_see_strategi,
        "Strategiene, gevinstene og organisasjonen",
        edited=True,
    )
)
if moete is not None:
    i_moetet.say(moete)

periode, deler = st.columns([2, 8], vertical_alignment="bottom")
with periode:
    period = choose_month(view)
with deler:
    del_ = choose_section("Vis", {key: tittel for key, (tittel, _) in DELER.items()}, "del")

tittel, show = DELER[del_]
show(view, period)
if moete is not None:
    gjelder = f"Virksomhetsutvikling: {tittel.lower()}, {period.label}"
    beslutninger.ask(view, moete, om_saken("virksomhet", gjelder, **{"del": del_}), "utvikling")
