"""The work of a plan's parts: one bar each, parted by how far it is, with the late ones marked."""

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from dashboard import text
from dashboard.charts import theme
from dashboard.charts.wrapped import wrapped

_DELER = {
    "utfoert": ("utført", theme.REGNSKAP),
    "i_arbeid": ("under arbeid", theme.PROGNOSE),
    "venter": ("venter", theme.FJORAAR),
    "ikke_meldt": ("ikke meldt", theme.BUDSJETT),
    "forsinket": ("forsinket", theme.VERRE),
}
_NAVN, _SOEYLE = "navn", "søyle"
_FRAME, _ROW = 120, 54  # pixels of height
_WORDS = 160  # pixels kept free right of the bars


def oppgaver_status(frame: pd.DataFrame, title: str) -> alt.LayerChart | alt.FacetChart:
    """`frame` has tittel, antall and how many of them are utfoert, i_arbeid, venter, ikke_meldt and forsinket; one row per bar, with
    its name above it, so that there is room for both on a phone."""
    rader = frame.to_dict("records")
    brukt = {navn: (ord_, farge) for navn, (ord_, farge) in _DELER.items() if any(rad[navn] for rad in rader)}
    parts = pd.DataFrame(
        [
            {
                "rad": nr,
                "plass": _SOEYLE,
                "navn": rad["tittel"],
                "del": ord_,
                "antall": rad[navn],
                "rekke": rekke,
            }
            for nr, rad in enumerate(rader)
            for rekke, (navn, (ord_, _)) in enumerate(brukt.items())
        ],
        columns=["rad", "plass", "navn", "del", "antall", "rekke"],
    )
    words = pd.DataFrame(
        [
            row
            for nr, rad in enumerate(rader)
            for row in (
                {"rad": nr, "plass": _NAVN, "antall": 0, "tekst": rad["tittel"], "luft": 0},
                {"rad": nr, "plass": _SOEYLE, "antall": rad["antall"], "tekst": _kort(rad), "luft": 6},
            )
        ]
    )
    most = max((rad["antall"] for rad in rader), default=1) or 1
    room = alt.ExprRef(f"{most} + {most} * {_WORDS} / max(width - {_WORDS}, 40)")
    x = alt.X("antall:Q").title(None).axis(None).scale(domainMin=0, domainMax=room, nice=False)
    y = alt.Y("rad:O").axis(None).scale(paddingInner=0.2)
    place = alt.YOffset("plass:N").scale(domain=[_NAVN, _SOEYLE])
    bars = (
        alt.Chart(parts)
        .mark_bar(height={"band": 0.9})
        .encode(
            x,
            y,
            place,
            alt.Color("del:N")
            .legend(columns=3)
            .scale(domain=[ord_ for ord_, _ in brukt.values()], range=[farge for _, farge in brukt.values()]),
            order=alt.Order("rekke:O"),
            tooltip=[
                alt.Tooltip("navn:N", title="Del"),
                alt.Tooltip("del:N", title="Status"),
                alt.Tooltip("antall:Q", title="Antall"),
            ],
        )
    )
    labels = (
        alt.Chart(words)
        .mark_text(align="left", fontSize=13, limit=600, dx=alt.ExprRef("datum.luft"))
        .encode(x, y, place, text=alt.Text("tekst:N"))
    )
    return alt.layer(bars, labels).properties(
        title=alt.TitleParams(wrapped(title)), height=_FRAME + _ROW * len(rader)
    )


def i_ord(frame: pd.DataFrame) -> str:
    """The chart in a sentence, for those who do not see it."""
    bars = "; ".join(_langt(rad) for rad in frame.to_dict("records"))
    return f"Søylediagram over antall oppgaver etter status: {bars}."


def _kort(rad: Mapping[Any, Any]) -> str:
    sagt = f"{text.number(rad['utfoert'])} av {text.number(rad['antall'])} utført"
    return f"{sagt}, {text.number(rad['forsinket'])} forsinket" if rad["forsinket"] else sagt


def _langt(rad: Mapping[Any, Any]) -> str:
    deler = [f"{text.number(rad[navn])} {ord_}" for navn, (ord_, _) in _DELER.items() if rad[navn]]
    return f"{rad['tittel']} {', '.join(deler) if deler else 'ingen oppgaver'}"
