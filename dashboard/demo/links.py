"""Fjordvik's målstruktur as one file: every plan, as it stood for each delivery."""

from dashboard.demo import assignments, goals, strategies
from dashboard.demo.deliveries import Delivery
from dashboard.demo.tables import Row, as_it_stood

COLUMNS = (
    "Id", "Plan", "Slag plan", "Nivå", "Overordnet", "Nr", "Tittel", "Innhold", "FN-mål", "HA", "DA", "Start", "Frist",
    "Status", "Statusdato", "Framdrift", "Kommentar", "Ansvar", "Funksjon", "Støtter", "Vedtak", "Budsjettiltak", "Kompass",
    "Måleenhet", "Startverdi", "Målverdi", "Siste verdi", "Målt dato", "Kilde",
)  # fmt: skip
_VALUES = ("Startverdi", "Målverdi", "Siste verdi")


def link_rows(delivery: Delivery) -> list[Row]:
    """One row per link, with the columns of the file; what is not said is blank."""
    rows = [*goals.goal_rows(), *assignments.assignment_rows(), *strategies.strategy_rows()]
    in_september = goals.IN_SEPTEMBER | strategies.IN_SEPTEMBER
    blank = dict.fromkeys(COLUMNS, "")
    stood = as_it_stood(rows, delivery, in_september, goals.NEW_IN_OCTOBER)
    return [blank | row | {name: _measured(row.get(name, "")) for name in _VALUES} for row in stood]


def _measured(value: str) -> str:
    """With a decimal, as the system writes every measured value."""
    return value if not value or "," in value else f"{value},0"
