"""The total on one strip: the normal interval as a band, the evaluation, today's projection with its span, and the references."""

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme
from dashboard.charts.wrapped import wrapped

EGEN, ANSLAG, REFERANSE, MAAL = "evaluering", "anslag", "referanse", "mål"
_LONG, _CHARACTER = 28, 7  # characters of words that stand over their mark, and px of one
_ROW, _WORDS = 20, 16  # px of a mark with its words beside it, and of words over a mark
_HEAD, _OFFSET, _AXIS = 19, 16, 46  # px of a line of the title, under it, and of the axis

# Words that would reach out of the window are drawn in until they end where it does, or begin where it begins.
_INSIDE = (
    "datum.side == 'left'"
    " ? max(min(datum.dx, width * (1 - datum.ved / {maks}) - datum.lengde), -width * datum.ved / {maks})"
    " : min(max(datum.dx, datum.lengde - width * datum.ved / {maks}), width * (1 - datum.ved / {maks}))"
)


def draw(
    rader: pd.DataFrame, maks: float, normal: tuple[float, float] | None, title: str
) -> alt.LayerChart | alt.FacetChart:
    """`rader`: navn, slag (EGEN, ANSLAG, REFERANSE, MAAL), verdi (may be missing), and of ANSLAG lav and hoy; in the order to
    show. `maks`, `normal`: points."""
    rows, height = _placed(rader, maks, 0 if normal is None else _WORDS)
    axis = alt.Axis(values=[maks * each / 4 for each in range(5)], format="d")
    scale = alt.Scale(domain=[0, maks], nice=False)
    down = alt.Scale(domain=[height, 0], nice=False)
    tooltip = [alt.Tooltip("ord:N", title="Poeng")]

    def x(felt: str) -> alt.X:
        return alt.X(f"{felt}:Q", title=None, scale=scale, axis=axis)

    def y(felt: str) -> alt.Y:
        return alt.Y(f"{felt}:Q", title=None, scale=down, axis=None)

    def of(slag: str) -> alt.Chart:
        return alt.Chart(rows[rows["slag"] == slag])

    projected = alt.Chart(rows[(rows["slag"] == ANSLAG) & rows["verdi"].notna()])
    ends = pd.concat([rows[rows["slag"] == ANSLAG].assign(ende=rows[felt]) for felt in ("lav", "hoy")])
    layers = [
        of(EGEN).mark_bar(height=12, color=theme.REGNSKAP).encode(x("verdi"), y("y"), x2=alt.XDatum(0), tooltip=tooltip),
        of(ANSLAG).mark_rule(color=theme.PROGNOSE, strokeWidth=2.5, strokeDash=theme.PROGNOSE_DASH).encode(x("lav"), y("y"), x2=alt.X2("hoy:Q")),
        alt.Chart(ends).mark_tick(orient="vertical", thickness=2, size=12, color=theme.PROGNOSE).encode(x("ende"), y("y")),
        projected.mark_point(shape="diamond", size=130, opacity=1, color=theme.PROGNOSE).encode(x("verdi"), y("y"), tooltip=tooltip),
        of(REFERANSE).mark_tick(orient="vertical", thickness=3, size=16, color=theme.KONTEKST).encode(x("verdi"), y("y"), tooltip=tooltip),
        of(MAAL).mark_point(filled=False, size=130, stroke=theme.BUDSJETT, strokeWidth=2).encode(x("verdi"), y("y"), tooltip=tooltip),
        alt.Chart(rows)
        .mark_text(align=alt.ExprRef("datum.side"), dx=alt.ExprRef(_INSIDE.format(maks=maks)), limit=alt.ExprRef("width"), fontSize=13)
        .encode(x("ved"), y("ord_y"), text=alt.Text("ord:N")),
    ]  # fmt: skip
    if normal is not None:
        band = _band(*normal, height)
        layers = [
            band.mark_rect(color=theme.KONTEKST, opacity=0.3).encode(x("fra"), y("over"), x2=alt.X2("til:Q"), y2=alt.Y2("under:Q")),
            band.mark_text(fontSize=13).encode(x("midt"), y("navn"), text=alt.Text("ord:N")),
            *layers,
        ]  # fmt: skip
    lines = wrapped(title)
    return alt.layer(*layers).properties(
        title=alt.Title(lines), height=_HEAD * len(lines) + _OFFSET + height + _AXIS, width="container"
    )


def describe(rader: pd.DataFrame, maks: float, normal: tuple[float, float] | None) -> str:
    """The chart in a sentence, for those who do not see it."""
    said = [_said(rad) for rad in rader.to_dict("records")]
    if normal is not None:
        said.append(f"Normalt {text.number(normal[0])}–{text.number(normal[1])}")
    return f"Poeng av {text.number(maks)}. {'; '.join(said)}."


def _band(fra: float, til: float, height: float) -> alt.Chart:
    """The normal interval, over the whole height, with its words."""
    return alt.Chart(
        pd.DataFrame([{"fra": fra, "til": til, "midt": (fra + til) / 2, "navn": _WORDS / 2, "over": _WORDS,
                       "under": height, "ord": f"Normalt {text.number(fra)}–{text.number(til)}"}])
    )  # fmt: skip


def _placed(rader: pd.DataFrame, maks: float, top: float) -> tuple[pd.DataFrame, float]:
    """The rows with their words and where they stand, in px from above, and how high they are together. Words stand beside
    their mark, on the side with room; those of a span, and of a bar that fills the half, over it."""
    placed: list[dict[str, Any]] = []
    for rad in rader.to_dict("records"):
        is_span = bool(pd.notna(rad["lav"]) and pd.notna(rad["hoy"]))
        verdi = 0.0 if pd.isna(rad["verdi"]) else float(rad["verdi"])
        lav, hoy = (rad["lav"], rad["hoy"]) if is_span else (verdi, verdi)
        is_left = lav <= maks / 2
        ord_ = _said(rad)
        is_over = is_span or (rad["slag"] == EGEN and not is_left) or len(ord_) > _LONG
        under = top + (_WORDS if is_over else 0)
        away = 0 if is_over else 12 if rad["slag"] == MAAL else 8
        placed.append(
            {
                **{str(felt): each for felt, each in rad.items()},
                "ord": ord_,
                "lengde": _CHARACTER * len(ord_),
                "ved": lav if is_left else hoy,
                "side": "left" if is_left else "right",
                "dx": away if is_left else -away,
                "ord_y": top + _WORDS / 2 if is_over else under + _ROW / 2,
                "y": under + _ROW / 2,
            }
        )
        top = under + _ROW
    columns = [*rader.columns, "ord", "lengde", "ved", "side", "dx", "ord_y", "y"]
    return pd.DataFrame(placed, columns=columns), top


def _said(rad: Mapping[Any, Any]) -> str:
    """`Anslag i dag 410 (298–455)`."""
    verdi = rad["verdi"]
    tall = "ukjent" if pd.isna(verdi) else text.number(verdi) if rad["slag"] == ANSLAG else text.points(verdi)
    span = (
        ""
        if pd.isna(rad["lav"]) or pd.isna(rad["hoy"])
        else f" ({text.number(rad['lav'])}–{text.number(rad['hoy'])})"
    )
    return f"{rad['navn']} {tall}{span}"
