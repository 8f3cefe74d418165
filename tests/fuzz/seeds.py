"""What the fuzzers begin with: the demo municipality's files, the tests' files and the real ones, made small."""

import csv
import io
import json
from functools import cache
from pathlib import Path
from typing import Any

from tests.fuzz.case import Case

ROOT = Path(__file__).parents[2]
FOLDERS = (
    "data/demo",
    "data/fauske",
    "data/kommunekompasset",
    "tests/files",
    "tests/files/real",
    "tests/files/ssb",
)
NOT_FILES_TO_TAKE_IN = (".md", ".png", ".gitattributes")
LARGEST = 60_000  # bytes; of a longer text its first lines serve, and a longer workbook is left out
LINES = 60
DELIMITERS = ";,\t|"

Table = list[list[str]]


@cache
def files() -> tuple[Case, ...]:
    """Every seed as it stands, cut where it is long."""
    found = [path for folder in FOLDERS for path in sorted((ROOT / folder).iterdir()) if path.is_file()]
    cases = (_cut(path) for path in found if path.suffix not in NOT_FILES_TO_TAKE_IN and path.name[0] != ".")
    return tuple(case for case in cases if len(case.content) <= LARGEST)


@cache
def tables() -> tuple[tuple[str, Table], ...]:
    """Name and cells of every seed that is delimited text."""
    texts = [case for case in files() if case.name.endswith(".csv") and case.content]
    return tuple((case.name, as_table(as_text(case.content))[0]) for case in texts)


@cache
def documents() -> tuple[tuple[str, Any], ...]:
    """Name and content of every seed that is whole JSON."""
    return tuple(
        (case.name, json.loads(case.content))
        for case in files()
        if case.name.endswith(".json") and not case.name.startswith("avkortet")
    )


@cache
def filuttrekk() -> tuple[str, ...]:
    """The first records of a real KOSTRA 0A."""
    (file,) = (case for case in files() if case.name.startswith("0A_"))
    return tuple(file.content.decode("cp1252").splitlines())


def as_text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def as_table(text: str) -> tuple[Table, str]:
    """The cells of a text, and the delimiter its first line has most of."""
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    csv.field_size_limit(1 << 30)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)), delimiter


def _cut(path: Path) -> Case:
    content = path.read_bytes()
    if path.suffix in (".csv", ".dat") and len(content) > LARGEST // 10:
        content = b"".join(content.splitlines(keepends=True)[:LINES])
    return Case("seed", path.name, content)
