"""Virksomhetsutvikling: the strategies under the plan, and how the organisation itself is doing."""

from dashboard import access
from dashboard.ui.page import open_page

view = open_page(
    "Virksomhetsutvikling", access.require_see_strategi, "Strategiene, gevinstene og organisasjonen"
)
