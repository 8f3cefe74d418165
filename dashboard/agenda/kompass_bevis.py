"""The evidence book: what the product's own traces show, filed under the criteria."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from dashboard import text
from dashboard.agenda.rapporter import downloads
from dashboard.analysis import bevis
from dashboard.analysis.bevis import Bevisbok, Delkriterium, Hyllet, Omraade, Styrke, dekning
from dashboard.analysis.bevis_kilder import Kilde
from dashboard.analysis.kompasset import Kompass
from dashboard.period import Period
from dashboard.reports.bevisbok import bevisbok, dato_for
from dashboard.reports.grunnlag import Grunnlag
from dashboard.sentences import kompass_bevis as tekst
from dashboard.sentences.words import stor
from dashboard.ui import html
from dashboard.ui.address import address
from dashboard.ui.data import numbers, written
from dashboard.ui.figures import Figure, show_figures
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn, markup
from dashboard.ui.table import show as show_table

_BEVIS = (
    TableColumn("kriterium", "Delkriterium"),
    TableColumn("tittel", "Spor", link="lenke"),
    TableColumn("sagt", "Hva det viser"),
    TableColumn("styrke", "Styrke"),
    TableColumn("hvorfor", "Hvorfor det hører til her"),
    TableColumn("versjon", "Versjon"),
)
_UTEN_DATA = (_BEVIS[0], _BEVIS[1], TableColumn("sagt", "Hva som mangler"))
_ANDEL = TableColumn("andel", "Andel")
_UNDER = (*_BEVIS[:3], _ANDEL, *_BEVIS[4:])
_GJENSTAAR = (_BEVIS[1], _BEVIS[2], _ANDEL, TableColumn("numre", "Delkriterier"))
_VURDERINGER = (
    TableColumn("nr", "Nr."),
    TableColumn("dimensjon", "Dimensjon"),
    TableColumn("grad", "Grad (0–4)", "antall"),
    TableColumn("steg", "Steg"),
    TableColumn("dokumentasjon", "Dokumentasjon"),
    TableColumn("rolle", "Vurdert av"),
    TableColumn("dato", "Dato", "dato"),
)
_HULL = (
    TableColumn("nr", "Nr."),
    TableColumn("navn", "Delkriterium"),
    TableColumn("omraade", "Område"),
    TableColumn("maks", "Poeng", "antall"),
)


@dataclass(frozen=True, slots=True)
class _Vist:
    """The book as it is shown. `omraader`: of each area what is said of it, and its tables as HTML."""

    setning: str
    noekkeltall: list[Figure]
    hull: Table
    gjenstaar: Table
    omraader: tuple[tuple[str, tuple[str, ...]], ...]


def show(view: View, kompass: Kompass) -> None:
    """The section. Raises NotAllowed where the page does."""
    dato = dato_for(view.snapshot, view.written)
    vist = _les(view, dato, kompass)
    sentence(vist.setning)
    show_figures(vist.noekkeltall)
    grunnlag = Grunnlag(view.snapshot, Period(dato.year, dato.month), view.written)
    downloads(view, lambda: bevisbok(grunnlag), f"bevisbok-{dato.isoformat()}", "bevisbok")
    st.caption(f"{tekst.ER_OG_ER_IKKE[0]} {tekst.GRENSENE}")
    show_table(vist.hull, view=view, key="bevis_hull")
    show_table(vist.gjenstaar, view=view, key="bevis_gjenstaar")
    st.header("Bevisene, område for område", anchor="omraadene")
    for sagt, tabeller in vist.omraader:
        with st.expander(sagt):
            for tabell in tabeller:
                html.write(tabell)


def make_ready(view: View, kompass: Kompass) -> None:
    """Remember the book."""
    _les(view, dato_for(view.snapshot, view.written), kompass)


def _les(view: View, dato: date, kompass: Kompass) -> _Vist:
    return _vist(view, view.written, dato, kompass, address("kommunekompass"))


@made_once
def _vist(view: View, _written: int, dato: date, kompass: Kompass, _adresse: str) -> _Vist:
    """`_written` and `_adresse` are in the key only: what people have written is in the book, and what one link takes along from the
    address, so do all."""
    bok = bevis.les(
        partial(_numbers, view),
        partial(_written_rows, view),
        kompass,
        versjoner=(view.snapshot.id, view.written),
        dato=dato,
    )
    return _Vist(
        tekst.om_boken(bok),
        _figurene(bok),
        _hullene(bok),
        _gjenstaar(bok),
        tuple((_om_omraadet(each), tuple(_tabellene(each))) for each in bok.omraader),
    )


def _numbers(view: View, name: str, **parameters: object) -> pd.DataFrame:
    return numbers(name, view, **parameters)


def _written_rows(view: View, name: str, **parameters: object) -> pd.DataFrame:
    return written(name, view, **parameters)


def _figurene(bok: Bevisbok) -> list[Figure]:
    dekket = dekning(bok.kriterier)
    poeng = text.points(sum(each.maks for each in bok.hull))
    av_poeng = text.points(sum(each.maks for each in bok.kriterier))
    ikke_ennaa = f"; {text.number(bok.ikke_ennaa)} teller ikke ennå" if bok.ikke_ennaa else ""
    gjenstaar = f"; {len(bok.gjenstaar)} viser at noe gjenstår" if bok.gjenstaar else ""
    return [
        Figure("Delkriterier med spor", f"{dekket.spor} av {dekket.alle}", "talt i løsningens egne data"),
        Figure("Bare egenvurdering", f"{dekket.bare_vurdert} av {dekket.alle}", "med dokumentasjon"),
        Figure("Ingen av delene", f"{dekket.hull} av {dekket.alle}", f"{poeng} av {av_poeng} poeng"),
        Figure("Ulike spor", text.number(len(bok.spor)), f"av {len(bok.bevis)} som kan telles{gjenstaar}"),
        Figure("Dokumenterte egenvurderinger", text.number(bok.dokumenterte), f"gjennomført, med grad over 0{ikke_ennaa}"),
    ]  # fmt: skip


def _hullene(bok: Bevisbok) -> Table:
    navn = {each.nr: omraade.navn for omraade in bok.omraader for each in omraade.kriterier}
    rader = [
        {"nr": each.nr, "navn": each.navn, "omraade": navn[each.nr], "maks": each.maks} for each in bok.hull
    ]
    return Table(
        pd.DataFrame(rader, columns=["nr", "navn", "omraade", "maks"]),
        _HULL,
        title="Hull: verken spor eller dokumentert egenvurdering",
        period=f"per {text.day(bok.til)}",
        empty="Ingen. Alle delkriteriene har spor eller dokumentert egenvurdering.",
    )


def _gjenstaar(bok: Bevisbok) -> Table:
    rader = [
        {
            "tittel": each.kilde.tittel,
            "lenke": _lenke(each.kilde),
            "sagt": tekst.om_beviset(each),
            "andel": tekst.om_andelen(each),
            "numre": ", ".join(numre),
        }
        for each, numre in bok.gjenstaar
    ]
    return Table(
        pd.DataFrame(rader, columns=["tittel", "lenke", "sagt", "andel", "numre"]),
        _GJENSTAAR,
        title=tekst.GJENSTAAR,
        period=f"per {text.day(bok.til)}",
        empty="Ingen spor viser at det meste gjenstår.",
    )


def _om_omraadet(omraade: Omraade) -> str:
    return f"{omraade.nr} {omraade.navn}: {tekst.om_omraadet(omraade.kriterier)}"


def _tabellene(omraade: Omraade) -> Iterator[str]:
    """What is filed under the area, then what its sub-criteria are said to be; those with something in them."""
    spor = [rad for each in omraade.kriterier for rad in _sporene(each)]
    gjenstaar, uten_data = (
        [_rad(each, hyllet) for each in omraade.kriterier for hyllet in each.med_styrke(styrke)]
        for styrke in (Styrke.GJENSTAAR, Styrke.UTEN_DATA)
    )
    for tittel, rader, kolonner in (
        ("Spor", pd.DataFrame(spor), _BEVIS),
        (tekst.GJENSTAAR, pd.DataFrame(gjenstaar), _UNDER),
        (tekst.INGEN_DATA, pd.DataFrame(uten_data), _UTEN_DATA),
        ("Dokumenterte egenvurderinger", pd.concat([each.dokumenterte for each in omraade.kriterier]), _VURDERINGER),
        (tekst.IKKE_ENNAA, pd.concat([each.ikke_ennaa for each in omraade.kriterier]), _VURDERINGER),
    ):  # fmt: skip
        if not rader.empty:
            yield markup(rader, kolonner, title=f"{tittel}, {omraade.navn}")


def _lenke(kilde: Kilde) -> str:
    chosen: dict[str, str | int | None] = {"del": kilde.del_ or None}
    return address(kilde.side, "", **chosen)


def _sporene(kriterium: Delkriterium) -> list[dict[str, object]]:
    """A row per trace, or one that says there is none."""
    uten: dict[str, object] = {"kriterium": _navnet(kriterium), "tittel": tekst.INGEN_SPOR}
    return [_rad(kriterium, each) for each in kriterium.spor] or [uten]


def _rad(kriterium: Delkriterium, hyllet: Hyllet) -> dict[str, object]:
    bevis_ = hyllet.bevis
    return {
        "kriterium": _navnet(kriterium),
        "tittel": bevis_.kilde.tittel,
        "lenke": _lenke(bevis_.kilde),
        "sagt": tekst.om_beviset(bevis_) if bevis_.har_data else stor(tekst.om_mangelen(bevis_)),
        "styrke": tekst.om_styrken(bevis_),
        "andel": tekst.om_andelen(bevis_),
        "hvorfor": hyllet.hvorfor,
        "versjon": str(bevis_.versjon),
    }


def _navnet(kriterium: Delkriterium) -> str:
    return f"{kriterium.nr} {kriterium.navn}"
