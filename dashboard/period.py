"""The month or year that numbers are about."""

from dataclasses import dataclass
from datetime import date, timedelta

from dashboard import text


@dataclass(frozen=True, slots=True)
class Period:
    """A month (1–12), the year-end entries (13), or a whole year (0)."""

    aar: int
    periode: int

    @property
    def label(self) -> str:
        """`oktober 2026`, `hele 2016`."""
        return text.period(self.aar, self.periode) if self.periode else f"hele {self.aar}"

    @property
    def previous(self) -> "Period":
        if self.periode == 0:
            return Period(self.aar - 1, 0)
        return Period(self.aar - 1, 12) if self.periode == 1 else Period(self.aar, self.periode - 1)

    @property
    def key(self) -> str:
        """How the address writes it: `2026-10`, `2016`."""
        return f"{self.aar}-{self.periode:02d}" if self.periode else f"{self.aar}"

    @property
    def last_day(self) -> date:
        """The period's last day: deadlines are held against it."""
        month = self.periode if 1 <= self.periode <= 12 else 12
        return date(self.aar + month // 12, month % 12 + 1, 1) - timedelta(days=1)
