"""Demography, the inhabitants: now and projected, by the age groups that the services count by."""

from collections.abc import Sequence
from dataclasses import dataclass

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
from dashboard.analysis.befolkning import ALLE, ELDRE, GRUPPER, Befolkning
from dashboard.charts import befolkning_endring, befolkning_linje
from dashboard.sentences import demografi as tekst
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.figures import Figure, show_figures
from dashboard.ui.filters import choose
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.sections import choose_section
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_KORT = {ELDRE: "80 år og eldre", "1-5": "Barnehage, 1–5 år", "grunnskole": "Grunnskole, 6–15 år"}


@dataclass(frozen=True, slots=True)
class _Utsikt:
    """The inhabitants now and in the year ahead; nothing is drawn where no change is known."""

    setning: str
    noekkeltall: Sequence[Figure]
    endring: Drawing | None
    forbehold: Sequence[str]
    tabell: Table


def show(view: View, kommune: Kommune, valg: DeltaGenerator) -> None:
    """The sentence, the key figures, the change per age group and one of them over time, and the table.

    `valg` is the place for what the reader chooses.
    """
    befolkning = befolkningen(view, kommune)
    if befolkning.naa is None:
        say_missing(kommune)
        return
    with valg:
        horisont = choose_section("Se fram", HORISONTER, "fram", first=FOERSTE_HORISONT)
    aar, oensket = framover(befolkning, horisont)
    utsikt = _utsikten(kommune, befolkning, aar, oensket)
    sentence(utsikt.setning)
    show_figures(utsikt.noekkeltall)
    _show_charts(befolkning, utsikt.endring, aar)
    if aar is None and befolkning.basis is None:
        st.info(
            "Framskrivingen er ikke lest inn. Last opp tabell 14288 fra Statistisk sentralbyrå (hoved, høy og lav) på siden Opplasting.",
            icon=":material/upload_file:",
        )
    for sagt in utsikt.forbehold:
        st.caption(sagt)
    show_table(utsikt.tabell, view=view, key="demografi_befolkning")


def make_ready(view: View, kommune: Kommune) -> None:
    """Remember what is shown first."""
    befolkning = befolkningen(view, kommune)
    if befolkning.naa is None:
        return
    aar, oensket = framover(befolkning, FOERSTE_HORISONT)
    _utsikten(kommune, befolkning, aar, oensket)
    _linjen(befolkning, next(iter(_gruppene(befolkning)), ALLE), aar)


def _show_charts(befolkning: Befolkning, endring: Drawing | None, aar: int | None) -> None:
    left, right = st.columns(2)
    if endring is not None:
        with left:
            show_drawing(endring)
    with right:
        linje = _linjen(befolkning, _choose_group(befolkning), aar)
        if linje is not None:
            show_drawing(linje)


def _choose_group(befolkning: Befolkning) -> str:
    return choose("Alder over tid", _gruppene(befolkning), "alder") or ALLE


def _gruppene(befolkning: Befolkning) -> dict[str, str]:
    """Those whose number is known."""
    kjente = [each for each in (ELDRE, *GRUPPER, ALLE) if befolkning.antall(each) is not None]
    return {each: tekst.GRUPPENAVN[each] for each in kjente}


@made_once
def _utsikten(kommune: Kommune, befolkning: Befolkning, aar: int | None, oensket: int | None) -> _Utsikt:
    endringer = befolkning.endringer(aar)
    endringer = endringer.assign(
        navn=endringer["gruppe"].map(tekst.GRUPPENAVN), tjeneste=endringer["gruppe"].map(tekst.TJENESTE)
    )
    return _Utsikt(
        tekst.om_befolkningen(befolkning, aar),
        _figures(befolkning, aar),
        _endringen(befolkning, endringer, aar),
        tekst.forbehold(befolkning, aar, oensket),
        _table(kommune, befolkning, endringer, aar),
    )


def _figures(befolkning: Befolkning, aar: int | None) -> list[Figure]:
    funnet = [
        ("Innbyggere", (ALLE,)),
        (_KORT["1-5"], ("1-5",)),
        (_KORT["grunnskole"], ("6-12", "13-15")),
        (_KORT[ELDRE], (ELDRE,)),
    ]
    return [
        figure for navn, grupper in funnet if (figure := _figure(befolkning, navn, grupper, aar)) is not None
    ]


def _figure(befolkning: Befolkning, navn: str, grupper: tuple[str, ...], aar: int | None) -> Figure | None:
    naa = _sum(befolkning, grupper)
    if naa is None:
        return None
    da = None if aar is None else _sum(befolkning, grupper, aar)
    merknad = f"per 1. januar {befolkning.naa}"
    if da is not None:
        spenn = befolkning.spenn(grupper[0], aar) if len(grupper) == 1 and aar is not None else None
        mellom = f" ({text.number(spenn[0])}–{text.number(spenn[1])})" if spenn else ""
        merknad = f"{text.number(da)} i {aar}{mellom}"
    return Figure(navn, text.number(naa), merknad)


def _sum(befolkning: Befolkning, grupper: tuple[str, ...], aar: int | None = None) -> int | None:
    antall = [befolkning.antall(each, aar, "hoved" if aar else "") for each in grupper]
    return None if None in antall else sum(each for each in antall if each is not None)


def _endringen(befolkning: Befolkning, endringer: pd.DataFrame, aar: int | None) -> Drawing | None:
    per_gruppe = endringer[endringer["gruppe"] != ALLE]
    if aar is None or befolkning.naa is None or per_gruppe["endring"].isna().all():
        return None
    return draw(
        befolkning_endring.draw(per_gruppe, befolkning.naa, aar),
        description=befolkning_endring.describe(per_gruppe, befolkning.naa, aar),
    )


@made_once
def _linjen(befolkning: Befolkning, gruppe: str, aar: int | None) -> Drawing | None:
    """A group over time; None where only one year of it is known."""
    linje = befolkning.linje(gruppe, aar)
    if linje[["registrert", "hoved"]].notna().any(axis=1).sum() < 2:
        return None
    hvem = tekst.hvem(gruppe)
    return draw(befolkning_linje.draw(linje, hvem), description=befolkning_linje.describe(linje, hvem))


def _table(kommune: Kommune, befolkning: Befolkning, endringer: pd.DataFrame, aar: int | None) -> Table:
    framskrevet = (
        TableColumn("da", f"{aar}", "antall"),
        TableColumn("endring", "Endring", "antall"),
        TableColumn("prosent", "Endring", "prosent"),
        TableColumn("lav", f"Laveste {aar}", "antall"),
        TableColumn("hoey", f"Høyeste {aar}", "antall"),
    )
    alle = {str(navn): verdi for navn, verdi in endringer[endringer["gruppe"] == ALLE].iloc[0].items()}
    return Table(
        endringer[endringer["gruppe"] != ALLE],
        (
            TableColumn("navn", "Alder"),
            TableColumn("tjeneste", "Tjeneste"),
            TableColumn("naa", f"{befolkning.naa}", "antall"),
            *(framskrevet if aar is not None else ()),
        ),
        title=f"Innbyggere i {kommune.navn} etter alder",
        period=f"{befolkning.naa}" if aar is None else f"{befolkning.naa} og {aar}",
        filters={"Kommune": kommune.navn, "Alternativ": "hovedalternativet"},
        total=alle,
    )
