"""The statements of the regulation (§ 5-4 and § 5-6) and the financial targets, for the whole municipality."""

from dataclasses import dataclass

import streamlit as st

from dashboard import access
from dashboard.agenda import oppstillinger_tabeller as tabeller
from dashboard.agenda.oppstillinger_grunnlag import Hvilken, Oppstillinger, finn
from dashboard.agenda.oppstillinger_maaltall import maaltall
from dashboard.analysis.maaltall import netto_driftsresultat_prosent
from dashboard.period import Period
from dashboard.sentences import oekonomi
from dashboard.sentences import oppstillinger as tekst
from dashboard.ui.figures import Figure, show_figures
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import show as show_table

_SISTE_LINJE = {"5-6": 30, "5-4": 25}


@dataclass(frozen=True, slots=True)
class _Hovedsak:
    """What is said on top: the results, the financial targets, and what it all builds on."""

    setninger: str
    maaltall: list[Figure]
    om_maalet: str
    grunnlag: str


def show(view: View, period: Period) -> None:
    """How the results stand, the financial targets, § 5-6, § 5-4 with both its tables, and the year-end entries.

    For those who see the whole municipality; others are told why they do not.
    """
    if access.units_for(view.user) is not None:
        sentence(tekst.BARE_HELE_KOMMUNEN)
        return
    oppstillinger = finn(view, period)
    if oppstillinger is None:
        sentence(tekst.om_aaret_uten_oppstilling(period))
        return
    _show_hovedsaken(oppstillinger)
    if oppstillinger.har("regnskap") or oppstillinger.har("aarsbudsjett"):
        _show_oppstilling(oppstillinger, "5-6")
        _show_oppstilling(oppstillinger, "5-4")
        show_table(tabeller.per_omraade(oppstillinger), view=view, key="oppstilling_omraader")
        _show_aarsavslutningen(oppstillinger)


def _show_hovedsaken(oppstillinger: Oppstillinger) -> None:
    hovedsak = _hovedsaken(oppstillinger)
    sentence(hovedsak.setninger)
    show_figures(hovedsak.maaltall)
    st.text(hovedsak.om_maalet)
    st.caption(hovedsak.grunnlag)


@made_once
def _hovedsaken(oppstillinger: Oppstillinger) -> _Hovedsak:
    rader, period, maal = oppstillinger.etter_art, oppstillinger.period, oppstillinger.maal
    setninger = [tekst.om_driftsresultatet(oppstillinger.brutto, oppstillinger.netto, period)]
    if period.periode == 12 and oppstillinger.aarsavslutningen is not None:
        setninger.append(tekst.om_desember(*oppstillinger.aarsavslutningen, period.aar))
    return _Hovedsak(
        " ".join(setninger),
        maaltall(rader, oppstillinger.fra_ssb, maal, period),
        tekst.om_maalet(
            netto_driftsresultat_prosent(rader, "regnskap"),
            netto_driftsresultat_prosent(rader, "aarsbudsjett"),
            maal.maal_netto_driftsresultat,
            period,
        ),
        _grunnlaget(oppstillinger),
    )


def _grunnlaget(oppstillinger: Oppstillinger) -> str:
    deler = [f"{oekonomi.om_budsjettet(oppstillinger.netto)}.", tekst.OM_MAALTALLENE, tekst.OM_FORTEGN]
    return " ".join([*deler, tekst.OM_AVVIKET] if oppstillinger.har("avvik") else deler)


def _show_oppstilling(oppstillinger: Oppstillinger, hvilken: Hvilken) -> None:
    show_table(
        tabeller.oppstilling(oppstillinger, hvilken), view=oppstillinger.view, key=f"oppstilling_{hvilken}"
    )
    if oppstillinger.har("regnskap") and not tekst.er_hele_aaret(oppstillinger.period):
        st.caption(tekst.om_det_udisponerte(_SISTE_LINJE[hvilken]))
    rader = oppstillinger.rader(hvilken)
    for _, rad in rader[rader["linje"].isna()].iterrows():
        if uplassert := tekst.om_uplassert(rad):
            st.warning(uplassert, icon=":material/warning:")


def _show_aarsavslutningen(oppstillinger: Oppstillinger) -> None:
    if oppstillinger.aarsavslutningen is None:
        return
    sentence(tekst.om_aarsavslutningen(*oppstillinger.aarsavslutningen, oppstillinger.period.aar))
    show_table(
        tabeller.aarsavslutning(oppstillinger), view=oppstillinger.view, key="oppstilling_aarsavslutning"
    )
