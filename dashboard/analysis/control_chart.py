"""XmR control charts: whether a month is a signal, or the ordinary variation that every month has.

The rules are those of statistical process control for individual values. They are for monthly values only: a rolling
value shares eleven of its twelve months with the one before, and would look calm whatever happened.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import pandas as pd

FEWEST = 12
"""Months that limits can be made of."""
JUDGED = 12
"""Months that do not count in the limits they are held against."""
IN_A_ROW = 7
YEARS_FOR_SEASON = 2

_LIMIT = 2.66  # times the mean moving range: three standard deviations of individual values
_RANGE_LIMIT = 3.267  # times the mean: a moving range above this is no ordinary one
_WARNING = 2 / 3  # of the way to the limit
_NO_WIDTH = 1e-6  # what arithmetic leaves of values that do not vary


class Kind(StrEnum):
    """What makes a signal, the strongest first."""

    OUTSIDE = "utenfor"
    SIDE = "samme_side"
    TREND = "trend"
    TWO_OF_THREE = "to_av_tre"


@dataclass(frozen=True, slots=True)
class Limits:
    """What the values ordinarily vary between, in their own unit."""

    mean: float
    lower: float
    upper: float

    @property
    def width(self) -> float:
        return self.upper - self.mean


@dataclass(frozen=True, slots=True)
class Signal:
    """A run of values, by their places in the series, both ends included.

    `direction`: 1 where they are high (of a trend: rising), −1 where they are low (falling).
    """

    kind: Kind
    first: int
    last: int
    direction: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class ControlChart:
    """A series held against its own limits."""

    values: tuple[float, ...]
    limits: Limits
    signals: tuple[Signal, ...]

    @property
    def current(self) -> Signal | None:
        """The strongest signal that the newest value is part of."""
        ongoing = [signal for signal in self.signals if signal.last == len(self.values) - 1]
        return min(ongoing, key=lambda signal: list(Kind).index(signal.kind), default=None)

    @property
    def signalling(self) -> list[int]:
        """For each value 1 (high, rising) or −1 (low, falling) where it is part of a signal, else 0."""
        marks = [0] * len(self.values)
        for kind in reversed(Kind):  # the strongest last, so that its direction stands
            for signal in (each for each in self.signals if each.kind is kind):
                for place in range(signal.first, signal.last + 1):
                    if kind is not Kind.TWO_OF_THREE or _is_beyond(
                        self.values[place], self.limits, signal.direction
                    ):
                        marks[place] = signal.direction
        return marks


def control_chart(values: Sequence[float]) -> ControlChart | None:
    """Monthly values, the newest last. None where there are fewer than FEWEST, or they do not vary at all.

    The last JUDGED are held against limits made of those before them, so that a lasting change does not become its own
    norm; where fewer than FEWEST would be left, all values make the limits.
    """
    before = values[:-JUDGED]
    limits = limits_of(before if len(before) >= FEWEST else values)
    if limits is None:
        return None
    return ControlChart(tuple(values), limits, tuple(signals_in(values, limits)))


def limits_of(values: Sequence[float]) -> Limits | None:
    """Mean ± 2.66 times the mean moving range; ranges of 3.267 times their mean or more are left out, once."""
    if len(values) < FEWEST:
        return None
    ranges = [abs(after - before) for before, after in pairwise(values)]
    ceiling = _RANGE_LIMIT * _mean(ranges)
    width = _LIMIT * _mean([each for each in ranges if each < ceiling] or ranges)
    if width < _NO_WIDTH:
        return None
    mean = _mean(values)
    return Limits(mean, mean - width, mean + width)


def signals_in(values: Sequence[float], limits: Limits) -> list[Signal]:
    """Every signal: a value outside the limits; seven in a row on one side of the mean; seven rising or falling; two of
    three beyond two thirds of the way to the limit, on one side."""
    found: list[Signal] = []
    for direction in (1, -1):
        away = [direction * (value - limits.mean) for value in values]
        outside = [distance > limits.width for distance in away]
        rising = [False, *(after > before for before, after in pairwise(away))]
        beyond = [_is_beyond(value, limits, direction) for value in values]
        runs = {
            Kind.OUTSIDE: _runs(outside, 1),
            Kind.SIDE: _runs([distance > 0 for distance in away], IN_A_ROW),
            # The value that a rise starts from belongs to it.
            Kind.TREND: [(first - 1, last) for first, last in _runs(rising, IN_A_ROW - 1)],
            Kind.TWO_OF_THREE: _two_of_three(beyond),
        }
        found += [Signal(kind, first, last, direction) for kind, ends in runs.items() for first, last in ends]
    return found


def seasonal_factors(months: pd.DataFrame, before: int) -> dict[int, float]:
    """How high each month of the year is, as a factor of its year: {1: 1.13, …, 12: 1.11}.

    `months`: aar, periode, prosent of the whole municipality, one row per month. Only whole years earlier than `before`
    count; {} where there are fewer than YEARS_FOR_SEASON of them, or one is without absence.
    """
    years = whole_years(months, before)
    if len(years) < YEARS_FOR_SEASON:
        return {}
    used = months[months["aar"].isin(years)]
    share = used["prosent"] / used.groupby("aar")["prosent"].transform("mean")
    factors = share.groupby(used["periode"]).mean()
    if not (factors > 0).all():
        return {}
    return {int(month): float(factor) for month, factor in zip(factors.index, factors, strict=True)}


def whole_years(months: pd.DataFrame, before: int) -> list[int]:
    """The years earlier than `before` of which every month is known."""
    known = months[(months["aar"] < before) & months["prosent"].notna()].groupby("aar")["periode"].nunique()
    return [int(year) for year in known[known == 12].index.tolist()]


def without_season(values: pd.Series, months: pd.Series, factors: Mapping[int, float]) -> pd.Series:
    """`values` as they would be in a month like any other; as they are where there are no factors."""
    return values / months.map(factors) if factors else values


def _is_beyond(value: float, limits: Limits, direction: int) -> bool:
    return direction * (value - limits.mean) > limits.width * _WARNING


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _runs(marks: Sequence[bool], shortest: int) -> list[tuple[int, int]]:
    """First and last place of every unbroken run of marks that is long enough."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for place, mark in enumerate([*marks, False]):
        if mark and start is None:
            start = place
        elif not mark and start is not None:
            if place - start >= shortest:
                runs.append((start, place - 1))
            start = None
    return runs


def _two_of_three(marks: Sequence[bool]) -> list[tuple[int, int]]:
    """Runs of marks with at most one unmarked between them, of two marks or more."""
    places = [place for place, mark in enumerate(marks) if mark]
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and place - runs[-1][1] <= 2:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return [(first, last) for first, last in runs if first < last]
