"""Teoretisk mulighetsrom over all areas: the span of what the difference amounts to, and what the amounts do not say."""

import pandas as pd
import streamlit as st

from dashboard.agenda.kostra_valg import Valg
from dashboard.charts import kostra_mulighetsrom
from dashboard.reports.kostra_bilde import Omraadebilde, spenn_tabell
from dashboard.sentences import kostra_behov
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

Bilder = tuple[Omraadebilde, ...]


def show(valg: Valg) -> None:
    bilder = _med_spenn(valg.alle_bilder)
    if not bilder:
        st.info(
            "Ingen områder kan regnes om til kroner ved likt behov. Det trengs nettoutgifter per innbygger fra SSBs tabell"
            " 12362, behovsindekser (delkostnadsnøkler) og folketall for kommunen."
        )
        return
    sentence(_setningen(bilder, valg.egen_navn))
    show_drawing(_tegningen(bilder))
    st.markdown(_forbeholdene(bilder[0]))
    show_table(_tabellen(bilder, valg.egen_navn), view=valg.view, key="kostra_mulighetsrom")


def make_ready(bilder: Bilder, navn: str) -> None:
    """Remember what is shown of the areas of the municipality called `navn`."""
    if med_spenn := _med_spenn(bilder):
        _setningen(med_spenn, navn)
        _tegningen(med_spenn)
        _forbeholdene(med_spenn[0])
        _tabellen(med_spenn, navn)


@made_once
def _med_spenn(bilder: Bilder) -> Bilder:
    return tuple(bilde for bilde in bilder if bilde.spenn is not None)


@made_once
def _rader(bilder: Bilder) -> pd.DataFrame:
    return spenn_tabell(bilder)


@made_once
def _setningen(bilder: Bilder, navn: str) -> str:
    return kostra_behov.om_omraadene(_rader(bilder), navn)


@made_once
def _tegningen(bilder: Bilder) -> Drawing:
    rader = _rader(bilder)
    return draw(kostra_mulighetsrom.draw(rader), description=kostra_mulighetsrom.describe(rader))


@made_once
def _forbeholdene(bilde: Omraadebilde) -> str:
    return "\n".join(f"- {each}" for each in kostra_behov.forbehold(bilde.mulighetsrom))


@made_once
def _tabellen(bilder: Bilder, navn: str) -> Table:
    rader = _rader(bilder)
    return Table(
        rader.assign(aar=rader["aar"].astype(str)),
        (
            TableColumn("tittel", "Område"),
            TableColumn("referanse", "Sammenlignet med"),
            TableColumn("aar", "År"),
            TableColumn("kr_per_innbygger", "Forskjell per innbygger", "kroner"),
            TableColumn("kr", "Forskjell i alt", "kroner"),
        ),
        title="Forskjell ved likt behov (+ kommunen bruker mer)",
        filters={"Kommune": navn},
    )
