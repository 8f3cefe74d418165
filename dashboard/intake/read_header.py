"""Where the header of a table stands, and what its columns are called."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from dashboard.datasets import DATASETS
from dashboard.intake.reading import BLANKS, Cells, UnreadableFile

RECORDS = 200  # how many records are looked at to find the header
WITHIN = 60  # … which stands among the first of them
RESERVED = ("rad", "felt")  # kilde's own columns

_VALUE = re.compile(
    r"[-+−(]?\s*\d[\d\s.,'’]*[-−)%]?|-|−|\.{1,2}|:|#\S+"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(\s[\d:.]+)?|\d{4}-\d{2}-\d{2}([T\s][\d:.Z+]+)?"
)
_HEADING_NUMBER = re.compile(r"(19|20)\d\d([-/]?(0[1-9]|1[0-3]))?|0?[1-9]|1[0-3]")
_UNIT = re.compile(
    r"\(?(i )?(hele )?(kr|nok|kroner|1\s?000( kr)?|tusen( kr)?|mill\.?( kr)?|mnok|tkr|%|prosent|pst\.?|dagsverk|dager|dagar"
    r"|antall|tal|stk\.?|årsverk|tekst|nr\.?)\)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Header:
    """`row`: record number of the last header row; `first`: of the first record of data; `names`: one a column."""

    row: int
    first: int
    names: tuple[str, ...]


def normalise(name: str) -> str:
    """A column name without the differences that do not matter."""
    return re.sub(r"[\s_\-./:()]+", " ", name.casefold()).strip()


_KNOWN = frozenset(
    normalise(name)
    for dataset in DATASETS.values()
    for column in dataset.columns
    for name in (column.name, column.title, *column.aliases)
)


def find_header(records: Sequence[tuple[int, Cells]], file: str) -> Header:
    """The header among a file's first records `(record number, cells)`.

    Raises UnreadableFile where the file has no header, or nothing but one.
    """
    table = [(rad, [(cell or "").strip(BLANKS) for cell in cells]) for rad, cells in records]
    table = [(rad, cells) for rad, cells in table if any(cells)]
    if not table:
        raise empty(file)
    sample = _Sample([cells for _, cells in table])
    best = max(range(sample.candidates()), key=lambda i: (sample.score(i), -i))
    if not sample.is_header(best):
        raise UnreadableFile(
            "fil_uten_overskrift",
            "Filen mangler kolonneoverskrifter",
            f"Fant ingen rad med kolonnenavn blant de første {min(len(table), WITHIN)} radene i «{file}». "
            "Den første raden ser ut som tall og data.",
            "Legg til en rad øverst som sier hva hver kolonne er (for eksempel Ansvar, Funksjon, Art, Beløp), "
            "eller ta ut rapporten på nytt med overskrifter.",
            row=table[0][0],
        )
    last, names = _names(sample, best)
    first = last + 1
    if first < len(table) and all(not cell or _UNIT.fullmatch(cell) for cell in table[first][1]):
        first += 1
    if first >= len(table):
        raise only_header(file, table[last][0])
    return Header(table[last][0], table[first][0], unique(names))


def empty(file: str) -> UnreadableFile:
    return UnreadableFile(
        "fil_tom",
        "Filen er tom",
        f"«{file}» inneholder ingen data.",
        "Ta ut filen på nytt fra fagsystemet, og kontroller at uttrekket har rader før du laster det opp.",
    )


def only_header(file: str, row: int) -> UnreadableFile:
    return UnreadableFile(
        "fil_uten_rader",
        "Filen har ingen rader",
        f"«{file}» har kolonneoverskrifter i rad {row}, men ingen rader under dem.",
        "Kontroller utvalget (år, periode og ansvar) i fagsystemet, og ta ut filen på nytt.",
        row=row,
    )


def unique(names: Sequence[str]) -> tuple[str, ...]:
    """The names with blanks called `Kolonne N` and repeated ones numbered; zero characters, which SQL ends at, are replaced."""
    taken = set(RESERVED)
    numbers: dict[str, int] = {}  # the last given to each: a file may repeat one name ten thousand times
    result = []
    for position, name in enumerate(names, start=1):
        plain = " ".join(name.replace("\0", "\N{REPLACEMENT CHARACTER}").split()) or f"Kolonne {position}"
        folded = plain.casefold()
        candidate, n = plain, numbers.get(folded, 1)
        while candidate.casefold() in taken:
            n += 1
            candidate = f"{plain} ({n})"
        numbers[folded] = n
        taken.add(candidate.casefold())
        result.append(candidate)
    return tuple(result)


class _Sample:
    """The first records of a file, blank ones left out, and what each of their columns is like."""

    def __init__(self, table: list[list[str]]) -> None:
        self.table = table
        counts = sorted(sum(map(bool, cells)) for cells in table)
        self.width = max(1, counts[len(counts) * 9 // 10])

    def candidates(self) -> int:
        """How many records may be the header. Full rows above it would be data lost as if they were titles."""
        full = [
            i
            for i, cells in enumerate(self.table)
            if self.width > 3 and sum(map(bool, cells)) > 0.7 * self.width
        ]
        return min([len(self.table), WITHIN, *(i + 1 for i in full[2:3])])

    def score(self, i: int) -> float:
        """How much a record looks like the header; 4 and more for one with known names over numbers."""
        filled = self._filled(i)
        texts = sum(_is_text(cell) for _, cell in filled)
        values = sum(_is_data(cell) for _, cell in filled)
        if not texts or values > texts / 2:
            return -1
        long = sum(len(cell) > 60 for _, cell in filled)
        evidence = (
            2 * self._hits(filled) + 2 * self._contrast(i, filled) + len(filled) - 2 * values - 2 * long
        )
        return evidence / max(self.width, len(filled))

    def is_header(self, i: int) -> bool:
        """Whether there is any reason to take a record for the header: known names, text over numbers, or text only."""
        if self.score(i) < 0:
            return False
        filled = self._filled(i)
        if self._contrast(i, filled) or self._hits(filled) > len(filled) // 3:
            return True
        return not any(_is_data(cell) for cells in self.table for cell in cells)

    def column(self, j: int, below: int) -> list[str]:
        """The filled cells of a column below a record."""
        return [cells[j] for cells in self.table[below + 1 : below + 101] if j < len(cells) and cells[j]]

    def is_amounts(self, j: int, below: int) -> bool:
        """Whether a column holds mostly numbers or dates below a record, and not only years or months."""
        cells = self.column(j, below)
        return sum(map(_is_data, cells)) > 0.3 * len(cells) if cells else False

    def _filled(self, i: int) -> list[tuple[int, str]]:
        return [(j, cell) for j, cell in enumerate(self.table[i]) if cell]

    def _hits(self, filled: list[tuple[int, str]]) -> int:
        return sum(normalise(cell) in _KNOWN for _, cell in filled)

    def _contrast(self, i: int, filled: list[tuple[int, str]]) -> int:
        """How many columns have a text here and values below."""
        contrast = 0
        for j, cell in filled:
            below = self.column(j, i)
            contrast += _is_text(cell) and sum(map(_is_value, below)) > 0.6 * len(below)
        return contrast


def _is_value(cell: str) -> bool:
    return _VALUE.fullmatch(cell) is not None


def _is_data(cell: str) -> bool:
    """A number or date that no column is named by."""
    return _is_value(cell) and not _HEADING_NUMBER.fullmatch(cell)


def _is_text(cell: str) -> bool:
    return not _is_value(cell) and any(map(str.isalpha, cell))


def _names(sample: _Sample, best: int) -> tuple[int, list[str]]:
    """The last header row and the column names: one row, or a row of groups over a row of names."""
    if _continues_below(sample, best):
        upper, lower = sample.table[best], sample.table[best + 1]
        return best + 1, _join(_filled_forward(upper, len(lower)), lower)
    names = sample.table[best]
    if best and _is_group_row(sample.table[best - 1], names):
        above = sample.table[best - 1]
        above = [*above, *[""] * (len(names) - len(above))][: len(names)]
        carried = _filled_forward(above, len(names))
        groups = [
            carried[j] if names.count(name) > 1 and name else "" if name else above[j]
            for j, name in enumerate(names)
        ]
        return best, _join(groups, names)
    return best, names


def _continues_below(sample: _Sample, best: int) -> bool:
    """Whether the record below names what this one leaves blank, as years below `Regnskap` and `Budsjett`."""
    if best + 1 >= len(sample.table):
        return False
    upper, lower = sample.table[best], sample.table[best + 1]
    named = [j for j, cell in enumerate(lower) if cell]
    blank = [j for j in named if j >= len(upper) or not upper[j]]
    if not blank or any(_is_data(lower[j]) for j in named):
        return False
    return all(sample.is_amounts(j, best + 1) for j in named)


def _is_group_row(groups: list[str], names: list[str]) -> bool:
    """Whether a row names groups of columns: not a title in the first cell, and needed to tell names apart."""
    needed = len(set(names)) < len(names)
    return needed and any(groups[1:]) and not any(_is_data(cell) for cell in groups)


def _filled_forward(cells: list[str], width: int) -> list[str]:
    """A row of merged cells, where only the first of each carries the text."""
    result, current = [], ""
    for cell in [*cells, *[""] * (width - len(cells))]:
        current = cell or current
        result.append(current)
    return result


def _join(groups: list[str], names: list[str]) -> list[str]:
    pairs = zip_longest(groups, names, fillvalue="")
    return [f"{group} / {name}" if group and name else group or name for group, name in pairs]
