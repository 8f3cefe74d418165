"""The dependency ratios over the years: everybody outside working age, and the old alone, per hundred in it."""

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme
from dashboard.charts.befolkning_linje import whole_years
from dashboard.charts.wrapped import wrapped

_SERIER = {"samlet": ("samlet", theme.REGNSKAP), "eldre": ("eldre alene", theme.KONTEKST)}
_ROOM = 0.22  # of the years, kept free on the right for names and figures


def draw(aarene: pd.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """`aarene`: aar, framskrevet, samlet, eldre (per hundred aged 20–64), one row per year."""
    lange = aarene.melt(["aar", "framskrevet"], list(_SERIER), "serie", "verdi")
    lange["navn"] = lange["serie"].map({serie: navn for serie, (navn, _) in _SERIER.items()})
    lange["slag"] = ["framskrevet" if each else "registrert" for each in lange["framskrevet"]]
    # The dashed line begins where the other ends.
    skjoeter = lange[~lange["framskrevet"].astype(bool)].sort_values("aar").groupby("serie").tail(1)
    if lange["framskrevet"].any():
        lange = pd.concat([lange, skjoeter.assign(slag="framskrevet")], ignore_index=True)
    foerste, siste = int(aarene["aar"].min()), int(aarene["aar"].max())
    x = alt.X(
        "aar:Q",
        title=None,
        axis=alt.Axis(format="d", grid=False, values=whole_years(foerste, siste)),
        scale=alt.Scale(domain=[foerste, siste + max(2.0, (siste - foerste) * _ROOM)], nice=False),
    )
    y = alt.Y(
        "verdi:Q",
        title="Per 100 innbyggere 20–64 år",
        scale=alt.Scale(zero=True),
        axis=alt.Axis(format=",.0f"),
    )
    navn, farger = zip(*_SERIER.values(), strict=True)
    colour = alt.Color("navn:N", legend=None, scale=alt.Scale(domain=list(navn), range=list(farger)))
    dash = alt.StrokeDash(
        "slag:N",
        legend=None,
        scale=alt.Scale(domain=["registrert", "framskrevet"], range=[[1, 0], theme.PROGNOSE_DASH]),
    )
    tooltip = [
        alt.Tooltip("aar:Q", title="År", format="d"),
        alt.Tooltip("navn:N", title="Hvem"),
        alt.Tooltip("verdi:Q", title="Per 100", format=theme.FORMAT_PROSENT),
        alt.Tooltip("slag:N", title="Tall"),
    ]
    lines = alt.Chart(lange.sort_values("aar")).mark_line().encode(x, y, colour, dash, tooltip=tooltip)
    slutt = lange[lange["aar"] == siste].drop_duplicates("serie")
    slutt = slutt.assign(
        tekst=[
            f"{text.number(verdi, 1)} {navn}"
            for verdi, navn in zip(slutt["verdi"], slutt["navn"], strict=True)
        ]
    )
    end = alt.Chart(slutt).mark_text(align="left", dx=7, fontSize=13).encode(x, y, text=alt.Text("tekst:N"))
    title = alt.TitleParams(
        wrapped(message(aarene)), subtitle="Heltrukket: registrert. Stiplet: hovedalternativet."
    )
    return alt.layer(lines, end).properties(title=title, height=290)


def message(aarene: pd.DataFrame) -> str:
    """From the first year to the last."""
    foer, naa = aarene.iloc[0], aarene.iloc[-1]
    return (
        f"Per 100 i yrkesaktiv alder: {text.number(foer['samlet'], 1)} andre i {foer['aar']:.0f},"
        f" {text.number(naa['samlet'], 1)} i {naa['aar']:.0f}"
    )


def describe(aarene: pd.DataFrame) -> str:
    """The chart in a sentence, for those who do not see it."""
    foer, naa = aarene.iloc[0], aarene.iloc[-1]
    return (
        f"Linjediagram over forsørgerbyrden fra {foer['aar']:.0f} til {naa['aar']:.0f}: samlet fra {text.number(foer['samlet'], 1)}"
        f" til {text.number(naa['samlet'], 1)}, eldre alene fra {text.number(foer['eldre'], 1)} til {text.number(naa['eldre'], 1)}"
        " per 100 innbyggere 20–64 år."
    )
