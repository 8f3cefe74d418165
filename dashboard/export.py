"""A table as CSV or XLSX, with what it shows written on top: title, period, filters, and the version of the numbers."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal

import pandas as pd
import xlsxwriter

from dashboard import text
from dashboard.lake import Snapshot

Kind = Literal["text", "kroner", "mill", "prosent", "antall", "dato", "tall", "poeng"]

_UNITS: dict[str, str] = {"kroner": "kr", "mill": "kr", "prosent": "%"}
_DECIMALS: dict[str, int] = {"kroner": 2, "mill": 2, "prosent": 2, "antall": 0, "poeng": 1}
_FORMATS: dict[str, str] = {
    "kroner": "#,##0;[Color 53]-#,##0;0",
    "mill": "#,##0;[Color 53]-#,##0;0",
    "prosent": "0.0",
    "antall": "#,##0",
    "tall": "#,##0.##",
    "poeng": "0.0",
    "dato": "dd.mm.yyyy",
}
_LONGEST_NAME = 150
# What a spreadsheet takes for the beginning of a formula; the last four are the wide forms of the first four.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """One column: its name in the frame, its heading, and what its values are.

    Amounts of kind kroner and mill are in kr, prosent is 8.3 for 8.3 %. Of kind tall is a figure of any unit, or the mark
    (. .. :) that stands in its place; of kind poeng the same, always with one decimal.
    """

    name: str
    title: str
    kind: Kind = "text"

    @property
    def heading(self) -> str:
        unit = _UNITS.get(self.kind)
        return f"{self.title} ({unit})" if unit else self.title


@dataclass(frozen=True, slots=True)
class Export:
    """What is written: the table, and what a reader must know to trust it."""

    title: str
    period: str
    filters: Mapping[str, str]
    snapshot: Snapshot
    kommune: str
    demo: bool
    columns: Sequence[ExportColumn]
    frame: pd.DataFrame

    @property
    def about(self) -> list[tuple[str, str]]:
        """The lines above the table, as label and value."""
        lines = [("Tabell", self.title), ("Kommune", self.kommune), ("Periode", self.period)]
        if self.demo:
            lines.insert(2, ("Merk", "Kommunen er fiktiv, og tallene for den er laget for demonstrasjon"))
        lines += [(name, value) for name, value in self.filters.items() if value]
        return [*lines, ("Versjon", _version(self.snapshot))]

    def file_name(self, ending: str) -> str:
        """`avvik-per-tjenesteomraade-oktober-2026.csv`: letters any file system takes."""
        words = f"{self.title} {self.period}".lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
        kept = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in words)
        return "-".join(kept.split())[:_LONGEST_NAME].rstrip("-") + "." + ending


def to_csv(table: Export) -> bytes:
    """Semicolons, decimal comma, UTF-8 with BOM: opens rightly in a Norwegian Excel."""
    said = [*table.about, (), [column.heading for column in table.columns]]
    lines = [[field(each, guarded=True) for each in line] for line in said]
    lines += [
        [_field(value, column.kind) for value, column in zip(row, table.columns, strict=True)]
        for row in _rows(table)
    ]
    return ("\r\n".join(";".join(line) for line in lines) + "\r\n").encode("utf-8-sig")


def frame_to_csv(frame: pd.DataFrame) -> str:
    """A frame as it is: semicolons, decimal comma, headings that are the columns' names. Text is never a formula. Fractions have
    thirteen digits: the last ones of a sum are not the same each time."""
    texts = frame.select_dtypes(exclude=["number", "bool", "datetime"]).columns
    safe = frame.assign(**{name: frame[name].map(_in_one_cell) for name in texts})
    return safe.rename(columns=_in_one_cell).to_csv(
        index=False, sep=";", decimal=",", lineterminator="\n", float_format="%.13g"
    )


def to_xlsx(table: Export) -> bytes:
    """One sheet, numbers as numbers. Text is never a formula or a link. The same table gives the same bytes."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties(
        {"title": table.title, "author": table.kommune, "created": _naive(table.snapshot.time)}
    )
    sheet = book.add_worksheet("Tabell")
    bold = book.add_format({"bold": True})
    big = book.add_format({"bold": True, "font_size": 14})
    left = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"})
    right = book.add_format(
        {"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom", "align": "right"}
    )
    formats = {kind: book.add_format({"num_format": code}) for kind, code in _FORMATS.items()}

    about = table.about
    sheet.write_string(0, 0, about[0][1], big)
    for line, (label, value) in enumerate(about[1:], start=1):
        sheet.write_string(line, 0, label, bold)
        sheet.write_string(line, 1, value)
    header = len(about) + 1
    for index, column in enumerate(table.columns):
        sheet.write_string(header, index, column.heading, left if column.kind == "text" else right)
    for line, row in enumerate(_rows(table), start=header + 1):
        for index, (value, column) in enumerate(zip(row, table.columns, strict=True)):
            _write_cell(sheet, line, index, value, column.kind, formats)
    for index, column in enumerate(table.columns):
        sheet.set_column(index, index, _width(table, column, first=index == 0))
    sheet.freeze_panes(header + 1, 1)
    book.close()
    return buffer.getvalue()


def _rows(table: Export) -> list[list[Any]]:
    names = [column.name for column in table.columns]
    columns = [[None if pd.isna(value) else value for value in table.frame[name].tolist()] for name in names]
    return [list(row) for row in zip(*columns, strict=True)]


def _as_text(value: Any, kind: Kind) -> str:
    if value is None:
        return ""
    if kind == "dato":
        return text.day(value)
    if kind == "text" or isinstance(value, str):
        return str(value)
    if kind == "tall":
        return f"{Decimal(str(round(value, 4))).normalize():f}".replace(".", ",")
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-_DECIMALS[kind]), rounding=ROUND_HALF_UP)
    return f"{exact:f}".replace(".", ",")


def field(cell: str, *, guarded: bool) -> str:
    """A cell as it stands between semicolons; `guarded`, no spreadsheet takes it for a formula."""
    if guarded:
        cell = _guarded(cell)
    if any(mark in cell for mark in ';"\r\n'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _field(value: Any, kind: Kind) -> str:
    return field(_as_text(value, kind), guarded=kind == "text" or isinstance(value, str))


def _in_one_cell(value: Any) -> Any:
    """Guarded, and without the carriage return that pandas would write bare, where a spreadsheet begins a new row."""
    return (
        _guarded("\n".join(value.splitlines()))
        if isinstance(value, str) and "\r" in value
        else _guarded(value)
    )


def _guarded(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value


def _write_cell(
    sheet: Any, line: int, index: int, value: Any, kind: Kind, formats: Mapping[str, Any]
) -> None:
    if value is None:
        return
    if kind == "text" or isinstance(value, str):
        sheet.write_string(line, index, str(value))
    elif kind == "dato":
        sheet.write_datetime(line, index, _naive(value), formats[kind])
    else:
        sheet.write_number(line, index, float(value), formats[kind])


def _width(table: Export, column: ExportColumn, *, first: bool) -> int:
    if column.kind != "text":
        return max(14, min(len(column.heading) + 2, 24))
    longest = max((len(str(value)) for value in table.frame[column.name].dropna()), default=0)
    return max(18 if first else 10, min(max(longest, len(column.heading)) + 2, 60))


def _naive(moment: date | datetime) -> datetime:
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=None)
    return datetime(moment.year, moment.month, moment.day)


def _version(snapshot: Snapshot) -> str:
    who = f", lagret av {snapshot.author}" if snapshot.author else ""
    return f"{snapshot.id}, {text.day(snapshot.time)} kl. {snapshot.time:%H.%M}{who}"
