"""The assignments on the screen: how far they are, and who has them."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.agenda import oppdragsbrev_oppdraget, rapporter
from dashboard.agenda.oppdragsbrev_utvalg import foerste_brev, les
from dashboard.agenda.strategi_grunnlag import grunnlag
from dashboard.analysis.maalstand import REGEL
from dashboard.analysis.oppdragsbrev import Oppdrag, i_tall
from dashboard.analysis.strategi import Strategi
from dashboard.period import Period
from dashboard.reports.grunnlag import Grunnlag
from dashboard.reports.oppdragsbrev import statusdel
from dashboard.sentences import oppdragsbrev as tekst
from dashboard.ui.address import address
from dashboard.ui.figures import Figure, show_figures
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_OPPDRAGENE = (
    TableColumn("tittel", "Oppdrag", link="lenke"),
    TableColumn("ha", "Hovedansvar (HA)"),
    TableColumn("da", "Delansvar (DA)"),
    TableColumn("status", "Status"),
    TableColumn("framdrift", "Framdrift", "prosent"),
    TableColumn("meldt", "Har meldt"),
    TableColumn("frist", "Frist", "dato"),
)


@dataclass(frozen=True, slots=True)
class _Hovedsak:
    """What stands on the projector."""

    setning: str
    noekkeltall: Sequence[Figure]
    tabell: Table


def show_missing() -> None:
    st.info(
        "Ingen oppdragsbrev er lest inn. Last opp målstrukturen på Opplasting: en rad per oppdrag, med kolonnene id, plan,"
        " slag plan (oppdragsbrev), nivå (oppdrag), tittel, innhold, HA og DA.",
        icon=":material/upload_file:",
    )


def show(view: View, period: Period, strategi: Strategi, brev: str) -> None:
    """How far the assignments are, and the one the address names (`oppdrag`)."""
    alle = les(view, strategi, brev)
    valgt = next((each for each in alle if each.ledd.id == st.query_params.get("oppdrag")), None)
    if valgt is not None:
        oppdragsbrev_oppdraget.show(view, valgt, strategi)
        return
    show_hovedsak(view, strategi, brev)
    with st.expander("Slik regnes status og framdrift"):
        st.markdown(REGEL)
    st.markdown("**Statusdelen av brevet, som utkast**")
    rapporter.downloads(
        view,
        lambda: statusdel(Grunnlag(view.snapshot, period, view.written), brev),
        f"oppdragsbrev-status-{period.key}",
        f"oppdragsbrev_{brev}",
    )


def make_ready(view: View, period: Period) -> None:
    """Remember the first letter's assignments."""
    strategi = grunnlag(view, period)
    if (brev := foerste_brev(strategi)) is not None:
        _les_hovedsaken(view, strategi, brev)


def show_hovedsak(view: View, strategi: Strategi, brev: str) -> None:
    """The sentence, the figures and the assignments: what stands on the projector."""
    hovedsak = _les_hovedsaken(view, strategi, brev)
    sentence(hovedsak.setning)
    show_figures(hovedsak.noekkeltall)
    show_table(hovedsak.tabell, view=view, key="oppdragene")


def _les_hovedsaken(view: View, strategi: Strategi, brev: str) -> _Hovedsak:
    return _hovedsaken(view, strategi, brev, address("oppdragsbrev"))


@made_once
def _hovedsaken(view: View, strategi: Strategi, brev: str, _adressen: str) -> _Hovedsak:
    """`_adressen` is in the key only: what the links take along from it."""
    alle = les(view, strategi, brev)
    statuser, forsinket, framdrift = i_tall(alle)
    return _Hovedsak(
        tekst.om_brevet(brev, statuser, forsinket, framdrift),
        _noekkeltall(alle, statuser, forsinket),
        Table(
            pd.DataFrame(
                [_rad(each) for each in alle], columns=[*(kolonne.name for kolonne in _OPPDRAGENE), "lenke"]
            ),
            _OPPDRAGENE,
            title=brev,
            period=strategi.period.label,
            empty="Brevet har ingen oppdrag.",
        ),
    )


def _noekkeltall(alle: Sequence[Oppdrag], statuser: Sequence[str], forsinket: int) -> list[Figure]:
    skal = sum(len(each.har_ansvar) for each in alle)
    meldt = skal - sum(len(each.mangler) for each in alle)
    return [
        Figure("Oppdrag utført", f"{statuser.count('utført')} av {len(alle)}"),
        Figure(
            "Over fristen",
            str(forsinket),
            "Ingen" if not forsinket else "Se listen under",
            "verre" if forsinket else "noeytral",
        ),
        Figure("Meldinger for siste kvartal", f"{meldt} av {skal}", "fra dem som har HA eller DA"),
    ]


def _rad(each: Oppdrag) -> dict[str, object]:
    ledd = each.ledd
    return {
        "tittel": each.tittel,
        "lenke": address("oppdragsbrev", brev=each.ledd.plan, oppdrag=ledd.id),
        "ha": ", ".join(ledd.hovedansvar) or None,
        "da": ", ".join(ledd.delansvar) or None,
        "status": _status(each),
        "framdrift": each.stand.framdrift,
        "meldt": f"{len(each.har_ansvar) - len(each.mangler)} av {len(each.har_ansvar)}"
        if each.har_ansvar
        else None,
        "frist": ledd.frist,
    }


def _status(each: Oppdrag) -> str:
    late = ", over fristen" if each.stand.forsinket else ""
    return f"{each.stand.status.capitalize()}{late}"
