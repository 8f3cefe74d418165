"""How many more or fewer each age group becomes: a bar for the main alternative, a line from the lowest to the highest."""

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme
from dashboard.charts.wrapped import wrapped

_ROW = 26
_HEAD = 92  # of the height, for title and axis
_FIGURES = 0.5  # of the axis, kept free on the right for the figures


def draw(endringer: pd.DataFrame, fra: int, til: int) -> alt.LayerChart | alt.FacetChart:
    """`endringer`: navn, endring, endring_lav, endring_hoey (persons), prosent; one row per age group, in their order."""
    rader = _kjente(endringer)
    rader["tekst"] = [
        f"{text.number(endring, 0, True)} ({text.percent(prosent, True)})"
        if pd.notna(prosent)
        else text.number(endring, 0, True)
        for endring, prosent in zip(rader["endring"], rader["prosent"], strict=True)
    ]
    lav = min(0.0, float(rader[["endring", "endring_lav"]].min().min()))
    hoey = max(0.0, float(rader[["endring", "endring_hoey"]].max().max()))
    bredde = (hoey - lav) or 1.0
    rader["plass"] = hoey + bredde * 0.03
    scale = alt.Scale(domain=[lav - bredde * 0.02, hoey + bredde * _FIGURES], nice=False)
    y = alt.Y("navn:N", title=None, sort=list(rader["navn"]))
    x = alt.X("endring:Q", scale=scale, axis=None)
    tooltip = [
        alt.Tooltip("navn:N", title="Alder"),
        alt.Tooltip("tekst:N", title=f"Endring {fra}–{til}"),
        alt.Tooltip("endring_lav:Q", title="Laveste alternativ", format="+,.0f"),
        alt.Tooltip("endring_hoey:Q", title="Høyeste alternativ", format="+,.0f"),
    ]
    base = alt.Chart(rader)
    bars = base.mark_bar(color=theme.PROGNOSE, height={"band": 0.62}).encode(x, y, tooltip=tooltip)
    span = base.mark_rule(color=theme.BUDSJETT, strokeWidth=2).encode(
        alt.X("endring_lav:Q", scale=scale), y, alt.X2("endring_hoey:Q")
    )
    zero = (
        alt.Chart(pd.DataFrame({"x": [0]})).mark_rule(color=theme.KONTEKST).encode(alt.X("x:Q", scale=scale))
    )
    figures = base.mark_text(align="left", fontSize=13).encode(
        alt.X("plass:Q", scale=scale), y, text=alt.Text("tekst:N")
    )
    title = alt.TitleParams(
        wrapped(message(endringer, fra, til)),
        subtitle="Søyle: hovedalternativet. Strek: laveste til høyeste.",
    )
    return alt.layer(bars, zero, span, figures).properties(title=title, height=_HEAD + _ROW * len(rader))


def message(endringer: pd.DataFrame, fra: int, til: int) -> str:
    """The group that grows most, and the one that shrinks most."""
    rader = _kjente(endringer).sort_values("endring")
    deler = []
    if not rader.empty and rader["endring"].iloc[-1] > 0:
        deler.append(
            f"{text.number(rader['endring'].iloc[-1])} flere i alderen {rader['navn'].iloc[-1].lower()}"
        )
    if not rader.empty and rader["endring"].iloc[0] < 0:
        deler.append(
            f"{text.number(-rader['endring'].iloc[0])} færre i alderen {rader['navn'].iloc[0].lower()}"
        )
    return f"{', '.join(deler)}" if deler else f"Endring i aldersgruppene {fra}–{til}"


def describe(endringer: pd.DataFrame, fra: int, til: int) -> str:
    """The chart in a sentence, for those who do not see it."""
    rader = _kjente(endringer)
    verdier = ", ".join(
        f"{navn.lower()} {text.number(endring, 0, True)}"
        for navn, endring in zip(rader["navn"], rader["endring"], strict=True)
    )
    return f"Søylediagram over endringen i antall innbyggere per aldersgruppe fra {fra} til {til}: {verdier}."


def _kjente(endringer: pd.DataFrame) -> pd.DataFrame:
    return endringer.dropna(subset="endring").reset_index(drop=True)
