"""The year's dates on their page: what is next, what must be ready when, the wheel, and the whole list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import pandas as pd
import streamlit as st

from dashboard import access, settings
from dashboard.agenda import aarshjul_abonner, aarshjul_dato, aarshjul_rediger
from dashboard.analysis.aarshjul import Forberedelse, Punkt, for_leseren, punkter
from dashboard.charts.aarshjul import aarshjul, i_ord
from dashboard.datasets.moeteplan import FORA
from dashboard.dialog import moete as moeter
from dashboard.sentences import aarshjul as tekst
from dashboard.sentences.words import stor
from dashboard.ui.address import address
from dashboard.ui.chart import show_chart
from dashboard.ui.data import numbers
from dashboard.ui.filters import choose, say_unknown
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.table import TableColumn, show_table

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


@dataclass(frozen=True, slots=True)
class Hjul:
    """The dates of a year and the next that the reader may see, and what must be ready for them."""

    aar: int
    punkter: tuple[Punkt, ...]
    forberedelser: tuple[Forberedelse, ...]

    @property
    def aarets(self) -> list[Punkt]:
        return [each for each in self.punkter if each.dato.year == self.aar]


def show(view: View, i_dag: date) -> None:
    """The page as it stands on the day `i_dag`. Raises NotAllowed."""
    access.require_see_aarshjul(view.user)
    if "punkt" in st.query_params:
        _dato(view, i_dag)
    else:
        _aaret(view, i_dag)


def _aaret(view: View, i_dag: date) -> None:
    aaret, forumet, _ = st.columns([1, 2, 4])
    with aaret:
        aar = int(choose("År", _aarene(view, i_dag), "aar") or i_dag.year)
    hjul = _hjul(view, aar)
    with forumet:
        forum = choose("Forum", _foraene(hjul), "forum")
    vist = _av_forum(hjul, forum)
    framover = _av_forum(_hjul(view, i_dag.year), forum)
    _overblikk(framover, i_dag)
    lenker = _lenker(view, [*vist.punkter, *framover.punkter], i_dag)
    venstre, hoeyre = st.columns([1.15, 1], gap="large")
    with venstre:
        _klargjoering(view, framover, i_dag, lenker)
    with hoeyre:
        _hjulet(vist, i_dag)
    _listen(view, hjul, vist, lenker, i_dag)
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
        aarshjul_dato.show(view, punkt, ready, _lenker(view, [punkt], i_dag)[punkt], i_dag)
    aarshjul_dato.show_way_back(hjul.aar)


def _hjul(view: View, aar: int) -> Hjul:
    return _les(str(settings.get().lake), view, access.fora_for(view.user), aar)


@lru_cache(maxsize=64)
def _les(lake: str, view: View, fora: tuple[str, ...] | None, aar: int) -> Hjul:
    """`lake` is in the key only: another lake has other dates under the same version."""
    alle = punkter(numbers("aarshjul/punkter", view, fra_aar=aar, til_aar=aar + 1))
    funnet, klart = for_leseren(alle, numbers("aarshjul/forberedelse", view), fora)
    return Hjul(aar, tuple(funnet), tuple(klart))


def _aarene(view: View, i_dag: date) -> dict[str, str]:
    """This year to begin with, then those of the plan and the next, the newest first."""
    planens = {pd.Timestamp(dato).year for dato in numbers("aarshjul/moeteplan", view)["dato"]}
    andre = sorted({*planens, i_dag.year + 1} - {i_dag.year}, reverse=True)
    return {str(aar): str(aar) for aar in (i_dag.year, *andre)}


def _foraene(hjul: Hjul) -> Mapping[str, str]:
    found = {each.forum for each in hjul.aarets}
    return {_ALLE: "Alle fora", **{forum: navn for forum, navn in FORA.items() if forum in found}}


def _av_forum(hjul: Hjul, forum: str | None) -> Hjul:
    if forum in (None, _ALLE):
        return hjul
    return Hjul(
        hjul.aar,
        tuple(each for each in hjul.punkter if each.forum == forum),
        tuple(each for each in hjul.forberedelser if each.punkt.forum == forum),
    )


def _overblikk(hjul: Hjul, i_dag: date) -> None:
    moete = next((each for each in hjul.punkter if each.er_moete and each.dato >= i_dag), None)
    klart = next(
        (each for each in hjul.forberedelser if each.frist >= i_dag and each.punkt.dato >= i_dag), None
    )
    sentence(
        tekst.om_neste(
            (moete.navn, moete.dato, moete.kl_fra) if moete else None,
            (klart.hva, klart.rolle, klart.punkt.navn, klart.frist) if klart else None,
            i_dag,
        )
    )


def _klargjoering(view: View, hjul: Hjul, i_dag: date, lenker: Mapping[Punkt, str]) -> None:
    siste = i_dag + timedelta(days=tekst.FLEST_DAGER)
    kommende = [each for each in hjul.forberedelser if each.punkt.dato >= i_dag and each.frist <= siste]
    rader = pd.DataFrame(
        [
            {
                "frist": each.frist,
                "naar": stor(tekst.naar(each.frist, i_dag)),
                "hva": each.hva,
                "rolle": each.rolle,
                "til": f"{each.punkt.navn} {each.punkt.dato.day}.{each.punkt.dato.month}.",
                "lenke": lenker.get(each.punkt),
            }
            for each in kommende
        ],
        columns=[*(column.name for column in _KLARGJOERING), "lenke"],
    )
    st.caption(
        tekst.om_fristene(
            sum(each.frist < i_dag for each in kommende),
            sum(i_dag <= each.frist < i_dag + timedelta(days=7) for each in kommende),
        )
    )
    show_table(
        rader,
        _KLARGJOERING,
        title="Neste: hva må være klart når",
        period=f"{tekst.FLEST_DAGER // 7} uker fram",
        filters={},
        view=view,
        key="aarshjul_klart",
        empty="Ingen frister de neste seks ukene.",
    )
    st.caption(tekst.KONVENSJON)


def _hjulet(hjul: Hjul, i_dag: date) -> None:
    rekke = list(FORA)
    punktene = sorted(hjul.aarets, key=lambda each: (rekke.index(each.forum), each.dato))
    frame = pd.DataFrame(
        [(each.dato, each.forumnavn, each.navn, bool(each.kilde)) for each in punktene],
        columns=["dato", "ring", "tekst", "fast"],
    )
    show_chart(
        aarshjul(frame, hjul.aar, i_dag, tekst.tittel(len(frame), hjul.aar)),
        description=i_ord(frame, hjul.aar),
    )


def _listen(view: View, hjul: Hjul, vist: Hjul, lenker: Mapping[Punkt, str], i_dag: date) -> None:
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
    punktene, tittel = _framover(vist.aarets, i_dag)
    rader = pd.DataFrame(
        [
            {
                "dato": each.dato,
                "ukedag": tekst.ukedag(each.dato),
                "kl": each.kl_fra or None,
                "forum": each.forumnavn,
                "tittel": each.navn,
                "tema": "; ".join(each.tema) or (f"Kilde: {each.kilde}" if each.kilde else None),
                "aapner": _aapner(lenker[each]),
                "lenke": lenker[each],
            }
            for each in punktene
        ],
        columns=[*(column.name for column in _DATOER), "lenke"],
    )
    show_table(
        rader,
        _DATOER,
        title=tittel,
        period=str(hjul.aar),
        filters={},
        view=view,
        key="aarshjul_datoer",
    )


def _framover(aarets: Sequence[Punkt], i_dag: date) -> tuple[Sequence[Punkt], str]:
    """The dates to list, and what the list is called: those from today on, the earlier ones where asked for."""
    kommende = [each for each in aarets if each.dato >= i_dag]
    if not kommende or len(kommende) == len(aarets):
        return aarets, "Alle datoer"
    if st.toggle("Vis tidligere datoer i året", key="aarshjul_tidligere"):
        return aarets, "Alle datoer"
    return kommende, "Datoer framover"


def _aapner(lenke: str) -> str:
    return "Innkalling" if "nytt=" in lenke else "Møtet" if lenke.startswith("/moeter") else "Detaljer"


def _lenker(view: View, punktene: Sequence[Punkt], i_dag: date) -> dict[Punkt, str]:
    """Where each date leads: to the meeting that is called, to calling one that is ahead, or to the date's own details."""
    moetene = access.may_hold_meeting(view.user)
    kalt = {each.id for each in moeter.moeter(view.written)} if moetene else set[str]()
    return {each: _lenke(each, kalt, innkalles=moetene and each.dato >= i_dag) for each in punktene}


def _lenke(punkt: Punkt, kalt: set[str], *, innkalles: bool) -> str:
    forum = _MOETER.get(punkt.forum)
    id_ = f"{punkt.dato.isoformat()}-{forum}"
    if forum and id_ in kalt:
        return address("moeter", moete=id_, versjon=None, periode=None)
    if forum and innkalles:
        dato = punkt.dato.isoformat()
        return address("moeter", nytt=forum, dato=dato, moete=None, versjon=None, periode=None)
    return address("aarshjul", punkt=punkt.id, aar=punkt.dato.year, moete=None)
