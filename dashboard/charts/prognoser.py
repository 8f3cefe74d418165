"""The forecasts of a place: where each method says the year ends, beside the budget, the span and the month before."""

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme

_ROW = 34
_HEAD = 70  # of the height, for the title and what the marks mean
_FIGURES = 165  # px to the right of the bars, kept free for the figures
_NAMES = "containerSize()[0] < 480 ? 100 : 210"  # px at most for the names: shorter on a phone


def prognoser(frame: pd.DataFrame, title: str, span: tuple[float, float]) -> alt.LayerChart | alt.FacetChart:
    """`frame` has a row per method, in the order to show: navn, avvik (kr expected at the year's end, + is mindreforbruk),
    forrige (the same a month before; may be empty), meldt (whether leaders say so themselves), valgt (the chosen one).

    `span` is the lowest and highest avvik of the methods that count in it, in kr.
    """
    rows = frame.dropna(subset=["avvik"])[["navn", "avvik", "forrige", "meldt", "valgt"]]
    in_millions = bool((rows["avvik"].abs() >= 1_000_000).any())
    rows = rows.assign(
        mill=rows["avvik"] / 1_000_000,
        foer=rows["forrige"].astype(float) / 1_000_000,
        tekst=[_label(value, in_millions) for value in rows["avvik"]],
    )
    x = _scaled(rows, [value / 1_000_000 for value in span])
    base = alt.Chart(rows).encode(
        y=alt.Y(
            "navn:N",
            sort=list(rows["navn"]),
            title=None,
            axis=alt.Axis(labelLimit=alt.ExprRef(_NAMES), labelOverlap=False),
        ),
        tooltip=[alt.Tooltip("navn:N", title="Metode"), alt.Tooltip("tekst:N", title="Ventet avvik")],
    )
    bar = base.mark_bar(
        height={"band": 0.5}, color=theme.PROGNOSE, stroke=theme.PROGNOSE, strokeDash=theme.PROGNOSE_DASH,
        strokeWidth=1.5,
    ).encode(x=x, fillOpacity=alt.condition("datum.valgt", alt.value(0.65), alt.value(0.2)))  # fmt: skip
    told = (
        base.transform_filter("datum.meldt")
        .mark_point(shape="diamond", size=150, filled=True, color=theme.PROGNOSE, opacity=1)
        .encode(x=alt.X("mill:Q"))
    )
    before = (
        base.transform_filter("isValid(datum.foer)")
        .mark_tick(color=theme.KONTEKST, opacity=1, thickness=3, height={"band": 0.8})
        .encode(x=alt.X("foer:Q"))
    )
    label = base.mark_text(align="right", fontSize=13).encode(text=alt.Text("tekst:N"), x=alt.value("width"))
    budget = (
        alt.Chart(pd.DataFrame({"mill": [0.0]})).mark_rule(color=theme.BUDSJETT).encode(x=alt.X("mill:Q"))
    )
    layers: list[alt.Chart] = [_band(span), bar, budget, before, told, label]
    return alt.layer(*layers).properties(
        title=alt.Title(title, subtitle=_marks(rows)),
        height=_HEAD + _ROW * max(len(rows), 1),
        width="container",
    )


def _marks(rows: pd.DataFrame) -> list[str]:
    """What the marks mean, of those that are there; lines short enough for a phone."""
    before = ["Strek: forrige måned."] if rows["foer"].notna().any() else []
    told = ["Rute: lederne."] if rows["meldt"].any() else []
    return [
        " ".join([*before, *told, "Mørkest: valgt."]),
        "Grått felt: spennet. Loddrett linje: årsbudsjettet.",
    ]


def _scaled(rows: pd.DataFrame, span: list[float]) -> alt.X:
    """One scale for every mark, with the budget (0) on it and room for the figures."""
    ends = [0.0, *span, *rows["mill"], *rows["foer"].dropna()]
    low, high = min(ends), max(ends)
    room = f"{high} + {high - low or 1.0} * {_FIGURES} / max(width - {_FIGURES}, 40)"
    scale = alt.Scale(domainMin=low, domainMax=alt.ExprRef(room), nice=False)
    return alt.X("mill:Q", title=None, axis=None, scale=scale)


def _band(span: tuple[float, float]) -> alt.Chart:
    low, high = span
    ends = pd.DataFrame({"fra": [low / 1_000_000], "til": [high / 1_000_000]})
    band: alt.Chart = (
        alt.Chart(ends)
        .mark_rect(color=theme.KONTEKST, opacity=0.18)
        .encode(x=alt.X("fra:Q", title=None, axis=None), x2=alt.X2("til:Q"))
    )
    return band


def _label(value: float, in_millions: bool) -> str:
    """One unit in the whole chart."""
    shown = text.millions(value, signed=True) if in_millions else text.kroner(value, signed=True)
    return f"{shown} {text.avvik(value)}"
