"""Resultatsikring, økonomi: how the municipality stands against its budget, who must explain, why, and where it ends."""

from dataclasses import dataclass

import streamlit as st

from dashboard import access, settings
from dashboard.agenda import aarsaker, forklaringer, hva_maa_til, oppstillinger, prognoser
from dashboard.agenda import oekonomi_diagrammer as diagrammer
from dashboard.agenda import oekonomi_tabeller as tabeller
from dashboard.agenda.oekonomi_noekkeltall import noekkeltall
from dashboard.agenda.sted import Sted, fra_adressen, rad
from dashboard.agenda.utsnitt import Utsnitt, finn
from dashboard.analysis.prognose import METODER, STANDARD
from dashboard.period import Period
from dashboard.sentences import oekonomi as tekst
from dashboard.ui import html
from dashboard.ui.address import address
from dashboard.ui.figures import Figure, show_figures
from dashboard.ui.filters import choose
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.sections import choose_section
from dashboard.ui.trail import show_trail

AVVIK, AARSAKER, PROGNOSE, HVA_MAA_TIL, OPPSTILLINGER = (
    "avvik",
    "aarsaker",
    "prognose",
    "maa-til",
    "oppstillinger",
)
_VISNINGER = {
    AVVIK: "Avvik",
    AARSAKER: "Årsaker",
    PROGNOSE: "Prognose",
    HVA_MAA_TIL: "Hva må til",
    OPPSTILLINGER: "Oppstillinger og måltall",
}


@dataclass(frozen=True, slots=True)
class _Hovedsak:
    """What is said on top: a sentence or three, what it builds on, and the figures."""

    setninger: str
    grunnlag: str
    noekkeltall: list[Figure]


def show(view: View, period: Period) -> Utsnitt | None:
    """The item for `period`, at the place and in the way the address names (omraade, enhet, ansvar, funksjon, vis).

    Returns what it looked at; None where there are no numbers.
    """
    vis = choose_section(
        "Vis", _VISNINGER if 1 <= period.periode <= 12 else _uten_prognose(), "vis", labelled=False
    )
    if vis == OPPSTILLINGER:
        oppstillinger.show(view, period)
        return finn(view, period, Sted(), STANDARD)
    # The method is chosen where the methods are compared, but every number follows it.
    metode = _choose_metode() if vis == PROGNOSE else _metode()
    utsnitt = finn(view, period, fra_adressen(st.query_params), metode)
    if utsnitt is None:
        _say_nothing_here(period)
        return None
    _show_veien(utsnitt)
    match vis:
        case "aarsaker":
            aarsaker.show(utsnitt)
        case "prognose":
            prognoser.show(utsnitt, forrige_maaned(utsnitt))
        case "maa-til":
            hva_maa_til.show(utsnitt)
        case _:
            show_forklaringen(utsnitt, view)
            show_hovedsak(utsnitt)
            tabeller.show_steder(utsnitt, view)
            tabeller.show_maaneder(utsnitt)
    return utsnitt


def show_hovedsak(utsnitt: Utsnitt) -> None:
    """The sentence, the figures and the charts: what is read in ten seconds."""
    hovedsak = _hovedsaken(utsnitt)
    sentence(hovedsak.setninger)
    st.caption(hovedsak.grunnlag)
    if hovedsak.noekkeltall:
        show_figures(hovedsak.noekkeltall)
    diagrammer.show(utsnitt)


def show_forklaringen(utsnitt: Utsnitt, view: View) -> None:
    """A unit's own explanation, beside its number."""
    if utsnitt.sted.nivaa != "kommune" and utsnitt.sted.koder[1:] and utsnitt.har_avvik:
        enhet = utsnitt.sted.koder[1]
        stedets = rad(utsnitt.steder, Sted(utsnitt.sted.koder[:2]))
        if stedets is not None and (stedets["muntlig"] or access.may_explain(view.user, enhet)):
            forklaringer.show_answer(
                view, utsnitt.period, enhet, float(stedets["avvik"]), skyldig=bool(stedets["muntlig"])
            )


def forrige_maaned(utsnitt: Utsnitt) -> Utsnitt | None:
    """The same place and method the month before, in the same version."""
    return finn(utsnitt.view, utsnitt.period.previous, utsnitt.sted, utsnitt.metode)


def _uten_prognose() -> dict[str, str]:
    """A year that is over, or was never divided in months, has no end to forecast."""
    return {navn: tittel for navn, tittel in _VISNINGER.items() if navn not in (PROGNOSE, HVA_MAA_TIL)}


def _metode() -> str:
    asked = st.query_params.get("prognose", STANDARD)
    return asked if asked in METODER else STANDARD


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


@made_once
def _veien(utsnitt: Utsnitt) -> list[tuple[str, str]]:
    """Name and address of every place on the way here, and of the place itself."""
    return [
        (str(stedets["navn"]), sted.lenke)
        for sted in utsnitt.sted.veien
        if (stedets := rad(utsnitt.steder, sted)) is not None
    ]


@made_once
def _hovedsaken(utsnitt: Utsnitt) -> _Hovedsak:
    nivaa = utsnitt.gjennomgangsnivaa
    mulige = utsnitt.paa_nivaa(nivaa)
    over = mulige[mulige["muntlig"]]
    setninger = [tekst.om_regnskapet(utsnitt.rad, utsnitt.navn, utsnitt.period)]
    if utsnitt.har_avvik:
        setninger.append(tekst.om_gjennomgang(utsnitt.kortnavn(over), nivaa))
    if utsnitt.har_prognose:
        setninger.append(tekst.om_prognosen(utsnitt.rad, utsnitt.period))
    tallene = (
        noekkeltall(utsnitt.rad, nivaa, len(over), len(mulige), utsnitt.har_prognose)
        if utsnitt.har_regnskap
        else []
    )
    return _Hovedsak(" ".join(setninger), _grunnlaget(utsnitt), tallene)


def _grunnlaget(utsnitt: Utsnitt) -> str:
    grenser = settings.get()
    deler = [tekst.om_budsjettet(utsnitt.rad)]
    if utsnitt.har_prognose:
        deler.append(f"prognose etter metoden «{METODER[utsnitt.metode].tittel}»")
    if utsnitt.har_avvik:
        deler.append(tekst.om_grensen(grenser.avvik_kr, grenser.avvik_prosent))
    return f"{'; '.join(deler)}."
