"""Cost against coverage or quality: whether those who spend more also give more."""

import pandas as pd
import streamlit as st

from dashboard.agenda.kostra_valg import Valg, choose_figure, husket
from dashboard.charts import kostra_kostnad_kvalitet
from dashboard.reports.kostra_bilde import Omraadebilde
from dashboard.ui.chart import Drawing, draw, show_drawing


def show(valg: Valg) -> None:
    bilde = valg.bilde
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kostnad = choose_figure(bilde, "Kostnad", "kostnad", ("kostnad",))
        kvalitet = choose_figure(bilde, "Dekning eller kvalitet", "kvalitet", ("dekning", "kvalitet"))
    if kostnad is None or kvalitet is None:
        st.info(
            f"{bilde.tittel} har ikke både kostnad og dekning eller kvalitet å se ved siden av hverandre for {bilde.navn}."
        )
        return
    show_drawing(_tegningen(bilde, kostnad, kvalitet))
    st.caption(
        "Hver prikk er en kommune. At to tall følger hverandre, sier ikke at det ene er årsak til det andre: kommuner er ulike"
        " i størrelse, avstander, inntekter og behov."
    )


@husket
def _tegningen(bilde: Omraadebilde, kostnad: str, kvalitet: str) -> Drawing:
    aarene = bilde.egne.set_index("nokkeltall")["aar"]
    a, b = (
        bilde.les("kostra/fordeling", nokkeltall=each, aar=int(aarene[each]), egen=bilde.egen)
        for each in (kostnad, kvalitet)
    )
    rader: pd.DataFrame = a.rename(columns={"verdi": "kostnad"}).merge(
        b[["region", "verdi"]].rename(columns={"verdi": "kvalitet"}), on="region"
    )
    x, y = bilde.som_tall(kostnad, int(aarene[kostnad])), bilde.som_tall(kvalitet, int(aarene[kvalitet]))
    return draw(
        kostra_kostnad_kvalitet.draw(rader, x, y), description=kostra_kostnad_kvalitet.describe(rader, x, y)
    )
