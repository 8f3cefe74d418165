"""Datasets: each can be read in the newest version, and has the columns of its contract."""

from collections.abc import Iterator

import duckdb

from dashboard import text
from dashboard.datasets import DATASETS, Dataset
from dashboard.doctor.result import Result, listed, warning, well, wrong
from dashboard.lake import content, tables

READABLE = "Datasett"


def readable(connection: duckdb.DuckDBPyConnection, *, fast: bool) -> Iterator[Result]:
    """Every row of each is read; `fast`: only the columns."""
    unread = [told for each in DATASETS.values() if (told := _unread(connection, each, fast)) is not None]
    if unread:
        yield wrong(
            READABLE,
            f"Kan ikke leses: {listed(unread)}.",
            "Se hva «Katalog» og «Filer» sier. Er filer skadet, hent dem fra en sikkerhetskopi.",
        )
    missing = tables.missing(connection)
    if missing:
        yield warning(
            READABLE,
            f"{text.count(len(missing), 'tabell eller kolonne', 'tabeller og kolonner')} er kommet til i programmet, og mangler.",
            "De lages når appen startes.",
        )
    if not unread and not missing:
        yield well(READABLE, f"Alle {len(DATASETS)} kan leses, og har kolonnene sine.")


def _unread(connection: duckdb.DuckDBPyConnection, dataset: Dataset, fast: bool) -> str | None:
    source = f"lake.{dataset.name}"
    try:
        if fast:
            connection.execute(f"from {source} limit 0")
        else:
            content.summed(connection, source)
    except duckdb.CatalogException:  # the table is not made yet: told of as missing
        return None
    except duckdb.Error as error:
        return f"{dataset.title} ({str(error).partition(chr(10))[0]})"
    return None
