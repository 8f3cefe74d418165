"""Teoretisk mulighetsrom: from the lowest to the highest amount that the comparisons give, a mark for each of them; of one
area alone a row for each comparison."""

import json
import math

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme
from dashboard.charts.kostra_tall import empty, listed
from dashboard.charts.wrapped import heading

_ROW = 30
_AXIS = 26
_LEGEND_ROW = 20
_FIGURES = "containerSize()[0] < 480 ? 100 : 150"  # px to the right of the spans, for the figures
_NAMES = "containerSize()[0] < 480 ? 104 : 230"  # px at most for the names: shorter on a phone
_COLUMNS = "containerSize()[0] < 480 ? 2 : 3"  # of the legend
_SHAPES = ("circle", "square", "diamond", "triangle-up", "triangle-down", "cross", "triangle-right")


def draw(spenn: pd.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """`spenn`: tittel, referanse, kr (+ is what the municipality spends more than the comparison, corrected for need;
    may be null); a row per area and comparison. The area, or of one area the comparison, that lies highest stands first."""
    kjente = spenn.dropna(subset="kr")
    if kjente["tittel"].nunique() == 1:
        return _one_area(kjente)
    enhet, kr, desimaler = _unit(kjente)
    rows = _spans(kjente, kr, desimaler)
    title, head = heading(
        message(spenn),
        f"{enhet}. Over null: kommunen bruker mer enn sammenligningen.",
        "Høy kostnad behøver ikke bety lav produktivitet.",
    )
    if kjente.empty:
        return empty(title, head)
    referanser = list(dict.fromkeys(kjente["referanse"]))
    y, x = _y(rows), _x(rows)
    base = alt.Chart(rows).encode(y)
    marks = (
        alt.Chart(_marks(kjente, rows, kr))
        .mark_point(size=75, opacity=1, color=theme.REGNSKAP)
        .encode(
            alt.X("kr:Q"),
            y,
            shape=_shape(referanser),
            tooltip=[
                alt.Tooltip("tittel:N", title="Område"),
                alt.Tooltip("referanse:N", title="Sammenlignet med"),
                alt.Tooltip("tekst:N", title="Forskjell"),
            ],
        )
    )
    layers: list[alt.Chart] = [
        base.mark_bar(height=8, color=theme.KONTEKST, opacity=0.45).encode(x, x2=alt.X2("til:Q")),
        alt.Chart(alt.InlineData([{"null": 0}])).mark_rule(strokeWidth=1.5).encode(x=alt.XDatum(0)),
        marks,
        base.mark_text(align="right", fontSize=13).encode(x=theme.RIGHT_EDGE, text=alt.Text("tekst:N")),
    ]
    legend = _LEGEND_ROW * math.ceil(len(referanser) / 2)
    height = head + legend + _ROW * max(len(rows), 1) + _AXIS
    return alt.layer(*layers).properties(title=title, height=height, width="container")


def message(spenn: pd.DataFrame) -> str:
    """The areas where every comparison says the same: that the municipality spends more. Of one area how much."""
    kjente = spenn.dropna(subset="kr")
    if kjente.empty:
        return "Teoretisk mulighetsrom"
    if kjente["tittel"].nunique() == 1:
        return _how_much(kjente)
    over = [tittel for tittel in _order(kjente) if (kjente.loc[kjente["tittel"] == tittel, "kr"] > 0).all()]
    if not over:
        return "Ingen områder ligger over alle sammenligningene"
    shown = over if len(over) <= 3 else [*over[:2], f"{len(over) - 2} til"]
    return f"Over alle sammenligningene: {listed(shown)}"


def describe(spenn: pd.DataFrame) -> str:
    """The chart in a sentence, for those who do not see it."""
    kjente = spenn.dropna(subset="kr")
    if kjente.empty:
        return "Ingen områder har tall å beregne et mulighetsrom av."
    said = "; ".join(_said(kjente.loc[kjente["tittel"] == tittel]) for tittel in _order(kjente))
    return f"Diagram over teoretisk mulighetsrom, der pluss er at kommunen bruker mer. {said}."


def _one_area(kjente: pd.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """A bar from nought and a dot for each comparison, with its amount to the right."""
    enhet, kr, desimaler = _unit(kjente)
    ordered = kjente.sort_values("kr", ascending=False, kind="stable")
    rows = pd.DataFrame(
        {
            "nr": range(len(ordered)),
            "tittel": list(ordered["referanse"]),
            "fra": list(ordered["kr"].clip(upper=0) / kr),
            "til": list(ordered["kr"].clip(lower=0) / kr),
            "kr": list(ordered["kr"] / kr),
            "tekst": [text.number(each / kr, desimaler, signed=True) for each in ordered["kr"]],
        }
    )
    title, head = heading(
        message(kjente),
        f"{ordered['tittel'].iloc[0]}. {enhet}. Over null: kommunen bruker mer enn sammenligningen.",
        "Høy kostnad behøver ikke bety lav produktivitet.",
    )
    base = alt.Chart(rows).encode(_y(rows))
    tooltip = [alt.Tooltip("tittel:N", title="Sammenlignet med"), alt.Tooltip("tekst:N", title=enhet)]
    layers: list[alt.Chart] = [
        base.mark_bar(height=8, color=theme.KONTEKST, opacity=0.45).encode(
            _x(rows, ticks=5), x2=alt.X2("til:Q")
        ),
        alt.Chart(alt.InlineData([{"null": 0}])).mark_rule(strokeWidth=1.5).encode(x=alt.XDatum(0)),
        base.mark_point(size=110, opacity=1, color=theme.REGNSKAP).encode(alt.X("kr:Q"), tooltip=tooltip),
        base.mark_text(align="right", fontSize=13).encode(x=theme.RIGHT_EDGE, text=alt.Text("tekst:N")),
    ]
    height = head + _ROW * len(rows) + 2 * _AXIS
    return alt.layer(*layers).properties(title=title, height=height, width="container")


def _how_much(area: pd.DataFrame) -> str:
    """`11,4–11,8 mill. kr mer enn sammenligningene`."""
    enhet, kr, desimaler = _unit(area)
    low, high = (each / kr for each in (area["kr"].min(), area["kr"].max()))
    whom = str(area["referanse"].iloc[0]) if area["referanse"].nunique() == 1 else "sammenligningene"
    if low < 0 < high:
        ends = (text.number(each, desimaler, signed=True) for each in (low, high))
        return f"Mellom {' og '.join(ends)}{_unit_words(enhet)} mot {whom}"
    ends_ = sorted((abs(low), abs(high)))
    said = "–".join(dict.fromkeys(text.number(each, desimaler) for each in ends_))
    more = "mer" if high > 0 else "mindre"
    if not float(area["kr"].abs().max()):
        return f"Like mye som {whom}"
    return f"{said}{_unit_words(enhet)} {more} enn {whom}"


def _unit_words(enhet: str) -> str:
    """`1000 kr` after a figure would be read as part of it."""
    return f"{text.NO_BREAK}mill. kr" if enhet == "Mill. kr" else f"{text.NO_BREAK}tusen kr"


def _said(area: pd.DataFrame) -> str:
    ordered = area.sort_values("kr", kind="stable")
    low, high = ordered.iloc[0], ordered.iloc[-1]
    first = f"{low['tittel']}: {_kroner(low['kr'])} mot {low['referanse']}"
    return first if len(area) == 1 else f"{first}, {_kroner(high['kr'])} mot {high['referanse']}"


def _order(kjente: pd.DataFrame) -> list[str]:
    """Highest first, by the middle of the span."""
    ends = kjente.groupby("tittel", sort=False)["kr"].agg(["min", "max"])
    return list(ends.mean(axis="columns").sort_values(ascending=False, kind="stable").index)


def _spans(kjente: pd.DataFrame, kr: int, desimaler: int) -> pd.DataFrame:
    ends = kjente.groupby("tittel", sort=False)["kr"].agg(["min", "max"]).reindex(_order(kjente)) / kr
    said = [_span(low, high, desimaler) for low, high in ends.itertuples(index=False, name=None)]
    return pd.DataFrame(
        {
            "nr": range(len(ends)),
            "tittel": ends.index,
            "fra": list(ends["min"]),
            "til": list(ends["max"]),
            "tekst": said,
        }
    )


def _marks(kjente: pd.DataFrame, rows: pd.DataFrame, kr: int) -> pd.DataFrame:
    number = dict(zip(rows["tittel"], rows["nr"], strict=True))
    return pd.DataFrame(
        {
            "nr": [number[tittel] for tittel in kjente["tittel"]],
            "tittel": kjente["tittel"],
            "referanse": kjente["referanse"],
            "kr": kjente["kr"] / kr,
            "tekst": [_kroner(beloep) for beloep in kjente["kr"]],
        }
    )


def _y(rows: pd.DataFrame) -> alt.Y:
    axis = alt.Axis(
        labelExpr=f"{json.dumps(list(rows['tittel']))}[datum.value]",
        labelLimit=alt.ExprRef(_NAMES),
        labelOverlap=False,
    )
    return alt.Y("nr:O", title=None, axis=axis)


def _x(rows: pd.DataFrame, ticks: int = 0) -> alt.X:
    """Nought is always there, and without `ticks` the only one that is marked."""
    low, high = min([0.0, *rows["fra"]]), max([0.0, *rows["til"]])
    span = high - low or 1.0
    room = f"({_FIGURES})"
    scale = alt.Scale(
        domainMin=low - 0.02 * span,
        domainMax=alt.ExprRef(f"{high} + {span} * {room} / max(width - {room}, 40)"),
        nice=False,
    )
    axis = alt.Axis(format=",~f", grid=False, **({"tickCount": ticks} if ticks else {"values": [0]}))
    return alt.X("fra:Q", title=None, axis=axis, scale=scale)


def _shape(referanser: list[str]) -> alt.Shape:
    shapes = [_SHAPES[nr % len(_SHAPES)] for nr in range(len(referanser))]
    legend = alt.Legend(
        columns=alt.ExprRef(_COLUMNS),
        labelLimit=170,
        symbolType=alt.Undefined,
        symbolFillColor=theme.REGNSKAP,
        symbolStrokeColor=theme.REGNSKAP,
    )
    return alt.Shape(
        "referanse:N", sort=None, legend=legend, scale=alt.Scale(domain=referanser, range=shapes)
    )


def _span(low: float, high: float, desimaler: int) -> str:
    """`−1,2 til +3,4`."""
    ends = list(dict.fromkeys(text.number(each, desimaler, signed=True) for each in (low, high)))
    return " til ".join(ends)


def _kroner(beloep: float) -> str:
    return text.millions(beloep, signed=True) if abs(beloep) >= 100_000 else text.kroner(beloep, signed=True)


def _unit(kjente: pd.DataFrame) -> tuple[str, int, int]:
    """One unit in the whole chart: its name, its kroner, decimals."""
    return ("Mill. kr", 1_000_000, 1) if (kjente["kr"].abs() >= 1_000_000).any() else ("1000 kr", 1_000, 0)
