"""Which versions there are, and in which of them something changed."""

import json
import threading
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import duckdb

from dashboard.datasets import DATASETS
from dashboard.errors import DashboardError
from dashboard.lake.places import Place
from dashboard.lake.problems import Replaced, answering
from dashboard.lake.snapshot import Snapshot, snapshots

_NUMBERS = frozenset(each.name for each in DATASETS.values() if each.uploaded and not each.edited)
_UPLOADED = frozenset(each.name for each in DATASETS.values() if each.uploaded)
_WRITTEN = frozenset(each.name for each in DATASETS.values() if not each.trace)


class Versions:
    """Those of the lake that `connection` has attached. A version never changes: each is read once."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, place: Place) -> None:
        self._connection = connection
        self.place = place
        self._seen = 0
        self._reading = threading.Lock()
        self._read: dict[int, Snapshot] = {}  # the oldest first
        self._changed: dict[tuple[int, frozenset[str]], Snapshot] = {}

    def newest(self) -> Snapshot:
        return self.snapshot(self.current())

    def last_read(self) -> Snapshot:
        """The newest version that this process has read, of a lake that is open: whether or not it answers now."""
        return next(reversed(self._read.values()))

    def current(self) -> int:
        """The newest version's number. Raises Replaced where it is an earlier one than this process has seen."""
        seen = self._seen
        with self._connection.cursor() as cursor, answering():
            row = cursor.execute(
                f"select max(snapshot_id) from {self.place.metadata}.ducklake_snapshot"
            ).fetchone()
        assert row is not None
        newest = int(row[0] or 0)
        if newest < seen:
            raise Replaced(newest, seen)
        self._seen = max(self._seen, newest)
        return newest

    def snapshot(self, snapshot_id: int) -> Snapshot:
        """Raises DashboardError when there is no such snapshot."""
        if snapshot_id not in self._read:
            self._read_on()
        if snapshot_id not in self._read:
            raise DashboardError(
                "Ukjent versjon",
                f"Det finnes ingen versjon {snapshot_id}.",
                "Se listen under «Historikk», eller kjør «dashboard history».",
            )
        return self._read[snapshot_id]

    def history(self, at: int | None = None) -> list[Snapshot]:
        """Every commit up to version `at` (None: the newest), newest first."""
        return [each for each in self._back_from(self.current() if at is None else at) if each.author]

    def uploads(self, at: int | None = None) -> list[Snapshot]:
        """Of the history those that changed numbers, or what is edited beside them."""
        return [each for each in self.history(at) if _touches(each, _UPLOADED)]

    def figures(self, snapshot: int) -> Snapshot:
        """The newest version, `snapshot` or an earlier one, in which the month's numbers changed: what people have since
        written or edited in the product (forklaringer, møter, målstruktur) changes none of them, and what is remembered of them
        still holds."""
        return self.changed(snapshot, _NUMBERS)

    def uploaded(self, snapshot: int) -> Snapshot:
        """The newest version, `snapshot` or an earlier one, in which numbers or what is edited beside them changed: what the
        strategic dialogue is about."""
        return self.changed(snapshot, _UPLOADED)

    def written(self, snapshot: int) -> Snapshot:
        """The newest version, `snapshot` or an earlier one, in which numbers or what people write changed: who has signed
        in since changes no page."""
        return self.changed(snapshot, _WRITTEN)

    def changed(self, snapshot: int, datasets: frozenset[str]) -> Snapshot:
        """The newest version, `snapshot` or an earlier one, in which one of `datasets`, or the tables themselves, changed."""
        asked = snapshot, datasets
        if asked not in self._changed:
            older = self._back_from(snapshot)
            self._changed[asked] = next(each for each in older if not each.author or _touches(each, datasets))
        return self._changed[asked]

    def fingerprint(self, snapshot: int) -> str:
        """Sixteen hexadecimal digits of everything that made the version what it is: every upload up to it, with the
        hash of its file. The same numbers, the same fingerprint."""
        uploads = [
            (each.id, each.time.isoformat(), each.author, each.message, _told(each))
            for each in self._back_from(snapshot)
            if each.author and _touches(each, _UPLOADED)
        ]
        return sha256(json.dumps(uploads, sort_keys=True).encode()).hexdigest()[:16]

    def with_mark(self, mark: str) -> Snapshot | None:
        """What the commit that bears `mark` became; None where the catalog has not taken it in."""
        return next(
            (each for each in self._back_from(self.current()) if each.details.get("mark") == mark), None
        )

    def _back_from(self, snapshot: int) -> Iterator[Snapshot]:
        """It and all before it, newest first."""
        self.snapshot(snapshot)
        return (each for each in reversed(list(self._read.values())) if each.id <= snapshot)

    def _read_on(self) -> None:
        """Read the versions that have come since the last time."""
        with self._reading, self._connection.cursor() as cursor, answering():
            new = snapshots(cursor, after=max(self._read, default=-1))
            self._read |= {each.id: each for each in reversed(new)}


def _touches(snapshot: Snapshot, datasets: frozenset[str]) -> bool:
    return not datasets.isdisjoint(snapshot.datasets)


def _told(snapshot: Snapshot) -> dict[str, Any]:
    """What a commit says of itself, but for the mark it is found again by."""
    return {name: value for name, value in snapshot.details.items() if name != "mark"}
