"""Control charts: limits by hand, each signal at its edge, and none in ordinary variation."""

import random

import pandas as pd
import pytest

from dashboard.analysis.control_chart import (
    FEWEST,
    Kind,
    Limits,
    Signal,
    control_chart,
    limits_of,
    seasonal_factors,
    signals_in,
    whole_years,
    without_season,
)

LIMITS = Limits(10.0, 7.0, 13.0)  # two thirds of the way are at 8 and 12


def limits(values: list[float]) -> tuple[float, float, float]:
    found = limits_of(values)
    assert found
    return found.mean, found.lower, found.upper


def kinds(values: list[float]) -> list[tuple[Kind, int, int, int]]:
    return [(each.kind, each.first, each.last, each.direction) for each in signals_in(values, LIMITS)]


def test_the_limits_are_the_mean_and_2_66_times_the_mean_moving_range() -> None:
    assert limits([9.0, 11.0] * 6) == pytest.approx((10, 10 - 2.66 * 2, 10 + 2.66 * 2))


def test_ranges_of_3_267_times_their_mean_are_dropped_once() -> None:
    values = [9.0, 10.0] * 6 + [30.0]  # eleven ranges of 1 and one of 20: the mean is 31/12
    mean = sum(values) / 13
    assert limits(values) == pytest.approx((mean, mean - 2.66, mean + 2.66))


def test_ranges_are_dropped_no_more_than_once() -> None:
    values = [0.0, 1.0] * 20 + [9.0, 109.0]  # ranges: 39 of 1, one of 8, one of 100
    ranges = [1.0] * 39 + [8.0]  # 100 is dropped (mean 3.6); 8 would be by the mean that is left (1.2)
    width = 2.66 * sum(ranges) / len(ranges)
    mean = sum(values) / len(values)
    assert limits(values) == pytest.approx((mean, mean - width, mean + width))


@pytest.mark.parametrize("values", [[], [8.0] * 11, [8.0, 9.0] * 5 + [8.0]])
def test_fewer_than_twelve_values_have_no_limits(values: list[float]) -> None:
    assert len(values) < FEWEST
    assert limits_of(values) is None
    assert control_chart(values) is None


@pytest.mark.parametrize("values", [[8.0] * 20, [8.1 / 1.1 * 1.1, 8.1] * 10, [5.0] * 10 + [8.0] * 10])
def test_values_that_do_not_vary_have_no_limits(values: list[float]) -> None:
    assert limits_of(values) is None


def test_a_value_on_the_limit_is_inside_and_one_beyond_it_a_signal() -> None:
    assert kinds([10, 13, 10, 7, 10]) == []
    assert kinds([10, 13.01, 10, 10, 6.99]) == [(Kind.OUTSIDE, 1, 1, 1), (Kind.OUTSIDE, 4, 4, -1)]


def test_values_outside_one_after_another_are_one_signal() -> None:
    assert (Kind.OUTSIDE, 1, 3, 1) in kinds([10, 14, 15, 14, 10])


def test_seven_on_one_side_are_a_signal_and_six_are_not() -> None:
    above, below = [11.0, 10.5], [9.0, 9.5]
    assert kinds([*(above * 3), 9]) == []
    assert kinds([*(above * 3), 11, 9]) == [(Kind.SIDE, 0, 6, 1)]
    assert kinds([11, *(below * 4), 11]) == [(Kind.SIDE, 1, 8, -1)]


def test_a_value_on_the_mean_is_on_neither_side() -> None:
    assert kinds([11, 10.5, 11, 10, 11, 10.5, 11]) == []


def test_seven_rising_or_falling_are_a_signal_and_six_are_not() -> None:
    rising = [8.5, 9.0, 9.5, 9.9, 10.5, 11.0, 11.5]
    assert kinds(rising[:6]) == []
    assert kinds(rising) == [(Kind.TREND, 0, 6, 1)]
    assert kinds([10, *reversed(rising)]) == [(Kind.TREND, 1, 7, -1)]
    assert kinds([8.5, 9.0, 9.5, 9.9, 9.9, 10.5, 11.0, 11.5]) == [], "a pause ends the rise"


def test_two_of_three_beyond_two_thirds_of_the_way_on_one_side_are_a_signal() -> None:
    assert kinds([10, 12.1, 10, 12.1, 10]) == [(Kind.TWO_OF_THREE, 1, 3, 1)]
    assert kinds([10, 7.9, 7.9, 10]) == [(Kind.TWO_OF_THREE, 1, 2, -1)]
    assert kinds([10, 12.1, 10, 10, 12.1]) == [], "too far apart"
    assert kinds([10, 12.1, 7.9, 10]) == [], "on each their side"
    assert kinds([10, 12.0, 12.0, 10]) == [], "on the line is not beyond it"


def test_the_strongest_signal_that_reaches_the_newest_value_is_the_current_one() -> None:
    ordinary = [9.0, 11.0] * 12
    chart = control_chart([*ordinary, 9.5, 10.5, 19.0, 20.0])
    assert chart
    assert chart.current == Signal(Kind.OUTSIDE, 26, 27, 1)
    assert chart.current.length == 2
    assert {each.kind for each in chart.signals} == {Kind.OUTSIDE, Kind.TWO_OF_THREE}


def test_a_signal_that_has_passed_is_not_current() -> None:
    chart = control_chart([9.0, 11.0] * 12 + [25.0, 10.0, 9.0])
    assert chart
    assert chart.current is None
    assert chart.signalling == [0] * 24 + [1, 0, 0]


def test_a_lasting_change_is_held_against_what_was_before_it_and_not_against_itself() -> None:
    chart = control_chart([11.0, 9.0] * 12 + [20.0] * 6)
    assert chart
    assert (chart.limits.mean, chart.limits.upper) == pytest.approx((10, 10 + 2.66 * 2), abs=0.4)
    assert chart.signalling == [0] * 24 + [1] * 6


def test_with_less_than_two_years_all_values_make_the_limits() -> None:
    values = [9.0, 11.0] * 6 + [10.0] * 11
    chart = control_chart(values)
    assert chart
    assert chart.limits == limits_of(values)


def test_the_ordinary_value_between_two_of_three_is_not_marked() -> None:
    chart = control_chart([9.0, 11.0] * 12 + [14.0, 9.0, 14.0])
    assert chart
    assert chart.signalling[-3:] == [1, 0, 1]


def test_ordinary_variation_seldom_signals() -> None:
    chance = random.Random(3)
    charts = [control_chart([chance.gauss(10, 1) for _ in range(48)]) for _ in range(200)]
    outside = sum(
        each.kind is Kind.OUTSIDE and each.last >= 36 for chart in charts if chart for each in chart.signals
    )
    assert outside <= 0.015 * 200 * 12, "a month in a hundred, or so"


def months(*years: int, percent: float = 8.0, high: int = 2) -> pd.DataFrame:
    """The same every year: one month twice as high as the others."""
    rows = [(year, month, percent * (2 if month == high else 1)) for year in years for month in range(1, 13)]
    return pd.DataFrame(rows, columns=["aar", "periode", "prosent"])


def test_the_season_is_the_mean_factor_of_each_month_in_the_whole_years_before() -> None:
    year_mean = 13 / 12  # eleven months of 1 and one of 2
    factors = seasonal_factors(months(2024, 2025, 2026), 2026)
    assert factors[2] == pytest.approx(2 / year_mean)
    assert factors[7] == pytest.approx(1 / year_mean)
    assert sum(factors.values()) == pytest.approx(12)


def test_a_year_at_another_level_has_the_same_season() -> None:
    both = pd.concat([months(2024), months(2025, percent=4.0)])
    assert seasonal_factors(both, 2026) == pytest.approx(seasonal_factors(months(2024, 2025), 2026))


def test_two_whole_earlier_years_are_needed() -> None:
    assert seasonal_factors(months(2025, 2026), 2026) == {}
    gap = months(2024, 2025).iloc[1:]
    assert whole_years(gap, 2026) == [2025]
    assert seasonal_factors(gap, 2026) == {}
    assert seasonal_factors(months(), 2026) == {}


def test_a_month_that_never_has_absence_gives_no_season() -> None:
    without = months(2024, 2025).assign(
        prosent=lambda frame: frame["prosent"].where(frame["periode"] != 7, 0.0)
    )
    assert seasonal_factors(without, 2026) == {}


def test_without_its_season_every_month_is_like_any_other() -> None:
    year = months(2026)
    factors = seasonal_factors(months(2024, 2025), 2026)
    corrected = without_season(year["prosent"], year["periode"], factors)
    assert corrected.tolist() == pytest.approx([8 * 13 / 12] * 12)
    assert without_season(year["prosent"], year["periode"], {}).tolist() == year["prosent"].tolist()
