"""What the lake holds already, and what the catalogue wants: read at one version."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard import queries
from dashboard.lake import Lake
from dashboard.sources.katalog import Nokkeltall


@dataclass(frozen=True, slots=True)
class Standing:
    """What the lake holds of a table: SSB's date of it, where it has one, and how many rows."""

    updated: date | None
    rows: int


def catalogue(lake: Lake, at: int) -> list[Nokkeltall]:
    """The catalogue's rows that have a table of SSB's."""
    return [Nokkeltall(**row) for row in _rows(lake, at, "kostra/aa_hente")]


def standing(lake: Lake, at: int) -> dict[str, Standing]:
    """What the lake holds, by table or code list."""
    rows = _rows(lake, at, "kostra/hentede_tabeller")
    return {row["tabell"]: Standing(row["oppdatert"], row["rader"]) for row in rows}


def numbers(lake: Lake, at: int) -> dict[str, int | None]:
    """The last year of every municipality number in our code list, None while it is open."""
    return {row["kode"]: row["til"] for row in _rows(lake, at, "kostra/kommunenumre")}


def today(lake: Lake, at: int) -> dict[str, str]:
    """The number that bears its figures today, of every municipality number in our code list."""
    return {row["kode"]: row["naa"] for row in _rows(lake, at, "kostra/kommunenumre")}


def _rows(lake: Lake, at: int, name: str) -> list[dict[str, Any]]:
    with lake.at(at) as cursor:
        return queries.rows_on(cursor, name)
