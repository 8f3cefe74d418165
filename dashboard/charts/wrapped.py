"""A chart's title over as many lines as a phone needs, and no more than that where there is room: one that is too wide is cut."""

import json
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import altair as alt
import pandas as pd

# Characters of a title in a window 390 px wide and from 620 px on, and of what stands under it in the former.
_PHONE, _WIDE, _UNDER = 44, 72, 56
_WIDE_NAME = 90  # characters of a name over a bar, from 620 px on
_IS_NARROW = "containerSize()[0] < 620"
_LINE = 21  # px of the chart's height for a line of its title


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


def heading(title: str, *under: str) -> tuple[alt.Title, int]:
    """A title broken as the chart's width wants it, with the lines under it, and the px of height to keep for both."""
    narrow, wide = _lines(title, _PHONE), _lines(title, _WIDE)
    below = [line for words in under for line in _lines(words, _UNDER)]
    text = (
        wide if narrow == wide else alt.ExprRef(f"{_IS_NARROW} ? {json.dumps(narrow)} : {json.dumps(wide)}")
    )
    return alt.Title(text, subtitle=below), _LINE * (len(narrow) + len(below))


def _lines(words: str, characters: int) -> list[str]:
    return textwrap.wrap(words, characters, break_on_hyphens=False) or [""]
