"""What the lake costs the queries: each as the product runs it, against the same SQL on bare Parquet files of the same rows."""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb

from dashboard import paths, queries
from dashboard.datasets import DATASETS
from dashboard.lake import Lake
from tests.benchmarks import lakes, parameters
from tests.benchmarks.part import Bench, Part, Result, at_most, count, table, times

GOAL = 1.0
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Query:
    """Typical milliseconds of a query, on the lake and on bare Parquet."""

    name: str
    lake: float
    bare: float

    @property
    def ratio(self) -> float:
        return self.lake / self.bare


def measure(bench: Bench) -> Part:
    """Every query, after the process has asked it once on either side, in turns.

    Raises RuntimeError where the sides do not answer with as many rows."""
    data, folder = lakes.lake_of(bench.rows, bench.folder), bench.work("queries")
    with lakes.opened(data) as lake, bare_parquet(lake, folder) as connection:
        at = lake.newest().id
        queries.keep_views(at)
        found = [_measured(name, at, connection, bench.times) for name in queries.names()]
    return _told(found, bench)


def _measured(name: str, at: int, bare: duckdb.DuckDBPyConnection, repeated: int) -> Query:
    asked = parameters.of(name)

    def on_the_lake() -> int:
        return len(queries.run(name, at, **asked))

    def on_parquet() -> int:
        with bare.cursor() as cursor:
            return len(queries.run_on(cursor, name, **asked))

    sides = (on_the_lake, on_parquet)
    if len({side() for side in sides}) != 1:
        raise RuntimeError(f"{name} gives other rows on bare Parquet than on the lake.")
    seconds = [[_seconds(side) for side in sides] for _ in range(repeated)]
    lake, parquet = (1000 * statistics.median(each) for each in zip(*seconds, strict=True))
    return Query(name, lake, parquet)


def _seconds(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


@contextmanager
def bare_parquet(lake: Lake, folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Plain DuckDB with a Parquet file of each dataset as the newest version of `lake` has it, and the product's views, macros
    and code lists over them."""
    with lake.at(lake.newest().id) as cursor:
        for dataset in DATASETS:
            cursor.execute(f"copy (from {dataset}) to '{folder / dataset}.parquet' (format parquet)")
    with duckdb.connect() as connection:
        for dataset in DATASETS:
            connection.execute(f"create view {dataset} as from '{folder / dataset}.parquet'")
        for file in sorted(paths.REFERENCE.glob("*.csv")):
            connection.execute(
                f"create table {file.stem} as from read_csv('{file}', delim = ';', header = true, all_varchar = true)"
            )
        for file in sorted((paths.QUERIES / "macros").glob("*.sql")):
            connection.execute(file.read_text("utf-8"))
        for file in sorted((paths.QUERIES / "views").glob("*.sql")):
            connection.execute(f"create view {file.stem} as {file.read_text('utf-8')}")
        yield connection


def _told(found: list[Query], bench: Bench) -> Part:
    slowest_first = sorted(found, key=lambda query: query.ratio, reverse=True)
    over = [query for query in slowest_first if query.ratio > GOAL]
    total = sum(query.lake for query in found) / sum(query.bare for query in found)
    median = statistics.median(query.ratio for query in found)
    about = f"Queries at {count(bench.rows)} rows, against bare Parquet"
    return Part(
        f"## {len(found)} queries on {count(bench.rows)} accounts rows, against bare Parquet; median of {bench.times}\n\n"
        f"All: {sum(query.lake for query in found):.0f} ms against {sum(query.bare for query in found):.0f} ms"
        f" ({total:.2f}×), the median query {median:.2f}×, {len(over)} over {GOAL:g}×.\n\n"
        + table(("over the goal", "lake ms", "bare ms", "×"), [_row(query) for query in over])
        + "\n"
        + table(
            ("slowest", "lake ms", "bare ms", "×"),
            [_row(query) for query in sorted(found, key=lambda query: -query.lake)[:_SHOWN]],
        ),
        [
            at_most(f"{about}: all {len(found)} together", total, GOAL),
            at_most(f"{about}: the median query", median, GOAL),
            Result(
                f"{about}: the five dearest ({len(found) - len(over)} of {len(found)} meet the goal): {', '.join(query.name for query in slowest_first[:_SHOWN])}",
                " ".join(times(query.ratio) for query in slowest_first[:_SHOWN]),
                f"≤ {GOAL:g}×",
                not over,
            ),
        ],
        {"queries": [asdict(query) for query in found]},
    )


def _row(query: Query) -> tuple[str, ...]:
    return query.name, f"{query.lake:.1f}", f"{query.bare:.1f}", f"{query.ratio:.2f}"
