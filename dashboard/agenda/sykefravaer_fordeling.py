"""Type of sick leave on the agenda: egenmeldt and legemeldt, korttid and langtid, where enough persons stand behind."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.analysis import suppression
from dashboard.charts import sykefravaer_fordeling
from dashboard.period import Period
from dashboard.sentences import sykefravaer as tekst
from dashboard.ui.chart import show_chart
from dashboard.ui.data import numbers
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.table import TableColumn, show_table

MONTHS_SHOWN = 24
_PARTS = {"melding": ("Egenmeldt", "Legemeldt"), "varighet": ("Korttid", "Langtid")}
_TITLES = {"melding": "Egenmeldt og legemeldt", "varighet": "Korttid (1–16 dager) og langtid"}


def show(view: View, month: Period) -> None:
    """How the absence of `month` (1–12) divides, in the municipality and in the tjenesteområder large enough."""
    limits = settings.get()
    chosen: dict[str, Any] = {
        "aar": month.aar,
        "periode": month.periode,
        "ansatte_minst": limits.ansatte_minst,
        "dagsverk_minst": suppression.dagsverk_minst(limits.personer_minst),
    }
    places = numbers("sykefravaer/fordeling_per_tjenesteomraade", view, **chosen)
    months = numbers("sykefravaer/fordeling_per_maaned", view, **chosen, maaneder=MONTHS_SHOWN)
    sentence(tekst.om_fordelingen(places, month))
    columns = st.columns(2, gap="large")
    for column, (fordeling, parts) in zip(columns, _PARTS.items(), strict=True):
        with column:
            _chart(months[months["fordeling"] == fordeling], parts)
    for fordeling, parts in _PARTS.items():
        _table(view, month, places[places["fordeling"] == fordeling], parts, fordeling)
    st.caption(tekst.regelen_for_fordelingen(limits.personer_minst))


def _chart(months: pd.DataFrame, parts: tuple[str, str]) -> None:
    if months.empty:
        return
    newest = months.iloc[-1]
    show_chart(
        sykefravaer_fordeling.draw(
            months, parts, tekst.tittel_fordeling(parts[1], newest["andre"], newest["foerste"])
        ),
        description=sykefravaer_fordeling.describe(months, parts),
    )


def _table(view: View, month: Period, rows: pd.DataFrame, parts: tuple[str, str], fordeling: str) -> None:
    show_table(
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
        title=_TITLES[fordeling],
        period=month.label,
        filters={},
        view=view,
        key=f"sykefravaer_{fordeling}",
        empty="Fordelingen er ikke lastet opp for alle enheter, eller den gjelder for få personer til å vises.",
    )
