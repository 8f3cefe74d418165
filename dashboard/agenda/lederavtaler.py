"""Lederavtaler: whether the leaders' talks are held, whom to remind, and where it is registered. Never what was said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import access, lake, text
from dashboard.agenda import lederavtaler_paaminnelse, lederavtaler_skjema
from dashboard.agenda.lederavtaler_runde import Runde, antall_ledere, runden, rundene, spoer, tabell
from dashboard.charts.lederavtaler import MOST_ROUNDS, i_ord, lederavtaler
from dashboard.dialog import lederavtale
from dashboard.sentences import lederavtaler as tekst
from dashboard.ui import markdown
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.data import numbers
from dashboard.ui.figures import Figure, show_figures
from dashboard.ui.filters import choose
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_TALL = (
    TableColumn("ledere", "Ledere", "antall"),
    TableColumn("holdt", "Holdt", "antall"),
    TableColumn("innen_fristen", "Holdt innen fristen", "antall"),
    TableColumn("mangler", "Mangler", "antall"),
    TableColumn("holdt_prosent", "Holdt", "prosent"),
)
_PER_NIVAA = (
    TableColumn("nivaa_navn", "Ledernivå"),
    TableColumn("runde", "Runde"),
    TableColumn("frist", "Frist", "dato"),
    *_TALL,
)
_PER_OMRAADE = (TableColumn("navn", "Tjenesteområde"), *_TALL)


@dataclass(frozen=True, slots=True)
class _Tall:
    """How far the round has come."""

    setning: str
    noekkeltall: Sequence[Figure]
    tegning: Drawing
    per_nivaa: Table
    per_omraade: Table
    ikke_med: str


def show(view: View) -> None:
    """The page: the round, its numbers, the reminders, and the forms of those who may write. Raises NotAllowed."""
    access.require_see_lederavtaler(view.user)
    nyeste, dato = _er_nyeste(view), _dato(view)
    lederavtaler_skjema.say_what_was_stored()
    ledere, runder = antall_ledere(view), rundene(view, dato)
    if not runder:
        _si_hva_som_mangler(view, ledere)
    else:
        runde = runden(view, dato, _velg_runde(runder))
        _vis_tallene(view, runde)
        lederavtaler_paaminnelse.show(view, runde)
        if nyeste:
            lederavtaler_skjema.registrer(view, runde)
    if nyeste and ledere and lederavtale.may_start_round(view.user):
        lederavtaler_skjema.start_runde(view, ledere, dato)


def navnene(view: View) -> Sequence[str]:
    """The rounds that can be chosen, the one that is shown first at the head."""
    return tuple(rundene(view, _dato(view)))


def make_ready(view: View, navn: str) -> None:
    """Remember what is shown of a round."""
    antall_ledere(view)
    runde = runden(view, _dato(view), navn)
    _tallene(view, runde)
    lederavtaler_paaminnelse.make_ready(runde)
    lederavtaler_skjema.make_ready(runde)


def _dato(view: View) -> date:
    """What deadlines are held against: in an earlier version, the day it was stored."""
    return date.today() if _er_nyeste(view) else view.snapshot.time.date()


def _er_nyeste(view: View) -> bool:
    return view.snapshot.id == lake.get().uploaded(view.written).id


def _si_hva_som_mangler(view: View, ledere: int) -> None:
    if access.units_for(view.user) is not None:
        sentence("Det er ingen ledersamtaler å vise for enhetene dine.")
        st.info(
            "Du ser ledere som har nærmeste leder i en av enhetene dine. Ta kontakt med økonomilederen om noen mangler.",
            icon=":material/info:",
        )
        return
    if not ledere:
        sentence("Det er ikke lastet opp lederroller med ledernivå ennå.")
        st.info(
            "Last opp lederrollene: én rad per rolle med kolonnene Rolle, Tittel, Ledernivå, Tjenesteområde, Enhet og"
            " Nærmeste leder (rolle). Ikke ta med navn på personer.",
            icon=":material/upload_file:",
        )
        return
    sentence("Det er ingen runder med ledersamtaler ennå.")
    st.info(
        "Start en runde nedenfor, eller last opp lederavtalene: én rad per rolle og runde med kolonnene Rolle, Runde,"
        " Frist og Gjennomført dato.",
        icon=":material/upload_file:",
    )


def _velg_runde(runder: Mapping[str, Mapping[Any, Any]]) -> str:
    with st.container(width=320):
        return choose("Runde", {navn: navn for navn in runder}, "runde") or next(iter(runder))


def _vis_tallene(view: View, runde: Runde) -> None:
    tall = _tallene(view, runde)
    sentence(tall.setning)
    show_figures(tall.noekkeltall)
    st.caption(tekst.FRISTENE)
    show_drawing(tall.tegning)
    show_table(tall.per_nivaa, view=view, key="lederavtaler_nivaa")
    show_table(tall.per_omraade, view=view, key="lederavtaler_omraade")
    if tall.ikke_med:
        st.caption(markdown.escaped(tall.ikke_med))


@made_once
def _tallene(view: View, runde: Runde) -> _Tall:
    nivaaer = spoer("lederavtaler/per_nivaa", view, dato=runde.dato)
    vist = _til_diagram(nivaaer, runde)
    return _Tall(
        tekst.om_runden(runde.rad, runde.dato),
        _noekkeltall(runde.rad),
        draw(lederavtaler(vist, tekst.tittel_nivaa(nivaaer, runde.navn)), description=i_ord(vist)),
        Table(
            nivaaer.assign(nivaa_navn=[f"Nivå {nivaa}" for nivaa in nivaaer["nivaa"]]), _PER_NIVAA,
            title="Ledersamtaler per ledernivå og runde", period=runde.per,
        ),
        tabell(
            runde, "Ledersamtaler per tjenesteområde", _PER_OMRAADE,
            spoer("lederavtaler/per_omraade", view, dato=runde.dato, runde=runde.navn),
        ),
        _hva_som_ikke_er_med(view, runde),
    )  # fmt: skip


def _noekkeltall(rad: Mapping[Any, Any]) -> list[Figure]:
    ledere, holdt, innen, over = (
        int(rad[navn]) for navn in ("ledere", "holdt", "innen_fristen", "over_fristen")
    )
    return [
        Figure("Holdt", text.number(holdt), f"av {text.number(ledere)} ({tekst.andel(holdt, ledere)})"),
        Figure(
            "Holdt innen fristen",
            text.number(innen),
            f"av {text.number(holdt)} som er holdt" if holdt else "",
        ),
        Figure(
            "Mangler",
            text.number(ledere - holdt),
            f"{text.number(over)} over fristen" if over else "",
            "verre" if over else "noeytral",
        ),
    ]


def _til_diagram(nivaaer: pd.DataFrame, runde: Runde) -> pd.DataFrame:
    """One row per level and round: the round shown and those before it, the oldest first."""
    tall = (
        nivaaer.groupby(["runde", "nivaa"], as_index=False)
        .agg(frist=("frist", "max"), ledere=("ledere", "sum"), holdt=("holdt", "sum"), over_fristen=("over_fristen", "sum"))
    )  # fmt: skip
    frister = tall.groupby("runde")["frist"].max().sort_values(kind="stable")
    eldre = frister[(frister <= frister[runde.navn]) & (frister.index != runde.navn)]
    vist = [*eldre.index[-(MOST_ROUNDS - 1) :], runde.navn]
    rekke = {navn: plass for plass, navn in enumerate(vist)}
    tall = tall[tall["runde"].isin(vist)]
    return tall.assign(rekke=tall["runde"].map(rekke)).sort_values(["nivaa", "rekke"], ignore_index=True)


def _hva_som_ikke_er_med(view: View, runde: Runde) -> str:
    """What the counts leave out, to those who can put it right."""
    if access.units_for(view.user) is not None:
        return ""
    ledere = spoer("lederavtaler/ledere", view, runde=runde.navn)
    utenfor = numbers("lederavtaler/utenfor", view, dato=runde.dato)
    [rad] = utenfor[utenfor["runde"] == runde.navn].to_dict("records")
    sagt = [
        tekst.om_ikke_med([str(tittel) for tittel in ledere.loc[~ledere["i_runden"], "tittel"]], runde.navn),
        tekst.om_utenfor(rad["ukjente"], rad["grupper"], rad["ikke_kommet"]),
    ]
    return " ".join(each for each in sagt if each)
