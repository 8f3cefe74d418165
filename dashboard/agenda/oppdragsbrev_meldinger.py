"""Who has told of the assignments, and who owes a report of the quarter."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.agenda.oppdragsbrev_utvalg import foerste_brev, les, omraadene
from dashboard.agenda.strategi_grunnlag import grunnlag
from dashboard.analysis.oppdragsbrev import Oppdrag, siste_hele_kvartal
from dashboard.analysis.strategi import Strategi
from dashboard.period import Period
from dashboard.sentences import oppdragsbrev as tekst
from dashboard.ui.address import address
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table


@dataclass(frozen=True, slots=True)
class _Meldingene:
    """Who owes a report, and what each has told last."""

    setning: str
    rutenett: Table


def show(view: View, period: Period, strategi: Strategi, brev: str) -> None:
    """Who has told, and who owes a report of the quarter."""
    meldingene = _les(view, period, strategi, brev)
    sentence(meldingene.setning)
    show_table(meldingene.rutenett, view=view, key="oppdrag_rutenett")
    st.caption(
        "Cellen sier status og framdrift i den siste meldingen. «Mangler» har ansvar og har ikke meldt for oppdragets siste kvartal."
        " Ansvar har de tjenesteområdene som er nevnt i HA eller DA. Er bare hele kommunen nevnt (KLG, alle ledere), gjelder det alle."
    )


def make_ready(view: View, period: Period) -> None:
    """Remember who has told of the first letter."""
    strategi = grunnlag(view, period)
    if (brev := foerste_brev(strategi)) is not None:
        _les(view, period, strategi, brev)


def _les(view: View, period: Period, strategi: Strategi, brev: str) -> _Meldingene:
    return _meldingene(view, strategi, brev, siste_hele_kvartal(period.last_day), address("oppdragsbrev"))


@made_once
def _meldingene(
    view: View, strategi: Strategi, brev: str, kvartalet: tuple[int, int], _adressen: str
) -> _Meldingene:
    """`_adressen` is in the key only: what the links take along from it."""
    alle, omraader = les(view, strategi, brev), omraadene(view)
    skylder = _skylder(alle, omraader, *kvartalet)
    return _Meldingene(
        tekst.om_meldingene(skylder, tekst.kvartalet(*kvartalet)), _rutenettet(alle, omraader, brev)
    )


def _skylder(
    alle: Sequence[Oppdrag], omraader: Mapping[str, str], aar: int, kvartal: int
) -> list[tuple[str, int]]:
    """The tjenesteområder that owe reports of the quarter, and how many."""
    uten = Counter(kode for each in alle for kode in each.har_ansvar.keys() - _har_meldt(each, aar, kvartal))
    return [(navn, uten[kode]) for kode, navn in omraader.items() if uten[kode]]


def _har_meldt(each: Oppdrag, aar: int, kvartal: int) -> set[str]:
    """Those who have told of the quarter, or a later one."""
    meldt = each.alle_meldinger
    return set(meldt.loc[meldt["aar"] * 4 + meldt["kvartal"] >= aar * 4 + kvartal, "tjenesteomraade"])


def _rutenettet(alle: Sequence[Oppdrag], omraader: Mapping[str, str], brev: str) -> Table:
    nevnt = {kode for each in alle for kode in (*each.har_ansvar, *each.meldt["tjenesteomraade"])}
    med = [kode for kode in omraader if kode in nevnt]
    kolonner = (
        TableColumn("oppdrag", "Oppdrag", link="lenke"),
        *(TableColumn(kode, kode) for kode in med),
    )
    return Table(
        pd.DataFrame(
            [_rad(each, med) for each in alle], columns=[*(kolonne.name for kolonne in kolonner), "lenke"]
        ),
        kolonner,
        title="Siste melding fra hvert tjenesteområde",
        period=brev,
    )


def _rad(each: Oppdrag, omraader: Sequence[str]) -> dict[str, object]:
    sagt = {
        rad["tjenesteomraade"]: tekst.status_og_framdrift(rad["status"], rad["framdrift"])
        for rad in each.meldt.to_dict("records")
    }
    celler = {kode: sagt.get(kode, "Mangler" if kode in each.har_ansvar else None) for kode in omraader}
    return {
        "oppdrag": each.tittel,
        "lenke": address("oppdragsbrev", brev=each.ledd.plan, oppdrag=each.ledd.id),
        **celler,
    }
