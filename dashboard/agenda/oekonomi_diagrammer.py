"""The charts of the economy item: deviation per place beside the last 24 months; the budget where there are no accounts."""

import pandas as pd
import streamlit as st

from dashboard.agenda.navn import med_entydige_navn
from dashboard.agenda.utsnitt import Utsnitt
from dashboard.charts.avvik_per_sted import avvik_per_sted
from dashboard.charts.budsjett_per_sted import budsjett_per_sted
from dashboard.charts.maanedslinje import maanedslinje
from dashboard.sentences import oekonomi as tekst
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.remember import made_once

_FLEST = 10


def show(utsnitt: Utsnitt) -> None:
    """What stands in the lake decides which charts there are."""
    if not utsnitt.har_regnskap:
        _show(_budsjettet(utsnitt), "")
        return
    avvikene, maanedene = drawings(utsnitt)
    venstre, hoeyre = st.columns(2, gap="medium")
    with venstre:
        _show(avvikene, f"Uten budsjett for {utsnitt.period.aar} er det ingen avvik å vise.")
    with hoeyre:
        _show(maanedene, "Regnskapet er ikke fordelt på måneder.")


def drawings(utsnitt: Utsnitt) -> tuple[Drawing | None, Drawing | None]:
    """Deviation per place, and the months: of a place with accounts."""
    return _avvikene(utsnitt.felles), _maanedene(utsnitt.felles)


def _show(tegning: Drawing | None, uten: str) -> None:
    """The chart, or what is said where there is none."""
    if tegning is not None:
        show_drawing(tegning)
    elif uten:
        st.info(uten)


@made_once
def _avvikene(utsnitt: Utsnitt) -> Drawing | None:
    alle = utsnitt.under[["navn", utsnitt.sted.nivaa_under, "avvik"]].dropna(subset=["avvik"])
    if alle.empty:
        return None
    vist = _stoerste(alle, "avvik")
    hvilke = f"De {len(vist)} største avvikene" if len(vist) < len(alle) else "Avvik"
    return draw(
        avvik_per_sted(
            med_entydige_navn(utsnitt, vist, utsnitt.sted.nivaa_under),
            tekst.tittel_avvik(alle, utsnitt.sted.nivaa_under),
        ),
        description=f"{hvilke} mellom budsjett og regnskap hittil, per {utsnitt.hva_er_under}.",
    )


@made_once
def _maanedene(utsnitt: Utsnitt) -> Drawing | None:
    maaneder = utsnitt.maaneder
    if maaneder["regnskap"].isna().all():
        return None
    return draw(
        maanedslinje(maaneder, tekst.tittel_maaneder(maaneder, utsnitt.period)),
        description=f"Regnskap og budsjett for {utsnitt.navn}, måned for måned de siste 24 månedene.",
    )


@made_once
def _budsjettet(utsnitt: Utsnitt) -> Drawing | None:
    alle = utsnitt.under.dropna(subset=["aarsbudsjett"])
    if alle.empty:
        return None
    vist = _stoerste(alle, "aarsbudsjett")
    hvilke = f"De {len(vist)} største budsjettene" if len(vist) < len(alle) else "Budsjettet"
    return draw(
        budsjett_per_sted(
            med_entydige_navn(utsnitt, vist, utsnitt.sted.nivaa_under), tekst.tittel_budsjett(alle)
        ),
        description=f"{hvilke} i {utsnitt.period.aar} per {utsnitt.hva_er_under}, netto: utgifter er pluss, inntekter er minus.",
    )


def _stoerste(rader: pd.DataFrame, kolonne: str) -> pd.DataFrame:
    return rader.loc[rader[kolonne].abs().sort_values(ascending=False).index[:_FLEST]]
