"""The strategic competence plan: its areas and measures, and what the survey says of knowledge, skills, abilities and attitudes."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.agenda.strategi_grunnlag import grunnlag
from dashboard.agenda.utvikling_planer import choose_plan, foerste_plan, planen, show_arbeidet, show_delene
from dashboard.agenda.utvikling_svar import svarene
from dashboard.analysis import kompetanse
from dashboard.charts import kompetanse as prikker
from dashboard.period import Period
from dashboard.sentences import utvikling as tekst
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.filters import choose
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_PLANSLAG = "kompetanseplan"
_NIVAA = "innsatsområde"
_SPOERSMAAL = (
    TableColumn("spoersmaal", "Spørsmål"),
    TableColumn("tema", "Område"),
    TableColumn("dimensjon", "Dimensjon"),
    TableColumn("maaleenhet", "Måleenhet"),
    TableColumn("svar", "Svar", "antall"),
    TableColumn("alle_vist", "Alle", "tall"),
)


@dataclass(frozen=True, slots=True)
class _Kartlegging:
    """One survey of competence; `tegning` is None where no result can be shown for all."""

    setning: str
    tegning: Drawing | None
    tabell: Table


def show(view: View, period: Period) -> None:
    """The section."""
    strategi = grunnlag(view, period)
    plan = choose_plan(strategi, _PLANSLAG, "kompetanseplan")
    if plan is not None:
        sagt = planen(strategi, plan, _NIVAA)
        show_delene(view, sagt, sagt.figurer, key="kompetanse")
        show_arbeidet(view, sagt, key="kompetanse")
    _show_kartleggingen(view, period)


def make_ready(view: View, period: Period) -> None:
    """Remember the first plan and the newest survey."""
    strategi = grunnlag(view, period)
    if (plan := foerste_plan(strategi, _PLANSLAG)) is not None:
        planen(strategi, plan, _NIVAA)
    if alle := _til_og_med(view, period):
        _kartleggingen(view, *alle[0])


def _show_kartleggingen(view: View, period: Period) -> None:
    st.header("Kompetansekartleggingen", anchor="kartlegging")
    alle = _til_og_med(view, period)
    if not alle:
        st.info(
            "Det er ikke lest inn noen kompetansekartlegging. Last opp datasettet Undersøkelser på Opplasting, med «kompetanse» i"
            " kolonnen «Slag undersøkelse»: én rad per spørsmål og gruppe, aldri per person.",
            icon=":material/upload_file:",
        )
        return
    kartlegging = _kartleggingen(view, *_velg(alle))
    sentence(kartlegging.setning)
    if kartlegging.tegning is not None:
        show_drawing(kartlegging.tegning)
    show_table(kartlegging.tabell, view=view, key="kompetanse_kartlegging")
    st.caption(tekst.regelen(settings.get().personer_minst))


def _til_og_med(view: View, period: Period) -> list[tuple[str, int]]:
    return [each for each in _kartleggingene(view) if each[1] <= period.aar]


@made_once
def _kartleggingene(view: View) -> list[tuple[str, int]]:
    return kompetanse.kartlegginger(svarene(view))


def _velg(alle: list[tuple[str, int]]) -> tuple[str, int]:
    if len(alle) == 1:
        return alle[0]
    with st.container(width=480):
        valgt = choose("Kartlegging", {str(nr): f"{navn} {aar}" for nr, (navn, aar) in enumerate(alle)}, "kartlegging")  # fmt: skip
    return alle[int(valgt or 0)]


@made_once
def _kartleggingen(view: View, navn: str, aar: int) -> _Kartlegging:
    rader = kompetanse.per_spoersmaal(svarene(view), navn, aar)
    omraader = kompetanse.omraadene(svarene(view), navn, aar)
    kolonner = (*_SPOERSMAAL, *(TableColumn(kode, navn_, "tall") for kode, navn_ in omraader.items()))
    return _Kartlegging(
        tekst.om_kartleggingen(rader, navn, aar),
        _tegning(rader, omraader),
        Table(rader, kolonner, title=navn, period=str(aar)),
    )


def _tegning(rader: pd.DataFrame, omraader: dict[str, str]) -> Drawing | None:
    """The unit that most questions are measured in."""
    if rader["alle"].isna().all():
        return None
    enhet = str(rader["maaleenhet"].mode().iloc[0])
    svar = kompetanse.punkter(rader[rader["maaleenhet"] == enhet], omraader)
    if svar.empty:
        return None
    return draw(
        prikker.kompetanse(svar, enhet, tekst.tittel_kartlegging(svar)),
        description=prikker.i_ord(svar, enhet),
    )
