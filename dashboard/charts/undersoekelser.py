"""Surveys: each question over the years, and the tjenesteområder or groups against all who answered."""

from collections.abc import Iterable, Sequence
from math import isnan

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme
from dashboard.charts.wrapped import wrapped

_LINE = 17  # px of a line of words over a row
_BAND, _GAP = 42, 16  # px of a row with its line and the figures over it, and of the air under it
_OVER = 20  # px of the row kept free for the figures
_DOTS = 26  # px of a row of one dot
_HEAD = 21  # px of the chart's height for each line of the title, of those under it, and for the axis
_SIDE = 26  # px kept free on both sides of the years for their figures
_NEAR = 0.16  # of the axis: how near the line a figure may stand
_LEAST_SPAN = 0.25  # of what the scale spans: a small change is not to look like a large one


def over_tid(frame: pd.DataFrame, title: str, enhet: str) -> alt.LayerChart | alt.FacetChart:
    """`frame`: spoersmaal, aar, resultat (in `enhet`; missing: hidden), one row per question and year, in the order to show.

    Every question has a row of its own, all on one scale; a year that is hidden breaks the line.
    """
    drawn = frame[["spoersmaal", "aar", "resultat"]].assign(tekst=_figures(frame["resultat"]))
    low, high = _span(drawn["resultat"], enhet)
    rows, height = _rows(list(dict.fromkeys(drawn["spoersmaal"])), _BAND + _GAP)
    drawn = drawn.merge(rows, on="spoersmaal")
    drawn["y"] = drawn["topp"] + _OVER + (_BAND - _OVER) * (high - drawn["resultat"]) / (high - low)
    aarene = sorted(int(aar) for aar in drawn["aar"].unique())
    x = (
        alt.X("aar:Q")
        .title(None)
        .scale(
            domain=[aarene[0] - (len(aarene) == 1), aarene[-1] + (len(aarene) == 1)],
            padding=_SIDE,
            nice=False,
            zero=False,
        )
        .axis(values=aarene, format="d", grid=False)
    )
    y = _pixels("y", height)
    tooltip = [
        alt.Tooltip("spoersmaal:N", title="Spørsmål"),
        alt.Tooltip("aar:Q", title="År", format="d"),
        alt.Tooltip("tekst:N", title=f"Resultat ({enhet})"),
    ]
    line = alt.Chart(drawn).mark_line().encode(x, y, detail=alt.Detail("spoersmaal:N"))
    dots = alt.Chart(drawn).mark_point(filled=True, opacity=1, size=60).encode(x, y, tooltip=tooltip)
    figures = (
        alt.Chart(drawn.dropna(subset="resultat"))
        .mark_text(dy=-12, fontSize=13)
        .encode(x, y, text=alt.Text("tekst:N"))
    )
    return _put_together([line, dots, figures], rows, title, _measured(enhet), height)


def mot_alle(
    frame: pd.DataFrame, title: str, enhet: str, alle: float | None
) -> alt.LayerChart | alt.FacetChart:
    """`frame`: navn, resultat (in `enhet`), usikkert (few answers), one row for each that is shown, in the order to show.

    `alle`: what all who answered said, a line across; None where it is not told.
    """
    low, high = _ends(frame["resultat"], enhet, alle)
    rows, height = _rows(frame["navn"].tolist(), _DOTS)
    drawn = frame[["navn", "resultat", "usikkert"]].merge(rows, left_on="navn", right_on="spoersmaal")
    drawn["y"] = drawn["topp"] + _DOTS / 2 - 2
    drawn["tekst"] = [
        f"{said}{' (usikkert)' if unsure else ''}"
        for said, unsure in zip(_figures(drawn["resultat"]), drawn["usikkert"], strict=True)
    ]
    x = (
        alt.X("resultat:Q")
        .title(None)
        .scale(domain=[low, high], range=[6, alt.ExprRef("width - 90")], nice=False, zero=False)
        .axis(format=",.1~f", tickCount=5)
    )
    y = _pixels("y", height)
    figure = alt.Text("tekst:N")
    # A figure just left of the line would stand on it.
    before = [alle is not None and 0 < alle - value < _NEAR * (high - low) for value in drawn["resultat"]]
    layers = [
        alt.Chart(drawn)
        .mark_point(filled=True, opacity=1, size=90)
        .encode(
            x,
            y,
            tooltip=[
                alt.Tooltip("navn:N", title="Hvem"),
                alt.Tooltip("tekst:N", title=f"Resultat ({enhet})"),
            ],
        ),
        alt.Chart(drawn[[not each for each in before]])
        .mark_text(align="left", dx=9, fontSize=13)
        .encode(x, y, figure),
        alt.Chart(drawn[before]).mark_text(align="right", dx=-9, fontSize=13).encode(x, y, figure),
    ]
    under = _measured(enhet)
    if alle is not None:
        rule = alt.Chart(pd.DataFrame({"resultat": [alle]})).mark_rule(
            color=theme.KONTEKST, strokeWidth=1.5, strokeDash=[2, 3]
        )
        layers.insert(0, rule.encode(x))
        under = f"{under}. Stiplet strek: alle som svarte ({_figures([alle])[0]})"
    return _put_together(layers, rows, title, under, height)


def describe_over_tid(frame: pd.DataFrame, enhet: str) -> str:
    """The chart in a sentence, for those who do not see it."""
    sagt = []
    for spoersmaal, rader in frame.groupby("spoersmaal", sort=False):
        verdier = rader.sort_values("aar").dropna(subset="resultat")
        tall = ", ".join(
            f"{aar}: {figure}"
            for aar, figure in zip(verdier["aar"], _figures(verdier["resultat"]), strict=True)
        )
        sagt.append(f"{spoersmaal} ({tall or 'ikke vist'})")
    return f"Linjediagram, år for år. {_measured(enhet)}. {'; '.join(sagt)}."


def describe_mot_alle(frame: pd.DataFrame, enhet: str, alle: float | None) -> str:
    """The chart in a sentence, for those who do not see it."""
    tall = ", ".join(
        f"{navn} {figure}" for navn, figure in zip(frame["navn"], _figures(frame["resultat"]), strict=True)
    )
    mot = "" if alle is None else f" Alle som svarte: {_figures([alle])[0]}."
    return f"Punktdiagram. {_measured(enhet)}: {tall}.{mot}"


def scale(enhet: str) -> tuple[float, float] | None:
    """The ends of a unit that has them: `%`, `1–6`."""
    if enhet == "%":
        return 0.0, 100.0
    ends = enhet.replace(",", ".").replace("-", "–").split("–")
    if len(ends) != 2 or not all(end.strip().replace(".", "", 1).isdecimal() for end in ends):
        return None
    low, high = (float(end) for end in ends)
    return (low, high) if low < high else None


def _measured(enhet: str) -> str:
    """`Resultat i %`, `Resultat på skalaen 1–6`."""
    return f"Resultat på skalaen {enhet}" if enhet != "%" and scale(enhet) else f"Resultat i {enhet}"


def _span(values: pd.Series, enhet: str) -> tuple[float, float]:
    """What the rows of a line span: the values, but never so little that a small change fills the row."""
    known = values.dropna()
    low, high = (float(known.min()), float(known.max())) if len(known) else (0.0, 1.0)
    ends = scale(enhet)
    least = (ends[1] - ends[0] if ends else abs(high) or 1.0) * _LEAST_SPAN
    short = max(least - (high - low), 0) / 2
    return low - short, high + short


def _ends(values: pd.Series, enhet: str, alle: float | None) -> tuple[float, float]:
    """The whole of a scale that has ends; else the values with some air."""
    known = [*values.dropna().tolist(), *([] if alle is None else [alle])] or [0.0]
    low, high = min(known), max(known)
    if ends := scale(enhet):
        return min(ends[0], low), max(ends[1], high)
    air = (high - low) * 0.1 or abs(high) * 0.1 or 1.0
    return low - air, high + air


def _rows(names: Sequence[str], high: int) -> tuple[pd.DataFrame, int]:
    """Where each row's words and its drawing begin, in px from the top, and how high they are together."""
    placed, top = [], 4
    for name in names:
        lines = wrapped(" ".join(name.split()))
        placed.append(
            {
                "spoersmaal": name,
                "linjer": "\n".join(lines),
                "ord": top,
                "topp": top + _LINE * len(lines),
            }
        )
        top += _LINE * len(lines) + high
    return pd.DataFrame(placed, columns=["spoersmaal", "linjer", "ord", "topp"]), top


def _pixels(field: str, height: int) -> alt.Y:
    return alt.Y(f"{field}:Q").axis(None).scale(domain=[height, 0], nice=False, zero=False)


def _put_together(
    layers: list[alt.Chart], rows: pd.DataFrame, title: str, under: str, height: int
) -> alt.LayerChart | alt.FacetChart:
    words = (
        alt.Chart(rows)
        .mark_text(
            align="left", baseline="top", fontSize=13, fontWeight=600, lineBreak="\n", lineHeight=_LINE
        )
        .encode(x=alt.value(0), y=_pixels("ord", height), text=alt.Text("linjer:N"))
    )
    lines, below = wrapped(title), wrapped(under)
    frame = _HEAD * (len(lines) + len(below) + 1)
    return alt.layer(*layers, words).properties(
        title=alt.Title(lines, subtitle=below), height=frame + height, width="container"
    )


def _figures(values: Iterable[float]) -> list[str]:
    """As many decimals for all of them: one where one of them has any; empty where a value is missing."""
    known = [float(value) for value in values]
    decimals = int(any(value != round(value) for value in known if not isnan(value)))
    return ["" if isnan(value) else text.number(value, decimals) for value in known]
