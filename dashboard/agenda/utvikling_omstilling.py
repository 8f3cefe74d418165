"""Omstilling: one project at a time: goals, what is done, the effect in kr, what is at risk, and the report to partssammensatt
utvalg."""

from dataclasses import asdict
from functools import partial

import streamlit as st

from dashboard import access, text
from dashboard.agenda.rapporter import downloads
from dashboard.agenda.strategi_grunnlag import grunnlag
from dashboard.agenda.utvikling_planer import (
    arbeidsfigurer,
    choose_plan,
    merket,
    show_indicators,
    show_status,
    show_work,
)
from dashboard.analysis import oppgaver
from dashboard.analysis.omstilling import MAAL, Effekt, Omstilling, omstilling
from dashboard.period import Period
from dashboard.reports.grunnlag import Grunnlag
from dashboard.reports.omstilling import statusrapport
from dashboard.sentences import utvikling as tekst
from dashboard.ui import markdown
from dashboard.ui.data import numbers
from dashboard.ui.figures import Figure, Tone, show_figures
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.table import TableColumn, show_table

_MAAL = (
    TableColumn("merket", "Mål"),
    TableColumn("status", "Status"),
    TableColumn("framdrift", "Framdrift (%)", "antall"),
    TableColumn("antall", "Tiltak", "antall"),
    TableColumn("utfoert", "Utført", "antall"),
    TableColumn("forsinket", "Forsinket", "antall"),
    TableColumn("frist", "Frist", "dato"),
)
_TILTAK = (
    TableColumn("navn", "Budsjettiltak"),
    TableColumn("gjelder", "Tiltak i prosjektet"),
    TableColumn("status", "Status"),
    TableColumn("frist", "Frist", "dato"),
    TableColumn("vedtatt_effekt", "Vedtatt effekt", "kroner"),
    TableColumn("realisert_effekt", "Meldt realisert", "kroner"),
    TableColumn("forventet_effekt", "Ventet ved årets slutt", "kroner"),
    TableColumn("differanse", "Ventet − vedtatt", "kroner"),
)
_RISIKOER = (
    TableColumn("hva", "Hva"),
    TableColumn("slag", "Risiko"),
    TableColumn("hvorfor", "Hvorfor"),
    TableColumn("frist", "Frist", "dato"),
)
_NESTE = (
    TableColumn("tittel", "Hva"),
    TableColumn("frist", "Frist", "dato"),
    TableColumn("rolle", "Hovedansvar"),
    TableColumn("status", "Status"),
)


def show(view: View, period: Period) -> None:
    """The section. Raises NotAllowed where the page does."""
    strategi = grunnlag(view, period)
    plan = choose_plan(strategi, "omstilling", "omstillingsplan")
    if plan is None:
        return
    hva = {"aar": period.aar, "enheter": None}
    prosjekt = omstilling(
        strategi,
        plan,
        numbers("tiltak/per_tiltak", view, **hva, dato=strategi.dato),
        numbers("tiltak/effekt_i_regnskapet", view, **hva, periode=period.periode),
    )
    _hovedsak(prosjekt, period.aar)
    _rapporten(view, period, plan)
    _maalene(view, period, prosjekt)
    show_work(view, period, prosjekt.arbeid, title="Tiltak i prosjektet", key="omstilling_arbeid")
    show_indicators(
        view, period, oppgaver.indikatorene(strategi.struktur, plan, MAAL), key="omstilling_indikatorer"
    )
    _effekten(view, prosjekt, period.aar)
    _risikoene(view, period, prosjekt)
    show_table(
        prosjekt.neste,
        _NESTE,
        title="Neste skritt",
        period=period.label,
        filters={},
        view=view,
        key="omstilling_neste",
        empty="Ingen kommende frister er satt.",
    )


def _hovedsak(prosjekt: Omstilling, aar: int) -> None:
    telt, nivaaer = oppgaver.telt(prosjekt.arbeid), prosjekt.arbeid["nivaa"].tolist()
    effekt = asdict(prosjekt.effekt)
    sagt = [
        tekst.om_arbeidet(telt, nivaaer, int((prosjekt.maal["id"] != "").sum()), MAAL),
        tekst.om_fristene(prosjekt.alt, effekt),
        tekst.om_effekten(effekt, aar),
    ]
    sentence(" ".join(each for each in sagt if each))
    if kronemaalet := tekst.om_kronemaalet(effekt, aar):
        st.markdown(markdown.escaped(kronemaalet))
    figurer = arbeidsfigurer(telt, oppgaver.framdrift(prosjekt.arbeid), tekst.ordet(nivaaer))
    figurer += _effektfigurer(prosjekt.effekt, aar)
    if figurer:
        show_figures(figurer)
    show_status(prosjekt.maal)


def _effektfigurer(effekt: Effekt, aar: int) -> list[Figure]:
    if not effekt.antall:
        return []
    andel = (
        f"{text.number(100 * effekt.realisert / effekt.vedtatt)}{text.NO_BREAK}% av vedtatt"
        if effekt.vedtatt
        else ""
    )
    figurer = [
        Figure(
            f"Vedtatt effekt {aar}",
            text.millions(effekt.vedtatt),
            text.count(effekt.antall, "budsjettiltak", "budsjettiltak")
            + (f", {text.number(effekt.over_fristen)} over fristen" if effekt.over_fristen else ""),
        ),
        Figure("Meldt realisert", text.millions(effekt.realisert), andel),
    ]
    if effekt.antall_med_forventning:
        tone: Tone = "verre" if effekt.differanse < 0 else "noeytral"
        figurer.append(
            Figure(
                "Ventet mot vedtatt", text.millions(effekt.differanse, signed=True), "ved årets slutt", tone
            )
        )
    return figurer  # fmt: skip


def _rapporten(view: View, period: Period, plan: str) -> None:
    if not access.may_make_reports(view.user):
        return
    st.markdown("**Statusrapport til partssammensatt utvalg**")
    st.caption(
        "Kommentarene står slik de er skrevet. Fyll ut avsnittet «Involvering» i Word. Les gjennom rapporten før den sendes, og ta ut det som ikke er offentlig."
    )
    kilden = Grunnlag(view.snapshot, period, view.written)
    downloads(view, partial(statusrapport, kilden, plan), f"omstilling-{period.key}", "omstilling_rapport")


def _maalene(view: View, period: Period, prosjekt: Omstilling) -> None:
    show_table(
        merket(prosjekt.maal),
        _MAAL,
        title="Mål",
        period=period.label,
        filters={},
        view=view,
        key="omstilling_maal",
        empty="Planen har ingen mål.",
    )


def _effekten(view: View, prosjekt: Omstilling, aar: int) -> None:
    tiltak, effekt = prosjekt.tiltak, prosjekt.effekt
    show_table(
        tiltak.assign(navn=tiltak["id"] + " " + tiltak["tittel"]),
        _TILTAK,
        title="Effekt i kroner",
        period=str(aar),
        filters={},
        view=view,
        key="omstilling_effekt",
        total={
            "navn": "Sum", "gjelder": "", "status": "", "frist": None,
            "vedtatt_effekt": effekt.vedtatt, "realisert_effekt": effekt.realisert,
            "forventet_effekt": tiltak["forventet_effekt"].sum(min_count=1), "differanse": tiltak["differanse"].sum(min_count=1),
        },
        empty=f"Ingen av årets budsjettiltak ({aar}) er knyttet til prosjektet. Knytningen settes i kolonnen «Budsjettiltak».",
    )  # fmt: skip
    if prosjekt.ukjente:
        st.caption(
            f"Finnes ikke blant budsjettiltakene i {aar}: {markdown.escaped(', '.join(prosjekt.ukjente))}."
        )


def _risikoene(view: View, period: Period, prosjekt: Omstilling) -> None:
    st.header("Risiko", anchor="risiko")
    sentence(tekst.om_risikoene(prosjekt.risikoer))
    if prosjekt.risikoer.empty:
        return
    show_table(
        prosjekt.risikoer.assign(
            hvorfor=[tekst.om_risikoen(rad) for rad in prosjekt.risikoer.to_dict("records")]
        ),
        _RISIKOER,
        title="Det som er forsinket, uten eier eller uten effekt",
        period=period.label,
        filters={},
        view=view,
        key="omstilling_risiko",
    )
