"""One's own evaluation against another municipality's, by the same yardstick."""

from dashboard.analysis.kompasset import Kompass
from dashboard.ui.page import View


def show(view: View, kompass: Kompass) -> None:
    """The section. Raises NotAllowed where the page does."""
