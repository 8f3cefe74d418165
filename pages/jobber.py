"""Jobber: did the night's work go well, and what is to be done where it did not."""

from dashboard import access
from dashboard.agenda import jobber
from dashboard.ui.page import open_page

view = open_page("Jobber", access.require_see_jobber, "Det som går av seg selv, og hvordan det gikk")
jobber.show(view)
