"""Teoretisk mulighetsrom over all areas: the span of what the difference amounts to, and what the amounts do not say."""

import streamlit as st

from dashboard.agenda.kostra_valg import Valg
from dashboard.charts import kostra_mulighetsrom
from dashboard.reports.kostra_bilde import spenn_tabell
from dashboard.sentences import kostra_behov
from dashboard.ui.chart import show_chart
from dashboard.ui.plain import sentence
from dashboard.ui.table import TableColumn, show_table


def show(valg: Valg) -> None:
    bilder = [bilde for bilde in valg.alle_bilder if bilde.spenn is not None]
    if not bilder:
        st.info(
            "Ingen områder kan regnes om til kroner ved likt behov. Det trengs nettoutgifter per innbygger fra SSBs tabell"
            " 12362, behovsindekser (delkostnadsnøkler) og folketall for kommunen."
        )
        return
    rader = spenn_tabell(bilder)
    sentence(kostra_behov.om_omraadene(rader, valg.egen_navn))
    show_chart(kostra_mulighetsrom.draw(rader), description=kostra_mulighetsrom.describe(rader))
    st.markdown("\n".join(f"- {each}" for each in kostra_behov.forbehold(bilder[0].mulighetsrom)))
    show_table(
        rader.assign(aar=rader["aar"].astype(str)),
        (
            TableColumn("tittel", "Område"),
            TableColumn("referanse", "Sammenlignet med"),
            TableColumn("aar", "År"),
            TableColumn("kr_per_innbygger", "Forskjell per innbygger", "kroner"),
            TableColumn("kr", "Forskjell i alt", "kroner"),
        ),
        title="Forskjell ved likt behov (+ kommunen bruker mer)",
        period="",
        filters={"Kommune": valg.egen_navn},
        view=valg.view,
        key="kostra_mulighetsrom",
    )
