"""The lake: dated, signed versions of every dataset. The only file that opens, commits to and travels in time through it.

DuckLake keeps Parquet files and a catalog of which files make up which snapshot. One commit is one
transaction and one snapshot; nothing is overwritten in place, so every earlier snapshot stays readable.
"""

import json
import random
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import duckdb
from duckdb_extensions import import_extension

from dashboard import paths, settings
from dashboard.datasets import DATASETS, Dataset
from dashboard.errors import DashboardError

EXTENSIONS = ("ducklake", "sqlite_scanner")
ATTEMPTS = 12
_COLLISIONS = ("locked", "conflict", "constraint", "busy", "retry count")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of the lake: who made it, when, why, and what it touched."""

    id: int
    time: datetime
    author: str
    message: str
    details: Mapping[str, Any]

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
        try:
            root.mkdir(parents=True, exist_ok=True)
            self._connection = duckdb.connect(":memory:", config={"temp_directory": str(temp or root / "temp")})
            _load_extensions(self._connection)
            self._retrying(lambda: self._attach(root))
            self._retrying(self._create_missing_tables)
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
    def at(self, snapshot: int) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor on which every dataset and view is as it stood at `snapshot`."""
        cursor = self.cursor()
        try:
            self.look_back(cursor, snapshot)
            yield cursor
        finally:
            cursor.close()

    def look_back(self, cursor: duckdb.DuckDBPyConnection, snapshot: int) -> None:
        """Let `cursor` see every dataset and view as it stood at `snapshot`."""
        self._prepare(snapshot)
        cursor.execute(f"set search_path = 's{snapshot:d},main'")

    def newest(self) -> Snapshot:
        return self._snapshots("where snapshot_id = (select max(snapshot_id) from lake.snapshots())")[0]

    def snapshot(self, snapshot_id: int) -> Snapshot:
        """Raises DashboardError when there is no such snapshot."""
        found = self._snapshots("where snapshot_id = $id", {"id": snapshot_id})
        if not found:
            raise DashboardError(
                "Ukjent versjon",
                f"Det finnes ingen versjon {snapshot_id}.",
                "Se listen under «Historikk», eller kjør «dashboard history».",
            )
        return found[0]

    def history(self) -> list[Snapshot]:
        """Every commit, newest first."""
        return self._snapshots("where author is not null")

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
        `base` is the snapshot the person looked at. Raises ChangedMeanwhile when a later one touched
        the same datasets, DashboardError when the lake cannot be written; nothing is stored then.
        """

        def write() -> None:
            self._refuse_if_changed(base, staged)
            for name, table in staged.items():
                _replace(cursor, DATASETS[name], table)

        return self._transaction(cursor, write, author, message, {"datasets": sorted(staged), **(details or {})})

    def restore(self, snapshot: int, *, author: str, message: str) -> Snapshot:
        """Make the state at `snapshot` the newest one, as a new snapshot. What stood stays readable."""
        self.snapshot(snapshot)
        touched = sorted({name for later in self.history() if later.id > snapshot for name in later.datasets})
        cursor = self.cursor()

        def write() -> None:
            for name in touched:
                cursor.execute(f"delete from lake.{name}")
                cursor.execute(f"insert into lake.{name} by name from lake.{name} at (version => {snapshot:d})")

        try:
            return self._transaction(cursor, write, author, message, {"datasets": touched, "restored": snapshot})
        finally:
            cursor.close()

    def _attach(self, root: Path) -> None:
        catalog = str(root / "catalog.sqlite").replace("'", "''")
        files = str(root / "files").replace("'", "''")
        # Retries are ours, of the whole transaction: DuckLake's own would let two uploads of one period both in.
        self._connection.execute("set ducklake_max_retry_count = 0")
        self._connection.execute(
            f"attach if not exists 'ducklake:sqlite:{catalog}' as lake"
            f" (data_path '{files}/', data_inlining_row_limit 0, meta_journal_mode 'wal', meta_busy_timeout 5000)"
        )

    def _create_missing_tables(self) -> None:
        known = {row[0] for row in self._connection.execute("select table_name from duckdb_tables() where database_name = 'lake'").fetchall()}
        missing = [dataset for dataset in DATASETS.values() if dataset.name not in known]
        if not missing:
            return
        with _rolling_back(self._connection):
            for dataset in missing:
                self._connection.execute(f"create table lake.{dataset.name} ({_column_types(dataset)})")
                if dataset.partitioned_by:
                    columns = ", ".join(dataset.partitioned_by)
                    self._connection.execute(f"alter table lake.{dataset.name} set partitioned by ({columns})")

    def _prepare(self, snapshot: int) -> None:
        with self._prepare_lock:
            if snapshot in self._prepared:
                return
            cursor = self.cursor()
            cursor.execute(f"create schema if not exists s{snapshot:d}")
            for dataset in DATASETS.values():
                cursor.execute(f"create or replace view s{snapshot:d}.{dataset.name} as {_dataset_at(cursor, dataset, snapshot)}")
            cursor.execute(f"set search_path = 's{snapshot:d},main'")
            for file in sorted((paths.QUERIES / "views").glob("*.sql")):
                cursor.execute(f"create or replace view s{snapshot:d}.{file.stem} as {file.read_text('utf-8')}")
            cursor.close()
            self._prepared.add(snapshot)

    def _snapshots(self, condition: str, parameters: Mapping[str, Any] | None = None) -> list[Snapshot]:
        with self._connection.cursor() as cursor:
            rows = cursor.execute(
                "select snapshot_id, snapshot_time::varchar, author, commit_message, commit_extra_info"
                f" from lake.snapshots() {condition} order by snapshot_id desc",
                dict(parameters or {}),
            ).fetchall()
        return [
            Snapshot(row[0], datetime.fromisoformat(row[1]), row[2] or "", row[3] or "", json.loads(row[4] or "{}"))
            for row in rows
        ]

    def _refuse_if_changed(self, base: int, names: Iterable[str]) -> None:
        for snapshot in self._snapshots("where snapshot_id > $base", {"base": base}):
            if set(names) & set(snapshot.datasets):
                raise ChangedMeanwhile(snapshot)

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
                    {"author": author, "message": message, "details": json.dumps(details, ensure_ascii=False)},
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


def _replace(cursor: duckdb.DuckDBPyConnection, dataset: Dataset, table: str) -> None:
    same = " and ".join(f"old.{column} is not distinct from new.{column}" for column in dataset.replaces)
    keys = ", ".join(dataset.replaces)
    condition = f"where exists (from (select distinct {keys} from {table}) as new where {same})" if keys else ""
    columns = ", ".join(dataset.names)
    cursor.execute(f"delete from lake.{dataset.name} as old {condition}")
    cursor.execute(f"insert into lake.{dataset.name} ({columns}) select {columns} from {table}")


def _column_types(dataset: Dataset) -> str:
    return ", ".join(f"{column.name} {column.type.sql}" for column in dataset.columns)


def _dataset_at(cursor: duckdb.DuckDBPyConnection, dataset: Dataset, snapshot: int) -> str:
    then = f"from lake.{dataset.name} at (version => {snapshot:d})"
    try:
        cursor.execute(f"{then} limit 0")
    except duckdb.CatalogException:  # the dataset is younger than the snapshot
        columns = ", ".join(f"null::{column.type.sql} as {column.name}" for column in dataset.columns)
        return f"select {columns} where false"
    return then


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
        connection.install_extension(name)
    except duckdb.Error as error:
        raise DashboardError(
            "DuckDB mangler en utvidelse",
            f"Utvidelsen «{name}» finnes ikke som pakke for denne maskinen, og kunne ikke lastes ned ({error}).",
            "Koble maskinen til internett én gang og start på nytt, eller bruk en maskin med Linux, macOS eller Windows (x86-64).",
        ) from error


def _load_reference(connection: duckdb.DuckDBPyConnection) -> None:
    for file in sorted(paths.REFERENCE.glob("*.csv")):
        connection.read_csv(str(file), sep=";", header=True, all_varchar=True).create(file.stem)


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
