"""`tables(regnskap=[…], …)`: a connection as the lake gives it, with contract tables, code lists, macros and views."""

from collections.abc import Callable
from functools import partial

import duckdb
import pytest

from tests.queries.small import connection


@pytest.fixture
def tables() -> Callable[..., duckdb.DuckDBPyConnection]:
    return partial(connection, views=True)
