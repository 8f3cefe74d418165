"""The plain page's five queries on engines side by side: the same SQL and rows, asked in turn."""

import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from decimal import Decimal
from functools import partial
from pathlib import Path

import duckdb

from dashboard.lake import Lake
from tests.benchmarks import lakes
from tests.benchmarks.part import Bench, Part, Result, count, table, times
from tests.benchmarks.plain.five_parts import QUERIES, sql
from tests.benchmarks.plain_page import DATASETS, export
from tests.benchmarks.postgres import Postgres, postgres, programs

Ask = Callable[[str], float]
"""Milliseconds that the query of that name takes."""

BARE = "DuckDB, bare Parquet"
ASKED = {"aar": 2026, "periode": 10}
_INDEXED = ("regnskap", "budsjett")
_TYPES = {"BIGINT": "integer", "INTEGER": "integer", "SMALLINT": "integer", "DATE": "date"}


def measure(bench: Bench) -> Part:
    """PostgreSQL is left out, and that is told, where the machine has none."""
    data, folder = lakes.lake_of(bench.rows, bench.folder), bench.work("engines")
    export(data, folder)
    with ExitStack() as stack:
        lake = stack.enter_context(lakes.opened(data))
        engines: dict[str, Ask] = {
            "the lake": partial(_on_the_lake, lake, lake.newest().id),
            BARE: stack.enter_context(_parquet(folder)),
            "DuckDB, its own file": stack.enter_context(_native(folder)),
            "SQLite, indexed": stack.enter_context(_sqlite(folder)),
        }
        if (at := programs()) is not None:
            engines["PostgreSQL, indexed"] = partial(_on_postgres, stack.enter_context(_postgres(at, folder)))
        found = _in_turn(engines, bench.times)
    return _told(found, bench)


def _in_turn(engines: dict[str, Ask], repeated: int) -> dict[str, float]:
    """Milliseconds of the five together, by engine; each is asked once beforehand."""
    asked: dict[str, list[float]] = {name: [] for name in engines}
    for _ in range(repeated + 1):
        for name, ask in engines.items():
            asked[name].append(sum(ask(query) for query in QUERIES))
    return {name: statistics.median(each[1:]) for name, each in asked.items()}


def _on_the_lake(lake: Lake, at: int, query: str) -> float:
    began = time.perf_counter()
    with lake.at(at) as cursor:
        cursor.execute(sql(query), _given(query)).fetchall()
    return 1000 * (time.perf_counter() - began)


def _given(query: str) -> dict[str, int]:
    [statement] = duckdb.extract_statements(sql(query))
    return {name: ASKED[name] for name in statement.named_parameters}


def _on_duckdb(connection: duckdb.DuckDBPyConnection, query: str) -> float:
    began = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute(sql(query), _given(query)).fetchall()
    return 1000 * (time.perf_counter() - began)


@contextmanager
def _parquet(folder: Path) -> Iterator[Ask]:
    with duckdb.connect() as connection:
        for dataset in DATASETS:
            connection.execute(f"create view {dataset} as from '{folder / dataset}.parquet'")
        yield partial(_on_duckdb, connection)


@contextmanager
def _native(folder: Path) -> Iterator[Ask]:
    file = folder / "native.duckdb"
    file.unlink(missing_ok=True)
    with duckdb.connect(file) as connection:
        for dataset in DATASETS:
            connection.execute(f"create table {dataset} as from '{folder / dataset}.parquet'")
        yield partial(_on_duckdb, connection)


@contextmanager
def _sqlite(folder: Path) -> Iterator[Ask]:
    file = folder / "sqlite.db"
    file.unlink(missing_ok=True)
    with closing(sqlite3.connect(file)) as connection, duckdb.connect() as reader:
        for dataset in DATASETS:
            rows = reader.execute(f"from '{folder / dataset}.parquet'")
            names = [column[0] for column in rows.description or ()]
            connection.execute(f"create table {dataset} ({', '.join(names)})")
            blanks = ", ".join("?" * len(names))
            while chunk := rows.fetchmany(100_000):
                plain = ([_plain(value) for value in row] for row in chunk)
                connection.executemany(f"insert into {dataset} values ({blanks})", plain)
        for dataset in _INDEXED:
            connection.execute(f"create index {dataset}_time on {dataset} (aar, periode)")
        connection.execute("analyze")
        connection.commit()
        yield partial(_on_sqlite, connection)


def _plain(value: object) -> object:
    """SQLite's only number with decimals is a float; dates are text to it."""
    if isinstance(value, Decimal):
        return float(value)
    return value if value is None or isinstance(value, int | str) else str(value)


def _on_sqlite(connection: sqlite3.Connection, query: str) -> float:
    began = time.perf_counter()
    connection.execute(sql(query), ASKED).fetchall()
    return 1000 * (time.perf_counter() - began)


@contextmanager
def _postgres(at: Path, folder: Path) -> Iterator[Postgres]:
    with postgres(at) as server, duckdb.connect() as reader:
        for dataset in DATASETS:
            file = folder / f"{dataset}.csv"
            shape = reader.execute(f"describe from '{folder / dataset}.parquet'").fetchall()
            columns = ", ".join(f"{name} {_postgres_type(kind)}" for name, kind, *_ in shape)
            server.psql(f"create table {dataset} ({columns});\n")
            server.load(dataset, file)
        for dataset in _INDEXED:
            server.psql(f"create index on {dataset} (aar, periode);\n")
        server.psql("vacuum analyze;\n")
        yield server


def _postgres_type(kind: str) -> str:
    return _TYPES.get(kind, "numeric(18, 2)" if kind.startswith("DECIMAL") else "text")


def _on_postgres(server: Postgres, query: str) -> float:
    [milliseconds] = server.milliseconds(sql(query).replace("$", ":"), ASKED, 1)
    return milliseconds


def _told(found: dict[str, float], bench: Bench) -> Part:
    rows = [(name, f"{each:.1f}", f"{each / found[BARE]:.2f}") for name, each in found.items()]
    without = "" if len(found) > 4 else "\nThis machine has no PostgreSQL.\n"
    return Part(
        f"## The five queries of the plain page at {count(bench.rows)} rows; median of {bench.times}\n\n"
        + table(("engine", "ms", "× bare Parquet"), rows)
        + without,
        [
            Result(
                f"The plain page's five queries at {count(bench.rows)} rows, against bare Parquet",
                " · ".join(
                    f"{name} {times(each / found[BARE])}" for name, each in found.items() if name != BARE
                ),
            )
        ],
        found,
    )
