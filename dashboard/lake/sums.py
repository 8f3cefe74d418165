"""The SHA-256 of every Parquet file, kept beside the catalog, so that a damaged file is known from a whole one."""

from dataclasses import dataclass

import duckdb

from dashboard import storage
from dashboard.lake.places import Place
from dashboard.storage import Storage


@dataclass(frozen=True, slots=True)
class File:
    """A file the catalog knows: its name in the place's storage, its size, and its sum where one is kept."""

    name: str
    size: int
    sha256: str | None


def make_table(cursor: duckdb.DuckDBPyConnection, place: Place) -> None:
    cursor.execute(
        f"create table if not exists {place.metadata}.styring_filsum (path varchar, sha256 varchar)"
    )


def files(cursor: duckdb.DuckDBPyConnection, place: Place) -> list[File]:
    """Every file that some version of the lake is made of."""
    sums = _kept(cursor, place)
    rows = cursor.execute(
        f"""
        with
        tables as (
            select distinct table_id, schemas.path || tables.path as folder
            from {place.metadata}.ducklake_table as tables
            inner join {place.metadata}.ducklake_schema as schemas using (schema_id)
        ),
        named as (
            select table_id, path, file_size_bytes from {place.metadata}.ducklake_data_file
            union all
            select table_id, path, file_size_bytes from {place.metadata}.ducklake_delete_file
        )
        select folder || named.path as name, file_size_bytes
        from named
        inner join tables using (table_id)
        order by name
        """
    ).fetchall()
    return [File(name, int(size), sums.get(name)) for name, size in rows]


def record(cursor: duckdb.DuckDBPyConnection, place: Place) -> list[File]:
    """Keep the sums of the files that have none yet, and give those files."""
    new = [
        File(each.name, each.size, storage.sha256(place.files, each.name))
        for each in files(cursor, place)
        if each.sha256 is None
    ]
    if new:
        cursor.execute(  # one statement, one transaction: each is waited for until it is on the disk
            f"insert into {place.metadata}.styring_filsum select unnest($names), unnest($sums)",
            {"names": [each.name for each in new], "sums": [each.sha256 for each in new]},
        )
    return new


def _kept(cursor: duckdb.DuckDBPyConnection, place: Place) -> dict[str, str]:
    """By the file's name; none where the lake is from before they were kept."""
    try:
        return dict(cursor.execute(f"from {place.metadata}.styring_filsum").fetchall())
    except duckdb.CatalogException:
        return {}


def damage(place_files: Storage, file: File) -> str | None:
    """What is wrong with the file, in words; None where it is whole. Raises OSError where the storage does not answer."""
    try:
        size = place_files.size(file.name)
        if size != file.size:
            return f"er {size} byte, og skulle vært {file.size}"
        if file.sha256 is not None and storage.sha256(place_files, file.name) != file.sha256:
            return "er endret siden den ble skrevet"
    except FileNotFoundError:
        return "mangler"
    return None
