"""What absence may cost on the agenda: an estimate from the ledger, for the places whose sick leave is shown."""

import pandas as pd
import streamlit as st

from dashboard import access, settings
from dashboard.period import Period
from dashboard.sentences import sykefravaer as tekst
from dashboard.ui.data import numbers
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_AMOUNTS = (
    TableColumn("vikar_og_overtid", "Vikarer og overtid", "kroner"),
    TableColumn("sykeloennsrefusjon", "Sykelønnsrefusjon", "kroner"),
    TableColumn("netto", "Netto, anslag", "kroner"),
    TableColumn("netto_samme_maaneder", "Netto i samme måneder i fjor", "kroner"),
    TableColumn("netto_fjoraar", "Netto hele fjoråret", "kroner"),
)


def show(view: View, month: Period) -> None:
    """The year to date, up to and including `month` (1–12), and last year."""
    setning, tabeller = _kostnaden(view, month)
    sentence(setning)
    if not tabeller:
        st.info(
            "Det krever regnskap og sykefravær for hver måned fra januar, og steder store nok til å vises."
        )
        return
    for nivaa, tabell in tabeller.items():
        show_table(tabell, view=view, key=f"sykefravaer_kostnad_{nivaa}")
    st.caption(tekst.forbeholdet())


def make_ready(view: View, month: Period) -> None:
    """Remember what the section shows."""
    _kostnaden(view, month)


@made_once
def _kostnaden(view: View, month: Period) -> tuple[str, dict[str, Table]]:
    """What is said, and a table of each level; none where the estimate cannot be shown."""
    places = numbers(
        "sykefravaer/netto_kostnad", view,
        aar=month.aar, periode=month.periode, ansatte_minst=settings.get().ansatte_minst,
        enheter=access.units_for(view.user),
    )  # fmt: skip
    if places.empty:
        return f"Anslaget for kostnaden ved fravær til og med {month.label} kan ikke vises.", {}
    kommunen = places[places["nivaa"] == "kommune"]
    setning = (
        f"Anslag for netto kostnad ved fravær i enhetene dine til og med {month.label}."
        if kommunen.empty
        else tekst.om_kostnaden(kommunen.iloc[0].to_dict(), month)
    )
    areas, units = places[places["nivaa"] != "enhet"], places[places["nivaa"] == "enhet"]
    area, unit = TableColumn("navn", "Tjenesteområde"), TableColumn("navn", "Enhet")
    of_unit = (unit, TableColumn("tjenesteomraade_navn", "Tjenesteområde"))
    tabeller = {} if areas.empty else {"tjenesteområde": _tabell(month, areas, (area,), "tjenesteområde")}
    return setning, {**tabeller, "enhet": _tabell(month, units, of_unit, "enhet")}


def _tabell(month: Period, rows: pd.DataFrame, names: tuple[TableColumn, ...], level: str) -> Table:
    return Table(
        rows,
        (*names, *_AMOUNTS),
        title=f"Anslått netto kostnad per {level}",
        period=f"til og med {month.label}",
        empty="Ingen enheter er store nok til å vises i hver av månedene.",
    )
