"""Which places the sick leave is followed at, each with its control chart: those the small-number rule shows every month."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.analysis.control_chart import (
    ControlChart,
    Kind,
    control_chart,
    seasonal_factors,
    whole_years,
    without_season,
)
from dashboard.period import Period

MONTHS_USED = 48
_YEARS_OF_SEASON = 5

Read = Callable[..., pd.DataFrame]
"""The rows of a named query at one version."""


@dataclass(frozen=True, slots=True)
class Fulgt:
    """A place with its control chart. `maaneder`: aar, periode, maaned, prosent as shown, verdi without the season."""

    kode: str
    navn: str
    tjenesteomraade_navn: str
    maaneder: pd.DataFrame
    diagram: ControlChart


def sesongen(read: Read, month: Period, ansatte_minst: int) -> tuple[dict[int, float], list[int]]:
    """The factor of each month of the year, and the years it is estimated from; both empty where that cannot be done."""
    months = read(
        "sykefravaer/per_maaned",
        **_asked(month, ansatte_minst),
        maaneder=12 * _YEARS_OF_SEASON + month.periode,
    )
    factors = seasonal_factors(months, month.aar)
    return factors, whole_years(months, month.aar) if factors else []


def fulgte_steder(
    read: Read, month: Period, ansatte_minst: int, enheter: list[str] | None, factors: dict[int, float]
) -> list[Fulgt]:
    """Every place that has months enough: those with a signal first, of those the high ones, the strongest first."""
    months = read(
        "sykefravaer/maanedsserie", **_asked(month, ansatte_minst), maaneder=MONTHS_USED, enheter=enheter
    )
    months = months.assign(verdi=without_season(months["prosent"], months["periode"], factors))
    places = []
    for (level, code), series in months.groupby(["nivaa", "kode"], sort=False):
        chart = control_chart(series["verdi"].tolist())
        if chart:
            newest = series.iloc[-1]
            area = newest["tjenesteomraade_navn"] if level == "enhet" else ""
            places.append(Fulgt(f"{level}:{code}", str(newest["navn"]), str(area), series, chart))
    return sorted(places, key=_order)


def _order(place: Fulgt) -> tuple[bool, int, int]:
    found = place.diagram.current
    return (False, -found.direction, list(Kind).index(found.kind)) if found else (True, 0, 0)


def _asked(month: Period, ansatte_minst: int) -> dict[str, Any]:
    return {"aar": month.aar, "periode": month.periode, "ansatte_minst": ansatte_minst}
