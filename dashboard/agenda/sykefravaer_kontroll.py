"""Signal or noise on the agenda: which places have left their ordinary sick leave, and the control chart of one of them."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import access, settings, text
from dashboard.analysis.sykefravaer_signaler import MONTHS_USED, Fulgt, Read, fulgte_steder, sesongen
from dashboard.charts import kontrolldiagram
from dashboard.period import Period
from dashboard.sentences import sykefravaer as tekst
from dashboard.ui.address import address
from dashboard.ui.chart import show_chart
from dashboard.ui.data import numbers
from dashboard.ui.filters import choose
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.table import TableColumn, show_table

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


def show(view: View, month: Period) -> None:
    """Which places signal in `month` (1–12), and the control chart of the one chosen in the address."""
    factors, years = _season(view, month)
    places = _followed(view, month, factors)
    if not places:
        sentence(f"Ingen steder har nok måneder på rad til og med {month.label} til et kontrolldiagram.")
        st.caption(tekst.om_kontrollen(years, MONTHS_USED))
        return
    sentence(tekst.om_signaler(_signals(places), month))
    left, _ = st.columns([1, 2])
    with left:
        chosen = _choose(places)
    _chart(chosen, month, corrected=bool(factors))
    _list(view, month, [place for place in places if _signal(place)], "Steder med signal", "signaler")
    with st.expander(f"Alle {len(places)} steder som følges"):
        _list(view, month, places, "Steder som følges", "fulgte")
    with st.expander("Tallene i diagrammet"):
        _months(view, month, chosen)
    st.caption(tekst.om_kontrollen(years, MONTHS_USED))


def show_hovedsak(view: View, month: Period) -> None:
    """Which places signal, and the chart of the one that signals first. Raises NotAllowed."""
    access.require_see_sykefravaer(view.user)
    factors, _ = _season(view, month)
    places = _followed(view, month, factors)
    if not places:
        sentence(f"Ingen steder har nok måneder på rad til og med {month.label} til et kontrolldiagram.")
        return
    sentence(tekst.om_signaler(_signals(places), month))
    _chart(places[0], month, corrected=bool(factors))


def _season(view: View, month: Period) -> tuple[dict[int, float], list[int]]:
    return sesongen(_reader(view), month, settings.get().ansatte_minst)


def _followed(view: View, month: Period, factors: dict[int, float]) -> list[Fulgt]:
    units = access.units_for(view.user)
    enheter = None if units is None else list(units)
    return fulgte_steder(_reader(view), month, settings.get().ansatte_minst, enheter, factors)


def _reader(view: View) -> Read:
    return lambda name, **parameters: numbers(name, view, **parameters)


def _signal(place: Fulgt) -> tekst.Signal | None:
    """What the newest month is part of."""
    found = place.diagram.current
    return tekst.Signal(place.navn, found.kind, found.direction, found.length) if found else None


def _signals(places: Sequence[Fulgt]) -> list[tekst.Signal]:
    return [signal for place in places if (signal := _signal(place))]


def _choose(places: Sequence[Fulgt]) -> Fulgt:
    by_code = {place.kode: place for place in places}
    code = choose("Tjenesteområde eller enhet", {place.kode: place.navn for place in places}, _CHOSEN)
    return by_code[code] if code else places[0]


def _chart(place: Fulgt, month: Period, *, corrected: bool) -> None:
    limits, signal = place.diagram.limits, _signal(place)
    said = tekst.om_stedet(place.navn, signal, limits.lower, limits.upper, korrigert=corrected)
    show_chart(
        kontrolldiagram.draw(
            place.maaneder.assign(retning=place.diagram.signalling),
            mean=limits.mean,
            lower=limits.lower,
            upper=limits.upper,
            title=tekst.tittel_kontroll(place.navn, signal, month),
            subtitle=f"{'Korrigert for årstid. ' if corrected else ''}Stiplet: grensene. Trekant: signal.",
        ),
        description=said,
    )


def _list(view: View, month: Period, places: Sequence[Fulgt], title: str, key: str) -> None:
    show_table(
        pd.DataFrame([_row(place) for place in places], columns=[*_row(places[0])] if places else []),
        _LIST,
        title=title,
        period=month.label,
        filters={},
        view=view,
        key=f"sykefravaer_{key}",
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


def _months(view: View, month: Period, place: Fulgt) -> None:
    rows = place.maaneder.iloc[::-1]
    show_table(
        rows.assign(
            navn=[
                text.period(aar, periode) for aar, periode in zip(rows["aar"], rows["periode"], strict=True)
            ],
            signal=[_MARKS[each] for each in reversed(place.diagram.signalling)],
        ),
        _MONTHS,
        title=f"Sykefravær i {place.navn}",
        period=f"til og med {month.label}",
        filters={},
        view=view,
        key="sykefravaer_kontrollmaaneder",
    )
