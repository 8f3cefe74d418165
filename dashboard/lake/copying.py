"""A lake copied from one place to another, of any kind: every version with its id, time, author and message, and every file.

The files come first, then the catalog's rows in one transaction. Until all of it is held to be right the target's catalog bears
a mark: it says that the copy is incomplete, and lets it be started over.
"""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from dashboard import storage
from dashboard.errors import DashboardError, where
from dashboard.lake import engine, incomplete, owner, places, problems, sums, version_sums
from dashboard.lake.places import Place
from dashboard.lake.sums import File
from dashboard.storage import Storage

AT_ONCE = 8
_SUMS = "styring_filsum"
_OURS = (_SUMS, version_sums.TABLE, version_sums.BEGUN)
UNDER = "main"
"""The folder of the storage that holds what the catalog names; beside it stands whose it is."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """A catalog as it stood at one moment. `rows`: those of each of its tables; `files`: what they name."""

    rows: Mapping[str, pa.Table]
    files: list[File]

    @property
    def newest(self) -> int:
        """The newest version's id."""
        return int(max(self.rows["ducklake_snapshot"]["snapshot_id"].to_pylist()))


@contextmanager
def reaching(place: Place, temp: Path, *, create: bool = True) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection on which the place's lake is attached as `lake`, with times in UTC; closed after. One is made where there is
    none, if `create`.

    Raises DashboardError where it cannot be reached.
    """
    try:
        connection = engine.connect(temp)
    except (OSError, duckdb.Error) as error:
        raise problems.unopened(place.label, error) from error
    try:
        try:
            engine.load_extensions(connection, place.extensions)
            places.attach(connection, place, create=create)
            connection.execute("set timezone = 'UTC'")
        except (OSError, duckdb.Error) as error:
            raise problems.unopened(place.label, error) from error
        yield connection
    finally:
        connection.close()


def begin(source: Place, target: Place, temp: Path) -> None:
    """Let `target` say that a copy of `source` is under way. Raises DashboardError where it holds anything but a copy that was
    broken off."""
    with reaching(target, temp) as connection, _telling(target):
        _refuse_anything(connection, target)
        _begin(connection, source, target)


def read(place: Place, temp: Path) -> Catalog:
    """The catalog, in one consistent reading; others may be writing meanwhile. Raises DashboardError."""
    if isinstance(place.catalog, Path) and not place.catalog.is_file():
        raise DashboardError(
            "Datalageret finnes ikke",
            f"Det er ingen katalog i {place.catalog.parent}.",
            "Kontroller hvilken mappe det er, og hva innstillingene sier.",
        )
    with reaching(place, temp) as connection, _telling(place):
        incomplete.require_whole(connection, place)
        sums.make_table(connection, place)
        with _transaction(connection):
            rows = {
                table: connection.execute(f"from {place.metadata}.{table}").to_arrow_table()
                for table in tables(connection, place)
            }
            return Catalog(rows, sums.files(connection, place))


def copy(
    source: Place,
    target: Place,
    temp: Path,
    check: Callable[[Catalog], None] = lambda _: None,
    *,
    given: bool = False,
) -> Catalog:
    """Copy the lake at `source` to `target`, which must be empty, and give what was copied.

    `check` is called when all is in place, and may refuse it by raising. With `given` the target's storage may hold some of the
    files beforehand. Raises DashboardError; the target then says that it is incomplete.
    """
    catalog = read(source, temp)
    with reaching(target, temp) as connection, _telling(target):
        if not given:
            _refuse_anything(connection, target)
        _begin(connection, source, target)
        if source.files != target.files:
            catalog = _with_sums(catalog, _copy_files(catalog.files, source.files, target.files))
        with _transaction(connection):
            for table, rows in catalog.rows.items():
                _replace(connection, target, table, rows)
        check(catalog)
        incomplete.unmark(connection, target)
    return catalog


def tables(connection: duckdb.DuckDBPyConnection, place: Place) -> list[str]:
    """The catalog's own tables that belong to the lake, wherever it lies; DuckDB lists none of them."""
    asked = (
        ("sqlite_query", "select name from sqlite_master where type = 'table'")
        if isinstance(place.catalog, Path)
        else (
            "postgres_query",
            f"select table_name from information_schema.tables where table_schema = '{place.catalog.schema}'",
        )
    )
    database = place.metadata.split(".")[0]
    rows = connection.execute(f"from {asked[0]}('{database}', $question)", {"question": asked[1]}).fetchall()
    return sorted(name for (name,) in rows if name.startswith("ducklake_") or name in _OURS)


def copy_file(source: Storage, target: Storage, name: str, expected: str | None) -> str:
    """Let `target` hold the file that `source` does, and give its SHA-256, which must be `expected` (None: as the source has it).

    What lies there from before is kept if it is the same. Raises DashboardError where the file is damaged, OSError where a
    storage does not answer; the target then has no such file.
    """
    wanted = expected or storage.sha256(source, name)
    if storage.exists(target, name):
        if storage.sha256(target, name) == wanted:
            return wanted
        target.remove(name)
    with source.open(name) as content:
        target.write(name, content)
    if storage.sha256(target, name) != wanted:
        target.remove(name)
        raise DashboardError(
            "En fil er skadet",
            f"«{name}» er ikke slik den var da den ble skrevet. Kopien er ikke ferdig.",
            "Hent filen fra en tidligere sikkerhetskopi. «dashboard doctor» viser alle som er skadet.",
        )
    return wanted


def _copy_files(files: list[File], source: Storage, target: Storage) -> dict[str, str]:
    """The SHA-256 of each, by name."""
    known = {file.name for file in files}
    for name in list(target.names(UNDER)):
        if name not in known:  # of a copy that was broken off
            target.remove(name)
    with ThreadPoolExecutor(AT_ONCE) as workers:  # most of a copy to another machine is waiting for it
        sums_in_order = workers.map(lambda file: _copied(file, source, target), files)
        return dict(zip((file.name for file in files), sums_in_order, strict=True))


def _copied(file: File, source: Storage, target: Storage) -> str:
    try:
        return copy_file(source, target, file.name, file.sha256)
    except FileNotFoundError as error:
        raise DashboardError(
            "En fil mangler",
            f"«{file.name}» er borte fra datalageret. Kopien er ikke ferdig.",
            "Hent filen fra en tidligere sikkerhetskopi. «dashboard doctor» viser alle som mangler.",
        ) from error


def _with_sums(catalog: Catalog, known: Mapping[str, str]) -> Catalog:
    """With a sum for every file, also those that had none."""
    kept = pa.table({"path": list(known), "sha256": list(known.values())})
    files = [File(file.name, file.size, known[file.name]) for file in catalog.files]
    return Catalog({**catalog.rows, _SUMS: kept}, files)


def _replace(connection: duckdb.DuckDBPyConnection, place: Place, table: str, rows: pa.Table) -> None:
    """The types are the target's own: SQLite keeps times, ids and truths as text and numbers, PostgreSQL as what they are."""
    name = f"{place.metadata}.{table}"
    connection.register("rader", rows)
    connection.execute(f"create table if not exists {name} as from rader limit 0")
    # Where the files lie is the one thing the target knows by itself.
    mine = "where key <> 'data_path'" if table == "ducklake_metadata" else ""
    columns = [(row[0], row[1]) for row in connection.execute(f"describe {name}").fetchall()]
    names = ", ".join(f'"{column}"' for column, _ in columns)
    values = ", ".join(f'"{column}"::{kind}' for column, kind in columns)
    connection.execute(f"delete from {name} {mine}")
    connection.execute(f"insert into {name} ({names}) select {values} from rader {mine}")
    connection.unregister("rader")


def _begin(connection: duckdb.DuckDBPyConnection, source: Place, target: Place) -> None:
    owner.claim(connection, target)
    with _transaction(connection):
        incomplete.mark(connection, target, source.label)
    sums.make_table(connection, target)


def _refuse_anything(connection: duckdb.DuckDBPyConnection, place: Place) -> None:
    """Of what is in the place, but for what a copy left that was broken off."""
    if incomplete.source_of(connection, place) is not None:
        return
    row = connection.execute(
        f"select count(*) from {place.metadata}.ducklake_snapshot_changes where author is not null"
    ).fetchone()
    if row != (0,):
        raise _not_empty(place, "Det er lagret versjoner der fra før.")
    if (found := next(place.files.names(UNDER), None)) is not None:
        raise _not_empty(place, f"Det ligger filer der fra før, som «{found}».")


def _not_empty(place: Place, what: str) -> DashboardError:
    return DashboardError(
        "Målet er ikke tomt",
        f"{place.label} skal være tom for at noe kan kopieres dit. {what} Ingenting er endret.",
        "Velg et tomt sted i innstillingene, eller flytt unna det som ligger der.",
    )


def _uncopied(place: Place, error: Exception) -> DashboardError:
    told = where(error) if isinstance(error, OSError) else str(error)
    reason = told.strip().partition("\n")[0] or type(error).__name__
    return DashboardError(
        "Kopieringen ble brutt av",
        f"{place.label} kunne ikke leses eller skrives: {reason}. Det som ble kopiert fra, er ikke endret.",
        "Kontroller at det er plass, at programmet har lov til å skrive der, og at nettet virker. Kjør så kommandoen på nytt.",
    )


@contextmanager
def _transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    connection.execute("begin")
    try:
        yield
    except BaseException:
        connection.execute("rollback")
        raise
    connection.execute("commit")


@contextmanager
def _telling(place: Place) -> Iterator[None]:
    """Raises DashboardError for what the catalog and the storage raise."""
    try:
        yield
    except (OSError, duckdb.Error) as error:
        raise _uncopied(place, error) from error
