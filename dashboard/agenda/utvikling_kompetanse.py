"""The strategic competence plan: its areas and measures, and what the survey says of knowledge, skills, abilities and attitudes."""

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.agenda.strategi_grunnlag import grunnlag
from dashboard.agenda.utvikling_planer import (
    arbeidsfigurer,
    choose_plan,
    show_indicators,
    show_parts,
    show_status,
    show_work,
)
from dashboard.analysis import kompetanse, oppgaver
from dashboard.analysis.strategi import Strategi
from dashboard.analysis.undersoekelser import skjult
from dashboard.charts import kompetanse as prikker
from dashboard.period import Period
from dashboard.sentences import utvikling as tekst
from dashboard.ui.chart import show_chart
from dashboard.ui.data import numbers
from dashboard.ui.figures import show_figures
from dashboard.ui.filters import choose
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.table import TableColumn, show_table

_NIVAA = "innsatsområde"
_SPOERSMAAL = (
    TableColumn("spoersmaal", "Spørsmål"),
    TableColumn("tema", "Område"),
    TableColumn("dimensjon", "Dimensjon"),
    TableColumn("maaleenhet", "Måleenhet"),
    TableColumn("svar", "Svar", "antall"),
    TableColumn("alle_vist", "Alle", "tall"),
)


def show(view: View, period: Period) -> None:
    """The section."""
    strategi = grunnlag(view, period)
    plan = choose_plan(strategi, "kompetanseplan", "kompetanseplan")
    if plan is not None:
        _planen(view, period, strategi, plan)
    _kartleggingen(view, period)


def _planen(view: View, period: Period, strategi: Strategi, plan: str) -> None:
    arbeid = oppgaver.arbeidet(strategi, plan, _NIVAA)
    deler = oppgaver.per_del(strategi.struktur, plan, _NIVAA, arbeid)
    telt, nivaaer = oppgaver.telt(arbeid), arbeid["nivaa"].tolist()
    sentence(tekst.om_arbeidet(telt, nivaaer, int((deler["id"] != "").sum()), _NIVAA))
    if figurer := arbeidsfigurer(telt, oppgaver.framdrift(arbeid), tekst.ordet(nivaaer)):
        show_figures(figurer)
    show_status(deler)
    show_parts(view, period, deler, title=plan, key="kompetanse_deler")
    if not arbeid.empty:
        show_work(view, period, arbeid, title="Tiltak", key="kompetanse_tiltak")
    show_indicators(
        view, period, oppgaver.indikatorene(strategi.struktur, plan, _NIVAA), key="kompetanse_indikatorer"
    )


def _kartleggingen(view: View, period: Period) -> None:
    st.header("Kompetansekartleggingen", anchor="kartlegging")
    minst = settings.get().personer_minst
    vist = skjult(numbers("utvikling/undersoekelser", view), minst)
    alle = [each for each in kompetanse.kartlegginger(vist) if each[1] <= period.aar]
    if not alle:
        st.info(
            "Det er ikke lest inn noen kompetansekartlegging. Last opp datasettet Undersøkelser på Opplasting, med «kompetanse» i"
            " kolonnen «Slag undersøkelse»: én rad per spørsmål og gruppe, aldri per person.",
            icon=":material/upload_file:",
        )
        return
    navn, aar = _velg(alle)
    rader = kompetanse.per_spoersmaal(vist, navn, aar)
    omraader = kompetanse.omraadene(vist, navn, aar)
    sentence(tekst.om_kartleggingen(rader, navn, aar))
    _diagram(rader, omraader)
    show_table(
        rader,
        (*_SPOERSMAAL, *(TableColumn(kode, navn_, "tall") for kode, navn_ in omraader.items())),
        title=navn,
        period=str(aar),
        filters={},
        view=view,
        key="kompetanse_kartlegging",
    )
    st.caption(tekst.regelen(minst))


def _velg(alle: list[tuple[str, int]]) -> tuple[str, int]:
    if len(alle) == 1:
        return alle[0]
    with st.container(width=480):
        valgt = choose("Kartlegging", {str(nr): f"{navn} {aar}" for nr, (navn, aar) in enumerate(alle)}, "kartlegging")  # fmt: skip
    return alle[int(valgt or 0)]


def _diagram(rader: pd.DataFrame, omraader: dict[str, str]) -> None:
    """The unit that most questions are measured in."""
    if rader["alle"].isna().all():
        return
    enhet = str(rader["maaleenhet"].mode().iloc[0])
    svar = kompetanse.punkter(rader[rader["maaleenhet"] == enhet], omraader)
    if not svar.empty:
        show_chart(
            prikker.kompetanse(svar, enhet, tekst.tittel_kartlegging(svar)),
            description=prikker.i_ord(svar, enhet),
        )
