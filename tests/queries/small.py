"""A few rows of the datasets in memory, where a query can be run and every figure checked by hand."""

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain, groupby
from typing import Any

import duckdb

from dashboard import paths
from dashboard.datasets import DATASETS

Rows = Iterable[Mapping[str, Any]]


def connection(*, views: bool = False, **tables: Rows) -> duckdb.DuckDBPyConnection:
    """A connection with the reference lists, the macros and one table per contract, and with `views` the lake's views;
    `tables` gives rows by dataset, other columns are null.

    The connections share one database, each in a transaction that is never committed: it sees its own rows alone.
    """
    made = _empty(views).cursor()
    made.execute("begin")
    for name, rows in tables.items():
        insert(made, name, rows)
    return made


def insert(made: duckdb.DuckDBPyConnection, table: str, rows: Rows) -> None:
    """Rows by column; columns not given are null. Those with the same columns go in at once."""
    for fields, alike in groupby(rows, tuple):
        values = [list(row.values()) for row in alike]
        marks = ", ".join([f"({', '.join('?' for _ in fields)})"] * len(values))
        made.execute(f"insert into {table} ({', '.join(fields)}) values {marks}", list(chain(*values)))


@cache
def _empty(views: bool) -> duckdb.DuckDBPyConnection:
    made = duckdb.connect(":memory:", config={"threads": 1})
    for file in sorted(paths.REFERENCE.glob("*.csv")):
        made.read_csv(str(file), sep=";", header=True, all_varchar=True).create(file.stem)
    for file in sorted((paths.QUERIES / "macros").glob("*.sql")):
        made.execute(file.read_text("utf-8"))
    for dataset in DATASETS.values():
        columns = ", ".join(f"{column.name} {column.type.sql}" for column in dataset.columns)
        made.execute(f"create table {dataset.name} ({columns})")
    for file in sorted((paths.QUERIES / "views").glob("*.sql")) if views else ():
        made.execute(f"create view {file.stem} as {file.read_text('utf-8')}")
    return made
