"""What absence may cost on the agenda: an estimate from the ledger, for the places whose sick leave is shown."""

import pandas as pd
import streamlit as st

from dashboard import access, settings
from dashboard.period import Period
from dashboard.sentences import sykefravaer as tekst
from dashboard.ui.data import numbers
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.table import TableColumn, show_table

_AMOUNTS = (
    TableColumn("vikar_og_overtid", "Vikarer og overtid", "kroner"),
    TableColumn("sykeloennsrefusjon", "Sykelønnsrefusjon", "kroner"),
    TableColumn("netto", "Netto, anslag", "kroner"),
    TableColumn("netto_samme_maaneder", "Netto i samme måneder i fjor", "kroner"),
    TableColumn("netto_fjoraar", "Netto hele fjoråret", "kroner"),
)


def show(view: View, month: Period) -> None:
    """The year to date, up to and including `month` (1–12), and last year."""
    places = numbers(
        "sykefravaer/netto_kostnad", view,
        aar=month.aar, periode=month.periode, ansatte_minst=settings.get().ansatte_minst,
        enheter=access.units_for(view.user),
    )  # fmt: skip
    if places.empty:
        sentence(f"Anslaget for kostnaden ved fravær til og med {month.label} kan ikke vises.")
        st.info(
            "Det krever regnskap og sykefravær for hver måned fra januar, og steder store nok til å vises."
        )
        return
    kommunen = places[places["nivaa"] == "kommune"]
    sentence(
        f"Anslag for netto kostnad ved fravær i enhetene dine til og med {month.label}."
        if kommunen.empty
        else tekst.om_kostnaden(kommunen.iloc[0].to_dict(), month)
    )
    areas, units = places[places["nivaa"] != "enhet"], places[places["nivaa"] == "enhet"]
    if not areas.empty:
        _table(view, month, areas, (TableColumn("navn", "Tjenesteområde"),), "tjenesteområde")
    _table(
        view, month, units, (TableColumn("navn", "Enhet"), TableColumn("tjenesteomraade_navn", "Tjenesteområde")), "enhet"
    )  # fmt: skip
    st.caption(tekst.forbeholdet())


def _table(view: View, month: Period, rows: pd.DataFrame, names: tuple[TableColumn, ...], level: str) -> None:
    show_table(
        rows,
        (*names, *_AMOUNTS),
        title=f"Anslått netto kostnad per {level}",
        period=f"til og med {month.label}",
        filters={},
        view=view,
        key=f"sykefravaer_kostnad_{level}",
        empty="Ingen enheter er store nok til å vises i hver av månedene.",
    )
