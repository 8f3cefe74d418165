"""Parquet into `kilde`, every value as text."""

import re
from pathlib import Path

import duckdb

from dashboard.intake.read_csv import too_many_columns
from dashboard.intake.read_header import only_header, unique
from dashboard.intake.reading import BLANKS, Format, Limits, Reading, UnreadableFile, identifier

_TIMES = ("TIME", "TIME WITH TIME ZONE", "TIME_NS")
_DAY = 24 * 60 * 60 * 1_000_000  # µs
_NO_TIME = "ikke noe klokkeslett"


def read_parquet(path: Path, name: str, con: duckdb.DuckDBPyConnection, limits: Limits) -> Reading:
    """Read the Parquet file at `path` into `kilde`: numbers with a point, dates as ISO, booleans as ja and nei.

    Raises UnreadableFile where it is damaged, empty or too wide.
    """
    parameters = {"path": str(path)}
    try:
        described = con.execute("describe from read_parquet($path)", parameters).fetchall()
    except duckdb.Error as error:
        raise _damaged(name) from error
    source = [(str(column[0]), str(column[1])) for column in described]
    if len(source) > limits.columns:
        raise too_many_columns(name, len(source), limits, None)
    if any(_holds_times(type_) for _, type_ in source):
        raise _damaged(name)
    columns = unique([column for column, _ in source])
    cells = ", ".join(
        f"nullif(trim({_as_text(column, type_)}, '{BLANKS}'), '') as {identifier(target)}"
        for (column, type_), target in zip(source, columns, strict=True)
    )
    try:
        con.execute(
            f"""
            create or replace temp table kilde as
            select file_row_number + 1 as rad, {len(columns)} as felt, {cells}
            from read_parquet($path, file_row_number = true)
            """,
            parameters,
        )
    except duckdb.Error as error:
        raise _damaged(name) from error
    counted = con.execute("select count(*) from kilde").fetchone()
    if not counted or not counted[0]:
        raise only_header(name, 1)
    return Reading(Format("parquet", decimal="."), columns, int(counted[0]))


def _as_text(column: str, type_: str) -> str:
    value = identifier(column)
    if type_ == "BOOLEAN":
        return f"case when {value} then 'ja' when not {value} then 'nei' end"
    if type_ in _TIMES:  # DuckDB dies of writing out one that is no time of a day
        of_a_day = f"epoch_us({value}) between 0 and {_DAY}"
        return f"case when {of_a_day} then cast({value} as varchar) when {value} is not null then '{_NO_TIME}' end"
    return f"cast({value} as varchar)"


def _holds_times(type_: str) -> bool:
    """Whether it is put together of others, and times among them."""
    parts = type_.replace("TIMESTAMP WITH TIME ZONE", "")
    return type_ not in _TIMES and re.search(r"\bTIME(_NS)?\b", parts) is not None


def _damaged(name: str) -> UnreadableFile:
    return UnreadableFile(
        "parquet_ugyldig",
        "Parquet-filen er ødelagt",
        f"«{name}» begynner som en Parquet-fil, men kan ikke leses. Den er trolig avkortet eller kryptert.",
        "Lag filen på nytt uten kryptering, eller last opp dataene som CSV eller XLSX.",
    )
