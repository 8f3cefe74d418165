"""What accepting a file would change: rows, sums by kind, and the difference from what stands."""

from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import duckdb

from dashboard import queries
from dashboard.datasets import DATASETS, Dataset, Type
from dashboard.intake.mapping import Part
from dashboard.intake.stage import staged

FEW = 50

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class PartPreview:
    """One dataset of the file.

    `sums`: source column -> total; for few key figures: which one -> its value.
    `kinds`: kontoklasse, slag, rader, beloep (accounts only).
    `difference`: one row per slice that is replaced: its key, rader_naa, rader_ny, sum_naa, sum_ny.
    `unchanged`: what stands in those slices is row for row what the file has.
    """

    dataset: str
    rows: int
    period: str
    sums: MappingType[str, Decimal]
    kinds: Rows
    difference: Rows
    sample: Rows
    unchanged: bool = False


def preview(part: Part, con: duckdb.DuckDBPyConnection) -> PartPreview:
    """The preview of a staged part, against the datasets that `con` sees."""
    dataset = DATASETS[part.dataset]
    con.execute(f"create or replace temp view innlest as from {staged(dataset.name)}")
    accounts = {"kontoklasse", "art", "beloep"} <= set(dataset.names)
    difference = _difference(dataset, con)
    return PartPreview(
        dataset=dataset.name,
        rows=_count(con),
        period=_period(dataset, con),
        sums=_sums(dataset, part, con),
        kinds=queries.rows_on(con, "intake/summer_per_slag") if accounts else [],
        difference=difference,
        sample=_sample(dataset, con),
        unchanged=_unchanged(dataset, difference, con),
    )


def _count(con: duckdb.DuckDBPyConnection) -> int:
    row = con.execute("select count(*) from innlest").fetchone()
    return int(row[0]) if row else 0


def _period(dataset: Dataset, con: duckdb.DuckDBPyConnection) -> str:
    """`2016`, `2026-10`, or first and last: `2023-01 – 2026-10`."""
    if not dataset.period:
        return ""
    label = " || '-' || ".join(
        ["aar::varchar", *("lpad(periode::varchar, 2, '0')" for name in dataset.period if name == "periode")]
    )
    row = con.execute(f"select min({label}), max({label}) from innlest").fetchone()
    first, last = row if row else (None, None)
    return "" if first is None else first if first == last else f"{first} – {last}"


def _sums(dataset: Dataset, part: Part, con: duckdb.DuckDBPyConnection) -> dict[str, Decimal]:
    """Amounts and dagsverk are summed per column of the file. Key figures never are: few of them stand one by one."""
    sums: dict[str, Decimal] = _key_figures(con) if dataset.name == "kostra" else {}
    for column in dataset.columns:
        if column.type not in (Type.KRONER, Type.DAYS):
            continue
        if column.name in dataset.measures and part.measures:
            rows = con.execute(
                f"select kildekolonne, coalesce(sum({column.name}), 0) from innlest group by kildekolonne"
            ).fetchall()
            found = dict(rows)
            sums |= {measure.column: found.get(measure.column, Decimal(0)) for measure in part.measures}
        elif (source := part.columns.get(column.name)) is not None and source.column:
            row = con.execute(f"select coalesce(sum({column.name}), 0) from innlest").fetchone()
            sums[source.column] = row[0] if row else Decimal(0)
    return sums


def _key_figures(con: duckdb.DuckDBPyConnection) -> dict[str, Decimal]:
    if _count(con) > FEW:
        return {}
    named = "concat_ws(' ', nokkeltall, undergruppe, region, aar)"
    return dict(
        con.execute(f"select {named}, verdi from innlest where verdi is not null order by rad").fetchall()
    )


def _sample(dataset: Dataset, con: duckdb.DuckDBPyConnection) -> Rows:
    """The first ten rows, without the columns that none of them fills."""
    rows = _rows(con, f"select rad, {', '.join(dataset.names)} from innlest order by rad limit 10")
    filled = [name for name in ("rad", *dataset.names) if any(row[name] is not None for row in rows)]
    return [{name: row[name] for name in filled} for row in rows]


def _difference(dataset: Dataset, con: duckdb.DuckDBPyConnection) -> Rows:
    slices = [name for name in dataset.replaces if name != "region"]
    amount = next(
        (column.name for column in dataset.columns if column.type in (Type.KRONER, Type.DAYS)), None
    )
    total = f"sum({amount})" if amount else "null::decimal(18, 2)"
    keys = ", ".join(slices) or "'alle' as alt"
    group = "group by all" if slices else ""
    on = ", ".join(slices) or "alt"
    # Grouped and not joined: a null in the key is a value as good as any.
    return _rows(
        con,
        f"""
        with begge as (
            select {keys}, count(*) as rader_naa, 0 as rader_ny, {total} as sum_naa, null as sum_ny
            {_touched(dataset)} {group}
            union all
            select {keys}, 0 as rader_naa, count(*) as rader_ny, null as sum_naa, {total} as sum_ny
            from innlest {group}
        )
        select {on}, sum(rader_naa)::bigint as rader_naa, sum(rader_ny)::bigint as rader_ny,
            coalesce(sum(sum_naa), 0) as sum_naa, coalesce(sum(sum_ny), 0) as sum_ny
        from begge group by {on} order by {on}
        """,
    )


def _touched(dataset: Dataset) -> str:
    """What stands and would be replaced, as the rest of a select."""
    same = " and ".join(f"staar.{name} is not distinct from ny.{name}" for name in dataset.replaces) or "true"
    keys = ", ".join(dataset.replaces) or "1 as alle"
    return f"from {dataset.name} as staar where exists (from (select distinct {keys} from innlest) as ny where {same})"


def _unchanged(dataset: Dataset, difference: Rows, con: duckdb.DuckDBPyConnection) -> bool:
    """Rows are only held against rows where the counts and sums are the same."""
    if any((row["rader_naa"], row["sum_naa"]) != (row["rader_ny"], row["sum_ny"]) for row in difference):
        return False
    columns = ", ".join(dataset.names)
    row = con.execute(
        f"select not exists ((select {columns} {_touched(dataset)}) except all (select {columns} from innlest))"
    ).fetchone()
    return bool(row and row[0])


def _rows(con: duckdb.DuckDBPyConnection, sql: str) -> Rows:
    result = con.execute(sql)
    columns = [column[0] for column in result.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
