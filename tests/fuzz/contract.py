"""What must hold of the rows that have been stored, asked of the lake in SQL."""

from collections.abc import Iterable, Iterator
from typing import Any

import duckdb

from dashboard.datasets import DATASETS, Column, Dataset
from dashboard.intake.control import controls
from dashboard.intake.finding import Finding
from dashboard.intake.receive import Upload
from dashboard.intake.stage import staged
from dashboard.lake import Lake, Snapshot

_BLANK = r"[ \t\r\n]"


def breaches(upload: Upload, lake: Lake, stored: Snapshot) -> Iterator[str]:
    """In words, everything that does not hold in the version that the file became."""
    for part in upload.parts:
        dataset = DATASETS[part.dataset]
        yield from _broken(dataset, upload)
        with lake.at(stored.id) as cursor:
            yield from _mistyped(dataset, cursor)
            now = _rows(cursor, dataset.name, dataset)
        with lake.at(upload.base.id) as cursor:
            before = _rows(cursor, dataset.name, dataset)
        yield from _not_replaced(dataset, before, now, _rows(upload.cursor, staged(dataset.name), dataset))


def _mistyped(dataset: Dataset, con: duckdb.DuckDBPyConnection) -> Iterator[str]:
    types = {row[0]: row[1].lower() for row in con.execute(f"describe {dataset.name}").fetchall()}
    for column in dataset.columns:
        if types.get(column.name) != column.type.sql:
            yield f"{dataset.name}.{column.name} is {types.get(column.name)}, not {column.type.sql}"


def _broken(dataset: Dataset, upload: Upload) -> Iterator[str]:
    """Of the rows that came, which `_not_replaced` holds against those that stand."""
    con, table = upload.cursor, staged(dataset.name)
    for column in dataset.columns:
        for what, condition in _conditions(dataset, column, upload.findings):
            if count := _count(con, f"from {table} where {condition}"):
                yield f"{count} rows of {dataset.name}: {column.name} {what}"
    if dataset.name in _named_once():
        keys = ", ".join(dataset.key)
        if count := _count(con, f"from (select 1 from {table} group by {keys} having count(*) > 1)"):
            yield f"{count} keys of {dataset.name} name several rows"


def _conditions(dataset: Dataset, column: Column, findings: Iterable[Finding]) -> Iterator[tuple[str, str]]:
    """What must not be, each as words and SQL."""
    name = column.name
    if column.required:
        marked = " and merke is null" if name in dataset.measures and "merke" in dataset.names else ""
        yield "is missing", f"{name} is null{marked}"
    if column.type.sql == "varchar":
        yield (
            "is empty or has blanks around it",
            f"{name} = '' or regexp_matches({name}, '^{_BLANK}|{_BLANK}$')",
        )
    if name == "periode":
        yield "is no period", "periode not between 0 and 13"
    if name == "aar":
        yield "is no year", "aar not between 1900 and 2200"
    told = [finding.value for finding in findings if finding.control == "verdi_utenfor_liste"]
    if column.values and not told:  # what the person has been told of, is taken in as it stands
        listed = ", ".join(f"'{value}'" for value in column.values)
        yield "is outside its list, and nobody was told", f"{name} is not null and {name} not in ({listed})"


def _named_once() -> set[str]:
    """The datasets in which the controls let a key name one row only."""
    (control,) = (each for each in controls() if each.name.endswith("/gjentatt_noekkel"))
    return {word.strip() for word in control.header["datasets"].split(",")}


def _not_replaced(dataset: Dataset, before: list[Any], now: list[Any], came: list[Any]) -> Iterator[str]:
    """Of what stood, the slices the file has are gone and the rest is as it was; all that came is there."""
    places = [dataset.names.index(name) for name in dataset.replaces]

    def slice_of(row: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(row[place] for place in places)

    replaced = {slice_of(row) for row in came}
    expected = sorted(map(repr, [*(row for row in before if slice_of(row) not in replaced), *came]))
    if expected != sorted(map(repr, now)):
        yield f"{dataset.name} has {len(now)} rows; {len(before)} stood, {len(came)} came, {len(expected)} should stand"


def _rows(con: duckdb.DuckDBPyConnection, table: str, dataset: Dataset) -> list[Any]:
    return con.execute(f"select {', '.join(dataset.names)} from {table}").fetchall()


def _count(con: duckdb.DuckDBPyConnection, rest: str) -> int:
    row = con.execute(f"select count(*) {rest}").fetchone()
    assert row is not None
    return int(row[0])
