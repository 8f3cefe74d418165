"""What a lake holds, told as sums: the same rows give the same sum, however they lie in files and whatever their order."""

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from dashboard.lake import tables
from dashboard.lake.places import Place


@dataclass(frozen=True, slots=True)
class Content:
    """A dataset as it stood from a version on, until the next one of it: `rows`, and the sum of their hashes."""

    dataset: str
    version: int
    rows: int
    sum: int


def contents(connection: duckdb.DuckDBPyConnection, place: Place, until: int) -> Iterator[Content]:
    """Every dataset in every version up to `until` in which it may have become another. `place` is attached as `lake`.

    Raises duckdb.Error where a version cannot be read.
    """
    for dataset, version in _versions(connection, place, until):
        source = f"lake.{dataset} at (version => {version:d})"
        rows, total = summed(connection, source)
        yield Content(dataset, version, rows, total)


def _versions(connection: duckdb.DuckDBPyConnection, place: Place, until: int) -> list[tuple[str, int]]:
    """A dataset is the same from one version to the next when neither its files nor its columns are others. One that never had a
    file has no rows in any."""
    changing = " union ".join(
        f"select table_id, {moment} as version from {place.metadata}.ducklake_{what}"
        for what in ("data_file", "delete_file", "column")
        for moment in ("begin_snapshot", "end_snapshot")
    )
    rows = connection.execute(
        f"""
        with changing as ({changing})
        select distinct table_name, version
        from {place.metadata}.ducklake_table as tables
        inner join changing using (table_id)
        where version between tables.begin_snapshot and coalesce(tables.end_snapshot - 1, version)
            and version <= $until
            and table_id in (select table_id from {place.metadata}.ducklake_data_file)
        order by all
        """,
        {"until": until},
    ).fetchall()
    return [(table, int(version)) for table, version in rows]


def summed(connection: duckdb.DuckDBPyConnection, source: str) -> tuple[int, int]:
    """The number of rows, and the sum of each row's hash: DuckDB's own of 64 bits, which finds faults, not forgers."""
    row = connection.execute(
        f"select count(*), sum(hash(each_row)) from (from {source}) as each_row"
    ).fetchone()
    assert row is not None
    return int(row[0]), int(row[1] or 0)


def counts(connection: duckdb.DuckDBPyConnection, place: Place, version: int) -> dict[str, int]:
    """The rows of every dataset that has any at `version`. Raises duckdb.Error where one cannot be read."""
    counted = {}
    for table in sorted(tables.row_counts(connection, place.metadata)):
        row = connection.execute(f"select count(*) from lake.{table} at (version => {version:d})").fetchone()
        assert row is not None
        counted[table] = int(row[0])
    return {table: rows for table, rows in counted.items() if rows}


def expected(connection: duckdb.DuckDBPyConnection, place: Place) -> tuple[int, dict[str, int]]:
    """The newest version, and how many rows every dataset with files has in it by what the catalog says of them."""
    rows = connection.execute(
        f"""
        with
        alive as (
            select files.table_id, files.record_count - coalesce(deleted.delete_count, 0) as counted
            from {place.metadata}.ducklake_data_file as files
            left join {place.metadata}.ducklake_delete_file as deleted
                on deleted.data_file_id = files.data_file_id and deleted.end_snapshot is null
            where files.end_snapshot is null
        )
        select max(newest.snapshot_id), table_name, sum(counted)
        from (select max(snapshot_id) as snapshot_id from {place.metadata}.ducklake_snapshot) as newest
        left join {place.metadata}.ducklake_table as tables on tables.end_snapshot is null
        left join alive using (table_id)
        group by table_name
        """
    ).fetchall()
    return int(rows[0][0]), {table: int(counted) for _, table, counted in rows if counted}
