"""A table as real HTML: read by everybody, scrolled inside its own box on a phone, downloaded as CSV and XLSX."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

import pandas as pd

from dashboard import settings, text
from dashboard.export import Export, ExportColumn, Kind, to_csv, to_xlsx
from dashboard.ui import html
from dashboard.ui.amounts import Amounts
from dashboard.ui.download import offer_sheets
from dashboard.ui.page import View

_UNITS: dict[str, str] = {"mill": "mill. kr", "prosent": "%"}
_MISSING = "–"


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column. Amounts of kind kroner and mill are given in kr, prosent as 8.3 for 8.3 %. Kroner are shown in the unit
    that the reader has chosen, mill always in millions. Of kind tall is a figure of any unit, or the mark in its place;
    of kind poeng the same, always with one decimal.

    `link` names a column of the frame that holds a relative address: the cell becomes a link.
    A column whose name begins with "avvik" is signed, coloured and worded (+ mindreforbruk, − merforbruk).
    """

    name: str
    title: str
    kind: Kind = "text"
    link: str | None = None

    @property
    def is_avvik(self) -> bool:
        return self.name.startswith("avvik") and self.kind in ("kroner", "mill", "prosent")

    def heading(self, amounts: Amounts) -> str:
        unit = amounts.label if self.kind == "kroner" else _UNITS.get(self.kind)
        return f"{self.title} ({unit})" if unit else self.title


@dataclass(frozen=True, eq=False)
class Table:
    """A table with its title: dear to write out, cheap to show again. `total` is a last row, by column name.

    `period` and `filters` (name -> what was chosen) are written in the downloads.
    """

    frame: pd.DataFrame
    columns: Sequence[TableColumn]
    title: str
    period: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    total: Mapping[str, Any] | None = None
    empty: str = "Ingen rader å vise."
    _written: dict[Amounts, str] = field(default_factory=dict, init=False, repr=False)

    def markup(self, amounts: Amounts) -> str:
        """The table as HTML, every value in it escaped."""
        if amounts not in self._written:
            self._written[amounts] = markup(
                self.frame,
                self.columns,
                title=self.title,
                period=self.period,
                total=self.total,
                amounts=amounts,
            )
        return self._written[amounts]

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The rows with the total as the last."""
        if not self.total:
            return self.frame
        return pd.concat([self.frame, pd.DataFrame([dict(self.total)])], ignore_index=True)

    def export(self, view: View) -> Export:
        """The table as it is taken along."""
        return self._export(view, self.rows)

    def file_name(self, view: View, ending: str) -> str:
        """What it is called when it is taken along."""
        return self._export(view, self.frame).file_name(ending)

    def _export(self, view: View, rows: pd.DataFrame) -> Export:
        chosen = settings.get()
        return Export(
            title=self.title,
            period=self.period,
            filters=self.filters,
            snapshot=view.snapshot,
            kommune=chosen.kommune_navn,
            demo=chosen.demo,
            columns=[ExportColumn(column.name, column.title, column.kind) for column in self.columns],
            frame=rows,
        )


def show(table: Table, *, view: View, key: str) -> None:
    """The table, and under it the downloads. `key` is unique on the page."""
    if table.frame.empty:
        title, empty = html.escaped(table.title), html.escaped(table.empty)
        html.write(f"<p class='tomt'><strong>{title}.</strong> {empty}</p>")
        return
    html.write(table.markup(view.amounts))
    _downloads(table, view, key)


def show_table(
    frame: pd.DataFrame,
    columns: Sequence[TableColumn],
    *,
    title: str,
    period: str,
    filters: Mapping[str, str],
    view: View,
    key: str,
    total: Mapping[str, Any] | None = None,
    empty: str = "Ingen rader å vise.",
) -> None:
    """Write out and show: for a table that is not shown again as it is. The parameters are those of Table and show."""
    show(Table(frame, columns, title, period, filters, total, empty), view=view, key=key)


def show_markup(frame: pd.DataFrame, columns: Sequence[TableColumn], *, title: str) -> None:
    """The table alone, where there are no numbers to take along: in the help, or a preview of a file."""
    html.write(markup(frame, columns, title=title))


def markup(
    frame: pd.DataFrame,
    columns: Sequence[TableColumn],
    *,
    title: str,
    period: str = "",
    total: Mapping[str, Any] | None = None,
    amounts: Amounts = Amounts.KR,
) -> str:
    """The table as HTML, every value in it escaped."""
    head = "".join(
        f"<th scope='col' class='{_side(column)}'>{html.escaped(column.heading(amounts))}</th>"
        for column in columns
    )
    names = list(frame.columns)
    body = "".join(
        _row(dict(zip(names, row, strict=True)), columns, amounts)
        for row in frame.itertuples(index=False, name=None)
    )
    foot = f"<tfoot>{_row(dict(total), columns, amounts)}</tfoot>" if total else ""
    when = f" <span>{html.escaped(period)}</span>" if period else ""
    name = html.escaped(title)
    return (
        f"<div class='tabell' role='region' tabindex='0' aria-label='{name}'><table><caption>{name}{when}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>{foot}</table></div>"
    )


def _row(row: Mapping[str, Any], columns: Sequence[TableColumn], amounts: Amounts) -> str:
    first = f"<th scope='row' class='{_side(columns[0])}'>{_linked(row, columns[0], amounts)}</th>"
    rest = "".join(
        f"<td class='{_side(column)}{_tone(row, column)}'>{_linked(row, column, amounts)}</td>"
        for column in columns[1:]
    )
    return f"<tr>{first}{rest}</tr>"


def _linked(row: Mapping[str, Any], column: TableColumn, amounts: Amounts) -> str:
    shown = _cell(row.get(column.name), column, amounts)
    target = row.get(column.link) if column.link else None
    if target is None or pd.isna(target) or not _is_safe(str(target)):
        return shown
    return f"<a href='{html.escaped(target)}' target='_self'>{shown}</a>"


def _cell(value: Any, column: TableColumn, amounts: Amounts) -> str:
    if value is None or pd.isna(value):
        return _MISSING
    signed = column.is_avvik
    match column.kind:
        case "kroner":
            shown = amounts.shown(value, signed)
        case "mill":
            shown = text.number(value / 1_000_000, 1, signed)
        case "prosent":
            shown = text.number(value, 1, signed)
        case "antall":
            shown = text.number(value)
        case "dato":
            shown = text.day(value)
        case "tall":
            shown = html.escaped(value) if isinstance(value, str) else text.figure(value)
        case "poeng":
            shown = html.escaped(value) if isinstance(value, str) else text.number(value, 1)
        case _:
            return html.escaped(value)
    if not signed:
        return shown
    word = text.avvik(value)
    heard_only = " class='kun-lyd'" if column.kind == "prosent" else ""
    return f"{shown} <small{heard_only}>{word}</small>"


def _side(column: TableColumn) -> str:
    return "tekst" if column.kind == "text" else "tall"


def _tone(row: Mapping[str, Any], column: TableColumn) -> str:
    value = row.get(column.name)
    if not column.is_avvik or value is None or pd.isna(value) or not value:
        return ""
    return " bedre" if value > 0 else " verre"


def _is_safe(target: str) -> bool:
    """An address on this site, or on the web: never a script."""
    return target.startswith(("/", "?", "#", "https://", "http://"))


def _downloads(table: Table, view: View, key: str) -> None:
    offer_sheets(
        lambda: to_csv(table.export(view)), lambda: to_xlsx(table.export(view)), partial(table.file_name, view),
        user=view.user, key=key, title=table.title,
    )  # fmt: skip
