"""Internal control over time: deviations reported and closed, and the controls planned and done."""

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme
from dashboard.charts.wrapped import wrapped

# Name in the frame -> what the reader calls it, colour, width.
_LINES = {
    "avvik_meldt": ("meldt", theme.REGNSKAP, 3.0),
    "avvik_lukket": ("lukket", theme.FJORAAR, 2.0),
}
_PLANNED, _DONE = "kontroller_planlagt", "kontroller_utfoert"
_ROOM = 96  # px to the right of the last month, for the line's name and figure
_APART = 0.1  # names nearer than this share of the axis are moved from each other
_HEIGHT, _TITLE_LINE = 270, 20  # px


def avvik(maaneder: pd.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """`maaneder`: maaned (first day), avvik_meldt, avvik_lukket (counts), oldest first. A missing month breaks the line."""
    points = _long(_every_month(maaneder))
    top = max(float(points["antall"].max()), 1.0) * 1.15
    first, last = points["maaned"].min(), points["maaned"].max()
    x = (
        alt.X("maaned:T")
        .title(None)
        .scale(domain=[first.isoformat(), last.isoformat()], range=[0, alt.ExprRef(f"width - {_ROOM}")])
        .axis(format=theme.FORMAT_MONTH, grid=False, values=_half_years(points["maaned"]), labelOverlap=True)
    )
    scale = alt.Scale(domain=[0, top], nice=False)
    y = alt.Y("antall:Q", scale=scale).title("Antall avvik").axis(format=",.0f", tickMinStep=1, tickCount=5)
    names, colours, widths = zip(*_LINES.values(), strict=True)
    colour = alt.Color("serie:N").legend(None).scale(domain=names, range=colours)
    width = alt.StrokeWidth("serie:N").legend(None).scale(domain=names, range=widths)
    tooltip = [
        alt.Tooltip("maaned:T", title="Måned", format="%B %Y"),
        alt.Tooltip("serie:N", title="Avvik"),
        alt.Tooltip("antall:Q", title="Antall"),
    ]
    ends = _ends(points, top)
    layers = [
        alt.Chart(points).mark_line().encode(x, y, colour, width, tooltip=tooltip),
        alt.Chart(ends).mark_point(filled=True, opacity=1).encode(x, y, colour),
        alt.Chart(ends)
        .mark_text(align="left", dx=7, fontSize=13)
        .encode(x, alt.Y("plass:Q", scale=scale), text=alt.Text("tekst:N")),
    ]
    lines = wrapped(message_avvik(maaneder))
    return alt.layer(*layers).properties(
        title=alt.Title(lines), height=_HEIGHT + _TITLE_LINE * len(lines), width="container"
    )


def kontroller(maaneder: pd.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """`maaneder`: maaned (first day), kontroller_planlagt, kontroller_utfoert (counts), oldest first."""
    bars = _every_month(maaneder[["maaned", _PLANNED, _DONE]])
    bars["navn"] = [f"{text.MONTHS[month.month][:3]} {month.year % 100:02}" for month in bars["maaned"]]
    top = max(float(bars[[_PLANNED, _DONE]].max().max()), 1.0) * 1.15
    shown = [
        navn
        for navn, month in zip(bars["navn"], bars["maaned"], strict=True)
        if month.month in (1, 7) or len(bars) <= 6
    ]
    x = (
        alt.X("navn:N")
        .sort(bars["navn"].tolist())
        .title(None)
        .axis(values=shown, labelAngle=0, labelOverlap=True)
    )
    scale = alt.Scale(domain=[0, top], nice=False)
    axis = alt.Axis(format=",.0f", tickMinStep=1, tickCount=5)
    base = alt.Chart(bars).encode(
        x,
        tooltip=[
            alt.Tooltip("navn:N", title="Måned"),
            alt.Tooltip(f"{_PLANNED}:Q", title="Planlagt"),
            alt.Tooltip(f"{_DONE}:Q", title="Utført"),
        ],
    )
    layers = [
        base.mark_bar(width={"band": 0.5}).encode(
            alt.Y(f"{_DONE}:Q", scale=scale, axis=axis).title("Antall kontroller")
        ),
        base.mark_bar(width={"band": 0.86}, filled=False, stroke=theme.BUDSJETT, strokeWidth=1.5).encode(
            alt.Y(f"{_PLANNED}:Q")
        ),
    ]
    lines = wrapped(message_kontroller(maaneder))
    title = alt.Title(lines, subtitle="Omriss: planlagt. Fylt: utført.")
    return alt.layer(*layers).properties(
        title=title, height=_HEIGHT + _TITLE_LINE * (len(lines) + 1), width="container"
    )


def message_avvik(maaneder: pd.DataFrame) -> str:
    """How many are reported and closed over the months."""
    meldt, lukket = maaneder["avvik_meldt"].sum(), maaneder["avvik_lukket"].sum()
    sagt = f"{_naar(maaneder)}: {text.number(meldt)} avvik meldt"
    return sagt if maaneder["avvik_lukket"].isna().all() else f"{sagt}, {text.number(lukket)} lukket"


def message_kontroller(maaneder: pd.DataFrame) -> str:
    """How many are planned and done over the months."""
    planlagt, utfoert = maaneder[_PLANNED].sum(), maaneder[_DONE].sum()
    return f"{_naar(maaneder)}: {text.number(utfoert)} av {text.number(planlagt)} kontroller utført"


def describe_avvik(maaneder: pd.DataFrame) -> str:
    """The chart in a sentence, for those who do not see it."""
    first, last = maaneder.iloc[0], maaneder.iloc[-1]
    most = maaneder.iloc[int(maaneder["avvik_meldt"].argmax())]
    lukket = "" if pd.isna(last["avvik_lukket"]) else f" og {text.number(last['avvik_lukket'])} lukket"
    return (
        f"Linjediagram over avvik fra {_month(first['maaned'])} til {_month(last['maaned'])}. Siste måned ble"
        f" {text.number(last['avvik_meldt'])} meldt{lukket}. Flest ble meldt i {_month(most['maaned'])}:"
        f" {text.number(most['avvik_meldt'])}."
    )


def describe_kontroller(maaneder: pd.DataFrame) -> str:
    """The chart in a sentence, for those who do not see it."""
    behind = maaneder[maaneder[_DONE] < maaneder[_PLANNED]]
    said = (
        f"I {text.count(len(behind), 'måned', 'måneder')} ble det utført færre enn planlagt"
        if len(behind)
        else "Ingen måned har færre enn planlagt"
    )
    first, last = maaneder["maaned"].iloc[0], maaneder["maaned"].iloc[-1]
    return f"Søylediagram over kontroller fra {_month(first)} til {_month(last)}. {said}."


def _naar(maaneder: pd.DataFrame) -> str:
    if len(maaneder) > 1:
        return f"Siste {len(maaneder)} måneder"
    return _month(maaneder["maaned"].iloc[0]).capitalize()


def _every_month(maaneder: pd.DataFrame) -> pd.DataFrame:
    every = pd.date_range(maaneder["maaned"].min(), maaneder["maaned"].max(), freq="MS")
    return maaneder.set_index("maaned").reindex(every).rename_axis("maaned").reset_index()


def _long(maaneder: pd.DataFrame) -> pd.DataFrame:
    long = maaneder.melt("maaned", list(_LINES), "serie", "antall")
    names = {field: name for field, (name, _, _) in _LINES.items()}
    return long.assign(serie=long["serie"].map(names), antall=long["antall"].astype(float))


def _ends(points: pd.DataFrame, top: float) -> pd.DataFrame:
    """The last value of each line with its name, moved apart where the two would lie on each other."""
    ends = points.dropna(subset="antall").groupby("serie", as_index=False).last()
    ends = ends.sort_values("antall", ignore_index=True)
    ends["tekst"] = [
        f"{text.number(antall)} {serie}" for antall, serie in zip(ends["antall"], ends["serie"], strict=True)
    ]
    overlap = _APART * top - (ends["antall"].max() - ends["antall"].min())
    moved = [-overlap / 2, overlap / 2] if len(ends) == 2 and overlap > 0 else [0.0] * len(ends)
    return ends.assign(plass=ends["antall"] + moved)


def _half_years(months: pd.Series) -> list[str]:
    """January and July in the span; every month where it is short."""
    every = list(dict.fromkeys(months))
    return [month.isoformat() for month in every if len(every) <= 6 or month.month in (1, 7)]


def _month(first_day: pd.Timestamp) -> str:
    return text.period(first_day.year, first_day.month)
