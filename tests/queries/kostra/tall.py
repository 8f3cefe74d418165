"""A catalogue of a few figures of the test's own, figures as Statistics Norway publishes them, and real ones."""

import re
from decimal import Decimal
from typing import Any

import duckdb
from python_calamine import CalamineWorkbook

from dashboard import paths
from dashboard.queries import rows_on

CODES = ("tabell", "kode", "omraade", "tittel", "enhet", "slag", "retning", "per", "delkostnad", "deflateres")
REAL = paths.ROOT / "tests" / "files" / "real" / "13502_barnehager_alle_kommuner_2015-2023.xlsx"


def catalogue(on: duckdb.DuckDBPyConnection, **figures: dict[str, str | None]) -> duckdb.DuckDBPyConnection:
    """The catalogue holds `figures` only, by id. Unless said otherwise one is kr per inhabitant to school, in table T."""
    on.execute("delete from nokkeltall")
    for id_, said in figures.items():
        row: dict[str, str | None] = {
            "tabell": "T", "kode": id_.upper(), "omraade": "grunnskole", "tittel": f"Tall {id_}", "enhet": "kr",
            "slag": "kostnad", "retning": "ingen", "per": "innbygger", "delkostnad": "grunnskole",
            "deflateres": "ja", **said,
        }  # fmt: skip
        on.execute(
            f"insert into nokkeltall (id, {', '.join(CODES)}) values ($id, {', '.join(f'${c}' for c in CODES)})",
            {"id": id_, **row},
        )
    return on


def figure(id_: str, region: str, aar: int, verdi: float | str | None, **other: Any) -> dict[str, Any]:
    """A row of the dataset kostra; a text in place of a figure is its mark."""
    said = {"merke": verdi} if isinstance(verdi, str) else {"verdi": verdi}
    return {"tabell": "T", "nokkeltall": id_.upper(), "region": region, "aar": aar, **said, **other}


def real(*regions: str) -> list[dict[str, Any]]:
    """What table 13502 says of the numbers `regions`: share of children aged 1-2 in kindergarten, 2015-2023."""
    rows = CalamineWorkbook.from_path(str(REAL)).get_sheet_by_index(0).to_python()
    found = []
    for label, *cells in rows[4:]:
        match = re.match(r"(\d{4}) ", str(label))
        if match and match[1] in regions:
            for aar, cell in enumerate(cells, 2015):
                value = str(cell) if isinstance(cell, str) else float(str(cell))
                found.append(figure("dekning", match[1], aar, value))
    return found


def ask(on: duckdb.DuckDBPyConnection, name: str, columns: str, **parameters: Any) -> list[tuple[Any, ...]]:
    """Rows of kostra/<name>, of them the columns named."""
    rows = rows_on(on, f"kostra/{name}", **parameters)
    return [tuple(_plain(row[each]) for each in columns.split()) for row in rows]


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value
