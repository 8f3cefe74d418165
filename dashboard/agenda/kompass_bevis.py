"""The evidence book: what the product's own traces show, filed under the criteria."""

from dashboard.analysis.kompasset import Kompass
from dashboard.ui.page import View


def show(view: View, kompass: Kompass) -> None:
    """The section. Raises NotAllowed where the page does."""
