"""Explanations: a unit past the thresholds owes one before the meeting."""

from dataclasses import asdict, dataclass
from datetime import date

import pandas as pd

from dashboard import access, queries
from dashboard.access import User
from dashboard.datasets.forklaring import AARSAKER
from dashboard.dialog.write import filled, shortened, write
from dashboard.errors import DashboardError
from dashboard.lake import Snapshot
from dashboard.period import Period

_TITLE = "Forklaringen er ikke lagret"


@dataclass(frozen=True, slots=True)
class Forklaring:
    """What is said about a unit's deviation. `prognose` in kr for the whole year; `avvik` in kr as it stood in `versjon`."""

    aar: int
    periode: int
    enhet: str
    aarsak: str
    tekst: str
    tiltak: str = ""
    prognose: float | None = None
    rolle: str = "Enhetsleder"
    dato: date | None = None
    avvik: float | None = None
    versjon: int | None = None


def save(user: User, forklaring: Forklaring, *, enhet_navn: str, base: int) -> Snapshot:
    """Store the answer as a version of its own; earlier answers stay readable.

    Raises NotAllowed for another's unit, DashboardError where cause, text or role is missing, ChangedMeanwhile where
    somebody answered for the same unit after version `base`.
    """
    access.require_explain(user, forklaring.enhet)
    if forklaring.aarsak not in AARSAKER:
        raise DashboardError(_TITLE, "Årsaken er ikke valgt.", "Velg den årsaken i listen som passer best.")
    row = {
        **asdict(forklaring),
        "tekst": filled(forklaring.tekst, _TITLE, "Forklaringen er tom."),
        "tiltak": shortened(forklaring.tiltak, _TITLE) or None,
        "rolle": filled(forklaring.rolle, _TITLE, "Det står ikke hvem som svarer (rolle)."),
        "dato": forklaring.dato or date.today(),
    }
    label = Period(forklaring.aar, forklaring.periode).label
    return write(
        user, "forklaring", row, base=base, message=f"Forklaring fra {enhet_navn}, {label}",
        enhet=forklaring.enhet,
    )  # fmt: skip


def forklaringer(period: Period, at: int, enheter: list[str] | None = None) -> pd.DataFrame:
    """The answers for the period as they stood in version `at`: one row per enhet that has answered."""
    return queries.run("dialog/forklaringer", at, aar=period.aar, periode=period.periode, enheter=enheter)
