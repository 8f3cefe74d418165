"""Parquet into `kilde`, every value as text."""

from pathlib import Path

import duckdb

from dashboard.intake.read_csv import too_many_columns
from dashboard.intake.read_header import only_header, unique
from dashboard.intake.reading import BLANKS, Format, Limits, Reading, UnreadableFile, identifier


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
    if type_ == "BOOLEAN":
        return f"case when {identifier(column)} then 'ja' when not {identifier(column)} then 'nei' end"
    return f"cast({identifier(column)} as varchar)"


def _damaged(name: str) -> UnreadableFile:
    return UnreadableFile(
        "parquet_ugyldig",
        "Parquet-filen er ødelagt",
        f"«{name}» begynner som en Parquet-fil, men kan ikke leses. Den er trolig avkortet eller kryptert.",
        "Lag filen på nytt uten kryptering, eller last opp dataene som CSV eller XLSX.",
    )
