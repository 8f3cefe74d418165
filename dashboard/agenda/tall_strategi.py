"""What a decision in the strategic meeting is about, and the address that shows it again."""

import streamlit as st

from dashboard.agenda.beslutninger import Tall
from dashboard.analysis.strategi import Strategi
from dashboard.period import Period
from dashboard.ui.address import address

_SIDER = {
    "samfunnsdel": ("strategi", None),
    "oppdrag": ("oppdragsbrev", None),
    "virksomhet": ("utvikling", None),
    "paa_tvers": ("strategi", "ansvar"),
}
_DELER = {
    "siden_sist": "Siden sist",
    "tidslinje": "Tidslinjen",
    "ansvar": "Ansvar på tvers",
    "gevinst": "Kostnad og gevinst",
    "brudd": "Brudd i den røde tråden",
}
_PAA_TVERS = ("ansvar", "gevinst")


def om_saken(sak: str, gjelder: str, *, side: str | None = None, **parametre: str | None) -> Tall:
    """An agenda item as a whole, or the part of it that `parametre` of the address name. `side`: the page that shows it, where it
    is another than the item's own."""
    side, del_ = _SIDER.get(sak, ("strategi", None)) if side is None else (side, None)
    return Tall(sak, gjelder, address(side, "", **{"versjon": None, "belop": None, "del": del_, **parametre}))


def om_leddet(strategi: Strategi, id_: str) -> Tall:
    """A link of the målstruktur: what it is, and how far."""
    ledd, stand = strategi.struktur.ledd[id_], strategi.stand[id_]
    return om_saken("samfunnsdel", f"{ledd.tittel} ({stand.status})", ledd=id_)


def her(strategi: Strategi, period: Period, del_: str) -> Tall:
    """What the reader of /strategi has in front of them."""
    id_ = st.query_params.get("ledd") or st.query_params.get("omraade")
    if id_ and id_ in strategi.struktur.ledd and del_ not in _DELER:
        return om_leddet(strategi, id_)
    sak = "paa_tvers" if del_ in _PAA_TVERS else "siden_sist" if del_ == "siden_sist" else "samfunnsdel"
    navn = _DELER.get(del_, "Kommuneplanens samfunnsdel og handlingsprogrammet")
    return om_saken(sak, f"{navn}, {period.label}", **{"del": del_ if del_ in _DELER else None})
