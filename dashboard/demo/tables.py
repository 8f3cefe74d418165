"""Tables written as text: the first line names the columns, `|` parts the cells."""

from collections.abc import Iterable, Mapping

from dashboard.demo.deliveries import SEPTEMBER, Delivery

Row = dict[str, str]


def table(text: str, **same: str) -> list[Row]:
    """One row per line after the first; `same` is added to each of them. Blank cells at the end of a line may be left out."""
    heading, *lines = (line.split("|") for line in text.strip().splitlines())
    blank = [""] * len(heading)
    return [same | dict(zip(heading, line + blank[len(line) :], strict=True)) for line in lines]


def as_it_stood(
    rows: Iterable[Row], delivery: Delivery, in_september: Mapping[str, Row], new: Iterable[str] = ()
) -> list[Row]:
    """The rows as October has them, or as September had them: with the cells it had, and without what was new in October."""
    if delivery != SEPTEMBER:
        return list(rows)
    unknown = set(new)
    return [row | in_september.get(row["Id"], {}) for row in rows if row["Id"] not in unknown]
