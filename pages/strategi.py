"""Styringsdialog strategisk: the red thread from vision to measure, how far it is, and where it is broken."""

from dashboard import access
from dashboard.ui.page import open_page

view = open_page(
    "Styringsdialog strategisk", access.require_see_strategi, "Den røde tråden, fra visjon til tiltak"
)
