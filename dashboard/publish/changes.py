"""What a corrected edition changes: the published numbers, old and new, side by side."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pandas as pd

from dashboard import text
from dashboard.publish.numbers import heading, shown, values
from dashboard.reports.publisert_tall import KODE, NAVN
from dashboard.reports.utgave import Tallkolonne, Tallsett

COLUMNS = ["tabell", "rad", "kolonne", "foer", "naa"]
_CALLED = {KODE.name: NAVN.name, "id": "tittel"}  # a reader knows it by its name


class _Row(NamedTuple):
    """What the row is called, and its cells as they are printed."""

    label: str
    cells: Mapping[str, str]


_NO_ROW = _Row("", {})
_Rows = dict[tuple[str, ...], _Row]


def endringer(foer: Mapping[str, Tallsett], naa: Mapping[str, Tallsett]) -> pd.DataFrame:
    """Every number that is another now (COLUMNS, as printed): those of rows, columns and tables that are new or gone too,
    with "–" for what was not or no longer is."""
    names = [*naa, *(name for name in foer if name not in naa)]
    return pd.DataFrame(
        [line for name in names for line in _of_table(foer.get(name), naa.get(name))], columns=COLUMNS
    )


def _of_table(foer: Tallsett | None, naa: Tallsett | None) -> Iterator[tuple[str, ...]]:
    known = [each for each in (foer, naa) if each is not None]
    keys = {name for each in known for name in each.key}
    measures = {column.name: column for each in known for column in each.columns if column.name not in keys}
    before, now = _rows(foer), _rows(naa)
    for key in [*now, *(key for key in before if key not in now)]:
        old, new = before.get(key, _NO_ROW), now.get(key, _NO_ROW)
        changed = list(_of_row(old.cells, new.cells, measures))
        if not changed and not (old.cells and new.cells):  # a row with nothing but its name
            changed = [("Raden", *("står" if row.cells else text.NO_NUMBER for row in (old, new)))]
        for line in changed:
            yield known[-1].title, new.label or old.label, *line


def _of_row(
    before: Mapping[str, str], now: Mapping[str, str], measures: Mapping[str, Tallkolonne]
) -> Iterator[tuple[str, ...]]:
    for name, column in measures.items():
        old, new = before.get(name, text.NO_NUMBER), now.get(name, text.NO_NUMBER)
        told_by_the_label = name in _CALLED.values() and not (before and now)
        if old != new and not told_by_the_label:
            yield heading(column), old, new


def _rows(tallsett: Tallsett | None) -> _Rows:
    """The printed rows by their key. Of rows that share one, each has its number at the end of it."""
    if tallsett is None:
        return {}
    printed = {
        column.name: [shown(column, value) for value in values(tallsett, column)]
        for column in tallsett.columns
    }
    seen: Counter[tuple[str, ...]] = Counter()
    rows: _Rows = {}
    for place in range(len(tallsett.frame)):
        cells = {name: column[place] for name, column in printed.items()}
        key = tuple(cells[name] for name in tallsett.key)
        seen[key] += 1
        rows[(*key, str(seen[key]))] = _Row(_label(tallsett.key, cells, seen[key]), cells)
    return rows


def _label(key: tuple[str, ...], cells: Mapping[str, str], number: int) -> str:
    said = (cells.get(_CALLED.get(name, name), cells[name]) for name in key)
    return " · ".join(said) + (f" ({number})" if number > 1 else "")
