"""Decisions by status, with the late ones marked."""

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme

_IN_TIME, _LATE = "i rute eller avsluttet", "forsinket"
_CLOSED = ("utført", "utgår")
_FRAME = 90  # pixels of title and axis: the page counts them in the chart's height


def draw(statuses: pd.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """`statuses`: status, antall, forsinket; one row per status, in the order to show."""
    order = statuses["status"].tolist()
    parts = pd.DataFrame(
        [
            row
            for status in statuses.to_dict("records")
            for row in (
                {"status": status["status"], "del": _LATE, "antall": status["forsinket"], "rekke": 0},
                {
                    "status": status["status"],
                    "del": _IN_TIME,
                    "antall": status["antall"] - status["forsinket"],
                    "rekke": 1,
                },
            )
        ]
    )
    totals = statuses.assign(
        tekst=[
            _label(int(all_), int(late))
            for all_, late in zip(statuses["antall"], statuses["forsinket"], strict=True)
        ]
    )
    top = float(statuses["antall"].max()) * 1.3
    y = alt.Y("status:N").title(None).sort(order)
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
                alt.Tooltip("status:N", title="Status"),
                alt.Tooltip("del:N", title="Frist"),
                alt.Tooltip("antall:Q", title="Antall"),
            ],
        )
    )
    labels = (
        alt.Chart(totals).mark_text(align="left", dx=6, fontSize=13).encode(x, y, text=alt.Text("tekst:N"))
    )
    return alt.layer(bars, labels).properties(title=message(statuses), height=_FRAME + 32 * len(order))


def message(statuses: pd.DataFrame) -> str:
    """How many of the open decisions are late."""
    open_ = int(statuses.loc[~statuses["status"].isin(_CLOSED), "antall"].sum())
    late = int(statuses["forsinket"].sum())
    if not open_:
        return "Ingen åpne vedtak"
    if not late:
        return f"{text.count(open_, 'åpent vedtak', 'åpne vedtak')}, ingen forsinket"
    return f"{text.number(late)} av {text.count(open_, 'åpent vedtak', 'åpne vedtak')} er forsinket"


def describe(statuses: pd.DataFrame) -> str:
    """The chart in a sentence, for those who do not see it."""
    values = ", ".join(
        f"{name} {_label(int(all_), int(late))}"
        for name, all_, late in zip(
            statuses["status"], statuses["antall"], statuses["forsinket"], strict=True
        )
    )
    return f"Søylediagram over antall vedtak etter status: {values}."


def _label(all_: int, late: int) -> str:
    return f"{text.number(all_)} ({text.number(late)} forsinket)" if late else text.number(all_)
