"""Where the municipality stands in Kommunekompasset: against others, since the last evaluation, and what the next points take."""

from dashboard.analysis.kompasset import Kompass
from dashboard.ui.page import View


def show(view: View, kompass: Kompass) -> None:
    """The section. Raises NotAllowed where the page does."""
