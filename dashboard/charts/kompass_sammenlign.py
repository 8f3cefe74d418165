"""Two evaluations by one yardstick, area by area: two bars under each area's name, with their points."""

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme
from dashboard.charts.wrapped import wrapped

_LINE, _BAR, _AIR, _GAP = (
    17,
    13,
    2,
    9,
)  # px of a line of words, of a bar, of the air between two, and under a row
_HEAD, _AXIS = 21, 26  # px of the chart's height for a line of its title, and for the points under the bars
_FIGURES = 62  # px to the right of the longest bar, kept free for its points


def draw(par: pd.DataFrame, egen: str, annen: str, title: str) -> alt.LayerChart | alt.FacetChart:
    """`par`: navn, maks, egen, annen (points; missing: not known), a row per area, in the order to show. `egen`, `annen`: whose
    the upper and the lower bars are."""
    bars, words, height = _placed(par, egen, annen)
    scale = alt.Scale(domain=[height, 0], nice=False, zero=False)
    most = float(par["maks"].max()) if len(par) else 100.0
    x = (
        alt.X("poeng:Q")
        .title(None)
        .scale(domain=[0, most], range=[0, alt.ExprRef(f"max(width - {_FIGURES}, 60)")], nice=False)
        .axis(values=[0, most / 2, most], labelExpr="datum.value + ' poeng'", labelFlush=True)
    )
    top, middle = alt.Y("topp:Q", scale=scale, axis=None), alt.Y("midt:Q", scale=scale, axis=None)
    tooltip = [
        alt.Tooltip("navn:N", title="Område"),
        alt.Tooltip("hvem:N", title="Hvem"),
        alt.Tooltip("tekst:N", title="Poeng"),
    ]
    layers = [
        alt.Chart(bars.dropna(subset="poeng").assign(null=0))
        .mark_rect()
        .encode(x, top, x2="null:Q", y2="bunn:Q", color=alt.Color("farge:N", scale=None), tooltip=tooltip),
        alt.Chart(bars.assign(poeng=bars["poeng"].fillna(0)))
        .mark_text(align="left", dx=5, fontSize=12, fontWeight=alt.ExprRef("datum.vekt"))
        .encode(x, middle, text=alt.Text("tekst:N")),
        alt.Chart(words)
        .mark_text(
            align="left", baseline="top", fontSize=13, fontWeight=600, lineBreak="\n", lineHeight=_LINE
        )
        .encode(alt.Y("ord:Q", scale=scale, axis=None), x=alt.value(0), text=alt.Text("linjer:N")),
    ]
    lines, under = wrapped(title), [*wrapped(f"Øverst, blå: {egen}"), *wrapped(f"Under, grå: {annen}")]
    return alt.layer(*layers).properties(
        title=alt.Title(lines, subtitle=under),
        height=height + _HEAD * (len(lines) + len(under)) + _AXIS,
        width="container",
    )


def describe(par: pd.DataFrame, egen: str, annen: str) -> str:
    """The chart in a sentence, for those who do not see it."""
    sagt = "; ".join(
        f"{rad['navn']} {_said(rad['egen'])} mot {_said(rad['annen'])}" for rad in par.to_dict("records")
    )
    return f"Søylediagram over poeng per område, {egen} mot {annen}: {sagt}."


def _placed(par: pd.DataFrame, egen: str, annen: str) -> tuple[pd.DataFrame, pd.DataFrame, int]:
    """The bars and the words with their places, in px from the top, and how high they are together."""
    bars, words, top = [], [], 4
    for rad in par.to_dict("records"):
        lines = wrapped(" ".join(str(rad["navn"]).split()))
        words.append({"linjer": "\n".join(lines), "ord": top})
        top += _LINE * len(lines)
        for felt, hvem, farge, vekt in (
            ("egen", egen, theme.REGNSKAP, 600),
            ("annen", annen, theme.KONTEKST, 400),
        ):
            bars.append(
                {
                    "navn": rad["navn"],
                    "hvem": hvem,
                    "poeng": rad[felt],
                    "tekst": _said(rad[felt]),
                    "farge": farge,
                    "vekt": vekt,
                    "topp": top,
                    "midt": top + _BAR / 2,
                    "bunn": top + _BAR,
                }
            )
            top += _BAR + _AIR
        top += _GAP
    columns = ["navn", "hvem", "poeng", "tekst", "farge", "vekt", "topp", "midt", "bunn"]
    return pd.DataFrame(bars, columns=columns), pd.DataFrame(words, columns=["linjer", "ord"]), top


def _said(poeng: float) -> str:
    return "ukjent" if pd.isna(poeng) else text.points(poeng)
