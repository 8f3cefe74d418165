"""Follow-up on the monthly meeting's agenda: political decisions, and the year's budget measures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import access, text
from dashboard.charts import vedtak_status
from dashboard.period import Period
from dashboard.ui.chart import show_chart
from dashboard.ui.data import numbers
from dashboard.ui.figures import Figure, Tone, show_figures
from dashboard.ui.filters import choose
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.table import TableColumn, show_table

_ALL, _OPEN = "alle", "aapne"
_CLOSED = ("utført", "utgår")
_VERBALVEDTAK = "verbalvedtak"
_NOTHING_CHOSEN: dict[str, str | None] = dict.fromkeys(("organ", "omraade", "status", "type", "soek"))

_EXEMPT = TableColumn("offentlighet", "Offentlighet")
_LIST = (
    TableColumn("tittel", "Sak", link="lenke"),
    TableColumn("frist", "Frist", "dato"),
    TableColumn("dager_forsinket", "Dager over frist", "antall"),
    TableColumn("status", "Status"),
    TableColumn("ansvarlig", "Ansvarlig"),
    TableColumn("tjenesteomraade_navn", "Tjenesteområde"),
    TableColumn("behandlet", "Behandlet i"),
    TableColumn("moetedato", "Møtedato", "dato"),
    TableColumn("kommentar", "Kommentar"),
)
_LACKING = (
    TableColumn("tittel", "Sak"),
    TableColumn("mangel", "Mangler"),
    TableColumn("status", "Status"),
    TableColumn("ansvarlig", "Ansvarlig"),
    TableColumn("behandlet", "Behandlet i"),
    TableColumn("moetedato", "Møtedato", "dato"),
)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many decisions there are, how many of them are open, and how many of those are late."""

    all: int
    open: int
    late: int


def show(view: View, period: Period) -> None:
    """The agenda item: vedtak, verbalvedtak, what lacks a word, and tiltak. Raises NotAllowed."""
    access.require_see_drift(view.user)
    dato = reference_date(period, date.today())
    _vedtak(view, dato)
    _tiltak(view, period, dato)


def reference_date(period: Period, today: date) -> date:
    """The day that deadlines are held against: the period's last, or today where that has not come."""
    month = period.periode if 1 <= period.periode <= 12 else 12
    last = date(period.aar + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return min(last, today)


def vedtak_in_words(statuses: pd.DataFrame, dato: date) -> str:
    """How many are open and late, verbalvedtak apart. `statuses` are the rows of vedtak/per_status."""
    ordinary, verbal = _counted(statuses, verbal=False), _counted(statuses, verbal=True)
    if not ordinary.all and not verbal.all:
        return f"Det er ikke lastet opp vedtak fram til {text.day(dato)}."
    said = _is_open(ordinary, "vedtak", f" per {text.day(dato)}")
    return f"{said} {_is_open(verbal, 'verbalvedtak')}" if verbal.all else said


def tiltak_in_words(areas: pd.DataFrame, aar: int) -> str:
    """What the year's measures are to give and are expected to give. `areas` are the rows of tiltak/per_tjenesteomraade."""
    count = int(areas["antall"].sum())
    if not count:
        return f"Det er ikke lastet opp tiltak for {aar}."
    adopted = float(areas["vedtatt_effekt"].fillna(0).sum())
    realised = float(areas["realisert_effekt"].fillna(0).sum())
    said = (
        f"{text.count(count, 'tiltak', 'tiltak')} skal gi {text.millions(adopted)} i {aar}."
        f" {text.millions(realised)} er realisert."
    )
    known = int(areas["antall_med_forventning"].sum())
    if not known:
        return f"{said} Forventet effekt er ikke meldt."
    difference = float(areas["differanse"].fillna(0).sum())
    whose = "For året"
    if known < count:
        some = "det ene tiltaket" if known == 1 else f"de {text.number(known)} tiltakene"
        whose = f"For {some} med meldt forventet effekt"
    if not round(difference / 1_000_000, 1):
        return f"{said} {whose} ventes det samme som vedtatt."
    size = text.millions(abs(difference))
    return f"{said} {whose} ventes {size} {'mer' if difference > 0 else 'mindre'} enn vedtatt."


def _vedtak(view: View, dato: date) -> None:
    whose: dict[str, Any] = {"dato": dato, "vis_unntatt": access.units_for(view.user) is None}
    statuses = numbers("vedtak/per_status", view, **whose)
    sentence(vedtak_in_words(statuses, dato))
    if statuses.empty:
        st.info(
            "Last opp vedtaksloggen: én rad per vedtak med id, organ, møtedato, tittel, ansvarlig, frist og status.",
            icon=":material/upload_file:",
        )
        return
    ordinary = statuses[~statuses["verbalvedtak"]]
    verbal = statuses[statuses["verbalvedtak"]]
    lacking = numbers("vedtak/mangler", view, **whose)
    show_figures(_figures(statuses, len(lacking)))
    if not ordinary.empty:
        show_chart(vedtak_status.draw(ordinary), description=vedtak_status.describe(ordinary))
    _lists(view, dato, whose, has_verbal=not verbal.empty)
    _lacking(view, dato, lacking)


def late_figure(statuses: pd.DataFrame) -> Figure:
    """How many ordinary decisions are late. `statuses` are the rows of vedtak/per_status."""
    counts = _counted(statuses, verbal=False)
    tone: Tone = "verre" if counts.late else "noeytral"
    return Figure(
        "Vedtak over fristen", text.number(counts.late), f"av {text.number(counts.open)} åpne", tone
    )


def measures_figure(areas: pd.DataFrame) -> Figure:
    """How far the year's measures are expected to fall from what was adopted, where an expectation is given.

    `areas` are the rows of tiltak/per_tjenesteomraade.
    """
    adopted, difference = (float(areas[name].fillna(0).sum()) for name in ("vedtatt_effekt", "differanse"))
    tone: Tone = "verre" if difference < 0 else "noeytral"
    note = f"{text.count(int(areas['antall'].sum()), 'tiltak', 'tiltak')} skal gi {text.millions(adopted)}"
    return Figure("Tiltak, ventet mot vedtatt", text.millions(difference, signed=True), note, tone)


def _figures(statuses: pd.DataFrame, lacking: int) -> list[Figure]:
    ordinary, verbal = _counted(statuses, verbal=False), _counted(statuses, verbal=True)
    return [
        Figure("Åpne vedtak", text.number(ordinary.open), f"av {text.number(ordinary.all)} i loggen"),
        late_figure(statuses),
        Figure("Åpne verbalvedtak", text.number(verbal.open), f"{text.number(verbal.late)} over fristen"),
        Figure("Mangler opplysninger", text.number(lacking), "se listen under" if lacking else ""),
    ]


def _lists(view: View, dato: date, whose: Mapping[str, Any], *, has_verbal: bool) -> None:
    everything = numbers("vedtak/liste", view, **whose, **{**_NOTHING_CHOSEN, "status": _ALL})
    chosen, shown = _filters(everything)
    found = numbers("vedtak/liste", view, **whose, **chosen)
    ordinary, verbal = found[found["type"] != _VERBALVEDTAK], found[found["type"] == _VERBALVEDTAK]
    if chosen["type"] != _VERBALVEDTAK:
        _list(view, dato, ordinary, "Vedtak", shown, "vedtak_liste")
    if has_verbal and chosen["type"] in (None, _VERBALVEDTAK):
        _list(view, dato, verbal, "Verbalvedtak", shown, "verbalvedtak_liste")


def _filters(everything: pd.DataFrame) -> tuple[dict[str, str | None], dict[str, str]]:
    """What is chosen, as parameters of vedtak/liste and as the reader sees it."""
    areas = everything[["tjenesteomraade", "tjenesteomraade_navn"]].dropna().drop_duplicates()
    options = {
        "status": (
            "Status",
            {_OPEN: "Åpne", "forsinket": "Over fristen", **_same(everything["status"]), _ALL: "Alle"},
        ),
        "organ": ("Organ", {_ALL: "Alle organer", **_same(everything["organ"])}),
        "omraade": (
            "Tjenesteområde",
            {
                _ALL: "Alle tjenesteområder",
                **dict(sorted(areas.itertuples(index=False, name=None), key=lambda area: area[1])),
            },
        ),
        "type": ("Type", {_ALL: "Alle typer", **_same(everything["type"])}),
    }
    places = st.columns(5)
    chosen, shown = dict(_NOTHING_CHOSEN), {}
    for place, (name, (label, texts)) in zip(places, options.items(), strict=False):
        with place:
            key = choose(label, texts, f"vedtak_{name}")
        if key is not None:
            chosen[name] = None if key == (_OPEN if name == "status" else _ALL) else key
            shown[label] = texts[key]
    with places[-1]:
        searched = st.text_input(
            "Søk i vedtak", key="vedtak_soek", bind="query-params", placeholder="Ord i saken"
        )
    chosen["soek"] = searched.strip() or None
    shown["Søk"] = searched.strip()
    return chosen, shown


def _same(values: pd.Series) -> dict[str, str]:
    return {value: value[:1].upper() + value[1:] for value in sorted(values.dropna().unique())}


def _list(
    view: View, dato: date, rows: pd.DataFrame, title: str, filters: Mapping[str, str], key: str
) -> None:
    show_table(
        _marked(rows),
        _with_mark(_LIST, rows),
        title=title,
        period=f"per {text.day(dato)}",
        filters=filters,
        view=view,
        key=key,
        empty="Ingen passer med valgene over.",
    )


def _lacking(view: View, dato: date, rows: pd.DataFrame) -> None:
    show_table(
        _marked(rows),
        _with_mark(_LACKING, rows),
        title="Vedtak som mangler opplysninger",
        period=f"per {text.day(dato)}",
        filters={},
        view=view,
        key="vedtak_mangler",
        empty="Alle vedtak har årsak, organ, kommentar og frist der de skal.",
    )


def _with_mark(columns: tuple[TableColumn, ...], rows: pd.DataFrame) -> tuple[TableColumn, ...]:
    """The columns, with the mark where any row is exempt from public disclosure: on the screen and in the downloads."""
    return (*columns, _EXEMPT) if rows["unntatt_offentlighet"].any() else columns


def _tiltak(view: View, period: Period, dato: date) -> None:
    st.subheader("Budsjettiltak", anchor="tiltak")
    enheter = access.units_for(view.user)
    areas = numbers("tiltak/per_tjenesteomraade", view, aar=period.aar, enheter=enheter)
    sentence(tiltak_in_words(areas, period.aar))
    if areas.empty:
        st.info(
            "Last opp tiltakene: én rad per tiltak og år med id, tittel, vedtatt, realisert og forventet effekt, eier og status.",
            icon=":material/upload_file:",
        )
        return
    measures = numbers("tiltak/per_tiltak", view, aar=period.aar, dato=dato, enheter=enheter)
    effects = (
        TableColumn("vedtatt_effekt", "Vedtatt", "kroner"),
        TableColumn("realisert_effekt", "Realisert", "kroner"),
        TableColumn("forventet_effekt", "Forventet", "kroner"),
        TableColumn("differanse", "Forventet − vedtatt", "kroner"),
    )
    sums = areas[["antall", *(column.name for column in effects)]].sum(min_count=1)
    show_table(
        areas,
        (TableColumn("navn", "Tjenesteområde"), TableColumn("antall", "Tiltak", "antall"), *effects),
        title="Effekt av tiltak per tjenesteområde",
        period=str(period.aar),
        filters={},
        view=view,
        key="tiltak_omraader",
        total={"navn": "Sum", **{str(name): value for name, value in sums.items()}},
    )
    show_table(
        measures.assign(merknad=[_remark(row) for row in measures.to_dict("records")]),
        (
            TableColumn("tittel", "Tiltak"),
            TableColumn("tjenesteomraade_navn", "Tjenesteområde"),
            TableColumn("eier", "Eier"),
            TableColumn("status", "Status"),
            *effects,
            TableColumn("merknad", "Merknad"),
            TableColumn("kommentar", "Kommentar"),
        ),
        title="Tiltak",
        period=str(period.aar),
        filters={},
        view=view,
        key="tiltak_liste",
    )


def _remark(row: Mapping[Any, Any]) -> str:
    """What in a measure's status does not fit with its figures or its deadline."""
    if row["gjennomfoert_uten_effekt"]:
        return "Gjennomført, men uten realisert effekt"
    if not pd.isna(row["dager_forsinket"]):
        return f"{text.count(int(row['dager_forsinket']), 'dag', 'dager')} over fristen"
    return ""


def _marked(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(
        behandlet=[
            " ".join(part for part in case if isinstance(part, str))
            for case in zip(rows["organ"], rows["saksnr"], strict=True)
        ],
        offentlighet=["Unntatt" if exempt else "" for exempt in rows["unntatt_offentlighet"]],
    )


def _counted(statuses: pd.DataFrame, *, verbal: bool) -> Counts:
    rows = statuses[statuses["verbalvedtak"] == verbal]
    open_ = rows[~rows["status"].isin(_CLOSED)]
    return Counts(int(rows["antall"].sum()), int(open_["antall"].sum()), int(rows["forsinket"].sum()))


def _is_open(counts: Counts, what: str, when: str = "") -> str:
    """`3 vedtak er åpne per 31.10.2026, 1 av dem over fristen.`"""
    if not counts.open:
        return f"Ingen {what} er åpne{when}."
    said = f"{text.number(counts.open)} {what} er {'åpent' if counts.open == 1 else 'åpne'}{when}"
    if counts.open == 1:
        return f"{said}, og det er {'over' if counts.late else 'innenfor'} fristen."
    if not counts.late:
        return f"{said}, ingen over fristen."
    return f"{said}, {'alle' if counts.late == counts.open else f'{text.number(counts.late)} av dem'} over fristen."
