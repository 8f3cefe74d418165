"""Which decimal and thousands marks a file uses, decided for the file as a whole."""

import re
from collections import Counter
from collections.abc import Iterable

import duckdb

from dashboard.datasets import DATASETS, Type
from dashboard.intake.mapping import plain
from dashboard.intake.reading import identifier

SAMPLE_ROWS = 20_000
SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
APOSTROPHES = "'’"

_NUMBER = rf"[-+−(]?[{SPACES}]*[0-9][0-9{SPACES}.,{APOSTROPHES}]*[-−)%]?"
_ONE_MARK_FOR_EACH = str.maketrans("123456789" + SPACES + APOSTROPHES, "9" * 9 + "   ''")
_BARE = re.compile(r"[-+−( ]*(.*?)[-−)% ]*")
_GROUPED = re.compile(r"[09]{1,3}([ .,'])[09]{3}((?:\1[09]{3})*)(?:([.,])[09]+)?")
_PLAIN = re.compile(r"[09]+(?:([.,])[09]+)?")

_NUMBERING = frozenset(
    plain(name)
    for name in (
        "nr", "nr.", "nummer", "id", "kode", "punkt", "kapittel", "overordnet",
        *(
            name
            for dataset in DATASETS.values()
            for column in dataset.columns
            if column.type is Type.CODE or column.name == "kompass"
            for name in (column.name, column.title, *column.aliases)
        ),
    )
)  # fmt: skip
"""Columns that count their rows, `1.1` before `1.2`, or hold codes and versions: a point in them is no decimal mark."""

Marks = tuple[str | None, str | None]


def shape(cell: str) -> str | None:
    """A number-like cell with its digits made alike (`-1 234,50` → `-9 999,90`); None for any other."""
    return cell.translate(_ONE_MARK_FOR_EACH) if re.fullmatch(_NUMBER, cell) else None


def has_numbers(column: str) -> bool:
    """Whether a column of this name has a say in what the decimal mark is."""
    return plain(column) not in _NUMBERING


def marks_of_kilde(con: duckdb.DuckDBPyConnection, columns: Iterable[str], rows: int) -> Marks:
    """Decimal and thousands mark of `kilde`, from a sample of rows spread over the whole table.

    Only columns that hold almost nothing but numbers have a say: `1.2` in a text is no amount, and in a numbered list no number.
    """
    columns = list(filter(has_numbers, columns))
    if not columns:
        return None, None
    step = max(1, rows // SAMPLE_ROWS)
    sample = (
        f"(select {', '.join(identifier(column) for column in columns)} from kilde where rad % {step} = 0)"
    )
    found = con.execute(
        f"""
        with cells as (unpivot {sample} on columns(*) into name name value cell),
        shapes as (
            select
                name,
                case when regexp_full_match(cell, $number) then translate(cell, $from, $to) end as shape,
                count(*) as n
            from cells
            where cell not in ('-', '−', '.', '..', ':')
            group by all
        ),
        numeric as (
            select name from shapes group by name
            having sum(n) filter (where shape is not null) >= 0.8 * sum(n)
        )
        select shape, sum(n)::bigint from shapes where name in (from numeric) and shape is not null group by shape
        """,
        {"number": _NUMBER, "from": "123456789" + SPACES + APOSTROPHES, "to": "9" * 9 + "   ''"},
    ).fetchall()
    return decide(Counter(dict(found)))


def decide(shapes: Counter[str]) -> Marks:
    """Decimal and thousands mark from number shapes and how often each occurs.

    One point or comma with exactly three digits behind it can be either. Where nothing else tells, Norwegian
    use does: a point parts thousands, a comma is the decimal mark.
    """
    decimals: Counter[str] = Counter()
    thousands: Counter[str] = Counter()
    either: Counter[str] = Counter()
    for found, count in shapes.items():
        match = _BARE.fullmatch(found)
        body = match[1] if match else found
        if grouped := _GROUPED.fullmatch(body):
            mark, more, decimal = grouped.groups()
            if mark in ".," and not more and not decimal:
                (decimals if body.startswith("0") else either)[mark] += count
            elif mark != decimal:
                thousands[mark] += count
                if decimal:
                    decimals[decimal] += count
        elif (plain := _PLAIN.fullmatch(body)) and plain[1]:
            decimals[plain[1]] += count
    return _weigh(decimals, thousands, either)


def _weigh(decimals: Counter[str], thousands: Counter[str], either: Counter[str]) -> Marks:
    decimal: str | None = None
    if decimals:
        decimal = "," if decimals[","] >= decimals["."] else "."
    elif thousands["."] or either["."]:
        decimal = ","
    elif thousands[","]:
        decimal = "."
    elif either[","]:
        decimal = ","
    candidates = Counter({mark: n for mark, n in (thousands + either).items() if mark != decimal})
    return decimal, candidates.most_common(1)[0][0] if candidates else None
