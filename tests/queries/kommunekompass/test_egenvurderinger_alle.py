"""Every assessment is kept, so that the projection can be made as it was."""

from collections.abc import Callable
from typing import Any

import duckdb

from dashboard import queries

Tables = Callable[..., duckdb.DuckDBPyConnection]


def vurdering(nr: str, dato: str, grad: int, **other: Any) -> dict[str, Any]:
    return {"versjon": "3.1", "nr": nr, "dimensjon": "Omfang", "grad": grad, "steg": "gjennomført", "rolle": "Stabsleder",
            "dato": dato, **other}  # fmt: skip


def test_what_is_said_anew_stands_after_what_was_said_before_and_nothing_of_another_version_is_with_it(
    tables: Tables,
) -> None:
    made = tables(
        egenvurdering=[
            vurdering("1.1", "2026-03-01", 3, dokumentasjon="https://arkiv.no/1"),
            vurdering("1.1", "2025-03-01", 1, dokumentasjon=" "),
            vurdering("1.1", "2025-04-01", 4, versjon="2010"),
        ]
    )
    rader = queries.rows_on(made, "kommunekompass/egenvurderinger_alle", versjon="3.1")
    assert [(str(each["dato"])[:10], each["andel"], each["dokumentert"]) for each in rader] == [
        ("2025-03-01", 25.0, False),
        ("2026-03-01", 75.0, True),
    ]
    assert queries.rows_on(made, "kommunekompass/egenvurderinger_alle", versjon="9.9") == []
