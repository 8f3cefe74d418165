"""Årshjul: the year's meetings and dates, and what must be ready when."""

from datetime import date

from dashboard import access
from dashboard.agenda import aarshjul
from dashboard.ui.page import open_page

view = open_page(
    "Årshjul", access.require_see_aarshjul, "Møter og frister, og hva som må være klart når", edited=True
)
aarshjul.show(view, date.today())
