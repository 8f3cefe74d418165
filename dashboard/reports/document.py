"""What a report says, whatever it is written as: plain text, tables and charts, and the version they are made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from textwrap import shorten
from typing import Any, Literal, TypeAlias

import pandas as pd

from dashboard import text

Kind: TypeAlias = Literal["text", "kode", "kroner", "tusen", "prosent", "antall", "dato", "tall"]
_PADDING = 2.0  # letters
_NOTICE_LETTERS = 240  # two lines or three
_UNITS: dict[Kind, str] = {"kroner": "kr", "tusen": "1000 kr", "prosent": "%"}


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 is an item of the report, 2 a part of one. `anchor` is its id in the address of a web page, for others to
    link to: letters, digits, - and _. Without one it is made from the text."""

    text: str
    level: int = 1
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text as it stands: nothing in it is read as markup."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and what stands for them: `Periode: oktober 2026`."""

    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; empty lists are not written."""

    items: Sequence[str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. Amounts are given in kr, prosent as 8.3 for 8.3 %; of kind tall is a figure of any unit, or the
    words that stand in its place; kode is what is to be typed, letter by letter. One whose name begins with "avvik" is signed
    and, for amounts, worded (+ mindreforbruk, − merforbruk)."""

    name: str
    title: str
    kind: Kind = "text"

    @property
    def unit(self) -> str:
        return _UNITS.get(self.kind, "")

    @property
    def is_number(self) -> bool:
        return self.kind not in ("text", "kode")

    def shown(self, value: Any) -> str:
        """A cell as it is printed; what is missing is a dash."""
        if value is None or pd.isna(value):
            return text.NO_NUMBER
        signed = self.name.startswith("avvik")
        match self.kind:
            case "kroner" | "tusen":
                amount = text.number(value / (1 if self.kind == "kroner" else 1_000), 0, signed)
                return f"{amount} {text.avvik(value)}" if signed else amount
            case "prosent":
                return text.number(value, 1, signed)
            case "antall":
                return text.number(value)
            case "dato":
                return text.day(value)
            case "tall" if not isinstance(value, str):
                return text.figure(value)
            case _:
                return str(value)


@dataclass(frozen=True, slots=True)
class Table:
    """`frame` holds the columns; `total` is a last row, by column name; `strong` names a column of truths: the rows that are
    sums of others. An empty frame is said to be empty."""

    title: str
    columns: Sequence[Column]
    frame: pd.DataFrame
    total: Mapping[Any, Any] | None = None
    strong: str = ""

    @property
    def heading(self) -> str:
        """The title, with the unit of amounts where all have the same: `Avvik per enhet (1000 kr)`."""
        return f"{self.title} ({self._common})" if self._common else self.title

    @property
    def heads(self) -> list[str]:
        """What stands above each column: its title, and its unit where the table's title does not say it."""
        return [
            f"{column.title} ({column.unit})" if column.unit and column.unit != self._common else column.title
            for column in self.columns
        ]

    @property
    def shares(self) -> list[float]:
        """How much of the width each column needs, after what it holds: in letters, long texts counting less."""
        found = []
        for place, column in enumerate(self.columns):
            held = max((len(row[place]) for row in self.rows), default=0)
            words = max(len(word) for word in self.heads[place].split())
            found.append(
                max(held, words) if column.is_number else max(min(held, 24) + max(held - 24, 0) ** 0.5, words)
            )
        return [share + _PADDING for share in found]

    @property
    def strong_rows(self) -> list[bool]:
        """Which of `rows` stand out: the sums, and the total."""
        sums = (
            [bool(value) for value in self.frame[self.strong]] if self.strong else [False] * len(self.frame)
        )
        return [*sums, *([True] if self.total and not self.frame.empty else [])]

    @property
    def _common(self) -> str:
        units = {column.unit for column in self.columns if column.kind in ("kroner", "tusen")}
        return units.pop() if len(units) == 1 else ""

    @property
    def rows(self) -> list[list[str]]:
        """Every row as it is printed, the total last."""
        shown = [
            *self.frame.to_dict("records"),
            *([self.total] if self.total and not self.frame.empty else []),
        ]
        return [[column.shown(row.get(column.name)) for column in self.columns] for row in shown]


@dataclass(frozen=True, slots=True)
class Chart:
    """A Vega-Lite specification, and the sentence that says the same: printed under it, and its text alternative."""

    spec: Mapping[str, Any]
    description: str


Block: TypeAlias = Heading | Paragraph | Facts | Bullets | Table | Chart


@dataclass(frozen=True, slots=True)
class Document:
    """A report. `time` is that of the version, the only time in it: the same numbers give the same file, whenever it is made.

    `notice` must be seen whichever page is read: `Rettet 22.11.2026: …`. It stands under the title and at the head of every
    page.
    """

    title: str
    subtitle: str
    kommune: str
    period: str
    version: int
    time: datetime
    fingerprint: str
    demo: bool
    blocks: Sequence[Block]
    notice: str = ""
    compact: bool = False

    @property
    def running_notice(self) -> str:
        """The notice on one line, at most as long as the head of a page has room for."""
        return shorten(self.notice, _NOTICE_LETTERS, placeholder=" … (se første side)")

    @property
    def origin(self) -> str:
        """`Fjordvik kommune · versjon 32 · 1f2e3d4c5b6a7988`: at the foot of every page."""
        return f"{self.kommune} · versjon {self.version} · {self.fingerprint}"

    @property
    def facts(self) -> Facts:
        """What stands under the title."""
        rows = [
            ("Kommune", self.kommune),
            ("Periode", self.period),
            ("Tallene", f"Versjon {self.version}, {text.day(self.time.astimezone())}"),
            ("Fingeravtrykk", self.fingerprint),
        ]
        if self.demo:
            rows.append(("Merk", "Kommunen er fiktiv. Tall og navn for den er laget for demonstrasjon."))
        return Facts(rows)
