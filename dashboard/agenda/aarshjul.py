"""The year's dates on their page: what is next, what must be ready when, the wheel, and the whole list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import pandas as pd
import streamlit as st

from dashboard import access
from dashboard.agenda import aarshjul_abonner, aarshjul_dato, aarshjul_rediger, i_moetet
from dashboard.analysis.aarshjul import Forberedelse, Punkt, for_leseren, punkter
from dashboard.charts.aarshjul import aarshjul, i_ord
from dashboard.datasets.moeteplan import FORA
from dashboard.sentences import aarshjul as tekst
from dashboard.sentences.words import stor
from dashboard.ui.address import address
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.data import numbers
from dashboard.ui.filters import choose, say_unknown
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_ALLE = "alle"
_KLARGJOERING = (
    TableColumn("frist", "Frist", "dato"),
    TableColumn("naar", "Når"),
    TableColumn("hva", "Hva må være klart"),
    TableColumn("rolle", "Hvem"),
    TableColumn("til", "Til", link="lenke"),
)
_DATOER = (
    TableColumn("dato", "Dato", "dato"),
    TableColumn("ukedag", "Dag"),
    TableColumn("tittel", "Hva", link="lenke"),
    TableColumn("kl", "Kl."),
    TableColumn("forum", "Forum"),
    TableColumn("tema", "Tema"),
    TableColumn("aapner", "Åpner"),
)
_MOETER = {"klg drift": "drift", "klg strategisk": "strategisk"}


@dataclass(frozen=True, eq=False)
class Hjul:
    """The dates of a year and the next that the reader may see, and what must be ready for them.

    The same question gives the same object, which is itself and equal to no other.
    """

    aar: int
    punkter: tuple[Punkt, ...]
    forberedelser: tuple[Forberedelse, ...]

    @cached_property
    def aarets(self) -> Sequence[Punkt]:
        return tuple(each for each in self.punkter if each.dato.year == self.aar)


@dataclass(frozen=True, slots=True)
class _Veier:
    """What decides where a date leads: the meetings that are `kalt`, whether the reader calls any, and the day it is.

    `adressen` is for what is remembered: what one link takes along from it, so do all.
    """

    kalt: frozenset[str]
    innkaller: bool
    i_dag: date
    adressen: str

    def til(self, punkt: Punkt) -> str:
        """To the meeting that is called, to calling one that is ahead, or to the date's own details."""
        forum, dato = _MOETER.get(punkt.forum), punkt.dato.isoformat()
        id_ = f"{dato}-{forum}"
        if forum and id_ in self.kalt:
            return address("moeter", moete=id_, versjon=None, periode=None)
        if forum and self.innkaller and punkt.dato >= self.i_dag:
            return address("moeter", nytt=forum, dato=dato, moete=None, versjon=None, periode=None)
        return address("aarshjul", punkt=punkt.id, aar=punkt.dato.year, moete=None)


def show(view: View, i_dag: date) -> None:
    """The page as it stands on the day `i_dag`. Raises NotAllowed."""
    access.require_see_aarshjul(view.user)
    if "punkt" in st.query_params:
        _dato(view, i_dag)
    else:
        _aaret(view, i_dag)


def foraene(view: View, i_dag: date) -> Sequence[str]:
    """What can be chosen of this year, all of it first."""
    return tuple(_foraene(_hjul(view, i_dag.year)))


def make_ready(view: View, i_dag: date, forum: str = _ALLE) -> None:
    """Remember what the page shows of a forum this year."""
    _aarene(view, i_dag)
    vist, veier = _av_forum(_hjul(view, i_dag.year), forum), _veier(view, i_dag)
    _overblikk(vist, i_dag)
    _om_fristene(vist, i_dag)
    _klargjoeringen(vist, veier)
    _hjulet(vist, i_dag)
    _listen(vist, veier, _kan_ikke_deles(vist, i_dag))
    aarshjul_rediger.make_ready(view, i_dag.year)
    aarshjul_abonner.make_ready(view, i_dag)


def _aaret(view: View, i_dag: date) -> None:
    aaret, forumet, _ = st.columns([1, 2, 4])
    with aaret:
        aar = int(choose("År", _aarene(view, i_dag), "aar") or i_dag.year)
    hjul = _hjul(view, aar)
    with forumet:
        forum = choose("Forum", _foraene(hjul), "forum")
    vist, framover = _av_forum(hjul, forum), _av_forum(_hjul(view, i_dag.year), forum)
    sentence(_overblikk(framover, i_dag))
    veier = _veier(view, i_dag)
    venstre, hoeyre = st.columns([1.15, 1], gap="large")
    with venstre:
        _show_klargjoering(view, framover, veier)
    with hoeyre:
        show_drawing(_hjulet(vist, i_dag))
    _show_listen(view, hjul, vist, veier)
    if access.may_edit_strategi(view.user):
        aarshjul_rediger.show(view, aar)
    aarshjul_abonner.show(view, i_dag)


def _dato(view: View, i_dag: date) -> None:
    """One date of its own, or where it was looked for in vain, the way back."""
    id_, aar = st.query_params["punkt"], st.query_params.get("aar", str(i_dag.year))
    hjul = _hjul(view, int(aar) if aar.isdecimal() and 1 < int(aar) < 9_999 else i_dag.year)
    alle = [*hjul.aarets, *hjul.punkter]
    punkt = next((each for each in alle if each.id == id_), None)
    if punkt is None:
        say_unknown(view, "Datoen i adressen står ikke i årshjulet ditt.")
    else:
        ready = [each for each in hjul.forberedelser if each.punkt == punkt]
        aarshjul_dato.show(view, punkt, ready, _veier(view, i_dag).til(punkt), i_dag)
    aarshjul_dato.show_way_back(hjul.aar)


def _veier(view: View, i_dag: date) -> _Veier:
    innkaller = access.may_hold_meeting(view.user)
    kalt = frozenset(each.id for each in i_moetet.moetene(view)) if innkaller else frozenset[str]()
    return _Veier(kalt, innkaller, i_dag, address("aarshjul"))


@made_once
def _hjul(view: View, aar: int) -> Hjul:
    alle = punkter(numbers("aarshjul/punkter", view, fra_aar=aar, til_aar=aar + 1))
    funnet, klart = for_leseren(alle, numbers("aarshjul/forberedelse", view), access.fora_for(view.user))
    return Hjul(aar, tuple(funnet), tuple(klart))


@made_once
def _aarene(view: View, i_dag: date) -> Mapping[str, str]:
    """This year to begin with, then those of the plan and the next, the newest first."""
    planens = {pd.Timestamp(dato).year for dato in numbers("aarshjul/moeteplan", view)["dato"]}
    andre = sorted({*planens, i_dag.year + 1} - {i_dag.year}, reverse=True)
    return {str(aar): str(aar) for aar in (i_dag.year, *andre)}


def _foraene(hjul: Hjul) -> Mapping[str, str]:
    found = {each.forum for each in hjul.aarets}
    return {_ALLE: "Alle fora", **{forum: navn for forum, navn in FORA.items() if forum in found}}


@made_once
def _av_forum(hjul: Hjul, forum: str | None) -> Hjul:
    if forum in (None, _ALLE):
        return hjul
    return Hjul(
        hjul.aar,
        tuple(each for each in hjul.punkter if each.forum == forum),
        tuple(each for each in hjul.forberedelser if each.punkt.forum == forum),
    )


@made_once
def _overblikk(hjul: Hjul, i_dag: date) -> str:
    """What comes first: the next meeting, and the next deadline."""
    moete = next((each for each in hjul.punkter if each.er_moete and each.dato >= i_dag), None)
    klart = next(
        (each for each in hjul.forberedelser if each.frist >= i_dag and each.punkt.dato >= i_dag), None
    )
    return tekst.om_neste(
        (moete.navn, moete.dato, moete.kl_fra) if moete else None,
        (klart.hva, klart.rolle, klart.punkt.navn, klart.frist) if klart else None,
        i_dag,
    )


def _show_klargjoering(view: View, hjul: Hjul, veier: _Veier) -> None:
    st.caption(_om_fristene(hjul, veier.i_dag))
    show_table(_klargjoeringen(hjul, veier), view=view, key="aarshjul_klart")
    st.caption(tekst.KONVENSJON)


@made_once
def _om_fristene(hjul: Hjul, i_dag: date) -> str:
    fristene = [each.frist for each in _kommende(hjul, i_dag)]
    return tekst.om_fristene(
        sum(frist < i_dag for frist in fristene),
        sum(i_dag <= frist < i_dag + timedelta(days=7) for frist in fristene),
    )


@made_once
def _klargjoeringen(hjul: Hjul, veier: _Veier) -> Table:
    return Table(
        pd.DataFrame(
            [_frist(each, veier) for each in _kommende(hjul, veier.i_dag)],
            columns=[*(column.name for column in _KLARGJOERING), "lenke"],
        ),
        _KLARGJOERING,
        title="Neste: hva må være klart når",
        period=f"{tekst.FLEST_DAGER // 7} uker fram",
        empty="Ingen frister de neste seks ukene.",
    )


def _kommende(hjul: Hjul, i_dag: date) -> list[Forberedelse]:
    """What must be ready the next weeks, and what should have been for a date that is ahead."""
    siste = i_dag + timedelta(days=tekst.FLEST_DAGER)
    return [each for each in hjul.forberedelser if each.punkt.dato >= i_dag and each.frist <= siste]


def _frist(each: Forberedelse, veier: _Veier) -> dict[str, object]:
    """A date that the reader may not see leads nowhere."""
    return {
        "frist": each.frist,
        "naar": stor(tekst.naar(each.frist, veier.i_dag)),
        "hva": each.hva,
        "rolle": each.rolle,
        "til": f"{each.punkt.navn} {each.punkt.dato.day}.{each.punkt.dato.month}.",
        "lenke": veier.til(each.punkt) if each.punkt.aapen else None,
    }


@made_once
def _hjulet(hjul: Hjul, i_dag: date) -> Drawing:
    rekke = list(FORA)
    punktene = sorted(hjul.aarets, key=lambda each: (rekke.index(each.forum), each.dato))
    frame = pd.DataFrame(
        [(each.dato, each.forumnavn, each.navn, bool(each.kilde)) for each in punktene],
        columns=["dato", "ring", "tekst", "fast"],
    )
    return draw(
        aarshjul(frame, hjul.aar, i_dag, tekst.tittel(len(frame), hjul.aar)),
        description=i_ord(frame, hjul.aar),
    )


def _show_listen(view: View, hjul: Hjul, vist: Hjul, veier: _Veier) -> None:
    planlagt = [each for each in hjul.aarets if not each.kilde]
    if not planlagt:
        st.info(
            f"Møteplanen for {hjul.aar} er ikke lest inn. Under står datoene som lov og SSB fastsetter. Last opp møteplanen"
            " (CSV eller Excel med id, år, dato, forum, tittel, klokkeslett, sted og tema), eller før opp datoene nederst på"
            " siden.",
            icon=":material/event:",
        )
    elif mangler := tekst.om_rapportering(sum(each.forum == "tertial" for each in planlagt), hjul.aar):
        st.caption(mangler)
    alle = _tidligere_vises(vist, veier.i_dag)
    show_table(_listen(vist, veier, alle), view=view, key="aarshjul_datoer")


def _tidligere_vises(vist: Hjul, i_dag: date) -> bool:
    """Whether the year's earlier dates are listed too: where they are all there is, or are asked for."""
    return _kan_ikke_deles(vist, i_dag) or st.toggle("Vis tidligere datoer i året", key="aarshjul_tidligere")


def _kan_ikke_deles(vist: Hjul, i_dag: date) -> bool:
    return sum(each.dato >= i_dag for each in vist.aarets) in (0, len(vist.aarets))


@made_once
def _listen(vist: Hjul, veier: _Veier, alle: bool) -> Table:
    punktene = [each for each in vist.aarets if alle or each.dato >= veier.i_dag]
    return Table(
        pd.DataFrame(
            [_rad(each, veier.til(each)) for each in punktene],
            columns=[*(column.name for column in _DATOER), "lenke"],
        ),
        _DATOER,
        title="Alle datoer" if alle else "Datoer framover",
        period=str(vist.aar),
    )


def _rad(each: Punkt, lenke: str) -> dict[str, object]:
    return {
        "dato": each.dato,
        "ukedag": tekst.ukedag(each.dato),
        "kl": each.kl_fra or None,
        "forum": each.forumnavn,
        "tittel": each.navn,
        "tema": "; ".join(each.tema) or (f"Kilde: {each.kilde}" if each.kilde else None),
        "aapner": _aapner(lenke),
        "lenke": lenke,
    }


def _aapner(lenke: str) -> str:
    return "Innkalling" if "nytt=" in lenke else "Møtet" if lenke.startswith("/moeter") else "Detaljer"
