"""Whether amounts are read in kr, 1000 kr or mill. kr: the reader's choice, kept in the address."""

from enum import StrEnum

from dashboard import text
from dashboard.ui.sections import choose_section


class Amounts(StrEnum):
    """A unit of money: `divisor` kr, shown with `decimals`."""

    KR = "kr"
    TUSEN = "tusen"
    MILL = "mill"

    @property
    def label(self) -> str:
        return {"kr": "kr", "tusen": "1000 kr", "mill": "mill. kr"}[self.value]

    @property
    def divisor(self) -> int:
        return {"kr": 1, "tusen": 1_000, "mill": 1_000_000}[self.value]

    def shown(self, kroner: float, signed: bool = False) -> str:
        """An amount in kr as it is read in this unit: `−4 102`, `−4,1`."""
        return text.number(kroner / self.divisor, 1 if self is Amounts.MILL else 0, signed)


def choose_amounts() -> Amounts:
    """The unit of every table's amounts; kr to begin with."""
    return Amounts(choose_section("Beløp i", {each.value: each.label for each in Amounts}, "belop"))
