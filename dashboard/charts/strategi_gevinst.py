"""Who pays more than they gain, and who gains more than they pay: one bar each around zero, blue and orange with words."""

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme
from dashboard.charts.wrapped import wrapped

_ROW = 30
_HEAD = 30  # of the height, for each line of the title
_FIGURES = 200  # px to the right of the bars, kept free for the figures
_NAMES = "containerSize()[0] < 480 ? 110 : 230"  # px at most for the names: shorter on a phone


def strategi_gevinst(frame: pd.DataFrame, title: str) -> alt.LayerChart | alt.FacetChart:
    """`frame` has navn and netto (kr, + gains more than it pays); one row per bar, in the order to show. All bars share one scale."""
    bars = frame[["navn", "netto"]].assign(
        mill=frame["netto"] / 1_000_000,
        farge=[theme.colour_of_avvik(value) for value in frame["netto"]],
        tekst=[_label(value) for value in frame["netto"]],
    )
    low, high = min(bars["mill"].min(), 0.0), max(bars["mill"].max(), 0.0)
    span = high - low or 1.0
    base = alt.Chart(bars).encode(
        y=alt.Y(
            "navn:N",
            sort=list(bars["navn"]),
            title=None,
            axis=alt.Axis(labelLimit=alt.ExprRef(_NAMES), labelOverlap=False),
        ),
        tooltip=[alt.Tooltip("navn:N", title="Tjenesteområde"), alt.Tooltip("tekst:N", title="Balanse")],
    )
    bar = base.mark_bar(height={"band": 0.62}).encode(
        x=alt.X(
            "mill:Q",
            title=None,
            axis=None,
            scale=alt.Scale(
                domainMin=low,
                domainMax=alt.ExprRef(f"{high} + {span} * {_FIGURES} / max(width - {_FIGURES}, 40)"),
                nice=False,
            ),
        ),
        color=alt.Color("farge:N", scale=None),
    )
    zero = alt.Chart(alt.InlineData([{"mill": 0.0}])).mark_rule().encode(x=alt.X("mill:Q"))
    label = base.mark_text(align="right", fontSize=13).encode(text=alt.Text("tekst:N"), x=theme.RIGHT_EDGE)
    lines = wrapped(title)
    return alt.layer(bar, zero, label).properties(
        title=alt.Title(lines), height=_HEAD * (1 + len(lines)) + _ROW * len(bars), width="container"
    )


def i_ord(frame: pd.DataFrame) -> str:
    """The chart in a sentence, for those who do not see it."""
    said = "; ".join(
        f"{navn} {_label(netto)}" for navn, netto in zip(frame["navn"], frame["netto"], strict=True)
    )
    return f"Søylediagram over planlagt gevinst i kroner minus det hvert tjenesteområde betaler: {said}."


def _label(netto: float) -> str:
    word = "får mer" if netto > 0 else "betaler mer" if netto < 0 else "i balanse"
    return f"{text.millions(netto, signed=True)} {word}"
