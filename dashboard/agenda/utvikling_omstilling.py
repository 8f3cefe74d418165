"""Omstilling: one project at a time: goals, what is done, the effect in kr, what is at risk, and the report to partssammensatt
utvalg."""

from dataclasses import asdict, dataclass
from functools import partial

import streamlit as st

from dashboard import access, text
from dashboard.agenda.rapporter import downloads
from dashboard.agenda.strategi_grunnlag import grunnlag
from dashboard.agenda.utvikling_planer import (
    arbeidsfigurer,
    choose_plan,
    draw_status,
    foerste_plan,
    indicator_table,
    merket,
    work_table,
)
from dashboard.analysis import oppgaver
from dashboard.analysis.omstilling import MAAL, Effekt, Omstilling, omstilling
from dashboard.analysis.strategi import Strategi
from dashboard.period import Period
from dashboard.reports.grunnlag import Grunnlag
from dashboard.reports.omstilling import statusrapport
from dashboard.sentences import utvikling as tekst
from dashboard.ui import markdown
from dashboard.ui.chart import Drawing, show_drawing
from dashboard.ui.data import numbers
from dashboard.ui.figures import Figure, Tone, show_figures
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_PLANSLAG = "omstilling"
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


@dataclass(frozen=True, slots=True)
class _Hovedsak:
    """What is read in ten seconds; `tegning` is None where nothing is told of any work."""

    setning: str
    kronemaal: str
    figurer: list[Figure]
    tegning: Drawing | None


@dataclass(frozen=True, slots=True)
class _Prosjekt:
    """All that is shown of a project; `ukjente` are budget measures that are not in the year, `risikoer` None where there is none."""

    hovedsak: _Hovedsak
    maal: Table
    arbeid: Table
    indikatorer: Table | None
    effekt: Table
    ukjente: tuple[str, ...]
    om_risikoene: str
    risikoer: Table | None
    neste: Table


def show(view: View, period: Period) -> None:
    """The section. Raises NotAllowed where the page does."""
    strategi = grunnlag(view, period)
    plan = choose_plan(strategi, _PLANSLAG, "omstillingsplan")
    if plan is None:
        return
    prosjekt = _prosjektet(view, strategi, plan)
    _show_hovedsak(prosjekt.hovedsak)
    _rapporten(view, period, plan)
    show_table(prosjekt.maal, view=view, key="omstilling_maal")
    show_table(prosjekt.arbeid, view=view, key="omstilling_arbeid")
    if prosjekt.indikatorer is not None:
        show_table(prosjekt.indikatorer, view=view, key="omstilling_indikatorer")
    show_table(prosjekt.effekt, view=view, key="omstilling_effekt")
    if prosjekt.ukjente:
        st.caption(
            f"Finnes ikke blant budsjettiltakene i {period.aar}: {markdown.escaped(', '.join(prosjekt.ukjente))}."
        )
    st.header("Risiko", anchor="risiko")
    sentence(prosjekt.om_risikoene)
    if prosjekt.risikoer is not None:
        show_table(prosjekt.risikoer, view=view, key="omstilling_risiko")
    show_table(prosjekt.neste, view=view, key="omstilling_neste")


def make_ready(view: View, period: Period) -> None:
    """Remember the first project."""
    strategi = grunnlag(view, period)
    if (plan := foerste_plan(strategi, _PLANSLAG)) is not None:
        _prosjektet(view, strategi, plan)


def _show_hovedsak(hovedsak: _Hovedsak) -> None:
    sentence(hovedsak.setning)
    if hovedsak.kronemaal:
        st.markdown(markdown.escaped(hovedsak.kronemaal))
    if hovedsak.figurer:
        show_figures(hovedsak.figurer)
    if hovedsak.tegning is not None:
        show_drawing(hovedsak.tegning)


@made_once
def _prosjektet(view: View, strategi: Strategi, plan: str) -> _Prosjekt:
    period = strategi.period
    hva = {"aar": period.aar, "enheter": None}
    prosjekt = omstilling(
        strategi,
        plan,
        numbers("tiltak/per_tiltak", view, **hva, dato=strategi.dato),
        numbers("tiltak/effekt_i_regnskapet", view, **hva, periode=period.periode),
    )
    return _Prosjekt(
        hovedsak=_hovedsaken(prosjekt, period.aar),
        maal=Table(merket(prosjekt.maal), _MAAL, "Mål", period.label, empty="Planen har ingen mål."),
        arbeid=work_table(period, prosjekt.arbeid, "Tiltak i prosjektet"),
        indikatorer=indicator_table(strategi, plan, MAAL),
        effekt=_effekten(prosjekt, period.aar),
        ukjente=prosjekt.ukjente,
        om_risikoene=tekst.om_risikoene(prosjekt.risikoer),
        risikoer=None if prosjekt.risikoer.empty else _risikoene(prosjekt, period),
        neste=Table(
            prosjekt.neste, _NESTE, "Neste skritt", period.label, empty="Ingen kommende frister er satt."
        ),
    )


def _hovedsaken(prosjekt: Omstilling, aar: int) -> _Hovedsak:
    telt, nivaaer = oppgaver.telt(prosjekt.arbeid), prosjekt.arbeid["nivaa"].tolist()
    effekt = asdict(prosjekt.effekt)
    sagt = [
        tekst.om_arbeidet(telt, nivaaer, int((prosjekt.maal["id"] != "").sum()), MAAL),
        tekst.om_fristene(prosjekt.alt, effekt),
        tekst.om_effekten(effekt, aar),
    ]
    figurer = arbeidsfigurer(telt, oppgaver.framdrift(prosjekt.arbeid), tekst.ordet(nivaaer))
    return _Hovedsak(
        setning=" ".join(each for each in sagt if each),
        kronemaal=tekst.om_kronemaalet(effekt, aar),
        figurer=figurer + _effektfigurer(prosjekt.effekt, aar),
        tegning=draw_status(prosjekt.maal),
    )


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


def _effekten(prosjekt: Omstilling, aar: int) -> Table:
    tiltak, effekt = prosjekt.tiltak, prosjekt.effekt
    return Table(
        tiltak.assign(navn=tiltak["id"] + " " + tiltak["tittel"]),
        _TILTAK,
        title="Effekt i kroner",
        period=str(aar),
        total={
            "navn": "Sum", "gjelder": "", "status": "", "frist": None,
            "vedtatt_effekt": effekt.vedtatt, "realisert_effekt": effekt.realisert,
            "forventet_effekt": tiltak["forventet_effekt"].sum(min_count=1), "differanse": tiltak["differanse"].sum(min_count=1),
        },
        empty=f"Ingen av årets budsjettiltak ({aar}) er knyttet til prosjektet. Knytningen settes i kolonnen «Budsjettiltak».",
    )  # fmt: skip


def _risikoene(prosjekt: Omstilling, period: Period) -> Table:
    return Table(
        prosjekt.risikoer.assign(
            hvorfor=[tekst.om_risikoen(rad) for rad in prosjekt.risikoer.to_dict("records")]
        ),
        _RISIKOER,
        title="Det som er forsinket, uten eier eller uten effekt",
        period=period.label,
    )
