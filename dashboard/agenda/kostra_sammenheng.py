"""Cost against coverage or quality: whether those who spend more also give more."""

import pandas as pd
import streamlit as st

from dashboard.agenda.kostra_valg import Valg, choose_figure, first_figure
from dashboard.charts import kostra_kostnad_kvalitet
from dashboard.reports.kostra_bilde import Omraadebilde
from dashboard.sentences.kostra_tall import bare_antall
from dashboard.ui import markdown
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.filters import choose
from dashboard.ui.remember import made_once

_KOSTNAD = ("kostnad",)
_KVALITET = ("dekning", "kvalitet")


def show(valg: Valg) -> None:
    bilde = valg.bilde
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kostnad = choose_figure(bilde, "Kostnad", "kostnad", _KOSTNAD)
        kvalitet = choose("Dekning eller kvalitet", _tilbudet(bilde), "kvalitet")
    if kostnad is None or kvalitet is None:
        st.info(
            f"{bilde.tittel} har ikke både kostnad og dekning eller kvalitet å se ved siden av hverandre for {markdown.escaped(bilde.navn)}."
            " Bare antall er ikke med: de kan ikke sammenlignes mellom kommuner av ulik størrelse."
        )
        return
    show_drawing(_tegningen(bilde, kostnad, kvalitet))
    st.caption(
        "Hver prikk er en kommune. At to tall følger hverandre, sier ikke at det ene er årsak til det andre: kommuner er ulike"
        " i størrelse, avstander, inntekter og behov."
    )


def make_ready(bilde: Omraadebilde) -> None:
    """Remember what is shown before anybody has chosen figures."""
    kostnad, kvalitet = first_figure(bilde, _KOSTNAD), next(iter(_tilbudet(bilde)), None)
    if kostnad is not None and kvalitet is not None:
        _tegningen(bilde, kostnad, kvalitet)


@made_once
def _tilbudet(bilde: Omraadebilde) -> dict[str, str]:
    """Titles of the figures of coverage and quality that the municipality has, but for plain counts; the main ones first."""
    egne = bilde.egne[bilde.egne["slag"].isin(_KVALITET)]
    titler = {
        str(tall["nokkeltall"]): str(tall["tittel"])
        for tall in egne.to_dict("records")
        if not bare_antall(tall["tittel"], tall["enhet"], tall["retning"])
    }
    return {each: titler[each] for each in bilde.hovedtall if each in titler} | titler


@made_once
def _tegningen(bilde: Omraadebilde, kostnad: str, kvalitet: str) -> Drawing:
    aarene = bilde.egne.set_index("nokkeltall")["aar"]
    a, b = (
        bilde.les("kostra/fordeling", nokkeltall=each, aar=int(aarene[each]), egen=bilde.egen)
        for each in (kostnad, kvalitet)
    )
    hvem = ["region", "navn", "i_gruppe", "egen"]
    rader: pd.DataFrame = (
        a[[*hvem, "verdi"]]
        .rename(columns={"verdi": "kostnad"})
        .merge(b[[*hvem, "verdi"]].rename(columns={"verdi": "kvalitet"}), on=hvem, how="outer")
    )
    rader = rader.assign(valgt=rader["region"].isin(bilde.regioner))
    x, y = bilde.som_tall(kostnad, int(aarene[kostnad])), bilde.som_tall(kvalitet, int(aarene[kvalitet]))
    return draw(
        kostra_kostnad_kvalitet.draw(rader, x, y), description=kostra_kostnad_kvalitet.describe(rader, x, y)
    )
