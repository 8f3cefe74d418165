"""KOSTRA-filuttrekk: the accounts every municipality delivers to Statistics Norway, 48 characters a record.

Layout: Statistics Norway's file description for regnskap (skjema 0A, reporting year 2025).
"""

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb

from dashboard.datasets import DATASETS
from dashboard.filuttrekk.kontroller import stage
from dashboard.filuttrekk.layout import COLUMNS, LENGTH, cut
from dashboard.intake.reading import Format, Reading, UnreadableFile, create_kilde

ACCOUNTS = ("0A", "0C", "0F", "0I", "0K", "0M", "0P")  # bevilgningsregnskap; the others are balances

HEADINGS = tuple(DATASETS["kostra_regnskap"].column(name).title for name in COLUMNS)
"""The file has none of its own: people are told of its columns by the contract's titles."""

_OTHER_BLANK = re.compile(r"[^\S ]")
_START = re.compile(r"\s*(0[A-Z])(19|20)\d\d[1-4 ]\d{6}[\d ]{18}")


def is_kostra(head: str) -> bool:
    """Whether a text begins as a filuttrekk does: skjema, year, quarter and region in their places."""
    return _START.match(head) is not None


def read_kostra(path: Path, name: str, con: duckdb.DuckDBPyConnection, encoding: str) -> Reading:
    """Read the filuttrekk at `path` (UTF-8) into `kilde`, one row a record, and into `poster` for SSB's controls.

    Raises UnreadableFile for a record of another length than 48, for blanks that are no spaces (SSB's control 001), and for
    a skjema without bevilgningsregnskap.
    """
    cells = ((rad, len(COLUMNS), cut(record)) for rad, record in _records(path, name))
    rows = create_kilde(con, HEADINGS, cells)
    stage(con, ((rad, cut(record)) for rad, record in _records(path, name)))
    return Reading(Format("kostra_0a", encoding=encoding), HEADINGS, rows)


def _records(path: Path, name: str) -> Iterator[tuple[int, str]]:
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        for rad, line in enumerate(file, start=1):
            record = line.rstrip("\n")
            if not record.strip(" \x1a"):
                continue
            _check(record, rad, name)
            yield rad, record


def _check(record: str, rad: int, name: str) -> None:
    if len(record) != LENGTH:
        raise UnreadableFile(
            "kostra_postlengde",
            "Feil postlengde i KOSTRA-filen",
            f"Rad {rad} i «{name}» har {len(record)} tegn. En post i filuttrekket har alltid {LENGTH}.",
            "Lag filuttrekket på nytt i regnskapssystemet. Filen må ikke åpnes og lagres i et annet program på veien.",
            row=rad,
        )
    if _OTHER_BLANK.search(record):
        raise UnreadableFile(
            "kostra_blanktegn",
            "Andre blanktegn enn mellomrom i KOSTRA-filen",
            f"Rad {rad} i «{name}» har tabulator eller et annet blanktegn der det skal være mellomrom.",
            "Lag filuttrekket på nytt i regnskapssystemet. Filen må ikke åpnes og lagres i et annet program på veien.",
            row=rad,
        )
    if record[:2] not in ACCOUNTS:
        raise UnreadableFile(
            "kostra_skjema",
            "Skjemaet er ikke et bevilgningsregnskap",
            f"Rad {rad} i «{name}» hører til skjema {record[:2]}, som ikke er et bevilgningsregnskap.",
            "Last opp filuttrekket med bevilgningsregnskapet (skjema 0A). Balansen (0B) tas ikke inn.",
            row=rad,
        )
