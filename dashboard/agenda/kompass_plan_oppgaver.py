"""Tasks of the målstruktur tied to Kommunekompasset: what they may bring, and what is done but not assessed."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard import text
from dashboard.analysis.kompass_anslag import under
from dashboard.analysis.kompass_oppgaver import Arbeid, Oppgave, arbeidet, oppgavene
from dashboard.analysis.kompasset import Kompass
from dashboard.analysis.maalstand import UTFOERT
from dashboard.analysis.strategi import Strategi
from dashboard.sentences import kompass_plan as tekst
from dashboard.ui.address import address
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_KOLONNER = (
    TableColumn("oppgave", "Oppgave", link="til_leddet"),
    TableColumn("status", "Status"),
    TableColumn("frist", "Frist", "dato"),
    TableColumn("gjelder", "Kommunekompasset", link="til_vurderingen"),
    TableColumn("kan_gi", "Kan gi inntil (poeng)", "poeng"),
)


@dataclass(frozen=True, slots=True)
class _Oppgavene:
    """No table where no task is of that kind; `noen`: whether there are any of either."""

    setning: str
    noen: bool
    nye: Table | None
    resten: Table | None


def show(view: View, kompass: Kompass, strategi: Strategi) -> None:
    """What is done but not assessed first: points that assessing and documenting may bring now. Each task stands once."""
    st.header("Oppgaver som kan gi poeng", anchor="oppgaver")
    oppgaver = _les(kompass, strategi)
    sentence(oppgaver.setning)
    if oppgaver.nye is not None:
        show_table(oppgaver.nye, view=view, key="kompass_plan_uvurdert")
    if oppgaver.resten is not None:
        with st.expander(oppgaver.resten.title):
            show_table(oppgaver.resten, view=view, key="kompass_plan_oppgaver")
    if oppgaver.noen:
        st.caption(
            "En oppgave kan gi poengene til tiltakene i planen som nevner den, ellers det som gjenstår i delkriteriet eller spørsmålet."
            " Oppgaver for samme delkriterium står sammen. Poeng som flere deler, står ved den første; ved de andre står «delt»."
        )


def make_ready(kompass: Kompass, strategi: Strategi) -> None:
    """Remember the tasks."""
    _les(kompass, strategi)


def _les(kompass: Kompass, strategi: Strategi) -> _Oppgavene:
    return _oppgavene(kompass, strategi, address("kommunekompass"))


@made_once
def _oppgavene(kompass: Kompass, strategi: Strategi, _adresse: str) -> _Oppgavene:
    """`_adresse` is in the key only: what one link takes along from the address, so do all."""
    alle = oppgavene(strategi, kompass)
    nye = arbeidet([each for each in alle if each.ikke_vurdert], kompass)
    tatt = {each.ledd.id for each in nye}
    resten = arbeidet([each for each in alle if each.ledd.id not in tatt], kompass)
    kan_hentes = round(sum(each.nye or 0.0 for each in nye), 6)
    setning = tekst.om_oppgavene(
        antall=len(nye) + len(resten),
        ikke_vurdert=len(nye),
        kan_hentes=kan_hentes,
        bare_omraade=sum(each.nye is None for each in nye),
        ukjent_naar=len({each.ledd.id for each in alle if each.ukjent_naar}),
    )
    return _Oppgavene(
        setning,
        bool(alle),
        _tabell(kompass, nye, tekst.tittel_uvurdert(kan_hentes)),
        _tabell(kompass, resten, tekst.tittel_oppgaver(len(resten), andre=bool(nye))),
    )


def _tabell(kompass: Kompass, arbeid: Sequence[Arbeid], title: str) -> Table | None:
    return Table(rader(kompass, arbeid), _KOLONNER, title) if arbeid else None


def rader(kompass: Kompass, arbeid: Sequence[Arbeid]) -> pd.DataFrame:
    """The tasks as the table has them, with til_leddet and til_vurderingen (addresses)."""
    return pd.DataFrame(
        [
            {
                "oppgave": f"{each.ledd.nr} {each.ledd.tittel}" if each.ledd.nr else each.ledd.tittel,
                "til_leddet": address("strategi", ledd=each.ledd.id),
                "gjelder": "; ".join(f"{oppgave.nr} {oppgave.navn}" for oppgave in each.oppgaver),
                "til_vurderingen": _til_vurderingen(kompass, each.oppgaver[0].nr),
                "status": _status(each.oppgaver[0]),
                "frist": each.ledd.frist,
                "kan_gi": _kan_gi(each),
            }
            for each in arbeid
        ],
        columns=[*(each.name for each in _KOLONNER), "til_leddet", "til_vurderingen"],
    )


def _kan_gi(arbeid: Arbeid) -> float | str:
    if arbeid.nye is None:
        vurdert = any(each.er_vurdert and not each.ukjent_naar for each in arbeid.oppgaver)
        return "er vurdert" if vurdert else "ukjent"
    return "delt" if arbeid.deler else arbeid.nye


def _til_vurderingen(kompass: Kompass, nr: str) -> str:
    """Where it is self-assessed: the first question in it, or in the area."""
    foerste = under(kompass.celler, nr)[0].nr
    return address(
        "kommunekompass", "vurder", **{"del": "egenvurdering", "vurder_omraade": nr.partition(".")[0], "vurder_nr": foerste}
    )  # fmt: skip


def _status(oppgave: Oppgave) -> str:
    if oppgave.dager_over is not None:
        return f"{oppgave.status}, {text.count(oppgave.dager_over, 'dag', 'dager')} forsinket"
    if oppgave.status == UTFOERT and oppgave.ferdig is not None:
        return f"{oppgave.status} {text.day(oppgave.ferdig)}"
    return oppgave.status
