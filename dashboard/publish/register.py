"""Which editions of which periods have been published, and which of them stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd

from dashboard import lake, queries, settings, storage
from dashboard.period import Period
from dashboard.publish import package
from dashboard.publish.package import Package
from dashboard.storage import Storage

PUBLISERT, TRUKKET = "publisert", "trukket"


@dataclass(frozen=True, slots=True)
class Utgivelse:
    """One edition of a period. `versjon` is of the numbers, `skrevet` of what is written; `rettelse` says why the edition
    before was corrected; `manifest` is its SHA-256. Times are in UTC."""

    period: Period
    utgave: int
    versjon: int
    skrevet: int
    forord: str
    rettelse: str
    status: str
    tidspunkt: datetime
    av: str
    manifest: str
    trukket_tidspunkt: datetime | None = None
    trukket_grunn: str = ""

    @property
    def trukket(self) -> bool:
        return self.status == TRUKKET

    @property
    def dato(self) -> date:
        """The day it was published, where the server stands."""
        return self.tidspunkt.astimezone().date()


def utgivelser(at: int | None = None) -> list[Utgivelse]:
    """Every edition as it stood in version `at` (None: now), the newest period and edition first. Raises DashboardError."""
    return of_rows(queries.run("publisering/utgaver", lake.get().newest().id if at is None else at))


def of_rows(rows: pd.DataFrame) -> list[Utgivelse]:
    """The rows of publisering/utgaver."""
    return [_utgivelse(row) for row in rows.to_dict("records")]


def of_period(editions: Sequence[Utgivelse], period: Period) -> list[Utgivelse]:
    """Those of the period, the newest first."""
    return sorted((each for each in editions if each.period == period), key=lambda each: -each.utgave)


def gjeldende(editions: Sequence[Utgivelse], period: Period) -> Utgivelse | None:
    """The period's newest edition; None where there is none, or it is withdrawn: nothing older comes back by itself."""
    newest = next(iter(of_period(editions, period)), None)
    return None if newest is None or newest.trukket else newest


def folder(utgivelse: Utgivelse) -> Package:
    """Where the files of an edition lie."""
    return package.place(published(), utgivelse.period, utgivelse.utgave, utgivelse.manifest)


def published() -> Storage:
    """Where the files of every edition lie."""
    return storage.of(settings.get(), "published")


def _utgivelse(row: dict[Any, Any]) -> Utgivelse:
    known: dict[Any, Any] = {name: "" if pd.isna(value) else value for name, value in row.items()}
    withdrawn = row["trukket_tidspunkt"]
    return Utgivelse(
        period=Period(known["aar"], known["periode"]),
        utgave=known["utgave"],
        versjon=known["versjon"],
        skrevet=known["skrevet"],
        forord=known["forord"],
        rettelse=known["rettelse"],
        status=known["status"],
        tidspunkt=_utc(row["tidspunkt"]),
        av=known["av"],
        manifest=known["manifest"],
        trukket_tidspunkt=None if pd.isna(withdrawn) else _utc(withdrawn),
        trukket_grunn=known["trukket_grunn"],
    )


def _utc(moment: pd.Timestamp) -> datetime:
    return moment.to_pydatetime().replace(tzinfo=UTC)
