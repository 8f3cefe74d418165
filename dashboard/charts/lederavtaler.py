"""Ledersamtaler per level and round: held of all, with what is past the deadline marked."""

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme
from dashboard.charts.wrapped import wrapped

MOST_ROUNDS = 4  # two years of main talks and autumn talks
_HELD, _LATE, _AHEAD = "holdt", "ikke holdt, over fristen", "ikke holdt ennå"
_ROW = 24
_HEAD = 46  # of the height, for each line of the title and for the legend
_LABEL = 70  # px to the right of the bars, kept free for "29 av 34"
_NAMES = "containerSize()[0] < 480 ? 150 : 260"  # px at most for the names: shorter on a phone


def lederavtaler(frame: pd.DataFrame, title: str) -> alt.LayerChart | alt.FacetChart:
    """`frame` has nivaa, runde, ledere, holdt and over_fristen (not held, deadline passed); one row per bar, in the order to show."""
    bars = frame.assign(navn=_names(frame), tekst=_labels(frame))
    order = bars["navn"].tolist()
    parts = pd.DataFrame(
        [
            {"navn": bar["navn"], "tekst": bar["tekst"], "del": part, "antall": count, "rekke": place}
            for bar in bars.to_dict("records")
            for place, (part, count) in enumerate(
                (
                    (_HELD, bar["holdt"]),
                    (_LATE, bar["over_fristen"]),
                    (_AHEAD, bar["ledere"] - bar["holdt"] - bar["over_fristen"]),
                )
            )
        ]
    )
    top = max(int(frame["ledere"].max()), 1)
    y = alt.Y(
        "navn:N",
        sort=order,
        title=None,
        axis=alt.Axis(labelLimit=alt.ExprRef(_NAMES), labelOverlap=False),
    )
    drawn = (
        alt.Chart(parts)
        .mark_bar(height={"band": 0.7})
        .encode(
            x=alt.X(
                "antall:Q",
                axis=None,
                scale=alt.Scale(
                    domainMin=0,
                    domainMax=alt.ExprRef(f"{top} + {top} * {_LABEL} / max(width - {_LABEL}, 40)"),
                    nice=False,
                ),
            ),
            y=y,
            color=alt.Color(
                "del:N",
                scale=alt.Scale(
                    domain=[_HELD, _LATE, _AHEAD], range=[theme.REGNSKAP, theme.VERRE, theme.KONTEKST]
                ),
            ),
            order=alt.Order("rekke:O"),
            tooltip=[
                alt.Tooltip("navn:N", title="Nivå og runde"),
                alt.Tooltip("del:N", title="Samtaler"),
                alt.Tooltip("antall:Q", title="Antall"),
            ],
        )
    )
    labels = (
        alt.Chart(bars)
        .mark_text(align="left", dx=6, fontSize=13)
        .encode(x=alt.X("ledere:Q"), y=y, text=alt.Text("tekst:N"))
    )
    lines = wrapped(title)
    return alt.layer(drawn, labels).properties(
        title=alt.Title(lines), height=_HEAD * (1 + len(lines)) + _ROW * len(order), width="container"
    )


def i_ord(frame: pd.DataFrame) -> str:
    """The chart in a sentence, for those who do not see it."""
    bars = "; ".join(f"{name}: {label}" for name, label in zip(_names(frame), _labels(frame), strict=True))
    return f"Søylediagram over holdte ledersamtaler per ledernivå og runde. {bars}."


def _names(frame: pd.DataFrame) -> list[str]:
    return [f"Nivå {nivaa}, {runde}" for nivaa, runde in zip(frame["nivaa"], frame["runde"], strict=True)]


def _labels(frame: pd.DataFrame) -> list[str]:
    return [
        f"{text.number(held)} av {text.number(all_)}"
        for held, all_ in zip(frame["holdt"], frame["ledere"], strict=True)
    ]
