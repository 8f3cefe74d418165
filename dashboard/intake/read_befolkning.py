"""Inhabitants by age, as Statistikkbanken and municipalities write them, into one row per region, alternative, year and age.

The sexes are added up; what else stands in the table (births, moves) is left out. Any other file is left as it was read.
"""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import duckdb
import pyarrow as pa

from dashboard import paths, queries
from dashboard.datasets.befolkning import BEFOLKNING
from dashboard.intake.befolkning_words import (
    CLOSING,
    CODES,
    COLUMNS,
    OPENING,
    PERSONS,
    PROJECTION,
    SEXES,
    ages_of,
    alternative_of,
    is_persons,
)
from dashboard.intake.mapping import plain
from dashboard.intake.reading import Reading, UnreadableFile, identifier

_STATBANK = ("tabell", "tittel", "region", "region_navn", "aar", "verdi")
_QUARTER = re.compile(r"((?:19|20)\d\d)K([1-4])")


@dataclass(frozen=True, slots=True)
class _Value:
    """A column of numbers, and what its heading says of all of them."""

    column: str
    aar: str | None = None
    innhold: str | None = None
    region: str | None = None


def as_befolkning(reading: Reading, name: str, con: duckdb.DuckDBPyConnection) -> Reading:
    """`kilde` rewritten where it holds inhabitants; else the reading as it is.

    Columns afterwards, as far as the file tells: tabell, region, region_navn, alternativ, aar, alder_fra, alder_til (empty:
    and older), antall, oppdatert, and those that are none of these, as they are. `antall` is text: a mark (. .. :) in one sex is the mark of both. What is no age, year or
    number stays as it is written, for staging to point at.
    Raises UnreadableFile for one sex alone, and for quarters none of which begins or ends on 1 January.
    """
    found = (
        _from_statbank(reading, con)
        if set(_STATBANK) <= set(reading.columns)
        else _from_columns(reading, con)
    )
    if not found:
        return reading
    told = {column: _distinct(con, column) for column in ("kjonn", "alder", "innhold")}
    sexes = {text: SEXES.get(text.casefold()) for text in told["kjonn"]}
    own_words = any(plain(column) in COLUMNS["alternativ"] for column in reading.columns)
    contents = [text for text in told["innhold"] if own_words or is_persons(text)]
    ages = {text: ages_of(text) for text in told["alder"]}
    if None in sexes.values() or (told["innhold"] and not contents) or (ages and not any(ages.values())):
        return reading
    _lookup(con, "befolkning_kjonn", ("kjonn",), [(text,) for text in _counted(sexes, name)])
    codes = set(contents) & set(CODES)
    projected = len(codes) > 1 or any(column.startswith(PROJECTION) for column in reading.columns)
    means = {text: CODES[text] if projected and text in codes else alternative_of(text) for text in contents}
    _lookup(con, "befolkning_innhold", ("innhold", "tid", "alternativ", "aar"), _years(means, name, con))
    _lookup(
        con,
        "befolkning_alder",
        ("alder", "alder_fra", "alder_til"),
        [(text, *_span(text, span)) for text, span in ages.items()],
    )
    return _write(reading, con, told)


def _from_statbank(reading: Reading, con: duckdb.DuckDBPyConnection) -> bool:
    """Lay out the rows that the readers of JSON-stat and Statistikkbanken's Excel make; sex and age stand in undergruppe."""
    if not any(map(is_persons, _column_values(con, "tittel"))):
        return False
    parts = []
    if "undergruppe" in reading.columns:
        codes = "undergruppe_kode" if "undergruppe_kode" in reading.columns else "null::varchar"
        for label, code in con.execute(f"select distinct undergruppe, {codes} from kilde").fetchall():
            split = _sex_and_age(label or "", code or "")
            if split is None:
                return False
            parts.append((label, *split))
    _lookup(con, "befolkning_deler", ("undergruppe", "kjonn", "alder"), parts)
    joined = (
        "left join befolkning_deler using (undergruppe)" if parts else "left join befolkning_deler on false"
    )
    con.execute(
        f"""
        create or replace temp view befolkning_lang as
        select rad, felt, tabell, region, region_navn, kjonn, alder, tittel as innhold, aar as tid, verdi, oppdatert
        from kilde {joined}
        """
    )
    return True


def _sex_and_age(label: str, code: str) -> tuple[str | None, str | None] | None:
    """`Menn / 0 år` -> (Menn, 0 år); None where a part is neither. The codes serve where the labels do not tell."""
    sex = age = None
    labels = [part.strip() for part in label.split(" / ")]
    codes = [part.strip() for part in code.split("/")] if code else []
    if len(codes) != len(labels):
        codes = labels
    for text, number in zip(labels, codes, strict=True):
        if text.casefold() in SEXES and sex is None and not text.isdecimal():
            sex = text
        elif ages_of(text) is not None and age is None:
            age = text
        elif ages_of(number) is not None and age is None:
            age = number
        else:
            return None
    return sex, age


def _from_columns(reading: Reading, con: duckdb.DuckDBPyConnection) -> bool:
    """Lay out a table with one column a variable, or with years or regions beside each other."""
    named = _named(reading.columns)
    if any(
        plain(column) in ("nokkeltall", "funksjon", "ansvar", "enhet", "sektor") for column in reading.columns
    ):
        return False
    values = _values(reading.columns, named)
    has_age = "alder" in named or "alder_fra" in named
    says_persons = bool({"alternativ", "variabel"} & set(named)) or any(
        value.innhold or plain(value.column) in PERSONS for value in values
    )
    has_region = "region" in named or "region_navn" in named or all(value.region for value in values)
    has_year = "aar" in named or all(value.aar for value in values)
    if not values or not has_region or not has_year or not (has_age or says_persons):
        return False
    pieces = [_piece(value, named) for value in values]
    con.execute(f"create or replace temp view befolkning_lang as {' union all '.join(pieces)}")
    return True


def _named(columns: Sequence[str]) -> dict[str, str]:
    """Which column is which, the first of each kind."""
    found: dict[str, str] = {}
    for kind, words in COLUMNS.items():
        for column in columns:
            if plain(column) in words and column not in found.values() and kind not in found:
                found[kind] = column
    return found


def _values(columns: Sequence[str], named: dict[str, str]) -> list[_Value]:
    if "antall" in named:
        return [_Value(named["antall"])]
    left = [column for column in columns if column not in named.values()]
    if len(left) == 1 and re.match(
        r"\d{5}[:\s]", left[0]
    ):  # the heading of Statistikkbanken's long CSV is the table's title
        return [_Value(left[0])]
    wide = [value for value in map(_wide, left) if value is not None]
    by_region = not ("region" in named or "region_navn" in named)
    return [value for value in wide if bool(value.region) == by_region]


def _wide(column: str) -> _Value | None:
    """`Personer 2024`, `2024`, `Agder_Hovedalternativet (MMMM)`."""
    if match := re.fullmatch(r"(.*?)\s*((?:19|20)\d\d)", column):
        if not match[1] or is_persons(match[1]):
            return _Value(column, aar=match[2], innhold=match[1] or None)
        return None
    region, _, innhold = column.rpartition("_")
    return _Value(column, region=region, innhold=innhold) if region and is_persons(innhold) else None


def _piece(value: _Value, named: dict[str, str]) -> str:
    """The rows of one column of numbers, as SQL."""

    def column(kind: str, constant: str | None = None) -> str:
        source = named.get(kind)
        text = "'" + constant.replace("'", "''") + "'" if constant else "null"
        return identifier(source) if source else f"{text}::varchar"

    innhold = column("alternativ" if "alternativ" in named else "variabel", value.innhold)
    age = column("alder_fra") if "alder_fra" in named else column("alder")
    if "alder_fra" in named and "alder_til" in named:
        age = f"{age} || coalesce('-' || {column('alder_til')}, '+')"
    return (
        f"select rad, felt, {column('tabell')} as tabell, {column('region', value.region)} as region,"
        f" {column('region_navn')} as region_navn, {column('kjonn')} as kjonn, {age} as alder,"
        f" {innhold} as innhold, {column('aar', value.aar)} as tid,"
        f" {identifier(value.column)} as verdi, {column('oppdatert')} as oppdatert from kilde"
    )


def _is_value(column: str) -> bool:
    return _wide(column) is not None or re.match(r"\d{5}[:\s]", column) is not None


def _counted(sexes: dict[str, str | None], name: str) -> list[str]:
    """The texts whose rows are added up: both sexes together where the file has them, else the two."""
    kinds = set(sexes.values())
    if "begge" in kinds:
        return [text for text, kind in sexes.items() if kind == "begge"]
    if len(kinds) == 1:
        only = kinds.pop()
        raise UnreadableFile(
            "befolkning_ett_kjonn",
            "Filen har bare det ene kjønnet",
            f"«{name}» har folketallet for {only} alene.",
            "Hent tabellen på nytt fra Statistikkbanken med begge kjønn, eller uten å velge kjønn.",
        )
    return list(sexes)


def _years(
    means: Mapping[str, str], name: str, con: duckdb.DuckDBPyConnection
) -> list[tuple[str | None, ...]]:
    """Which alternative and year (1 January) each pair of measure and time stands for. `means`: measure -> alternative."""
    pairs = con.execute("select distinct innhold, tid from befolkning_lang").fetchall()
    found: list[tuple[str | None, ...]] = []
    opened: set[str] = set()
    closing: list[tuple[str | None, ...]] = []
    quarters = False
    for innhold, tid in sorted(pairs, key=str):
        if innhold is not None and innhold not in means:
            continue
        quarter = _QUARTER.fullmatch(tid or "")
        if quarter is None or not (innhold and (OPENING.match(innhold) or CLOSING.match(innhold))):
            found.append((innhold, tid, means[innhold] if innhold else None, tid))
            continue
        quarters = True
        if OPENING.match(innhold) and quarter[2] == "1":
            opened.add(quarter[1])
            found.append((innhold, tid, "registrert", quarter[1]))
        elif CLOSING.match(innhold) and quarter[2] == "4":
            closing.append((innhold, tid, "registrert", str(int(quarter[1]) + 1)))
    found += [pair for pair in closing if pair[3] not in opened]
    if quarters and not found:
        raise UnreadableFile(
            "befolkning_uten_1_januar",
            "Filen har ikke folketallet 1. januar",
            f"«{name}» har folketall per kvartal, men ikke ved inngangen til 1. kvartal eller utgangen av 4. kvartal.",
            "Ta med 1. kvartal («ved inngangen av kvartalet») eller 4. kvartal («ved utgangen av kvartalet»).",
        )
    return found


def _span(text: str, span: tuple[int, int | None] | None) -> tuple[str, str | None]:
    if span is None:
        return text, None
    return str(span[0]), None if span[1] is None else str(span[1])


def _write(reading: Reading, con: duckdb.DuckDBPyConnection, told: dict[str, list[str]]) -> Reading:
    _lookup(con, "befolkning_region", ("navn", "kode"), list(_codes().items()))
    known = {
        *_named(reading.columns).values(),
        *_STATBANK,
        "undergruppe",
        "undergruppe_kode",
        "nokkeltall",
        "enhet",
    }
    rest = [column for column in reading.columns if column not in known and not _is_value(column)]
    con.execute(
        f"create or replace temp table befolkning_rest as select {', '.join(map(identifier, ['rad', *rest]))} from kilde"
    )
    rewritten = queries.load("intake/befolkning").sql
    con.execute(f"create or replace temp table kilde as {rewritten}")
    empty = {
        "alternativ": not told["innhold"],
        "alder_fra": not told["alder"],
        "alder_til": not told["alder"],
    }
    for column in ("tabell", "region_navn", "oppdatert"):
        empty[column] = not _column_values(con, column)
    columns = [column for column in BEFOLKNING.names if column != "merke" and not empty.get(column)]
    columns += rest
    kept = ", ".join(
        ["rad", f"felt + {len(columns) - len(reading.columns)} as felt", *map(identifier, columns)]
    )
    con.execute(
        f"create or replace temp table kilde as select {kept} from kilde left join befolkning_rest using (rad) order by rad"
    )
    con.execute("drop view befolkning_lang")
    con.execute("drop table befolkning_rest")
    count = con.execute("select count(*) from kilde").fetchone()
    return Reading(reading.format, tuple(columns), count[0] if count else 0, reading.title)


@cache
def _codes() -> dict[str, str]:
    """Numbers of today's municipalities and counties by name, as Statistikkbanken's tables without codes write it."""
    codes: dict[str, str] = {}
    for row in _reference("kommune"):
        if not row["gyldig_til"]:
            codes[row["navn"]] = "" if row["navn"] in codes else row["kode"]
    for row in _reference("region"):
        if row["type"] == "fylke" and not row["gyldig_til"]:
            codes.setdefault(row["navn"], row["kode"].removeprefix("EKA"))
    for name, code in list(codes.items()):
        codes.setdefault(name.partition(" - ")[0], code)
    return {name: code for name, code in codes.items() if code}


def _reference(name: str) -> Iterable[dict[str, str]]:
    with (paths.REFERENCE / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter=";"))


def _distinct(con: duckdb.DuckDBPyConnection, column: str) -> list[str]:
    return _values_of(con, "befolkning_lang", column)


def _column_values(con: duckdb.DuckDBPyConnection, column: str) -> list[str]:
    return _values_of(con, "kilde", column)


def _values_of(con: duckdb.DuckDBPyConnection, table: str, column: str) -> list[str]:
    rows = con.execute(f"select distinct {column} from {table} where {column} is not null").fetchall()
    return sorted(value for (value,) in rows)


def _lookup(
    con: duckdb.DuckDBPyConnection, table: str, columns: Sequence[str], rows: Sequence[tuple[str | None, ...]]
) -> None:
    cells: Sequence[Sequence[str | None]] = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
    given = pa.table(
        {name: pa.array(list(cell), pa.string()) for name, cell in zip(columns, cells, strict=True)}
    )
    con.register("_befolkning", given)
    try:
        con.execute(f"create or replace temp table {table} as from _befolkning")
    finally:
        con.unregister("_befolkning")
