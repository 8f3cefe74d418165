"""The lake: dated, signed versions of every dataset. The only file that opens, commits to and travels in time through it.

DuckLake keeps Parquet files and a catalog of which files make up which snapshot. One commit is one
transaction and one snapshot; nothing is overwritten in place, so every earlier snapshot stays readable.
"""

import json
import random
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import duckdb
from duckdb_extensions import import_extension

from dashboard import paths, settings
from dashboard.datasets import DATASETS, Column, Dataset
from dashboard.errors import DashboardError

EXTENSIONS = ("ducklake", "sqlite_scanner")
ATTEMPTS = 12
KEPT_VERSIONS = 3  # whose views are kept as tables: the newest, and those someone has gone back to
_COLLISIONS = ("locked", "conflict", "constraint", "busy", "retry count", "already exists", "aborted")

T = TypeVar("T")


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


class ChangedMeanwhile(DashboardError):
    """Somebody committed to the same dataset after the preview that is now being accepted."""

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__(
            "Tallene er endret i mellomtiden",
            f"{snapshot.author} lagret «{snapshot.message}» mens du så på forhåndsvisningen.",
            "Ingenting er lagret. Se på forskjellen en gang til, og godkjenn på nytt.",
        )


class Lake:
    """An open lake under `root` (catalog.sqlite and files/). Threads each take their own cursor."""

    def __init__(self, root: Path, temp: Path | None = None) -> None:
        self._commit_lock = threading.Lock()
        self._prepare_lock = threading.Lock()
        self._prepared: set[int] = set()
        self._keep_lock = threading.Lock()
        self._kept: OrderedDict[int, set[str]] = OrderedDict()
        self._known: dict[int, Snapshot] = {}
        self._figures: dict[int, Snapshot] = {}
        self._uploaded: dict[int, Snapshot] = {}
        self._written: dict[int, Snapshot] = {}
        try:
            root.mkdir(parents=True, exist_ok=True)
            self._connection = duckdb.connect(":memory:", config=_config(temp or root / "temp"))
            _load_extensions(self._connection)
            self._connection.execute("attach ':memory:' as kept (compress true)")
            self._retrying(lambda: self._attach(root))
            self._retrying(self._create_missing_tables)
            self._complete_from = self._current()
        except (OSError, duckdb.Error) as error:
            raise _unreadable(root, error) from error
        _load_reference(self._connection)
        _load_macros(self._connection)

    def close(self) -> None:
        self._connection.close()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection of one's own, for staging: its temp tables are seen by nobody else."""
        return self._connection.cursor()

    @contextmanager
    def at(self, snapshot: int, views: Iterable[str] = ()) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor on which every dataset and view is as it stood at `snapshot`; `views` are read as tables, made once."""
        cursor = self.cursor()
        try:
            self.look_back(cursor, snapshot)
            self._keep(cursor, snapshot, views)
            cursor.execute(f"set search_path = 'kept.s{snapshot:d},memory.s{snapshot:d},memory.main'")
            yield cursor
        finally:
            cursor.close()

    def look_back(self, cursor: duckdb.DuckDBPyConnection, snapshot: int) -> None:
        """Let `cursor` see every dataset and view as it stood at `snapshot`."""
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
            (each.id, each.time.isoformat(), each.author, each.message, dict(each.details))
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
    ) -> Snapshot:
        """Store `staged` (dataset name -> temp table on `cursor`) as one snapshot.

        Rows already stored that share the contract's `replaces` columns with a staged row are replaced.
        `base` is the snapshot the person looked at. Raises ChangedMeanwhile when a later one touched the same
        datasets (of those written or edited in the product: the same rows), DashboardError when the lake cannot be written;
        nothing is stored then.
        """

        def write() -> None:
            _refuse_if_changed(cursor, base, staged)
            written = _ever_written(cursor)
            for name, table in staged.items():
                if name in written:
                    _remove(cursor, DATASETS[name], table)
                _insert(cursor, DATASETS[name], table)

        return self._transaction(
            cursor, write, author, message, {"datasets": sorted(staged), **(details or {})}
        )

    def stage_as_filed(
        self, cursor: duckdb.DuckDBPyConnection, dataset: Dataset, table: str, target: str, base: int
    ) -> None:
        """Set down in the temp table `target` what `dataset` held, as of version `base`, when a file last brought the slices (the
        contract's `replaces`) that `table` has; no row for a slice that no file has brought."""
        keys = ", ".join(dataset.replaces)
        cursor.execute(f"create or replace temp table {target} as {_nothing(dataset)}")
        cursor.execute(f"create or replace temp table soekes as select distinct {keys} from {table}")
        for version in _filed(self.history(), dataset.name, base):
            came = f"ducklake_table_insertions('lake', 'main', '{dataset.name}', {version:d}, {version:d})"
            stored = {row[0] for row in cursor.execute(f"from {came} limit 0").description or ()}
            shown = ", ".join(
                column.name if column.name in stored else _null(column) for column in dataset.columns
            )
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
            later = _snapshots(cursor, "where snapshot_id > $id", id=snapshot)
            changed = {name for each in later for name in each.datasets}
            details["datasets"] = sorted(name for name in changed if DATASETS[name].uploaded)
            for name in details["datasets"]:
                cursor.execute(f"delete from lake.{name}")
                cursor.execute(
                    f"insert into lake.{name} by name {_dataset_at(cursor, DATASETS[name], snapshot)}"
                )

        try:
            return self._transaction(cursor, write, author, message, details)
        finally:
            cursor.close()

    def _attach(self, root: Path) -> None:
        catalog = str(root / "catalog.sqlite").replace("'", "''")
        files = str(root / "files").replace("'", "''")
        # Retries are ours, of the whole transaction: DuckLake's own would let two uploads of one period both in.
        self._connection.execute("set ducklake_max_retry_count = 0")
        self._connection.execute(
            f"attach if not exists 'ducklake:sqlite:{catalog}' as lake"
            # Where the files lie is not what the catalog remembers: a lake may be moved, or brought back from a copy.
            f" (data_path '{files}/', override_data_path true, data_inlining_row_limit 0,"
            " meta_journal_mode 'wal', meta_busy_timeout 5000)"
        )

    def _current(self) -> int:
        with self.cursor() as cursor:
            row = cursor.execute("select id from lake.current_snapshot()").fetchone()
        assert row is not None
        return int(row[0])

    def _create_missing_tables(self) -> None:
        """A table for every dataset, and a column for everything its contract has come to hold."""
        stored = _stored_columns(self._connection)
        changes = [
            change for dataset in DATASETS.values() for change in _missing(dataset, stored.get(dataset.name))
        ]
        if changes:
            with _rolling_back(self._connection):
                for change in changes:
                    self._connection.execute(change)

    def _prepare(self, snapshot: int) -> None:
        with self._prepare_lock:
            if snapshot in self._prepared:
                return
            with (
                self.cursor() as cursor,
                _rolling_back(cursor),
            ):  # in one transaction the catalog is asked once
                cursor.execute(f"create schema s{snapshot:d}")
                written = _ever_written(cursor)
                for dataset in DATASETS.values():
                    if dataset.name not in written:
                        rows = _nothing(dataset)
                    # From where this process began every column is there, and the catalog need not be asked for them.
                    elif snapshot >= self._complete_from:
                        rows = f"select {', '.join(dataset.names)} from lake.{dataset.name} at (version => {snapshot:d})"
                    else:
                        rows = _dataset_at(cursor, dataset, snapshot)
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
                oldest, tables = self._kept.popitem(last=False)
                for table in tables:
                    cursor.execute(f"drop table kept.s{oldest:d}.{table}")
            if missing:
                with suppress(duckdb.TransactionException):  # somebody else is at it: compressed another time
                    cursor.execute("checkpoint kept")  # a tenth of the memory

    def _read_snapshots(self, condition: str, **parameters: Any) -> list[Snapshot]:
        with self.cursor() as cursor:
            return _snapshots(cursor, condition, **parameters)

    def _transaction(
        self,
        cursor: duckdb.DuckDBPyConnection,
        write: Callable[[], None],
        author: str,
        message: str,
        details: Mapping[str, Any],
    ) -> Snapshot:
        def once() -> int:
            with _rolling_back(cursor):
                write()
                cursor.execute(
                    "call lake.set_commit_message($author, $message, extra_info => $details)",
                    {
                        "author": author,
                        "message": message,
                        "details": json.dumps(details, ensure_ascii=False),
                    },
                )
            row = cursor.execute("select id from lake.last_committed_snapshot()").fetchone()
            assert row is not None
            return int(row[0])

        with self._commit_lock:
            try:
                return self.snapshot(self._retrying(once))
            except duckdb.Error as error:
                raise _unwritten(error) from error

    @staticmethod
    def _retrying(action: Callable[[], T]) -> T:
        """Run `action`, again as a whole when another process was committing, with a limit."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return action()
            except duckdb.Error as error:
                if attempt == ATTEMPTS or not any(word in str(error).lower() for word in _COLLISIONS):
                    raise
                time.sleep(random.uniform(0.02, 0.1) * attempt)
        raise AssertionError("unreachable")


@lru_cache
def get() -> Lake:
    """The process's lake, where the settings say."""
    chosen = settings.get()
    return Lake(chosen.lake, chosen.temp)


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


def _snapshots(cursor: duckdb.DuckDBPyConnection, condition: str, **parameters: Any) -> list[Snapshot]:
    rows = cursor.execute(
        "select snapshot_id, snapshot_time::varchar, author, commit_message, commit_extra_info"
        f" from lake.snapshots() {condition} order by snapshot_id desc",
        parameters,
    ).fetchall()
    return [
        Snapshot(
            number, datetime.fromisoformat(time), author or "", message or "", json.loads(details or "{}")
        )
        for number, time, author, message, details in rows
    ]


def _filed(history: Iterable[Snapshot], dataset: str, base: int) -> Iterator[int]:
    """The versions up to `base` in which a file brought the dataset, newest first; after a restore those before what it restored."""
    newest = base
    for each in history:
        if each.id <= newest and dataset in each.datasets:
            newest = each.details.get("restored", newest)
            if "sha256" in each.details:
                yield each.id


def _refuse_if_changed(cursor: duckdb.DuckDBPyConnection, base: int, staged: Mapping[str, str]) -> None:
    """Asked inside the transaction: what is committed after this answer makes the transaction fail."""
    for snapshot in _snapshots(cursor, "where snapshot_id > $base", base=base):
        for name in set(staged) & set(snapshot.datasets):
            dataset = DATASETS[name]
            whole = dataset.uploaded and not dataset.edited
            if whole or _rows_changed(cursor, dataset, staged[name], base):
                raise ChangedMeanwhile(snapshot)


def _rows_changed(cursor: duckdb.DuckDBPyConnection, dataset: Dataset, table: str, base: int) -> bool:
    """Whether the rows that `table` would replace are others now than they were at `base`."""
    columns, keys = ", ".join(dataset.names), ", ".join(dataset.replaces)
    mine = f"where ({keys}) in (select ({keys}) from {table})"
    then = f"select {columns} from ({_dataset_at(cursor, dataset, base)}) {mine}"
    now = f"select {columns} from lake.{dataset.name} {mine}"
    row = cursor.execute(
        f"select exists (({then}) except ({now})) or exists (({now}) except ({then}))"
    ).fetchone()
    return bool(row and row[0])


def _remove(cursor: duckdb.DuckDBPyConnection, dataset: Dataset, table: str) -> None:
    """The rows that those of `table` come in the place of."""
    same = " and ".join(f"old.{column} is not distinct from new.{column}" for column in dataset.replaces)
    keys = ", ".join(dataset.replaces)
    condition = (
        f"where exists (from (select distinct {keys} from {table}) as new where {same})" if keys else ""
    )
    cursor.execute(f"delete from lake.{dataset.name} as old {condition}")


def _insert(cursor: duckdb.DuckDBPyConnection, dataset: Dataset, table: str) -> None:
    columns = ", ".join(dataset.names)
    cursor.execute(f"insert into lake.{dataset.name} ({columns}) select {columns} from {table}")


def _stored_columns(connection: duckdb.DuckDBPyConnection) -> dict[str, set[str]]:
    rows = connection.execute(
        "select table_name, list(column_name) from duckdb_columns() where database_name = 'lake' group by table_name"
    ).fetchall()
    return {table: set(columns) for table, columns in rows}


def _missing(dataset: Dataset, stored: set[str] | None) -> Iterator[str]:
    """The statements that bring a table up to its contract."""
    if stored is None:
        columns = ", ".join(f"{column.name} {column.type.sql}" for column in dataset.columns)
        yield f"create table lake.{dataset.name} ({columns})"
        if dataset.partitioned_by:
            yield f"alter table lake.{dataset.name} set partitioned by ({', '.join(dataset.partitioned_by)})"
        return
    for column in dataset.columns:
        if column.name not in stored:
            yield f"alter table lake.{dataset.name} add column {column.name} {column.type.sql}"


def _ever_written(cursor: duckdb.DuckDBPyConnection) -> set[str]:
    """The tables that hold rows, or have held some. Of the others DuckLake has no statistics, and asks for them once per
    column for every query: tens of milliseconds to find nothing."""
    catalog = "__ducklake_metadata_lake"
    rows = cursor.execute(
        f"select table_name from {catalog}.ducklake_table join {catalog}.ducklake_table_stats using (table_id)"
    ).fetchall()
    return {table for (table,) in rows}


def _nothing(dataset: Dataset) -> str:
    """The query that gives the dataset's columns, and no row."""
    return f"select {', '.join(_null(column) for column in dataset.columns)} where false"


def _null(column: Column) -> str:
    return f"null::{column.type.sql} as {column.name}"


def _dataset_at(cursor: duckdb.DuckDBPyConnection, dataset: Dataset, snapshot: int) -> str:
    """The query that gives the dataset, with today's columns, as it stood at `snapshot`."""
    then = f"from lake.{dataset.name} at (version => {snapshot:d})"
    try:
        stored = {row[0] for row in cursor.execute(f"{then} limit 0").description or ()}
    except duckdb.CatalogException:  # the dataset is younger than the snapshot
        return _nothing(dataset)
    columns = (column.name if column.name in stored else _null(column) for column in dataset.columns)
    return f"select {', '.join(columns)} {then}"


def _config(temp: Path) -> dict[str, str | bool | int | float | list[str]]:
    """A spill folder of the connection's own, as processes must not share one, and no downloads behind our back."""
    temp.mkdir(parents=True, exist_ok=True)
    return {"temp_directory": str(temp / f"duckdb-{uuid4().hex}"), "autoinstall_known_extensions": False}


def _load_extensions(connection: duckdb.DuckDBPyConnection) -> None:
    for name in EXTENSIONS:
        try:
            import_extension(name, con=connection)
        except (ImportError, OSError, RuntimeError):
            _install(connection, name)
        connection.load_extension(name)


def _install(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """DuckDB's own download, for the platforms that have no wheel of the extension."""
    try:
        duckdb.install_extension(name, connection=connection)
    except duckdb.Error as error:
        raise DashboardError(
            "DuckDB mangler en utvidelse",
            f"Utvidelsen «{name}» finnes ikke som pakke for denne maskinen, og kunne ikke lastes ned ({error}).",
            "Koble maskinen til internett én gang og start på nytt, eller bruk en maskin med Linux, macOS eller Windows (x86-64).",
        ) from error


def _load_reference(connection: duckdb.DuckDBPyConnection) -> None:
    for file in sorted(paths.REFERENCE.glob("*.csv")):
        with file.open(encoding="utf-8") as lines:
            columns = dict.fromkeys(lines.readline().strip().split(";"), "varchar")
        # Told its columns, DuckDB need not guess them from the rows.
        table = connection.read_csv(str(file), sep=";", header=True, columns=columns, auto_detect=False)
        table.create(file.stem)


def _load_macros(connection: duckdb.DuckDBPyConnection) -> None:
    for file in sorted((paths.QUERIES / "macros").glob("*.sql")):
        connection.execute(file.read_text("utf-8"))


def _unreadable(root: Path, error: Exception) -> DashboardError:
    return DashboardError(
        "Datalageret kan ikke åpnes",
        f"Mappen {root} svarer ikke som den skal: {error}.",
        "Kontroller at mappen finnes, at det er plass på disken, og at programmet har lov til å skrive i den.",
    )


def _unwritten(error: duckdb.Error) -> DashboardError:
    reason = str(error)
    if "no space" in reason.lower() or "disk full" in reason.lower() or "disk is full" in reason.lower():
        return DashboardError(
            "Disken er full",
            "Det var ikke plass til å lagre. Ingenting er endret.",
            "Frigjør plass på disken, og godkjenn på nytt.",
        )
    return DashboardError(
        "Kunne ikke lagre",
        f"Datalageret tok ikke imot endringen, og ingenting er endret: {reason}",
        "Prøv igjen. Skjer det flere ganger, ta kontakt med den som drifter løsningen.",
    )
