"""Whether a workbook is safe and whole, before anything opens it."""

import lzma
import re
import zipfile
import zlib
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from dashboard.intake.reading import Limits, UnreadableFile

CHUNK = 1 << 20
OVERLAP = 2_000  # bytes seen again with the next chunk, so that no tag is cut in two
RATIO = 500  # XML of equal cells packs to a hundredth; a bomb packs to a thousandth
SMALL = 50_000_000  # bytes unpacked below which no ratio matters
MOST_CELLS = 30_000_000  # last row × last column; calamine lays a sheet out whole, at 24 bytes a cell
ROOMY = 2_000_000  # cells that a sheet may reach over however few of them are filled
SPARSE = 20  # of more, at least one in so many is filled

# XML allows either quote and blanks around the equals sign: whoever means harm may write so.
_ROW = re.compile(rb"""\br\s*=\s*["'](\d+)["']""")
# Cells beyond column Z or row 999 999; the reader trusts a cell's own address, wherever it stands.
_FAR_CELL = re.compile(rb"""\br\s*=\s*["'](?:([A-Z]{2,})(\d+)|[A-Z](\d{7,}))["'][^>]*(?<!/)>""")
_FILLED_CELL = re.compile(rb"""\br\s*=\s*["']([A-Z]+)(\d+)["'][^>]*(?<!/)>""")
_ERROR_CELL = re.compile(
    rb'<(?:\w+:)?c r="([A-Z]+)(\d+)"[^>]*\bt="e"[^>]*>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)<', re.DOTALL
)
_SHEET = re.compile(r"<(?:\w+:)?sheet\b[^>]*>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")

# Memory is set aside for as many shared strings as the file says it has, before one is read.
_COUNT = re.compile(rb"""ount\s*=\s*["'](\d+)["']""")

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    RuntimeError,  # a part with a password
    NotImplementedError,  # a packing method that no workbook uses
    ValueError,  # a number of thousands of digits
)

Errors = dict[tuple[int, int], str]


@dataclass(frozen=True, slots=True)
class Checked:
    """What the check saw on its way: error cells (#DIV/0! …) per sheet part, by (row, column) from 1 and 0."""

    errors: dict[str, Errors]
    parts: dict[str, str]  # sheet name -> part

    def errors_of(self, sheet: str) -> Errors:
        return self.errors.get(self.parts.get(sheet, ""), {})


def check(path: Path, name: str, limits: Limits) -> Checked:
    """Unpack every part once, without keeping it, and hold sizes and addresses against the limits.

    Raises UnreadableFile for a damaged archive, a zip bomb and cells far outside the table.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check_sizes(archive.infolist(), name, limits)
            errors = {part.filename: _check_part(archive, part, name) for part in archive.infolist()}
            return Checked({part: found for part, found in errors.items() if found}, _parts(archive))
    except _DAMAGE as error:
        raise damaged(name) from error


def damaged(name: str) -> UnreadableFile:
    return UnreadableFile(
        "xlsx_odelagt",
        "Excel-filen er ødelagt",
        f"«{name}» er avkortet eller skadet og kan ikke åpnes.",
        "Åpne filen i Excel og lagre den på nytt som Excel-arbeidsbok (.xlsx), eller ta den ut av fagsystemet igjen.",
    )


def column_number(letters: bytes) -> int:
    """A -> 0, Z -> 25, AA -> 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _check_sizes(parts: list[zipfile.ZipInfo], name: str, limits: Limits) -> None:
    unpacked = sum(part.file_size for part in parts)
    packed = max(1, sum(part.compress_size for part in parts))
    if unpacked > limits.unpacked_bytes or (unpacked > SMALL and unpacked / packed > RATIO):
        raise UnreadableFile(
            "xlsx_for_stor_utpakket",
            "Excel-filen er for stor når den pakkes ut",
            f"«{name}» er {_mb(packed)} pakket og {_mb(unpacked)} utpakket. "
            f"Grensen er {_mb(limits.unpacked_bytes)}, og høyst {RATIO} ganger den pakkede størrelsen.",
            "Lagre bare arket med dataene som en ny fil, eller lagre det som CSV.",
        )


def _mb(size: int) -> str:
    return f"{max(1, round(size / 1_000_000))} MB"


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> Errors:
    """Read a part to its end, which proves its checksum; see how far a sheet reaches."""
    reach, errors, rest = _Reach(), Errors(), b""
    with archive.open(part) as stream:
        while chunk := stream.read(CHUNK):
            block = rest + chunk
            if any(int(count) > MOST_CELLS for count in _COUNT.findall(block)):
                raise damaged(name)
            reach.add(block, chunk)
            if b't="e"' in block:
                for cell in _ERROR_CELL.finditer(block):
                    errors[int(cell[2]), column_number(cell[1])] = cell[3].decode("utf-8", "replace")
            rest = block[-OVERLAP:]
    if reach.too_far:
        raise UnreadableFile(
            "xlsx_spredt",
            "Regnearket strekker seg for langt",
            f"«{name}» har celler helt ut til rad {reach.row} og kolonne {reach.column}. "
            "Det er ofte én enkelt celle langt utenfor tabellen.",
            "Slett radene og kolonnene utenfor tabellen i Excel, og lagre filen på nytt.",
            row=reach.row,
        )
    return errors


@dataclass(slots=True)
class _Reach:
    """How far a sheet reaches: by its filled cells, and where these are very many, by its rows and its far cells."""

    filled: int = 0
    filled_row: int = 0
    filled_column: int = 0
    any_row: int = 0
    any_column: int = 26

    def add(self, block: bytes, chunk: bytes) -> None:
        """`block`: the chunk, and before it the end of the last one."""
        self.filled += (chunk.count(b"v>") + chunk.count(b"is>")) // 2  # a value's tag begins and ends
        if not self._dense:
            for letters, row in _FILLED_CELL.findall(block):
                self.filled_row = max(self.filled_row, int(row))
                self.filled_column = max(self.filled_column, column_number(letters) + 1)
        self.any_row = max([self.any_row, *map(int, _ROW.findall(block))])
        for letters, row, row_of_one in _FAR_CELL.findall(block):
            self.any_row = max(self.any_row, int(row or row_of_one))
            self.any_column = max(self.any_column, column_number(letters) + 1)

    @property
    def _dense(self) -> bool:
        """Whether no sheet within MOST_CELLS could be sparse."""
        return self.filled * SPARSE >= MOST_CELLS

    @property
    def row(self) -> int:
        return self.any_row if self._dense else self.filled_row

    @property
    def column(self) -> int:
        return self.any_column if self._dense else self.filled_column

    @property
    def too_far(self) -> bool:
        return self.row * self.column > min(MOST_CELLS, max(ROOMY, self.filled * SPARSE))


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Which part each sheet of the workbook is."""
    try:
        workbook = archive.read("xl/workbook.xml").decode("utf-8", "replace")
        relations = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    except KeyError:
        return {}
    targets = {_attribute(tag, "Id"): _attribute(tag, "Target") for tag in _RELATION.findall(relations)}
    sheets = {}
    for tag in _SHEET.findall(workbook):
        target = targets.get(_attribute(tag, r"\w+:id"), "")
        sheets[_attribute(tag, "name")] = (
            target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        )
    return sheets


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\s{name}="([^"]*)"', tag)
    return unescape(found[1]) if found else ""
