"""Which letter is looked at, and its assignments."""

from dashboard.analysis.oppdragsbrev import Oppdrag, brevene, oppdragene
from dashboard.analysis.strategi import Strategi
from dashboard.ui.data import numbers
from dashboard.ui.filters import choose
from dashboard.ui.page import View


def choose_brev(strategi: Strategi) -> str | None:
    """The letter to show, the newest to begin with; None where there is none."""
    return choose("Oppdragsbrev", {navn: navn for navn in brevene(strategi.struktur)}, "brev")


def les(view: View, strategi: Strategi, brev: str) -> list[Oppdrag]:
    """The assignments of the letter, in its order."""
    return oppdragene(strategi, brev, numbers("strategi/tjenesteomraader", view))
