"""The portfolio: every task of the utviklingsstrategi, what it is to gain, and which areas of Kommunekompasset get what."""

import pandas as pd
import streamlit as st

from dashboard import text
from dashboard.agenda.strategi_grunnlag import grunnlag
from dashboard.agenda.utvikling_planer import (
    KOMMENTAR,
    OPPGAVER,
    arbeidsfigurer,
    choose_plan,
    kommentar,
    merket,
    parts,
    show_status,
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
from dashboard.ui.chart import show_chart
from dashboard.ui.data import numbers
from dashboard.ui.figures import Figure, show_figures
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.table import TableColumn, show_table

_NIVAA = "delstrategi"
_KOMPASS = "3.1"
_KRONER = (
    TableColumn("planlagt", "Planlagt gevinst", "kroner"),
    TableColumn("realisert", "Realisert", "kroner"),
)
_I_ANNET = TableColumn("i_annet", "Gevinster i tid og kvalitet", "antall")
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


def show(view: View, period: Period) -> None:
    """The section. Raises NotAllowed where the page does."""
    strategi = grunnlag(view, period)
    plan = choose_plan(strategi, "utviklingsstrategi", "utviklingsstrategi")
    if plan is None:
        return
    arbeid = oppgaver.arbeidet(strategi, plan, _NIVAA)
    deler = oppgaver.per_del(strategi.struktur, plan, _NIVAA, arbeid)
    gevinster = portefoelje.gevinstene(strategi.struktur, plan, _NIVAA, numbers("strategi/gevinster", view))
    kroner = portefoelje.i_kroner(gevinster, period.aar)
    deler = portefoelje.med_gevinst(deler, gevinster, period.aar)
    _hovedsak(arbeid, deler, kroner, period.aar)
    _delene(view, period, arbeid, deler, kroner, plan)
    for rad in deler.to_dict("records"):
        egne = arbeid[arbeid["del_id"] == rad["id"]]
        navn = rad["tittel"] if pd.isna(rad["nr"]) else f"{rad['nr']} {rad['tittel']}"
        _delstrategien(view, period, egne, gevinster[gevinster["del_id"] == rad["id"]], navn, str(rad["id"]))
    _gevinstene(view, strategi, gevinster)
    _kompasset(view, strategi, arbeid, plan, period)


def _hovedsak(arbeid: pd.DataFrame, deler: pd.DataFrame, kroner: Gevinst, aar: int) -> None:
    telt, nivaaer = oppgaver.telt(arbeid), arbeid["nivaa"].tolist()
    antall_deler = int((deler["id"] != "").sum())
    sentence(
        f"{tekst.om_arbeidet(telt, nivaaer, antall_deler, _NIVAA)}"
        f" {tekst.om_gevinsten(kroner.planlagt, kroner.realisert, aar, kroner.antall, kroner.meldt)}"
    )
    figurer = arbeidsfigurer(telt, oppgaver.framdrift(arbeid), tekst.ordet(nivaaer))
    figurer += _gevinstfigurer(kroner, aar) if kroner.antall or kroner.senere else []
    if figurer:
        show_figures(figurer)
    med = deler[deler["planlagt"].notna()]
    if med.empty:
        show_status(deler)
        return
    venstre, hoeyre = st.columns(2)
    with venstre:
        show_status(deler)
    with hoeyre:
        rader = med.assign(tittel=merket(med)["merket"])
        show_chart(gevinst_per_del(rader, tekst.tittel_gevinst(med)), description=gevinst_i_ord(rader))


def _delene(
    view: View, period: Period, arbeid: pd.DataFrame, deler: pd.DataFrame, kroner: Gevinst, plan: str
) -> None:
    har_gevinst = bool(kroner.antall or deler["i_annet"].any())
    summer = {navn: deler[navn].sum() for navn in (*oppgaver.TELLINGER, "i_annet")}
    kronene = {kolonne.name: deler[kolonne.name].sum(min_count=1) for kolonne in _KRONER}
    show_table(
        merket(deler),
        (*parts(deler), *((*_KRONER, _I_ANNET) if har_gevinst else ())),
        title=plan,
        period=period.label,
        filters={},
        view=view,
        key="portefoelje_deler",
        total={"merket": "Samlet", "framdrift": oppgaver.framdrift(arbeid), **summer, **kronene},
        empty="Planen har ingen delstrategier.",
    )
    if har_gevinst:
        st.caption(
            f"Gevinstene er de som er planlagt og realisert til og med {period.aar}. Bare kroner er summert."
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


def _delstrategien(
    view: View, period: Period, arbeid: pd.DataFrame, gevinster: pd.DataFrame, navn: str, id_: str
) -> None:
    per = portefoelje.kroner_per(gevinster, "oppgave_id", period.aar)
    rader = vist(arbeid).join(per, on="id")
    if "" in per.index:  # gains of the part itself
        rader = pd.concat(
            [rader, pd.DataFrame([{"merket": "Delstrategien som helhet", **per.loc[""]}])], ignore_index=True
        )
    har_gevinst = not per.empty
    summer = {kolonne.name: per[kolonne.name].sum(min_count=1) for kolonne in _KRONER}
    tomme = dict.fromkeys((kolonne.name for kolonne in (*OPPGAVER, KOMMENTAR)), "")
    framdrift = oppgaver.framdrift(arbeid)
    show_table(
        rader,
        (*OPPGAVER, *(_KRONER if har_gevinst else ()), *kommentar(arbeid)),
        title=navn,
        period=period.label,
        filters={},
        view=view,
        key=f"portefoelje_{id_}",
        total={**tomme, **summer, "merket": "Samlet", "framdrift": framdrift, "frist": None}
        if len(rader) > 1
        else None,
        empty="Ingen oppgaver er lagt under den.",
    )


def _gevinstene(view: View, strategi: Strategi, gevinster: pd.DataFrame) -> None:
    """Every gain, also those in time and quality."""
    ledd = strategi.struktur.ledd
    show_table(
        gevinster.assign(
            beskrivelse=gevinster["beskrivelse"].fillna("Uten beskrivelse"),
            oppgave=[ledd[oppgave or id_].tittel for oppgave, id_ in zip(gevinster["oppgave_id"], gevinster["ledd"], strict=True)],
            aar_vist=gevinster["aar"].astype(str),
        ),
        _GEVINSTER,
        title="Gevinster i kroner, tid og kvalitet",
        period="",
        filters={},
        view=view,
        key="portefoelje_gevinster",
        empty="Det er ikke lest inn gevinster for planen. Last opp datasettet Gevinster: én rad per oppgave, år og slag gevinst.",
    )  # fmt: skip


def _kompasset(view: View, strategi: Strategi, arbeid: pd.DataFrame, plan: str, period: Period) -> None:
    st.header("Hvilke kompassområder får hva", anchor="kompass")
    omraader = numbers("utvikling/kompassomraader", view, versjon=_KOMPASS)
    rader = portefoelje.kompass(strategi.struktur, arbeid, omraader, plan)
    uten = portefoelje.uten_kompass(strategi.struktur, arbeid, omraader)
    antall, ord_ = oppgaver.telt(arbeid)["antall"], tekst.ordet(arbeid["nivaa"].tolist())
    sentence(tekst.om_kompasset(rader, uten, antall, ord_))
    show_table(
        rader.assign(
            omraade=[f"{nr} {navn}" for nr, navn in zip(rader["nr"], rader["navn"], strict=True)],
            oppgaver=rader["oppgaver"].replace("", None),
        ),
        _OMRAADER,
        title=f"Områdene i Kommunekompasset {_KOMPASS}",
        period=period.label,
        filters={},
        view=view,
        key="portefoelje_kompass",
    )
    st.caption(
        "En oppgave kan være knyttet til flere områder. Er den ikke knyttet til noe selv, gjelder det som står på delstrategien."
        " Planlagt arbeid gir ingen poeng: i evalueringen teller det som kan dokumenteres."
    )
    lenke = html.escaped(address("kommunekompass", "oppgaver", **{"del": "plan"}))
    html.write(f"<p class='endre'><a href='{lenke}' target='_self'>Se hvilke poeng oppgavene kan gi</a></p>")
