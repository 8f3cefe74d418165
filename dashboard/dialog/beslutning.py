"""Decisions and actions: written in a meeting, beside the number they are about."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from dashboard import access, queries, text
from dashboard.access import User
from dashboard.dialog.moete import Moete
from dashboard.dialog.write import filled, newest, shortened, write
from dashboard.errors import DashboardError
from dashboard.lake import ChangedMeanwhile

BESLUTNING, OPPGAVE = "beslutning", "oppgave"
AAPEN, UTFOERT, UTGAAR = "åpen", "utført", "utgår"
_ATTEMPTS = 8
_TITLE = {BESLUTNING: "Beslutningen er ikke lagret", OPPGAVE: "Oppgaven er ikke lagret"}


@dataclass(frozen=True, slots=True)
class Beslutning:
    """A decision, or an action (oppgave) with an owner role and a deadline.

    `gjelder` is the number it stands by, in words; `lenke` the relative address that shows it.
    """

    moete: str
    sak: str
    type: str
    tekst: str
    ansvarlig: str = ""
    frist: date | None = None
    gjelder: str = ""
    lenke: str = ""
    status: str = AAPEN
    kommentar: str = ""
    id: str = ""
    registrert: date | None = None
    lukket: date | None = None

    @property
    def aapen(self) -> bool:
        return self.type == OPPGAVE and self.status == AAPEN

    def skrevet_i(self, forum: str) -> bool:
        """Whether it was written in a meeting of the forum: the meeting's id ends with the forum's last word."""
        return self.moete.rpartition("-")[2] == forum.split()[-1]

    def forsinket(self, dato: date) -> bool:
        return self.aapen and self.frist is not None and self.frist < dato


def add(user: User, moete: Moete, beslutning: Beslutning) -> Beslutning:
    """Write a new one in the meeting; two who write at the same time both get theirs in.

    Raises NotAllowed, DashboardError where the text is missing, an action lacks owner or deadline, the deadline lies
    before the meeting, or the meeting is closed.
    """
    access.require_hold_meeting(user)
    if moete.avsluttet:
        raise DashboardError(
            _TITLE[beslutning.type],
            f"{moete.tittel} er avsluttet.",
            "Referatet står som det er. Skriv i det neste møtet.",
        )
    checked = replace(_checked(beslutning, moete.dato), moete=moete.id, registrert=moete.dato)
    for attempt in range(1, _ATTEMPTS + 1):
        base = newest()
        number = len(beslutninger(base, moete=moete.id)) + 1
        new = replace(checked, id=f"{moete.id}-{number}")
        try:
            _write(user, new, f"{new.type.capitalize()} {new.id}", base)
        except ChangedMeanwhile:  # somebody took the number
            if attempt == _ATTEMPTS:
                raise
        else:
            return new
    raise AssertionError("unreachable")


def follow_up(
    user: User, beslutning: Beslutning, *, status: str, kommentar: str, dato: date, base: int
) -> Beslutning:
    """Close an action, or open it again; `kommentar` says what was done or why it lapsed.

    Raises NotAllowed, DashboardError where a lapsed action has no reason, ChangedMeanwhile where somebody else has
    changed it after version `base`.
    """
    access.require_hold_meeting(user)
    said = shortened(kommentar, _TITLE[beslutning.type])
    if status == UTGAAR and not said:
        raise DashboardError(
            _TITLE[beslutning.type],
            "En oppgave som utgår, må ha en grunn.",
            "Skriv hvorfor i kommentaren, og lagre på nytt.",
        )
    changed = replace(beslutning, status=status, kommentar=said, lukket=None if status == AAPEN else dato)
    _write(user, changed, f"{changed.type.capitalize()} {changed.id}: {status}", base)
    return changed


def beslutninger(at: int, moete: str | None = None) -> list[Beslutning]:
    """Those of a meeting (None: of all), as they stood in version `at`, in the order they were written."""
    rows = queries.run("dialog/beslutninger", at, moete=moete)
    return [_beslutning(row) for row in rows.to_dict("records")]


def _checked(beslutning: Beslutning, dato: date) -> Beslutning:
    title = _TITLE[beslutning.type]
    tekst = filled(beslutning.tekst, title, "Teksten er tom.")
    ansvarlig = shortened(beslutning.ansvarlig, title)
    if beslutning.type == OPPGAVE:
        filled(ansvarlig, title, "En oppgave må ha en ansvarlig (rolle).")
        if beslutning.frist is None:
            raise DashboardError(
                title,
                "En oppgave må ha en frist.",
                "Velg en dato, og lagre på nytt. Det du har skrevet, står der fortsatt.",
            )
    if beslutning.frist is not None and beslutning.frist < dato:
        raise DashboardError(
            title,
            f"Fristen {text.day(beslutning.frist)} er før møtet {text.day(dato)}.",
            "Velg en senere dato, og lagre på nytt.",
        )
    return replace(beslutning, tekst=tekst, ansvarlig=ansvarlig)


def _write(user: User, beslutning: Beslutning, message: str, base: int) -> None:
    row = {name: value or None for name, value in asdict(beslutning).items()}
    write(user, "beslutning", row, message=message, base=base, moete=beslutning.moete)


def _beslutning(row: dict[Any, Any]) -> Beslutning:
    dates = ("frist", "registrert", "lukket")
    values: dict[str, Any] = {name: "" if pd.isna(value) else value for name, value in row.items()}
    values |= {name: None if pd.isna(row[name]) else row[name].date() for name in dates}
    return Beslutning(**values)
