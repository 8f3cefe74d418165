"""Signal or noise on the agenda: which places have left their ordinary sick leave, and the control chart of one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import access, settings, text
from dashboard.analysis.sykefravaer_signaler import MONTHS_USED, Fulgt, Read, fulgte_steder, sesongen
from dashboard.charts import kontrolldiagram
from dashboard.period import Period
from dashboard.sentences import sykefravaer as tekst
from dashboard.ui.address import address
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.data import numbers
from dashboard.ui.filters import choose
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_CHOSEN = "kontroll"
_LIST = (
    TableColumn("navn", "Sted", link="lenke"),
    TableColumn("tjenesteomraade_navn", "Tjenesteområde"),
    TableColumn("signal", "Signal"),
    TableColumn("prosent", "Måneden", "prosent"),
    TableColumn("verdi", "Måneden, korrigert", "prosent"),
    TableColumn("snitt", "Snitt", "prosent"),
    TableColumn("nedre", "Nedre grense", "prosent"),
    TableColumn("oevre", "Øvre grense", "prosent"),
)
_MONTHS = (
    TableColumn("navn", "Måned"),
    TableColumn("prosent", "Sykefravær", "prosent"),
    TableColumn("verdi", "Korrigert", "prosent"),
    TableColumn("signal", "Del av et signal"),
)
_MARKS = {1: "Høyt", -1: "Lavt", 0: ""}


@dataclass(frozen=True, eq=False)
class _Kontroll:
    """The places that are followed; `korrigert` where the season is taken out, by the years `aar`."""

    steder: list[Fulgt]
    setning: str
    korrigert: bool
    aar: list[int]


def show(view: View, month: Period) -> None:
    """Which places signal in `month` (1–12), and the control chart of the one chosen in the address."""
    kontroll = _kontrollen(view, month)
    sentence(kontroll.setning)
    if kontroll.steder:
        left, _ = st.columns([1, 2])
        with left:
            chosen = _choose(kontroll.steder)
        show_drawing(_tegning(kontroll, chosen, month))
        show_table(_signalene(kontroll, month, address("")), view=view, key="sykefravaer_signaler")
        with st.expander(f"Alle {len(kontroll.steder)} steder som følges"):
            show_table(_fulgte(kontroll, month, address("")), view=view, key="sykefravaer_fulgte")
        with st.expander("Tallene i diagrammet"):
            show_table(_maanedene(kontroll, chosen, month), view=view, key="sykefravaer_kontrollmaaneder")
    st.caption(tekst.om_kontrollen(kontroll.aar, MONTHS_USED))


def make_ready(view: View, month: Period) -> None:
    """Remember which places signal, and the chart that is shown first."""
    kontroll = _kontrollen(view, month)
    if kontroll.steder:
        _tegning(kontroll, kontroll.steder[0].kode, month)


def show_hovedsak(view: View, month: Period) -> None:
    """Which places signal, and the chart of the one that signals first. Raises NotAllowed."""
    access.require_see_sykefravaer(view.user)
    kontroll = _kontrollen(view, month)
    sentence(kontroll.setning)
    if kontroll.steder:
        show_drawing(_tegning(kontroll, kontroll.steder[0].kode, month))


@made_once
def _kontrollen(view: View, month: Period) -> _Kontroll:
    minst, units = settings.get().ansatte_minst, access.units_for(view.user)
    factors, years = sesongen(_reader(view), month, minst)
    places = fulgte_steder(_reader(view), month, minst, None if units is None else list(units), factors)
    said = (
        tekst.om_signaler([signal for place in places if (signal := _signal(place))], month)
        if places
        else f"Ingen steder har nok måneder på rad til og med {month.label} til et kontrolldiagram."
    )
    return _Kontroll(places, said, bool(factors), years)


def _reader(view: View) -> Read:
    return lambda name, **parameters: numbers(name, view, **parameters)


def _signal(place: Fulgt) -> tekst.Signal | None:
    """What the newest month is part of."""
    found = place.diagram.current
    return tekst.Signal(place.navn, found.kind, found.direction, found.length) if found else None


def _choose(places: Sequence[Fulgt]) -> str:
    """The code of the place whose chart is shown."""
    code = choose("Tjenesteområde eller enhet", {place.kode: place.navn for place in places}, _CHOSEN)
    return code or places[0].kode


def _stedet(kontroll: _Kontroll, kode: str) -> Fulgt:
    return next(place for place in kontroll.steder if place.kode == kode)


@made_once
def _tegning(kontroll: _Kontroll, kode: str, month: Period) -> Drawing:
    place, corrected = _stedet(kontroll, kode), kontroll.korrigert
    limits, signal = place.diagram.limits, _signal(place)
    return draw(
        kontrolldiagram.draw(
            place.maaneder.assign(retning=place.diagram.signalling),
            mean=limits.mean,
            lower=limits.lower,
            upper=limits.upper,
            title=tekst.tittel_kontroll(place.navn, signal, month),
            subtitle=f"{'Korrigert for årstid. ' if corrected else ''}Stiplet: grensene. Trekant: signal.",
        ),
        description=tekst.om_stedet(place.navn, signal, limits.lower, limits.upper, korrigert=corrected),
    )


@made_once
def _signalene(kontroll: _Kontroll, month: Period, _lenke: str) -> Table:
    """`_lenke` is in the key only: what one link takes along from the address, so do the rows'."""
    return _liste([place for place in kontroll.steder if _signal(place)], month, "Steder med signal")


@made_once
def _fulgte(kontroll: _Kontroll, month: Period, _lenke: str) -> Table:
    """`_lenke`: as above."""
    return _liste(kontroll.steder, month, "Steder som følges")


def _liste(places: Sequence[Fulgt], month: Period, title: str) -> Table:
    return Table(
        pd.DataFrame([_row(place) for place in places], columns=[*_row(places[0])] if places else []),
        _LIST,
        title=title,
        period=month.label,
        empty="Ingen steder har signal denne måneden.",
    )


def _row(place: Fulgt) -> dict[str, Any]:
    newest, limits, signal = place.maaneder.iloc[-1], place.diagram.limits, _signal(place)
    return {
        "navn": place.navn,
        "lenke": address("drift", "", **{"del": "sykefravaer", "vis": "signal", _CHOSEN: place.kode}),
        "tjenesteomraade_navn": place.tjenesteomraade_navn,
        "signal": tekst.signalord(signal) if signal else "",
        "prosent": newest["prosent"],
        "verdi": newest["verdi"],
        "snitt": limits.mean,
        "nedre": max(limits.lower, 0),
        "oevre": limits.upper,
    }


@made_once
def _maanedene(kontroll: _Kontroll, kode: str, month: Period) -> Table:
    place = _stedet(kontroll, kode)
    rows = place.maaneder.iloc[::-1]
    return Table(
        rows.assign(
            navn=[
                text.period(aar, periode) for aar, periode in zip(rows["aar"], rows["periode"], strict=True)
            ],
            signal=[_MARKS[each] for each in reversed(place.diagram.signalling)],
        ),
        _MONTHS,
        title=f"Sykefravær i {place.navn}",
        period=f"til og med {month.label}",
    )
