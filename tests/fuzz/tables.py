"""What may be wrong with a table, whatever file it comes in: its cells, its columns, its rows."""

from collections.abc import Callable
from random import Random

from tests.fuzz import seeds, values
from tests.fuzz.seeds import Table

ROWS = 12
WIDE = (40, 299, 300, 301, 1200)


def table(chance: Random) -> tuple[str, Table]:
    """The file name and the cells of a seed: its first rows, and some of the others."""
    name, cells = chance.choice(seeds.tables())
    first, rest = cells[:2], cells[2:]
    kept = sorted(chance.sample(range(len(rest)), min(len(rest), chance.randrange(ROWS))))
    return name, [list(row) for row in [*first, *(rest[n] for n in kept)]]


def spoil(cells: Table, chance: Random, times: int) -> None:
    """Let `times` things go wrong with the table, in place."""
    for _ in range(times):
        if cells and all(cells):
            chance.choice(_WAYS)(cells, chance)


def _row(cells: Table, chance: Random) -> list[str]:
    return cells[chance.randrange(len(cells))]


def _column(cells: Table, chance: Random) -> int:
    return chance.randrange(len(cells[0]))


def _cell_replaced(cells: Table, chance: Random) -> None:
    row = _row(cells, chance)
    row[chance.randrange(len(row))] = values.cell(chance)


def _cell_mixed(cells: Table, chance: Random) -> None:
    row = _row(cells, chance)
    place = chance.randrange(len(row))
    row[place] = chance.choice((row[place] + values.cell(chance), values.cell(chance) + row[place]))


def _column_replaced(cells: Table, chance: Random) -> None:
    place, value = _column(cells, chance), values.cell(chance)
    for row in cells[1:]:
        if place < len(row):
            row[place] = value


def _column_of_anything(cells: Table, chance: Random) -> None:
    place = _column(cells, chance)
    for row in cells[1:]:
        if place < len(row):
            row[place] = values.cell(chance)


def _column_dropped(cells: Table, chance: Random) -> None:
    place = _column(cells, chance)
    if min(map(len, cells)) > max(1, place):
        for row in cells:
            del row[place]


def _column_repeated(cells: Table, chance: Random) -> None:
    place = _column(cells, chance)
    for row in cells:
        row.append(row[min(place, len(row) - 1)])


def _columns_swapped(cells: Table, chance: Random) -> None:
    one, other = _column(cells, chance), _column(cells, chance)
    for row in cells[chance.randrange(2) :]:
        if max(one, other) < len(row):
            row[one], row[other] = row[other], row[one]


def _column_renamed(cells: Table, chance: Random) -> None:
    cells[0][_column(cells, chance)] = values.heading(chance)


def _column_added(cells: Table, chance: Random) -> None:
    place, value = _column(cells, chance), values.cell(chance)
    cells[0].insert(place, values.heading(chance))
    for row in cells[1:]:
        row.insert(place, value)


def _headings_of_another(cells: Table, chance: Random) -> None:
    _, other = chance.choice(seeds.tables())
    cells[0] = list(other[0]) or ["a"]


def _wide(cells: Table, chance: Random) -> None:
    width = chance.choice(WIDE)
    cells[0] += [chance.choice((f"k{n}", values.heading(chance))) for n in range(width - len(cells[0]))]
    for row in cells[1:]:
        row += ["1"] * (width - len(row))


def _row_short(cells: Table, chance: Random) -> None:
    row = _row(cells, chance)
    del row[chance.randrange(1, len(row) + 1) :]


def _row_long(cells: Table, chance: Random) -> None:
    _row(cells, chance).extend(values.cell(chance) for _ in range(chance.randrange(1, 12)))


def _row_repeated(cells: Table, chance: Random) -> None:
    row = _row(cells, chance)
    cells += [list(row) for _ in range(chance.choice((1, 1, 2, 300)))]


def _row_dropped(cells: Table, chance: Random) -> None:
    del cells[chance.randrange(len(cells))]


def _row_moved(cells: Table, chance: Random) -> None:
    cells.insert(chance.randrange(len(cells)), cells.pop(chance.randrange(len(cells))))


def _row_blank(cells: Table, chance: Random) -> None:
    cells.insert(chance.randrange(len(cells) + 1), [""] * len(cells[0]))


def _row_of_sums(cells: Table, chance: Random) -> None:
    cells.append(["Sum", *[chance.choice(("", "5", values.cell(chance))) for _ in cells[0][1:]]])


def _title_above(cells: Table, chance: Random) -> None:
    cells.insert(0, [chance.choice(("Rapport 2026", "Beløp i 1000 kr", values.cell(chance)))])


def _groups_above(cells: Table, chance: Random) -> None:
    cells.insert(0, [chance.choice(("", "Regnskap", "Budsjett 2026", "2026")) for _ in cells[0]])


def _units_below(cells: Table, chance: Random) -> None:
    cells.insert(1, [chance.choice(("", "kr", "1000 kr", "%", "(tekst)")) for _ in cells[0]])


def _turned(cells: Table, chance: Random) -> None:
    cells[:] = [list(row) for row in zip(*cells, strict=False)]


def _only_header(cells: Table, chance: Random) -> None:
    del cells[1:]


def _without_header(cells: Table, chance: Random) -> None:
    del cells[0]


_WAYS: tuple[Callable[[Table, Random], None], ...] = (
    *[_cell_replaced] * 8, *[_cell_mixed] * 3, *[_column_replaced] * 3, *[_column_of_anything] * 2, *[_column_renamed] * 3,
    *[_row_short] * 2, *[_row_long] * 2, _column_dropped, _column_repeated, _columns_swapped, _column_added, _headings_of_another, _wide,
    _row_repeated, _row_dropped, _row_moved, _row_blank, _row_of_sums, _title_above, _groups_above, _units_below, _turned, _only_header,
    _without_header,
)  # fmt: skip
