"""The opening of the meeting: only what has changed since the previous one, and what contradicts itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import access, lake, settings, text
from dashboard.agenda.forklaringer import navnene, svar_per_enhet
from dashboard.agenda.i_moetet import moetene
from dashboard.agenda.sted import Sted
from dashboard.agenda.utsnitt import finn_felles
from dashboard.analysis.funn import REGEL, Funn
from dashboard.analysis.prognose import STANDARD
from dashboard.dialog import moete as moeter
from dashboard.dialog.aapning import Stand, endringer_siden, konflikter_i
from dashboard.dialog.beslutning import beslutninger
from dashboard.dialog.moete import DRIFT, Moete
from dashboard.lake import Snapshot
from dashboard.period import Period
from dashboard.sentences import konflikter, siden_sist
from dashboard.ui import html
from dashboard.ui.address import address
from dashboard.ui.data import numbers
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once

_FLEST = 8


@dataclass(frozen=True, slots=True)
class Forrige:
    """What the opening is held against: the previous meeting, or where there is none, the month before."""

    snapshot: Snapshot
    period: Period
    navn: str


def show(view: View, period: Period, moete: Moete | None = None) -> None:
    """Changes and contradictions, the most important first. Raises NotAllowed."""
    access.require_see_drift(view.user)
    forrige = finn_forrige(view, period, moete)
    i_dag = date.today() if moete is None else moete.dato
    endringer, motsigelser = endringene(view, period, forrige, i_dag), motsigelsene(view, period, i_dag)
    sentence(siden_sist.oppsummert(endringer, forrige.navn))
    venstre, hoeyre = st.columns(2, gap="large")
    with venstre:
        _list("Endret siden sist", endringer)
    with hoeyre:
        _list("Motsigelser", motsigelser)
        st.caption(konflikter.oppsummert(motsigelser))
    with st.expander("Slik er listene rangert"):
        st.markdown(REGEL)
        st.markdown(
            f"«Siden sist» er siden {forrige.navn}: versjon {forrige.snapshot.id} for {forrige.period.label}"
            f" mot versjon {view.snapshot.id} for {period.label}."
        )


def make_ready(view: View, period: Period) -> Forrige:
    """Remember what the opening shows outside a meeting, and give what it is held against."""
    forrige = finn_forrige(view, period, None)
    endringene(view, period, forrige, date.today())
    motsigelsene(view, period, date.today())
    return forrige


def finn_forrige(view: View, period: Period, moete: Moete | None) -> Forrige:
    """The meeting before `moete`; outside a meeting, the last one held about an earlier period, on numbers no newer than
    those shown. Without one, the month before in the same version."""
    alle = moetene(view)
    if moete is not None:
        siste = moeter.forrige(moete, alle)
    else:
        siste = next((each for each in alle if _er_foer(each, view, period)), None)
    if siste is None:
        foer = period.previous
        return Forrige(view.snapshot, foer, text.period(foer.aar, foer.periode))
    return Forrige(lake.get().snapshot(siste.versjon), siste.period, f"møtet {text.day(siste.dato)}")


def _er_foer(moete: Moete, view: View, period: Period) -> bool:
    """Whether it was held about an earlier period. A whole year (0) ends with its year-end entries."""
    om, vist = ((each.aar, each.periode or 13) for each in (moete.period, period))
    return moete.forum == DRIFT and moete.avsluttet and om < vist and moete.versjon <= view.snapshot.id


def endringene(view: View, period: Period, forrige: Forrige, i_dag: date) -> list[Funn]:
    """What has changed, ranked."""
    # Who may not open the meetings is not told of their actions either.
    return _endringene(view, view.written, period, forrige, i_dag, access.may_hold_meeting(view.user))


@made_once
def _endringene(
    view: View, written: int, period: Period, forrige: Forrige, i_dag: date, med_oppgaver: bool
) -> list[Funn]:
    naa = _stand(view, period, i_dag)
    foer = _stand(replace(view, snapshot=forrige.snapshot), forrige.period, i_dag)
    oppgaver = [each for each in beslutninger(written) if each.skrevet_i(DRIFT)] if med_oppgaver else []
    return endringer_siden(naa, foer, oppgaver, _mangler(view, period))


@made_once
def motsigelsene(view: View, period: Period, i_dag: date) -> list[Funn]:
    """What contradicts itself, ranked."""
    return konflikter_i(_stand(view, period, i_dag))


def _stand(view: View, period: Period, i_dag: date) -> Stand:
    enheter = access.units_for(view.user)
    read = partial(_read, view)
    return Stand(read, period, None if enheter is None else list(enheter), settings.get(), i_dag)


def _read(view: View, name: str, **parameters: Any) -> pd.DataFrame:
    return numbers(name, view, **parameters)


def _mangler(view: View, period: Period) -> list[str]:
    utsnitt = finn_felles(view, period, Sted(), STANDARD)
    if utsnitt is None or not utsnitt.har_avvik:
        return []
    enheter = svar_per_enhet(utsnitt, view)
    return navnene(enheter[enheter["skyldig"] & (enheter["svart"] != "Ja")])


def _list(title: str, funn: Sequence[Funn]) -> None:
    """The first of them; the rest behind a line that opens."""
    html.write(f"<h2 class='liste'>{html.escaped(title)}</h2>")
    if not funn:
        html.write("<p class='tomt'>Ingenting.</p>")
        return
    html.write(_items(funn[:_FLEST]))
    if len(funn) > _FLEST:
        with st.expander(f"Vis {len(funn) - _FLEST} til"):
            html.write(_items(funn[_FLEST:]))


def _items(funn: Sequence[Funn]) -> str:
    return "<ol class='funn'>" + "".join(_item(each) for each in funn) + "</ol>"


def _item(funn: Funn) -> str:
    link = html.escaped(_address(funn))
    return f"<li><a href='{link}' target='_self'>{html.escaped(funn.slag)}</a> <span>{html.escaped(funn.setning)}</span></li>"


def _address(funn: Funn) -> str:
    if funn.del_ == "forklaringer":
        return address("forklaringer")
    if funn.del_ == "oppgaver":
        return address("moeter")
    return address("drift", omraade=funn.omraade, enhet=funn.enhet, **{"del": funn.del_})
