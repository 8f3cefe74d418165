"""Who pays more than they gain, and who gains more than they pay: one bar each around zero, blue and orange with words."""

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme
from dashboard.charts.rundt_null import rundt_null
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
    base = alt.Chart(bars).encode(
        tooltip=[alt.Tooltip("navn:N", title="Tjenesteområde"), alt.Tooltip("tekst:N", title="Balanse")]
    )
    layers = rundt_null(
        base, bars["mill"].tolist(), names=bars["navn"].tolist(), label_limit=_NAMES, figures=_FIGURES
    )
    lines = wrapped(title)
    return alt.layer(*layers).properties(
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
