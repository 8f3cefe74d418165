"""The work of the plans along the calendar: what is late, what comes next, and what has no date."""

import pandas as pd
import streamlit as st

from dashboard import access
from dashboard.agenda.strategi_grunnlag import grunnlag
from dashboard.analysis.maalstruktur import Ledd
from dashboard.analysis.strategi import Strategi
from dashboard.analysis.tidslinje import Strek, arbeid_for, tidslinje
from dashboard.charts.strategi_tidslinje import i_ord, strategi_tidslinje
from dashboard.period import Period
from dashboard.sentences import strategi_tidslinje as tekst
from dashboard.ui import markdown
from dashboard.ui.address import address
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.filters import choose
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import TableColumn, show_table

_ALLE, _PLAN, _LEDD = "alle", "plan ", "ledd "
_MOST_BARS = 80  # what can be drawn and still be read; the table has them all
_KOLONNER = (
    TableColumn("navn", "Oppdrag eller tiltak", link="lenke"),
    TableColumn("gruppe", "Under"),
    TableColumn("start", "Start", "dato"),
    TableColumn("frist", "Frist", "dato"),
    TableColumn("tilstand", "Status"),
    TableColumn("framdrift", "Framdrift", "prosent"),
    TableColumn("ansvar", "Hovedansvar"),
)


def show(view: View, period: Period, strategi: Strategi) -> None:
    """The timeline of what is chosen, those without a deadline by name, and the table. Raises NotAllowed."""
    access.require_see_strategi(view.user)
    valgene = _valgene(strategi)
    venstre, hoeyre = st.columns([3, 2], vertical_alignment="bottom")
    with venstre:
        valgt = choose("Satsingsområde eller plan", valgene, "tidslinje_hva") or _ALLE
    bare_aapne = hoeyre.toggle("Bare åpne", value=True, key="tidslinje_aapne")
    streker, uten = _streker(strategi, valgt, bare_aapne)
    sentence(tekst.oppsummert(streker, uten, strategi.dato))
    if streker:
        show_drawing(_tegning(strategi, valgt, bare_aapne))
        if len(streker) > _MOST_BARS:
            st.caption(
                f"Diagrammet viser de {_MOST_BARS} med tidligst frist. Alle {len(streker)} står i tabellen."
            )
    if sagt := tekst.uten_frist(uten):
        st.caption(markdown.escaped(sagt))
    show_table(
        _rader(strategi, [*streker]).assign(
            lenke=[address("strategi", ledd=each.ledd.id) for each in streker]
        ),
        _KOLONNER,
        title="Tidslinjen som tabell",
        period=period.label,
        filters={"Utvalg": valgene[valgt], "Bare åpne": "ja" if bare_aapne else "nei"},
        view=view,
        key="strategi_tidslinje",
        empty="Ingen med frist passer med valgene.",
    )


def make_ready(view: View, period: Period) -> None:
    """Remember the open work of every plan."""
    strategi = grunnlag(view, period)
    if _streker(strategi, _ALLE, True)[0]:
        _tegning(strategi, _ALLE, True)


def _valgene(strategi: Strategi) -> dict[str, str]:
    """All, each satsingsområde, and each plan with work in it."""
    struktur = strategi.struktur
    planer = sorted({each.plan for each in struktur.ledd.values() if each.er_arbeid})
    return {
        _ALLE: "Alle planer",
        **{f"{_LEDD}{each.id}": f"Satsingsområde: {each.tittel}" for each in struktur.paa_nivaa("satsingsområde")},
        **{f"{_PLAN}{plan}": plan for plan in planer},
    }  # fmt: skip


@made_once
def _streker(strategi: Strategi, valgt: str, bare_aapne: bool) -> tuple[list[Strek], list[Ledd]]:
    streker, uten = tidslinje(
        strategi.struktur,
        strategi.stand,
        _arbeid(strategi, valgt),
        strategi.dato,
        etter_plan=not valgt.startswith(_PLAN),
    )
    if not bare_aapne:
        return streker, uten
    return [each for each in streker if each.aapen], [
        each for each in uten if not strategi.stand[each.id].avsluttet
    ]


def _arbeid(strategi: Strategi, valgt: str) -> list[Ledd]:
    if valgt.startswith(_LEDD):
        return arbeid_for(strategi.struktur, valgt.removeprefix(_LEDD))
    plan = valgt.removeprefix(_PLAN)
    return [
        each
        for each in strategi.struktur.ledd.values()
        if each.er_arbeid and (valgt == _ALLE or each.plan == plan)
    ]


@made_once
def _tegning(strategi: Strategi, valgt: str, bare_aapne: bool) -> Drawing:
    streker, _ = _streker(strategi, valgt, bare_aapne)
    vises = set(sorted(range(len(streker)), key=lambda nr: streker[nr].frist)[:_MOST_BARS])
    rader = _rader(strategi, [each for nr, each in enumerate(streker) if nr in vises])
    return draw(
        strategi_tidslinje(rader, strategi.dato, tekst.tittel(streker)),
        description=i_ord(rader, strategi.dato),
    )


def _rader(strategi: Strategi, streker: list[Strek]) -> pd.DataFrame:
    rader = [
        {
            "id": each.ledd.id,
            "gruppe": each.gruppe,
            "navn": f"{each.ledd.nr} {each.ledd.tittel}" if each.ledd.nr else each.ledd.tittel,
            "start": each.start,
            "frist": each.frist,
            "framdrift": each.framdrift,
            "sen": each.dager_over > 0,
            "merke": tekst.merke(each, strategi.dato),
            "kort": tekst.kort_merke(each),
            "tilstand": tekst.tilstand(each, strategi.dato),
            "ansvar": "; ".join(each.ledd.hovedansvar) or None,
        }
        for each in streker
    ]
    kolonner = [
        "id",
        "gruppe",
        "navn",
        "start",
        "frist",
        "framdrift",
        "sen",
        "merke",
        "kort",
        "tilstand",
        "ansvar",
    ]
    return pd.DataFrame(rader, columns=kolonner)
