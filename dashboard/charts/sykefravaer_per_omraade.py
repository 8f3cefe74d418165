"""Sick leave per tjenesteområde: the month, and under it the same month a year before."""

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme

_LAST_YEAR = "samme måned i fjor"
_TICKS = ",.1~f"
_FRAME = 110  # pixels of title and axis: the page counts them in the chart's height


def draw(areas: pd.DataFrame, period: str) -> alt.LayerChart | alt.FacetChart:
    """`areas`: navn, prosent, prosent_i_fjor (%, may be null); one row per tjenesteområde. `period`: «oktober 2026»."""
    shown = _shown(areas)
    bars = shown.melt("navn", ["prosent", "prosent_i_fjor"], "maaling", "verdi").dropna(subset="verdi")
    bars["naar"] = bars["maaling"].map({"prosent": period, "prosent_i_fjor": _LAST_YEAR})
    now = shown.assign(naar=period, tekst=[text.percent(value) for value in shown["prosent"]])
    y = alt.Y("navn:N").title(None).sort(shown["navn"].tolist()).axis(labelLimit=220)
    offset = alt.YOffset("naar:N").scale(domain=[period, _LAST_YEAR])
    scale = alt.Scale(domain=[0, float(bars["verdi"].max()) * 1.3], nice=False)
    drawn = (
        alt.Chart(bars)
        .mark_bar(height={"band": 0.9})
        .encode(
            alt.X("verdi:Q", scale=scale).title("% av avtalte dagsverk").axis(tickCount=5, format=_TICKS),
            y,
            offset,
            alt.Color("naar:N")
            .legend(None)
            .scale(domain=[period, _LAST_YEAR], range=[theme.REGNSKAP, theme.FJORAAR]),
            tooltip=[
                alt.Tooltip("navn:N", title="Tjenesteområde"),
                alt.Tooltip("naar:N", title="Måned"),
                alt.Tooltip("verdi:Q", title="Sykefravær i %", format=theme.FORMAT_PROSENT),
            ],
        )
    )
    labels = (
        alt.Chart(now)
        .mark_text(align="left", dx=6, fontSize=13)
        .encode(alt.X("prosent:Q"), y, offset, text=alt.Text("tekst:N"))
    )
    title = alt.TitleParams(message(areas), subtitle=f"Blå: {period}. Grå: {_LAST_YEAR}.")
    return alt.layer(drawn, labels).properties(title=title, height=_FRAME + 34 * len(shown))


def message(areas: pd.DataFrame) -> str:
    """Where it is highest."""
    shown = _shown(areas)
    if len(shown) < 2:
        return "Sykefravær per tjenesteområde"
    highest = shown.iloc[0]
    return f"Høyest i {highest['navn']}: {text.percent(highest['prosent'])}"


def describe(areas: pd.DataFrame, period: str) -> str:
    """The chart in a sentence, for those who do not see it."""
    shown = _shown(areas)
    values = ", ".join(
        f"{name} {text.percent(value)}" for name, value in zip(shown["navn"], shown["prosent"], strict=True)
    )
    return f"Søylediagram over sykefraværet per tjenesteområde i {period}, høyest først: {values}."


def _shown(areas: pd.DataFrame) -> pd.DataFrame:
    return areas.dropna(subset="prosent").sort_values("prosent", ascending=False, ignore_index=True)
