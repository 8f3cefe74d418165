"""The arbeidsgiverstrategi: its innsatsområder with what is done and measured, beside what the product knows of the employees."""

import pandas as pd
import streamlit as st

from dashboard import access, settings, text
from dashboard.agenda.strategi_grunnlag import grunnlag
from dashboard.agenda.sykefravaer import month_of
from dashboard.agenda.utvikling_planer import (
    arbeidsfigurer,
    choose_plan,
    merket,
    show_indicators,
    show_parts,
    show_status,
    show_work,
)
from dashboard.analysis import oppgaver
from dashboard.analysis.strategi import Strategi
from dashboard.analysis.undersoekelser import med_endring, skjult
from dashboard.period import Period
from dashboard.sentences import utvikling as tekst
from dashboard.sentences.sykefravaer import endring
from dashboard.ui import html
from dashboard.ui.address import address
from dashboard.ui.data import numbers
from dashboard.ui.figures import Figure, Tone, show_figures
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.table import TableColumn, show_table

_NIVAA = "innsatsområde"
_SVAR = (
    TableColumn("spoersmaal", "Spørsmål"),
    TableColumn("tema", "Tema"),
    TableColumn("resultat_vist", "Resultat", "tall"),
    TableColumn("endring", "Endring fra forrige", "tall"),
    TableColumn("maaleenhet", "Måleenhet"),
    TableColumn("svar", "Svar", "antall"),
)


def show(view: View, period: Period) -> None:
    """The section. Raises NotAllowed for who may not see sick leave."""
    access.require_see_sykefravaer(view.user)
    strategi = grunnlag(view, period)
    plan = choose_plan(strategi, "arbeidsgiverstrategi", "arbeidsgiverstrategi")
    fravaer = _sykefravaer(view, period)
    if plan is not None:
        _planen(view, period, strategi, plan, fravaer)
    elif fravaer:
        show_figures(fravaer)
    _ansatte(view, period)


def _planen(view: View, period: Period, strategi: Strategi, plan: str, fravaer: list[Figure]) -> None:
    arbeid = oppgaver.arbeidet(strategi, plan, _NIVAA)
    deler = oppgaver.per_del(strategi.struktur, plan, _NIVAA, arbeid)
    telt, nivaaer = oppgaver.telt(arbeid), arbeid["nivaa"].tolist()
    sentence(tekst.om_arbeidet(telt, nivaaer, int((deler["id"] != "").sum()), _NIVAA))
    figurer = arbeidsfigurer(telt, oppgaver.framdrift(arbeid), tekst.ordet(nivaaer))
    if figurer or fravaer:
        show_figures([*figurer, *fravaer])
    show_status(deler)
    show_parts(view, period, deler, title=plan, key="arbeidsgiver_deler")
    _punktene(strategi, plan, expanded=arbeid.empty)
    if not arbeid.empty:
        show_work(view, period, arbeid, title="Tiltak", key="arbeidsgiver_tiltak")
    show_indicators(
        view, period, oppgaver.indikatorene(strategi.struktur, plan, _NIVAA), key="arbeidsgiver_indikatorer"
    )


def _punktene(strategi: Strategi, plan: str, *, expanded: bool) -> None:
    """What the strategy itself says under each innsatsområde."""
    med = [each for each in oppgaver.deler(strategi.struktur, plan, _NIVAA) if each.innhold]
    if not med:
        return
    rader = pd.DataFrame({"nr": [each.nr for each in med], "tittel": [each.tittel for each in med]})
    with st.expander("Slik vil vi få det til", expanded=expanded, icon=":material/checklist:"):
        for navn, ledd in zip(merket(rader)["merket"], med, strict=True):
            _liste(navn, ledd.innhold)


def _liste(navn: str, punkter: tuple[str, ...]) -> None:
    punktene = "".join(f"<li>{html.escaped(punkt)}</li>" for punkt in punkter)
    html.write(f"<h2 class='liste'>{html.escaped(navn)}</h2><ul>{punktene}</ul>")


def _sykefravaer(view: View, period: Period) -> list[Figure]:
    """The municipality's sick leave over twelve months; nothing where it is not uploaded, or too small to show."""
    maaned = month_of(period)
    total = numbers(
        "sykefravaer/total", view, aar=maaned.aar, periode=maaned.periode, ansatte_minst=settings.get().ansatte_minst
    ).iloc[0]  # fmt: skip
    naa, foer = total["rullerende"], total["rullerende_i_fjor"]
    if pd.isna(naa):
        return []
    lenke = address("drift", **{"del": "sykefravaer"})
    if pd.isna(foer):
        return [Figure("Sykefravær siste 12 måneder", text.percent(naa), link=lenke)]
    tone: Tone = "verre" if naa > foer else "bedre" if naa < foer else "noeytral"
    sagt = f"{endring(naa, foer)} prosentpoeng fra de 12 før"
    return [Figure("Sykefravær siste 12 måneder", text.percent(naa), sagt, tone, lenke)]


def _ansatte(view: View, period: Period) -> None:
    """What the employees have answered, all together, in the newest survey up to the period's year."""
    st.header("Hva medarbeiderne svarer", anchor="medarbeidere")
    alle = numbers("utvikling/undersoekelser", view)
    rader = med_endring(skjult(alle[alle["slag"] == "medarbeider"], settings.get().personer_minst))
    hele = rader[(rader["aar"] <= period.aar) & rader["tjenesteomraade"].isna() & rader["gruppe"].isna()]
    if hele.empty:
        st.info(
            "Det er ikke lest inn noen medarbeiderundersøkelse. Last opp datasettet Undersøkelser på Opplasting.",
            icon=":material/upload_file:",
        )
        return
    siste = hele[hele["aar"] == hele["aar"].max()]
    foer = siste["forrige_aar"].dropna()
    mot = f", endring fra {int(foer.max())}" if not foer.empty else ""
    show_table(
        siste.assign(
            resultat_vist=siste["resultat"].astype(object).where(~siste["skjult"], "skjult"),
            endring=siste["endring"].map(_fortegn, na_action="ignore"),
        ),
        _SVAR,
        title=f"{siste['navn'].iloc[0]}{mot}",
        period=str(int(siste["aar"].iloc[0])),
        filters={},
        view=view,
        key="arbeidsgiver_svar",
    )  # fmt: skip
    st.caption(tekst.regelen(settings.get().personer_minst))


def _fortegn(endring_: float) -> str:
    return text.number(endring_, 1, signed=True)
