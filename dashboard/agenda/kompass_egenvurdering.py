"""The self-assessment: each question on each dimension, with what shows it."""

from dashboard.analysis.kompasset import Kompass
from dashboard.ui.page import View


def show(view: View, kompass: Kompass) -> None:
    """The section. Raises NotAllowed where the page does."""
