"""Årshjul: the year's meetings and dates, and what must be ready when."""

from dashboard import access
from dashboard.ui.page import open_page

view = open_page("Årshjul", access.require_see_aarshjul, "Møter og frister, og hva som må være klart når")
