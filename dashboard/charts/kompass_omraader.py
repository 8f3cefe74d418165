"""The areas of Kommunekompasset as bars: the evaluation, today's projection with its span, and the average of others."""

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme
from dashboard.charts.wrapped import wrapped

_NAME, _AVERAGE, _BAR, _PROJECTION, _GAP = 17, 6, 11, 9, 5  # px of a row, from above
_HEAD, _OFFSET, _AXIS = 19, 16, 46  # px of a line of the title, under it, and of the axis
_FIGURES = 88  # px to the right, for the figures


def draw(rader: pd.DataFrame, aar: int | None, title: str) -> alt.LayerChart | alt.FacetChart:
    """`rader`: nr, navn, maks, skaar (of the evaluation), snitt, lav, anslag, hoy (points, each may be missing) and i_ord (what is told where
    there are no points); in the order to show. `aar`: of the evaluation, None where there is none."""
    rows, height = _placed(rader, aar)
    maks = float(rader["maks"].max())
    room = f"{maks} + {maks} * {_FIGURES} / max(width - {_FIGURES}, 60)"
    scale = alt.Scale(domainMin=0, domainMax=alt.ExprRef(room), nice=False)
    axis = alt.Axis(values=[maks * each / 4 for each in range(5)], format="d")
    tooltip = [
        alt.Tooltip("tittel:N", title="Område"),
        alt.Tooltip("skaar:Q", title="Evaluering", format=",.1~f"),
        alt.Tooltip("anslag:Q", title="Anslag i dag", format=",.0f"),
        alt.Tooltip("lav:Q", title="Lavest", format=",.0f"),
        alt.Tooltip("hoy:Q", title="Høyest", format=",.0f"),
        alt.Tooltip("snitt:Q", title="Snitt", format=",.1~f"),
    ]

    def x(felt: str) -> alt.X:
        return alt.X(f"{felt}:Q", title=None, scale=scale, axis=axis)

    def y(felt: str) -> alt.Y:
        return alt.Y(f"{felt}:Q", title=None, axis=None, scale=alt.Scale(domain=[height, 0], nice=False))

    def of(felt: str) -> alt.Chart:
        return alt.Chart(rows[rows[felt].notna()])

    layers = [
        of("skaar")
        .mark_bar(height=_BAR, color=theme.REGNSKAP)
        .encode(x("skaar"), y("soeyle"), x2=alt.XDatum(0), tooltip=tooltip),
        of("anslag")
        .mark_bar(height=_PROJECTION - 2, color=theme.PROGNOSE, fillOpacity=0.35, stroke=theme.PROGNOSE, strokeDash=[4, 2])
        .encode(x("anslag"), y("under"), x2=alt.XDatum(0), tooltip=tooltip),
        of("hoy")
        .mark_rule(color=theme.PROGNOSE, strokeWidth=2)
        .encode(x("lav"), y("under"), x2=alt.X2("hoy:Q"), tooltip=tooltip),
        of("snitt")
        .mark_point(shape="triangle-down", size=55, opacity=1, color=theme.KONTEKST)
        .encode(x("snitt"), y("over"), tooltip=tooltip),
        alt.Chart(rows).mark_text(align="left", baseline="top", dy=2, fontSize=13).encode(y("ord"), x=alt.value(0), text=alt.Text("tittel:N")),
        alt.Chart(rows).mark_text(align="right", fontSize=13, fontWeight=600).encode(y("soeyle"), x=theme.RIGHT_EDGE, text=alt.Text("tekst:N")),
        of("ukjent").mark_text(align="left", dx=4, fontSize=13, fontStyle="italic").encode(y("soeyle"), x=alt.XDatum(0), text=alt.Text("ukjent:N")),
    ]  # fmt: skip
    over, under = wrapped(title), wrapped(_signs(rader, aar))
    return alt.layer(*layers).properties(
        title=alt.Title(over, subtitle=under),
        height=_HEAD * (len(over) + len(under)) + _OFFSET + height + _AXIS,
        width="container",
    )


def describe(rader: pd.DataFrame, aar: int | None) -> str:
    """The chart in a sentence, for those who do not see it."""
    said = "; ".join(f"{rad['nr']} {rad['navn']}: {_said(rad)}" for rad in rader.to_dict("records"))
    return f"{_hva(aar)} per område, av {text.number(rader['maks'].max())}. {said}."


def _placed(rader: pd.DataFrame, aar: int | None) -> tuple[pd.DataFrame, int]:
    """The rows with their words and where they stand, in px from above, and how high they are together."""
    with_projection = bool(rader["hoy"].notna().any())
    bar = _NAME + (_AVERAGE if rader["snitt"].notna().any() else 0)
    step = bar + _BAR + (_PROJECTION if with_projection else 0) + _GAP
    tops = [nr * step for nr in range(len(rader))]
    rows = rader.assign(
        tittel=[f"{nr} {navn}" for nr, navn in zip(rader["nr"], rader["navn"], strict=True)],
        tekst=[_figures(rad, with_projection, aar) for rad in rader.to_dict("records")],
        ord=tops,
        soeyle=[top + bar + _BAR / 2 for top in tops],
        over=[top + bar - _AVERAGE / 2 for top in tops],
        under=[top + bar + _BAR + _PROJECTION / 2 for top in tops],
        ukjent=rader["i_ord"].where(rader["skaar"].isna() & (rader["i_ord"] != "")),
    )
    return rows, step * max(len(rows), 1)


def _hva(aar: int | None) -> str:
    return "Anslag i dag" if aar is None else f"Evalueringen i {aar}"


def _signs(rader: pd.DataFrame, aar: int | None) -> str:
    """What is drawn, of what is there."""
    signs = {
        f"Fylt: {aar}.": rader["skaar"],
        "Stiplet: i dag.": rader["anslag"],
        "Strek: spennet.": rader["hoy"],
        "Trekant: snittet.": rader["snitt"],
    }
    return " ".join(sign for sign, verdier in signs.items() if verdier.notna().any())


def _figures(rad: Mapping[Any, Any], with_projection: bool, aar: int | None) -> str:
    """`54 → 61`; one of them where there is one, and nothing where the words stand instead."""
    deler = [] if pd.isna(rad["skaar"]) else [text.points(rad["skaar"])]
    if with_projection and pd.notna(rad["anslag"]):
        deler.append(text.number(rad["anslag"]) if aar is None else f"→ {text.number(rad['anslag'])}")
    return " ".join(deler)


def _said(rad: Mapping[Any, Any]) -> str:
    foerst = str(rad["i_ord"]).lower() if pd.isna(rad["skaar"]) else text.points(rad["skaar"])
    deler = [foerst] if foerst else []
    if pd.notna(rad["anslag"]):
        deler.append(f"anslag {text.number(rad['anslag'])}")
    if pd.notna(rad["hoy"]):
        deler.append(f"spenn {text.number(rad['lav'])}–{text.number(rad['hoy'])}")
    if pd.notna(rad["snitt"]):
        deler.append(f"snitt {text.points(rad['snitt'])}")
    return ", ".join(deler)
