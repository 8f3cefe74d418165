"""Decisions by status or age: one bar each, with the late ones marked."""

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme

_IN_TIME, _LATE = "i rute eller avsluttet", "forsinket"
_FRAME = 90  # pixels of title and axis: the page counts them in the chart's height


def vedtak_frister(frame: pd.DataFrame, etter: str, title: str) -> alt.LayerChart | alt.FacetChart:
    """`frame` has `etter` (status or alder), antall and forsinket; one row per bar, in the order to show."""
    order = frame[etter].tolist()
    parts = pd.DataFrame(
        [
            row
            for bar in frame.to_dict("records")
            for row in (
                {"gruppe": bar[etter], "del": _LATE, "antall": bar["forsinket"], "rekke": 0},
                {
                    "gruppe": bar[etter],
                    "del": _IN_TIME,
                    "antall": bar["antall"] - bar["forsinket"],
                    "rekke": 1,
                },
            )
        ]
    )
    totals = pd.DataFrame({"gruppe": order, "antall": frame["antall"].tolist(), "tekst": _labels(frame)})
    top = max(float(frame["antall"].max()), 1.0) * 1.3
    y = alt.Y("gruppe:N").title(None).sort(order)
    x = (
        alt.X("antall:Q")
        .title("Antall vedtak")
        .scale(domain=[0, top], nice=False)
        .axis(tickMinStep=1, tickCount=5, format=",.0f")
    )
    bars = (
        alt.Chart(parts)
        .mark_bar(height={"band": 0.62})
        .encode(
            x,
            y,
            alt.Color("del:N")
            .legend(None)
            .scale(domain=[_LATE, _IN_TIME], range=[theme.VERRE, theme.REGNSKAP]),
            order=alt.Order("rekke:O"),
            tooltip=[
                alt.Tooltip("gruppe:N", title=etter.capitalize()),
                alt.Tooltip("del:N", title="Frist"),
                alt.Tooltip("antall:Q", title="Antall"),
            ],
        )
    )
    labels = (
        alt.Chart(totals).mark_text(align="left", dx=6, fontSize=13).encode(x, y, text=alt.Text("tekst:N"))
    )
    return alt.layer(bars, labels).properties(title=title, height=_FRAME + 32 * len(order))


def i_ord(frame: pd.DataFrame, etter: str) -> str:
    """The chart in a sentence, for those who do not see it."""
    bars = ", ".join(f"{name} {label}" for name, label in zip(frame[etter], _labels(frame), strict=True))
    return f"Søylediagram over antall vedtak etter {etter}: {bars}."


def _labels(frame: pd.DataFrame) -> list[str]:
    return [
        f"{text.number(all_)} ({text.number(late)} forsinket)" if late else text.number(all_)
        for all_, late in zip(frame["antall"], frame["forsinket"], strict=True)
    ]
