"""Demography, the dependency ratio: how many outside working age there are to those in it."""

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import text
from dashboard.agenda.demografi import HORISONTER, Kommune, befolkningen, framover, say_missing
from dashboard.charts import befolkning_forsoergerbyrde
from dashboard.sentences import demografi as tekst
from dashboard.ui.chart import show_chart
from dashboard.ui.figures import Figure, show_figures
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.sections import choose_section
from dashboard.ui.table import TableColumn, show_table

_GRUPPER = {"0-19": "0–19 år", "20-64": "20–64 år", "65+": "65 år og eldre"}


def show(view: View, kommune: Kommune, valg: DeltaGenerator) -> None:
    """The sentence, the ratios now and then, the line and the table, and the definition. `valg`: the place for what is chosen."""
    befolkning = befolkningen(view, kommune)
    if befolkning.naa is None:
        say_missing(kommune)
        return
    with valg:
        horisont = choose_section("Se fram", HORISONTER, "fram", first="10")
    aar, oensket = framover(befolkning, horisont)
    aarene = befolkning.forsoergerbyrde(aar)
    sentence(tekst.om_forsoergerbyrden(aarene, befolkning.naa, aar))
    if aarene.empty:
        st.info(
            "Last opp folketallet med ettårige aldre: tabell 07459 og 14288.", icon=":material/upload_file:"
        )
        return
    show_figures(_figures(aarene, befolkning.naa, aar))
    if len(aarene) > 1:
        show_chart(
            befolkning_forsoergerbyrde.draw(aarene), description=befolkning_forsoergerbyrde.describe(aarene)
        )
    for sagt in (tekst.DEFINISJON, *tekst.forbehold(befolkning, aar, oensket)):
        st.caption(sagt)
    rader = [
        {
            **rad,
            "slag": "framskrevet" if rad["framskrevet"] else "registrert",
            "aar": str(rad["aar"]),
            **{
                gruppe: befolkning.antall(gruppe, rad["aar"], "hoved" if rad["framskrevet"] else "registrert")
                for gruppe in _GRUPPER
            },
        }
        for rad in aarene.to_dict("records")
    ]
    show_table(
        pd.DataFrame(rader),
        (
            TableColumn("aar", "År"),
            TableColumn("slag", "Tall"),
            *(TableColumn(gruppe, navn, "antall") for gruppe, navn in _GRUPPER.items()),
            TableColumn("samlet", "Forsørgerbyrde per 100", "tall"),
            TableColumn("eldre", "Eldre alene per 100", "tall"),
        ),
        title=f"Forsørgerbyrde i {kommune.navn}",
        period=f"{aarene['aar'].iloc[0]}–{aarene['aar'].iloc[-1]}",
        filters={"Kommune": kommune.navn, "Alternativ": "hovedalternativet"},
        view=view,
        key="demografi_forsoergerbyrde",
    )


def _figures(aarene: pd.DataFrame, naa: int, aar: int | None) -> list[Figure]:
    """Both ratios, now and in the year ahead."""
    valgte = {rad["aar"]: rad for rad in aarene.to_dict("records") if rad["aar"] in (naa, aar)}
    return [
        Figure(f"{navn} {each}", text.number(rad[kolonne], 1), "per 100 innbyggere 20–64 år")
        for kolonne, navn in (("samlet", "Forsørgerbyrde"), ("eldre", "Eldre alene"))
        for each, rad in valgte.items()
    ]
