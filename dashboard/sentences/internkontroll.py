"""What is said of internal control: deviations, and the controls that were planned and done."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import text
from dashboard.sentences.words import stor

MELDEKULTUR = (
    "Få meldte avvik er ikke i seg selv et godt tegn: det kan også bety at det meldes for lite. Se tallet sammen med om avvikene"
    " blir lukket innen fristen."
)


def om_maaneden(maaned: Mapping[Any, Any], hittil: Mapping[Any, Any], sted: str = "") -> str:
    """The month, and the year's controls so far. `maaned`: a row of utvikling/internkontroll, `hittil` one of
    internkontroll_hittil; `sted` as it is said («i Helse og omsorg»), empty for the municipality."""
    naar = text.period(maaned["maaned"].year, maaned["maaned"].month)
    hvor = f" {sted}" if sted else ""
    deler = [f"I {naar} ble det meldt {_avvik(maaned['avvik_meldt'])}{hvor}"]
    if pd.notna(maaned["avvik_lukket"]):
        deler.append(f", og {text.number(maaned['avvik_lukket'])} ble lukket")
    if pd.notna(maaned["avvik_over_frist"]):
        deler.append(f"; {text.number(maaned['avvik_over_frist'])} er over frist")
    return f"{''.join(deler)}. {om_kontrollene(hittil)}".strip()


def om_kontrollene(hittil: Mapping[Any, Any]) -> str:
    """`Hittil i år er 18 av 24 planlagte kontroller utført (75 %).`; empty where nothing is told of them."""
    planlagt, utfoert = hittil["kontroller_planlagt"], hittil["kontroller_utfoert"]
    if pd.isna(planlagt) or pd.isna(utfoert):
        return ""
    if not planlagt:
        return f"Hittil i år er det ikke planlagt kontroller; {text.number(utfoert)} er utført."
    andel = f"{text.number(100 * utfoert / planlagt)}{text.NO_BREAK}%"
    ord_ = "planlagt kontroll" if planlagt == 1 else "planlagte kontroller"
    return f"Hittil i år er {text.number(utfoert)} av {text.number(planlagt)} {ord_} utført ({andel})."


def mot_i_fjor(naa: float, foer: float) -> str:
    """`samme måneder i fjor: 412`; empty where last year is not told."""
    return "" if pd.isna(foer) or pd.isna(naa) else f"samme måneder i fjor: {text.number(foer)}"


def om_tema(tema: str | None, navn: str, antall: float) -> str:
    """`HMS i Helse og omsorg (112 avvik)`."""
    hvor = f"{stor(tema)} i {navn}" if isinstance(tema, str) else navn
    return f"{hvor} ({_avvik(antall)})"


def _avvik(antall: float) -> str:
    return "ingen avvik" if not antall else f"{text.number(antall)} avvik"
