"""The lake: dated, signed versions of every dataset. The only file that opens, commits to and travels in time through it.

DuckLake keeps Parquet files and a catalog of which files make up which snapshot. One commit is one
transaction and one snapshot; nothing is overwritten in place, so every earlier snapshot stays readable.
"""

import json
import random
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import duckdb

from dashboard import paths, settings
from dashboard.datasets import DATASETS, Dataset
from dashboard.errors import DashboardError
from dashboard.lake import engine, held, incomplete, owner, places, problems, sums, tables
from dashboard.lake.away import away
from dashboard.lake.on_disk import on_disk
from dashboard.lake.places import Place
from dashboard.lake.problems import ChangedMeanwhile, Replaced, Unreadable, of_the_lake
from dashboard.lake.snapshot import Snapshot, filed, snapshots
from dashboard.lake.telling import telling
from dashboard.storage import Folder

__all__ = ["ChangedMeanwhile", "Lake", "Snapshot", "Unreadable", "answering", "get", "of_the_lake"]

ATTEMPTS = 12
KEPT_VERSIONS = 3  # whose views are kept as tables: the newest, and those someone has gone back to
_COLLISIONS = (
    "locked",
    "conflict",
    "constraint",
    "busy",
    "retry count",
    "already exists",
    "aborted",
    "serialize",
)

T = TypeVar("T")


class Lake:
    """An open lake, at a place or under a folder (catalog.sqlite and files/). Threads each take their own cursor.

    Raises DashboardError where it cannot be opened.
    """

    def __init__(self, place: Place | Path, temp: Path | None = None) -> None:
        self.place = place if isinstance(place, Place) else places.embedded(place)
        self._commit_lock = threading.Lock()
        self._prepare_lock = threading.Lock()
        self._prepared: set[int] = set()
        self._keep_lock = threading.Lock()
        self._kept: OrderedDict[int, set[str]] = OrderedDict()
        self._seen = 0
        self._uncertain = False
        self._known: dict[int, Snapshot] = {}
        self._figures: dict[int, Snapshot] = {}
        self._uploaded: dict[int, Snapshot] = {}
        self._written: dict[int, Snapshot] = {}
        try:
            self._connection = engine.connect(temp or self.place.folder / "temp")
            engine.load_extensions(self._connection, self.place.extensions)
            self._connection.execute("attach ':memory:' as kept (compress true)")
            self._retrying(self._attach)
            self._retrying(lambda: owner.claim(self._connection, self.place))
            incomplete.require_whole(self._connection, self.place)
            self._retrying(self._create_missing_tables)
            self._complete_from = self._current()
            self._settle()
        except (OSError, duckdb.Error) as error:
            raise problems.unopened(self.place.label, error) from error
        engine.load_reference(self._connection)
        engine.load_macros(self._connection)

    def close(self) -> None:
        self._connection.close()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection of one's own, for staging: its temp tables are seen by nobody else."""
        return self._connection.cursor()

    @contextmanager
    def at(self, snapshot: int, views: Iterable[str] = ()) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor on which every dataset and view is as it stood at `snapshot`; `views` are read as tables, made once.

        Raises Unreadable where the lake does not answer.
        """
        with answering(), closing(self.cursor()) as cursor:
            self.look_back(cursor, snapshot)
            self._keep(cursor, snapshot, views)
            cursor.execute(f"set search_path = 'kept.s{snapshot:d},memory.s{snapshot:d},memory.main'")
            yield cursor

    def look_back(self, cursor: duckdb.DuckDBPyConnection, snapshot: int) -> None:
        """Let `cursor` see every dataset and view as it stood at `snapshot`."""
        with answering():
            self._prepare(snapshot)
        cursor.execute(f"set search_path = 's{snapshot:d},main'")

    def newest(self) -> Snapshot:
        return self.snapshot(self._current())

    def snapshot(self, snapshot_id: int) -> Snapshot:
        """Raises DashboardError when there is no such snapshot."""
        if snapshot_id in self._known:
            return self._known[snapshot_id]
        found = self._read_snapshots("where snapshot_id = $id", id=snapshot_id)
        if not found:
            raise DashboardError(
                "Ukjent versjon",
                f"Det finnes ingen versjon {snapshot_id}.",
                "Se listen under «Historikk», eller kjør «dashboard history».",
            )
        return self._known.setdefault(snapshot_id, found[0])

    def figures(self, snapshot: int) -> Snapshot:
        """The newest version, `snapshot` or an earlier one, in which the month's numbers changed: what people have since
        written or edited in the product (forklaringer, møter, målstruktur) changes none of them, and what is remembered of them
        still holds."""
        numbers = (each.name for each in DATASETS.values() if each.uploaded and not each.edited)
        return self._last_changed(snapshot, self._figures, frozenset(numbers))

    def uploaded(self, snapshot: int) -> Snapshot:
        """The newest version, `snapshot` or an earlier one, in which numbers or what is edited beside them changed: what the
        strategic dialogue is about."""
        uploaded = (each.name for each in DATASETS.values() if each.uploaded)
        return self._last_changed(snapshot, self._uploaded, frozenset(uploaded))

    def written(self, snapshot: int) -> Snapshot:
        """The newest version, `snapshot` or an earlier one, in which numbers or what people write changed: who has signed
        in since changes no page."""
        return self._last_changed(
            snapshot, self._written, frozenset(each.name for each in DATASETS.values() if not each.trace)
        )

    def _last_changed(self, snapshot: int, known: dict[int, Snapshot], datasets: frozenset[str]) -> Snapshot:
        if snapshot not in known:
            last = None
            for each in reversed(self._read_snapshots("where snapshot_id <= $id", id=snapshot)):
                if last is None or not each.author or datasets & set(each.datasets):
                    last = each
                known[each.id] = last
        return known[snapshot]

    def fingerprint(self, snapshot: int) -> str:
        """Sixteen hexadecimal digits of everything that made the version what it is: every upload up to it, with the
        hash of its file. The same numbers, the same fingerprint."""
        uploads = [
            (each.id, each.time.isoformat(), each.author, each.message, _told(each))
            for each in self._read_snapshots("where author is not null and snapshot_id <= $id", id=snapshot)
            if self.uploaded(each.id).id == each.id
        ]
        return sha256(json.dumps(uploads, sort_keys=True).encode()).hexdigest()[:16]

    def uploads(self) -> list[Snapshot]:
        """Every commit that changed numbers, or what is edited beside them, newest first."""
        return [each for each in self.history() if self.uploaded(each.id).id == each.id]

    def history(self) -> list[Snapshot]:
        """Every commit, newest first."""
        return self._read_snapshots("where author is not null")

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
        datasets (of those written or edited in the product: the same rows, unless `whole`), DashboardError when the lake
        cannot be written; nothing is stored then, or, where the connection broke, it is said that nobody knows.
        """

        def write() -> None:
            _refuse_if_changed(cursor, base, staged, whole)
            written = tables.ever_written(cursor, self.place.metadata)
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

        Raises DashboardError when there is no such snapshot, or the lake cannot be written.
        """
        self.snapshot(snapshot)
        details: dict[str, Any] = {"restored": snapshot}
        cursor = self.cursor()

        def write() -> None:
            later = snapshots(cursor, "where snapshot_id > $id", id=snapshot)
            changed = {name for each in later for name in each.datasets}
            details["datasets"] = sorted(name for name in changed if DATASETS[name].uploaded)
            with on_disk(self.place.files, details["datasets"], begun=True):
                for name in details["datasets"]:
                    cursor.execute(f"delete from lake.{name}")
                    cursor.execute(
                        f"insert into lake.{name} by name {tables.as_it_stood(cursor, DATASETS[name], snapshot)}"
                    )

        try:
            return self._transaction(cursor, write, author, message, details, ["main"])
        finally:
            cursor.close()

    def _current(self) -> int:
        """Raises Replaced where it is an earlier one than this process has seen."""
        seen = self._seen
        with self.cursor() as cursor, answering():
            row = cursor.execute(
                f"select max(snapshot_id) from {self.place.metadata}.ducklake_snapshot"
            ).fetchone()
        assert row is not None
        newest = int(row[0] or 0)
        if newest < seen:
            raise Replaced(newest, seen)
        self._seen = max(self._seen, newest)
        if self._uncertain:
            self._settle()
        return newest

    def _settle(self) -> None:
        """Find out how the commits went that were broken off, and bring the files of those that stand back."""
        self._uncertain = False
        try:
            held.settle(self.place, lambda mark: bool(self._with_mark(mark)))
        except (duckdb.Error, OSError, Unreadable):
            # Tried again when somebody next asks for the newest version.
            self._uncertain = True

    def _with_mark(self, mark: str) -> list[Snapshot]:
        return self._read_snapshots("where contains(commit_extra_info, $mark)", mark=mark)

    def _attach(self) -> None:
        """A new catalog is made where there is nothing, but not over files that lie there: it would hide that they are lost."""
        files = self.place.files
        held = isinstance(files, Folder) and isinstance(self.place.catalog, Path) and _any_file(files.root)
        try:
            places.attach(self._connection, self.place, create=not held)
        except duckdb.InvalidInputException as error:
            if held and "does not exist" in str(error):
                raise problems.without_catalog(self.place.label) from error
            raise

    def _create_missing_tables(self) -> None:
        changes = tables.missing(self._connection)
        if changes:
            with _rolling_back(self._connection):
                for change in changes:
                    self._connection.execute(change)
        sums.make_table(self._connection, self.place)

    def _prepare(self, snapshot: int) -> None:
        with self._prepare_lock:
            if snapshot in self._prepared:
                return
            with (
                self.cursor() as cursor,
                _rolling_back(cursor),
            ):  # in one transaction the catalog is asked once
                cursor.execute(f"create schema s{snapshot:d}")
                written = tables.ever_written(cursor, self.place.metadata)
                for dataset in DATASETS.values():
                    if dataset.name not in written:
                        rows = tables.nothing(dataset)
                    # From where this process began every column is there, and the catalog need not be asked for them.
                    elif snapshot >= self._complete_from:
                        rows = f"select {', '.join(dataset.names)} from lake.{dataset.name} at (version => {snapshot:d})"
                    else:
                        rows = tables.as_it_stood(cursor, dataset, snapshot)
                    cursor.execute(f"create view s{snapshot:d}.{dataset.name} as {rows}")
                cursor.execute(f"set search_path = 's{snapshot:d},main'")
                for file in sorted((paths.QUERIES / "views").glob("*.sql")):
                    cursor.execute(f"create view s{snapshot:d}.{file.stem} as {file.read_text('utf-8')}")
            self._prepared.add(snapshot)

    def _keep(self, cursor: duckdb.DuckDBPyConnection, snapshot: int, views: Iterable[str]) -> None:
        """Make tables of `views`, which pages ask again and again; the files would be read and added up each time.

        A view without a table is read as it is: nothing but time depends on what is kept.
        """
        with self._keep_lock:
            cursor.execute(f"create schema if not exists kept.s{snapshot:d}")
            kept = self._kept.setdefault(snapshot, set())
            self._kept.move_to_end(snapshot)
            missing = sorted(set(views) - kept)
            for view in missing:
                cursor.execute(f"create table kept.s{snapshot:d}.{view} as from memory.s{snapshot:d}.{view}")
                kept.add(view)
            while len(self._kept) > KEPT_VERSIONS:
                oldest, forgotten = self._kept.popitem(last=False)
                for table in forgotten:
                    cursor.execute(f"drop table kept.s{oldest:d}.{table}")
            if missing:
                with suppress(duckdb.TransactionException):  # somebody else is at it: compressed another time
                    cursor.execute("checkpoint kept")  # a tenth of the memory

    def _read_snapshots(self, condition: str, **parameters: Any) -> list[Snapshot]:
        with self.cursor() as cursor, answering():
            return snapshots(cursor, condition, **parameters)

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
            with _rolling_back(cursor):
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
            assert row is not None
            return int(row[0])

        with self._commit_lock, telling(details):
            self._current()  # a catalog that is gone, or an earlier one, takes nothing
            try:
                stored = self.snapshot(self._retrying(once))
            except (duckdb.Error, OSError) as error:
                if not told_to_commit.is_set():
                    raise problems.unwritten(error) from error
                stored = self._stored_all_the_same(mark, error)
            self._seen = max(self._seen, stored.id)
            held.release(self.place, mark)
            with suppress(duckdb.Error, OSError):  # «dashboard doctor» keeps the sums that are missing
                sums.record(cursor, self.place)
            return stored

    def _stored_all_the_same(self, mark: str, error: Exception) -> Snapshot:
        """The version with `mark`, where the catalog took it in and could not say so. Raises DashboardError where it did not."""
        try:
            found = self._with_mark(mark)
        except Unreadable:
            self._uncertain = True
            raise problems.unknown_outcome(error) from error
        if found:
            self._settle()
            return found[0]
        if away(error):  # where the line broke, the catalog may still be about to take it in
            self._uncertain = True
            raise problems.unknown_outcome(error) from error
        held.release(self.place, mark)
        raise problems.unwritten(error) from error

    @staticmethod
    def _retrying(action: Callable[[], T]) -> T:
        """Run `action`, again as a whole when another process was committing, with a limit. Where the line broke, what was done
        may have been taken in: that is for the caller to find out."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return action()
            except duckdb.Error as error:
                collided = any(word in str(error).lower() for word in _COLLISIONS)
                if attempt == ATTEMPTS or not collided or away(error):
                    raise
                time.sleep(random.uniform(0.02, 0.1) * attempt)
        raise AssertionError("unreachable")


@lru_cache
def get() -> Lake:
    """The process's lake, where the settings say."""
    chosen = settings.get()
    return Lake(places.of(chosen), chosen.temp)


def _any_file(folder: Path) -> bool:
    return next(folder.rglob("*.parquet"), None) is not None


def _told(snapshot: Snapshot) -> dict[str, Any]:
    """What a commit says of itself, but for the mark it is found again by."""
    return {name: value for name, value in snapshot.details.items() if name != "mark"}


@contextmanager
def answering() -> Iterator[None]:
    """Raises Unreadable where the lake does not answer."""
    try:
        yield
    except duckdb.Error as error:
        if problems.unreadable(error):
            raise Unreadable(error) from error
        raise


@contextmanager
def _rolling_back(cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
    cursor.execute("begin")
    try:
        yield
        cursor.execute("commit")
    except BaseException:
        with suppress(duckdb.Error):  # a failed commit has already ended the transaction
            cursor.execute("rollback")
        raise


def _refuse_if_changed(
    cursor: duckdb.DuckDBPyConnection, base: int, staged: Mapping[str, str], whole: bool
) -> None:
    """Asked inside the transaction: what is committed after this answer makes the transaction fail."""
    for snapshot in snapshots(cursor, "where snapshot_id > $base", base=base):
        for name in set(staged) & set(snapshot.datasets):
            dataset = DATASETS[name]
            as_one = whole or (dataset.uploaded and not dataset.edited)
            if as_one or tables.rows_changed(cursor, dataset, staged[name], base):
                raise ChangedMeanwhile(snapshot)
