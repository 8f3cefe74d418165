"""Local charts of accounts add digits to KOSTRA's: konto 10100 is kontoklasse 1, art 010 and a local 0."""

from collections.abc import Mapping as MappingType

import duckdb

from dashboard import queries
from dashboard.intake.mapping import Source


def code_sources(columns: MappingType[str, Source], con: duckdb.DuckDBPyConnection) -> dict[str, Source]:
    """Where kontoklasse, art, funksjon and the local codes lie in the columns already found.

    Where the art begins is read off the file: the place whose three digits are KOSTRA arts most often.
    """
    found: dict[str, Source] = {}
    account = _column(columns, "art") or _column(columns, "konto")
    if account is not None:
        offset = _art_offset(account, con)
        if offset is not None:
            found["konto"] = Source(column=account)
            found["art"] = Source(column=account, start=offset, length=3)
            if offset == 1 and "kontoklasse" not in columns:
                found["kontoklasse"] = Source(column=account, start=0, length=1)
    service = _column(columns, "funksjon") or _column(columns, "tjeneste")
    if service is not None and _longest(service, con) > 3:
        found["tjeneste"] = Source(column=service)
        found["funksjon"] = Source(column=service, start=0, length=3)
    return found


def _column(columns: MappingType[str, Source], name: str) -> str | None:
    return columns[name].column if name in columns else None


def _longest(column: str, con: duckdb.DuckDBPyConnection) -> int:
    relation = con.table("kilde").select(duckdb.ColumnExpression(column).alias("kode"))
    row = relation.aggregate("max(length(kode))").fetchone()
    return int(row[0] or 0) if row else 0


def _art_offset(column: str, con: duckdb.DuckDBPyConnection) -> int | None:
    """Where the three digits of the art begin in a longer account number; None when it is the art alone."""
    if _longest(column, con) <= 3:
        return None
    codes = con.table("kilde").select(duckdb.ColumnExpression(column).alias("kode")).distinct()
    codes.create_view("kontoer", replace=True)
    best = queries.run_on(con, "intake/artens_plass")
    return int(best["start"].iloc[0])
