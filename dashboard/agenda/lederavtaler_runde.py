"""The round of leaders' talks that is shown, at the view's version: to each the leaders that they may see. Made once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard import access, text
from dashboard.ui.data import numbers
from dashboard.ui.page import View
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn


@dataclass(frozen=True, eq=False)
class Runde:
    """The round that is shown: its row of lederavtaler/runder, its talks, and the day that deadlines are held against.

    The same question gives the same object, which is itself and equal to no other.
    """

    rad: Mapping[Any, Any]
    samtaler: pd.DataFrame
    dato: date

    @property
    def navn(self) -> str:
        return str(self.rad["runde"])

    @property
    def per(self) -> str:
        return f"per {text.day(self.dato)}"

    @cached_property
    def mangler(self) -> pd.DataFrame:
        return self.samtaler[self.samtaler["holdt"].isna()]


def spoer(navn: str, view: View, **parametre: Any) -> pd.DataFrame:
    """The query's rows of the leaders that the reader may see."""
    enheter = access.units_for(view.user)
    return numbers(navn, view, enheter=None if enheter is None else list(enheter), **parametre)


@made_once
def antall_ledere(view: View) -> int:
    return len(spoer("lederavtaler/ledere", view, runde=None))


@made_once
def rundene(view: View, dato: date) -> Mapping[str, Mapping[Any, Any]]:
    """The rows of lederavtaler/runder, by name."""
    return {
        str(rad["runde"]): rad for rad in spoer("lederavtaler/runder", view, dato=dato).to_dict("records")
    }


@made_once
def runden(view: View, dato: date, navn: str) -> Runde:
    samtaler = spoer("lederavtaler/samtaler", view, dato=dato, runde=navn)
    return Runde(rundene(view, dato)[navn], samtaler, dato)


def tabell(runde: Runde, tittel: str, kolonner: Sequence[TableColumn], rader: pd.DataFrame) -> Table:
    """A table of the one round."""
    return Table(
        rader, kolonner, title=tittel, period=f"{runde.navn}, {runde.per}", filters={"Runde": runde.navn}
    )


def entydige(koder: list[Any], titler: list[Any]) -> dict[str, str]:
    """Code -> title, with the code behind where several share the title."""
    like = pd.Series(titler, dtype="object").duplicated(keep=False)
    return {
        str(kode): f"{tittel} ({kode})" if delt else str(tittel)
        for kode, tittel, delt in zip(koder, titler, like, strict=True)
    }
