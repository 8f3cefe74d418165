"""A chart's title over as many lines as a phone needs, and no more than that where there is room: one that is too wide is cut."""

import json
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import altair as alt
import pandas as pd

from dashboard.text import NO_BREAK

# Characters of a title in a window 390 px wide, of one that may be a letter wider, and from 620 px on; and of what stands under it.
_PHONE, _PHONE_HEAD, _WIDE, _UNDER = 44, 39, 72, 56
_WIDE_NAME = 90  # characters of a name over a bar, from 620 px on
_IS_NARROW = "containerSize()[0] < 620"
# px of the chart's height for a line of its title, for one under it, and below them both.
_LINE, _SUBLINE, _OFFSET = 19, 16, 20


@dataclass(frozen=True, eq=False)
class UnderNames:
    """Rows as they stand in a narrow chart and in a wide one, and how high they are together (px)."""

    narrow: pd.DataFrame
    wide: pd.DataFrame
    narrow_height: int
    wide_height: int

    @property
    def scale(self) -> alt.Scale:
        """The y of every place: what is not taken by names is shared by all the rows."""
        return alt.Scale(
            domain=[alt.ExprRef(f"{_IS_NARROW} ? {self.narrow_height} : {self.wide_height}"), 0],
            nice=False,
            zero=False,
        )

    def chart(self, data: pd.DataFrame) -> alt.Chart:
        """`data`, some of the rows by their index, with the columns of their places."""
        both = data.join(self.narrow.add_suffix("_smal")).join(self.wide.add_suffix("_bred"))
        return alt.Chart(both).transform_calculate(
            **{each: f"{_IS_NARROW} ? datum.{each}_smal : datum.{each}_bred" for each in self.narrow.columns}
        )


def wrapped(title: str) -> list[str]:
    """The lines, broken between words."""
    return _lines(title, _PHONE)


def under_names(place: Callable[[Callable[[str], list[str]]], tuple[pd.DataFrame, int]]) -> UnderNames:
    """Rows that each stand under their name, whose lines are as many as the chart's width wants.

    `place` breaks the names with what it is given, and gives the rows with their places in px from the top, and how high they are
    together. A row has the same columns in both.
    """
    (narrow, low), (wide, high) = (place(partial(_lines, characters=each)) for each in (_PHONE, _WIDE_NAME))
    return UnderNames(narrow, wide, low, high)


def heading(message: str, *under: str) -> tuple[alt.Title, int]:
    """A title broken where the chart's width wants it, and the px of height to keep for it."""
    narrow, wide = (_lines(message, characters) for characters in (_PHONE_HEAD, _WIDE))
    below = [line for words in under for line in _lines(words, _UNDER)]
    title = (
        wide if narrow == wide else alt.ExprRef(f"{_IS_NARROW} ? {json.dumps(narrow)} : {json.dumps(wide)}")
    )
    return alt.Title(title, subtitle=below), _LINE * len(narrow) + _SUBLINE * len(below) + _OFFSET


def headings_alike(headings: Sequence[tuple[str, str]]) -> tuple[list[alt.Title], int]:
    """For charts side by side, each a message and what stands under it: as high as one another, so that rows meet."""
    highest = max((heading(*each)[1] for each in headings), default=0)
    blank = [round((highest - heading(*each)[1]) / _SUBLINE) for each in headings]
    return [
        heading(*each, *[NO_BREAK] * lines)[0] for each, lines in zip(headings, blank, strict=True)
    ], highest


def _lines(words: str, characters: int) -> list[str]:
    return textwrap.wrap(words, characters, break_on_hyphens=False) or [""]
