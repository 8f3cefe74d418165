"""Sykefravær on the monthly meeting's agenda: the municipality, its tjenesteområder and its enheter."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import access, settings, text
from dashboard.agenda import sykefravaer_fordeling, sykefravaer_kontroll, sykefravaer_kostnad
from dashboard.charts import sykefravaer_linje, sykefravaer_per_omraade
from dashboard.period import Period
from dashboard.sentences import sykefravaer as tekst
from dashboard.ui.chart import show_chart
from dashboard.ui.data import numbers
from dashboard.ui.figures import Figure, Tone, show_figures
from dashboard.ui.filters import choose
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.sections import choose_section
from dashboard.ui.table import TableColumn, show_table

MONTHS_SHOWN = 36
_ALL = "alle"
_NOW = "naa"
_SECTIONS = {
    _NOW: "Nå",
    "signal": "Er det et signal?",
    "type": "Type fravær",
    "kostnad": "Kostnad",
}
_OTHERS = {
    "signal": sykefravaer_kontroll.show,
    "type": sykefravaer_fordeling.show,
    "kostnad": sykefravaer_kostnad.show,
}

_REMARK = TableColumn("merknad", "Merknad")
_COLUMNS = (
    TableColumn("ansatte", "Ansatte", "antall"),
    TableColumn("prosent", "Måneden", "prosent"),
    TableColumn("prosent_i_fjor", "Samme måned i fjor", "prosent"),
    TableColumn("endring", "Endring, prosentpoeng"),
    TableColumn("rullerende", "Siste 12 måneder", "prosent"),
    TableColumn("rullerende_i_fjor", "12 måneder før det", "prosent"),
    TableColumn("naervaer", "Nærvær i måneden", "prosent"),
)


def show(view: View, period: Period) -> None:
    """The agenda item. A whole year and the year-end entries are shown as December. Raises NotAllowed."""
    access.require_see_sykefravaer(view.user)
    month = month_of(period)
    chosen = _asked(month)
    total = numbers("sykefravaer/total", view, **chosen).iloc[0].to_dict()
    if pd.isna(total["siste_aar"]):
        _nothing_yet(total, month)
        return
    section = choose_section("Vis", _SECTIONS, "vis")
    if section == _NOW:
        _now(view, month, total, chosen)
    else:
        _OTHERS[section](view, month)


def show_hovedsak(view: View, period: Period) -> None:
    """The sentence, the figures and the charts of the municipality alone. Raises NotAllowed."""
    access.require_see_sykefravaer(view.user)
    month = month_of(period)
    chosen = _asked(month)
    total = numbers("sykefravaer/total", view, **chosen).iloc[0].to_dict()
    if pd.isna(total["siste_aar"]):
        _nothing_yet(total, month)
        return
    _headline(view, month, total, chosen)


def month_of(period: Period) -> Period:
    """A whole year, and the year-end entries, are shown as December."""
    return Period(period.aar, period.periode if 1 <= period.periode <= 12 else 12)


def figures(total: Mapping[Any, Any], month: Period) -> list[Figure]:
    """The key figures of a month that is shown."""
    shown = [
        _figure(
            f"Sykefravær {month.label}", total["prosent"], total["prosent_i_fjor"], "fra samme måned i fjor"
        )
    ]
    if pd.notna(total["rullerende"]):
        shown.append(
            _figure("Siste 12 måneder", total["rullerende"], total["rullerende_i_fjor"], "fra de 12 før")
        )
    shown += _target(total)
    shown.append(Figure("Nærvær", text.percent(total["naervaer"]), "100 − sykefravær"))
    if pd.notna(total["prosent_i_fjor"]):
        before = text.period(month.aar - 1, month.periode)
        shown.append(Figure(f"Sykefravær {before}", text.percent(total["prosent_i_fjor"])))
    return shown


def _asked(month: Period) -> dict[str, Any]:
    return {"aar": month.aar, "periode": month.periode, "ansatte_minst": settings.get().ansatte_minst}


def _nothing_yet(total: Mapping[Any, Any], month: Period) -> None:
    sentence(tekst.om_maaneden(total, month))
    st.info(
        "Last opp en fil med sykefravær per enhet og måned: år, måned, enhet, avtalte dagsverk og"
        " sykefraværsdagsverk. Bare summer per enhet tas imot, aldri opplysninger om personer.",
        icon=":material/upload_file:",
    )


def _now(view: View, month: Period, total: Mapping[Any, Any], chosen: Mapping[str, Any]) -> None:
    _headline(view, month, total, chosen)
    if pd.notna(total["ansatte"]):
        _per_area(view, month, chosen)
        _per_unit(view, month, chosen)
        st.caption(tekst.regelen(settings.get().ansatte_minst))


def _headline(view: View, month: Period, total: Mapping[Any, Any], chosen: Mapping[str, Any]) -> None:
    sentence(tekst.om_maaneden(total, month, settings.get().sykefravaer_maal))
    if pd.notna(total["prosent"]):
        show_figures(figures(total, month))
    _charts(view, month, chosen)


def _charts(view: View, month: Period, chosen: Mapping[str, Any]) -> None:
    months = numbers("sykefravaer/per_maaned", view, **chosen, maaneder=MONTHS_SHOWN)
    areas = numbers("sykefravaer/per_tjenesteomraade", view, **chosen)
    left, right = st.columns([3, 2])
    if not months["prosent"].dropna().empty:
        with left:
            show_chart(
                sykefravaer_linje.draw(months, settings.get().sykefravaer_maal),
                description=sykefravaer_linje.describe(months),
            )
    if not areas["prosent"].dropna().empty:
        with right:
            show_chart(
                sykefravaer_per_omraade.draw(areas, month.label),
                description=sykefravaer_per_omraade.describe(areas, month.label),
            )


def _per_area(view: View, month: Period, chosen: Mapping[str, Any]) -> None:
    areas = numbers("sykefravaer/per_tjenesteomraade", view, **chosen)
    show_table(
        _with_words(areas),
        (TableColumn("navn", "Tjenesteområde"), *_COLUMNS, *((_REMARK,) if areas["skjult"].any() else ())),
        title="Sykefravær per tjenesteområde",
        period=month.label,
        filters={},
        view=view,
        key="sykefravaer_omraader",
    )


def _per_unit(view: View, month: Period, chosen: Mapping[str, Any]) -> None:
    units = numbers("sykefravaer/per_enhet", view, **chosen, enheter=access.units_for(view.user))
    names = sorted(units["tjenesteomraade_navn"].unique())
    area = choose(
        "Tjenesteområde", {_ALL: "Alle tjenesteområder", **{name: name for name in names}}, "fravaersomraade"
    )
    if area and area != _ALL:
        units = units[units["tjenesteomraade_navn"] == area]
    if said := tekst.mest_oekt(units):
        sentence(said)
    show_table(
        _with_words(units),
        (
            TableColumn("navn", "Enhet"),
            TableColumn("tjenesteomraade_navn", "Tjenesteområde"),
            *_COLUMNS,
            _REMARK,
        ),
        title="Sykefravær per enhet",
        period=month.label,
        filters={"Tjenesteområde": area if area and area != _ALL else "Alle"},
        view=view,
        key="sykefravaer_enheter",
        empty="Ingen av dine enheter har sykefravær denne måneden.",
    )


def _with_words(rows: pd.DataFrame) -> pd.DataFrame:
    changes = [
        tekst.endring(now, before)
        for now, before in zip(rows["prosent"], rows["prosent_i_fjor"], strict=True)
    ]
    return rows.assign(
        endring=pd.Series(changes, index=rows.index, dtype=object),
        merknad=[_remark(row) for row in rows.to_dict("records")],
    )


def _remark(row: Mapping[Any, Any]) -> str:
    if row.get("liten"):
        return f"Under {text.number(settings.get().ansatte_minst)} ansatte"
    if row["skjult"]:
        return "Vises samlet"
    if row.get("antall_enheter", 1) > 1:
        return f"{text.count(int(row['antall_enheter']), 'enhet', 'enheter')} samlet"
    return ""


def _target(total: Mapping[Any, Any]) -> list[Figure]:
    target = settings.get().sykefravaer_maal
    if target is None:
        return []
    label = "Mål for 12 måneder"
    if pd.isna(total["rullerende"]):
        return [Figure(label, text.percent(target))]
    change = tekst.forskjell(total["rullerende"], target)
    note = f"nå {tekst.mot_maalet(total['rullerende'], target)}"
    return [Figure(label, text.percent(target), note, "verre" if change > 0 else "bedre")]


def _figure(label: str, now: float, before: float, since: str) -> Figure:
    if pd.isna(before):
        return Figure(label, text.percent(now))
    change = tekst.forskjell(now, before)
    tone: Tone = "verre" if change > 0 else "bedre" if change < 0 else "noeytral"
    unit = " prosentpoeng" if change else ""
    return Figure(label, text.percent(now), f"{tekst.endring(now, before)}{unit} {since}", tone)
