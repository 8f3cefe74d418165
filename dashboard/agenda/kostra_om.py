"""What the figures are: the catalogue, how fresh each table is, and fetching new ones."""

import streamlit as st

from dashboard import access
from dashboard.agenda import henting
from dashboard.agenda.kostra_grunnlag import Grunnlag
from dashboard.agenda.kostra_valg import Valg
from dashboard.sentences.kostra_serie import om_aargangen
from dashboard.sentences.kostra_tall import OM_MERKENE
from dashboard.ui.data import numbers
from dashboard.ui.page import View
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_RETNING = {"hoy": "Høyt er ønskelig", "lav": "Lavt er ønskelig", "ingen": "Ingen"}
_SLAG = {"ramme": "Økonomisk ramme", "kostnad": "Kostnad", "dekning": "Dekning", "kvalitet": "Kvalitet"}


def show(valg: Valg) -> None:
    st.markdown(_aargangen(valg.grunnlag))
    st.caption(OM_MERKENE)
    show_henting(valg.view)
    show_table(_katalogen(valg.grunnlag), view=valg.view, key="kostra_katalog")


def show_henting(view: View) -> None:
    """The button for those who bring numbers in."""
    if access.may_upload(view.user):
        henting.show(view)


def make_ready(grunnlag: Grunnlag) -> None:
    """Remember what is told of the figures."""
    _aargangen(grunnlag)
    _katalogen(grunnlag)
    numbers("kostra/hentede_tabeller", grunnlag.view)


@made_once
def _aargangen(grunnlag: Grunnlag) -> str:
    return om_aargangen(numbers("kostra/aargang", grunnlag.view))


@made_once
def _katalogen(grunnlag: Grunnlag) -> Table:
    katalog = numbers("kostra/katalog", grunnlag.view, omraade=None)
    return Table(
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
    )
