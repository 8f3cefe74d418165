"""The mark in the catalog of a copy that is under way: what bears it is not a lake yet."""

from datetime import UTC, datetime

import duckdb

from dashboard.errors import DashboardError
from dashboard.lake.places import Place

MARK = "styring_ufullstendig"


def mark(connection: duckdb.DuckDBPyConnection, place: Place, source: str) -> None:
    """Note that a copy from `source`, in words, is under way."""
    table = f"{place.metadata}.{MARK}"
    connection.execute(f"create table if not exists {table} (fra varchar, tidspunkt varchar)")
    connection.execute(f"insert into {table} values (?, ?)", [source, datetime.now(UTC).isoformat()])


def unmark(connection: duckdb.DuckDBPyConnection, place: Place) -> None:
    connection.execute(f"drop table {place.metadata}.{MARK}")


def source_of(connection: duckdb.DuckDBPyConnection, place: Place) -> str | None:
    """Where a copy came from that was broken off; None where there is no such copy."""
    try:
        rows = connection.execute(f"select fra from {place.metadata}.{MARK}").fetchall()
    except duckdb.CatalogException:
        return None
    return str(rows[-1][0]) if rows else "et annet sted"


def require_whole(connection: duckdb.DuckDBPyConnection, place: Place) -> None:
    """Raises DashboardError where the lake is a copy that was broken off."""
    source = source_of(connection, place)
    if source is not None:
        raise DashboardError(
            "Datalageret er en kopi som ikke ble ferdig",
            f"Det er kopiert fra {source[0].lower()}{source[1:]} til {place.label[0].lower()}{place.label[1:]}, og kopieringen ble"
            " brutt av.",
            "Kjør den samme kommandoen på nytt. Ingenting er mistet der det ble kopiert fra.",
        )
