"""How much the population changes the expenditure need each year, all sectors together."""

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme


def draw(aarene: pd.DataFrame, planen: tuple[int, int]) -> alt.LayerChart | alt.FacetChart:
    """`aarene`: aar, beloep (kr), one row per year. `planen`: first and last year of the økonomiplan, drawn darker."""
    rader = aarene.assign(
        mill=aarene["beloep"].astype(float) / 1_000_000,
        tekst=[text.number(float(beloep) / 1_000_000, 1, True) for beloep in aarene["beloep"]],
        hva=["økonomiplanen" if planen[0] <= aar <= planen[1] else "andre år" for aar in aarene["aar"]],
    )
    rader["plass"] = rader["mill"].clip(lower=0)
    hoey, lav = max(0.0, rader["mill"].max()), min(0.0, rader["mill"].min())
    scale = alt.Scale(domain=[lav, hoey + ((hoey - lav) or 1.0) * 0.12], nice=False)
    x = alt.X("aar:O", title=None, axis=alt.Axis(labelAngle=0))
    base = alt.Chart(rader)
    bars = base.mark_bar().encode(
        x,
        alt.Y("mill:Q", title="Mill. kr", scale=scale, axis=alt.Axis(format=",.0~f")),
        alt.Color(
            "hva:N",
            legend=None,
            scale=alt.Scale(domain=["økonomiplanen", "andre år"], range=[theme.REGNSKAP, theme.FJORAAR]),
        ),
        tooltip=[alt.Tooltip("aar:O", title="År"), alt.Tooltip("tekst:N", title="Mill. kr")],
    )
    labels = base.mark_text(baseline="bottom", dy=-4, fontSize=13).encode(
        x, alt.Y("plass:Q", scale=scale), text=alt.Text("tekst:N")
    )
    title = alt.TitleParams(
        message(aarene, planen), subtitle=f"Blå: {planen[0]}–{planen[1]}. Endring fra året før."
    )
    return alt.layer(bars, labels).properties(title=title, height=270)


def message(aarene: pd.DataFrame, planen: tuple[int, int]) -> str:
    """The plan's years together."""
    i_planen = aarene[aarene["aar"].between(*planen)]
    if i_planen.empty:
        return "Endret utgiftsbehov år for år"
    samlet = float(i_planen["beloep"].sum())
    return (
        f"Behovet {'øker' if samlet > 0 else 'synker'} {text.millions(abs(samlet))} i {planen[0]}–{planen[1]}"
    )


def describe(aarene: pd.DataFrame) -> str:
    """The chart in a sentence, for those who do not see it."""
    verdier = ", ".join(
        f"{aar} {text.millions(beloep, True)}"
        for aar, beloep in zip(aarene["aar"], aarene["beloep"], strict=True)
    )
    return f"Søylediagram over den årlige endringen i utgiftsbehov: {verdier}."
