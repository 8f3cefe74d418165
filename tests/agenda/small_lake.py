"""A few rows committed to a lake, and an agenda item run on them as on a page."""

from collections.abc import Iterable, Mapping
from typing import Any

from streamlit.testing.v1 import AppTest

from dashboard.datasets import DATASETS
from dashboard.lake import Lake
from tests.queries.small import insert

Row = dict[str, Any]


STEDER = [
    {"ansvar": "3111", "ansvar_navn": "Solbakken, natt", "enhet": "311", "enhet_navn": "Solbakken", "tjenesteomraade": "HO",
     "tjenesteomraade_navn": "Helse og omsorg", "gyldig_fra": "2020-01-01"},
    {"ansvar": "2111", "ansvar_navn": "Nes skole", "enhet": "211", "enhet_navn": "Nes skole", "tjenesteomraade": "OO",
     "tjenesteomraade_navn": "Oppvekst", "gyldig_fra": "2020-01-01"},
]  # fmt: skip


def posts(
    ansvar: str, beloep: float, months: Iterable[int] = range(1, 11), aar: int = 2026, **other: Any
) -> list[Row]:
    """The same amount in each of the months."""
    return [
        {"aar": aar, "periode": month, "kontoklasse": "1", "ansvar": ansvar, "funksjon": "253", "art": "010", "beloep": beloep, **other}
        for month in months
    ]  # fmt: skip


def commit(lake: Lake, **tables: Iterable[Mapping[str, Any]]) -> None:
    """Store rows by dataset; columns not given are null."""
    cursor = lake.cursor()
    for name, rows in tables.items():
        columns = ", ".join(f"{column.name} {column.type.sql}" for column in DATASETS[name].columns)
        cursor.execute(f"create temp table ny_{name} ({columns})")
        insert(cursor, f"ny_{name}", rows)
    staged = {name: f"ny_{name}" for name in tables}
    lake.commit(cursor, staged, author="Test", message="Rader", base=lake.newest().id)
    cursor.close()


def shown(page: AppTest) -> str:
    """Everything the page says as HTML or text."""
    assert not page.exception, [error.message for error in page.exception]
    markup = [element.proto.body for element in page.get("html")]
    return "\n".join(
        [
            *markup,
            *(each.value for kind in (page.info, page.caption, page.header, page.subheader) for each in kind),
        ]
    )
