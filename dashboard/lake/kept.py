"""What a version holds, as queries see it: its datasets and views, and those of them that are kept as tables."""

import threading
from collections import OrderedDict
from collections.abc import Iterable
from contextlib import suppress

import duckdb

from dashboard.datasets import DATASETS
from dashboard.lake import tables
from dashboard.lake.reads import made_of, views
from dashboard.lake.transaction import rolling_back
from dashboard.lake.versions import Versions

KEPT_VERSIONS = 3  # of each: the newest, and those someone has gone back to
SMALL = 100_000  # rows: a larger dataset is read where it lies; its views, which add it up, are kept


class Kept:
    """On the `connection` that the lake of `versions` is attached to."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, versions: Versions) -> None:
        self._connection = connection
        self._versions = versions
        # The tables themselves have not changed since: from there every dataset has all its columns.
        self._complete_from = versions.changed(versions.current(), frozenset()).id
        self._preparing = threading.Lock()
        self._prepared: set[int] = set()
        self._rows: dict[str, int] = {}
        self._keeping = threading.Lock()
        self._kept_at: dict[int, dict[str, int]] = {}  # by version and source: the version its table is of
        self._tables: dict[
            str, OrderedDict[int, None]
        ] = {}  # by source: those versions, the last asked for last
        connection.execute("attach ':memory:' as kept (compress true)")

    def prepare(self, snapshot: int) -> None:
        """Let every dataset and view be found in the schema s<snapshot> as it stood then."""
        with self._preparing:
            if snapshot in self._prepared:
                return
            # In one transaction the catalog is asked once.
            with self._connection.cursor() as cursor, rolling_back(cursor):
                cursor.execute(f"create schema s{snapshot:d}")
                self._rows = tables.row_counts(cursor, self._versions.place.metadata)
                for dataset in DATASETS.values():
                    if dataset.name not in self._rows:
                        rows = tables.nothing(dataset)
                    elif snapshot >= self._complete_from:
                        rows = f"select {', '.join(dataset.names)} from lake.{dataset.name} at (version => {snapshot:d})"
                    else:
                        rows = tables.as_it_stood(cursor, dataset, snapshot)
                    cursor.execute(f"create view s{snapshot:d}.{dataset.name} as {rows}")
                cursor.execute(f"set search_path = 's{snapshot:d},main'")
                for view, sql in views().items():
                    cursor.execute(f"create view s{snapshot:d}.{view} as {sql}")
            self._prepared.add(snapshot)

    def keep(self, cursor: duckdb.DuckDBPyConnection, snapshot: int, sources: Iterable[str]) -> None:
        """Make tables of those of `sources` that are views or small datasets; the files would be read and added up each time.

        A table serves every version in which what it is made of is the same. What has none is read as it is: nothing but time
        depends on what is kept.
        """
        with self._keeping:
            if snapshot not in self._kept_at:
                cursor.execute(f"create schema kept.s{snapshot:d}")
            kept = self._kept_at.setdefault(snapshot, {})
            for source in sorted(set(sources)):
                if source not in kept and (source in views() or 0 < self._rows.get(source, 0) <= SMALL):
                    since = self._versions.changed(snapshot, made_of(source)).id
                    self._keep(cursor, snapshot, source, since)
                    kept[source] = since
                if source in kept:
                    self._tables[source].move_to_end(kept[source])

    def _keep(self, cursor: duckdb.DuckDBPyConnection, snapshot: int, source: str, since: int) -> None:
        versions = self._tables.setdefault(source, OrderedDict())
        if since not in versions:
            cursor.execute(f"create table kept.{_table(source, since)} as from memory.s{snapshot:d}.{source}")
            versions[since] = None
            with suppress(duckdb.TransactionException):  # somebody else is at it: compressed another time
                cursor.execute("checkpoint kept")  # a tenth of the memory
        cursor.execute(f"create view kept.s{snapshot:d}.{source} as from kept.{_table(source, since)}")
        if len(versions) > KEPT_VERSIONS:
            self._forget(cursor, source, next(iter(versions)))

    def _forget(self, cursor: duckdb.DuckDBPyConnection, source: str, since: int) -> None:
        for snapshot, kept in self._kept_at.items():
            if kept.get(source) == since:
                cursor.execute(f"drop view kept.s{snapshot:d}.{source}")
                del kept[source]
        cursor.execute(f"drop table kept.{_table(source, since)}")
        del self._tables[source][since]


def _table(source: str, since: int) -> str:
    return f"main.{source}_{since:d}"
