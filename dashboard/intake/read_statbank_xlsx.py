"""Statistikkbanken's Excel tables (PxWeb) into `kilde`, one row a number.

The sheet: the title with the table's number in the first cell; rows that name the columns, the outermost variable
on top and years among them; one or more columns that name the rows; a blank row; notes, dates and units below.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import duckdb

from dashboard.intake.read_header import only_header
from dashboard.intake.read_jsonstat import COLUMNS
from dashboard.intake.reading import Cells, Format, Reading, create_kilde

_TITLE = re.compile(r"(\d{5}): .*\S")
_TIME = re.compile(r"(19|20)\d\d([KMTUH]\d{1,2})?(-(19|20)\d\d)?")
_REGION = re.compile(r"(\d{4}|\d{2}|0|EAK\w*|EKG\d+|EKA\d+|K-\d{4})\s+(\S.*)")
_FOOTERS = (
    "Sist endret:",
    "Kilde:",
    "Måleenhet:",
    "Målemetode:",
    "Referansetid:",
    "Database:",
    "Intern referansekode:",
)

Labels = list[str]


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where things stand: rows of headings and of data by index, and the number of columns that name the rows."""

    heads: list[int]
    data: list[int]
    stubs: int


def is_statbank(rows: Iterable[tuple[int, Cells]]) -> bool:
    """Whether a sheet begins as Statistikkbanken's do."""
    table = [[cell or "" for cell in cells] for _, cells in rows]
    filled = [row for row in table if any(row)]
    if not filled or not _TITLE.fullmatch(filled[0][0]) or any(filled[0][1:]):
        return False
    return _layout(table) is not None


def read(rows: list[tuple[int, Cells]], name: str, con: duckdb.DuckDBPyConnection, sheet: str) -> Reading:
    """Read the sheet into `kilde`. `verdi` is text: SSB's marks (. .. :) stand as they are; `rad` is the sheet's row.

    Columns: tabell, nokkeltall, tittel, (undergruppe,) region, region_navn, aar, verdi, enhet, oppdatert.
    """
    table = [[cell or "" for cell in cells] for _, cells in rows]
    layout = _layout(table)
    if layout is None:
        raise only_header(name, 1)
    sheet_table = _Table(table, layout)
    count = create_kilde(con, sheet_table.columns, sheet_table.records())
    header_row = layout.heads[-1] + 1
    return Reading(
        Format("xlsx", decimal=".", header_row=header_row, sheet=sheet), sheet_table.columns, count
    )


def _layout(table: list[list[str]]) -> _Layout | None:
    filled = [i for i, row in enumerate(table) if any(row)]
    heads = []
    for i in filled[1:]:
        if table[i][0]:
            break
        heads.append(i)
    if not heads:
        return None
    stubs = next(j for j, cell in enumerate(table[heads[-1]]) if cell)
    data = []
    for i in range(heads[-1] + 1, len(table)):
        if any(table[i][stubs:]):
            data.append(i)
        elif data and not any(table[i]):
            break
    return _Layout(heads, data, stubs) if data else None


class _Table:
    """The sheet as variables: each either a column that names rows or a row that names columns."""

    def __init__(self, table: list[list[str]], layout: _Layout) -> None:
        self.table, self.layout = table, layout
        self.stubs = [_carried([table[i][j] for i in layout.data]) for j in range(layout.stubs)]
        self.heads = [_carried(table[i][layout.stubs :]) for i in layout.heads]
        variables = [*self.stubs, *self.heads]
        self.time = next((v for v, labels in enumerate(variables) if _mostly(_TIME, labels)), None)
        self.region = next((v for v, labels in enumerate(variables) if _mostly(_REGION, labels)), 0)
        self.metric = self._metric(len(variables))
        self.others = [v for v in range(len(variables)) if v not in (self.time, self.region, self.metric)]
        self.tabell = next(row[0] for row in table if row[0])[:5]
        self.notes = _Notes([row[0] for row in table[layout.data[-1] + 1 :]])

    @property
    def columns(self) -> tuple[str, ...]:
        return (*COLUMNS[:3], "undergruppe", *COLUMNS[3:]) if self.others else COLUMNS

    def records(self) -> Iterator[tuple[int, int, Cells]]:
        titles = self._titles()
        code = self.notes.codes[0] if len(titles) == 1 and len(self.notes.codes) == 1 else None
        for r, i in enumerate(self.layout.data):
            for c, verdi in enumerate(self.table[i][self.layout.stubs :]):
                if not self.heads[-1][c : c + 1] or not verdi:
                    continue
                labels = [*(stub[r] for stub in self.stubs), *(head[c] for head in self.heads)]
                yield i + 1, len(self.columns), self._row(labels, verdi, code)

    def _row(self, labels: Labels, verdi: str, code: str | None) -> list[str]:
        found = _REGION.fullmatch(labels[self.region])
        region, region_navn = (found[1], found[2]) if found else ("", labels[self.region])
        tittel = labels[self.metric] if self.metric is not None else self.tabell
        under = [" / ".join(labels[v] for v in self.others)] if self.others else []
        aar = labels[self.time] if self.time is not None else ""
        enhet, oppdatert = self.notes.unit(tittel), self.notes.updated(tittel)
        return [
            self.tabell,
            code or tittel,
            tittel,
            *under,
            region,
            region_navn,
            aar,
            verdi,
            enhet,
            oppdatert,
        ]

    def _metric(self, variables: int) -> int | None:
        """The variable that says what is measured: where the title tells the order, else the outermost of the columns."""
        title = next(row[0] for row in self.table if row[0])
        listed = re.split(r", | og ", title.rpartition(", etter ")[2])
        if len(listed) == variables and "statistikkvariabel" in listed:
            return listed.index("statistikkvariabel")
        free = [v for v in range(variables) if v not in (self.time, self.region)]
        return next((v for v in free if v >= len(self.stubs)), free[0] if free else None)

    def _titles(self) -> set[str]:
        if self.metric is None:
            return {self.tabell}
        return set([*self.stubs, *self.heads][self.metric])


class _Notes:
    """The lines below the table: units and dates per key figure, and the internal codes."""

    def __init__(self, lines: list[str]) -> None:
        self.units = _pairs(_section(lines, "Måleenhet:"))
        self.dates = _pairs(_section(lines, "Sist endret:"))
        self.codes = _section(lines, "Intern referansekode:")

    def unit(self, title: str) -> str:
        return self.units.get(title, self.units.get("", ""))

    def updated(self, title: str) -> str:
        """`20240617 08:00` as an ISO date."""
        date = self.dates.get(title, self.dates.get("", ""))
        return re.sub(r"^(\d{4})(\d\d)(\d\d)\b.*", r"\1-\2-\3", date)


def _section(lines: list[str], label: str) -> list[str]:
    if label not in lines:
        return []
    section = []
    for line in lines[lines.index(label) + 1 :]:
        if not line or line in _FOOTERS:
            break
        section.append(line)
    return section


def _pairs(section: list[str]) -> dict[str, str]:
    """`title:` over value; a value without a title is kept under the empty one."""
    pairs: dict[str, str] = {}
    title = ""
    for line in section:
        if line.endswith(":"):
            title = line[:-1]
        else:
            pairs.setdefault(title, line)
    return pairs


def _carried(labels: Labels) -> Labels:
    """Labels that are written once, where they begin, carried on to the next."""
    result, current = [], ""
    for label in labels:
        current = label or current
        result.append(current)
    return result


def _mostly(pattern: re.Pattern[str], labels: Labels) -> bool:
    return sum(pattern.fullmatch(label) is not None for label in labels) > len(labels) / 2
