"""A transaction whole or not at all, and again where another process was at it."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

import duckdb

from dashboard.lake.away import away

ATTEMPTS = 12
_COLLISIONS = (
    "locked",
    "conflict",
    "constraint",
    "busy",
    "retry count",
    "already exists",
    "aborted",
    "serialize",
)

T = TypeVar("T")


@contextmanager
def rolling_back(cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """A transaction on `cursor`: committed at the end, and undone where something is raised."""
    cursor.execute("begin")
    try:
        yield
        cursor.execute("commit")
    except BaseException:
        with suppress(duckdb.Error):  # a failed commit has already ended the transaction
            cursor.execute("rollback")
        raise


def retrying(action: Callable[[], T]) -> T:
    """Run `action`, again as a whole when another process was committing, with a limit. Where the line broke, what was done
    may have been taken in: that is for the caller to find out."""
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return action()
        except duckdb.Error as error:
            collided = any(word in str(error).lower() for word in _COLLISIONS)
            if attempt == ATTEMPTS or not collided or away(error):
                raise
            time.sleep(random.uniform(0.02, 0.1) * attempt)
    raise AssertionError("unreachable")
