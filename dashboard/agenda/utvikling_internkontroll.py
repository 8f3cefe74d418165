"""Internal control: deviations, risk analyses and controls, month by month, from the quality system.

The counts are events, not persons, so small ones stand as they are: that one deviation was reported tells nobody's name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import text
from dashboard.agenda import utvikling_knytning
from dashboard.agenda.utvikling_knytning import Knytning
from dashboard.charts import internkontroll as tegning
from dashboard.period import Period
from dashboard.sentences import internkontroll as tekst
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.data import numbers
from dashboard.ui.figures import Figure, show_figures
from dashboard.ui.filters import choose
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

MAANEDER = 24
_ALLE = "alle"
_KOLONNER = (
    TableColumn("navn", "Tjenesteområde"),
    TableColumn("avvik_meldt", "Meldte avvik", "antall"),
    TableColumn("avvik_meldt_i_fjor", "Samme måneder i fjor", "antall"),
    TableColumn("avvik_lukket", "Lukkede avvik", "antall"),
    TableColumn("lukket_prosent", "Lukket", "prosent"),
    TableColumn("avvik_over_frist", "Over frist nå", "antall"),
    TableColumn("risikoanalyser", "Risikoanalyser", "antall"),
    TableColumn("kontroller_planlagt", "Planlagte kontroller", "antall"),
    TableColumn("kontroller_utfoert", "Utførte kontroller", "antall"),
    TableColumn("utfoert_prosent", "Utført", "prosent"),
)
HVA_TRENGS = (
    "Last opp antallene fra kvalitetssystemet på siden Opplasting, med én rad per måned og tjenesteområde. Kolonnene er: År,"
    " Periode, Tjenesteområde og Meldte avvik, og gjerne Tema, Lukkede avvik, Avvik over frist, Risikoanalyser, Planlagte"
    " kontroller, Utførte kontroller, Mål (id) og Kommunekompasset."
)


@dataclass(frozen=True, slots=True)
class _Internkontroll:
    """All that is shown of a place; `mangler` where the newest month is an earlier one, `kontroller` None where none are told of."""

    setning: str
    mangler: str
    figurer: list[Figure]
    avvik: Drawing
    kontroller: Drawing | None
    tabell: Table
    knytninger: tuple[Knytning, ...]


def show(view: View, period: Period) -> None:
    """The newest month up to the period, the months before it, and the year per tjenesteområde."""
    dato = period.last_day
    if _maanedene(view, dato).empty:
        st.info(
            f"Det er ikke lest inn internkontroll for de {MAANEDER} månedene til og med {text.period(dato.year, dato.month)}."
            f" {HVA_TRENGS}",
            icon=":material/upload_file:",
        )
        return
    with st.container(width=420):
        valgt = choose("Tjenesteområde", _stedene(view, dato), "omraade")
    kontroll = _internkontrollen(view, dato, None if valgt == _ALLE else valgt)
    sentence(kontroll.setning)
    if kontroll.mangler:
        st.caption(kontroll.mangler)
    show_figures(kontroll.figurer)
    st.caption(tekst.MELDEKULTUR)
    _show_tegninger(kontroll)
    show_table(kontroll.tabell, view=view, key="internkontroll")
    utvikling_knytning.show(view, period, kontroll.knytninger)


def make_ready(view: View, period: Period) -> None:
    """Remember the whole municipality."""
    dato = period.last_day
    if not _maanedene(view, dato).empty:
        _stedene(view, dato)
        utvikling_knytning.make_ready(view, period, _internkontrollen(view, dato, None).knytninger)


def _show_tegninger(kontroll: _Internkontroll) -> None:
    venstre, hoeyre = st.columns([3, 2])
    with venstre:
        show_drawing(kontroll.avvik)
    with hoeyre:
        if kontroll.kontroller is None:
            st.caption("Filen har ingen tall for planlagte og utførte kontroller.")
        else:
            show_drawing(kontroll.kontroller)


def _maanedene(view: View, dato: date) -> pd.DataFrame:
    return numbers("utvikling/internkontroll", view, aar=dato.year, maaned=dato.month, maaneder=MAANEDER)


@made_once
def _stedene(view: View, dato: date) -> Mapping[str, str]:
    """The municipality, and the tjenesteområder by code."""
    egne = _maanedene(view, dato).dropna(subset="tjenesteomraade").sort_values("navn")
    return {_ALLE: "Hele kommunen", **dict(zip(egne["tjenesteomraade"], egne["navn"], strict=True))}


@made_once
def _internkontrollen(view: View, dato: date, sted: str | None) -> _Internkontroll:
    """`sted`: the tjenesteområde's code; None for the municipality."""
    maaneder = _av_stedet(_maanedene(view, dato), sted)
    siste = maaneder.iloc[-1].to_dict()
    nyeste = siste["maaned"]
    alle_hittil = numbers("utvikling/internkontroll_hittil", view, aar=nyeste.year, maaned=nyeste.month)
    hittil = _hittil(alle_hittil, sted)
    er_ny = (nyeste.year, nyeste.month) == (dato.year, dato.month)
    return _Internkontroll(
        setning=tekst.om_maaneden(siste, hittil, f"i {siste['navn']}" if sted else ""),
        mangler="" if er_ny else f"Det er ikke lest inn tall for {text.period(dato.year, dato.month)}.",
        figurer=_figures(siste, hittil),
        avvik=draw(tegning.avvik(maaneder), description=tegning.describe_avvik(maaneder)),
        kontroller=_tegn_kontroller(maaneder),
        tabell=_table(alle_hittil, nyeste),
        knytninger=_knytninger(view, nyeste, sted),
    )


def _av_stedet(rader: pd.DataFrame, sted: str | None) -> pd.DataFrame:
    return rader[rader["tjenesteomraade"].isna() if sted is None else rader["tjenesteomraade"] == sted]


def _hittil(rader: pd.DataFrame, sted: str | None) -> dict[str, Any]:
    return {str(navn): verdi for navn, verdi in _av_stedet(rader, sted).iloc[0].items()}


def _figures(siste: Mapping[Any, Any], hittil: Mapping[Any, Any]) -> list[Figure]:
    aar = siste["maaned"].year
    return [
        Figure(
            f"Avvik meldt hittil i {aar}",
            _count(hittil["avvik_meldt"]),
            tekst.mot_i_fjor(hittil["avvik_meldt"], hittil["avvik_meldt_i_fjor"]),
        ),
        Figure(
            "Lukket", _count(hittil["avvik_lukket"]), _share(hittil["lukket_prosent"], "av antall meldte")
        ),
        Figure("Over frist", _count(siste["avvik_over_frist"]), f"ved utgangen av {_month(siste)}"),
        Figure("Risikoanalyser", _count(hittil["risikoanalyser"]), f"hittil i {aar}"),
        Figure(
            "Kontroller utført",
            _count(hittil["kontroller_utfoert"]),
            ""
            if pd.isna(hittil["kontroller_planlagt"])
            else f"av {_count(hittil['kontroller_planlagt'])} planlagte hittil",
        ),
    ]


def _tegn_kontroller(maaneder: pd.DataFrame) -> Drawing | None:
    if maaneder[["kontroller_planlagt", "kontroller_utfoert"]].isna().all(axis=None):
        return None
    return draw(tegning.kontroller(maaneder), description=tegning.describe_kontroller(maaneder))


def _table(hittil: pd.DataFrame, nyeste: pd.Timestamp) -> Table:
    return Table(
        hittil[hittil["tjenesteomraade"].notna()],
        _KOLONNER,
        title="Internkontroll per tjenesteområde",
        period=f"januar–{text.period(nyeste.year, nyeste.month)}"
        if nyeste.month > 1
        else text.period(nyeste.year, 1),
        total=_hittil(hittil, None),
    )


def _knytninger(view: View, nyeste: pd.Timestamp, sted: str | None) -> tuple[Knytning, ...]:
    rader = numbers("utvikling/internkontroll_knytning", view, aar=nyeste.year, maaned=nyeste.month)
    if sted is not None:
        rader = rader[rader["tjenesteomraade"] == sted]
    knytninger: list[Knytning] = []
    for rad in rader.to_dict("records"):
        tema = tekst.om_tema(rad["tema"], rad["navn"], rad["avvik_meldt"])
        knytninger.append((tema, tuple(rad["maal"]), ()))
        knytninger.append((rad["tema"] or rad["navn"], (), tuple(rad["kompass"])))
    return tuple(knytninger)


def _count(antall: float) -> str:
    return text.NO_NUMBER if pd.isna(antall) else text.number(antall)


def _share(prosent: float, av: str) -> str:
    return "" if pd.isna(prosent) else f"{text.number(prosent)}{text.NO_BREAK}% {av}"


def _month(rad: Mapping[Any, Any]) -> str:
    return text.period(rad["maaned"].year, rad["maaned"].month)
