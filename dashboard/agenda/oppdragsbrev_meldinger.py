"""Who has told of the assignments, and who owes a report of the quarter."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from dashboard.agenda.oppdragsbrev_utvalg import les
from dashboard.analysis.oppdragsbrev import Oppdrag, siste_hele_kvartal
from dashboard.analysis.strategi import Strategi
from dashboard.period import Period
from dashboard.sentences import oppdragsbrev as tekst
from dashboard.ui.address import address
from dashboard.ui.data import numbers
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.table import TableColumn, show_table


def show(view: View, period: Period, strategi: Strategi, brev: str) -> None:
    """Who has told, and who owes a report of the quarter."""
    alle = les(view, strategi, brev)
    omraader = numbers("strategi/tjenesteomraader", view)
    aar, kvartal = siste_hele_kvartal(period.last_day)
    skylder = [
        (navn, sum(kode in each.har_ansvar and not _har_meldt(each, kode, aar, kvartal) for each in alle))
        for kode, navn in omraader[["kode", "navn"]].itertuples(index=False, name=None)
    ]
    sentence(tekst.om_meldingene([each for each in skylder if each[1]], tekst.kvartalet(aar, kvartal)))
    med = [
        kode
        for kode in omraader["kode"]
        if any(kode in each.har_ansvar or kode in set(each.meldt["tjenesteomraade"]) for each in alle)
    ]
    kolonner = (
        TableColumn("oppdrag", "Oppdrag", link="lenke"),
        *(TableColumn(kode, kode) for kode in med),
    )
    show_table(
        pd.DataFrame(
            [_rutenett(each, med) for each in alle],
            columns=[*(kolonne.name for kolonne in kolonner), "lenke"],
        ),
        kolonner,
        title="Siste melding fra hvert tjenesteområde",
        period=brev,
        filters={},
        view=view,
        key="oppdrag_rutenett",
    )
    st.caption(
        "Cellen sier status og framdrift i den siste meldingen. «Mangler» har ansvar og har ikke meldt for oppdragets siste kvartal."
        " Ansvar har de tjenesteområdene som er nevnt i HA eller DA. Er bare hele kommunen nevnt (KLG, alle ledere), gjelder det alle."
    )


def _har_meldt(each: Oppdrag, kode: str, aar: int, kvartal: int) -> bool:
    """For the quarter, or a later one."""
    egne = each.alle_meldinger[each.alle_meldinger["tjenesteomraade"] == kode]
    return bool((egne["aar"] * 4 + egne["kvartal"] >= aar * 4 + kvartal).any())


def _rutenett(each: Oppdrag, omraader: Iterable[str]) -> dict[str, object]:
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
