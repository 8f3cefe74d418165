"""How far each place is from what it takes: a line to its last months, with last year and the budget marked beside it."""

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme

_ROW = 28
_HEAD = 104  # of the height, for title and subtitle
_FIGURES = 130  # px to the right of the lines, kept free for the figures
_NAMES = "containerSize()[0] < 480 ? 100 : 260"  # px at most for the names: shorter on a phone
_MOT = {
    "siste_tre": "Siste måneder",
    "i_fjor_resten": "Samme måneder i fjor",
    "budsjett_resten": "Budsjettet",
}


def hva_maa_til(frame: pd.DataFrame, title: str) -> alt.LayerChart | alt.FacetChart:
    """`frame` has navn (each once) and, in kr net a month, per_maaned, siste_tre, i_fjor_resten and budsjett_resten.

    One row per place, in the order to show; the last three may be empty. All stand on one scale whose zero is what it
    takes, for places differ far more in size than in how far they have to go.
    """
    avstander = frame[list(_MOT)].astype(float).sub(frame["per_maaned"].astype(float), axis="index")
    enhet, kr, desimaler = _enhet(avstander)
    rows = _rows(frame, avstander, kr, desimaler)
    base = alt.Chart(rows).encode(
        y=alt.Y(
            "navn:N",
            sort=list(frame["navn"]),
            title=None,
            axis=alt.Axis(labelLimit=alt.ExprRef(_NAMES), labelOverlap=False),
        ),
        tooltip=[
            alt.Tooltip("navn:N", title="Sted"),
            alt.Tooltip("maa_til:N", title="Må til i måneden"),
            *(alt.Tooltip(f"{mot}_sagt:N", title=navn) for mot, navn in _MOT.items()),
        ],
    )
    skala, farge = _scale(avstander / kr), alt.Color("farge:N", scale=None)

    def x(kolonne: str) -> alt.X:
        return alt.X(f"{kolonne}:Q", title=None, axis=None, scale=skala)

    layers: list[alt.Chart] = [
        alt.Chart(pd.DataFrame({"null": [0.0]})).mark_rule().encode(x("null")),
        base.mark_bar(height=4).encode(x("siste_tre"), farge),
        base.mark_point(size=120, opacity=1).encode(x("siste_tre"), farge),
        base.mark_point(size=80, opacity=1, color=theme.FJORAAR).encode(x("i_fjor_resten")),
        base.mark_point(size=110, opacity=1, filled=False, stroke=theme.BUDSJETT).encode(
            x("budsjett_resten")
        ),
        base.mark_text(align="right", fontSize=13).encode(text=alt.Text("tekst:N"), x=alt.value("width")),
    ]
    return alt.layer(*layers).properties(
        title=alt.Title(title, subtitle=_undertittel(enhet)),
        height=_HEAD + _ROW * len(rows),
        width="container",
    )


def _undertittel(enhet: str) -> list[str]:
    return [
        f"{enhet} netto i måneden, målt fra det som må til",
        "Stor prikk: siste måneder (oransje må ned, blå kan opp)",
        "Grå prikk: samme måneder i fjor. Ring: budsjettet",
    ]


def _rows(frame: pd.DataFrame, avstander: pd.DataFrame, kr: int, desimaler: int) -> pd.DataFrame:
    rows = avstander / kr
    rows["navn"] = frame["navn"]
    rows["farge"] = [theme.colour_of_avvik(-over) for over in avstander["siste_tre"]]
    rows["maa_til"] = [text.kroner(til) for til in frame["per_maaned"]]
    for mot in _MOT:
        rows[f"{mot}_sagt"] = [
            _sagt(beloep, over) for beloep, over in zip(frame[mot], avstander[mot], strict=True)
        ]
    rows["tekst"] = [
        f"{_vei(over / kr, desimaler)} til {text.number(til / kr, desimaler)}"
        for til, over in zip(frame["per_maaned"], avstander["siste_tre"], strict=True)
    ]
    return rows


def _vei(over: float, desimaler: int) -> str:
    """`ned 2,60`: from the last months to what it takes."""
    if pd.isna(over) or round(over, desimaler) == 0:
        return "må"
    return f"{'ned' if over > 0 else 'opp'} {text.number(abs(over), desimaler)}"


def _sagt(beloep: float, over: float) -> str:
    """`3 377 000 kr, 2 602 000 kr over det som må til`."""
    if pd.isna(beloep):
        return text.NO_NUMBER
    if round(over) == 0:
        return f"{text.kroner(beloep)}, akkurat det som må til"
    return f"{text.kroner(beloep)}, {text.kroner(abs(over))} {'over' if over > 0 else 'under'} det som må til"


def _scale(shown: pd.DataFrame) -> alt.Scale:
    low, high = min(shown.min().min(), 0.0), max(shown.max().max(), 0.0)
    span = high - low or 1.0
    with_room = alt.ExprRef(f"{high} + {span} * {_FIGURES} / max(width - {_FIGURES}, 40)")
    return alt.Scale(domainMin=low - 0.02 * span, domainMax=with_room, nice=False)


def _enhet(avstander: pd.DataFrame) -> tuple[str, int, int]:
    """One unit in the whole chart: its name, its kroner, decimals."""
    stoerst = avstander.abs().max().max()
    return ("Mill. kr", 1_000_000, 2) if stoerst >= 1_000_000 else ("1000 kr", 1_000, 0)
