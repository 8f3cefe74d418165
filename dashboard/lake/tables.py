"""The lake's tables: made to fit the datasets' contracts, read as they stood, and changed by rows that are staged."""

from collections.abc import Iterator

import duckdb

from dashboard.datasets import DATASETS, Column, Dataset


def missing(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The statements that give every dataset its table, and every table the columns its contract has come to hold."""
    stored = _stored_columns(connection)
    return [change for dataset in DATASETS.values() for change in _missing(dataset, stored.get(dataset.name))]


def row_counts(cursor: duckdb.DuckDBPyConnection, catalog: str) -> dict[str, int]:
    """The tables that hold rows, or have held some, and how many they hold now. Of the others DuckLake has no statistics, and
    asks for them once per column for every query: tens of milliseconds to find nothing."""
    rows = cursor.execute(
        f"select table_name, record_count from {catalog}.ducklake_table"
        f" join {catalog}.ducklake_table_stats using (table_id)"
    ).fetchall()
    return {table: int(count) for table, count in rows}


def as_it_stood(cursor: duckdb.DuckDBPyConnection, dataset: Dataset, snapshot: int) -> str:
    """The query that gives the dataset, with today's columns, as it stood at `snapshot`."""
    then = f"from lake.{dataset.name} at (version => {snapshot:d})"
    try:
        stored = stored_in(cursor, then)
    except duckdb.CatalogException:  # the dataset is younger than the snapshot
        return nothing(dataset)
    return f"select {with_todays_columns(dataset, stored)} {then}"


def stored_in(cursor: duckdb.DuckDBPyConnection, source: str) -> set[str]:
    """The columns of `source` (`from …`)."""
    return {row[0] for row in cursor.execute(f"{source} limit 0").description or ()}


def with_todays_columns(dataset: Dataset, stored: set[str]) -> str:
    return ", ".join(column.name if column.name in stored else _null(column) for column in dataset.columns)


def nothing(dataset: Dataset) -> str:
    """The query that gives the dataset's columns, and no row."""
    return f"select {', '.join(_null(column) for column in dataset.columns)} where false"


def rows_changed(cursor: duckdb.DuckDBPyConnection, dataset: Dataset, table: str, base: int) -> bool:
    """Whether the rows that `table` would replace are others now than they were at `base`."""
    columns, keys = ", ".join(dataset.names), ", ".join(dataset.replaces)
    mine = f"where ({keys}) in (select ({keys}) from {table})"
    then = f"select {columns} from ({as_it_stood(cursor, dataset, base)}) {mine}"
    now = f"select {columns} from lake.{dataset.name} {mine}"
    row = cursor.execute(
        f"select exists (({then}) except ({now})) or exists (({now}) except ({then}))"
    ).fetchone()
    return bool(row and row[0])


def remove(cursor: duckdb.DuckDBPyConnection, dataset: Dataset, table: str) -> None:
    """The rows that those of `table` come in the place of."""
    same = " and ".join(f"old.{column} is not distinct from new.{column}" for column in dataset.replaces)
    keys = ", ".join(dataset.replaces)
    condition = (
        f"where exists (from (select distinct {keys} from {table}) as new where {same})" if keys else ""
    )
    cursor.execute(f"delete from lake.{dataset.name} as old {condition}")


def insert(cursor: duckdb.DuckDBPyConnection, dataset: Dataset, table: str) -> None:
    columns = ", ".join(dataset.names)
    cursor.execute(f"insert into lake.{dataset.name} ({columns}) select {columns} from {table}")


def _stored_columns(connection: duckdb.DuckDBPyConnection) -> dict[str, set[str]]:
    rows = connection.execute(
        "select table_name, list(column_name) from duckdb_columns() where database_name = 'lake' group by table_name"
    ).fetchall()
    return {table: set(columns) for table, columns in rows}


def _missing(dataset: Dataset, stored: set[str] | None) -> Iterator[str]:
    if stored is None:
        columns = ", ".join(f"{column.name} {column.type.sql}" for column in dataset.columns)
        yield f"create table lake.{dataset.name} ({columns})"
        if dataset.partitioned_by:
            yield f"alter table lake.{dataset.name} set partitioned by ({', '.join(dataset.partitioned_by)})"
        return
    for column in dataset.columns:
        if column.name not in stored:
            yield f"alter table lake.{dataset.name} add column {column.name} {column.type.sql}"


def _null(column: Column) -> str:
    return f"null::{column.type.sql} as {column.name}"
