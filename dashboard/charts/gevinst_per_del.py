"""Gains in kr per part of a plan: planned outlined, taken out solid."""

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme
from dashboard.charts.wrapped import wrapped

_NAVN, _PLANLAGT, _REALISERT = "navn", "planlagt", "realisert"
_HEAD, _ROW = 80, 78  # pixels of height
_WORDS = 150  # pixels kept free right of the bars


def gevinst_per_del(frame: pd.DataFrame, title: str) -> alt.LayerChart | alt.FacetChart:
    """`frame` has tittel, planlagt and realisert (kr, realisert may be missing), one row per part, in the order to show; the name of
    each stands above its bars."""
    rader = frame.to_dict("records")
    bars = pd.DataFrame(
        [
            {"rad": nr, "navn": rad["tittel"], "del": del_, "mill": float(rad[del_]) / 1_000_000, "tekst": f"{text.millions(rad[del_])} {del_}"}
            for nr, rad in enumerate(rader)
            for del_ in (_PLANLAGT, _REALISERT)
            if not pd.isna(rad[del_])
        ],
        columns=["rad", "navn", "del", "mill", "tekst"],
    )  # fmt: skip
    low, high = min(bars["mill"].min(), 0.0), max(bars["mill"].max(), 0.0)
    names = pd.DataFrame(
        [{"rad": nr, "del": _NAVN, "mill": low, "tekst": rad["tittel"]} for nr, rad in enumerate(rader)]
    )
    room = alt.ExprRef(f"{high} + {high - low or 1.0} * {_WORDS} / max(width - {_WORDS}, 40)")
    x = alt.X("mill:Q", title=None, axis=None, scale=alt.Scale(domainMin=low, domainMax=room, nice=False))
    y = alt.Y("rad:O").axis(None).scale(paddingInner=0.2)
    place = alt.YOffset("del:N").scale(domain=[_NAVN, _PLANLAGT, _REALISERT])
    kinds = [_PLANLAGT, _REALISERT]
    base = alt.Chart(bars).encode(
        x,
        y,
        place,
        tooltip=[
            alt.Tooltip("navn:N", title="Del"),
            alt.Tooltip("del:N", title="Gevinst"),
            alt.Tooltip("tekst:N", title="Beløp"),
        ],
    )
    bar = base.mark_bar(height={"band": 0.8}, strokeWidth=1.5).encode(
        fill=alt.Fill("del:N", legend=None, scale=alt.Scale(domain=kinds, range=["transparent", theme.REGNSKAP])),
        stroke=alt.Stroke("del:N", legend=None, scale=alt.Scale(domain=kinds, range=[theme.BUDSJETT, theme.REGNSKAP])),
    )  # fmt: skip
    label = base.mark_text(align="left", dx=6, fontSize=13).encode(text=alt.Text("tekst:N"))
    name = (
        alt.Chart(names)
        .mark_text(align="left", fontSize=13, limit=600)
        .encode(x, y, place, text=alt.Text("tekst:N"))
    )
    return alt.layer(bar, label, name).properties(
        title=alt.TitleParams(wrapped(title)), height=_HEAD + _ROW * len(rader)
    )


def i_ord(frame: pd.DataFrame) -> str:
    """The chart in a sentence, for those who do not see it."""
    sagt = "; ".join(
        f"{rad['tittel']} {text.millions(rad['planlagt'])} planlagt"
        + ("" if pd.isna(rad["realisert"]) else f", {text.millions(rad['realisert'])} realisert")
        for rad in frame.to_dict("records")
    )
    return f"Søylediagram over gevinster i kroner: {sagt}."
