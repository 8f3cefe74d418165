"""Cost in one tjenesteområde and gain in another, on the same line."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import access
from dashboard.analysis.gevinster import KRONER, UKJENT, balanse, paa_tvers, summer
from dashboard.analysis.strategi import Strategi
from dashboard.charts.strategi_gevinst import i_ord, strategi_gevinst
from dashboard.period import Period
from dashboard.sentences import gevinster as tekst
from dashboard.ui.address import address
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.data import numbers
from dashboard.ui.filters import choose
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_ALLE = "alle"
_LINJER = (
    TableColumn("hva", "Tiltak", link="lenke"),
    TableColumn("betaler", "Betaler"),
    TableColumn("kostnad", "Kostnad", "kroner"),
    TableColumn("faar", "Får gevinsten"),
    TableColumn("kr_planlagt", "Planlagt gevinst", "kroner"),
    TableColumn("kr_realisert", "Realisert", "kroner"),
    TableColumn("annet", "Gevinst i tid eller kvalitet"),
    TableColumn("beskrivelse", "Hva gevinsten er"),
)
_BALANSE = (
    TableColumn("navn", "Tjenesteområde"),
    TableColumn("betaler", "Betaler", "kroner"),
    TableColumn("planlagt", "Planlagt gevinst", "kroner"),
    TableColumn("realisert", "Realisert gevinst", "kroner"),
    TableColumn("balanse", "Balanse"),
)


@dataclass(frozen=True, slots=True)
class _Gevinstene:
    """All that is shown of a year; `tegning` and `balanse` are None where nobody pays or gains kr."""

    setning: str
    tegning: Drawing | None
    linjer: Table
    balanse: Table | None


def show(view: View, period: Period, strategi: Strategi) -> None:
    """Who pays and who gains in a year, measure by measure and in sum. Raises NotAllowed."""
    access.require_see_strategi(view.user)
    aarene = _aarene(view)
    if not aarene:
        sentence("Det er ikke lastet opp gevinster.")
        return
    gevinstene = _gevinstene(view, _choose_aar(aarene, period), address("strategi"))
    sentence(gevinstene.setning)
    if gevinstene.tegning is not None:
        show_drawing(gevinstene.tegning)
    show_table(gevinstene.linjer, view=view, key="strategi_gevinst")
    if gevinstene.balanse is not None:
        show_table(gevinstene.balanse, view=view, key="strategi_gevinst_balanse")
        st.caption(tekst.FORBEHOLD)


def make_ready(view: View, period: Period) -> None:
    """Remember the gains of the year that is shown first."""
    if aarene := _aarene(view):
        _gevinstene(view, next(iter(_valgene(aarene, period))), address("strategi"))


@made_once
def _aarene(view: View) -> list[int]:
    """The years with gains, the newest first."""
    return sorted({int(aar) for aar in numbers("strategi/gevinster", view)["aar"]}, reverse=True)


def _choose_aar(aarene: list[int], period: Period) -> str:
    with st.container(width=220):
        return choose("År", _valgene(aarene, period), "gevinst_aar") or _ALLE


def _valgene(aarene: list[int], period: Period) -> dict[str, str]:
    """The period's year to begin with, where there are gains for it."""
    foerst = [period.aar] if period.aar in aarene else []
    valg = {str(aar): str(aar) for aar in (*foerst, *(each for each in aarene if each not in foerst))}
    return {**valg, _ALLE: "Alle år"}


@made_once
def _gevinstene(view: View, aar: str, _lenke: str) -> _Gevinstene:
    """`_lenke` is in the key only: what one link takes along from the address, so do the lines'."""
    alle = numbers("strategi/gevinster", view)
    naar = "alle år" if aar == _ALLE else aar
    gevinster = alle if aar == _ALLE else alle[alle["aar"] == int(aar)]
    tid = tekst.om_tiden(summer(gevinster, ()))
    rader = balanse(gevinster)
    return _Gevinstene(
        setning=f"{tekst.oppsummert(gevinster, paa_tvers(gevinster), naar)} {tid}".rstrip(),
        tegning=None
        if rader.empty
        else draw(strategi_gevinst(rader, tekst.tittel(rader)), description=i_ord(rader)),
        linjer=_linjene(gevinster, naar),
        balanse=None if rader.empty else _balansen(rader, naar),
    )


def _linjene(gevinster: pd.DataFrame, naar: str) -> Table:
    """Those with different payer and receiver first, then the dearest."""
    i_kr = gevinster["slag"] == KRONER
    betaler, faar = (gevinster[f"{hos}_navn"].fillna(UKJENT) for hos in ("kostnad_hos", "gevinst_hos"))
    rader = gevinster.assign(
        hva=[_hva(rad) for rad in gevinster.to_dict("records")],
        lenke=[address("strategi", ledd=str(id_)) for id_ in gevinster["ledd"]],
        betaler=betaler,
        faar=faar.where(faar != betaler, "Samme"),
        kr_planlagt=gevinster["planlagt"].where(i_kr),
        kr_realisert=gevinster["realisert"].where(i_kr),
        annet=[tekst.gevinsten(rad) for rad in gevinster.to_dict("records")],
        delt=faar != betaler,
    ).sort_values(["delt", "kostnad", "ledd", "aar"], ascending=[False, False, True, True])
    return Table(
        rader,
        _LINJER,
        title="Kostnad og gevinst på samme linje",
        period=naar,
        filters={"År": naar},
        total={
            "hva": "Sum kroner",
            **dict.fromkeys(("betaler", "faar", "annet", "beskrivelse"), ""),
            **{navn: rader[navn].sum(min_count=1) for navn in ("kostnad", "kr_planlagt", "kr_realisert")},
        },
    )


def _hva(rad: Mapping[Any, Any]) -> str:
    """A link that has gone is told by its id."""
    return str(rad["ledd"]) if pd.isna(rad["tittel"]) else f"{rad['tittel']}"


def _balansen(rader: pd.DataFrame, naar: str) -> Table:
    return Table(
        rader.assign(balanse=[tekst.balansen(netto) for netto in rader["netto"]]),
        _BALANSE,
        title="Betaler og får, per tjenesteområde",
        period=naar,
        filters={"År": naar},
        total={
            "navn": "Sum",
            "balanse": tekst.balansen(float(rader["netto"].sum())),
            **{navn: rader[navn].sum() for navn in ("betaler", "planlagt", "realisert")},
        },
    )
