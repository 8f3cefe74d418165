"""What reading gives: a description of the file, the table `kilde`, or an UnreadableFile."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import duckdb
import pyarrow as pa

from dashboard.errors import DashboardError

BLANKS = " \t\r\n\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{ZERO WIDTH NO-BREAK SPACE}"
BATCH = 50_000

Cells = Sequence[str | None]


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest file taken in: bytes as received, bytes unpacked, columns."""

    file_bytes: int
    unpacked_bytes: int
    columns: int


@dataclass(frozen=True, slots=True)
class Format:
    """How the file was written. `type`: csv, xlsx, parquet, kostra_0a or json_stat2.

    `decimal` and `thousands` are None where the file shows none; every kind of space is " ".
    `header_row` is the 1-based record number of the (last) header row.
    """

    type: str
    encoding: str | None = None
    delimiter: str | None = None
    decimal: str | None = None
    thousands: str | None = None
    header_row: int | None = None
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A file that has been read into `kilde`: its format, its columns in order, its number of rows, and what stands above them."""

    format: Format
    columns: tuple[str, ...]
    rows: int
    title: str = ""


class UnreadableFile(DashboardError):
    """The file cannot be read at all. `control` names the reason, `row` where it shows."""

    def __init__(
        self, control: str, title: str, what_happened: str, what_to_do: str, row: int | None = None
    ) -> None:
        super().__init__(title, what_happened, what_to_do)
        self.control = control
        self.row = row


def identifier(name: str) -> str:
    """A column name quoted for SQL."""
    return '"' + name.replace('"', '""') + '"'


def text(value: str | None) -> str | None:
    """The cell as it is kept: trimmed, and None where nothing is left."""
    return value.strip(BLANKS) or None if value else None


def above(header_row: int, records: Iterable[tuple[int, Cells]]) -> str:
    """The words of the records above the header, which often tell unit and prices."""
    return " ".join(cell for rad, cells in records if rad < header_row for cell in cells if cell)


def create_kilde(
    con: duckdb.DuckDBPyConnection, columns: Sequence[str], records: Iterable[tuple[int, int, Cells]]
) -> int:
    """Write `(rad, felt, cells)` into the temp table `kilde`, in batches; the number of rows.

    Short records are filled with nulls and cells beyond `columns` dropped; wholly blank records are skipped.
    """
    return write_kilde(con, columns, _batches(len(columns), records))


def write_kilde(con: duckdb.DuckDBPyConnection, columns: Sequence[str], tables: Iterable[pa.Table]) -> int:
    """Write tables of rad, felt and the columns, by place, into the temp table `kilde`, in their order; the number of rows."""
    names = ["rad", "felt", *columns]
    types = ["bigint", "integer", *["varchar"] * len(columns)]
    schema = ", ".join(f"{identifier(name)} {type_}" for name, type_ in zip(names, types, strict=True))
    con.execute(f"create or replace temp table kilde ({schema})")
    rows = 0
    for table in tables:
        con.register("_batch", table)
        try:
            con.execute("insert into kilde from _batch")
        finally:
            con.unregister("_batch")
        rows += table.num_rows
    return rows


def _batches(width: int, records: Iterable[tuple[int, int, Cells]]) -> Iterator[pa.Table]:
    names = ["rad", "felt", *(f"c{i}" for i in range(width))]
    schema = pa.schema(
        [(name, pa.int64() if name in ("rad", "felt") else pa.string()) for name in names],
    )
    kept = _kept(width, records)
    while batch := list(islice(kept, BATCH)):
        columns = [list(column) for column in zip(*batch, strict=True)]
        yield pa.table(
            [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)],
            schema=schema,
        )


def _kept(width: int, records: Iterable[tuple[int, int, Cells]]) -> Iterator[list[int | str | None]]:
    for rad, felt, cells in records:
        values = [text(cell) for cell in cells]
        if any(values):
            yield [rad, felt, *values[:width], *[None] * (width - len(values))]
