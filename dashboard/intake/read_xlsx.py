"""XLSX into `kilde`: any table on a sheet, and Statistikkbanken's own Excel tables."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from dashboard.intake import read_statbank_xlsx, read_xlsx_check
from dashboard.intake.read_csv import too_many_columns
from dashboard.intake.read_header import RECORDS, Header, empty, find_header
from dashboard.intake.read_marks import SAMPLE_ROWS, Marks, decide, has_numbers, shape
from dashboard.intake.reading import Cells, Format, Limits, Reading, UnreadableFile, above, create_kilde

Row = list[Any]
MOST_SHEETS = 250  # each is looked through for persons, and a few kB may name a hundred thousand


def read_xlsx(
    path: Path, name: str, con: duckdb.DuckDBPyConnection, limits: Limits, sheet: str | None = None
) -> Reading:
    """Read a sheet of the workbook at `path` into `kilde`: the named one, else the one with most cells.

    Numbers are written out without binary noise and with the decimal mark the sheet's texts use, else a point;
    dates as ISO, booleans as ja and nei, error cells as Excel shows them. `rad` is the row on the sheet.
    Raises UnreadableFile.
    """
    checked = read_xlsx_check.check(path, name, limits)
    try:
        with CalamineWorkbook.from_path(str(path)) as workbook:
            chosen = _choose(workbook, sheet, name)
            rows = _Rows(chosen, checked.errors_of(chosen.name))
            if read_statbank_xlsx.is_statbank(rows.texts(".", 30)):
                return read_statbank_xlsx.read(list(rows.texts(".")), name, con, chosen.name)
            return _read_table(rows, name, con, limits, chosen.name)
    except PasswordError as error:
        raise protected(name) from error
    except CalamineError as error:
        raise read_xlsx_check.damaged(name) from error
    except OverflowError as error:
        raise _no_such_time(name) from error


def protected(name: str) -> UnreadableFile:
    return UnreadableFile(
        "xlsx_passord",
        "Excel-filen er beskyttet med passord",
        f"«{name}» er kryptert og kan ikke åpnes uten passord.",
        "Åpne filen i Excel, fjern passordet under Fil > Informasjon > Beskytt arbeidsbok, og lagre den på nytt.",
    )


def _too_many_sheets(name: str, sheets: int) -> UnreadableFile:
    return UnreadableFile(
        "xlsx_mange_ark",
        "Excel-filen har for mange ark",
        f"«{name}» har {sheets} ark. Grensen er {MOST_SHEETS}.",
        "Lagre bare arket med dataene som en ny fil.",
    )


def _no_such_time(name: str) -> UnreadableFile:
    """calamine makes a duration of whatever number is formatted as one."""
    return UnreadableFile(
        "xlsx_tid_for_lang",
        "En celle har en tid som ikke finnes",
        f"«{name}» har et tall som er formatert som timer og minutter, og som er for stort til å være det.",
        "Velg tallformatet «Standard» for kolonnen i Excel, og lagre filen på nytt.",
    )


class _Rows:
    """A sheet's rows, as often as they are asked for."""

    def __init__(self, sheet: CalamineSheet, errors: read_xlsx_check.Errors) -> None:
        self.sheet = sheet
        self.errors: dict[int, dict[int, str]] = {}
        for (row, column), error in errors.items():
            self.errors.setdefault(row, {})[column - (sheet.start[1] if sheet.start else 0)] = error

    def cells(self) -> Iterator[tuple[int, Row]]:
        for rad, row in enumerate(self.sheet.iter_rows(), start=1):
            if rad in self.errors:
                row = list(row)
                for column, error in self.errors[rad].items():
                    if 0 <= column < len(row):
                        row[column] = error
            yield rad, row

    def texts(self, decimal: str, last: int | None = None) -> Iterator[tuple[int, Cells]]:
        for rad, row in islice(self.cells(), last):
            yield rad, [_text(cell, decimal) for cell in row]


def _choose(workbook: CalamineWorkbook, wanted: str | None, file: str) -> CalamineSheet:
    sheets = [meta for meta in workbook.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
    if len(sheets) > MOST_SHEETS:
        raise _too_many_sheets(file, len(sheets))
    if wanted is not None:
        if wanted not in [meta.name for meta in sheets]:
            raise UnreadableFile(
                "xlsx_ark_mangler",
                "Arket finnes ikke",
                f"«{file}» har ikke noe ark som heter «{wanted}». Den har {_listed([meta.name for meta in sheets])}.",
                "Velg et av arkene som finnes.",
            )
        return workbook.get_sheet_by_name(wanted)
    visible = [meta.name for meta in sheets if meta.visible == SheetVisibleEnum.Visible] or [
        meta.name for meta in sheets
    ]
    if not visible:
        raise empty(file)
    if len(visible) == 1:
        return workbook.get_sheet_by_name(visible[0])
    return max((workbook.get_sheet_by_name(name) for name in visible), key=_filled)


def _filled(sheet: CalamineSheet) -> int:
    return sum(cell != "" for row in sheet.iter_rows() for cell in row)


def _listed(names: list[str]) -> str:
    return ", ".join(f"«{name}»" for name in names)


def _read_table(
    rows: _Rows, name: str, con: duckdb.DuckDBPyConnection, limits: Limits, sheet: str
) -> Reading:
    sample = [(rad, cells) for rad, cells in rows.texts(".", 5 * RECORDS) if any(cells)]
    header = find_header(sample[:RECORDS], name)
    if len(header.names) > limits.columns:
        raise too_many_columns(name, len(header.names), limits, header.row)
    decimal, thousands = _marks(rows, header)
    width = len(header.names)
    records = (
        (rad, max(width, _length(cells)), cells)
        for rad, cells in rows.texts(decimal or ".")
        if rad >= header.first
    )
    count = create_kilde(con, header.names, records)
    format_ = Format("xlsx", None, None, decimal or ".", thousands, header.row, sheet)
    return Reading(format_, header.names, count, above(header.row, sample))


def _marks(rows: _Rows, header: Header) -> Marks:
    """The marks of numbers that are written as text; real numbers carry none."""
    shapes: Counter[str] = Counter()
    silent = {position for position, name in enumerate(header.names) if not has_numbers(name)}
    step = max(1, (rows.sheet.total_height or 1) // SAMPLE_ROWS)
    for _, row in islice(rows.cells(), 0, None, step):
        for position, cell in enumerate(row):
            if position in silent or not isinstance(cell, str):
                continue
            if cell and (found := shape(cell.strip())):
                shapes[found] += 1
    return decide(shapes)


def _length(cells: Cells) -> int:
    return next((n for n in range(len(cells), 0, -1) if cells[n - 1]), 0)


def _text(cell: Any, decimal: str) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "ja" if cell else "nei"
    if isinstance(cell, int | float):
        return _number(cell).replace(".", decimal)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    raise TypeError(f"a cell of type {type(cell).__name__}")


def _number(value: float) -> str:
    """A number as Excel shows it: fifteen digits, so that 0.1 + 0.2 is 0.3 and 2016.0 is 2016."""
    if abs(value) < 1e15 and value == int(value):  # in this order: neither NaN nor infinity has a whole part
        return str(int(value))
    short = f"{value:.15g}"
    return short if float(short) == value or "e" not in short else repr(value)
