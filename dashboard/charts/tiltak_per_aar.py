"""The budget measures' effect per year of the økonomiplan: adopted outlined, expected beside it."""

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme

_VEDTATT, _VENTET = "vedtatt", "ventet"
_ROW = 56
_HEAD = 70  # of the height, for title and legend
_FIGURES = 150  # px to the right of the bars, kept free for the figures


def tiltak_per_aar(frame: pd.DataFrame, title: str) -> alt.LayerChart | alt.FacetChart:
    """`frame` has aar, vedtatt_effekt and forventet_effekt (kr; empty where none is expected), one row per year."""
    bars = pd.DataFrame(
        [
            {"aar": str(row["aar"]), "del": part, "mill": float(row[column]) / 1_000_000, "tekst": text.millions(row[column])}
            for row in frame.to_dict("records")
            for part, column in ((_VEDTATT, "vedtatt_effekt"), (_VENTET, "forventet_effekt"))
            if not pd.isna(row[column])
        ]
    )  # fmt: skip
    bars["merke"] = bars["tekst"] + " " + bars["del"]
    low, high = min(bars["mill"].min(), 0.0), max(bars["mill"].max(), 0.0)
    highest = f"{high} + {high - low or 1.0} * {_FIGURES} / max(width - {_FIGURES}, 40)"
    order = [_VEDTATT, _VENTET]
    base = alt.Chart(bars).encode(
        y=alt.Y("aar:N", title=None),
        yOffset=alt.YOffset("del:N", sort=order),
        tooltip=[
            alt.Tooltip("aar:N", title="År"),
            alt.Tooltip("del:N", title="Effekt"),
            alt.Tooltip("tekst:N", title="Beløp"),
        ],
    )
    bar = base.mark_bar(height={"band": 0.8}, strokeWidth=1.5).encode(
        x=alt.X("mill:Q", title=None, axis=None, scale=alt.Scale(domainMin=low, domainMax=alt.ExprRef(highest), nice=False)),
        fill=alt.Fill("del:N", legend=None, scale=alt.Scale(domain=order, range=["transparent", theme.PROGNOSE])),
        stroke=alt.Stroke("del:N", legend=None, scale=alt.Scale(domain=order, range=[theme.BUDSJETT, theme.PROGNOSE])),
    )  # fmt: skip
    label = base.mark_text(align="left", dx=6, fontSize=13).encode(
        x=alt.X("mill:Q"), text=alt.Text("merke:N")
    )
    return alt.layer(bar, label).properties(
        title=title, height=_HEAD + _ROW * frame["aar"].nunique(), width="container"
    )


def i_ord(frame: pd.DataFrame) -> str:
    """The chart in a sentence, for those who do not see it."""
    said = "; ".join(_year(row) for row in frame.to_dict("records"))
    return f"Søylediagram over effekten av tiltakene per år: {said}."


def _year(row: Mapping[Any, Any]) -> str:
    said = f"{row['aar']} {text.millions(row['vedtatt_effekt'])} vedtatt"
    expected = row["forventet_effekt"]
    return said if pd.isna(expected) else f"{said}, {text.millions(expected)} ventet"
