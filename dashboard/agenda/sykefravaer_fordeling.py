"""Type of sick leave on the agenda: egenmeldt and legemeldt, korttid and langtid, where enough persons stand behind."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.analysis import suppression
from dashboard.charts import sykefravaer_fordeling
from dashboard.period import Period
from dashboard.sentences import sykefravaer as tekst
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.data import numbers
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

MONTHS_SHOWN = 24
_PARTS = {"melding": ("Egenmeldt", "Legemeldt"), "varighet": ("Korttid", "Langtid")}
_TITLES = {"melding": "Egenmeldt og legemeldt", "varighet": "Korttid (1–16 dager) og langtid"}


@dataclass(frozen=True, slots=True)
class _Fordeling:
    """A way to divide the absence; `tegning` is None where it is uploaded for nobody, or for too few."""

    navn: str
    tegning: Drawing | None
    tabell: Table


def show(view: View, month: Period) -> None:
    """How the absence of `month` (1–12) divides, in the municipality and in the tjenesteområder large enough."""
    setning, fordelinger = _fordelingene(view, month)
    sentence(setning)
    for column, each in zip(st.columns(2, gap="large"), fordelinger, strict=True):
        if each.tegning is not None:
            with column:
                show_drawing(each.tegning)
    for each in fordelinger:
        show_table(each.tabell, view=view, key=f"sykefravaer_{each.navn}")
    st.caption(tekst.regelen_for_fordelingen(settings.get().personer_minst))


def make_ready(view: View, month: Period) -> None:
    """Remember what the section shows."""
    _fordelingene(view, month)


@made_once
def _fordelingene(view: View, month: Period) -> tuple[str, list[_Fordeling]]:
    limits = settings.get()
    chosen: dict[str, Any] = {
        "aar": month.aar,
        "periode": month.periode,
        "ansatte_minst": limits.ansatte_minst,
        "dagsverk_minst": suppression.dagsverk_minst(limits.personer_minst),
    }
    places = numbers("sykefravaer/fordeling_per_tjenesteomraade", view, **chosen)
    months = numbers("sykefravaer/fordeling_per_maaned", view, **chosen, maaneder=MONTHS_SHOWN)
    return tekst.om_fordelingen(places, month), [
        _Fordeling(
            navn,
            _tegning(months[months["fordeling"] == navn], parts),
            _tabell(month, places[places["fordeling"] == navn], parts, _TITLES[navn]),
        )
        for navn, parts in _PARTS.items()
    ]


def _tegning(months: pd.DataFrame, parts: tuple[str, str]) -> Drawing | None:
    if months.empty:
        return None
    newest = months.iloc[-1]
    title = tekst.tittel_fordeling(parts[1], newest["andre"], newest["foerste"])
    return draw(
        sykefravaer_fordeling.draw(months, parts, title),
        description=sykefravaer_fordeling.describe(months, parts),
    )


def _tabell(month: Period, rows: pd.DataFrame, parts: tuple[str, str], title: str) -> Table:
    return Table(
        rows,
        (
            TableColumn("navn", "Sted"),
            *(
                TableColumn(f"{number}{column}", f"{part}{when}", "prosent")
                for number, part in zip(("foerste", "andre"), parts, strict=True)
                for column, when in (
                    ("", ""),
                    ("_i_fjor", ", samme måned i fjor"),
                    ("_rullerende", ", siste 12 måneder"),
                )
            ),
        ),
        title=title,
        period=month.label,
        empty="Fordelingen er ikke lastet opp for alle enheter, eller den gjelder for få personer til å vises.",
    )
