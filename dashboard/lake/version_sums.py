"""A sum of what the catalog says of each version, kept beside it when the version is stored.

SQLite and PostgreSQL notice a page that cannot be read, not a number in it that has become another: a file that begins in a later
version is a month that is gone. What a version brought and what it ended never changes afterwards, and is the same wherever the lake
is copied to. (No rows are kept in the catalog itself: the lake is attached without inlining.) Of each table there are statistics
as well, by which questions pass it by: they are written over, and what the last version that changed the table left is summed.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import duckdb

from dashboard.lake.places import Place, Postgres

TABLE = "styring_versjonssum"
BEGUN = "styring_summert"
"""That versions have been summed, by the form of the sums: where there then are none, they have been taken away."""
_FORM = 1  # of what is summed: another form, other sums, and those of the earlier one say nothing
ITSELF = -1
"""In the place of a table's id: the version itself, who stored it, when and why."""
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")
_MOST_NAMED = 100  # versions in one question; with more of them all is read

Key = tuple[int, int]
"""A version, and the id of a table that it changed; for the statistics that it left of it, what `_statistics_of` makes of the id."""
Sums = dict[Key, set[str]]


@dataclass(frozen=True, slots=True)
class Compared:
    """`changed`: versions and tables of which the catalog now says something else; `gone`: versions that were stored and are no
    longer there; `unmade`: versions that the catalog's rows speak of, and that are not there; `summed` and `unsummed`: how many
    have a sum, and have none yet; `lost`: how many have none and must have had one."""

    changed: list[Key]
    gone: list[int]
    unmade: list[Key]
    summed: int
    unsummed: int
    lost: int = 0

    @property
    def well(self) -> bool:
        return not (self.changed or self.gone or self.unmade)


def make_table(cursor: duckdb.DuckDBPyConnection, place: Place) -> None:
    cursor.execute(
        f"create table if not exists {place.metadata}.{TABLE} (versjon bigint, tabell bigint, sha256 varchar, form varchar)"
    )
    cursor.execute(f"create table if not exists {place.metadata}.{BEGUN} (form varchar)")
    if not _begun(cursor, place) and _holds_form(cursor, place, TABLE):  # summed before it was noted
        _begin(cursor, place)


def record(cursor: duckdb.DuckDBPyConnection, place: Place, *, lost: bool = False) -> list[int]:
    """Keep the sums of the versions that have none yet, and give those versions; with `lost` also of those whose sum has been
    taken away, which else stay without: what stands now may not be what was stored."""
    kept = _kept(cursor, place)
    begun = bool(kept) or _begun(cursor, place)
    known = {version for version, _ in kept}
    missing = set(_versions(cursor, place)) - known
    before = missing - {max(missing, default=0)}  # the newest was stored just now
    new = sorted(missing if lost else missing - _lost(before, known, begun))
    if new:
        statistics = _statistics(cursor, place)
        sums = _now(cursor, place, set(new))
        for table, version in _last_changed([*kept, *sums]).items():
            if (version, table) in sums and table in statistics:
                sums[version, _statistics_of(table)] = {statistics[table]}
        rows = [(*key, each) for key, of_key in sums.items() for each in of_key]
        versions, tables, sums_ = (list(column) for column in zip(*rows, strict=True))
        cursor.execute(  # one statement, one transaction: a version has all its sums, or none
            f"insert into {place.metadata}.{TABLE} select unnest($versions), unnest($tables), unnest($sums), {_form(place)}",
            {"versions": versions, "tables": tables, "sums": sums_},
        )
        if not begun:
            _begin(cursor, place)
    return new


def compare(cursor: duckdb.DuckDBPyConnection, place: Place) -> Compared:
    """What the catalog says now against the sums. Raises duckdb.Error, and ValueError where a number no longer is one.

    Others may be storing meanwhile: it is asked in such an order that what comes has no sum among those kept.
    """
    begun = _begun(cursor, place)
    kept = _kept(cursor, place)
    statistics = _statistics(cursor, place)
    now = _now(cursor, place)
    for table, version in _last_changed(now).items():
        if (key := (version, _statistics_of(table))) in kept:
            now[key] = {statistics.get(table, "")}
    versions = set(_versions(cursor, place))
    summed = {version for version, _ in kept}
    written_over = {key for key in kept if key[1] < ITSELF and key not in now}
    lost = _lost(versions - summed, summed, begun)
    differing = {key for key in (kept.keys() | now.keys()) - written_over if kept.get(key) != now.get(key)}
    return Compared(
        sorted(key for key in differing if key[0] in summed & versions),
        sorted(summed - versions),
        sorted(key for key in now if key[0] not in versions),
        len(versions & summed),
        len(versions - summed - lost),
        len(lost),
    )


def _lost(missing: Set[int], summed: Set[int], begun: bool) -> Set[int]:
    """Those of the missing that must have had a sum. With every version all that have none are summed: what has none is the newest,
    where a process died, or all of a lake from before."""
    if summed:
        return {version for version in missing if version < max(summed)}
    return missing if begun else set()


def _begun(cursor: duckdb.DuckDBPyConnection, place: Place) -> bool:
    return _holds_form(cursor, place, BEGUN)


def _holds_form(cursor: duckdb.DuckDBPyConnection, place: Place, table: str) -> bool:
    question = f"select 1 from {place.metadata}.{table} where form = {_form(place)} limit 1"
    try:
        return cursor.execute(question).fetchone() is not None
    except duckdb.CatalogException:  # from before it was kept
        return False


def _begin(cursor: duckdb.DuckDBPyConnection, place: Place) -> None:
    cursor.execute(f"insert into {place.metadata}.{BEGUN} select {_form(place)}")


def table_of_statistics(table: int) -> int | None:
    """The table's id, where that of a key stands for its statistics."""
    return ITSELF - 1 - table if table < ITSELF else None


def _statistics_of(table: int) -> int:
    return ITSELF - 1 - table


def _last_changed(keys: Iterable[Key]) -> dict[int, int]:
    """The last version that changed each table."""
    return {table: version for version, table in sorted(keys) if table > ITSELF}


def _statistics(cursor: duckdb.DuckDBPyConnection, place: Place) -> dict[int, str]:
    """The sum of each table's, by its id."""
    facts: dict[int, list[str]] = defaultdict(list)
    for kind, question in _STATISTICS.items():
        for table, *values in _asked(cursor, place, question):
            facts[int(table)].append(_fact(kind, values))
    return {table: _sum(each) for table, each in facts.items()}


def _versions(cursor: duckdb.DuckDBPyConnection, place: Place) -> list[int]:
    return [int(row[0]) for row in _asked(cursor, place, "select snapshot_id from ducklake_snapshot")]


def _kept(cursor: duckdb.DuckDBPyConnection, place: Place) -> Sums:
    """None where the lake is from before they were kept."""
    kept: Sums = defaultdict(set)
    try:
        rows = cursor.execute(
            f"select versjon, tabell, sha256 from {place.metadata}.{TABLE} where form = {_form(place)}"
        ).fetchall()
    except duckdb.CatalogException:
        return kept
    for version, table, each in rows:
        kept[version, table].add(each)
    return kept


def _form(place: Place) -> str:
    """As SQL: ours, and DuckLake's own, which may write the catalog anew when it comes in a later version."""
    return f"(select '{_FORM}/' || max(value) from {place.metadata}.ducklake_metadata where key = 'version')"


def _now(cursor: duckdb.DuckDBPyConnection, place: Place, versions: Set[int] | None = None) -> Sums:
    """The sums as the catalog is now; of `versions`, None: of all."""
    facts: dict[Key, list[str]] = defaultdict(list)
    for key, fact in _facts(cursor, place, versions):
        facts[key].append(fact)
    return {key: {_sum(each)} for key, each in facts.items()}


def _facts(
    cursor: duckdb.DuckDBPyConnection, place: Place, versions: Set[int] | None
) -> Iterator[tuple[Key, str]]:
    wanted = None if versions is None or len(versions) > _MOST_NAMED else ", ".join(map(str, versions))
    for kind, question in _FACTS.items():
        for version, table, *values in _asked(cursor, place, _only(question, wanted)):
            if versions is None or int(version) in versions:
                yield (int(version), int(table)), _fact(kind, values)


def _fact(kind: str, values: Iterable[Any]) -> str:
    return json.dumps([kind, *map(_plain, values)], ensure_ascii=False)


def _sum(facts: Iterable[str]) -> str:
    return sha256("\n".join(sorted(facts)).encode()).hexdigest()


def _only(question: str, versions: str | None) -> str:
    chosen = f" and version in ({versions})" if versions is not None else ""
    return f"select * from ({question}) as each_fact where version is not null{chosen}"


def _plain(value: Any) -> str | None:
    """SQLite gives everything as text, and keeps times in other words than PostgreSQL."""
    if value is None:
        return None
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, str) and _MOMENT.match(value):
        with suppress(ValueError):  # spoilt: another text than it was is all that is asked
            value = datetime.fromisoformat(value)
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else str(value)


def _asked(cursor: duckdb.DuckDBPyConnection, place: Place, question: str) -> list[tuple[Any, ...]]:
    """By the catalog's own engine, which gives one version's rows without giving away all the others."""
    engine = "sqlite_query"
    if isinstance(place.catalog, Postgres):
        engine, question = (
            "postgres_query",
            question.replace("ducklake_", f'"{place.catalog.schema}".ducklake_'),
        )
    database = place.metadata.split(".")[0]
    return cursor.execute(f"from {engine}('{database}', $question)", {"question": question}).fetchall()


def _of_tables(table: str, columns: str) -> str:
    return f"select begin_snapshot as version, table_id, {columns} from ducklake_{table}"


def _of_files(table: str, columns: str) -> str:
    return (
        f"select files.begin_snapshot as version, files.table_id, each_row.data_file_id, {columns}"
        f" from ducklake_{table} as each_row join ducklake_data_file as files on files.data_file_id = each_row.data_file_id"
    )


_FACTS = {
    "versjon": (
        f"select snapshot_id as version, {ITSELF} as table_id, snapshot_time, schema_version, next_catalog_id, next_file_id"
        " from ducklake_snapshot"
    ),
    "lagring": (
        f"select snapshot_id as version, {ITSELF} as table_id, changes_made, author, commit_message, commit_extra_info"
        " from ducklake_snapshot_changes"
    ),
    "skjema": f"select begin_snapshot as version, {ITSELF} as table_id, schema_id, schema_name, path from ducklake_schema",
    "tabell": _of_tables("table", "table_uuid, schema_id, table_name, path, path_is_relative"),
    "kolonne": _of_tables(
        "column", "column_id, column_order, column_name, column_type, initial_default, nulls_allowed, parent_column"
    ),
    "deling": (
        "select info.begin_snapshot as version, info.table_id, info.partition_id, parts.partition_key_index, parts.column_id,"
        ' parts."transform" from ducklake_partition_info as info'
        " left join ducklake_partition_column as parts on parts.partition_id = info.partition_id"
    ),
    "fil": _of_tables(
        "data_file",
        "data_file_id, file_order, path, path_is_relative, file_format, record_count, file_size_bytes, footer_size, row_id_start,"
        " partition_id, mapping_id, partial_max",
    ),
    "slettefil": _of_tables(
        "delete_file",
        "delete_file_id, data_file_id, path, path_is_relative, format, delete_count, file_size_bytes, footer_size, partial_max",
    ),
    "yttergrenser": _of_files(
        "file_column_stats",
        "each_row.column_id, each_row.value_count, each_row.null_count, each_row.min_value, each_row.max_value, each_row.contains_nan",
    ),
    "delverdi": _of_files("file_partition_value", "each_row.partition_key_index, each_row.partition_value"),
    "slutt": " union all ".join(
        f"select end_snapshot as version, table_id, '{table}' as what, {key} as ended from ducklake_{table}"
        for table, key in (
            ("table", "table_id"),
            ("column", "column_id"),
            ("partition_info", "partition_id"),
            ("data_file", "data_file_id"),
            ("delete_file", "delete_file_id"),
        )
    ),
}  # fmt: skip
"""What a version brought, and what it ended, each with version and table first: nothing that a later one changes."""
_STATISTICS = {
    "telling": "select table_id, record_count, next_row_id, file_size_bytes from ducklake_table_stats",
    "ytterst": "select table_id, column_id, contains_null, contains_nan, min_value, max_value from ducklake_table_column_stats",
}
