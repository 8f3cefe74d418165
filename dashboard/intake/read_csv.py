"""Delimited text into `kilde`: by DuckDB where the file is regular, record by record where it is not."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import duckdb

from dashboard.intake import read_encoding
from dashboard.intake.read_header import RECORDS, Header, find_header
from dashboard.intake.read_marks import marks_of_kilde
from dashboard.intake.reading import (
    BLANKS,
    Cells,
    Format,
    Limits,
    Reading,
    UnreadableFile,
    above,
    create_kilde,
    identifier,
)

DELIMITERS = (";", "\t", "|", ",")
SPARE = 4  # fields beyond the header that the fast way has room for
LONGEST_LINE = 1 << 22
QUOTED_LINES = 200  # a quoted cell has at most so many lines; beyond that, its quote was never closed

_NO_NULL = "\x01\x02"  # never in a file, so that an empty field and a missing one can be told apart
_SEP_LINE = re.compile(r'"?sep=([^"\w])"?\s*', re.IGNORECASE)


def read_csv(
    path: Path, name: str, con: duckdb.DuckDBPyConnection, limits: Limits, file: read_encoding.TextFile
) -> Reading:
    """Read UTF-8 text at `path` (a copy, where the file itself is in another encoding) into `kilde`.

    Every line that is not blank becomes a row; `felt` tells how many fields it has. Raises UnreadableFile.
    """
    head = _head(path, name)
    delimiter = _delimiter(head)
    sample = [(rad, cells) for rad, cells in islice(_records(iter(head), delimiter), RECORDS)]
    header = find_header(sample, name)
    if len(header.names) > limits.columns:
        raise too_many_columns(name, len(header.names), limits, header.row)
    if not _read_fast(path, con, header, delimiter, file):
        _read_careful(path, con, header, delimiter)
    rows = _count(con)
    decimal, thousands = marks_of_kilde(con, header.names, rows)
    shown = delimiter if len(header.names) > 1 else None
    format_ = Format("csv", file.encoding, shown, decimal, thousands, header.row)
    return Reading(format_, header.names, rows, above(header.row, sample))


def too_many_columns(file: str, columns: int, limits: Limits, row: int | None) -> UnreadableFile:
    return UnreadableFile(
        "fil_for_mange_kolonner",
        "Filen har for mange kolonner",
        f"«{file}» har {columns} kolonner. Grensen er {limits.columns}.",
        "Ta ut en rapport med bare de kolonnene som trengs, gjerne én rad per måned i stedet for én kolonne. "
        "Trengs alle, kan grensen heves i innstillingen «kolonner».",
        row=row,
    )


def _head(path: Path, name: str) -> list[str]:
    """The first lines of the file, with their line ends."""
    lines: list[str] = []
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        while len(lines) < 2 * RECORDS and (line := file.readline(LONGEST_LINE)):
            if len(line) >= LONGEST_LINE:
                raise UnreadableFile(
                    "fil_uten_linjeskift",
                    "Filen har ikke rader",
                    f"Rad {len(lines) + 1} i «{name}» er mer enn {LONGEST_LINE // 1_000_000} millioner tegn lang, "
                    "så filen ser ikke ut til å ha linjeskift.",
                    "Ta ut filen på nytt med én post per linje, eller som XLSX.",
                    row=len(lines) + 1,
                )
            lines.append(line)
    return lines


def _delimiter(lines: list[str]) -> str:
    """The delimiter that parts most of the lines in equally many fields.

    A decimal comma parts lines too, and as evenly: commas between digits count only where nothing else parts.
    """
    if lines and (said := _SEP_LINE.fullmatch(lines[0])):
        return said[1]
    scores = {delimiter: _evenness(lines, delimiter) for delimiter in DELIMITERS}
    if max(scores[delimiter] for delimiter in DELIMITERS[:-1]) > 0.3:
        text = "".join(lines)
        between_digits = len(re.findall(r"\d,(?=\d)", text))
        scores[","] *= 1 - between_digits / max(1, text.count(","))
    return max(DELIMITERS, key=lambda delimiter: scores[delimiter])


def _evenness(lines: list[str], delimiter: str) -> float:
    """The share of records with the commonest number of fields; 0 where that is one."""
    fields = [len(cells) for _, cells in _records(iter(lines), delimiter) if any(cells)]
    several = Counter(count for count in fields if count > 1)
    return several.most_common(1)[0][1] / len(fields) if several else 0.0


def _read_fast(
    path: Path, con: duckdb.DuckDBPyConnection, header: Header, delimiter: str, file: read_encoding.TextFile
) -> bool:
    """Let DuckDB read the file in parallel; False where it cannot, or did not find one record on each line."""
    if file.lines is None or delimiter not in DELIMITERS:
        return False
    width = len(header.names)
    fields = [f"c{i}" for i in range(width + SPARE)]
    columns = ", ".join(f"'{field}': 'varchar'" for field in fields)
    try:
        con.execute(
            f"""
            create or replace temp table kilde_raw as
            from read_csv(
                $path, auto_detect = false, header = false, skip = {header.first - 1}, columns = {{{columns}}},
                delim = '{delimiter}', quote = '"', escape = '"', comment = '', compression = 'none',
                null_padding = true, nullstr = '{_NO_NULL}', strict_mode = true, parallel = true
            )
            """,
            {"path": str(path)},
        )
        if _records_read(con) + header.first - 1 + _blank_lines_at_end(path) != file.lines:
            return False
        _create_from_raw(con, header, fields, set(fields) if file.odd_blanks else _padded(con, fields))
    except (duckdb.Error, UnicodeDecodeError):
        # Ragged beyond the spare fields, stray quotes, mixed line ends: the careful way reads them all. The error that tells of
        # a line may break off in the middle of a letter.
        return False
    finally:
        con.execute("drop table if exists kilde_raw")
    return True


def _records_read(con: duckdb.DuckDBPyConnection) -> int:
    return _one(con, "select count(*) from kilde_raw")


def _create_from_raw(
    con: duckdb.DuckDBPyConnection, header: Header, fields: list[str], padded: set[str]
) -> None:
    """`kilde` from what DuckDB read: `rad` is the line, `felt` the number of fields before the padding."""
    width = len(header.names)
    named = fields[:width]
    cells = ", ".join(
        (f"nullif(trim({field}, '{BLANKS}'), '')" if field in padded else f"nullif({field}, '')")
        + f" as {identifier(name)}"
        for field, name in zip(named, header.names, strict=True)
    )
    counted = " + ".join(f"({field} is not null)::integer" for field in fields)
    filled = " or ".join(
        f"trim({field}, '{BLANKS}') <> ''" if field in padded else f"{field} <> ''" for field in fields
    )
    con.execute(
        f"""
        create or replace temp table kilde as
        select
            rowid + {header.first} as rad,
            case when {fields[width]} is null and {fields[width - 1]} is not null then {width} else {counted} end as felt,
            {cells}
        from kilde_raw
        where {filled}
        """
    )


def _padded(con: duckdb.DuckDBPyConnection, fields: list[str]) -> set[str]:
    """The columns with a cell that begins or ends in a space. Few exports have any, and trimming takes time."""
    tests = ", ".join(f"bool_or(prefix({field}, ' ') or suffix({field}, ' '))" for field in fields)
    row = con.execute(f"select {tests} from kilde_raw").fetchone()
    assert row is not None
    return {field for field, found in zip(fields, row, strict=True) if found}


def _blank_lines_at_end(path: Path) -> int:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - (1 << 16)))
        tail = file.read()
    end = tail[len(tail.rstrip(b"\r\n")) :]
    return max(0, (end.count(b"\n") or end.count(b"\r")) - 1)


def _read_careful(path: Path, con: duckdb.DuckDBPyConnection, header: Header, delimiter: str) -> None:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        records = (
            (rad, len(cells), cells) for rad, cells in _records(file, delimiter) if rad >= header.first
        )
        create_kilde(con, header.names, records)


def _records(lines: Iterable[str], delimiter: str) -> Iterator[tuple[int, Cells]]:
    """Number and cells of every record. A quote that is never closed is a character like any other."""
    source = iter(lines)
    waiting: list[str] = []  # lines looked at in vain for a closing quote
    rad = 0
    while line := (waiting.pop(0) if waiting else next(source, "")):
        rad += 1
        if '"' not in line:
            yield rad, line.rstrip("\r\n").split(delimiter)
            continue
        parts = [line]
        cells = _quoted(parts, delimiter)
        while cells is None and len(parts) < QUOTED_LINES:
            following = waiting.pop(0) if waiting else next(source, "")
            if not following:
                break
            parts.append(following)
            if '"' in following:
                cells = _quoted(parts, delimiter)
        if not cells:
            waiting = [*parts[1:], *waiting]
            cells = line.rstrip("\r\n").split(delimiter)
        yield rad, cells


def _quoted(parts: list[str], delimiter: str) -> list[str] | None:
    """The cells of one record; None where a quote is still open, [] where its quotes make no sense."""
    try:
        return next(csv.reader(parts, delimiter=delimiter, strict=True))
    except csv.Error as error:
        if "unexpected end of data" in str(error):
            return None
    try:
        return next(csv.reader(parts, delimiter=delimiter)) if len(parts) == 1 else []
    except csv.Error:
        return []


def _count(con: duckdb.DuckDBPyConnection) -> int:
    return _one(con, "select count(*) from kilde")


def _one(con: duckdb.DuckDBPyConnection, query: str) -> int:
    row = con.execute(query).fetchone()
    assert row is not None
    return int(row[0])
