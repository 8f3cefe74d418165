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
from dashboard.lake import copying, incomplete, owner
from dashboard.lake.places import Place, Postgres

SOUND = "Katalog"
CLOCK = "Klokke"
OLDEST_POSTGRES = 12
_APART = timedelta(seconds=5)
_AHEAD = timedelta(minutes=1)
UNOPENED = (
    "På denne maskinen: se hva som står over om disken og katalogen. I PostgreSQL: se at databasen går, at adresse, bruker og"
    " passord i «katalog» stemmer, og at nettet slipper gjennom."
)
_FROM_BACKUP = "Stopp appen, flytt unna datamappen, og hent tilbake den siste sikkerhetskopien med «dashboard restore --backup»."


def is_there(place: Place) -> Iterator[Result]:
    """A file that is missing, where files or nothing lie beside it; nothing where it is there."""
    if not isinstance(place.catalog, Path) or place.catalog.exists():
        return
    if any(place.files.names(copying.UNDER)):
        yield wrong(
            SOUND, f"{place.catalog} er borte, men filene den skulle holdt rede på, ligger der.", _FROM_BACKUP
        )
    else:
        yield warning(
            SOUND, f"Det er ingen i {place.catalog.parent} ennå.", "Den lages første gang appen startes."
        )


def integrity(catalog: Path) -> Iterator[Result]:
    """What SQLite itself says of the file; nothing where it is sound. Raises OSError."""
    said = _said_of(catalog)
    if said != ["ok"]:
        yield wrong(SOUND, f"{catalog} er skadet. SQLite sier: {listed(said, 2)}.", _FROM_BACKUP)


def whole(connection: duckdb.DuckDBPyConnection, place: Place) -> Iterator[Result]:
    """Raises DashboardError where it is a copy that was broken off, or another municipality's; duckdb.Error, OSError."""
    incomplete.require_whole(connection, place)
    missing = sorted(_NEEDED - set(copying.tables(connection, place)))
    if missing:
        yield wrong(SOUND, f"Katalogen mangler {listed(missing)}.", _FROM_BACKUP)
        return
    owner.claim(connection, place)
    row = connection.execute(
        f"select count(*) from {place.metadata}.ducklake_snapshot_changes where author is not null"
    ).fetchone()
    assert row is not None
    yield well(SOUND, f"{place.label}: {text.count(int(row[0]), 'versjon', 'versjoner')} er lagret.")


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


def _said_of(catalog: Path) -> list[str]:
    try:
        with closing(sqlite3.connect(f"{catalog.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return [str(row[0]) for row in connection.execute("pragma integrity_check")]
    except sqlite3.Error as error:  # it is no database, or is damaged where it begins
        return [str(error)]


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
