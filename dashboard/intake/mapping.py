"""Which column of a file feeds which column of a dataset. Kept as a named profile for next month."""

import re
from functools import lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

Sign = Literal["som i filen", "snudd", "inntekter positive"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class Source(_Frozen):
    """Where one value comes from: a column, a part of it, or a constant.

    A part is `length` characters from `start` (0 is the first, −4 the fourth from the end), of a code filled up to
    `width` digits with the zeros that spreadsheets drop in front.
    """

    column: str | None = None
    start: int = 0
    length: int | None = None
    width: int | None = None
    constant: str | None = None


class Measure(_Frozen):
    """One column of amounts, and what its place in the file says (year, version, month)."""

    column: str
    target: str
    constants: dict[str, str] = {}


class Part(_Frozen):
    """One dataset taken out of the file."""

    dataset: str
    columns: dict[str, Source]
    measures: tuple[Measure, ...] = ()
    sign: Sign = "som i filen"
    scale: int = 1

    def source(self, column: str, measure: Measure | None) -> Source | None:
        """The source of a dataset column in the rows that `measure` gives."""
        if measure is not None and column == measure.target:
            return Source(column=measure.column)
        if measure is not None and column in measure.constants:
            return Source(constant=measure.constants[column])
        return self.columns.get(column)


class Mapping(_Frozen):
    """The whole file: usually one part; accounts and budget side by side are two."""

    parts: tuple[Part, ...]


class Profile(_Frozen):
    """A mapping with a name, for files whose columns have this signature."""

    navn: str
    signatur: str
    mapping: Mapping


_SPELLINGS = {"æ": "a", "ae": "a", "ø": "o", "oe": "o", "ö": "o", "å": "a", "aa": "a", "é": "e"}


@lru_cache(maxsize=1 << 11)  # every alias of every contract is asked for, file after file
def plain(name: str) -> str:
    """A column name without case, blanks, signs and spelling of æ, ø, å: «Beløp (kr)» -> `belopkr`."""
    folded = re.sub("|".join(_SPELLINGS), lambda found: _SPELLINGS[found[0]], name.casefold())
    return re.sub(r"[^a-z0-9]", "", folded)


def signature(columns: tuple[str, ...]) -> str:
    """What two exports of the same report have in common: their columns, but not the years in them."""
    return "|".join(re.sub(r"(19|20)\d\d", "#", plain(column)) for column in columns)
