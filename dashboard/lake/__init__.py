"""The lake: dated, signed versions of every dataset. The only room that opens, commits to and travels in time through it.

DuckLake keeps Parquet files and a catalog of which files make up which snapshot. One commit is one
transaction and one snapshot; nothing is overwritten in place, so every earlier snapshot stays readable.
"""

import json
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import uuid4

import duckdb

from dashboard import settings
from dashboard.datasets import DATASETS, Dataset
from dashboard.lake import held, opening, places, problems, sums, tables, version_sums
from dashboard.lake.away import away
from dashboard.lake.kept import Kept
from dashboard.lake.on_disk import on_disk
from dashboard.lake.places import Place
from dashboard.lake.problems import ChangedMeanwhile, Unreadable, answering, of_the_lake
from dashboard.lake.snapshot import Snapshot, filed, snapshots
from dashboard.lake.telling import telling
from dashboard.lake.transaction import retrying, rolling_back
from dashboard.lake.versions import Versions

__all__ = ["ChangedMeanwhile", "Lake", "Snapshot", "Unreadable", "answering", "get", "of_the_lake"]


class Lake(Versions):
    """An open lake, at a place or under a folder (catalog.sqlite and files/). Threads each take their own cursor.

    Raises DashboardError where it cannot be opened.
    """

    def __init__(self, place: Place | Path, temp: Path | None = None) -> None:
        place = place if isinstance(place, Place) else places.embedded(place)
        self._commit_lock = threading.Lock()
        self._uncertain = False
        try:
            super().__init__(opening.connect(place, temp), place)
            self._kept = Kept(self._connection, self)
            self._settle()
        except (OSError, duckdb.Error) as error:
            raise problems.unopened(place.label, error) from error

    def close(self) -> None:
        self._connection.close()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection of one's own, for staging: its temp tables are seen by nobody else."""
        return self._connection.cursor()

    @contextmanager
    def at(self, snapshot: int, sources: Iterable[str] = ()) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor on which every dataset and view is as it stood at `snapshot`; those of `sources` that are worth it are read as
        tables, made once.

        Raises Unreadable where the lake does not answer.
        """
        with answering(), closing(self.cursor()) as cursor:
            self.look_back(cursor, snapshot)
            self._kept.keep(cursor, snapshot, sources)
            cursor.execute(f"set search_path = 'kept.s{snapshot:d},memory.s{snapshot:d},memory.main'")
            yield cursor

    def look_back(self, cursor: duckdb.DuckDBPyConnection, snapshot: int) -> None:
        """Let `cursor` see every dataset and view as it stood at `snapshot`."""
        with answering():
            self._kept.prepare(snapshot)
        cursor.execute(f"set search_path = 's{snapshot:d},main'")

    def commit(
        self,
        cursor: duckdb.DuckDBPyConnection,
        staged: Mapping[str, str],
        *,
        author: str,
        message: str,
        base: int,
        details: Mapping[str, Any] | None = None,
        whole: bool = False,
    ) -> Snapshot:
        """Store `staged` (dataset name -> temp table on `cursor`) as one snapshot.

        Rows already stored that share the contract's `replaces` columns with a staged row are replaced.
        `base` is the snapshot the person looked at. Raises ChangedMeanwhile when a later one touched the same
        datasets (of those written or edited in the product: the same rows, unless `whole`), DashboardError when there is no
        row to store, or the lake cannot be written; nothing is stored then, or, where the connection broke, it is said that
        nobody knows.
        """

        def write() -> None:
            _refuse_if_changed(cursor, base, staged, whole)
            written = tables.row_counts(cursor, self.place.metadata)
            with on_disk(self.place.files, staged, begun=bool(written)):
                for name, table in staged.items():
                    if name in written:
                        tables.remove(cursor, DATASETS[name], table)
                    tables.insert(cursor, DATASETS[name], table)

        return self._transaction(
            cursor,
            write,
            author,
            message,
            {"datasets": sorted(staged), **(details or {})},
            [f"main/{name}" for name in staged],
        )

    def stage_as_filed(
        self, cursor: duckdb.DuckDBPyConnection, dataset: Dataset, table: str, target: str, base: int
    ) -> None:
        """Set down in the temp table `target` what `dataset` held, as of version `base`, when a file last brought the slices (the
        contract's `replaces`) that `table` has; no row for a slice that no file has brought."""
        keys = ", ".join(dataset.replaces)
        cursor.execute(f"create or replace temp table {target} as {tables.nothing(dataset)}")
        cursor.execute(f"create or replace temp table soekes as select distinct {keys} from {table}")
        for version in filed(self.history(), dataset.name, base):
            came = f"ducklake_table_insertions('lake', 'main', '{dataset.name}', {version:d}, {version:d})"
            shown = tables.with_todays_columns(dataset, tables.stored_in(cursor, f"from {came}"))
            cursor.execute(
                f"insert into {target} select {shown} from {came} where ({keys}) in (select ({keys}) from soekes)"
            )
            cursor.execute(f"delete from soekes where ({keys}) in (select ({keys}) from {target})")
            left = cursor.execute("select count(*) from soekes").fetchone()
            if left == (0,):
                return

    def restore(self, snapshot: int, *, author: str, message: str) -> Snapshot:
        """Make the uploaded numbers at `snapshot` the newest ones, as a new snapshot. What stood stays readable, and what
        people have written in the product since is not touched.

        Raises DashboardError when there is no such snapshot, it stands already, or the lake cannot be written.
        """
        self.snapshot(snapshot)
        details: dict[str, Any] = {"restored": snapshot}
        cursor = self.cursor()

        def write() -> None:
            later = snapshots(cursor, after=snapshot)
            changed = {name for each in later for name in each.datasets}
            details["datasets"] = sorted(name for name in changed if DATASETS[name].uploaded)
            if not details["datasets"]:
                raise problems.stands_already(snapshot)
            # Set down first: a transaction that has deleted rows does not see them in an earlier version either.
            for name in details["datasets"]:
                stood = tables.as_it_stood(cursor, DATASETS[name], snapshot)
                cursor.execute(f"create or replace temp table stod_{name} as {stood}")
            with on_disk(self.place.files, details["datasets"], begun=True):
                for name in details["datasets"]:
                    cursor.execute(f"delete from lake.{name}")
                    cursor.execute(f"insert into lake.{name} by name from stod_{name}")

        try:
            return self._transaction(cursor, write, author, message, details, ["main"])
        finally:
            cursor.close()

    def current(self) -> int:
        newest = super().current()
        if self._uncertain:
            self._settle()
        return newest

    def _settle(self) -> None:
        """Find out how the commits went that were broken off, and bring the files of those that stand back."""
        self._uncertain = False
        try:
            held.settle(self.place, lambda mark: self.with_mark(mark) is not None)
        except (duckdb.Error, OSError, Unreadable):
            # Tried again when somebody next asks for the newest version.
            self._uncertain = True

    def _transaction(
        self,
        cursor: duckdb.DuckDBPyConnection,
        write: Callable[[], None],
        author: str,
        message: str,
        details: Mapping[str, Any],
        under: Sequence[str],
    ) -> Snapshot:
        """`under`: the folders of the storage that `write` writes to."""
        mark = uuid4().hex
        told_to_commit = threading.Event()

        def once() -> int:
            told_to_commit.clear()
            with rolling_back(cursor):
                with held.holding(self.place, mark, under):
                    write()
                cursor.execute(
                    "call lake.set_commit_message($author, $message, extra_info => $details)",
                    {
                        "author": author.replace("\0", ""),  # which PostgreSQL takes in no text
                        "message": message.replace("\0", ""),
                        "details": json.dumps({**details, "mark": mark}, ensure_ascii=False),
                    },
                )
                told_to_commit.set()
            row = cursor.execute("select id from lake.last_committed_snapshot()").fetchone()
            return int(row[0] or 0) if row else 0

        with self._commit_lock, telling(details):
            before = self.current()  # a catalog that is gone, or an earlier one, takes nothing
            try:
                stored = self.snapshot(retrying(once))
            except (duckdb.Error, OSError) as error:
                if not told_to_commit.is_set():
                    raise problems.unwritten(error) from error
                stored = self._stored_all_the_same(mark, error)
            if stored.id <= before:  # what changes nothing makes no version
                raise problems.nothing_to_store()
            self._seen = max(self._seen, stored.id)
            held.release(self.place, mark)
            # Those that are missing are kept by the next commit, or by «dashboard doctor --rydd».
            with suppress(duckdb.Error, OSError, ValueError):
                version_sums.record(cursor, self.place)
                sums.record(cursor, self.place)
            return stored

    def _stored_all_the_same(self, mark: str, error: Exception) -> Snapshot:
        """The version with `mark`, where the catalog took it in and could not say so. Raises DashboardError where it did not."""
        try:
            found = self.with_mark(mark)
        except Unreadable:
            self._uncertain = True
            raise problems.unknown_outcome(error) from error
        if found:
            self._settle()
            return found
        if away(error):  # where the line broke, the catalog may still be about to take it in
            self._uncertain = True
            raise problems.unknown_outcome(error) from error
        held.release(self.place, mark)
        raise problems.unwritten(error) from error


@lru_cache
def get() -> Lake:
    """The process's lake, where the settings say."""
    chosen = settings.get()
    return Lake(places.of(chosen), chosen.temp)


def _refuse_if_changed(
    cursor: duckdb.DuckDBPyConnection, base: int, staged: Mapping[str, str], whole: bool
) -> None:
    """Asked inside the transaction: what is committed after this answer makes the transaction fail."""
    for snapshot in snapshots(cursor, after=base):
        for name in set(staged) & set(snapshot.datasets):
            dataset = DATASETS[name]
            as_one = whole or (dataset.uploaded and not dataset.edited)
            if as_one or tables.rows_changed(cursor, dataset, staged[name], base):
                raise ChangedMeanwhile(snapshot)
