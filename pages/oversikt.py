"""Oversikt: the month at a glance, and how fresh the numbers are."""

from dashboard import access
from dashboard.agenda import ferskhet, maaneden, publisert
from dashboard.ui import html
from dashboard.ui.filters import choose_period
from dashboard.ui.page import open_page
from dashboard.ui.plain import sentence

view = open_page("Oversikt", access.require_see_drift, "Måneden på et øyeblikk")

period = choose_period(view)
if period is None:
    sentence("Det er ikke lest inn noen tall ennå.")
    html.write(
        "<p>Begynn med organisasjonsfilen, så regnskap og budsjett:"
        " <a href='/opplasting' target='_self'>Last opp filer</a>."
        " <a href='/hjelp' target='_self'>Hjelp</a> sier hva filene skal inneholde.</p>"
    )
else:
    publisert.say(view, period)
    maaneden.show(view, period)
    ferskhet.show(view)
