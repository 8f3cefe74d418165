"""The catalog: reachable, sound, ours to write in, and with a clock like this machine's."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb

from dashboard import text
from dashboard.doctor.result import Result, listed, warning, well, wrong
from dashboard.doctor.words import FROM_BACKUP, said
from dashboard.errors import DashboardError
from dashboard.lake import copying, incomplete, owner
from dashboard.lake.places import Place, Postgres

SOUND = "Katalog"
CLOCK = "Klokke"
OLDEST_POSTGRES = 12
_APART = timedelta(seconds=5)
_AHEAD = timedelta(minutes=1)
_NOT_MADE = "creating a new DuckLake is explicitly disabled"  # DuckLake's, where it may not make a catalog that is missing
_MADE_BY_THE_APP = "Den lages første gang appen startes."


def is_there(place: Place) -> Iterator[Result]:
    """A file that is missing or empty, where files or nothing lie beside it; nothing where it is there."""
    if isinstance(place.catalog, Path) and not (place.catalog.exists() and place.catalog.stat().st_size):
        yield _missing(place)


def unopened(place: Place, error: DashboardError) -> Result:
    """Why the catalog that is there cannot be opened. Raises OSError."""
    cause = error.__cause__
    if cause is not None and _NOT_MADE in str(cause):
        return _missing(place)
    what, what_to_do = said(cause if isinstance(cause, Exception) else error)
    return wrong(SOUND, f"{place.label} kan ikke åpnes. {what}", what_to_do)


def integrity(catalog: Path) -> Iterator[Result]:
    """What SQLite itself says of the file; nothing where it is sound. Raises sqlite3.OperationalError where it cannot be opened."""
    told = _told_of(catalog)
    if told != ["ok"]:
        yield wrong(SOUND, f"{catalog} er skadet (SQLite: {listed(told, 1)}).", FROM_BACKUP)


def whole(connection: duckdb.DuckDBPyConnection, place: Place) -> Iterator[Result]:
    """Raises DashboardError where it is a copy that was broken off, or another municipality's; duckdb.Error, OSError."""
    incomplete.require_whole(connection, place)
    missing = sorted(_NEEDED - set(copying.tables(connection, place)))
    if missing:
        yield wrong(SOUND, f"Katalogen mangler {listed(missing)}.", FROM_BACKUP)
        return
    owner.claim(connection, place)
    row = connection.execute(
        f"select count(author), max(snapshot_id) from {place.metadata}.ducklake_snapshot"
        f" left join {place.metadata}.ducklake_snapshot_changes using (snapshot_id)"
    ).fetchone()
    assert row is not None
    yield well(
        SOUND,
        f"{place.label}: {text.count(int(row[0]), 'lagring', 'lagringer')}; den nyeste er versjon {row[1]}.",
    )


def postgres(connection: duckdb.DuckDBPyConnection, place: Place) -> Iterator[Result]:
    """Version, privileges and clock of the server. Raises duckdb.Error."""
    assert isinstance(place.catalog, Postgres)
    version = (
        int(_asked(connection, place, "select current_setting('server_version_num')::int")[0][0]) // 10_000
    )
    if version < OLDEST_POSTGRES:
        yield wrong(
            SOUND,
            f"PostgreSQL er versjon {version}, og må være minst {OLDEST_POSTGRES}.",
            "Oppgrader databasen.",
        )
    refused = [str(row[0]) for row in _asked(connection, place, _refused(place.catalog.schema))]
    if refused:
        yield wrong(
            SOUND,
            f"Databasebrukeren har ikke alle rettigheter i skjemaet {place.catalog.schema}: {listed(refused)}.",
            f"Gi den CREATE og USAGE i skjemaet, og SELECT, INSERT, UPDATE og DELETE på alle tabellene i {place.catalog.schema}.",
        )
    # Asked as text: a number of seconds loses its fraction on the way.
    there = datetime.fromisoformat(
        str(_asked(connection, place, "select (clock_timestamp() at time zone 'utc')::text")[0][0])
    ).replace(tzinfo=UTC)
    yield _apart(datetime.now(UTC) - there)


def not_in_the_future(connection: duckdb.DuckDBPyConnection, place: Place) -> Iterator[Result]:
    """Raises duckdb.Error."""
    row = connection.execute(
        f"select max(snapshot_time::timestamptz)::varchar from {place.metadata}.ducklake_snapshot"
    ).fetchone()
    if row is None or row[0] is None:
        return
    newest, now = datetime.fromisoformat(row[0]), datetime.now(UTC)
    if newest - now > _AHEAD:
        yield warning(
            CLOCK,
            f"Den nyeste versjonen er fra {text.day(newest)} kl. {newest:%H:%M} UTC, som ikke er kommet ennå.",
            "Still maskinens klokke (NTP). Versjonene følger nummer, så ingenting er mistet.",
        )
    else:
        yield well(CLOCK, f"{text.day(now)} kl. {now:%H:%M} UTC, etter den nyeste versjonen.")


def _apart(difference: timedelta) -> Result:
    if abs(difference) > _APART:
        return warning(
            CLOCK,
            f"Denne maskinen og databasen er {text.number(abs(difference).total_seconds())} sekunder fra hverandre.",
            "Still klokkene på begge (NTP).",
        )
    return well(CLOCK, "Denne maskinen og databasen går likt.")


def _told_of(catalog: Path) -> list[str]:
    """Line by line. What is damaged is told of with the bytes that are damaged."""
    try:
        with closing(sqlite3.connect(f"{catalog.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            connection.text_factory = lambda content: content.decode("utf-8", "replace")
            rows = connection.execute("pragma integrity_check").fetchall()
    except sqlite3.OperationalError:  # locked, or not ours to open: that says nothing of what it holds
        raise
    except (sqlite3.Error, UnicodeError) as error:  # it is no database, or is damaged where it begins
        return [str(error).partition("\n")[0]]
    return [line for (told,) in rows for line in told.splitlines() if not line.startswith("***")]


def _missing(place: Place) -> Result:
    name = "catalog.sqlite" if isinstance(place.catalog, Path) else "katalogen"
    if any(place.files.names(copying.UNDER)):
        what = f"{place.label}: {name} er borte eller tom, men filene den skulle holdt rede på, ligger der."
        return wrong(SOUND, what, FROM_BACKUP)
    return warning(SOUND, f"{place.label}: det er ingen katalog ennå.", _MADE_BY_THE_APP)


def _asked(connection: duckdb.DuckDBPyConnection, place: Place, question: str) -> list[tuple[Any, ...]]:
    return connection.execute(
        f"from postgres_query('{place.metadata.split('.')[0]}', $question)", {"question": question}
    ).fetchall()


def _refused(schema: str) -> str:
    return f"""
        select what from (
            select '{schema} (' || right_ || ')' as what, has_schema_privilege('{schema}', right_) as has
            from unnest(array['USAGE', 'CREATE']) as right_
            union all
            select tablename || ' (' || right_ || ')', has_table_privilege(quote_ident(schemaname) || '.' || quote_ident(tablename), right_)
            from pg_tables, unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) as right_
            where schemaname = '{schema}'
        ) as each_right
        where not has
        order by what
    """


_NEEDED = {
    f"ducklake_{name}"
    for name in (
        "metadata", "snapshot", "snapshot_changes", "schema", "table", "column", "data_file", "delete_file",
        "file_column_stats", "table_stats", "table_column_stats", "schema_versions",
    )
}  # fmt: skip
"""The tables without which nothing can be read or stored."""
