"""Sykefravær on the monthly meeting's agenda: the municipality, its tjenesteområder and its enheter."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import access, settings, text
from dashboard.analysis import suppression
from dashboard.charts import sykefravaer_linje, sykefravaer_per_omraade
from dashboard.period import Period
from dashboard.ui.chart import show_chart
from dashboard.ui.data import numbers
from dashboard.ui.figures import Figure, Tone, show_figures
from dashboard.ui.filters import choose
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.table import TableColumn, show_table

MONTHS_SHOWN = 36
_ALL = "alle"

_REMARK = TableColumn("merknad", "Merknad")
_COLUMNS = (
    TableColumn("ansatte", "Ansatte", "antall"),
    TableColumn("prosent", "Måneden", "prosent"),
    TableColumn("prosent_i_fjor", "Samme måned i fjor", "prosent"),
    TableColumn("endring", "Endring, prosentpoeng"),
    TableColumn("rullerende", "Siste 12 måneder", "prosent"),
    TableColumn("rullerende_i_fjor", "12 måneder før det", "prosent"),
)


def show(view: View, period: Period) -> None:
    """The agenda item. A whole year and the year-end entries are shown as December. Raises NotAllowed."""
    access.require_see_sykefravaer(view.user)
    month = month_of(period)
    limit = settings.get().ansatte_minst
    chosen: dict[str, Any] = {"aar": month.aar, "periode": month.periode, "ansatte_minst": limit}
    total = numbers("sykefravaer/total", view, **chosen).iloc[0].to_dict()
    sentence(in_words(total, month))
    if pd.isna(total["siste_aar"]):
        st.info(
            "Last opp en fil med sykefravær per enhet og måned: år, måned, enhet, avtalte dagsverk og"
            " sykefraværsdagsverk. Bare summer per enhet tas imot, aldri opplysninger om personer.",
            icon=":material/upload_file:",
        )
        return
    if _has(total["prosent"]):
        show_figures(figures(total, month))
    _charts(view, month, chosen)
    if _has(total["ansatte"]):
        _per_area(view, month, chosen)
        _per_unit(view, month, chosen)
        _split(view, month, chosen)
        st.caption(rule(limit))


def month_of(period: Period) -> Period:
    """A whole year, and the year-end entries, are shown as December."""
    return Period(period.aar, period.periode if 1 <= period.periode <= 12 else 12)


def in_words(total: Mapping[Any, Any], month: Period) -> str:
    """The municipality's sick leave in one or two sentences. `total` is a row of sykefravaer/total."""
    if pd.isna(total["siste_aar"]):
        return f"Det er ikke lastet opp sykefravær for {month.label} eller tidligere."
    if pd.isna(total["ansatte"]):
        newest = text.period(int(total["siste_aar"]), int(total["siste_periode"]))
        return f"Sykefraværet for {month.label} er ikke lastet opp. Siste måned med tall er {newest}."
    if pd.isna(total["prosent"]):
        return f"Sykefraværet i {month.label} vises ikke: tallene gjelder for få ansatte, eller avtalte dagsverk mangler."
    said = f"Sykefraværet var {text.percent(total['prosent'])} i {month.label}"
    if _has(total["prosent_i_fjor"]):
        before = text.period(month.aar - 1, month.periode)
        said += f", {compared(total['prosent'], total['prosent_i_fjor'])} i {before}"
    said += "."
    if _has(total["rullerende"]):
        said += f" De siste 12 månedene var det {text.percent(total['rullerende'])}"
        if _has(total["rullerende_i_fjor"]):
            said += f", {compared(total['rullerende'], total['rullerende_i_fjor'])} i de 12 før"
        said += "."
    return said


def compared(now: float, before: float) -> str:
    """`0,4 prosentpoeng høyere enn`, of the figures as they are printed."""
    change = _change(now, before)
    if not change:
        return "like høyt som"
    return f"{text.number(abs(change), 1)} prosentpoeng {'høyere' if change > 0 else 'lavere'} enn"


def change_in_words(now: float | None, before: float | None) -> str | None:
    """`opp 0,4`, `ned 0,4`, `uendret`; None where one of the figures is not shown."""
    if now is None or before is None or pd.isna(now) or pd.isna(before):
        return None
    change = _change(now, before)
    return f"{'opp' if change > 0 else 'ned'} {text.number(abs(change), 1)}" if change else "uendret"


def risen_most(units: pd.DataFrame) -> str:
    """Which unit's twelve months have risen most on a year; empty where none has. `units`: rows of sykefravaer/per_enhet."""
    both = units[units["enhet"].notna() & units["rullerende"].notna() & units["rullerende_i_fjor"].notna()]
    if both.empty:
        return ""
    rises = both.assign(endring=both["rullerende"].round(1) - both["rullerende_i_fjor"].round(1))
    most = rises.sort_values("endring").iloc[-1]
    if round(most["endring"], 1) <= 0:
        return "Ingen enhet har høyere sykefravær de siste 12 månedene enn i de 12 før."
    return (
        f"Mest har sykefraværet økt i {most['navn']}: de siste 12 månedene er det {text.percent(most['rullerende'])},"
        f" {compared(most['rullerende'], most['rullerende_i_fjor'])} i de 12 før."
    )


def figures(total: Mapping[Any, Any], month: Period) -> list[Figure]:
    """The key figures of a month that is shown."""
    shown = [
        _figure(
            f"Sykefravær {month.label}", total["prosent"], total["prosent_i_fjor"], "fra samme måned i fjor"
        ),
        Figure("Nærvær", text.percent(total["naervaer"]), "100 − sykefravær"),
    ]
    if _has(total["rullerende"]):
        shown.insert(
            1, _figure("Siste 12 måneder", total["rullerende"], total["rullerende_i_fjor"], "fra de 12 før")
        )
    if _has(total["prosent_i_fjor"]):
        before = text.period(month.aar - 1, month.periode)
        shown.append(Figure(f"Sykefravær {before}", text.percent(total["prosent_i_fjor"])))
    return shown


def rule(limit: int) -> str:
    """What is hidden, and why."""
    return (
        f"Prosenten for en enhet eller et tjenesteområde vises bare når den gjelder minst {text.number(limit)} ansatte."
        " Når én må skjules, skjules også den nest minste, slik at tallet ikke kan regnes ut av summen; de vises samlet"
        " som «Øvrige». Tolv måneder vises når hver av månedene kan vises. Fordelingen på egenmeldt og legemeldt vises"
        f" når fraværet er så stort at minst {text.number(settings.get().personer_minst)} personer står bak begge delene."
    )


def _charts(view: View, month: Period, chosen: Mapping[str, Any]) -> None:
    months = numbers("sykefravaer/per_maaned", view, **chosen, maaneder=MONTHS_SHOWN)
    areas = numbers("sykefravaer/per_tjenesteomraade", view, **chosen)
    left, right = st.columns([3, 2])
    if not months["prosent"].dropna().empty:
        with left:
            show_chart(sykefravaer_linje.draw(months), description=sykefravaer_linje.describe(months))
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
    if said := risen_most(units):
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


def _split(view: View, month: Period, chosen: Mapping[str, Any]) -> None:
    show_table(
        numbers(
            "sykefravaer/fordeling_per_tjenesteomraade",
            view,
            **chosen,
            dagsverk_minst=suppression.dagsverk_minst(settings.get().personer_minst),
        ),
        (
            TableColumn("navn", "Tjenesteområde"),
            TableColumn("egenmeldt", "Egenmeldt", "prosent"),
            TableColumn("legemeldt", "Legemeldt", "prosent"),
        ),
        title="Egenmeldt og legemeldt",
        period=month.label,
        filters={},
        view=view,
        key="sykefravaer_fordeling",
        empty="Fordelingen er ikke lastet opp for alle enheter, eller den gjelder for få personer til å vises.",
    )


def _with_words(rows: pd.DataFrame) -> pd.DataFrame:
    changes = [
        change_in_words(now, before)
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


def _figure(label: str, now: float, before: float, since: str) -> Figure:
    if not _has(before):
        return Figure(label, text.percent(now))
    change = _change(now, before)
    tone: Tone = "verre" if change > 0 else "bedre" if change < 0 else "noeytral"
    words = change_in_words(now, before)
    unit = " prosentpoeng" if change else ""
    return Figure(label, text.percent(now), f"{words}{unit} {since}", tone)


def _change(now: float, before: float) -> float:
    """Percentage points between the figures as they are printed, so that the reader's subtraction agrees."""
    return round(round(now, 1) - round(before, 1), 1)


def _has(value: Any) -> bool:
    return value is not None and not pd.isna(value)
