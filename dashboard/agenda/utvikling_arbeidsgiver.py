"""The arbeidsgiverstrategi: its innsatsområder with what is done and measured, beside what the product knows of the employees."""

import pandas as pd
import streamlit as st

from dashboard import access, settings, text
from dashboard.agenda.strategi_grunnlag import grunnlag
from dashboard.agenda.sykefravaer import month_of
from dashboard.agenda.utvikling_planer import (
    choose_plan,
    foerste_plan,
    merket,
    planen,
    show_arbeidet,
    show_delene,
)
from dashboard.agenda.utvikling_svar import svarene
from dashboard.analysis import oppgaver
from dashboard.analysis.strategi import Strategi
from dashboard.period import Period
from dashboard.sentences import utvikling as tekst
from dashboard.sentences.sykefravaer import endring
from dashboard.ui import html
from dashboard.ui.address import address
from dashboard.ui.data import numbers
from dashboard.ui.figures import Figure, Tone, show_figures
from dashboard.ui.page import View
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_PLANSLAG = "arbeidsgiverstrategi"
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
    plan = choose_plan(strategi, _PLANSLAG, "arbeidsgiverstrategi")
    fravaer = _fravaer(view, period)
    if plan is not None:
        _show_planen(view, strategi, plan, fravaer)
    elif fravaer:
        show_figures(fravaer)
    _show_ansatte(view, period)


def make_ready(view: View, period: Period) -> None:
    """Remember the first plan, the sick leave and the answers."""
    strategi = grunnlag(view, period)
    if (plan := foerste_plan(strategi, _PLANSLAG)) is not None:
        planen(strategi, plan, _NIVAA)
        _punktene(strategi, plan)
    _fravaer(view, period)
    _svarene(view, period.aar)


def _fravaer(view: View, period: Period) -> list[Figure]:
    return _sykefravaer(view, month_of(period), address("drift", **{"del": "sykefravaer"}))


def _show_planen(view: View, strategi: Strategi, plan: str, fravaer: list[Figure]) -> None:
    sagt = planen(strategi, plan, _NIVAA)
    show_delene(view, sagt, [*sagt.figurer, *fravaer], key="arbeidsgiver")
    if punktene := _punktene(strategi, plan):
        with st.expander("Slik vil vi få det til", expanded=sagt.arbeid is None, icon=":material/checklist:"):
            for liste in punktene:
                html.write(liste)
    show_arbeidet(view, sagt, key="arbeidsgiver")


@made_once
def _punktene(strategi: Strategi, plan: str) -> list[str]:
    """What the strategy itself says under each innsatsområde, as markup."""
    med = [each for each in oppgaver.deler(strategi.struktur, plan, _NIVAA) if each.innhold]
    rader = pd.DataFrame({"nr": [each.nr for each in med], "tittel": [each.tittel for each in med]})
    return [_liste(navn, ledd.innhold) for navn, ledd in zip(merket(rader)["merket"], med, strict=True)]


def _liste(navn: str, punkter: tuple[str, ...]) -> str:
    punktene = "".join(f"<li>{html.escaped(punkt)}</li>" for punkt in punkter)
    return f"<h2 class='liste'>{html.escaped(navn)}</h2><ul>{punktene}</ul>"


@made_once
def _sykefravaer(view: View, maaned: Period, lenke: str) -> list[Figure]:
    """The municipality's sick leave over twelve months; nothing where it is not uploaded, or too small to show."""
    total = numbers(
        "sykefravaer/total", view, aar=maaned.aar, periode=maaned.periode, ansatte_minst=settings.get().ansatte_minst
    ).iloc[0]  # fmt: skip
    naa, foer = total["rullerende"], total["rullerende_i_fjor"]
    if pd.isna(naa):
        return []
    if pd.isna(foer):
        return [Figure("Sykefravær siste 12 måneder", text.percent(naa), link=lenke)]
    tone: Tone = "verre" if naa > foer else "bedre" if naa < foer else "noeytral"
    sagt = f"{endring(naa, foer)} prosentpoeng fra de 12 før"
    return [Figure("Sykefravær siste 12 måneder", text.percent(naa), sagt, tone, lenke)]


def _show_ansatte(view: View, period: Period) -> None:
    st.header("Hva medarbeiderne svarer", anchor="medarbeidere")
    svar = _svarene(view, period.aar)
    if svar is None:
        st.info(
            "Det er ikke lest inn noen medarbeiderundersøkelse. Last opp datasettet Undersøkelser på Opplasting.",
            icon=":material/upload_file:",
        )
        return
    show_table(svar, view=view, key="arbeidsgiver_svar")
    st.caption(tekst.regelen(settings.get().personer_minst))


@made_once
def _svarene(view: View, aar: int) -> Table | None:
    """What the employees have answered, all together, in the newest survey up to the year; None where there is none."""
    alle = svarene(view)
    rader = alle[(alle["slag"] == "medarbeider") & (alle["aar"] <= aar)]
    hele = rader[rader["tjenesteomraade"].isna() & rader["gruppe"].isna()]
    if hele.empty:
        return None
    siste = hele[hele["aar"] == hele["aar"].max()]
    foer = siste["forrige_aar"].dropna()
    mot = f", endring fra {int(foer.max())}" if not foer.empty else ""
    return Table(
        siste.assign(
            resultat_vist=siste["resultat"].astype(object).where(~siste["skjult"], "skjult"),
            endring=siste["endring"].map(_fortegn, na_action="ignore"),
        ),
        _SVAR,
        title=f"{siste['navn'].iloc[0]}{mot}",
        period=str(int(siste["aar"].iloc[0])),
    )


def _fortegn(endring_: float) -> str:
    return text.number(endring_, 1, signed=True)
