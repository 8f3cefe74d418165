"""Rapporter: the monthly report, the minutes and the log of vedtak, as Word and PDF."""

from dashboard import access
from dashboard.agenda import rapporter
from dashboard.ui.page import open_page

view = open_page("Rapporter", access.require_make_reports, "Word til å arbeide videre i, PDF til arkivet")
rapporter.show(view)
