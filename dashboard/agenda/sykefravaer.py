"""Sykefravær on the monthly meeting's agenda: the municipality, its tjenesteområder and its enheter."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import access, settings, text
from dashboard.agenda import sykefravaer_fordeling, sykefravaer_kontroll, sykefravaer_kostnad
from dashboard.charts import sykefravaer_linje, sykefravaer_per_omraade
from dashboard.period import Period
from dashboard.sentences import sykefravaer as tekst
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.data import numbers
from dashboard.ui.figures import Figure, Tone, show_figures
from dashboard.ui.filters import choose
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.sections import choose_section
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

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


@dataclass(frozen=True, slots=True)
class _Headline:
    """What is read in ten seconds, of a month that has numbers; a drawing is None where it would be empty."""

    said: str
    figures: list[Figure]
    line: Drawing | None
    areas: Drawing | None
    has_employees: bool


def show(view: View, period: Period) -> None:
    """The agenda item. A whole year and the year-end entries are shown as December. Raises NotAllowed."""
    access.require_see_sykefravaer(view.user)
    month = month_of(period)
    if (headline := _headline(view, month)) is None:
        _nothing_yet(view, month)
        return
    section = choose_section("Vis", _SECTIONS, "vis")
    if section != _NOW:
        _OTHERS[section](view, month)
        return
    _show_headline(headline)
    if headline.has_employees:
        show_table(_per_area(view, month), view=view, key="sykefravaer_omraader")
        _show_units(view, month)
        st.caption(tekst.regelen(settings.get().ansatte_minst))


def make_ready(view: View, period: Period) -> None:
    """Remember what the item's sections show before anything is chosen."""
    month = month_of(period)
    if _headline(view, month) is not None:
        _per_area(view, month)
        _per_unit(view, month, None)
        for section in (sykefravaer_kontroll, sykefravaer_fordeling, sykefravaer_kostnad):
            section.make_ready(view, month)


def show_hovedsak(view: View, period: Period) -> None:
    """The sentence, the figures and the charts of the municipality alone. Raises NotAllowed."""
    access.require_see_sykefravaer(view.user)
    month = month_of(period)
    if (headline := _headline(view, month)) is None:
        _nothing_yet(view, month)
        return
    _show_headline(headline)


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


def _total(view: View, month: Period) -> Mapping[Any, Any]:
    total: Mapping[Any, Any] = numbers("sykefravaer/total", view, **_asked(month)).iloc[0].to_dict()
    return total


def _nothing_yet(view: View, month: Period) -> None:
    sentence(tekst.om_maaneden(_total(view, month), month))
    st.info(
        "Last opp en fil med sykefravær per enhet og måned: år, måned, enhet, avtalte dagsverk og"
        " sykefraværsdagsverk. Bare summer per enhet tas imot, aldri opplysninger om personer.",
        icon=":material/upload_file:",
    )


@made_once
def _headline(view: View, month: Period) -> _Headline | None:
    """None where no sick leave is uploaded."""
    total = _total(view, month)
    if pd.isna(total["siste_aar"]):
        return None
    target = settings.get().sykefravaer_maal
    months = numbers("sykefravaer/per_maaned", view, **_asked(month), maaneder=MONTHS_SHOWN)
    areas = numbers("sykefravaer/per_tjenesteomraade", view, **_asked(month))
    return _Headline(
        tekst.om_maaneden(total, month, target),
        figures(total, month) if pd.notna(total["prosent"]) else [],
        None
        if months["prosent"].dropna().empty
        else draw(sykefravaer_linje.draw(months, target), description=sykefravaer_linje.describe(months)),
        None
        if areas["prosent"].dropna().empty
        else draw(
            sykefravaer_per_omraade.draw(areas, month.label),
            description=sykefravaer_per_omraade.describe(areas, month.label),
        ),
        bool(pd.notna(total["ansatte"])),
    )


def _show_headline(headline: _Headline) -> None:
    sentence(headline.said)
    if headline.figures:
        show_figures(headline.figures)
    for place, drawing in zip(st.columns([3, 2]), (headline.line, headline.areas), strict=True):
        if drawing is not None:
            with place:
                show_drawing(drawing)


@made_once
def _per_area(view: View, month: Period) -> Table:
    areas = numbers("sykefravaer/per_tjenesteomraade", view, **_asked(month))
    return Table(
        _with_words(areas),
        (TableColumn("navn", "Tjenesteområde"), *_COLUMNS, *((_REMARK,) if areas["skjult"].any() else ())),
        title="Sykefravær per tjenesteområde",
        period=month.label,
    )


def _units(view: View, month: Period) -> pd.DataFrame:
    return numbers("sykefravaer/per_enhet", view, **_asked(month), enheter=access.units_for(view.user))


def _show_units(view: View, month: Period) -> None:
    names = sorted(_units(view, month)["tjenesteomraade_navn"].unique())
    area = choose(
        "Tjenesteområde", {_ALL: "Alle tjenesteområder", **{name: name for name in names}}, "fravaersomraade"
    )
    said, table = _per_unit(view, month, area if area != _ALL else None)
    if said:
        sentence(said)
    show_table(table, view=view, key="sykefravaer_enheter")


@made_once
def _per_unit(view: View, month: Period, area: str | None) -> tuple[str, Table]:
    """What is said of the units, and their table. `area` None: of all tjenesteområder."""
    units = _units(view, month)
    if area:
        units = units[units["tjenesteomraade_navn"] == area]
    table = Table(
        _with_words(units),
        (
            TableColumn("navn", "Enhet"),
            TableColumn("tjenesteomraade_navn", "Tjenesteområde"),
            *_COLUMNS,
            _REMARK,
        ),
        title="Sykefravær per enhet",
        period=month.label,
        filters={"Tjenesteområde": area or "Alle"},
        empty="Ingen av dine enheter har sykefravær denne måneden.",
    )
    return tekst.mest_oekt(units), table


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
