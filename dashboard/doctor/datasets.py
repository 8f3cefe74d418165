"""Datasets: each can be read in the newest version, and has the columns of its contract."""

from collections.abc import Iterator

import duckdb

from dashboard import text
from dashboard.datasets import DATASETS
from dashboard.doctor.result import Result, listed, warning, well, wrong
from dashboard.doctor.words import FROM_BACKUP, said
from dashboard.lake import content, tables
from dashboard.lake.places import Place

READABLE = "Datasett"


def readable(connection: duckdb.DuckDBPyConnection, place: Place, *, fast: bool) -> Iterator[Result]:
    """Every row of each is read, and counted against what the catalog says of its files; `fast`: only the columns."""
    unread, uneven = [], []
    newest, expected = content.expected(connection, place)
    for each in DATASETS.values():
        source = f"lake.{each.name} at (version => {newest:d})"
        try:
            rows = _rows(connection, source, only_columns=fast or each.name not in expected)
        except duckdb.Error as error:
            unread.append(f"{each.title}: {said(error)[0].rstrip('.')}")
            continue
        if rows is not None and rows != expected[each.name]:
            told = f"{text.number(rows)} rader, og skulle hatt {text.number(expected[each.name])}"
            uneven.append(f"{each.title} har {told}")
    if uneven:
        yield wrong(READABLE, f"Antallet rader er ikke som katalogen sier: {listed(uneven)}.", FROM_BACKUP)
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
    if not unread and not uneven and not missing:
        yield well(READABLE, f"Alle {len(DATASETS)} kan leses, og har kolonnene sine.")


def _rows(connection: duckdb.DuckDBPyConnection, source: str, *, only_columns: bool) -> int | None:
    """How many are read; None where none is. Raises duckdb.Error."""
    try:
        if only_columns:
            connection.execute(f"from {source} limit 0")
            return None
        return content.summed(connection, source)[0]
    except duckdb.CatalogException:  # the table is not made yet: told of as missing
        return None
