"""Oppdragsbrev: the kommunedirektør's assignments, who has them, and how far they are, quarter by quarter."""

from dashboard import access
from dashboard.ui.page import open_page

view = open_page(
    "Oppdragsbrev", access.require_see_strategi, "Kommunedirektørens oppdrag, kvartal for kvartal"
)
