"""What the parts of /utvikling that follow a plan have in common: which plan, its work, and what it is measured by."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard import text
from dashboard.analysis import oppgaver
from dashboard.analysis.strategi import Strategi
from dashboard.charts.oppgaver_status import i_ord, oppgaver_status
from dashboard.period import Period
from dashboard.sentences import utvikling as tekst
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.figures import Figure, show_figures
from dashboard.ui.filters import choose
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_DELER = (
    TableColumn("merket", "Del av planen"),
    TableColumn("antall", "Oppgaver", "antall"),
    TableColumn("utfoert", "Utført", "antall"),
    TableColumn("forsinket", "Forsinket", "antall"),
    TableColumn("i_arbeid", "Under arbeid", "antall"),
    TableColumn("venter", "Venter eller ikke startet", "antall"),
    TableColumn("ikke_meldt", "Ikke meldt", "antall"),
    TableColumn("framdrift", "Framdrift (%)", "antall"),
)
OPPGAVER = (
    TableColumn("merket", "Oppgave"),
    TableColumn("status_vist", "Status"),
    TableColumn("framdrift", "Framdrift (%)", "antall"),
    TableColumn("ansvarlig", "Hovedansvar"),
    TableColumn("frist", "Frist", "dato"),
)
KOMMENTAR = TableColumn("kommentar", "Kommentar")
_INDIKATORER = (
    TableColumn("tittel", "Indikator"),
    TableColumn("del_tittel", "Gjelder"),
    TableColumn("maaleenhet", "Måleenhet"),
    TableColumn("startverdi", "Start", "tall"),
    TableColumn("verdi", "Siste verdi", "tall"),
    TableColumn("maalverdi", "Mål", "tall"),
    TableColumn("maaloppnaaelse", "Andel av veien (%)", "antall"),
    TableColumn("verdidato", "Målt", "dato"),
    TableColumn("kilde", "Kilde"),
)


@dataclass(frozen=True, slots=True)
class Planen:
    """What is told of a plan; `tegning`, `arbeid` and `indikatorer` are None where there is nothing of it."""

    setning: str
    figurer: list[Figure]
    tegning: Drawing | None
    deler: Table
    arbeid: Table | None
    indikatorer: Table | None


def choose_plan(strategi: Strategi, planslag: str, navn: str) -> str | None:
    """The plan of a kind to show: the reader's choice where there are several. Where there is none, what to upload is said.

    `navn` is what it is called in the middle of a sentence: «utviklingsstrategi».
    """
    alle = oppgaver.planer(strategi.struktur, planslag)
    if not alle:
        st.info(
            f"Det er ikke lest inn noen {navn}. Last opp målstrukturen på Opplasting, med «{planslag}» i kolonnen «Slag plan»:"
            " én rad per del, oppgave og indikator.",
            icon=":material/upload_file:",
        )
        return None
    if len(alle) == 1:
        return alle[0]
    with st.container(width=480):
        return choose("Plan", {plan: plan for plan in alle}, f"plan_{planslag}")


def foerste_plan(strategi: Strategi, planslag: str) -> str | None:
    """The plan of a kind that is shown before another is chosen."""
    return next(iter(oppgaver.planer(strategi.struktur, planslag)), None)


@made_once
def planen(strategi: Strategi, plan: str, nivaa: str) -> Planen:
    """A plan whose parts are the links of level `nivaa`."""
    arbeid = oppgaver.arbeidet(strategi, plan, nivaa)
    deler = oppgaver.per_del(strategi.struktur, plan, nivaa, arbeid)
    telt, nivaaer = oppgaver.telt(arbeid), arbeid["nivaa"].tolist()
    return Planen(
        setning=tekst.om_arbeidet(telt, nivaaer, int((deler["id"] != "").sum()), nivaa),
        figurer=arbeidsfigurer(telt, oppgaver.framdrift(arbeid), tekst.ordet(nivaaer)),
        tegning=draw_status(deler),
        deler=_delene(strategi.period, deler, plan),
        arbeid=None if arbeid.empty else work_table(strategi.period, arbeid, "Tiltak"),
        indikatorer=indicator_table(strategi, plan, nivaa),
    )


def show_delene(view: View, planen: Planen, figurer: Sequence[Figure], *, key: str) -> None:
    """The sentence, the key figures, and how far the parts are."""
    sentence(planen.setning)
    if figurer:
        show_figures(figurer)
    if planen.tegning is not None:
        show_drawing(planen.tegning)
    show_table(planen.deler, view=view, key=f"{key}_deler")


def show_arbeidet(view: View, planen: Planen, *, key: str) -> None:
    """The work, and what it is measured by."""
    if planen.arbeid is not None:
        show_table(planen.arbeid, view=view, key=f"{key}_tiltak")
    if planen.indikatorer is not None:
        show_table(planen.indikatorer, view=view, key=f"{key}_indikatorer")


def merket(rader: pd.DataFrame) -> pd.DataFrame:
    """The rows with merket: number and title as they are read."""
    return rader.assign(
        merket=[
            tittel if pd.isna(nr) else f"{nr} {tittel}"
            for nr, tittel in zip(rader["nr"], rader["tittel"], strict=True)
        ]
    )


def vist(arbeid: pd.DataFrame) -> pd.DataFrame:
    """Pieces of work as the tables have them: merket, and status_vist with how late they are. `arbeid`: rows of arbeidet."""
    return merket(arbeid).assign(
        status_vist=[
            status if pd.isna(dager) else f"{status}, {text.count(int(dager), 'dag', 'dager')} forsinket"
            for status, dager in zip(arbeid["status"], arbeid["dager_over"], strict=True)
        ]
    )


def kommentar(arbeid: pd.DataFrame) -> tuple[TableColumn, ...]:
    """The column of comments, where there are any."""
    return (KOMMENTAR,) if arbeid["kommentar"].notna().any() else ()


def parts(deler: pd.DataFrame) -> tuple[TableColumn, ...]:
    """The columns of a plan's parts; what is not told stands only where something is not."""
    return tuple(column for column in _DELER if column.name != "ikke_meldt" or deler["ikke_meldt"].any())


def _delene(period: Period, deler: pd.DataFrame, plan: str) -> Table:
    return Table(
        merket(deler),
        parts(deler),
        title=plan,
        period=period.label,
        empty="Planen har ingen innsatsområder.",
    )


def arbeidsfigurer(telt: dict[str, int], framdrift: float | None, ord_: str) -> list[Figure]:
    """How much there is, how much is done and late, and the mean progress; nothing where nothing is told. `ord_` is what the
    pieces are called."""
    kjent = telt["antall"] - telt["ikke_meldt"]
    if not kjent:
        return []
    return [
        Figure("Utført", f"{text.number(telt['utfoert'])} av {text.number(telt['antall'])}", ord_),
        Figure(
            "Forsinket",
            text.number(telt["forsinket"]),
            "fristen er ute, og det er ikke utført",
            "verre" if telt["forsinket"] else "noeytral",
        ),
        Figure(
            "Framdrift",
            text.NO_NUMBER if framdrift is None else f"{text.number(framdrift)}{text.NO_BREAK}%",
            f"gjennomsnitt av {text.number(kjent)} som har meldt"
            if kjent < telt["antall"]
            else "gjennomsnitt",
        ),
    ]


def draw_status(deler: pd.DataFrame) -> Drawing | None:
    """The bars of a plan's parts; None where nothing is told of any work. `deler`: rows of oppgaver.per_del."""
    brukt = deler[deler["antall"] > 0]
    if not (brukt["antall"] > brukt["ikke_meldt"]).any():
        return None
    rader = merket(brukt).assign(tittel=lambda frame: frame["merket"])
    return draw(oppgaver_status(rader, tekst.tittel_status(brukt)), description=i_ord(rader))


def work_table(period: Period, arbeid: pd.DataFrame, title: str) -> Table:
    """Work with comments, and the part it stands in. `arbeid`: rows of arbeidet."""
    return Table(
        vist(arbeid),
        (*OPPGAVER[:1], TableColumn("del_tittel", "Del av planen"), *OPPGAVER[1:], *kommentar(arbeid)),
        title=title,
        period=period.label,
        empty="Planen har ingen tiltak.",
    )


def indicator_table(strategi: Strategi, plan: str, nivaa: str) -> Table | None:
    """What a plan is measured by, each by the part of level `nivaa` it stands in; None where it has no indikator."""
    indikatorer = oppgaver.indikatorene(strategi.struktur, plan, nivaa)
    if indikatorer.empty:
        return None
    return Table(indikatorer, _INDIKATORER, title="Indikatorer", period=strategi.period.label)
