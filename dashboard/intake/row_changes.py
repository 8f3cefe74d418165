"""Row by row what a file would change in what people also edit in the product, and what of their work it would write over.

Of the datasets whose contract is `edited`; what a file changes in the others is told slice by slice (preview) and, where it is
published, line by line (published).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import duckdb

from dashboard import text
from dashboard.datasets import Dataset
from dashboard.intake.finding import Finding, Severity
from dashboard.intake.stage import staged
from dashboard.lake import Lake, Snapshot

SHOWN = 20
OVERWRITES = "skriver_over_endret_i_loesningen"
"""The control that warns of it."""
_NAMED = 6
_WORDS = {"maalstruktur": ("ledd", "ledd")}


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that the file changes. `key` and `tittel` name it, `tittel` empty where the dataset has none. `before`, `after`: column
    -> value where it stands on both sides; one of them is None where the row is new or taken out. `edited`: people have written or
    changed it in the product since it last came in by file."""

    key: str
    tittel: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    edited: bool

    @property
    def columns(self) -> list[str]:
        """The columns that differ, where the row stands on both sides."""
        if self.before is None or self.after is None:
            return []
        return [name for name, value in self.before.items() if value != self.after[name]]


@dataclass(frozen=True, slots=True)
class RowChanges:
    """How many rows are new, taken out and changed; the first SHOWN of them, what is edited in the product first; and the keys of
    the first of those that were edited, of `edited` in all."""

    new: int
    removed: int
    changed: int
    first: tuple[RowChange, ...]
    edited: int
    edited_keys: tuple[str, ...]


def find_row_changes(
    dataset: Dataset, lake: Lake, base: Snapshot, con: duckdb.DuckDBPyConnection
) -> RowChanges | None:
    """What the staged rows change of what `con` sees, which is version `base`; None where nothing stands in their slices."""
    lake.stage_as_filed(con, dataset, staged(dataset.name), "sist_fra_fil", base.id)
    con.execute(f"create or replace temp table radendring as {_compared(dataset)}")
    counted = con.execute(
        "select count(*) filter (staar is null), count(*) filter (fil is null),"
        " count(*) filter (staar is not null and fil is not null), count(*) filter (redigert) from radendring"
    ).fetchone()
    assert counted is not None
    new, removed, changed, edited = (int(each) for each in counted)
    if not edited and not _stands(dataset, con):
        return None
    rows = con.execute(f"from radendring limit {SHOWN}").fetchall()
    keys = con.execute(f"select noekkel from radendring where redigert limit {_NAMED}").fetchall()
    return RowChanges(
        new, removed, changed, tuple(RowChange(*row) for row in rows), edited, tuple(key for (key,) in keys)
    )


def overwriting(dataset: Dataset, changes: RowChanges, file: str) -> Iterator[Finding]:
    """The warning that the file writes over what people have done in the product; none where it does not."""
    if not changes.edited:
        return
    more = " …" if changes.edited > len(changes.edited_keys) else ""
    yield Finding(
        control=OVERWRITES,
        severity=Severity.WARNING,
        message=f"{rows_said(dataset.name, changes.edited)} er ført eller endret i løsningen siden forrige fil"
        f" ({'; '.join(changes.edited_keys)}{more}). Filen vil skrive over det.",
        remedy="Se «Rader som blir annerledes». Skal det som er endret i løsningen stå, før det inn i filen,"
        " og last den opp på nytt.",
        file=file,
        dataset=dataset.name,
    )


def rows_said(dataset: str, count: int) -> str:
    """`3 ledd`, `1 rad`."""
    return text.count(count, *_WORDS.get(dataset, ("rad", "rader")))


def _stands(dataset: Dataset, con: duckdb.DuckDBPyConnection) -> bool:
    row = con.execute(
        f"select exists (from {dataset.name} as staar where {in_the_slices(dataset)})"
    ).fetchone()
    return bool(row and row[0])


def _compared(dataset: Dataset) -> str:
    """One row per row that the file changes: noekkel, tittel, staar, fil (the whole row, null where it is not), redigert."""
    names = list(dict.fromkeys([*dataset.key, *dataset.replaces]))
    pair = ", ".join(names)
    whole = ", ".join(f"{each.name} := {each.name}::{each.type.sql}" for each in dataset.columns)
    row = f"{pair}, struct_pack({whole}) as innhold"
    shown = f"concat_ws(', ', {', '.join(dataset.key)})"
    tittel = "coalesce(fil.tittel, staar.tittel, '')" if "tittel" in dataset.names else "''"
    return f"""
        with sider as (
            select 'fil' as side, {row} from {staged(dataset.name)}
            union all
            select 'staar' as side, {row} from {dataset.name} as staar where {in_the_slices(dataset)}
            union all
            select 'foer' as side, {row} from sist_fra_fil
        ),
        rader as (
            select {pair},
                min(innhold) filter (side = 'fil') as fil,
                min(innhold) filter (side = 'staar') as staar,
                min(innhold) filter (side = 'foer') as foer
            from sider group by {pair}
        )
        select {shown} as noekkel, {tittel} as tittel, staar, fil, staar is distinct from foer as redigert
        from rader where staar is distinct from fil
        order by redigert desc, staar is null, fil is null, {pair}
    """


def in_the_slices(dataset: Dataset) -> str:
    """Of a row that stands (`staar`), whether the staged rows replace it: a condition in SQL."""
    same = " and ".join(f"staar.{name} is not distinct from ny.{name}" for name in dataset.replaces) or "true"
    keys = ", ".join(dataset.replaces) or "1 as alle"
    return f"exists (from (select distinct {keys} from {staged(dataset.name)}) as ny where {same})"
