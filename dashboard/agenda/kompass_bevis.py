"""The evidence book: what the product's own traces show, filed under the criteria."""

from collections.abc import Sequence
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
from dashboard.ui.address import address
from dashboard.ui.data import numbers, written
from dashboard.ui.figures import Figure, show_figures
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.table import TableColumn, show_markup, show_table

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


def show(view: View, kompass: Kompass) -> None:
    """The section. Raises NotAllowed where the page does."""
    dato = dato_for(view.snapshot, view.written)
    bok = bevis.les(
        partial(_numbers, view),
        partial(_written, view),
        kompass,
        versjoner=(view.snapshot.id, view.written),
        dato=dato,
    )
    sentence(tekst.om_boken(bok))
    _figurene(bok)
    grunnlag = Grunnlag(view.snapshot, Period(dato.year, dato.month), view.written)
    downloads(view, lambda: bevisbok(grunnlag), f"bevisbok-{dato.isoformat()}", "bevisbok")
    st.caption(f"{tekst.ER_OG_ER_IKKE[0]} {tekst.GRENSENE}")
    _hullene(view, bok)
    _gjenstaar(view, bok)
    st.header("Bevisene, område for område", anchor="omraadene")
    for omraade in bok.omraader:
        _omraadet(omraade)


def _numbers(view: View, name: str, **parameters: object) -> pd.DataFrame:
    return numbers(name, view, **parameters)


def _written(view: View, name: str, **parameters: object) -> pd.DataFrame:
    return written(name, view, **parameters)


def _figurene(bok: Bevisbok) -> None:
    dekket = dekning(bok.kriterier)
    poeng = text.points(sum(each.maks for each in bok.hull))
    av_poeng = text.points(sum(each.maks for each in bok.kriterier))
    ikke_ennaa = f"; {text.number(bok.ikke_ennaa)} teller ikke ennå" if bok.ikke_ennaa else ""
    gjenstaar = f"; {len(bok.gjenstaar)} viser at noe gjenstår" if bok.gjenstaar else ""
    show_figures(
        [
            Figure("Delkriterier med spor", f"{dekket.spor} av {dekket.alle}", "talt i løsningens egne data"),
            Figure("Bare egenvurdering", f"{dekket.bare_vurdert} av {dekket.alle}", "med dokumentasjon"),
            Figure("Ingen av delene", f"{dekket.hull} av {dekket.alle}", f"{poeng} av {av_poeng} poeng"),
            Figure("Ulike spor", text.number(len(bok.spor)), f"av {len(bok.bevis)} som kan telles{gjenstaar}"),
            Figure("Dokumenterte egenvurderinger", text.number(bok.dokumenterte), f"gjennomført, med grad over 0{ikke_ennaa}"),
        ]
    )  # fmt: skip


def _hullene(view: View, bok: Bevisbok) -> None:
    navn = {each.nr: omraade.navn for omraade in bok.omraader for each in omraade.kriterier}
    rader = [
        {"nr": each.nr, "navn": each.navn, "omraade": navn[each.nr], "maks": each.maks} for each in bok.hull
    ]
    show_table(
        pd.DataFrame(rader, columns=["nr", "navn", "omraade", "maks"]),
        _HULL,
        title="Hull: verken spor eller dokumentert egenvurdering",
        period=f"per {text.day(bok.til)}",
        filters={},
        view=view,
        key="bevis_hull",
        empty="Ingen. Alle delkriteriene har spor eller dokumentert egenvurdering.",
    )


def _gjenstaar(view: View, bok: Bevisbok) -> None:
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
    show_table(
        pd.DataFrame(rader, columns=["tittel", "lenke", "sagt", "andel", "numre"]),
        _GJENSTAAR,
        title=tekst.GJENSTAAR,
        period=f"per {text.day(bok.til)}",
        filters={},
        view=view,
        key="bevis_gjenstaar",
        empty="Ingen spor viser at det meste gjenstår.",
    )


def _omraadet(omraade: Omraade) -> None:
    with st.expander(f"{omraade.nr} {omraade.navn}: {tekst.om_omraadet(omraade.kriterier)}"):
        _tabell("Spor", omraade, [rad for each in omraade.kriterier for rad in _sporene(each)], _BEVIS)
        for tittel, styrke, kolonner in (
            (tekst.GJENSTAAR, Styrke.GJENSTAAR, _UNDER),
            (tekst.INGEN_DATA, Styrke.UTEN_DATA, _UTEN_DATA),
        ):
            rader = [_rad(each, h) for each in omraade.kriterier for h in each.med_styrke(styrke)]
            _tabell(tittel, omraade, rader, kolonner)
        for tittel, deler in (
            ("Dokumenterte egenvurderinger", [each.dokumenterte for each in omraade.kriterier]),
            (tekst.IKKE_ENNAA, [each.ikke_ennaa for each in omraade.kriterier]),
        ):
            vurdert = pd.concat(deler)
            if not vurdert.empty:
                show_markup(vurdert, _VURDERINGER, title=f"{tittel}, {omraade.navn}")


def _tabell(tittel: str, omraade: Omraade, rader: list[dict[str, object]], kolonner: Sequence[TableColumn]) -> None:  # fmt: skip
    if rader:
        show_markup(pd.DataFrame(rader), kolonner, title=f"{tittel}, {omraade.navn}")


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
