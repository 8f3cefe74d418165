"""The year as a wheel: twelve months around, a ring for each forum, a dot for each date."""

import math
from collections.abc import Sequence
from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme

PASSED, PLANNED, FIXED = "passert", "kommer", "kommer, fastsatt av lov eller SSB"
_LEGEND_ROW = 20  # px
_HEAD = 56  # px of the height, for the title
_WHEEL = 430  # px across, where there is room
_INNER, _OUTER, _MONTHS = 0.3, 1.0, 1.1  # of the wheel's radius
_EDGE = 1.2
_STEPS = 120  # of a circle


def aarshjul(frame: pd.DataFrame, aar: int, i_dag: date, title: str) -> alt.LayerChart | alt.FacetChart:
    """`frame` has dato (date), ring (the forum's name), tekst and fast (fixed by others), one row per date of the year.

    Rings stand from within in the order they first come in `ringer`; the month of `i_dag` is marked where it is of the year.
    """
    rings = ringer(frame)
    numbers = {name: number for number, name in enumerate(rings, 1)}
    dots = _dots(frame, rings, numbers, i_dag)
    height = _HEAD + _WHEEL + _LEGEND_ROW * math.ceil(len(rings) / 2)
    layers = [
        _lines(_circles(len(rings)), stroke=theme.KONTEKST, opacity=0.55),
        _lines(_spokes(), stroke=theme.KONTEKST, opacity=0.3),
        _words(_month_names(aar, i_dag)),
        _marks(dots),
        _words(_ring_numbers(len(rings))),
        _legend(rings),
    ]
    if i_dag.year == aar:
        layers.insert(0, _this_month(i_dag.month))
    return alt.layer(*layers).properties(title=title, height=height, width="container")


def ringer(frame: pd.DataFrame) -> list[str]:
    """The names of the rings, from within."""
    return list(dict.fromkeys(frame["ring"]))


def i_ord(frame: pd.DataFrame, aar: int) -> str:
    """The wheel in words, for those who do not see it."""
    if frame.empty:
        return f"Årshjul for {aar} uten datoer."
    counted = frame["ring"].value_counts()
    rings = "; ".join(f"{number} {name} ({counted[name]})" for number, name in enumerate(ringer(frame), 1))
    months = pd.Series([each.month for each in frame["dato"]]).value_counts()
    most = int(months.max())
    busiest = " og ".join(text.MONTHS[month] for month in sorted(months[months == most].index)[:2])
    return (
        f"Årshjul for {aar} med {text.count(len(frame), 'dato', 'datoer')}, januar øverst og så med klokken."
        f" Ringene innenfra, med antall datoer: {rings}. Flest datoer er det i {busiest} ({most}). Grå prikker er passert, blå kommer, og åpne er fastsatt av lov eller SSB."
    )


def _dots(frame: pd.DataFrame, rings: Sequence[str], numbers: dict[str, int], i_dag: date) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                **_place(_angle(row["dato"]), _radius(numbers[row["ring"]], len(rings))),
                "naar": PASSED if row["dato"] < i_dag else FIXED if row["fast"] else PLANNED,
                "dato": text.day(row["dato"]),
                "ring": row["ring"],
                "tekst": row["tekst"],
                "ord": f"{text.day(row['dato'])}: {row['ring']}, {row['tekst']}",
            }
            for row in frame.to_dict("records")
        ],
        columns=["x", "y", "naar", "dato", "ring", "tekst", "ord"],
    )


def _marks(dots: pd.DataFrame) -> alt.Chart:
    kinds = [PASSED, PLANNED, FIXED]
    drawn: alt.Chart = (
        alt.Chart(dots)
        .mark_point(size=75, strokeWidth=2, opacity=1)
        .encode(
            x=_X,
            y=_Y,
            fill=alt.Fill("naar:N", legend=None, scale=alt.Scale(domain=kinds, range=[theme.KONTEKST, theme.REGNSKAP, "transparent"])),
            stroke=alt.Stroke("naar:N", legend=None, scale=alt.Scale(domain=kinds, range=[theme.KONTEKST, theme.REGNSKAP, theme.REGNSKAP])),
            description=alt.Description("ord:N"),
            tooltip=[
                alt.Tooltip("dato:N", title="Dato"),
                alt.Tooltip("ring:N", title="Forum"),
                alt.Tooltip("tekst:N", title="Hva"),
                alt.Tooltip("naar:N", title="Når"),
            ],
        )
    )  # fmt: skip
    return drawn


def _lines(frame: pd.DataFrame, *, stroke: str, opacity: float) -> alt.Chart:
    drawn: alt.Chart = (
        alt.Chart(frame)
        .mark_line(strokeWidth=1, stroke=stroke, opacity=opacity, tooltip=None)
        .encode(x=_X, y=_Y, detail=alt.Detail("linje:N"), order=alt.Order("rekke:Q"))
    )
    return drawn


def _words(frame: pd.DataFrame) -> alt.Chart:
    drawn: alt.Chart = (
        alt.Chart(frame)
        .mark_text(fontSize=13, tooltip=None)
        .encode(
            x=_X,
            y=_Y,
            text=alt.Text("ord:N"),
        )
    )
    return drawn


def _legend(rings: Sequence[str]) -> alt.Chart:
    """The rings' names under the wheel, in two columns, read downwards."""
    half = math.ceil(len(rings) / 2)
    rows = [
        {"ord": f"{number + 1} {name}", "spalte": number // half, "y": _WHEEL + 14 + _LEGEND_ROW * (number % half)}
        for number, name in enumerate(rings)
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["ord", "spalte", "y"])
    drawn: alt.Chart = (
        alt.Chart(frame)
        .mark_text(align="left", baseline="middle", fontSize=13, tooltip=None, x={"expr": "datum.spalte * width / 2"})
        .encode(y=alt.Y("y:Q", scale=None, axis=None), text=alt.Text("ord:N"))
    )  # fmt: skip
    return drawn


def _this_month(month: int) -> alt.Chart:
    """The sector of the month that is now."""
    start, end = _month_start(month), _month_start(month + 1)
    angles = [start + (end - start) * step / 20 for step in range(21)]
    edge = [(each, _OUTER + 0.04) for each in angles] + [(each, _INNER - 0.06) for each in reversed(angles)]
    frame = pd.DataFrame([{**_place(*each), "rekke": row} for row, each in enumerate(edge)])
    drawn: alt.Chart = (
        alt.Chart(frame)
        .mark_line(fill=theme.REGNSKAP, fillOpacity=0.16, strokeWidth=0, tooltip=None)
        .encode(x=_X, y=_Y, order=alt.Order("rekke:Q"))
    )
    return drawn


def _circles(count: int) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {**_place(math.tau * step / _STEPS, _radius(number, count)), "linje": number, "rekke": step}
            for number in range(1, count + 1)
            for step in range(_STEPS + 1)
        ],
        columns=["x", "y", "linje", "rekke"],
    )


def _spokes() -> pd.DataFrame:
    return pd.DataFrame(
        [
            {**_place(_month_start(month), radius), "linje": month, "rekke": row}
            for month in range(1, 13)
            for row, radius in enumerate((_INNER - 0.06, _OUTER + 0.04))
        ]
    )


def _month_names(aar: int, i_dag: date) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                **_place((_month_start(month) + _month_start(month + 1)) / 2, _MONTHS + 0.02),
                "ord": f"{text.MONTHS[month][:3]} (nå)" if (aar, month) == (i_dag.year, i_dag.month) else text.MONTHS[month][:3],
            }
            for month in range(1, 13)
        ]
    )  # fmt: skip


def _ring_numbers(count: int) -> pd.DataFrame:
    """In the middle of July, when fewest meet."""
    return pd.DataFrame(
        [
            {**_place(_month_start(7) + math.tau / 24, _radius(number, count)), "ord": str(number)}
            for number in range(1, count + 1)
        ],
        columns=["x", "y", "ord"],
    )


def _radius(number: int, count: int) -> float:
    """Of ring `number`, from within; a single ring is the outermost."""
    return _OUTER if count < 2 else _INNER + (_OUTER - _INNER) * (number - 1) / (count - 1)


def _angle(dato: date) -> float:
    """Months are equally wide: a day's place is that of its month, and its part of it."""
    first, next_ = _month_start(dato.month), _month_start(dato.month + 1)
    return first + (next_ - first) * (dato.day - 0.5) / 31


def _month_start(month: int) -> float:
    return math.tau * (month - 1) / 12


def _place(angle: float, radius: float) -> dict[str, Any]:
    """Clockwise from the top."""
    return {"x": math.sin(angle) * radius, "y": math.cos(angle) * radius}


# The circle keeps its shape whatever the width: the wider of the two sides shows more than the wheel.
_X = alt.X(
    "x:Q",
    axis=None,
    scale=alt.Scale(
        domainMin=alt.ExprRef(f"-{_EDGE} * max(1, width / {_WHEEL})"),
        domainMax=alt.ExprRef(f"{_EDGE} * max(1, width / {_WHEEL})"),
        nice=False,
        zero=False,
    ),
)
_Y = alt.Y(
    "y:Q",
    axis=None,
    scale=alt.Scale(
        domainMin=alt.ExprRef(f"-{_EDGE} * max(1, {_WHEEL} / width)"),
        domainMax=alt.ExprRef(f"{_EDGE} * max(1, {_WHEEL} / width)"),
        range=[_WHEEL, 0],
        nice=False,
        zero=False,
    ),
)
