"""One area of Kommunekompasset: its sub-criteria by points to gain, with what the evaluators found beside."""

from dashboard.analysis.kompasset import Kompass
from dashboard.ui.page import View


def show(view: View, kompass: Kompass) -> None:
    """The section. Raises NotAllowed where the page does."""
