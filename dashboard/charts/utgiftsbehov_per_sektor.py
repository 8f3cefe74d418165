"""Where the need grows and where it falls: one bar per sector, over the years of the plan."""

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme

_ROW = 34
_HEAD = 66


def draw(sektorer: pd.DataFrame, spenn: str) -> alt.LayerChart | alt.FacetChart:
    """`sektorer`: navn, beloep (kr), one row per sector. `spenn`: «2026–2029»."""
    rader = _ordnet(sektorer)
    rader["mill"] = rader["beloep"].astype(float) / 1_000_000
    rader["tekst"] = [text.millions(beloep, True) for beloep in rader["beloep"]]
    lav, hoey = min(0.0, rader["mill"].min()), max(0.0, rader["mill"].max())
    bredde = (hoey - lav) or 1.0
    rader["plass"] = rader["mill"].clip(lower=0) + bredde * 0.02
    scale = alt.Scale(domain=[lav, hoey + bredde * 0.45], nice=False)
    y = alt.Y("navn:N", title=None, sort=list(rader["navn"]))
    base = alt.Chart(rader)
    bars = base.mark_bar(color=theme.REGNSKAP, height={"band": 0.7}).encode(
        alt.X("mill:Q", axis=None, scale=scale),
        y,
        tooltip=[
            alt.Tooltip("navn:N", title="Sektor"),
            alt.Tooltip("tekst:N", title=f"Endret behov {spenn}"),
        ],
    )
    zero = (
        alt.Chart(pd.DataFrame({"x": [0]})).mark_rule(color=theme.KONTEKST).encode(alt.X("x:Q", scale=scale))
    )
    labels = base.mark_text(align="left", fontSize=13).encode(
        alt.X("plass:Q", scale=scale), y, text=alt.Text("tekst:N")
    )
    return alt.layer(bars, zero, labels).properties(
        title=message(sektorer, spenn), height=_HEAD + _ROW * len(rader)
    )


def message(sektorer: pd.DataFrame, spenn: str) -> str:
    """The sector that needs most more."""
    rader = _ordnet(sektorer)
    if rader.empty or rader["beloep"].iloc[0] <= 0:
        return f"Ingen sektorer trenger mer i {spenn}"
    return f"Mest til {str(rader['navn'].iloc[0]).lower()}: {text.millions(rader['beloep'].iloc[0], True)}"


def describe(sektorer: pd.DataFrame, spenn: str) -> str:
    """The chart in a sentence, for those who do not see it."""
    rader = _ordnet(sektorer)
    verdier = ", ".join(
        f"{navn.lower()} {text.millions(beloep, True)}"
        for navn, beloep in zip(rader["navn"], rader["beloep"], strict=True)
    )
    return f"Søylediagram over endret utgiftsbehov per sektor i {spenn}, størst økning først: {verdier}."


def _ordnet(sektorer: pd.DataFrame) -> pd.DataFrame:
    return sektorer.sort_values("beloep", ascending=False, ignore_index=True)
