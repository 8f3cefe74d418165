"""One figure through ten years, as published and in the newest year's prices."""

import pandas as pd
import streamlit as st

from dashboard.agenda.kostra_valg import Valg, choose_figure, first_figure
from dashboard.charts import kostra_serie
from dashboard.reports.kostra_bilde import Omraadebilde
from dashboard.sentences import kostra_serie as tekst
from dashboard.sentences.kostra_tall import OM_MERKENE
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.sections import choose_section
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

AAR = 10
_PRISER = {"faste": "Faste priser", "loepende": "Løpende priser"}


def show(valg: Valg) -> None:
    bilde = valg.bilde
    with st.container(horizontal=True, vertical_alignment="bottom"):
        nokkeltall = choose_figure(bilde, "Nøkkeltall", "nokkeltall")
        if nokkeltall is None:
            st.info(f"{bilde.navn} har ingen tall for {bilde.tittel.lower()}.")
            return
        faste = _i_kroner(bilde, nokkeltall) and choose_section("Priser", _PRISER, "priser") == "faste"
    if sagt := _setningen(bilde, nokkeltall, faste):
        sentence(sagt)
    show_drawing(_tegningen(bilde, nokkeltall, faste))
    st.caption(_merknadene(bilde, nokkeltall))
    show_table(_tabellen(bilde, nokkeltall, faste), view=valg.view, key="kostra_utvikling")


def make_ready(bilde: Omraadebilde) -> None:
    """Remember what is shown before anybody has chosen a figure."""
    nokkeltall = first_figure(bilde)
    if nokkeltall is not None:
        faste = _i_kroner(bilde, nokkeltall)
        _setningen(bilde, nokkeltall, faste)
        _merknadene(bilde, nokkeltall)
        _tegningen(bilde, nokkeltall, faste)
        _tabellen(bilde, nokkeltall, faste)


@made_once
def _i_kroner(bilde: Omraadebilde, nokkeltall: str) -> bool:
    return bool(bilde.katalog.set_index("nokkeltall").loc[nokkeltall, "deflateres"])


@made_once
def _serien(bilde: Omraadebilde, nokkeltall: str) -> pd.DataFrame:
    siste = int(bilde.egne.loc[bilde.egne["nokkeltall"] == nokkeltall, "aar"].iloc[0])
    rader = bilde.les(
        "kostra/serie", nokkeltall=nokkeltall, regioner=[bilde.egen, *bilde.regioner], fra=siste - AAR + 1
    )
    return rader.assign(egen=rader["region"] == bilde.egen)


@made_once
def _setningen(bilde: Omraadebilde, nokkeltall: str, faste: bool) -> str:
    serie = _serien(bilde, nokkeltall)
    enhet = bilde.katalog.set_index("nokkeltall").loc[nokkeltall, "enhet"]
    return tekst.om_utviklingen(serie[serie["egen"]], str(enhet), faste_priser=faste)


@made_once
def _merknadene(bilde: Omraadebilde, nokkeltall: str) -> str:
    serie = _serien(bilde, nokkeltall)
    return " ".join(each for each in (tekst.om_prisene(serie), tekst.om_bruddet(serie), OM_MERKENE) if each)


@made_once
def _tegningen(bilde: Omraadebilde, nokkeltall: str, faste: bool) -> Drawing:
    serie, tall = _serien(bilde, nokkeltall), bilde.som_tall(nokkeltall)
    return draw(
        kostra_serie.draw(serie, tall, faste_priser=faste),
        description=kostra_serie.describe(serie, tall, faste_priser=faste),
    )


@made_once
def _tabellen(bilde: Omraadebilde, nokkeltall: str, faste: bool) -> Table:
    serie, tall = _serien(bilde, nokkeltall), bilde.som_tall(nokkeltall)
    verdi = serie["fast" if faste else "verdi"]
    serie = serie.assign(celle=verdi.astype(object).where(verdi.notna(), serie["merke"]))
    navn = dict(zip(serie["region"], serie["navn"], strict=True))
    per = serie.pivot(index="region", columns="aar", values="celle").reindex(list(navn))
    frame = per.rename(columns=str).assign(navn=list(navn.values()))
    return Table(
        frame,
        (TableColumn("navn", "Region"), *(TableColumn(str(aar), str(aar), "tall") for aar in per.columns)),
        title=tall.med(kostra_serie.priser(serie, tall, faste_priser=faste)),
        filters={"Priser": _PRISER["faste" if faste else "loepende"]} if _i_kroner(bilde, nokkeltall) else {},
    )
