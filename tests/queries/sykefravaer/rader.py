"""A few enheter with their sick leave, and the queries of sykefravaer/ run on them for October 2026."""

from typing import Any

import duckdb
import pandas as pd

from dashboard.queries import run_on

Row = dict[str, Any]


def unit(enhet: str, omraade: str, ansatte: int | None = None) -> Row:
    return {
        "ansvar": enhet, "enhet": enhet, "enhet_navn": f"Enhet {enhet}", "tjenesteomraade": omraade,
        "tjenesteomraade_navn": f"Område {omraade}", "gyldig_fra": "2020-01-01", "ansatte": ansatte,
    }  # fmt: skip


def month(enhet: str, aar: int, periode: int, sykefravaer: float, avtalte: float = 100, **other: Any) -> Row:
    return {
        "aar": aar, "periode": periode, "enhet": enhet,
        "sykefravaersdagsverk": sykefravaer, "avtalte_dagsverk": avtalte, **other,
    }  # fmt: skip


def months(enhet: str, count: int, sykefravaer: float, **other: Any) -> list[Row]:
    """`count` months up to and including October 2026, the same every month."""
    newest = 2026 * 12 + 9
    return [
        month(enhet, n // 12, n % 12 + 1, sykefravaer, **other) for n in range(newest - count + 1, newest + 1)
    ]


def run(on: duckdb.DuckDBPyConnection, name: str, **parameters: Any) -> pd.DataFrame:
    given = {"aar": 2026, "periode": 10, "ansatte_minst": 10, **parameters}
    return run_on(on, f"sykefravaer/{name}", **given)


def per_unit(on: duckdb.DuckDBPyConnection, **parameters: Any) -> pd.DataFrame:
    return run(on, "per_enhet", enheter=None, **parameters)


def named(frame: pd.DataFrame, name: str) -> Row:
    found = frame[frame["navn"] == name].to_dict("records")
    assert len(found) == 1, frame
    return {str(key): value for key, value in found[0].items()}
