"""The DuckDB that the lake is read with: its extensions from wheels, the code lists as tables, the formulas as macros."""

from collections.abc import Iterable
from pathlib import Path
from uuid import uuid4

import duckdb
from duckdb_extensions import import_extension

from dashboard import paths
from dashboard.errors import DashboardError


def connect(temp: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(":memory:", config=config(temp))
    # The disk says itself when it is full. DuckDB's own limit is how little room there was the first time, until it is started
    # again; as part of the config this one would not count.
    connection.execute("set max_temp_directory_size = '1TB'")
    return connection


def config(temp: Path) -> dict[str, str | bool | int | float | list[str]]:
    """A spill folder of the connection's own, as processes must not share one, and no downloads behind our back."""
    temp.mkdir(parents=True, exist_ok=True)
    return {"temp_directory": str(temp / f"duckdb-{uuid4().hex}"), "autoinstall_known_extensions": False}


def load_extensions(connection: duckdb.DuckDBPyConnection, names: Iterable[str]) -> None:
    for name in names:
        try:
            import_extension(name, con=connection)
        except (ImportError, OSError, RuntimeError):
            _install(connection, name)
        connection.load_extension(name)


def load_reference(connection: duckdb.DuckDBPyConnection) -> None:
    """Every code list of data/reference as a table of its name."""
    for file in sorted(paths.REFERENCE.glob("*.csv")):
        with file.open(encoding="utf-8") as lines:
            columns = dict.fromkeys(lines.readline().strip().split(";"), "varchar")
        # Told its columns, DuckDB need not guess them from the rows.
        table = connection.read_csv(str(file), sep=";", header=True, columns=columns, auto_detect=False)
        table.create(file.stem)


def load_macros(connection: duckdb.DuckDBPyConnection) -> None:
    for file in sorted((paths.QUERIES / "macros").glob("*.sql")):
        connection.execute(file.read_text("utf-8"))


def _install(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """DuckDB's own download, for the platforms that have no wheel of the extension."""
    try:
        duckdb.install_extension(name, connection=connection)
    except duckdb.Error as error:
        raise DashboardError(
            "DuckDB mangler en utvidelse",
            f"Utvidelsen «{name}» finnes ikke som pakke for denne maskinen, og kunne ikke lastes ned ({error}).",
            "Koble maskinen til internett én gang og start på nytt, eller bruk en maskin med Linux, macOS eller Windows (x86-64).",
        ) from error
