"""Styringsdialog strategisk: the red thread from vision to measure, how far it is, and where it is broken."""

import streamlit as st

from dashboard import access
from dashboard.agenda import (
    beslutninger,
    i_moetet,
    strategi_ansvar,
    strategi_brudd,
    strategi_gevinst,
    strategi_omraadet,
    strategi_rediger,
    strategi_siden_sist,
    strategi_tidslinje,
    tall_strategi,
)
from dashboard.agenda.strategi_grunnlag import choose_month, grunnlag
from dashboard.ui.page import open_page
from dashboard.ui.sections import choose_section

DELER = {
    "omraadet": "Satsingsområdet",
    "ansvar": "Ansvar",
    "tidslinje": "Tidslinje",
    "siden_sist": "Siden sist",
    "gevinst": "Kostnad og gevinst",
    "brudd": "Brudd i den røde tråden",
}
REDIGER = {"rediger": "Rediger"}

view, moete = i_moetet.enter(
    open_page(
        "Styringsdialog strategisk",
        access.require_see_strategi,
        "Den røde tråden, fra visjon til tiltak",
        edited=True,
    )
)
if moete is not None:
    i_moetet.say(moete)

with st.container(key="strategi_valg"):
    perioden, deler = st.columns([3, 9], vertical_alignment="center")
    with perioden:
        period = choose_month(view)
    with deler:
        valgbare = DELER | REDIGER if access.may_edit_strategi(view.user) else DELER
        del_ = choose_section("Vis", valgbare, "del")

strategi = grunnlag(view, period)
if strategi.tom and del_ != "rediger":
    st.info(
        "Det er ikke lest inn noen målstruktur ennå. Gå til Opplasting og last opp planene: én rad per ledd med id, plan, slag"
        " plan, nivå, overordnet ledd og tittel, og gjerne hovedansvar, frist, status, framdrift og konto. Mappen data/fauske"
        " har virkelige planer som eksempel.",
        icon=":material/upload_file:",
    )
else:
    match del_:
        case "ansvar":
            strategi_ansvar.show(view, period, strategi)
        case "tidslinje":
            strategi_tidslinje.show(view, period, strategi)
        case "siden_sist":
            strategi_siden_sist.show(view, period, strategi, moete)
        case "gevinst":
            strategi_gevinst.show(view, period, strategi)
        case "brudd":
            strategi_brudd.show(view, period, strategi)
        case "rediger":
            strategi_rediger.show(view, period, strategi)
        case _:
            strategi_omraadet.show(view, period, strategi)
    if moete is not None:
        beslutninger.ask(view, moete, tall_strategi.her(strategi, period, del_), "strategi")
