"""Sick leave over time: each month thin, the twelve months up to it thick."""

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme

# Name in the frame -> what the reader calls it, colour, width.
_LINES = {
    "rullerende": ("siste 12 måneder", theme.REGNSKAP, 3.0),
    "prosent": ("hver måned", theme.FJORAAR, 1.5),
}
_NAMES = [name for name, _, _ in _LINES.values()]
_ROOM = pd.DateOffset(months=4)  # to the right of the last month, for its figure
_TICKS = ",.1~f"
_APART = 0.09  # figures nearer than this share of the axis are moved from each other


def draw(months: pd.DataFrame, target: float | None = None) -> alt.LayerChart | alt.FacetChart:
    """`months`: maaned (first day), prosent, rullerende; one row per month, in %. A missing month breaks the line.

    `target`: what the twelve months should come down to, in %.
    """
    points = _long(months)
    first, last = points["maaned"].min(), points["maaned"].max()
    top = max(float(points["verdi"].max()), target or 0) * 1.15
    x = (
        alt.X("maaned:T")
        .title(None)
        .scale(domain=[first.isoformat(), (last + _ROOM).isoformat()])
        .axis(format=theme.FORMAT_MONTH, grid=False, values=_half_years(first, last), labelOverlap=True)
    )
    scale = alt.Scale(domain=[0, top], nice=False)
    y = alt.Y("verdi:Q", scale=scale).title("% av avtalte dagsverk").axis(format=_TICKS)
    colour = (
        alt.Color("serie:N")
        .legend(None)
        .scale(domain=_NAMES, range=[colour for _, colour, _ in _LINES.values()])
    )
    width = (
        alt.StrokeWidth("serie:N")
        .legend(None)
        .scale(domain=_NAMES, range=[width for _, _, width in _LINES.values()])
    )
    tooltip = [
        alt.Tooltip("maaned:T", title="Måned", format="%B %Y"),
        alt.Tooltip("serie:N", title="Serie"),
        alt.Tooltip("verdi:Q", title="Sykefravær i %", format=theme.FORMAT_PROSENT),
    ]
    ends = _ends(points, top)
    lines = alt.Chart(points).mark_line().encode(x, y, colour, width, tooltip=tooltip)
    dots = alt.Chart(ends).mark_point(filled=True, opacity=1).encode(x, y, colour)
    figures = (
        alt.Chart(ends)
        .mark_text(align="left", dx=7, fontSize=13)
        .encode(x, alt.Y("plass:Q", scale=scale), text=alt.Text("tekst:N"))
    )
    title = alt.TitleParams(message(months), subtitle="Tykk linje: siste 12 måneder. Tynn linje: hver måned.")
    layers = [lines, dots, figures, *(_target(target, points, x, scale) if target is not None else [])]
    return alt.layer(*layers).properties(title=title, height=340)


def message(months: pd.DataFrame) -> str:
    """What the line says of the last twelve months, held against a year before."""
    rolling = months.dropna(subset="rullerende")
    if rolling.empty:
        return "Sykefraværet måned for måned"
    now = float(rolling["rullerende"].iloc[-1])
    year_before = rolling["maaned"].iloc[-1] - pd.DateOffset(years=1)
    earlier = rolling.loc[rolling["maaned"] == year_before, "rullerende"]
    value = f"Siste 12 måneder: {text.percent(now)}"
    if earlier.empty:
        return value
    change = round(round(now, 1) - round(float(earlier.iloc[0]), 1), 1)
    if not change:
        return f"{value}, uendret på ett år"
    return f"{value}, {'opp' if change > 0 else 'ned'} {text.number(abs(change), 1)} på ett år"


def describe(months: pd.DataFrame) -> str:
    """The chart in a sentence, for those who do not see it."""
    first, last = months.iloc[0], months.iloc[-1]
    highest = months.sort_values("prosent").iloc[-1]
    return (
        f"Linjediagram over sykefraværet fra {_month(first)} til {_month(last)}. Siste måned var det"
        f" {text.percent(last['prosent'])}. Høyest var det i {_month(highest)} med {text.percent(highest['prosent'])}."
    )


def _target(target: float, points: pd.DataFrame, x: alt.X, scale: alt.Scale) -> list[alt.Chart]:
    """A dashed line, its name on the side of it where most of the months are not."""
    row = pd.DataFrame(
        {"maaned": [points["maaned"].min()], "maal": [target], "tekst": [f"mål {text.percent(target)}"]}
    )
    below = float(points["verdi"].median()) >= target
    y = alt.Y("maal:Q", scale=scale)
    base = alt.Chart(row)
    return [
        base.mark_rule(color=theme.BUDSJETT, strokeDash=[5, 3], strokeWidth=1.5).encode(y),
        base.mark_text(
            align="left", baseline="top" if below else "bottom", dx=2, dy=4 if below else -3, fontSize=13
        ).encode(x, y, text=alt.Text("tekst:N")),
    ]


def _long(months: pd.DataFrame) -> pd.DataFrame:
    every = pd.date_range(months["maaned"].min(), months["maaned"].max(), freq="MS")
    whole = months.set_index("maaned")[list(_LINES)].reindex(every).rename_axis("maaned").reset_index()
    long = whole.melt("maaned", var_name="serie", value_name="verdi")
    return long.assign(serie=long["serie"].map({name: label for name, (label, _, _) in _LINES.items()}))


def _ends(points: pd.DataFrame, top: float) -> pd.DataFrame:
    """The last value of each line with its figure, moved apart where the two would lie on each other."""
    ends = (
        points.dropna(subset="verdi")
        .groupby("serie", as_index=False)
        .last()
        .sort_values("verdi", ignore_index=True)
    )
    ends["tekst"] = [text.percent(value) for value in ends["verdi"]]
    overlap = _APART * top - (ends["verdi"].max() - ends["verdi"].min())
    moved = [-overlap / 2, overlap / 2] if len(ends) == 2 and overlap > 0 else [0.0] * len(ends)
    return ends.assign(plass=ends["verdi"] + moved)


def _half_years(first: pd.Timestamp, last: pd.Timestamp) -> list[str]:
    """January and July in the span; every month where it is short."""
    every = pd.date_range(first, last, freq="MS")
    chosen = [month for month in every if len(every) <= 6 or month.month in (1, 7)]
    return [month.isoformat() for month in chosen]


def _month(row: pd.Series) -> str:
    return text.period(int(row["maaned"].year), int(row["maaned"].month))
