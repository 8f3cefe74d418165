"""Demography, the dependency ratio: how many outside working age there are to those in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import text
from dashboard.agenda.demografi import (
    FOERSTE_HORISONT,
    HORISONTER,
    Kommune,
    befolkningen,
    framover,
    say_missing,
)
from dashboard.analysis.befolkning import Befolkning
from dashboard.charts import befolkning_forsoergerbyrde
from dashboard.sentences import demografi as tekst
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.figures import Figure, show_figures
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.sections import choose_section
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_GRUPPER = {"0-19": "0–19 år", "20-64": "20–64 år", "65+": "65 år og eldre"}


@dataclass(frozen=True, slots=True)
class _Byrden:
    """The ratio now and in the year ahead; `tegning`: only where there is more than one year. `tabell` is None where no year is
    known."""

    setning: str
    noekkeltall: Sequence[Figure] = ()
    tegning: Drawing | None = None
    forbehold: Sequence[str] = ()
    tabell: Table | None = None


def show(view: View, kommune: Kommune, valg: DeltaGenerator) -> None:
    """The sentence, the ratios now and then, the line and the table, and the definition. `valg`: the place for what is chosen."""
    befolkning = befolkningen(view, kommune)
    if befolkning.naa is None:
        say_missing(kommune)
        return
    with valg:
        horisont = choose_section("Se fram", HORISONTER, "fram", first=FOERSTE_HORISONT)
    byrden = _byrden(kommune, befolkning, befolkning.naa, *framover(befolkning, horisont))
    sentence(byrden.setning)
    if byrden.tabell is None:
        st.info(
            "Last opp folketallet med ettårige aldre: tabell 07459 og 14288.", icon=":material/upload_file:"
        )
        return
    show_figures(byrden.noekkeltall)
    if byrden.tegning is not None:
        show_drawing(byrden.tegning)
    for sagt in (tekst.DEFINISJON, *byrden.forbehold):
        st.caption(sagt)
    show_table(byrden.tabell, view=view, key="demografi_forsoergerbyrde")


def make_ready(view: View, kommune: Kommune) -> None:
    """Remember what is shown first."""
    befolkning = befolkningen(view, kommune)
    if befolkning.naa is not None:
        _byrden(kommune, befolkning, befolkning.naa, *framover(befolkning, FOERSTE_HORISONT))


@made_once
def _byrden(
    kommune: Kommune, befolkning: Befolkning, naa: int, aar: int | None, oensket: int | None
) -> _Byrden:
    aarene = befolkning.forsoergerbyrde(aar)
    setning = tekst.om_forsoergerbyrden(aarene, naa, aar)
    if aarene.empty:
        return _Byrden(setning)
    return _Byrden(
        setning,
        _figures(aarene, naa, aar),
        _tegnet(aarene) if len(aarene) > 1 else None,
        tekst.forbehold(befolkning, aar, oensket),
        _table(kommune, befolkning, aarene),
    )


def _tegnet(aarene: pd.DataFrame) -> Drawing:
    return draw(
        befolkning_forsoergerbyrde.draw(aarene), description=befolkning_forsoergerbyrde.describe(aarene)
    )


def _figures(aarene: pd.DataFrame, naa: int, aar: int | None) -> list[Figure]:
    """Both ratios, now and in the year ahead."""
    valgte = {rad["aar"]: rad for rad in aarene.to_dict("records") if rad["aar"] in (naa, aar)}
    return [
        Figure(f"{navn} {each}", text.number(rad[kolonne], 1), "per 100 innbyggere 20–64 år")
        for kolonne, navn in (("samlet", "Forsørgerbyrde"), ("eldre", "Eldre alene"))
        for each, rad in valgte.items()
    ]


def _table(kommune: Kommune, befolkning: Befolkning, aarene: pd.DataFrame) -> Table:
    return Table(
        pd.DataFrame([_rad(befolkning, rad) for rad in aarene.to_dict("records")]),
        (
            TableColumn("aar", "År"),
            TableColumn("slag", "Tall"),
            *(TableColumn(gruppe, navn, "antall") for gruppe, navn in _GRUPPER.items()),
            TableColumn("samlet", "Forsørgerbyrde per 100", "tall"),
            TableColumn("eldre", "Eldre alene per 100", "tall"),
        ),
        title=f"Forsørgerbyrde i {kommune.navn}",
        period=f"{aarene['aar'].iloc[0]}–{aarene['aar'].iloc[-1]}",
        filters={"Kommune": kommune.navn, "Alternativ": "hovedalternativet"},
    )


def _rad(befolkning: Befolkning, rad: Mapping[Any, Any]) -> dict[Any, Any]:
    """A year, with how many there are of each age."""
    slag, alternativ = ("framskrevet", "hoved") if rad["framskrevet"] else ("registrert", "registrert")
    antall = {gruppe: befolkning.antall(gruppe, rad["aar"], alternativ) for gruppe in _GRUPPER}
    return {**rad, "slag": slag, "aar": str(rad["aar"]), **antall}
