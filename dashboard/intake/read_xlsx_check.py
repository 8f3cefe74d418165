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
MOST_CELLS = 60_000_000  # last row × last column; calamine lays a sheet out whole

# XML allows either quote and blanks around the equals sign: whoever means harm may write so.
_ROW = re.compile(rb"""\br\s*=\s*["'](\d+)["']""")
# Cells beyond column Z or row 999 999; the reader trusts a cell's own address, wherever it stands.
_FAR_CELL = re.compile(rb"""\br\s*=\s*["'](?:([A-Z]{2,})(\d+)|[A-Z](\d{7,}))["'][^>]*(?<!/)>""")
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
    last_row, last_column, errors, rest = 0, 26, Errors(), b""
    with archive.open(part) as stream:
        while chunk := stream.read(CHUNK):
            block = rest + chunk
            if any(int(count) > MOST_CELLS for count in _COUNT.findall(block)):
                raise damaged(name)
            last_row = max([last_row, *map(int, _ROW.findall(block))])
            for letters, row, row_of_one in _FAR_CELL.findall(block):
                last_row = max(last_row, int(row or row_of_one))
                last_column = max(last_column, column_number(letters) + 1)
            if b't="e"' in block:
                for cell in _ERROR_CELL.finditer(block):
                    errors[int(cell[2]), column_number(cell[1])] = cell[3].decode("utf-8", "replace")
            rest = block[-OVERLAP:]
    if last_row * last_column > MOST_CELLS:
        raise UnreadableFile(
            "xlsx_spredt",
            "Regnearket strekker seg for langt",
            f"«{name}» har celler helt ut til rad {last_row} og kolonne {last_column}. "
            "Det er ofte én enkelt celle langt utenfor tabellen.",
            "Slett radene og kolonnene utenfor tabellen i Excel, og lagre filen på nytt.",
            row=last_row,
        )
    return errors


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
