"""Lederavtaler: whether the talks are held. Never what was said."""

from dashboard import access
from dashboard.agenda import lederavtaler
from dashboard.ui.page import open_page

view = open_page(
    "Lederavtaler",
    access.require_see_lederavtaler,
    "Er samtalene holdt? Innholdet er mellom de to",
    edited=True,
)
lederavtaler.show(view)
