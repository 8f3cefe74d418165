"""Whose lake it is, kept in the catalog and in the storage: where either may be named wrong, neither is met with another's."""

import json
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import duckdb

from dashboard import storage
from dashboard.errors import DashboardError
from dashboard.lake.places import Place
from dashboard.storage import Folder

FILE = "eier.json"
_TABLE = "styring_eier"


def claim(connection: duckdb.DuckDBPyConnection, place: Place) -> None:
    """Note in an empty catalog and an empty storage that they belong together.

    Raises DashboardError where they belong to others, or the catalog to another municipality than the settings'; duckdb.Error,
    OSError where they cannot be reached.
    """
    if isinstance(place.catalog, Path) and isinstance(place.files, Folder):
        return  # they lie side by side, in a folder that is one municipality's
    owner, kommune = _of_catalog(connection, place)
    if place.kommune and kommune and place.kommune != kommune:
        raise _refused(
            f"{place.label} tilhører kommune {kommune}, og innstillingene er for kommune {place.kommune}.",
            "Rett katalog_skjema eller kommunenummer i innstillingene. Ingenting er lest eller endret.",
        )
    if _of_storage(connection, place, owner) != owner:
        raise _refused(
            f"Lageret for filene tilhører et annet datalager enn {place.label[0].lower()}{place.label[1:]}.",
            "Rett lager eller katalog_skjema i innstillingene. Ingenting er lest eller endret.",
        )


def _of_catalog(connection: duckdb.DuckDBPyConnection, place: Place) -> tuple[str, str | None]:
    """The lake's id, and the number of its municipality. Of several that make it at once, one does; the others try again."""
    table = f"{place.metadata}.{_TABLE}"
    connection.execute(
        f"create table if not exists {table} (nr integer primary key, id varchar, kommune varchar)"
    )
    connection.execute(
        f"insert into {table} select 1, $id, $kommune where not exists (from {table})",
        {"id": uuid4().hex, "kommune": place.kommune},
    )
    row = connection.execute(f"select id, kommune from {table}").fetchone()
    assert row is not None
    return row


def _of_storage(connection: duckdb.DuckDBPyConnection, place: Place, owner: str) -> str | None:
    """The id that the storage holds; None where it holds none, and not the catalog's files either."""
    if not storage.exists(place.files, FILE):
        if not _holds_what_the_catalog_names(connection, place):
            return None
        with suppress(FileExistsError):  # another process, just now
            storage.write_bytes(
                place.files, FILE, json.dumps({"id": owner, "kommune": place.kommune}).encode()
            )
    found: str | None = json.loads(storage.read(place.files, FILE)).get("id")
    return found


def _holds_what_the_catalog_names(connection: duckdb.DuckDBPyConnection, place: Place) -> bool:
    """A new catalog names nothing; of one that was copied here, the newest file is looked for."""
    row = connection.execute(
        f"""
        select schemas.path || tables.path || files.path
        from {place.metadata}.ducklake_data_file as files
        inner join {place.metadata}.ducklake_table as tables using (table_id)
        inner join {place.metadata}.ducklake_schema as schemas on schemas.schema_id = tables.schema_id
        order by files.data_file_id desc
        limit 1
        """
    ).fetchone()
    return row is None or storage.exists(place.files, row[0])


def _refused(what_happened: str, what_to_do: str) -> DashboardError:
    return DashboardError("Datalageret er ikke denne kommunens", what_happened, what_to_do)
