"""Accounts month by month: actual solid, budget as an outlined step, last year lighter, each named at its end."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts import theme

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
    unit, divisor = _unit(frame)
    months = pd.DataFrame(
        {"maaned": pd.to_datetime({"year": frame["aar"], "month": frame["periode"], "day": 1})}
    )
    for line in _LINES:
        months[line.column] = frame[line.column].astype(float) / divisor
    shown = [line for line in _LINES if months[line.column].notna().any()]
    drawn = [_drawn(months, line, unit) for line in shown]
    return alt.layer(*drawn, _names(months, shown)).properties(
        title=alt.Title(title, subtitle=f"{unit} per måned"), height=HEIGHT, width="container"
    )


def _unit(frame: pd.DataFrame) -> tuple[str, int]:
    largest = frame[[line.column for line in _LINES]].astype(float).abs().max().max()
    return ("mill. kr", 1_000_000) if largest >= 2_000_000 else ("1000 kr", 1_000)


def _drawn(months: pd.DataFrame, line: _Line, unit: str) -> alt.Chart:
    drawn: alt.Chart = (
        alt.Chart(months)
        .mark_line(color=line.colour, **line.look)
        .encode(
            x=alt.X("maaned:T", title=None, axis=alt.Axis(format=theme.FORMAT_MONTH, tickCount={"interval": "month", "step": 3}, grid=False)),
            y=alt.Y(f"{line.column}:Q", title=None, axis=alt.Axis(format=",.1~f", tickCount=5), scale=alt.Scale(zero=False)),
            tooltip=[
                alt.Tooltip("maaned:T", title="Måned", format="%B %Y"),
                *(alt.Tooltip(f"{other.column}:Q", title=f"{other.name} ({unit})", format=",.1f") for other in reversed(_LINES)),
            ],
        )
    )  # fmt: skip
    return drawn


def _names(months: pd.DataFrame, lines: Sequence[_Line]) -> alt.Chart:
    """Each line's name to the right of its last point, moved apart where lines end close together."""
    ends = {line.column: months[line.column].dropna().iloc[-1] for line in lines}
    columns = [line.column for line in lines]
    spread = float(months[columns].max().max() - months[columns].min().min()) or 1.0
    places = _apart(ends, spread * _CLOSEST)
    names = pd.DataFrame(
        {
            "maaned": months["maaned"].max(),
            "plass": [places[line.column] for line in lines],
            "navn": [line.name for line in lines],
        }
    )
    drawn: alt.Chart = (
        alt.Chart(names)
        .mark_text(align="left", dx=8, fontSize=13, fontWeight=alt.ExprRef(_WEIGHT))
        .encode(x=alt.X("maaned:T"), y=alt.Y("plass:Q"), text=alt.Text("navn:N"))
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
