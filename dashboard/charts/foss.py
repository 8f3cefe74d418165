"""What leads from the budget to the accounts: a waterfall of deviations, on a scale that several of them can share."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme

BUDSJETT, REGNSKAP = "Budsjett hittil", "Regnskap hittil"

_ROW = 24
_HEAD = 70  # of the height, for title and subtitle
_FIGURES = 135  # px to the right of the bars, kept free for the figures
_NAMES = "containerSize()[0] < 480 ? 105 : 205"  # px: as many in each waterfall, or their scales would differ
_DWARFED = 2.5  # with more than so many spans of the steps down to zero, zero is left out
_ROOM = 0.22  # of that span, between the edge and the steps where zero is left out
_BREAK = (8, 13)  # px from the edge, between which a bar is broken there
_THICK: dict[str, Any] = {"height": {"band": 0.62}}
_TOOLTIP = [alt.Tooltip("navn:N", title="Steg"), alt.Tooltip("hva:N", title="Beløp")]
_SEEN = 0.01  # of the largest step: the smaller are hairlines, and added up


@dataclass(frozen=True, slots=True)
class Skala:
    """From `fra` to `til` (kr); `brutt` when zero is left out. Figures are told in `enhet`, which is `kr` kroner."""

    fra: float
    til: float
    brutt: bool
    enhet: str
    kr: int
    desimaler: int

    def sum(self, beloep: float) -> str:
        """`25,78`."""
        return text.number(beloep / self.kr, self.desimaler)

    def steg(self, avvik: float) -> str:
        """`−3,71 merforbruk`."""
        minste = 10**-self.desimaler
        if abs(avvik) < self.kr * minste / 2:
            return f"under {text.number(minste, self.desimaler)} {text.avvik(avvik)}"
        return f"{text.number(avvik / self.kr, self.desimaler, signed=True)} {text.avvik(avvik)}"


def samlet(rader: pd.DataFrame, flest: int, resten: str) -> pd.DataFrame:
    """The steps of `rader` (navn, avvik), the largest merforbruk first: at most `flest`, the smallest added up as the last.

    `resten` is what those are called, with their number in place of `{}`. What has no deviation is no step.
    """
    steg = rader.loc[rader["avvik"].round() != 0, ["navn", "avvik"]]
    stoerrelse = steg["avvik"].abs().sort_values(ascending=False, kind="stable")
    smaa = int((stoerrelse < _SEEN * stoerrelse.max()).sum())
    antall = len(steg) - (smaa if smaa > 1 else 0)
    if antall > flest or (antall == flest and smaa > 1):
        antall = flest - 1
    vist = steg.loc[stoerrelse.index[:antall]].sort_values("avvik", kind="stable")
    skjult = steg.loc[stoerrelse.index[antall:]]
    if skjult.empty:
        return vist.reset_index(drop=True)
    siste = pd.DataFrame({"navn": [resten.format(len(skjult))], "avvik": [skjult["avvik"].sum()]})
    return pd.concat([vist, siste], ignore_index=True)


def felles_skala(budsjett: float, steg: Sequence[pd.DataFrame]) -> Skala:
    """One scale for the waterfalls that start at `budsjett` (kr) and take `steg` (each: navn, avvik in kr).

    It holds zero unless zero is so far away that the steps would hardly be seen.
    """
    totaler = [total for hver in steg for total in _totaler(budsjett, hver["avvik"])]
    lav, hoey = min(totaler), max(totaler)
    spenn = hoey - lav or abs(hoey) or 1.0
    enhet = _enhet(max((abs(avvik) for hver in steg for avvik in hver["avvik"]), default=0.0))
    if max(lav, -hoey) <= _DWARFED * spenn:
        return Skala(min(lav, 0.0), max(hoey, 0.0), False, *enhet)
    rom = _ROOM * spenn
    return Skala(lav - rom if lav > 0 else lav, hoey + rom if hoey < 0 else hoey, True, *enhet)


def foss(
    steg: pd.DataFrame, budsjett: float, regnskap: float, skala: Skala, title: str
) -> alt.LayerChart | alt.FacetChart:
    """From `budsjett` by `steg` (navn, avvik, + is mindreforbruk; one row each, in order) to `regnskap`; kr net, so far.

    Merforbruk leads to the right, mindreforbruk to the left: the running total is what is used, net.
    """
    totaler = _totaler(budsjett, steg["avvik"])
    akser = _Akser(_y([BUDSJETT, *steg["navn"], REGNSKAP]), _x(skala))
    start = {"nr": 0, "navn": BUDSJETT, **_enden(budsjett, skala)}
    stegene = _stegene(steg, totaler, skala)
    slutt = {"nr": len(totaler), "navn": REGNSKAP, **_enden(regnskap, skala)}
    layers = [
        *_ende(start, skala, akser, theme.BUDSJETT_OUTLINE),
        *_ende(slutt, skala, akser, {"color": theme.REGNSKAP}),
        *([_steps(stegene, akser)] if stegene else []),
        _connectors(totaler, akser),
        _figures([start, *stegene, slutt], akser),
    ]
    if not skala.brutt:
        layers.append(alt.Chart(pd.DataFrame({"fra": [0.0]})).mark_rule().encode(x=alt.X("fra:Q")))
    return alt.layer(*layers).properties(
        title=alt.Title(title, subtitle=_undertittel(skala)),
        height=_HEAD + _ROW * (len(totaler) + 1),
        width="container",
    )


@dataclass(frozen=True, slots=True)
class _Akser:
    y: alt.Y
    x: alt.X


def _y(navn: list[str]) -> alt.Y:
    """Rows are told apart by number: names come from files, and two may be the same."""
    room, names = alt.ExprRef(_NAMES), alt.ExprRef(f"({_NAMES}) - 10")
    axis = alt.Axis(
        labelExpr=f"{json.dumps(navn)}[datum.value]",
        labelLimit=names, minExtent=room, maxExtent=room, labelOverlap=False, labelFlush=False,
    )  # fmt: skip
    return alt.Y("nr:O", title=None, axis=axis)


def _x(skala: Skala) -> alt.X:
    spenn = skala.til - skala.fra
    with_room = alt.ExprRef(f"{skala.til} + {spenn} * {_FIGURES} / max(width - {_FIGURES}, 40)")
    scale = alt.Scale(domainMin=skala.fra, domainMax=with_room, nice=False)
    return alt.X("fra:Q", title=None, axis=None, scale=scale)


def _enden(beloep: float, skala: Skala) -> dict[str, Any]:
    return {"fra": 0.0, "til": beloep, "tekst": skala.sum(beloep), "hva": text.kroner(beloep)}


def _stegene(steg: pd.DataFrame, totaler: Sequence[float], skala: Skala) -> list[dict[str, Any]]:
    return [
        {
            "nr": nr,
            "navn": navn,
            "fra": totaler[nr - 1],
            "til": totaler[nr],
            "farge": theme.colour_of_avvik(avvik),
            "tekst": skala.steg(avvik),
            "hva": f"{text.kroner(avvik, signed=True)} {text.avvik(avvik)}",
        }
        for nr, (navn, avvik) in enumerate(zip(steg["navn"], steg["avvik"], strict=True), start=1)
    ]


def _steps(stegene: list[dict[str, Any]], akser: _Akser) -> alt.Chart:
    bars = alt.Chart(pd.DataFrame(stegene)).mark_bar(**_THICK)
    drawn: alt.Chart = bars.encode(
        akser.y, akser.x, x2=alt.X2("til:Q"), color=alt.Color("farge:N", scale=None), tooltip=_TOOLTIP
    )
    return drawn


def _ende(ende: dict[str, Any], skala: Skala, akser: _Akser, look: Mapping[str, Any]) -> list[alt.Chart]:
    """The bar of a total: from zero, or where zero is left out broken at the edge towards it."""
    chart = alt.Chart(pd.DataFrame([ende]))
    if not skala.brutt:
        return [
            chart.mark_bar(**_THICK, **look).encode(akser.y, akser.x, x2=alt.X2("til:Q"), tooltip=_TOOLTIP)
        ]
    edge, inwards = ("0", "+") if ende["til"] > 0 else (f"(width - {_FIGURES})", "-")
    near, far = (alt.value(alt.ExprRef(f"{edge} {inwards} {px}")) for px in _BREAK)
    piece = chart.mark_rect(**_THICK, **look).encode(akser.y, tooltip=_TOOLTIP)
    return [
        piece.encode(x=alt.value(alt.ExprRef(edge)), x2=near),
        piece.encode(x=alt.X("til:Q", title=None, axis=None), x2=far),
    ]


def _connectors(totaler: Sequence[float], akser: _Akser) -> alt.Chart:
    """A thin line from where a bar ends to where the next begins."""
    rows = pd.DataFrame({"nr": range(len(totaler)), "neste": range(1, len(totaler) + 1), "fra": totaler})
    drawn: alt.Chart = (
        alt.Chart(rows).mark_rule(strokeWidth=1).encode(akser.y, alt.X("fra:Q"), y2=alt.Y2("neste:O"))
    )
    return drawn


def _figures(rows: list[dict[str, Any]], akser: _Akser) -> alt.Chart:
    drawn: alt.Chart = (
        alt.Chart(pd.DataFrame(rows))
        .mark_text(align="right", fontSize=13)
        .encode(akser.y, text=alt.Text("tekst:N"), x=alt.value("width"))
    )
    return drawn


def _undertittel(skala: Skala) -> str:
    enhet = skala.enhet[:1].upper() + skala.enhet[1:]
    return f"{enhet} netto. Brutt akse: sammenlign stegene" if skala.brutt else f"{enhet} netto"


def _totaler(budsjett: float, avvik: Iterable[float]) -> list[float]:
    """The running total before the first step and after each."""
    totaler = [budsjett]
    for hvert in avvik:
        totaler.append(totaler[-1] - hvert)
    return totaler


def _enhet(stoerst: float) -> tuple[str, int, int]:
    """One unit in the whole chart, in which the smaller steps too have a figure: its name, its kroner, decimals."""
    if stoerst >= 1_000_000:
        return "mill. kr", 1_000_000, 2
    return ("1000 kr", 1_000, 0) if stoerst >= 10_000 else ("kr", 1, 0)
