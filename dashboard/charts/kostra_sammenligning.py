"""The municipality beside those it is compared with: a bar each on one scale, and SSB's mark where there is no figure."""

import json
from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts import theme
from dashboard.charts.kostra_tall import (
    Nokkeltall,
    Tallform,
    egen_rad,
    empty,
    merket,
    tallform,
)
from dashboard.charts.wrapped import heading, headings_alike

_ROW = 26
_NAMES = "containerSize()[0] < 480 ? 124 : 230"  # px at most for the names: shorter on a phone
_CHARACTER = 7.2  # px of a figure's character
_ORDER = ("ramme", "kostnad", "dekning", "kvalitet")


def draw(rader: pd.DataFrame, nokkeltall: Nokkeltall) -> alt.LayerChart | alt.FacetChart:
    """`rader`: navn, verdi, merke (why verdi is empty, else null), egen (bool); a row per region, in the order to show."""
    title, height = heading(message(rader, nokkeltall), nokkeltall.overskrift)
    return _bars(rader, _form(rader, nokkeltall), title, height)


def draw_side_om_side(rader: pd.DataFrame) -> list[alt.LayerChart | alt.FacetChart]:
    """A chart per figure, cost first, as high as one another: cost is not to be seen without coverage and quality.

    `rader`: as for `draw`, and nokkeltall, tittel, enhet, slag, aar; a row per figure and region.
    """
    grupper = sorted(
        (gruppe for _, gruppe in rader.groupby("nokkeltall", sort=False)),
        key=lambda gruppe: _ORDER.index(gruppe["slag"].iloc[0]),
    )
    nokkeltallene = [_nokkeltall(gruppe) for gruppe in grupper]
    titles, height = headings_alike([(each.tittel, each.slag_enhet_aar) for each in nokkeltallene])
    return [
        _bars(gruppe, _form(gruppe, each), title, height)
        for gruppe, each, title in zip(grupper, nokkeltallene, titles, strict=True)
    ]


def message(rader: pd.DataFrame, nokkeltall: Nokkeltall) -> str:
    """How far the municipality is from the first of those it is compared with."""
    mine, andre = egen_rad(rader), rader.loc[~rader["egen"].astype(bool)].dropna(subset="verdi")
    if mine is None or pd.isna(mine["verdi"]):
        return nokkeltall.tittel
    form = _form(rader, nokkeltall)
    if andre.empty:
        return f"{mine['navn']}: {form.sagt(mine['verdi'])}"
    naermest = andre.iloc[0]
    forskjell = form.avrundet(mine["verdi"]) - form.avrundet(naermest["verdi"])
    if not forskjell:
        return f"{mine['navn']} ligger likt med {naermest['navn']}: {form.sagt(mine['verdi'])}"
    retning = "over" if forskjell > 0 else "under"
    return f"{mine['navn']} ligger {form.forskjell(forskjell)} {retning} {naermest['navn']}"


def describe(rader: pd.DataFrame, nokkeltall: Nokkeltall) -> str:
    """The chart in a sentence, for those who do not see it."""
    if rader.empty:
        return f"Ingen tall å vise for {nokkeltall.setning}."
    form = _form(rader, nokkeltall)
    said = "; ".join(f"{rad['navn']}: {_tekst(rad, form)}" for rad in rader.to_dict("records"))
    return f"Søylediagram over {nokkeltall.setning}. {said}."


def _bars(
    rader: pd.DataFrame, form: Tallform, title: alt.Title, head: int
) -> alt.LayerChart | alt.FacetChart:
    if rader.empty:
        return empty(title, head)
    bars = pd.DataFrame(
        [
            {
                "nr": nr,
                "navn": rad["navn"],
                "verdi": None if pd.isna(rad["verdi"]) else float(rad["verdi"]),
                "tekst": _tekst(rad, form),
                "farge": theme.REGNSKAP if rad["egen"] else theme.KONTEKST,
                "vekt": 600 if rad["egen"] else 400,
            }
            for nr, rad in enumerate(rader.to_dict("records"))
        ],
        columns=["nr", "navn", "verdi", "tekst", "farge", "vekt"],
    )
    base = alt.Chart().encode(
        _y(bars), tooltip=[alt.Tooltip("navn:N", title="Sted"), alt.Tooltip("tekst:N", title="Verdi")]
    )
    words: dict[str, Any] = {"fontSize": 13, "fontWeight": alt.ExprRef("datum.vekt")}
    layers: list[alt.Chart] = [
        base.mark_bar(height={"band": 0.62}, color=alt.ExprRef("datum.farge")).encode(_x(bars)),
        alt.Chart(alt.InlineData([{"null": 0}])).mark_rule().encode(x=alt.XDatum(0)),
        base.transform_filter("isValid(datum.verdi)")
        .mark_text(align="right", **words)
        .encode(text=alt.Text("tekst:N"), x=theme.RIGHT_EDGE),
        base.transform_filter("!isValid(datum.verdi)")
        .mark_text(align="left", dx=6, fontStyle="italic", **words)
        .encode(x=alt.XDatum(0), text=alt.Text("tekst:N")),
    ]
    return alt.layer(
        *layers, data=bars, title=title, height=head + _ROW * max(len(bars), 1), width="container"
    )


def _y(bars: pd.DataFrame) -> alt.Y:
    """Rows are told apart by number: two may have the same name."""
    own = [nr for nr, vekt in zip(bars["nr"], bars["vekt"], strict=True) if vekt == 600]
    axis = alt.Axis(
        labelExpr=f"{json.dumps(list(bars['navn']))}[datum.value]",
        labelFontWeight=alt.ExprRef(f"indexof({own}, datum.value) < 0 ? 400 : 600"),
        labelLimit=alt.ExprRef(_NAMES),
        labelOverlap=False,
    )
    return alt.Y("nr:O", title=None, axis=axis)


def _x(bars: pd.DataFrame) -> alt.X:
    """With room to the right for what is written there: figures, and where no bar goes that way the marks too."""
    low, high = min([0.0, *bars["verdi"].dropna()]), max([0.0, *bars["verdi"].dropna()])
    written = bars.loc[bars["verdi"].notna() | (high == 0), "tekst"]
    figures = _CHARACTER * max((len(each) for each in written), default=0) + 10
    room = f"{high} + {high - low or 1.0} * {figures:.0f} / max(width - {figures:.0f}, 40)"
    scale = alt.Scale(domainMin=low, domainMax=alt.ExprRef(room), nice=False)
    return alt.X("verdi:Q", title=None, axis=None, scale=scale)


def _form(rader: pd.DataFrame, nokkeltall: Nokkeltall) -> Tallform:
    return tallform(rader["verdi"], nokkeltall.enhet)


def _tekst(rad: Mapping[Any, Any], form: Tallform) -> str:
    return merket(rad["merke"]) if pd.isna(rad["verdi"]) else form.sagt(rad["verdi"])


def _nokkeltall(gruppe: pd.DataFrame) -> Nokkeltall:
    first = gruppe.iloc[0]
    aar = None if pd.isna(first["aar"]) else int(first["aar"])
    return Nokkeltall(first["tittel"], first["enhet"], first["slag"], aar)
