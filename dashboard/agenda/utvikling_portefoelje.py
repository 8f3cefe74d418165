"""The portfolio: every task of the utviklingsstrategi, what it is to gain, and which areas of Kommunekompasset get what."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard import text
from dashboard.agenda.strategi_grunnlag import grunnlag
from dashboard.agenda.utvikling_planer import (
    KOMMENTAR,
    OPPGAVER,
    arbeidsfigurer,
    choose_plan,
    draw_status,
    foerste_plan,
    kommentar,
    merket,
    parts,
    vist,
)
from dashboard.analysis import oppgaver, portefoelje
from dashboard.analysis.portefoelje import Gevinst
from dashboard.analysis.strategi import Strategi
from dashboard.charts.gevinst_per_del import gevinst_per_del
from dashboard.charts.gevinst_per_del import i_ord as gevinst_i_ord
from dashboard.period import Period
from dashboard.sentences import utvikling as tekst
from dashboard.ui import html
from dashboard.ui.address import address
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.data import numbers
from dashboard.ui.figures import Figure, show_figures
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_PLANSLAG = "utviklingsstrategi"
_NIVAA = "delstrategi"
_KOMPASS = "3.1"
_KRONER = (
    TableColumn("planlagt", "Planlagt gevinst", "kroner"),
    TableColumn("realisert", "Realisert", "kroner"),
)
_GEVINST = (*_KRONER, TableColumn("i_annet", "Gevinster i tid og kvalitet", "antall"))
_GEVINSTER = (
    TableColumn("beskrivelse", "Gevinst"),
    TableColumn("oppgave", "Oppgave"),
    TableColumn("aar_vist", "År"),
    TableColumn("slag", "Slag"),
    TableColumn("planlagt", "Planlagt", "tall"),
    TableColumn("realisert", "Realisert", "tall"),
    TableColumn("maaleenhet", "Måleenhet"),
    TableColumn("gevinst_hos_navn", "Gevinsten kommer hos"),
    TableColumn("kostnad_hos_navn", "Kostnaden bæres av"),
    TableColumn("kostnad", "Kostnad", "kroner"),
    KOMMENTAR,
)
_OMRAADER = (
    TableColumn("omraade", "Kompassområde"),
    TableColumn("perspektiv", "Perspektiv"),
    TableColumn("antall", "Oppgaver", "antall"),
    TableColumn("utfoert", "Utført", "antall"),
    TableColumn("oppgaver", "Hvilke"),
    TableColumn("andre_planer", "I andre planer", "antall"),
)


@dataclass(frozen=True, slots=True)
class _Hovedsak:
    """What is read in ten seconds; `status` and `gevinst` are None where there is nothing to draw."""

    setning: str
    figurer: list[Figure]
    status: Drawing | None
    gevinst: Drawing | None


@dataclass(frozen=True, slots=True)
class _Portefoelje:
    """All that is shown of a plan; `delstrategier` by id."""

    hovedsak: _Hovedsak
    har_gevinst: bool
    deler: Table
    delstrategier: dict[str, Table]
    gevinster: Table
    om_kompasset: str
    kompasset: Table


def show(view: View, period: Period) -> None:
    """The section. Raises NotAllowed where the page does."""
    strategi = grunnlag(view, period)
    plan = choose_plan(strategi, _PLANSLAG, "utviklingsstrategi")
    if plan is None:
        return
    portefoeljen = _portefoeljen(view, strategi, plan)
    _show_hovedsak(portefoeljen.hovedsak)
    show_table(portefoeljen.deler, view=view, key="portefoelje_deler")
    if portefoeljen.har_gevinst:
        st.caption(
            f"Gevinstene er de som er planlagt og realisert til og med {period.aar}. Bare kroner er summert."
        )
    for id_, delstrategi in portefoeljen.delstrategier.items():
        show_table(delstrategi, view=view, key=f"portefoelje_{id_}")
    show_table(portefoeljen.gevinster, view=view, key="portefoelje_gevinster")
    _show_kompasset(view, portefoeljen)


def make_ready(view: View, period: Period) -> None:
    """Remember the first plan."""
    strategi = grunnlag(view, period)
    if (plan := foerste_plan(strategi, _PLANSLAG)) is not None:
        _portefoeljen(view, strategi, plan)


def _show_hovedsak(hovedsak: _Hovedsak) -> None:
    sentence(hovedsak.setning)
    if hovedsak.figurer:
        show_figures(hovedsak.figurer)
    if hovedsak.gevinst is None:
        _show_tegning(hovedsak.status)
        return
    for plass, tegning in zip(st.columns(2), (hovedsak.status, hovedsak.gevinst), strict=True):
        with plass:
            _show_tegning(tegning)


def _show_tegning(tegning: Drawing | None) -> None:
    if tegning is not None:
        show_drawing(tegning)


def _show_kompasset(view: View, portefoeljen: _Portefoelje) -> None:
    st.header("Hvilke kompassområder får hva", anchor="kompass")
    sentence(portefoeljen.om_kompasset)
    show_table(portefoeljen.kompasset, view=view, key="portefoelje_kompass")
    st.caption(
        "En oppgave kan være knyttet til flere områder. Er den ikke knyttet til noe selv, gjelder det som står på delstrategien."
        " Planlagt arbeid gir ingen poeng: i evalueringen teller det som kan dokumenteres."
    )
    lenke = html.escaped(address("kommunekompass", "oppgaver", **{"del": "plan"}))
    html.write(f"<p class='endre'><a href='{lenke}' target='_self'>Se hvilke poeng oppgavene kan gi</a></p>")


@made_once
def _portefoeljen(view: View, strategi: Strategi, plan: str) -> _Portefoelje:
    period, struktur = strategi.period, strategi.struktur
    arbeid = oppgaver.arbeidet(strategi, plan, _NIVAA)
    gevinster = portefoelje.gevinstene(struktur, plan, _NIVAA, numbers("strategi/gevinster", view))
    kroner = portefoelje.i_kroner(gevinster, period.aar)
    deler = portefoelje.med_gevinst(oppgaver.per_del(struktur, plan, _NIVAA, arbeid), gevinster, period.aar)
    har_gevinst = bool(kroner.antall or deler["i_annet"].any())
    omraader = numbers("utvikling/kompassomraader", view, versjon=_KOMPASS)
    rader = portefoelje.kompass(struktur, arbeid, omraader, plan)
    return _Portefoelje(
        hovedsak=_hovedsaken(arbeid, deler, kroner, period.aar),
        har_gevinst=har_gevinst,
        deler=_delene(arbeid, deler, plan, period, _GEVINST if har_gevinst else ()),
        delstrategier=_delstrategiene(arbeid, deler, gevinster, period),
        gevinster=_gevinstene(strategi, gevinster),
        om_kompasset=_om_kompasset(rader, portefoelje.uten_kompass(struktur, arbeid, omraader), arbeid),
        kompasset=_kompasset(rader, period),
    )


def _hovedsaken(arbeid: pd.DataFrame, deler: pd.DataFrame, kroner: Gevinst, aar: int) -> _Hovedsak:
    telt, nivaaer = oppgaver.telt(arbeid), arbeid["nivaa"].tolist()
    antall_deler = int((deler["id"] != "").sum())
    figurer = arbeidsfigurer(telt, oppgaver.framdrift(arbeid), tekst.ordet(nivaaer))
    return _Hovedsak(
        setning=(
            f"{tekst.om_arbeidet(telt, nivaaer, antall_deler, _NIVAA)}"
            f" {tekst.om_gevinsten(kroner.planlagt, kroner.realisert, aar, kroner.antall, kroner.meldt)}"
        ),
        figurer=figurer + (_gevinstfigurer(kroner, aar) if kroner.antall or kroner.senere else []),
        status=draw_status(deler),
        gevinst=_tegn_gevinst(deler),
    )


def _tegn_gevinst(deler: pd.DataFrame) -> Drawing | None:
    med = deler[deler["planlagt"].notna()]
    if med.empty:
        return None
    rader = med.assign(tittel=merket(med)["merket"])
    return draw(gevinst_per_del(rader, tekst.tittel_gevinst(med)), description=gevinst_i_ord(rader))


def _delene(
    arbeid: pd.DataFrame,
    deler: pd.DataFrame,
    plan: str,
    period: Period,
    gevinst: tuple[TableColumn, ...],
) -> Table:
    summer = {navn: deler[navn].sum() for navn in (*oppgaver.TELLINGER, "i_annet")}
    kronene = {kolonne.name: deler[kolonne.name].sum(min_count=1) for kolonne in _KRONER}
    return Table(
        merket(deler),
        (*parts(deler), *gevinst),
        title=plan,
        period=period.label,
        total={"merket": "Samlet", "framdrift": oppgaver.framdrift(arbeid), **summer, **kronene},
        empty="Planen har ingen delstrategier.",
    )


def _gevinstfigurer(kroner: Gevinst, aar: int) -> list[Figure]:
    andel = (
        "" if kroner.andel is None else f"{text.number(kroner.andel)}{text.NO_BREAK}% av det som er planlagt"
    )
    hittil = f"til og med {aar}"
    senere = f", {text.millions(kroner.senere)} senere" if kroner.senere else ""
    return [
        Figure("Planlagt gevinst", text.millions(kroner.planlagt), f"{hittil}{senere}"),
        Figure("Realisert gevinst", text.millions(kroner.realisert), andel),
        Figure("Kostnad", text.millions(kroner.kostnad), "for alle gevinstene, i kroner eller ikke"),
    ]


def _delstrategiene(
    arbeid: pd.DataFrame, deler: pd.DataFrame, gevinster: pd.DataFrame, period: Period
) -> dict[str, Table]:
    return {
        str(id_): _delstrategien(
            arbeid[arbeid["del_id"] == id_], gevinster[gevinster["del_id"] == id_], navn, period
        )
        for id_, navn in zip(deler["id"], merket(deler)["merket"], strict=True)
    }


def _delstrategien(arbeid: pd.DataFrame, gevinster: pd.DataFrame, navn: str, period: Period) -> Table:
    per = portefoelje.kroner_per(gevinster, "oppgave_id", period.aar)
    rader = vist(arbeid).join(per, on="id")
    if "" in per.index:  # gains of the part itself
        rader = pd.concat(
            [rader, pd.DataFrame([{"merket": "Delstrategien som helhet", **per.loc[""]}])], ignore_index=True
        )
    summer = {kolonne.name: per[kolonne.name].sum(min_count=1) for kolonne in _KRONER}
    tomme = dict.fromkeys((kolonne.name for kolonne in (*OPPGAVER, KOMMENTAR)), "")
    framdrift = oppgaver.framdrift(arbeid)
    return Table(
        rader,
        (*OPPGAVER, *(() if per.empty else _KRONER), *kommentar(arbeid)),
        title=navn,
        period=period.label,
        total={**tomme, **summer, "merket": "Samlet", "framdrift": framdrift, "frist": None}
        if len(rader) > 1
        else None,
        empty="Ingen oppgaver er lagt under den.",
    )


def _gevinstene(strategi: Strategi, gevinster: pd.DataFrame) -> Table:
    """Every gain, also those in time and quality."""
    ledd = strategi.struktur.ledd
    return Table(
        gevinster.assign(
            beskrivelse=gevinster["beskrivelse"].fillna("Uten beskrivelse"),
            oppgave=[ledd[oppgave or id_].tittel for oppgave, id_ in zip(gevinster["oppgave_id"], gevinster["ledd"], strict=True)],
            aar_vist=gevinster["aar"].astype(str),
        ),
        _GEVINSTER,
        title="Gevinster i kroner, tid og kvalitet",
        empty="Det er ikke lest inn gevinster for planen. Last opp datasettet Gevinster: én rad per oppgave, år og slag gevinst.",
    )  # fmt: skip


def _om_kompasset(rader: pd.DataFrame, uten: int, arbeid: pd.DataFrame) -> str:
    return tekst.om_kompasset(
        rader, uten, oppgaver.telt(arbeid)["antall"], tekst.ordet(arbeid["nivaa"].tolist())
    )


def _kompasset(rader: pd.DataFrame, period: Period) -> Table:
    return Table(
        rader.assign(
            omraade=[f"{nr} {navn}" for nr, navn in zip(rader["nr"], rader["navn"], strict=True)],
            oppgaver=rader["oppgaver"].replace("", None),
        ),
        _OMRAADER,
        title=f"Områdene i Kommunekompasset {_KOMPASS}",
        period=period.label,
    )
