"""How the sick leave divides in two, month by month: the parts on top of each other."""

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme

_COLOURS = [theme.REGNSKAP, theme.FJORAAR]
_TICKS = ",.1~f"


def draw(months: pd.DataFrame, parts: tuple[str, str], title: str) -> alt.LayerChart | alt.FacetChart:
    """`months`: maaned (first day), foerste and andre (% of agreed working days), one row per month. `parts` are their
    names; the second, the larger, lies at the bottom. A month that is not shown is a gap."""
    first, second = parts
    long = months.rename(columns={"foerste": first, "andre": second}).melt(
        "maaned", [second, first], "del", "verdi"
    )
    drawn = (
        alt.Chart(long.assign(orden=long["del"].map({second: 0, first: 1})))
        .mark_bar()
        .encode(
            alt.X("yearmonth(maaned):T")
            .title(None)
            .axis(format=theme.FORMAT_MONTH, grid=False, labelOverlap=True),
            alt.Y("verdi:Q").stack("zero").title("% av avtalte dagsverk").axis(tickCount=5, format=_TICKS),
            alt.Color("del:N").legend(None).scale(domain=[second, first], range=_COLOURS),
            alt.Order("orden:Q"),
            tooltip=[
                alt.Tooltip("maaned:T", title="Måned", format="%B %Y"),
                alt.Tooltip("del:N", title="Type"),
                alt.Tooltip("verdi:Q", title="Sykefravær i %", format=theme.FORMAT_PROSENT),
            ],
        )
    )
    subtitle = f"Blå: {second.lower()}. Grå: {first.lower()}."
    return alt.layer(drawn).properties(title=alt.TitleParams(title, subtitle=subtitle), height=260)


def describe(months: pd.DataFrame, parts: tuple[str, str]) -> str:
    """The chart in a sentence, for those who do not see it."""
    first, last = months.iloc[0], months.iloc[-1]
    return (
        f"Søylediagram over sykefraværet i kommunen fra {_month(first)} til {_month(last)}, delt i to. Siste måned var"
        f" {text.percent(last['andre'])} {parts[1].lower()} og {text.percent(last['foerste'])} {parts[0].lower()}."
    )


def _month(row: pd.Series) -> str:
    return text.period(int(row["maaned"].year), int(row["maaned"].month))
