"""Resultatsikring, økonomi: how the municipality stands against its budget, who must explain, and why."""

from dataclasses import dataclass

import streamlit as st

from dashboard import settings
from dashboard.agenda import oekonomi_diagrammer as diagrammer
from dashboard.agenda import oekonomi_tabeller as tabeller
from dashboard.agenda.oekonomi_noekkeltall import noekkeltall as tallene
from dashboard.agenda.sted import fra_adressen, rad
from dashboard.agenda.utsnitt import Utsnitt, finn, husket
from dashboard.analysis.prognose import METODER, STANDARD
from dashboard.period import Period
from dashboard.sentences import oekonomi as tekst
from dashboard.ui import html
from dashboard.ui.address import address
from dashboard.ui.figures import Figure, show_figures
from dashboard.ui.filters import choose
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.trail import show_trail


@dataclass(frozen=True, slots=True)
class _Hovedsak:
    """What is said on top: a sentence or three, what it builds on, and the figures."""

    setninger: str
    grunnlag: str
    noekkeltall: list[Figure]


def show(view: View, period: Period) -> None:
    """The item for `period`, at the place the address names (omraade, enhet, ansvar, funksjon)."""
    # The method is chosen down where the methods are compared, but the numbers on top follow it.
    oeverst, prognoser = st.container(), st.container()
    with prognoser:
        metode = _choose_metode() if 1 <= period.periode <= 12 else STANDARD
    utsnitt = finn(view, period, fra_adressen(st.query_params), metode)
    if utsnitt is None:
        _say_nothing_here(period)
        return
    with oeverst:
        _show_veien(utsnitt)
        _show_hovedsaken(utsnitt)
        diagrammer.show(utsnitt)
        tabeller.show_steder(utsnitt)
    with prognoser:
        if utsnitt.har_prognose:
            tabeller.show_prognoser(utsnitt)
    tabeller.show_maaneder(utsnitt)


def _choose_metode() -> str:
    titler = {navn: metode.tittel for navn, metode in METODER.items()}
    with st.container(width=320):
        return choose("Prognosemetode", titler, "prognose") or STANDARD


def _say_nothing_here(period: Period) -> None:
    sentence(f"Det finnes ingen tall for dette stedet i {period.label}.")
    html.write(f"<a href='{html.escaped(address('drift'))}' target='_self'>Til hele kommunen</a>")


def _show_veien(utsnitt: Utsnitt) -> None:
    *over, her = _veien(utsnitt)
    if over:
        show_trail(over, her[0])


@husket
def _veien(utsnitt: Utsnitt) -> list[tuple[str, str]]:
    """Name and address of every place on the way here, and of the place itself."""
    return [
        (str(stedets["navn"]), sted.lenke)
        for sted in utsnitt.sted.veien
        if (stedets := rad(utsnitt.steder, sted)) is not None
    ]


def _show_hovedsaken(utsnitt: Utsnitt) -> None:
    hovedsak = _hovedsaken(utsnitt)
    sentence(hovedsak.setninger)
    st.caption(hovedsak.grunnlag)
    if hovedsak.noekkeltall:
        show_figures(hovedsak.noekkeltall)


@husket
def _hovedsaken(utsnitt: Utsnitt) -> _Hovedsak:
    nivaa = utsnitt.gjennomgangsnivaa
    mulige = utsnitt.paa_nivaa(nivaa)
    over = mulige[mulige["muntlig"]]
    setninger = [tekst.om_regnskapet(utsnitt.rad, utsnitt.navn, utsnitt.period)]
    if utsnitt.har_avvik:
        setninger.append(tekst.om_gjennomgang(utsnitt.kortnavn(over), nivaa))
    if utsnitt.har_prognose:
        setninger.append(tekst.om_prognosen(utsnitt.rad, utsnitt.period))
    noekkeltall = (
        tallene(utsnitt.rad, nivaa, len(over), len(mulige), utsnitt.har_prognose)
        if utsnitt.har_regnskap
        else []
    )
    return _Hovedsak(" ".join(setninger), _grunnlaget(utsnitt), noekkeltall)


def _grunnlaget(utsnitt: Utsnitt) -> str:
    grenser = settings.get()
    deler = [tekst.om_budsjettet(utsnitt.rad)]
    if utsnitt.har_prognose:
        deler.append(f"prognose etter metoden «{METODER[utsnitt.metode].tittel}»")
    if utsnitt.har_avvik:
        deler.append(tekst.om_grensen(grenser.avvik_kr, grenser.avvik_prosent))
    return f"{'; '.join(deler)}."
