"""`tables(regnskap=[…], …)`: a connection as the lake gives it, with contract tables, code lists, macros and views."""

from collections.abc import Callable, Iterator

import duckdb
import pytest

from tests.queries.small import Rows, connection


@pytest.fixture
def tables() -> Iterator[Callable[..., duckdb.DuckDBPyConnection]]:
    """What a test has changed is undone when it ends: the next may change the same rows."""
    made: list[duckdb.DuckDBPyConnection] = []

    def make(**rows: Rows) -> duckdb.DuckDBPyConnection:
        made.append(connection(views=True, **rows))
        return made[-1]

    yield make
    for each in made:
        each.close()
