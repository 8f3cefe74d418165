"""One age group over the years: registered as a line, projected dashed, with the span between the alternatives around it."""

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme
from dashboard.charts.wrapped import wrapped

_ROOM = 0.16  # of the years, kept free on the right for the last figure


def draw(linje: pd.DataFrame, hvem: str) -> alt.LayerChart | alt.FacetChart:
    """`linje`: aar, registrert, hoved, lav, hoey (persons, may be null), one row per year. `hvem`: «Innbyggere 80 år og eldre»."""
    verdier = linje[["registrert", "hoved", "lav", "hoey"]].astype(float)
    lav, hoey = float(verdier.min().min()), float(verdier.max().max())
    luft = max((hoey - lav) * 0.15, hoey * 0.02, 1.0)
    foerste, siste = int(linje["aar"].min()), int(linje["aar"].max())
    x = alt.X(
        "aar:Q",
        title=None,
        axis=alt.Axis(format="d", grid=False, values=whole_years(foerste, siste)),
        scale=alt.Scale(domain=[foerste, siste + max(1.0, (siste - foerste) * _ROOM)], nice=False),
    )
    scale = alt.Scale(domain=[max(0.0, lav - luft), hoey + luft], nice=False, zero=False)
    axis = alt.Axis(format=",.0f", tickMinStep=1)
    rader = _lange(linje)
    tooltip = [
        alt.Tooltip("aar:Q", title="År", format="d"),
        alt.Tooltip("serie:N", title="Tall"),
        alt.Tooltip("antall:Q", title="Innbyggere", format=",.0f"),
    ]
    y = alt.Y("antall:Q", title="Innbyggere 1. januar", scale=scale, axis=axis)
    band = (
        alt.Chart(linje.dropna(subset=["lav", "hoey"])[["aar", "lav", "hoey"]])
        .mark_area(color=theme.PROGNOSE, opacity=0.25)
        .encode(x, alt.Y("lav:Q", scale=scale), alt.Y2("hoey:Q"))
    )
    lines = (
        alt.Chart(rader)
        .mark_line()
        .encode(
            x,
            y,
            alt.Color(
                "serie:N",
                legend=None,
                scale=alt.Scale(domain=list(_SERIER.values()), range=[theme.REGNSKAP, theme.PROGNOSE]),
            ),
            alt.StrokeDash(
                "serie:N",
                legend=None,
                scale=alt.Scale(domain=list(_SERIER.values()), range=[[1, 0], theme.PROGNOSE_DASH]),
            ),
            tooltip=tooltip,
        )
    )
    slutt = rader.dropna(subset="antall").tail(1)
    slutt = slutt.assign(tekst=[text.number(antall) for antall in slutt["antall"]])
    end = alt.Chart(slutt).mark_text(align="left", dx=7, fontSize=13).encode(x, y, text=alt.Text("tekst:N"))
    title = alt.TitleParams(
        wrapped(message(linje, hvem)),
        subtitle="Stiplet: hovedalternativet. Felt: laveste til høyeste.",
    )
    return alt.layer(band, lines, end).properties(title=title, height=270)


_SERIER = {"registrert": "registrert", "hoved": "framskrevet"}


def whole_years(foerste: int, siste: int) -> list[int]:
    """The years to write under an axis that ends beyond the last of them: ten or so, the last among them."""
    steg = max(1, -(-(siste - foerste) // 10))
    return list(range(siste, foerste - 1, -steg))[::-1]


def message(linje: pd.DataFrame, hvem: str) -> str:
    """From the first known to the last."""
    kjente = _lange(linje).dropna(subset="antall")
    if len(kjente) < 2:
        return hvem
    foer, naa = kjente.iloc[0], kjente.iloc[-1]
    return (
        f"{hvem}: {text.number(foer['antall'])} i {foer['aar']}, {text.number(naa['antall'])} i {naa['aar']}"
    )


def describe(linje: pd.DataFrame, hvem: str) -> str:
    """The chart in a sentence, for those who do not see it."""
    siste = linje.iloc[-1]
    spenn = (
        f" I {siste['aar']:.0f} er spennet {text.number(siste['lav'])} til {text.number(siste['hoey'])}."
        if pd.notna(siste["lav"])
        else ""
    )
    return f"Linjediagram. {message(linje, hvem)}.{spenn}"


def _lange(linje: pd.DataFrame) -> pd.DataFrame:
    """One row per year and series; the dashed line begins where the registered one ends."""
    rader = [
        {"aar": int(aar), "serie": navn, "antall": antall}
        for serie, navn in _SERIER.items()
        for aar, antall in zip(linje["aar"], linje[serie], strict=True)
        if pd.notna(antall)
    ]
    registrert = [rad for rad in rader if rad["serie"] == "registrert"]
    framskrevet = [rad for rad in rader if rad["serie"] != "registrert"]
    if registrert and framskrevet:
        framskrevet.insert(0, {**registrert[-1], "serie": _SERIER["hoved"]})
    return pd.DataFrame(registrert + framskrevet, columns=["aar", "serie", "antall"])
