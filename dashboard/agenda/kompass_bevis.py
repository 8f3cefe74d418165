"""The evidence book: what the product's own traces show, filed under the criteria."""

from functools import partial

import pandas as pd
import streamlit as st

from dashboard import text
from dashboard.agenda.rapporter import downloads
from dashboard.analysis import bevis
from dashboard.analysis.bevis import Bevisbok, Delkriterium, Kilde, Omraade
from dashboard.analysis.kompasset import Kompass
from dashboard.period import Period
from dashboard.reports.bevisbok import bevisbok, dato_for
from dashboard.reports.grunnlag import Grunnlag
from dashboard.sentences import kompass_bevis as tekst
from dashboard.ui.address import address
from dashboard.ui.data import numbers, written
from dashboard.ui.figures import Figure, show_figures
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.table import TableColumn, show_markup, show_table

_BEVIS = (
    TableColumn("kriterium", "Delkriterium"),
    TableColumn("tittel", "Bevis", link="lenke"),
    TableColumn("sagt", "Hva det viser"),
    TableColumn("hvorfor", "Hvorfor det hører til her"),
    TableColumn("versjon", "Versjon"),
)
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
    st.caption(tekst.ER_OG_ER_IKKE[0])
    _hullene(view, bok)
    st.header("Bevisene, område for område", anchor="omraadene")
    for omraade in bok.omraader:
        _omraadet(omraade)


def _numbers(view: View, name: str, **parameters: object) -> pd.DataFrame:
    return numbers(name, view, **parameters)


def _written(view: View, name: str, **parameters: object) -> pd.DataFrame:
    return written(name, view, **parameters)


def _figurene(bok: Bevisbok) -> None:
    antall = len(bok.kriterier)
    show_figures(
        [
            Figure("Delkriterier med bevis", f"{antall - len(bok.hull)} av {antall}"),
            Figure("Spor i løsningen", text.number(len(bok.spor)), f"av {len(bok.bevis)} som kan telles"),
            Figure("Dokumenterte egenvurderinger", text.number(bok.dokumenterte), "gjennomført, med grad over 0"),
            Figure("Poeng i delkriterier uten bevis", text.number(sum(each.maks for each in bok.hull)), f"av {text.number(sum(each.maks for each in bok.kriterier))}"),
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
        title="Hull: delkriterier uten bevis",
        period=f"per {text.day(bok.til)}",
        filters={},
        view=view,
        key="bevis_hull",
        empty="Alle delkriteriene har bevis.",
    )


def _omraadet(omraade: Omraade) -> None:
    with st.expander(f"{omraade.nr} {omraade.navn}: {tekst.om_omraadet(omraade.kriterier)}"):
        show_markup(
            pd.DataFrame([rad for each in omraade.kriterier for rad in _radene(each)]),
            _BEVIS,
            title=f"Bevis under {omraade.navn}",
        )
        vurdert = pd.concat([each.vurderinger for each in omraade.kriterier])
        if not vurdert.empty:
            show_markup(vurdert, _VURDERINGER, title=f"Dokumenterte egenvurderinger under {omraade.navn}")


def _lenke(kilde: Kilde) -> str:
    chosen: dict[str, str | int | None] = {"del": kilde.del_ or None}
    return address(kilde.side, "", **chosen)


def _radene(kriterium: Delkriterium) -> list[dict[str, object]]:
    """The evidence first, then what is looked for and not found."""
    navn = f"{kriterium.nr} {kriterium.navn}"
    i_rekke = [*kriterium.vist, *(each for each in kriterium.bevis if not each.bevis.viser_noe)]
    return [
        {
            "kriterium": navn,
            "tittel": each.bevis.kilde.tittel,
            "lenke": _lenke(each.bevis.kilde),
            "sagt": tekst.om_beviset(each.bevis),
            "hvorfor": each.hvorfor if each.bevis.viser_noe else tekst.TELLER_IKKE,
            "versjon": str(each.bevis.versjon),
        }
        for each in i_rekke
    ] or [{"kriterium": navn, "tittel": tekst.INGEN_SPOR}]
