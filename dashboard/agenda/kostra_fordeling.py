"""Where the municipality lies among all the others in one figure: as a strip, on the map, and as a list."""

import streamlit as st

from dashboard.agenda.kostra_valg import Valg, choose_figure, husket
from dashboard.analysis import fordeling
from dashboard.charts import kostra_fordeling, kostra_kart
from dashboard.reports.kostra_bilde import Omraadebilde
from dashboard.sentences import kostra as tekst
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.plain import sentence
from dashboard.ui.sections import choose_section
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_UTSNITT = {"fylket": "Fylket", "landet": "Hele landet"}


def show(valg: Valg) -> None:
    bilde = valg.bilde
    nokkeltall = choose_figure(bilde, "Nøkkeltall", "nokkeltall")
    if nokkeltall is None:
        st.info(f"{bilde.navn} har ingen tall for {bilde.tittel.lower()}.")
        return
    sentence(_setningen(bilde, nokkeltall))
    strip, kart = st.columns([3, 2])
    with strip:
        show_drawing(_stripen(bilde, nokkeltall))
        st.caption(tekst.OM_FARGENE)
    with kart:
        utsnitt = choose_section("Kart", _UTSNITT, "kart", labelled=False)
        show_drawing(_kartet(bilde, nokkeltall, utsnitt))
    with st.expander("Alle kommunene i rekkefølge"):
        show_table(_listen(bilde, nokkeltall), view=valg.view, key="kostra_fordeling")


def _aar(bilde: Omraadebilde, nokkeltall: str) -> int:
    egne = bilde.egne
    return int(egne.loc[egne["nokkeltall"] == nokkeltall, "aar"].iloc[0])


@husket
def _setningen(bilde: Omraadebilde, nokkeltall: str) -> str:
    rader = bilde.les("kostra/fordeling", nokkeltall=nokkeltall, aar=_aar(bilde, nokkeltall), egen=bilde.egen)
    plass = fordeling.egen_plass(rader)
    tall = bilde.katalog.set_index("nokkeltall").loc[nokkeltall].to_dict()
    egen = bilde.egne[bilde.egne["nokkeltall"] == nokkeltall].iloc[0].to_dict()
    sagt = [tekst.linje(tall, egen)]
    if plass is not None:
        nivaa = tekst.om_nivaaet(fordeling.nivaa(plass.andel_lavere), str(tall["retning"]))
        sagt.append(tekst.om_plassen(plass.plass, plass.antall, plass.andel_lavere, plass.like))
        sagt.append(f"Det er {nivaa}.")
    return " ".join(sagt)


@husket
def _stripen(bilde: Omraadebilde, nokkeltall: str) -> Drawing:
    aar = _aar(bilde, nokkeltall)
    rader = bilde.les("kostra/fordeling", nokkeltall=nokkeltall, aar=aar, egen=bilde.egen)
    tall = bilde.som_tall(nokkeltall, aar)
    return draw(kostra_fordeling.draw(rader, tall), description=kostra_fordeling.describe(rader, tall))


@husket
def _kartet(bilde: Omraadebilde, nokkeltall: str, utsnitt: str) -> Drawing:
    aar = _aar(bilde, nokkeltall)
    rader = bilde.les("kostra/kart", nokkeltall=nokkeltall, aar=aar)
    tall = bilde.som_tall(nokkeltall, aar)
    fylke = bilde.egen[:2] if utsnitt == "fylket" else None
    return draw(
        kostra_kart.draw(rader, tall, bilde.egen, fylke),
        description=kostra_kart.describe(rader, tall, bilde.egen),
    )


@husket
def _listen(bilde: Omraadebilde, nokkeltall: str) -> Table:
    aar = _aar(bilde, nokkeltall)
    rader = bilde.les("kostra/fordeling", nokkeltall=nokkeltall, aar=aar, egen=bilde.egen)
    tall = bilde.som_tall(nokkeltall, aar)
    return Table(
        rader,
        (
            TableColumn("plass", "Nr. fra lavest", "antall"),
            TableColumn("navn", "Kommune"),
            TableColumn("verdi", tall.overskrift, "tall"),
            TableColumn("andel_lavere", "Andel som ligger lavere", "prosent"),
        ),
        title=tall.tittel,
        period=str(aar),
    )
