"""Oversikt."""

from dashboard import access
from dashboard.ui.page import open_page

view = open_page("Oversikt", access.require_see_drift)
