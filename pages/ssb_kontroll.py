"""SSB-kontroller: what Statistics Norway would reject in the accounts, found while it can be mended, and the 0A to deliver."""

from dashboard import access
from dashboard.agenda import ssb_kontroll
from dashboard.ui.page import open_page

view = open_page(
    "SSB-kontroller", access.require_make_reports, "Finn nå det SSB ellers ville avvist i februar"
)
ssb_kontroll.show(view)
