"""`tables(regnskap=[…], …)`: a connection as the lake gives it, with contract tables, code lists, macros and views."""

from collections.abc import Callable

import duckdb
import pytest

from dashboard import paths
from tests.queries.small import Rows, connection


@pytest.fixture
def tables() -> Callable[..., duckdb.DuckDBPyConnection]:
    def make(**rows: Rows) -> duckdb.DuckDBPyConnection:
        made = connection(**rows)
        for file in sorted((paths.QUERIES / "views").glob("*.sql")):
            made.execute(f"create view {file.stem} as {file.read_text('utf-8')}")
        return made

    return make
