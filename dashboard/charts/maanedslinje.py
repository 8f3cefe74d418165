"""Accounts month by month: actual solid, budget as an outlined step, last year lighter, each named at its end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.charts import theme

Amounts = npt.NDArray[np.float64]

HEIGHT = 280
_CLOSEST = 0.11  # of the height: names at the lines' ends stand no closer
_WEIGHT = "datum.navn == 'Regnskap' ? 600 : 400"


@dataclass(frozen=True, slots=True)
class _Line:
    column: str
    name: str
    colour: str
    look: dict[str, Any]


_LINES = (
    _Line("fjoraar", "Året før", theme.FJORAAR, {"strokeWidth": 1.5, "opacity": 0.75}),
    _Line("budsjett", "Budsjett", theme.BUDSJETT, {"strokeWidth": 1.5, "interpolate": "step"}),
    _Line(
        "regnskap",
        "Regnskap",
        theme.REGNSKAP,
        {"strokeWidth": 3, "point": {"color": theme.REGNSKAP, "size": 28}},
    ),
)


def maanedslinje(frame: pd.DataFrame, title: str) -> alt.LayerChart | alt.FacetChart:
    """`frame` has one row per month: aar, periode, and regnskap, budsjett, fjoraar in kr (empty where there is none)."""
    kroner = frame[[line.column for line in _LINES]].to_numpy(float)
    unit, divisor = _unit(kroner)
    amounts = {line.column: kroner[:, number] / divisor for number, line in enumerate(_LINES)}
    shown = [line for line in _LINES if not np.isnan(amounts[line.column]).all()]
    months = [
        f"{aar}-{periode:02}-01T00:00:00" for aar, periode in zip(frame["aar"], frame["periode"], strict=True)
    ]
    return alt.layer(
        *(_drawn(line) for line in shown),
        _names(max(months, default=""), shown, amounts),
        data=pd.DataFrame({"maaned": months, **amounts}),
        encoding=alt.Encoding(x=_month(), tooltip=_figures(unit)),
        title=alt.Title(title, subtitle=f"{unit} per måned"),
        height=HEIGHT,
        width="container",
    )


def _unit(kroner: Amounts) -> tuple[str, int]:
    largest = np.fmax.reduce(np.abs(kroner), axis=None, initial=0.0)
    return ("mill. kr", 1_000_000) if largest >= 2_000_000 else ("1000 kr", 1_000)


def _month() -> alt.X:
    every_third = alt.Axis(format=theme.FORMAT_MONTH, tickCount={"interval": "month", "step": 3}, grid=False)
    return alt.X("maaned:T", title=None, axis=every_third)


def _figures(unit: str) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("maaned:T", title="Måned", format="%B %Y"),
        *(alt.Tooltip(f"{line.column}:Q", title=f"{line.name} ({unit})", format=",.1f") for line in reversed(_LINES)),
    ]  # fmt: skip


def _drawn(line: _Line) -> alt.Chart:
    amount = alt.Y(
        f"{line.column}:Q",
        title=None,
        axis=alt.Axis(format=",.1~f", tickCount=5),
        scale=alt.Scale(zero=False),
    )
    drawn: alt.Chart = alt.Chart().mark_line(color=line.colour, **line.look).encode(y=amount)
    return drawn


def _names(month: str, lines: Sequence[_Line], amounts: Mapping[str, Amounts]) -> alt.Chart:
    """Each line's name to the right of its last point, moved apart where lines end close together."""
    known = {line.name: amounts[line.column][~np.isnan(amounts[line.column])].tolist() for line in lines}
    all_known = [point for points in known.values() for point in points]
    spread = max(all_known, default=0.0) - min(all_known, default=0.0) or 1.0
    places = _apart({name: points[-1] for name, points in known.items()}, spread * _CLOSEST)
    names = pd.DataFrame({"maaned": month, "plass": places.values(), "navn": places.keys()})
    drawn: alt.Chart = (
        alt.Chart(names)
        .mark_text(align="left", dx=8, fontSize=13, fontWeight=alt.ExprRef(_WEIGHT))
        .encode(y=alt.Y("plass:Q"), text=alt.Text("navn:N"), tooltip=alt.TooltipValue(None))
    )
    return drawn


def _apart(ends: dict[str, float], least: float) -> dict[str, float]:
    """The same order from below, each at least `least` above the one before, centred where they were."""
    order = sorted(ends, key=lambda column: ends[column])
    moved: dict[str, float] = {}
    for column in order:
        below = max(moved.values(), default=-float("inf")) + least
        moved[column] = max(ends[column], below)
    shift = sum(moved[column] - ends[column] for column in order) / max(len(order), 1)
    return {column: place - shift for column, place in moved.items()}
