"""A few rows of the datasets in memory, where a query can be run and every figure checked by hand."""

from collections.abc import Iterable, Mapping
from typing import Any

import duckdb

from dashboard import paths
from dashboard.datasets import DATASETS

Rows = Iterable[Mapping[str, Any]]


def connection(**tables: Rows) -> duckdb.DuckDBPyConnection:
    """A connection with the reference lists, the macros and one table per contract; `tables` gives rows by dataset, other columns are null."""
    made = duckdb.connect()
    for file in sorted(paths.REFERENCE.glob("*.csv")):
        made.read_csv(str(file), sep=";", header=True, all_varchar=True).create(file.stem)
    for file in sorted((paths.QUERIES / "macros").glob("*.sql")):
        made.execute(file.read_text("utf-8"))
    for dataset in DATASETS.values():
        columns = ", ".join(f"{column.name} {column.type.sql}" for column in dataset.columns)
        made.execute(f"create table {dataset.name} ({columns})")
    for name, rows in tables.items():
        for row in rows:
            fields = ", ".join(row)
            marks = ", ".join(f"${field}" for field in row)
            made.execute(f"insert into {name} ({fields}) values ({marks})", dict(row))
    return made
