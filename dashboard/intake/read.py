"""The first step of the way in: a file becomes one table of text, `kilde`, and a description of the file."""

import re
import shutil
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path

import duckdb

from dashboard.intake import read_encoding
from dashboard.intake.read_befolkning import as_befolkning
from dashboard.intake.read_csv import read_csv, too_many_columns
from dashboard.intake.read_header import empty, only_header
from dashboard.intake.read_jsonstat import read_jsonstat
from dashboard.intake.read_kostra import is_kostra, read_kostra
from dashboard.intake.read_parquet import read_parquet
from dashboard.intake.read_utgiftsbehov import as_utgiftsbehov
from dashboard.intake.read_xlsx import protected, read_xlsx
from dashboard.intake.reading import Format, Limits, Reading, UnreadableFile, identifier

__all__ = ["Format", "Limits", "Reading", "UnreadableFile", "read"]

HEAD = 1 << 16

_JSON = re.compile(r"\s*(\{|\[\s*[\[{\"\d\]])")
_MARKUP = re.compile(r"\s*<(!doctype|html|head|body|table|\?xml|meta|div|style)", re.IGNORECASE)

_AS_XLSX = "Åpne filen i Excel og lagre den som Excel-arbeidsbok (.xlsx), eller lagre den som CSV."
_UNPACK = "Pakk ut filen, og last opp det som ligger i den."
_EXPORT = "Ta ut rapporten fra fagsystemet på nytt som XLSX eller CSV."
_NOT_DATA = "Last opp tallene som CSV, XLSX, Parquet, KOSTRA-filuttrekk eller JSON-stat 2."

_SEEN_IN_BYTES = ("csv", "kostra_0a")  # formats whose bytes have been looked through for zero characters

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES = (
    (b"%PDF", "et PDF-dokument", _EXPORT),
    (b"\x1f\x8b", "pakket (gzip)", _UNPACK),
    (b"BZh", "pakket (bzip2)", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "et pakket arkiv (7-Zip)", _UNPACK),
    (b"\xfd7zXZ\x00", "pakket (xz)", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "pakket (Zstandard)", _UNPACK),
    (b"Rar!", "et pakket arkiv (RAR)", _UNPACK),
    (b"{\\rtf", "et RTF-dokument", _EXPORT),
    (b"SQLite format 3\x00", "en SQLite-database", _NOT_DATA),
    (b"\x89PNG", "et bilde", _NOT_DATA),
    (b"\xff\xd8\xff", "et bilde", _NOT_DATA),
    (b"GIF8", "et bilde", _NOT_DATA),
)
_ZIPPED = (
    ("xl/workbook.bin", "en binær Excel-arbeidsbok (.xlsb)", _AS_XLSX),
    ("word/document.xml", "et Word-dokument", _EXPORT),
    ("ppt/presentation.xml", "en PowerPoint-presentasjon", _EXPORT),
    ("content.xml", "et OpenDocument-dokument (.ods/.odt)", _AS_XLSX),
)


def read(
    path: Path, name: str, con: duckdb.DuckDBPyConnection, limits: Limits, sheet: str | None = None
) -> Reading:
    """Read the file at `path`, which the user knows as `name`, into the temp table `kilde` of `con`.

    `kilde`: `rad` (1-based record number in the file, everything counted), `felt` (how many fields the record has),
    then one varchar column per source column with the values as they stand, trimmed; null where empty. No record is
    lost: blank ones alone are left out. What the file is, is told by its content, never by its name.

    Raises UnreadableFile where nothing can be read.
    """
    _check_size(path, name, limits)
    with tempfile.TemporaryDirectory(prefix="styringsdialog-") as folder:
        reading = _read(_without_pattern(path, Path(folder)), name, con, limits, sheet, Path(folder))
    if len(reading.columns) > limits.columns:
        raise too_many_columns(name, len(reading.columns), limits, reading.format.header_row)
    if not reading.rows:
        raise only_header(name, reading.format.header_row or 1)
    if reading.format.type not in _SEEN_IN_BYTES and (row := _row_with_zero(reading, con)) is not None:
        raise _spoilt(name, row)
    rewritten = as_utgiftsbehov(as_befolkning(reading, name, con), name, con)
    if not rewritten.rows:  # nothing but notes under the headings
        raise only_header(name, reading.format.header_row or 1)
    return rewritten


def _read(
    path: Path, name: str, con: duckdb.DuckDBPyConnection, limits: Limits, sheet: str | None, folder: Path
) -> Reading:
    with path.open("rb") as file:
        head = file.read(HEAD)
    _refuse_known_others(head, path, name)
    if head.startswith(b"PK"):
        _refuse_other_zip(path, name)
        return read_xlsx(path, name, con, limits, sheet)
    if head.startswith(b"PAR1"):
        return read_parquet(path, name, con, limits)
    if read_encoding.is_binary(head):
        raise _binary(name)
    return _read_text(path, name, con, limits, folder)


def _read_text(
    path: Path, name: str, con: duckdb.DuckDBPyConnection, limits: Limits, folder: Path
) -> Reading:
    file = read_encoding.inspect(path)
    if not file.clean:
        copy = folder / "utf-8.txt"
        read_encoding.transcode(path, file.encoding, copy)
        path, file = copy, replace(read_encoding.inspect(copy), encoding=file.encoding)
    with path.open(encoding="utf-8-sig", errors="replace") as text:
        head = text.read(HEAD)
    if not head.strip("\0 \t\r\n\x1a"):
        raise empty(name)
    if "\0" in head:
        raise _binary(name)
    if file.zero is not None:
        raise _spoilt(name, file.zero)
    if _JSON.match(head):
        return read_jsonstat(path, name, con, file.encoding)
    if _MARKUP.match(head):
        raise _is_another(name, _markup(head), _AS_XLSX)
    if is_kostra(head):
        return read_kostra(path, name, con, file.encoding)
    return read_csv(path, name, con, limits, file)


def _row_with_zero(reading: Reading, con: duckdb.DuckDBPyConnection) -> int | None:
    """The first row with a zero character in it: what DuckLake is told of it would break off there."""
    cells = " or ".join(f"contains({identifier(column)}, chr(0))" for column in reading.columns)
    found = con.execute(f"select min(rad) from kilde where {cells}").fetchone()
    return found[0] if found else None


def _check_size(path: Path, name: str, limits: Limits) -> None:
    size = path.stat().st_size
    if size == 0:
        raise empty(name)
    if size > limits.file_bytes:
        raise UnreadableFile(
            "fil_for_stor",
            "Filen er for stor",
            f"«{name}» er {size / 1_000_000:.0f} MB. Grensen er {limits.file_bytes / 1_000_000:.0f} MB.",
            "Ta ut færre måneder eller kolonner om gangen, eller hev grensen i innstillingen «fil_mb».",
        )


def _without_pattern(path: Path, folder: Path) -> Path:
    """A path that DuckDB takes as one file: `*`, `?` and `[` in it would be read as a pattern, and what is not UTF-8 not at all."""
    if not re.search(r"[*?\[\udc80-\udcff]", str(path)):
        return path
    return Path(shutil.copyfile(path, folder / "file"))


def _refuse_known_others(head: bytes, path: Path, name: str) -> None:
    for signature, kind, remedy in _SIGNATURES:
        if head.startswith(signature):
            raise _is_another(name, kind, remedy)
    if head.startswith(_OLE):
        raise _old_office(path, name)


def _old_office(path: Path, name: str) -> UnreadableFile:
    """The container of old Office files, and of new ones with a password; its directory names tell which."""
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        return protected(name)
    if "WordDocument".encode("utf-16-le") in content:
        return _is_another(name, "et gammelt Word-dokument (.doc)", _EXPORT)
    return _is_another(name, "en gammel Excel-fil (.xls)", _AS_XLSX)


def _refuse_other_zip(path: Path, name: str) -> None:
    """A damaged archive goes on as a workbook, which says so."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return
    if "xl/workbook.xml" in parts:
        return
    for part, kind, remedy in _ZIPPED:
        if part in parts:
            raise _is_another(name, kind, remedy)
    raise _is_another(name, "et pakket arkiv (ZIP)", _UNPACK)


def _markup(head: str) -> str:
    if "urn:schemas-microsoft-com:office:spreadsheet" in head:
        return "et regneark i XML-format (Excel 2003)"
    if re.search(r"<(html|table|body|!doctype html)", head, re.IGNORECASE):
        return "en nettside (HTML), selv om navnet kan si Excel"
    return "et XML-dokument"


def _is_another(name: str, kind: str, remedy: str) -> UnreadableFile:
    return UnreadableFile("fil_annen_type", "Filtypen kan ikke leses", f"«{name}» er {kind}.", remedy)


def _spoilt(name: str, row: int) -> UnreadableFile:
    return UnreadableFile(
        "fil_nulltegn",
        "Filen er skadet",
        f"Rad {row} i «{name}» har et nulltegn, som ikke finnes i tekst. Noe har gått galt da filen ble laget eller overført.",
        _EXPORT,
        row=row,
    )


def _binary(name: str) -> UnreadableFile:
    return UnreadableFile(
        "fil_ukjent_type",
        "Filtypen er ukjent",
        f"«{name}» er verken tekst, Excel, Parquet eller JSON, eller så er den ødelagt.",
        _NOT_DATA,
    )
