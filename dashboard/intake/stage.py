"""From the text table `kilde` to one typed table a dataset, with what broke the contract set down beside it.

Makes, on the cursor it is given:
`innlest_<dataset>`  rad, kildekolonne, and the contract's columns
`brudd`              dataset, slag (uleselig, mangler, utenfor), rad, kolonne, verdi, tillatt
`gjentatt`           dataset, rad (the first), noekkel, antall
"""

from collections.abc import Iterator
from functools import reduce

import duckdb
from duckdb import ColumnExpression, ConstantExpression, Expression, FunctionExpression

from dashboard.datasets import DATASETS, Column, Dataset, Type
from dashboard.intake.mapping import Mapping, Measure, Part, Source
from dashboard.intake.reading import Reading

_CODE3 = ("art", "funksjon")
_NEVER_UNREADABLE = (Type.TEXT, Type.CODE, Type.MARK)


def stage(mapping: Mapping, reading: Reading, con: duckdb.DuckDBPyConnection) -> None:
    """Make the tables for every part of the mapping."""
    con.execute(
        "create or replace temp table brudd"
        " (dataset varchar, slag varchar, rad bigint, kolonne varchar, verdi varchar, tillatt varchar)"
    )
    con.execute("create or replace temp table gjentatt (dataset varchar, rad bigint, noekkel varchar, antall bigint)")
    for part in mapping.parts:
        _stage_part(part, reading, con)
        _note_repeats(DATASETS[part.dataset], con)


def staged(dataset: str) -> str:
    """The name of a dataset's staged table."""
    return f"innlest_{dataset}"


def _stage_part(part: Part, reading: Reading, con: duckdb.DuckDBPyConnection) -> None:
    dataset = DATASETS[part.dataset]
    source = con.table("kilde")
    measures: tuple[Measure | None, ...] = part.measures or (None,)
    pieces = [source.select(*_row(dataset, part, measure, reading)) for measure in measures]
    rows = reduce(lambda above, below: above.union(below), pieces)
    con.execute(f"create or replace temp table {staged(part.dataset)} as from rows")  # `rows`: the relation above
    _turn_sign(part, con)
    for measure in measures:
        _note_breaches(dataset, part, measure, con)


def _row(dataset: Dataset, part: Part, measure: Measure | None, reading: Reading) -> Iterator[Expression]:
    yield ColumnExpression("rad")
    yield ConstantExpression(measure.column if measure else None).cast("varchar").alias("kildekolonne")
    for column in dataset.columns:
        raw = _raw(part.source(column.name, measure))
        yield _typed(column, raw, reading, part.scale).alias(column.name)
        if column.type not in _NEVER_UNREADABLE or column.required:
            yield raw.alias(_raw_name(column))


def _raw_name(column: Column) -> str:
    return f"{column.name}_raa"


def _raw(source: Source | None) -> Expression:
    if source is None or (source.column is None and source.constant is None):
        return ConstantExpression(None).cast("varchar")
    if source.column is None:
        return ConstantExpression(source.constant).cast("varchar")
    whole = ColumnExpression(source.column)
    if source.length is None:
        return whole
    return FunctionExpression("substr", FunctionExpression("trim", whole), ConstantExpression(source.start + 1), ConstantExpression(source.length))


def _typed(column: Column, raw: Expression, reading: Reading, scale: int) -> Expression:
    decimal = ConstantExpression(reading.format.decimal or ",")
    thousands = ConstantExpression(reading.format.thousands or " ")
    match column.type:
        case Type.KRONER:
            amount = FunctionExpression("les_kroner", raw, decimal, thousands)
            return (amount * ConstantExpression(scale)).cast(column.type.sql) if scale != 1 else amount
        case Type.DAYS:
            return FunctionExpression("les_kroner", raw, decimal, thousands)
        case Type.NUMBER:
            return FunctionExpression("les_noekkeltall", raw, decimal, thousands)
        case Type.YEAR | Type.COUNT:
            return FunctionExpression("les_heltall", raw)
        case Type.PERIOD:
            return FunctionExpression("les_periode", raw)
        case Type.DATE:
            return FunctionExpression("les_dato", raw)
        case Type.FLAG:
            return FunctionExpression("les_flagg", raw)
        case Type.MARK:
            return FunctionExpression("les_merke", raw)
        case Type.CODE if column.name in _CODE3:
            return FunctionExpression("les_kode3", raw)
        case Type.CODE | Type.TEXT:
            trimmed = FunctionExpression("nullif", FunctionExpression("trim", raw), ConstantExpression(""))
            return FunctionExpression("lower", trimmed) if column.values else trimmed


def _turn_sign(part: Part, con: duckdb.DuckDBPyConnection) -> None:
    """Expenditure +, revenue −, whatever the source system writes."""
    if part.sign == "som i filen":
        return
    which = "" if part.sign == "snudd" else "where art between '600' and '999' and art <> '690'"
    for column in DATASETS[part.dataset].columns:
        if column.type is Type.KRONER:
            con.execute(f"update {staged(part.dataset)} set {column.name} = -{column.name} {which}")


def _note_breaches(dataset: Dataset, part: Part, measure: Measure | None, con: duckdb.DuckDBPyConnection) -> None:
    table = staged(dataset.name)
    for column in dataset.columns:
        source = part.source(column.name, measure)
        given = source.column if source and source.column else None
        base = {"dataset": dataset.name, "kolonne": given or column.title, "maal": measure.column if measure else None}
        if column.type not in _NEVER_UNREADABLE and given:
            con.execute(
                f"insert into brudd select $dataset, 'uleselig', rad, $kolonne, {column.name}_raa, null from {table}"
                f" where {column.name} is null and trim({column.name}_raa) <> '' and kildekolonne is not distinct from $maal"
                + (f" and trim({column.name}_raa) not in ('.', '..', ':')" if column.type is Type.NUMBER else ""),
                base,
            )
        if column.required:
            con.execute(
                f"insert into brudd select $dataset, 'mangler', rad, $kolonne, null, null from {table}"
                f" where {column.name} is null and coalesce(trim({column.name}_raa), '') = ''"
                " and kildekolonne is not distinct from $maal",
                base,
            )
        if column.values:
            con.execute(
                f"insert into brudd select $dataset, 'utenfor', rad, $kolonne, {column.name}, $tillatt from {table}"
                f" where {column.name} is not null and not list_contains($verdier, {column.name})"
                " and kildekolonne is not distinct from $maal",
                {**base, "tillatt": ", ".join(value for value in column.values if value), "verdier": list(column.values)},
            )


def _note_repeats(dataset: Dataset, con: duckdb.DuckDBPyConnection) -> None:
    keys = ", ".join(dataset.key)
    shown = " || ' / ' || ".join(f"coalesce({key}::varchar, '–')" for key in dataset.key)
    con.execute(
        f"insert into gjentatt select $dataset, min(rad), any_value({shown}), count(*) from {staged(dataset.name)}"
        f" group by {keys} having count(*) > 1",
        {"dataset": dataset.name},
    )
