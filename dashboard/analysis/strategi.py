"""Everything the strategic dialogue asks of one version, gathered: the tree, how far it is, who has it, and the money behind it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from dashboard.analysis.brudd import Brudd, bruddene
from dashboard.analysis.maalstand import Stand, stand
from dashboard.analysis.maalstruktur import Maalstruktur, bygg
from dashboard.period import Period

Read = Callable[..., pd.DataFrame]
"""The rows of a named query at one version: `read("strategi/penger", aar=2026, periode=10)`."""


@dataclass(frozen=True, eq=False)
class Strategi:
    """`ansvar`, `penger`, `meldt`: rows of strategi/ansvar, strategi/penger (up to `period`) and strategi/oppdragsstatus;
    `vedtak`: the log as vedtak/liste gives it, what is exempt from public disclosure included; `dato` is the day that deadlines
    are held against."""

    struktur: Maalstruktur
    ansvar: pd.DataFrame
    penger: pd.DataFrame
    meldt: pd.DataFrame
    vedtak: pd.DataFrame
    period: Period
    dato: date

    @property
    def tom(self) -> bool:
        return not self.struktur.ledd

    @cached_property
    def stand(self) -> Mapping[str, Stand]:
        """How far every link is, by id."""
        return stand(self.struktur, self.meldt, self.dato)

    @cached_property
    def brudd(self) -> list[Brudd]:
        return bruddene(self.struktur, self.ansvar, self.penger, self.vedtak)


def les(read: Read, period: Period) -> Strategi:
    """As it stood at the end of the period: reports of later quarters are left out."""
    dato = period.last_day
    return Strategi(
        struktur=bygg(read("strategi/ledd")),
        ansvar=read("strategi/ansvar"),
        penger=read("strategi/penger", aar=period.aar, periode=period.periode),
        meldt=read("strategi/oppdragsstatus", aar=dato.year, kvartal=(dato.month + 2) // 3),
        vedtak=read(
            "vedtak/liste",
            dato=dato,
            vis_unntatt=True,
            organ=None,
            omraade=None,
            status="alle",
            type=None,
            frist=None,
            soek=None,
        ),
        period=period,
        dato=dato,
    )
