"""A connection with the lake on it: attached, known to be this one and whole, with a table for every dataset."""

from pathlib import Path

import duckdb

from dashboard.lake import engine, incomplete, owner, places, problems, sums, tables, version_sums
from dashboard.lake.places import Place
from dashboard.lake.transaction import retrying, rolling_back
from dashboard.storage import Folder


def connect(place: Place, temp: Path | None) -> duckdb.DuckDBPyConnection:
    """Raises DashboardError, OSError or duckdb.Error where it cannot be opened."""
    connection = engine.connect(temp or place.folder / "temp")
    engine.load_extensions(connection, place.extensions)
    retrying(lambda: _attach(connection, place))
    retrying(lambda: owner.claim(connection, place))
    incomplete.require_whole(connection, place)
    retrying(lambda: _create_missing_tables(connection, place))
    engine.load_reference(connection)
    engine.load_macros(connection)
    return connection


def _attach(connection: duckdb.DuckDBPyConnection, place: Place) -> None:
    """A new catalog is made where there is nothing, but not over files that lie there: it would hide that they are lost."""
    files = place.files
    held = isinstance(files, Folder) and isinstance(place.catalog, Path) and _any_file(files.root)
    try:
        places.attach(connection, place, create=not held)
    except duckdb.InvalidInputException as error:
        if held and "does not exist" in str(error):
            raise problems.without_catalog(place.label) from error
        raise


def _any_file(folder: Path) -> bool:
    return next(folder.rglob("*.parquet"), None) is not None


def _create_missing_tables(connection: duckdb.DuckDBPyConnection, place: Place) -> None:
    changes = tables.missing(connection)
    if changes:
        with rolling_back(connection):
            for change in changes:
                connection.execute(change)
    sums.make_table(connection, place)
    version_sums.make_table(connection, place)
