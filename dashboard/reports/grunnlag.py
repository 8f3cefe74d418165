"""What a report is made from: one version of the numbers, one of what is written, and a period. Read once."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard import lake, queries, settings
from dashboard.dialog.aapning import Stand
from dashboard.dialog.beslutning import Beslutning, beslutninger
from dashboard.dialog.forklaring import forklaringer
from dashboard.lake import Snapshot
from dashboard.period import Period
from dashboard.reports.document import Block, Document
from dashboard.settings import Settings

Run = Callable[..., pd.DataFrame]
"""As queries.run: the rows of a named query at a version."""


@dataclass(frozen=True)
class Grunnlag:
    """The same version, period and settings always give the same report: nothing in it depends on who asks, or when.

    `snapshot` is of the numbers; `written` the version whose explanations, meetings and decisions are told. `run` may be
    one that remembers.
    """

    snapshot: Snapshot
    period: Period
    written: int
    run: Run = queries.run

    @property
    def grenser(self) -> Settings:
        return settings.get()

    @property
    def hele(self) -> dict[str, Any]:
        """The whole municipality in the period, as most queries ask."""
        return {"aar": self.period.aar, "periode": self.period.periode, "enheter": None}

    def read(self, name: str, **parameters: Any) -> pd.DataFrame:
        """The rows of a named query at the version. Raises DashboardError."""
        return self.run(name, self.snapshot.id, **parameters)

    def read_written(self, name: str, **parameters: Any) -> pd.DataFrame:
        """The rows of a query about what is written. Raises DashboardError."""
        return self.run(name, self.written, **parameters)

    @cached_property
    def stand(self) -> Stand:
        return Stand(self.read, self.period, None, self.grenser, self.period.last_day)

    @cached_property
    def steder(self) -> pd.DataFrame:
        """Every place with its forecasts (analysis.prognose.aarsprognose)."""
        return self.stand.steder

    @cached_property
    def kommunen(self) -> pd.Series | None:
        """The whole municipality's row of `steder`; None where the period has no numbers."""
        rader = self.steder[self.steder["nivaa"] == "kommune"]
        return None if rader.empty else rader.iloc[0]

    def paa_nivaa(self, nivaa: str) -> pd.DataFrame:
        return self.steder[self.steder["nivaa"] == nivaa]

    @cached_property
    def steder_foer(self) -> pd.DataFrame | None:
        """The places at the month before, in the same version; None where the year had no month before."""
        if not 2 <= self.period.periode <= 12:
            return None
        return replace(self.stand, period=self.period.previous).steder

    @cached_property
    def svar(self) -> pd.DataFrame:
        """What the units have answered: the rows of dialog/forklaringer."""
        return forklaringer(self.period, self.written)

    @cached_property
    def beslutninger(self) -> list[Beslutning]:
        return beslutninger(self.written)

    def document(self, title: str, subtitle: str, blocks: list[Block]) -> Document:
        return Document(
            title=title,
            subtitle=subtitle,
            kommune=self.grenser.kommune_navn,
            period=self.period.label,
            version=self.snapshot.id,
            time=self.snapshot.time,
            fingerprint=lake.get().fingerprint(self.snapshot.id),
            demo=self.grenser.demo,
            blocks=blocks,
        )


def newest(period: Period) -> Grunnlag:
    """On the newest numbers, and the newest of what is written."""
    newest_ = lake.get().newest()
    return Grunnlag(lake.get().figures(newest_.id), period, newest_.id)
