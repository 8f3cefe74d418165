"""Ledersamtaler: that they are held, and when. Never what was said; a role, never a person."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from dashboard import access, queries, text
from dashboard.access import NotAllowed, User
from dashboard.dialog.write import filled, newest, write, write_rows
from dashboard.errors import DashboardError
from dashboard.lake import Snapshot

_DATASET = "lederavtale"
_TALK, _ROUND = "Samtalen er ikke lagret", "Runden er ikke startet"
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Ledersamtale:
    """One leader's talk in one round; `gjennomfoert` is the day it was held."""

    rolle: str
    runde: str
    frist: date
    gjennomfoert: date | None = None


def first_day(frist: date) -> date:
    """The first day a talk of the round can have been held: a year before its deadline."""
    return (pd.Timestamp(frist) - pd.DateOffset(years=1)).date()


def may_start_round(user: User) -> bool:
    """A round is of every leader: for those who see them all."""
    return access.may_see_lederavtaler(user) and access.units_for(user) is None


def mark_held(user: User, rolle: str, runde: str, dag: date, *, today: date, base: int) -> Snapshot:
    """Store that the talk was held on `dag`.

    Raises NotAllowed for a leader under another's enhet, DashboardError where the role is no part of the round or the day
    is no possible one, ChangedMeanwhile where somebody has written the same talk after version `base`.
    """
    samtale, tittel = _samtale(user, rolle, runde, today)
    if not first_day(samtale.frist) <= dag <= today:
        raise DashboardError(
            _TALK,
            f"{text.day(dag)} er {'ikke kommet ennå' if dag > today else 'mer enn et år før fristen'}.",
            f"Velg dagen samtalen ble holdt, fra {text.day(first_day(samtale.frist))} til {text.day(today)}.",
        )
    return _write(user, replace(samtale, gjennomfoert=dag), f"Ledersamtale holdt: {tittel}, {runde}", base)


def mark_not_held(user: User, rolle: str, runde: str, *, today: date, base: int) -> Snapshot:
    """Take back that the talk was held; what stood stays readable in the earlier version. Raises what `mark_held` does."""
    samtale, tittel = _samtale(user, rolle, runde, today)
    return _write(
        user, replace(samtale, gjennomfoert=None), f"Ledersamtale ikke holdt: {tittel}, {runde}", base
    )


def start_round(user: User, navn: str, frist: date | None, *, today: date, base: int) -> int:
    """Begin a round with every leader's role, as one version. Returns how many they are.

    Raises NotAllowed, DashboardError where name or deadline is missing, the name is taken (upper and lower case are one)
    or no role is a leader's, ChangedMeanwhile where somebody has started the same after version `base`.
    """
    if not may_start_round(user):
        raise NotAllowed("starte en runde med ledersamtaler")
    name = " ".join(filled(navn, _ROUND, "Runden har ikke noe navn.").split())
    if len(name) > LONGEST_NAME:
        raise DashboardError(
            _ROUND,
            f"Navnet er på {len(name)} tegn; det er plass til {LONGEST_NAME}.",
            "Velg et kortere navn.",
        )
    if frist is None:
        raise DashboardError(_ROUND, "Runden har ingen frist.", "Velg en dato, og start runden på nytt.")
    at = newest()
    _refuse_taken(name, queries.run("lederavtaler/utenfor", at, dato=today)["runde"].tolist())
    ledere = queries.run("lederavtaler/ledere", at, enheter=None, runde=None)
    if ledere.empty:
        raise DashboardError(
            _ROUND, "Det er ingen lederroller med ledernivå.", "Last opp lederrollene under Opplasting først."
        )
    rows = [asdict(Ledersamtale(kode, name, frist)) for kode in ledere["kode"]]
    write_rows(user, _DATASET, rows, message=f"Ny runde med ledersamtaler: {name}", base=base, runde=name)
    return len(rows)


def _refuse_taken(name: str, rounds: Sequence[str]) -> None:
    for taken in rounds:
        if taken.casefold() == name.casefold():
            raise DashboardError(
                _ROUND,
                f"Det finnes alt en runde som heter «{taken}».",
                "Velg et annet navn på den nye runden.",
            )


def _samtale(user: User, rolle: str, runde: str, today: date) -> tuple[Ledersamtale, str]:
    """The talk as it stands now, and the role's title. Raises NotAllowed, DashboardError."""
    access.require_see_lederavtaler(user)
    enheter = access.units_for(user)
    rows = queries.run(
        "lederavtaler/samtaler", newest(), dato=today, runde=runde,
        enheter=None if enheter is None else list(enheter),
    )  # fmt: skip
    found = rows[rows["rolle"] == rolle]
    if found.empty and enheter is not None:
        raise NotAllowed("registrere ledersamtaler for denne rollen")
    if found.empty:
        raise DashboardError(
            _TALK,
            f"Rollen «{rolle}» er ikke med i runden «{runde}».",
            "Last siden på nytt, og velg en rolle i listen.",
        )
    row: dict[Any, Any] = found.iloc[0].to_dict()
    held = None if pd.isna(row["holdt"]) else row["holdt"].date()
    return Ledersamtale(rolle, runde, row["frist"].date(), held), str(row["tittel"])


def _write(user: User, samtale: Ledersamtale, message: str, base: int) -> Snapshot:
    return write(
        user, _DATASET, asdict(samtale), message=message, base=base, rolle=samtale.rolle, runde=samtale.runde
    )
