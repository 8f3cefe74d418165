"""Which server does not answer is known by what DuckDB says of it."""

import duckdb
import pytest

from dashboard.lake.away import away

CATALOG, STORAGE = "Katalogen (PostgreSQL) svarer ikke", "Lageret for filene (S3) svarer ikke"
REFUSED = "Katalogen (PostgreSQL) slipper ikke programmet inn"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ('TransactionContext Error: Failed to commit: Failed to execute query "ROLLBACK": ', CATALOG),
        ('Failed to execute query "COMMIT": server closed the connection unexpectedly', CATALOG),
        (
            'Unable to connect to Postgres at "sslmode=disable": connection to server at "10.0.0.1" failed',
            CATALOG,
        ),
        (
            'connection to server at "10.0.0.1", port 5432 failed: FATAL: password authentication failed',
            REFUSED,
        ),
        (
            "IO Error: Connection error for HTTP PUT to 'http://10.0.0.2/styring/k1841/lake/main/a.parquet'",
            STORAGE,
        ),
        ('Failed to execute query "SELECT 1": ERROR: relation "x" does not exist', None),
        ('Binder Error: Referenced column "id" not found', None),
    ],
)
def test_who_is_silent_is_told_without_addresses(told: str, words: str | None) -> None:
    assert away(duckdb.Error(told)) == words
