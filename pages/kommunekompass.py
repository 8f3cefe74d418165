"""Kommunekompasset: where we stood, where we are, and what raises us."""

from dashboard import access
from dashboard.agenda import (
    beslutninger,
    i_moetet,
    kompass_bevis,
    kompass_egenvurdering,
    kompass_naa,
    kompass_omraadet,
    kompass_plan,
    kompass_registrer,
    kompass_sammenlign,
    kompass_utvikling,
)
from dashboard.agenda.kompass_grunnlag import grunnlag
from dashboard.agenda.tall_strategi import om_saken
from dashboard.ui.page import open_page
from dashboard.ui.sections import choose_section

DELER = {
    "naa": ("Hvor vi står", kompass_naa.show),
    "omraadet": ("Områdene", kompass_omraadet.show),
    "utvikling": ("Over tid", kompass_utvikling.show),
    "sammenlign": ("Mot andre", kompass_sammenlign.show),
    "egenvurdering": ("Egenvurdering", kompass_egenvurdering.show),
    "plan": ("Plan", kompass_plan.show),
    "bevis": ("Bevisbok", kompass_bevis.show),
}
REGISTRER = {"registrer": ("Registrer", kompass_registrer.show)}

view, moete = i_moetet.enter(
    open_page(
        "Kommunekompasset",
        access.require_see_strategi,
        "Hvor vi sto, hvor vi er, og hva som løfter oss",
        edited=True,
    )
)
if moete is not None:
    i_moetet.say(moete)

deler = DELER | REGISTRER if access.may_edit_strategi(view.user) else DELER
del_ = choose_section("Vis", {key: tittel for key, (tittel, _) in deler.items()}, "del")
tittel, show = deler[del_]
show(view, grunnlag(view))
if moete is not None:
    beslutninger.ask(
        view,
        moete,
        om_saken("virksomhet", f"Kommunekompasset: {tittel.lower()}", side="kommunekompass", **{"del": del_}),
        "kompass",
    )
