"""From the text table `kilde` to one typed table a dataset, with what broke the contract set down beside it.

Makes, on the cursor it is given:
`innlest_<dataset>`  rad, kildekolonne, and the contract's columns
`brudd`              dataset, slag (uleselig, mangler, utenfor), rad, kolonne, verdi, ventet: what it should have been
`gjentatt`           dataset, rad (the first), noekkel, antall
"""

from collections.abc import Iterator

import duckdb
from duckdb import ColumnExpression, ConstantExpression, Expression, FunctionExpression, SQLExpression

from dashboard.datasets import DATASETS, Column, Dataset, Type, kommunekompass
from dashboard.intake.mapping import Mapping, Measure, Part, Source
from dashboard.intake.reading import Reading, identifier

FIRST_YEAR, LAST_YEAR = 1900, 2200  # between which a whole number is a year
_NEVER_UNREADABLE = (Type.TEXT, Type.CODE, Type.MARK)
_FALLBACK = {"region": "region_navn"}  # Statistics Norway's own tables hold regions without a code
_MACROS_BY_NAME = {
    "art": "les_kode3",
    "funksjon": "les_kode3",
    "versjon": "les_versjon",
    "kontoklasse": "les_kontoklasse",
}
_MACROS_BY_COLUMN = {
    kommunekompass.KOMMUNE: "les_kommune",
    kommunekompass.VERSJON: "les_kompassversjon",
    kommunekompass.NR: "les_kompassnr",
}
_MACROS = {
    Type.YEAR: "les_heltall",
    Type.COUNT: "les_heltall",
    Type.PERIOD: "les_periode",
    Type.DATE: "les_dato",
    Type.FLAG: "les_flagg",
    Type.MARK: "les_merke",
}
_EXPECTED = {
    Type.KRONER: "et beløp",
    Type.DAYS: "et antall dagsverk",
    Type.NUMBER: "et tall",
    Type.YEAR: "et årstall",
    Type.COUNT: "et helt tall",
    Type.PERIOD: "en periode (1–13 eller en måned)",
    Type.DATE: "en dato",
    Type.FLAG: "ja eller nei",
}


def stage(mapping: Mapping, reading: Reading, con: duckdb.DuckDBPyConnection) -> None:
    """Make the tables for every part of the mapping."""
    con.execute(
        "create or replace temp table brudd"
        " (dataset varchar, slag varchar, rad bigint, kolonne varchar, verdi varchar, ventet varchar)"
    )
    con.execute(
        "create or replace temp table gjentatt (dataset varchar, rad bigint, noekkel varchar, antall bigint)"
    )
    for part in mapping.parts:
        _stage_part(part, reading, con)
        _note_repeats(DATASETS[part.dataset], con)


def staged(dataset: str) -> str:
    """The name of a dataset's staged table."""
    return f"innlest_{dataset}"


def _stage_part(part: Part, reading: Reading, con: duckdb.DuckDBPyConnection) -> None:
    dataset = DATASETS[part.dataset]
    source = con.table("kilde")
    pieces = [source.select(*_row(dataset, part, measure, reading)) for measure in part.measures or (None,)]
    rows = " union all ".join(f"({piece.sql_query()})" for piece in pieces)
    con.execute(f"create or replace temp table {staged(part.dataset)} as {rows}")
    _turn_sign(part, con)
    _note_breaches(dataset, part, con)


def _row(dataset: Dataset, part: Part, measure: Measure | None, reading: Reading) -> Iterator[Expression]:
    yield ColumnExpression("rad")
    yield ConstantExpression(measure.column if measure else None).cast("varchar").alias("kildekolonne")
    for column in dataset.columns:
        raw = _raw(part.source(column.name, measure))
        if column.name in _FALLBACK:
            raw = FunctionExpression("foerste_av", raw, _raw(part.source(_FALLBACK[column.name], measure)))
        yield _typed(dataset, column, raw, reading, part.scale).alias(column.name)
        if column.type not in _NEVER_UNREADABLE or column.required or column.local_words:
            yield raw.alias(_raw_name(column))


def _raw_name(column: Column) -> str:
    return f"{column.name}_raa"


def _raw(source: Source | None) -> Expression:
    if source is None or (source.column is None and source.constant is None):
        return ConstantExpression(None).cast("varchar")
    if source.column is None:
        return ConstantExpression(source.constant).cast("varchar")
    if source.length is None and source.width is None:
        return _column(source.column)
    start = ConstantExpression(source.start + 1 if source.start >= 0 else source.start)
    length, width = ConstantExpression(source.length), ConstantExpression(source.width)
    return FunctionExpression("del_av_kode", _column(source.column), start, length, width)


def _column(name: str) -> Expression:
    return SQLExpression(
        identifier(name)
    )  # a ColumnExpression would take the point in «Rev. budsjett» for a table's


def _typed(dataset: Dataset, column: Column, raw: Expression, reading: Reading, scale: int) -> Expression:
    marks = (
        ConstantExpression(reading.format.decimal or ","),
        ConstantExpression(reading.format.thousands or " "),
    )
    if column.type is Type.KRONER:
        return FunctionExpression("les_kroner", raw, *marks, ConstantExpression(scale))
    if column.type is Type.DAYS:
        return FunctionExpression("les_kroner", raw, *marks, ConstantExpression(1))
    if column.type is Type.NUMBER:
        return FunctionExpression("les_noekkeltall", raw, *marks)
    if column.local_words:
        of = (ConstantExpression(dataset.name), ConstantExpression(column.name))
        return FunctionExpression("les_kjent_verdi", raw, *of)
    return FunctionExpression(_macro(column), raw)


def _macro(column: Column) -> str:
    if (special := _MACROS_BY_COLUMN.get(column) or _MACROS_BY_NAME.get(column.name)) is not None:
        return special
    if column.type in (Type.TEXT, Type.CODE):
        return "les_listeverdi" if column.values else "les_tekst"
    return _MACROS[column.type]


def _turn_sign(part: Part, con: duckdb.DuckDBPyConnection) -> None:
    """Expenditure +, revenue −, whatever the source system writes."""
    if part.sign == "som i filen":
        return
    which = "" if part.sign == "snudd" else "where art between '600' and '999' and art <> '690'"
    for column in DATASETS[part.dataset].columns:
        if column.type is Type.KRONER:
            con.execute(f"update {staged(part.dataset)} set {column.name} = -{column.name} {which}")


def _note_breaches(dataset: Dataset, part: Part, con: duckdb.DuckDBPyConnection) -> None:
    """One look per column of the contract and column of the file that feeds it."""
    for column in dataset.columns:
        for source, measure in _feeds(column, part):
            _note_breach(dataset, column, source, measure, con)


def _feeds(column: Column, part: Part) -> list[tuple[Source | None, Measure | None]]:
    """The sources of a column, each with the measure whose rows it feeds (None: all rows)."""
    sources: list[tuple[Source | None, Measure | None]] = [
        (part.source(column.name, measure), measure) for measure in part.measures
    ]
    if not sources or all(source == sources[0][0] for source, _ in sources):
        return [(part.source(column.name, part.measures[0] if part.measures else None), None)]
    return sources


def _note_breach(
    dataset: Dataset,
    column: Column,
    source: Source | None,
    measure: Measure | None,
    con: duckdb.DuckDBPyConnection,
) -> None:
    given = source.column if source else None
    raw, values = f"trim({_raw_name(column)})", [value for value in column.values if value]
    known = {"dataset": dataset.name, "kolonne": given or column.title}
    rows = f"from {staged(dataset.name)}"
    if measure is not None:
        rows += " where kildekolonne = $maal and "
        known["maal"] = measure.column
    else:
        rows += " where "
    keeps_marks = column.name in dataset.measures and "merke" in dataset.names
    if column.type not in _NEVER_UNREADABLE:
        marked = column.type is Type.NUMBER or keeps_marks
        marks = f"and les_merke({raw}) is null" if marked else ""
        no_year = (
            f"or {column.name} not between {FIRST_YEAR} and {LAST_YEAR}" if column.type is Type.YEAR else ""
        )
        con.execute(
            f"insert into brudd select distinct $dataset, 'uleselig', rad, $kolonne, {raw}, $ventet {rows}"
            f" ({column.name} is null and {raw} <> '' {marks} {no_year})",
            known | {"ventet": _EXPECTED[column.type]},
        )
    if column.required:
        # A mark says that there is no number: enough where the dataset keeps the mark, and nothing where it does not.
        empty = f"coalesce({raw}, '') = ''" + ("" if keeps_marks else f" or les_merke({raw}) is not null")
        con.execute(
            f"insert into brudd select distinct $dataset, 'mangler', rad, $kolonne, null, null {rows}"
            f" {column.name} is null and ({empty})",
            known,
        )
    if column.local_words:
        _note_translations(dataset, column, given, con)
    if values:
        con.execute(
            f"insert into brudd select distinct $dataset, 'utenfor', rad, $kolonne, {column.name}, $ventet {rows}"
            f" {column.name} is not null and not list_contains($verdier, {column.name})",
            known | {"ventet": ", ".join(values), "verdier": values},
        )


def _note_translations(
    dataset: Dataset, column: Column, given: str | None, con: duckdb.DuckDBPyConnection
) -> None:
    raw = f"trim({_raw_name(column)})"
    con.execute(
        f"insert into brudd select distinct $dataset, 'oversatt', rad, $kolonne, {raw}, {column.name}"
        f" from {staged(dataset.name)} where {column.name} <> lower({raw})",
        {"dataset": dataset.name, "kolonne": given or column.title},
    )


def _note_repeats(dataset: Dataset, con: duckdb.DuckDBPyConnection) -> None:
    keys = ", ".join(dataset.key)
    shown = " || ' / ' || ".join(f"coalesce({key}::varchar, '–')" for key in dataset.key)
    # Most files repeat nothing, and counting hashes tells so several times faster than grouping texts.
    con.execute(
        f"""
        insert into gjentatt
        with like_noekler as materialized (
            select hash({keys}) as noekkel from {staged(dataset.name)} group by noekkel having count(*) > 1
        )
        select $dataset, min(rad), any_value({shown}), count(*) from {staged(dataset.name)}
        where hash({keys}) in (from like_noekler)
        group by {keys} having count(*) > 1
        """,
        {"dataset": dataset.name},
    )
