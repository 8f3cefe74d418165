"""The way to a target total: what each measure brings on top of those before it, and the line to reach."""

from typing import Any

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme
from dashboard.charts.wrapped import wrapped

_LINE, _BAR, _GAP = 17, 16, 12  # px of the name over a bar, of the bar, and of the air under it
_HEAD, _TOP = 21, 24  # px of a line of the title, and kept free for what is written at the lines
_IS_NARROW = "containerSize()[0] < 620"
_SHORT = 48  # px of the points alone, all there is room for on a phone
_FIGURE = 7.2  # px of a character of what is written right of a bar


def draw(
    rader: pd.DataFrame, start: float, maal: float, title: str, merke: str = "Mål", fra: str = "Nå"
) -> alt.LayerChart | alt.FacetChart:
    """`rader`: tiltak, fra, til (total points before and after it), tekst (what it brings and takes), teller (bool: on the way to the
    target); one row per measure, in the order to show. `start`, `maal`: total points; `merke`, `fra`: what the line to reach, and
    the start, are called."""
    bars, height = _placed(rader)
    bars["maal"] = max(maal, start)
    lines = wrapped(title)
    under = wrapped("Mørk: på veien til målet. Lys: resten av planen.") if not rader["teller"].all() else []
    high = max([maal, start, *rader["til"]])
    low = start - 0.02 * max(high - start, 1.0)
    # What a bar says stands right of it where there is room, else left: never across the line to reach.
    bars["foran"] = (bars["fra"] < maal) & (bars["fra"] + bars["til"] > start + high)
    scale = _scale(bars[~bars["foran"]], low, high)
    x = alt.X("fra:Q", title=None, axis=None, scale=scale)
    pixels = alt.Scale(domain=[height, 0], nice=False, zero=False)
    y = alt.Y("topp:Q", scale=pixels, axis=None)
    tooltip = [alt.Tooltip("tiltak:N", title="Tiltak"), alt.Tooltip("tekst:N", title="Gir og krever")]
    marks = pd.DataFrame(_marks(start, maal, merke, fra))
    base = alt.Chart(bars)
    right, left = base.transform_filter("!datum.foran"), base.transform_filter("datum.foran")
    written = alt.ExprRef(f"{_IS_NARROW} ? datum.kort : datum.tekst")
    midt = alt.Y("midt:Q", scale=pixels, axis=None)
    layers = [
        alt.Chart(marks)
        .mark_text(baseline="top", fontSize=13, fontWeight=600, align=alt.ExprRef("datum.side"), dx=alt.ExprRef("datum.dx"))
        .encode(alt.X("fra:Q", scale=scale, axis=None), y=alt.value(0), text=alt.Text("tekst:N")),
        base.mark_rule(strokeWidth=2, color=theme.BUDSJETT).encode(
            x=alt.X("maal:Q", scale=scale, axis=None), y=y, y2=alt.Y2("under:Q")
        ),
        base.mark_bar(fill=alt.ExprRef("datum.farge"), stroke=theme.REGNSKAP, strokeWidth=1).encode(
            x, y, x2=alt.X2("til:Q"), y2=alt.Y2("bunn:Q"), tooltip=tooltip
        ),
        right.mark_text(align="left", dx=6, fontSize=13, text=written).encode(
            x=alt.X("til:Q", scale=scale, axis=None), y=midt
        ),
        left.mark_text(align="right", dx=-6, fontSize=13, text=written).encode(
            x=alt.X("fra:Q", scale=scale, axis=None), y=midt
        ),
        base.mark_text(align="left", baseline="top", fontSize=13, fontWeight=600, limit=alt.ExprRef("width")).encode(
            x=alt.value(0), y=alt.Y("ord:Q", scale=pixels, axis=None), text=alt.Text("navn:N")
        ),
    ]  # fmt: skip
    return alt.layer(*layers).properties(
        title=alt.Title(lines, subtitle=under) if under else alt.Title(lines),
        height=_HEAD * (len(lines) + len(under)) + height,
        width="container",
    )


def describe(rader: pd.DataFrame, start: float, maal: float) -> str:
    """The chart in a sentence, for those who do not see it."""
    said = "; ".join(f"{rad['tiltak']} {text.points(rad['til'])}" for rad in rader.to_dict("records"))
    return (
        f"Søylediagram over samlet poengsum etter hvert tiltak, fra {text.points(start)} poeng mot målet på"
        f" {text.points(maal)}: {said}."
    )


def _scale(bars: pd.DataFrame, low: float, high: float) -> alt.Scale:
    """From `low` to `high`, and on until what is written right of `bars` has room."""
    room = _FIGURE * max(map(len, bars["tekst"]), default=0.0) + 12
    last = bars["til"].max() if room > 12 else low
    needed = f"{low} + ({last} - {low}) * width / max(width - ({_IS_NARROW} ? {_SHORT} : {room:.0f}), 60)"
    most = alt.ExprRef(f"max({high + 0.01 * (high - low)}, {needed})")
    return alt.Scale(domainMin=low, domainMax=most, nice=False, zero=False)


def _marks(start: float, maal: float, merke: str, fra: str) -> list[dict[str, Any]]:
    said = [{"fra": start, "tekst": f"{fra} {text.points(start)}", "side": "left", "dx": 0}]
    if maal > start:
        said.append({"fra": maal, "tekst": f"{merke} {text.points(maal)}", "side": "right", "dx": 4})
    return said


def _placed(rader: pd.DataFrame) -> tuple[pd.DataFrame, float]:
    """Where each measure's name and bar stand, in px from the top, and how high they are together. A name that is too long for the
    window is cut there; the table has it."""
    row = _LINE + _BAR + _GAP
    bars = rader.assign(
        navn=[" ".join(str(each).split()) for each in rader["tiltak"]],
        kort=[
            text.points(til - fra, signed=True) for fra, til in zip(rader["fra"], rader["til"], strict=True)
        ],
        farge=[theme.REGNSKAP if each else "transparent" for each in rader["teller"]],
        ord=[float(_TOP + row * nr) for nr in range(len(rader))],
    )
    topp = bars["ord"] + _LINE
    bars = bars.assign(topp=topp, midt=topp + _BAR / 2, bunn=topp + _BAR, under=topp + _BAR + _GAP)
    return bars, float(_TOP + row * len(rader))
