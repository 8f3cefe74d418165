"""What the figures are: the catalogue, how fresh each table is, and fetching new ones."""

import streamlit as st

from dashboard import access
from dashboard.agenda import henting
from dashboard.agenda.kostra_valg import Valg
from dashboard.sentences.kostra_serie import om_aargangen
from dashboard.sentences.kostra_tall import OM_MERKENE
from dashboard.ui.data import numbers
from dashboard.ui.page import View
from dashboard.ui.table import TableColumn, show_table

_RETNING = {"hoy": "Høyt er ønskelig", "lav": "Lavt er ønskelig", "ingen": "Ingen"}
_SLAG = {"ramme": "Økonomisk ramme", "kostnad": "Kostnad", "dekning": "Dekning", "kvalitet": "Kvalitet"}


def show(valg: Valg) -> None:
    katalog = numbers("kostra/katalog", valg.view, omraade=None)
    st.markdown(om_aargangen(numbers("kostra/aargang", valg.view)))
    st.caption(OM_MERKENE)
    show_henting(valg.view)
    show_table(
        katalog.assign(slag=katalog["slag"].map(_SLAG), retning=katalog["retning"].map(_RETNING)),
        (
            TableColumn("omraade_tittel", "Område"),
            TableColumn("tittel", "Nøkkeltall"),
            TableColumn("slag", "Slag"),
            TableColumn("enhet", "Enhet"),
            TableColumn("retning", "Retning"),
            TableColumn("hva", "Hva det sier"),
            TableColumn("forbehold", "Forbehold"),
            TableColumn("tabell", "SSB-tabell"),
            TableColumn("kode", "Kode"),
        ),
        title="Katalog over nøkkeltallene",
        period="",
        filters={},
        view=valg.view,
        key="kostra_katalog",
    )


def show_henting(view: View) -> None:
    """The button for those who bring numbers in."""
    if access.may_upload(view.user):
        henting.show(view)
