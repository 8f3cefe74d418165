"""KS's table of the yearly change in expenditure need: a row per year and a column per sector, into one row per amount."""

import csv
import re
from functools import cache

import duckdb

from dashboard import paths
from dashboard.datasets.behov import SEKTORER, SUM, UTGIFTSBEHOV
from dashboard.intake.mapping import plain
from dashboard.intake.reading import Reading, identifier

FEWEST_SECTORS = 3  # fewer headings than this may be anything

_KEPT = ("kommune", "prisnivaa", "kilde")
_YEARS = re.compile(r"\D*((?:19|20)\d\d)(?:\s*(?:-|–|—|/|til|t\.o\.m\.)\s*((?:19|20)?\d\d))?\D*")
_PRICES = re.compile(
    r"((?:19|20)\d\d)[- ]?(?:kroner|kr|priser|prisnivå)|prisnivå[^\d]{0,12}((?:19|20)\d\d)", re.IGNORECASE
)


def as_utgiftsbehov(reading: Reading, name: str, con: duckdb.DuckDBPyConnection) -> Reading:
    """`kilde` rewritten where it is such a table; else the reading as it is.

    Columns afterwards: aar, aar_til (of a row that sums years), sektor, beloep, prisnivaa where the file's name or what stands
    around the table tells it, and the file's other columns. Lines without amounts are notes. `title` then holds all words.
    """
    sectors = {column: sector for column in reading.columns if (sector := sector_of(column))}
    years = _years_column([column for column in reading.columns if column not in sectors])
    others = [column for column in reading.columns if column not in sectors and column != years]
    if len(set(sectors.values()) & set(SEKTORER)) < FEWEST_SECTORS or years is None:
        return reading
    labels = {label: _span(label) for (label,) in _distinct(con, years)}
    if not any(span for label, span in labels.items() if label and len(label) == len("2023")):
        return reading  # no row is a year of its own
    con.execute("create or replace temp table utgiftsbehov_aar (tekst varchar, aar varchar, aar_til varchar)")
    rows = [(label, *(span or (label, None))) for label, span in labels.items() if label]
    con.executemany("insert into utgiftsbehov_aar values (?, ?, ?)", rows)
    amounts = " or ".join(f"{_own(column)} is not null" for column in sectors)
    notes = con.execute(
        f"select {identifier(years)} from kilde where not ({amounts}) order by rad"
    ).fetchall()
    title = " ".join(filter(None, [name, reading.title, *reading.columns, *(note for (note,) in notes)]))
    named = {kind: column for kind in _KEPT for column in others if plain(column) in _words(kind)}
    prices = _PRICES.search(title)
    extra = [f"{_own(column)} as {identifier(kind)}" for kind, column in named.items()]
    if prices and "prisnivaa" not in named:
        extra.append(f"'{prices[1] or prices[2]}' as prisnivaa")
    extra += [_own(column) for column in others if column not in named.values()]
    pieces = [
        f"select rad, felt, funnet.aar, funnet.aar_til, '{sector}' as sektor, {', '.join([f'{_own(column)} as beloep', *extra])}"
        f" from kilde left join utgiftsbehov_aar as funnet on {_own(years)} = funnet.tekst where {amounts}"
        for column, sector in sectors.items()
    ]
    con.execute(f"create or replace temp table kilde as {' union all '.join(pieces)}")
    columns = [row[0] for row in con.execute("describe kilde").fetchall()][2:]
    con.execute(f"update kilde set felt = felt + {len(columns) - len(reading.columns)}")
    count = con.execute("select count(*) from kilde").fetchone()
    return Reading(reading.format, tuple(columns), count[0] if count else 0, title)


def _own(column: str) -> str:
    """The file's column, whatever it is called: also as one of ours, or of DuckDB's."""
    return f"kilde.{identifier(column)}"


def sector_of(heading: str) -> str | None:
    """`Pleie og omsorg (1000 kr)` -> pleie_og_omsorg; None for what is no sector, nor the sum of them."""
    return _sectors().get(plain(re.sub(r"\(.*\)|\b1\s?000 kr(oner)?\b", "", heading)))


@cache
def _sectors() -> dict[str, str]:
    with (paths.REFERENCE / "statusord.csv").open(encoding="utf-8") as file:
        words = [row for row in csv.DictReader(file, delimiter=";") if row["datasett"] == UTGIFTSBEHOV.name]
    local = {plain(row["ord"]): row["verdi"] for row in words if row["kolonne"] == "sektor"}
    return local | {plain(sector): sector for sector in (*SEKTORER, SUM)}


def _years_column(columns: list[str]) -> str | None:
    """The one that is called so, else the first: KS's has no heading."""
    named = _words("aar")
    return next((column for column in columns if plain(column) in named), columns[0] if columns else None)


def _span(label: str | None) -> tuple[str, str | None] | None:
    """`2023` -> (2023, none), `Sum 2023–2026` and `2023-26` -> (2023, 2026); None for another text."""
    match = _YEARS.fullmatch(label or "")
    if not match:
        return None
    last = match[2]
    return match[1], (match[1][:2] + last if last and len(last) == len("26") else last)


def _words(column: str) -> set[str]:
    known = UTGIFTSBEHOV.column(column)
    return {plain(word) for word in (known.name, known.title, *known.aliases)}


def _distinct(con: duckdb.DuckDBPyConnection, column: str) -> list[tuple[str | None]]:
    return con.execute(f"select distinct {identifier(column)} from kilde").fetchall()
