"""Sporing: who has done what, and a random sample of decisions for the control committee."""

from dashboard import access
from dashboard.agenda import etterproeving, spor
from dashboard.ui.page import open_page
from dashboard.ui.sections import choose_section

view = open_page("Sporing", access.require_see_spor, "Hvem har gjort hva, og ble det vedtatte fulgt opp")

match choose_section(
    "Del", {"logg": "Sporingslogg", "etterproeving": "Etterprøving av vedtak"}, "del", labelled=False
):
    case "etterproeving":
        etterproeving.show(view)
    case _:
        spor.show(view)
