"""Signal or noise on the agenda: which places have left their ordinary sick leave, and the control chart of one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import access, settings, text
from dashboard.analysis.control_chart import (
    ControlChart,
    Kind,
    control_chart,
    seasonal_factors,
    whole_years,
    without_season,
)
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

MONTHS_USED = 48
_YEARS_OF_SEASON = 5
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


@dataclass(frozen=True, slots=True)
class Fulgt:
    """A place with its control chart. `maaneder`: aar, periode, maaned, prosent as shown, verdi without the season."""

    kode: str
    navn: str
    tjenesteomraade_navn: str
    maaneder: pd.DataFrame
    diagram: ControlChart

    @property
    def signal(self) -> tekst.Signal | None:
        """What the newest month is part of."""
        found = self.diagram.current
        return tekst.Signal(self.navn, found.kind, found.direction, found.length) if found else None


def show(view: View, month: Period) -> None:
    """Which places signal in `month` (1–12), and the control chart of the one chosen in the address."""
    factors, years = _season(view, month)
    places = _followed(view, month, factors)
    if not places:
        sentence(f"Ingen steder har nok måneder på rad til og med {month.label} til et kontrolldiagram.")
        st.caption(tekst.om_kontrollen(years, MONTHS_USED))
        return
    signals = [place.signal for place in places if place.signal]
    sentence(tekst.om_signaler(signals, month))
    left, _ = st.columns([1, 2])
    with left:
        chosen = _choose(places)
    _chart(chosen, month, corrected=bool(factors))
    _list(view, month, [place for place in places if place.signal], "Steder med signal", "signaler")
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
    sentence(tekst.om_signaler([place.signal for place in places if place.signal], month))
    _chart(places[0], month, corrected=bool(factors))


def _season(view: View, month: Period) -> tuple[dict[int, float], list[int]]:
    """The factor of each month of the year, and the years it is estimated from; both empty where that cannot be done."""
    months = numbers(
        "sykefravaer/per_maaned", view, **_asked(month), maaneder=12 * _YEARS_OF_SEASON + month.periode
    )
    factors = seasonal_factors(months, month.aar)
    return factors, whole_years(months, month.aar) if factors else []


def _followed(view: View, month: Period, factors: dict[int, float]) -> list[Fulgt]:
    """Every place that has months enough: those with a signal first, of those the high ones, the strongest first."""
    months = numbers(
        "sykefravaer/maanedsserie", view,
        **_asked(month), maaneder=MONTHS_USED, enheter=access.units_for(view.user),
    )  # fmt: skip
    months = months.assign(verdi=without_season(months["prosent"], months["periode"], factors))
    places = []
    for (level, code), series in months.groupby(["nivaa", "kode"], sort=False):
        chart = control_chart(series["verdi"].tolist())
        if chart:
            newest = series.iloc[-1]
            area = newest["tjenesteomraade_navn"] if level == "enhet" else ""
            places.append(Fulgt(f"{level}:{code}", str(newest["navn"]), str(area), series, chart))
    return sorted(places, key=_order)


def _order(place: Fulgt) -> tuple[bool, int, int]:
    found = place.diagram.current
    return (False, -found.direction, list(Kind).index(found.kind)) if found else (True, 0, 0)


def _asked(month: Period) -> dict[str, Any]:
    return {"aar": month.aar, "periode": month.periode, "ansatte_minst": settings.get().ansatte_minst}


def _choose(places: Sequence[Fulgt]) -> Fulgt:
    by_code = {place.kode: place for place in places}
    code = choose("Tjenesteområde eller enhet", {place.kode: place.navn for place in places}, _CHOSEN)
    return by_code[code] if code else places[0]


def _chart(place: Fulgt, month: Period, *, corrected: bool) -> None:
    limits, signal = place.diagram.limits, place.signal
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
    newest, limits, signal = place.maaneder.iloc[-1], place.diagram.limits, place.signal
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
