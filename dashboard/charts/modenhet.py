"""Digital maturity per tjenesteområde: the time before, now, and the target, on the five generations."""

import json
import textwrap
from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts import theme
from dashboard.charts.wrapped import wrapped

_LINE, _DOTS, _GAP = 17, 22, 6  # px of a line of words over a row, of the row, and of the air under it
_HEAD, _AXIS = 21, 64  # px of the chart's height for a line of its title, and for the generations' names
_SIDE = 52  # px kept free on both sides for the names of the first and the last
_NAME = 15  # px of each of a generation's name's lines
_CHARACTERS = 15  # of a generation's name on a line
_IS_NARROW = "containerSize()[0] < 620"


def draw(naa: pd.DataFrame, generasjoner: Mapping[int, str], title: str) -> alt.LayerChart | alt.FacetChart:
    """`naa`: navn, generasjon, maal_generasjon, forrige (1 to 5, the last two may be missing), one row per tjenesteområde, in
    the order to show. `generasjoner`: what each is called."""
    rows, height = _rows(naa["navn"].tolist())
    drawn = naa[["navn", "generasjon", "maal_generasjon", "forrige"]].assign(y=rows["midt"].tolist())
    last = max(generasjoner)
    names = {
        str(nr): textwrap.wrap(f"{nr} {navn}", _CHARACTERS, break_long_words=False)
        for nr, navn in generasjoner.items()
    }
    scale = alt.Scale(domain=[1, last], padding=_SIDE, nice=False, zero=False)
    axis = alt.Axis(
        values=list(generasjoner),
        format="d",
        orient="top",
        labelPadding=_NAME * (max(map(len, names.values())) - 1) + 6,  # the lines of a name go down from here
        labelExpr=f"{_IS_NARROW} ? datum.label : {json.dumps(names, ensure_ascii=False)}[datum.label]",
        labelOverlap=False,
    )
    pixels = alt.Scale(domain=[height, 0], nice=False, zero=False)
    y = alt.Y("y:Q", scale=pixels, axis=None)

    def at(field: str) -> alt.X:
        return alt.X(f"{field}:Q", scale=scale, axis=axis).title(None)

    tooltip = [
        alt.Tooltip("navn:N", title="Tjenesteområde"),
        alt.Tooltip("forrige:Q", title="Forrige vurdering"),
        alt.Tooltip("generasjon:Q", title="Nå"),
        alt.Tooltip("maal_generasjon:Q", title="Mål"),
    ]
    way = drawn.dropna(subset="maal_generasjon")
    layers = [
        alt.Chart(way)
        .mark_rule(color=theme.BUDSJETT, strokeDash=[2, 3], strokeWidth=1.5)
        .encode(at("generasjon"), y, x2=alt.X2("maal_generasjon:Q")),
        alt.Chart(drawn.dropna(subset="forrige"))
        .mark_tick(orient="vertical", color=theme.FJORAAR, thickness=4, size=22)
        .encode(at("forrige"), y, tooltip=tooltip),
        alt.Chart(drawn)
        .mark_point(filled=True, opacity=1, size=110, color=theme.REGNSKAP)
        .encode(at("generasjon"), y, tooltip=tooltip),
        alt.Chart(way)
        .mark_point(filled=False, size=260, stroke=theme.BUDSJETT, strokeWidth=2)
        .encode(at("maal_generasjon"), y, tooltip=tooltip),
        alt.Chart(rows)
        .mark_text(
            align="left", baseline="top", fontSize=13, fontWeight=600, lineBreak="\n", lineHeight=_LINE
        )
        .encode(x=alt.value(0), y=alt.Y("ord:Q", scale=pixels, axis=None), text=alt.Text("linjer:N")),
    ]
    lines = wrapped(title)
    under = wrapped("Fylt: nå. Omriss: mål. Grå strek: sist.")
    return alt.layer(*layers).properties(
        title=alt.Title(lines, subtitle=under),
        height=_HEAD * (len(lines) + len(under)) + height + _AXIS,
        width="container",
    )


def describe(naa: pd.DataFrame) -> str:
    """The chart in a sentence, for those who do not see it."""
    said = "; ".join(_said(rad) for rad in naa.to_dict("records"))
    return f"Punktdiagram over digital modenhet, generasjon 1 til 5: {said}."


def _said(rad: Mapping[Any, Any]) -> str:
    deler = [f"{rad['navn']} {rad['generasjon']:.0f}"]
    if pd.notna(rad["maal_generasjon"]):
        deler.append(f"mål {rad['maal_generasjon']:.0f}")
    if pd.notna(rad["forrige"]):
        deler.append(f"forrige vurdering {rad['forrige']:.0f}")
    return ", ".join(deler)


def _rows(names: list[str]) -> tuple[pd.DataFrame, int]:
    """Where each row's words begin and its dots stand, in px from the top, and how high they are together."""
    placed, top = [], 4
    for name in names:
        lines = wrapped(" ".join(name.split()))
        under = top + _LINE * len(lines)
        placed.append({"linjer": "\n".join(lines), "ord": top, "midt": under + _DOTS / 2})
        top = under + _DOTS + _GAP
    return pd.DataFrame(placed, columns=["linjer", "ord", "midt"]), top
