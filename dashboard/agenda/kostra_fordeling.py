"""Where the municipality lies among all the others in one figure: as a strip, on the map, and as a list."""

import pandas as pd
import streamlit as st

from dashboard.agenda.kostra_valg import Valg, choose_figure, first_figure
from dashboard.analysis import fordeling
from dashboard.charts import kostra_fordeling, kostra_kart
from dashboard.charts.kommunekart import har_fylke
from dashboard.reports.kostra_bilde import Omraadebilde
from dashboard.sentences import kostra as tekst
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.filters import choose
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.sections import choose_section
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_UTSNITT = {"fylket": "Fylket", "landet": "Hele landet"}


def show(valg: Valg) -> None:
    bilde = valg.bilde
    with st.container(horizontal=True, vertical_alignment="bottom"):
        nokkeltall = choose_figure(bilde, "Nøkkeltall", "nokkeltall")
        if nokkeltall is None:
            st.info(f"{bilde.navn} har ingen tall for {bilde.tittel.lower()}.")
            return
        valgt = choose("År", {str(aar): str(aar) for aar in _aarene(bilde, nokkeltall)}, "aar")
    assert valgt is not None
    aar = int(valgt)
    sentence(_setningen(bilde, nokkeltall, aar))
    if len(_rader(bilde, nokkeltall, aar)) < 2:
        return
    strip, kart = st.columns([3, 2])
    with strip:
        show_drawing(_stripen(bilde, nokkeltall, aar))
        st.caption(tekst.OM_FARGENE)
    with kart:
        utsnitt = choose_section("Kart", _utsnittene(bilde), "kart", labelled=False)
        show_drawing(_kartet(bilde, nokkeltall, aar, utsnitt))
    with st.expander("Alle kommunene i rekkefølge"):
        show_table(_listen(bilde, nokkeltall, aar), view=valg.view, key="kostra_fordeling")


def make_ready(bilde: Omraadebilde) -> None:
    """Remember what is shown before anybody has chosen a figure."""
    nokkeltall = first_figure(bilde)
    if nokkeltall is not None:
        aar = _aarene(bilde, nokkeltall)[0]
        _setningen(bilde, nokkeltall, aar)
        _stripen(bilde, nokkeltall, aar)
        _kartet(bilde, nokkeltall, aar, next(iter(_utsnittene(bilde))))
        _listen(bilde, nokkeltall, aar)


@made_once
def _aarene(bilde: Omraadebilde, nokkeltall: str) -> list[int]:
    """The years in which the municipality and another have the figure, the newest first; where there are none, its own."""
    aarene = bilde.les("kostra/fordeling_aar", nokkeltall=nokkeltall, egen=bilde.egen)
    med_andre = aarene[aarene["antall_andre"] > 0]
    return [int(aar) for aar in (aarene if med_andre.empty else med_andre)["aar"]]


def _utsnittene(bilde: Omraadebilde) -> dict[str, str]:
    """A county that the map lacks cannot be shown alone."""
    if har_fylke(bilde.egen[:2]):
        return _UTSNITT
    return {each: title for each, title in _UTSNITT.items() if each != "fylket"}


@made_once
def _rader(bilde: Omraadebilde, nokkeltall: str, aar: int) -> pd.DataFrame:
    rader = bilde.les("kostra/fordeling", nokkeltall=nokkeltall, aar=aar, egen=bilde.egen)
    return rader.assign(valgt=rader["region"].isin(bilde.regioner))


@made_once
def _setningen(bilde: Omraadebilde, nokkeltall: str, aar: int) -> str:
    rader = _rader(bilde, nokkeltall, aar)
    tall = bilde.katalog.set_index("nokkeltall").loc[nokkeltall].to_dict()
    egen = rader[rader["egen"].astype(bool)].iloc[0].to_dict() | {"aar": aar}
    sagt = [tekst.linje(tall, egen)]
    plass = fordeling.egen_plass(rader)
    if plass is not None:
        sagt.append(tekst.om_plassen(plass.plass, plass.antall, plass.andel_lavere, plass.like))
        if nivaa := fordeling.nivaa(plass.andel_lavere):
            sagt.append(f"Det er {tekst.om_nivaaet(nivaa, str(tall['retning']))}.")
    return " ".join(sagt)


@made_once
def _stripen(bilde: Omraadebilde, nokkeltall: str, aar: int) -> Drawing:
    rader, tall = _rader(bilde, nokkeltall, aar), bilde.som_tall(nokkeltall, aar)
    return draw(kostra_fordeling.draw(rader, tall), description=kostra_fordeling.describe(rader, tall))


@made_once
def _kartet(bilde: Omraadebilde, nokkeltall: str, aar: int, utsnitt: str) -> Drawing:
    rader, tall = bilde.les("kostra/kart", nokkeltall=nokkeltall, aar=aar), bilde.som_tall(nokkeltall, aar)
    fylke = bilde.egen[:2] if utsnitt == "fylket" else None
    return draw(
        kostra_kart.draw(rader, tall, bilde.egen, fylke),
        description=kostra_kart.describe(rader, tall, bilde.egen, fylke),
    )


@made_once
def _listen(bilde: Omraadebilde, nokkeltall: str, aar: int) -> Table:
    tall = bilde.som_tall(nokkeltall, aar)
    return Table(
        _rader(bilde, nokkeltall, aar),
        (
            TableColumn("plass", "Nr. fra lavest", "antall"),
            TableColumn("navn", "Kommune"),
            TableColumn("verdi", tall.overskrift, "tall"),
            TableColumn("andel_lavere", "Andel som ligger lavere", "prosent"),
        ),
        title=tall.tittel,
        period=str(aar),
    )
