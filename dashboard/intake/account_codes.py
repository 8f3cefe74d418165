"""Local charts of accounts add digits to KOSTRA's: konto 10100 is kontoklasse 1, art 010 and a local 0."""

from collections.abc import Mapping as MappingType

import duckdb

from dashboard import queries
from dashboard.intake.mapping import Source
from dashboard.intake.reading import identifier


def code_sources(columns: MappingType[str, Source], con: duckdb.DuckDBPyConnection) -> dict[str, Source]:
    """Where kontoklasse, art, funksjon and the local codes lie in the columns already found."""
    return _account(columns, con) | _service(columns, con)


def _account(columns: MappingType[str, Source], con: duckdb.DuckDBPyConnection) -> dict[str, Source]:
    """Where the art begins is read off the file: the place whose three digits are KOSTRA arts most often."""
    art, konto = _column(columns, "art"), _column(columns, "konto")
    column = art or konto
    if column is None:
        return {}
    if _longest(column, con) <= 3:
        found = {"art": Source(column=column)}
        column = konto if konto != column else None
        if column is None or _longest(column, con) <= 3:
            return found
        start, width = _place_of_art(column, con)
    else:
        start, width = _place_of_art(column, con)
        found = {
            "konto": Source(column=column),
            "art": Source(column=column, start=start, length=3, width=width),
        }
    if start == 1 and "kontoklasse" not in columns:
        found["kontoklasse"] = Source(column=column, start=0, length=1, width=width)
    return found


def _service(columns: MappingType[str, Source], con: duckdb.DuckDBPyConnection) -> dict[str, Source]:
    function, service = _column(columns, "funksjon"), _column(columns, "tjeneste")
    if function is None and service is None:
        return {}
    if function is None or (service is None and _longest(function, con) > 3):
        service = service or function
        return {"tjeneste": Source(column=service), "funksjon": Source(column=service, start=0, length=3)}
    return {"funksjon": Source(column=function, start=0, length=3)}


def _column(columns: MappingType[str, Source], name: str) -> str | None:
    return columns[name].column if name in columns else None


def _longest(column: str, con: duckdb.DuckDBPyConnection) -> int:
    row = con.execute(f"select max(length(trim({identifier(column)}))) from kilde").fetchone()
    return int(row[0] or 0) if row else 0


def _place_of_art(column: str, con: duckdb.DuckDBPyConnection) -> tuple[int, int | None]:
    """Where the three digits of the art begin, and the digits to fill up to where a spreadsheet has dropped zeros."""
    con.execute(
        f"create or replace temp table kontoer as select distinct trim({identifier(column)}) as kode from kilde"
        f" where {identifier(column)} is not null"
    )
    best = queries.rows_on(con, "intake/artens_plass")[0]
    return int(best["start"]), int(best["bredde"]) if best["fylt"] else None
