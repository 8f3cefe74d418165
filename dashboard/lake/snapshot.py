"""One state of the lake, and the list of them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import duckdb


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of the lake: who made it, when, why, and what it touched."""

    id: int
    time: datetime
    author: str
    message: str
    details: Mapping[str, Any] = field(hash=False)

    @property
    def datasets(self) -> tuple[str, ...]:
        return tuple(self.details.get("datasets", ()))


def snapshots(cursor: duckdb.DuckDBPyConnection, after: int) -> list[Snapshot]:
    """Those that came after the version `after`, newest first."""
    # A bound parameter would have DuckDB import pandas, which the quick commands do without.
    rows = cursor.execute(
        "select snapshot_id, snapshot_time::varchar, author, commit_message, commit_extra_info"
        f" from lake.snapshots() where snapshot_id > {after:d} order by snapshot_id desc"
    ).fetchall()
    return [
        Snapshot(
            number, datetime.fromisoformat(time), author or "", message or "", json.loads(details or "{}")
        )
        for number, time, author, message, details in rows
    ]


def filed(history: Iterable[Snapshot], dataset: str, base: int) -> Iterator[int]:
    """The versions up to `base` in which a file brought the dataset, newest first; after a restore those before what it restored."""
    newest = base
    for each in history:
        if each.id <= newest and dataset in each.datasets:
            newest = each.details.get("restored", newest)
            if "sha256" in each.details:
                yield each.id
