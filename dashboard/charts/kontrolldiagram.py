"""A control chart: the months as a line between the limits of ordinary variation, those that signal marked."""

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme

_ROOM = pd.DateOffset(months=7)  # to the right of the last month, for the limits' names
_TICKS = ",.1~f"
_HIGH, _LOW, _ORDINARY = "signal, høyt", "signal, lavt", "ingen signal"
_MARKS = {
    _HIGH: (theme.VERRE, "triangle-up", 140),
    _LOW: (theme.BEDRE, "triangle-down", 140),
    _ORDINARY: (theme.REGNSKAP, "circle", 40),
}
_KINDS = {1: _HIGH, -1: _LOW, 0: _ORDINARY}


def draw(
    months: pd.DataFrame, *, mean: float, lower: float, upper: float, title: str, subtitle: str
) -> alt.LayerChart | alt.FacetChart:
    """`months`: maaned (first day), verdi (held against the limits, %), prosent (as reported, %), and retning (1 a high
    signal, −1 a low one, 0 none); one row per month. `mean`, `lower` and `upper` in %; below 0 no limit is drawn."""
    points = months[["maaned", "verdi", "prosent"]].assign(
        signal=[_KINDS[each] for each in months["retning"]]
    )
    first, last = months["maaned"].min(), months["maaned"].max()
    limits = _limits(mean, lower, upper, last)
    low = min(float(months["verdi"].min()), float(limits["verdi"].min()))
    high = max(float(months["verdi"].max()), upper)
    room = 0.12 * (high - low)
    x = (
        alt.X("maaned:T")
        .title(None)
        .scale(domain=[first.isoformat(), (last + _ROOM).isoformat()])
        .axis(format=theme.FORMAT_MONTH, grid=False, values=_half_years(first, last), labelOverlap=True)
    )
    y = (
        alt.Y("verdi:Q", scale=alt.Scale(domain=[max(low - room, 0), high + room], nice=False))
        .title("% av avtalte dagsverk")
        .axis(grid=False, tickCount=6, format=_TICKS)
    )
    kinds = [kind for kind in _MARKS if kind in set(points["signal"])]
    colours, shapes, sizes = ([_MARKS[kind][part] for kind in kinds] for part in range(3))
    tooltip = [
        alt.Tooltip("maaned:T", title="Måned", format="%B %Y"),
        alt.Tooltip("verdi:Q", title="I diagrammet, %", format=theme.FORMAT_PROSENT),
        alt.Tooltip("prosent:Q", title="Sykefravær, %", format=theme.FORMAT_PROSENT),
        alt.Tooltip("signal:N", title="Signal"),
    ]
    rules = (
        alt.Chart(limits)
        .mark_rule(color=theme.KONTEKST, strokeWidth=1.5)
        .encode(alt.Y("verdi:Q"), alt.StrokeDash("strek:N").legend(None).scale(_dashes()))
    )
    names = (
        alt.Chart(limits)
        .mark_text(align="right", baseline="bottom", dy=-3, fontSize=13)
        .encode(alt.X("maaned:T"), alt.Y("verdi:Q"), text=alt.Text("tekst:N"))
    )
    line = alt.Chart(points).mark_line(color=theme.REGNSKAP, strokeWidth=1.5).encode(x, y, tooltip=tooltip)
    marks = (
        alt.Chart(points)
        .mark_point(filled=True, opacity=1)
        .encode(
            x,
            y,
            alt.Color("signal:N").legend(None).scale(domain=kinds, range=colours),
            alt.Shape("signal:N").legend(None).scale(domain=kinds, range=shapes),
            alt.Size("signal:N").legend(None).scale(domain=kinds, range=sizes),
            tooltip=tooltip,
        )
    )
    return alt.layer(line, rules, names, marks).properties(
        title=alt.TitleParams(title, subtitle=subtitle), height=320
    )


def _limits(mean: float, lower: float, upper: float, last: pd.Timestamp) -> pd.DataFrame:
    rows = [("øvre", upper, "grense"), ("snitt", mean, "snitt"), ("nedre", lower, "grense")]
    frame = pd.DataFrame([row for row in rows if row[1] >= 0], columns=["navn", "verdi", "strek"])
    words = [
        f"{name} {text.percent(value)}" for name, value in zip(frame["navn"], frame["verdi"], strict=True)
    ]
    return frame.assign(tekst=words, maaned=last + _ROOM)


def _half_years(first: pd.Timestamp, last: pd.Timestamp) -> list[str]:
    return [month.isoformat() for month in pd.date_range(first, last, freq="MS") if month.month in (1, 7)]


def _dashes() -> alt.Scale:
    return alt.Scale(domain=["grense", "snitt"], range=[[5, 3], [1, 0]])
