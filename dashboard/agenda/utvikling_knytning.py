"""What surveys and internal control are tied to: goals of the målstruktur, and areas of Kommunekompasset."""

from collections.abc import Mapping

import streamlit as st

from dashboard.agenda.strategi_grunnlag import grunnlag
from dashboard.analysis.portefoelje import omraade_av
from dashboard.analysis.strategi import Strategi
from dashboard.period import Period
from dashboard.sentences.words import tallord
from dashboard.ui import html
from dashboard.ui.address import address
from dashboard.ui.data import numbers
from dashboard.ui.page import View
from dashboard.ui.remember import made_once

KOMPASS_VERSJON = "3.1"
_FLEST = 3  # that are named of what is tied to one goal or area

Knytning = tuple[str, tuple[str, ...], tuple[str, ...]]
"""What is said of it, ids of goals, and criteria of Kommunekompasset."""


def show(view: View, period: Period, knytninger: tuple[Knytning, ...]) -> None:
    """Each goal and area once, with what is tied to it; a link for every goal that the målstruktur has."""
    listene = _les(view, period, knytninger)
    if not any(listene):
        st.caption(
            "Ikke knyttet til mål eller Kommunekompasset. Fyll ut kolonnene «Mål (id)» og «Kommunekompasset» i filen."
        )
        return
    maal, kompass = listene
    st.subheader("Knyttet til", anchor=False)
    venstre, hoeyre = st.columns(2)
    with venstre:
        _show_liste(maal, "Ingen mål er knyttet til.")
    with hoeyre:
        _show_liste(kompass, "Ingen områder i Kommunekompasset er knyttet til.")


def make_ready(view: View, period: Period, knytninger: tuple[Knytning, ...]) -> None:
    """Remember the goals and areas, and what is tied to them."""
    _les(view, period, knytninger)


def _les(view: View, period: Period, knytninger: tuple[Knytning, ...]) -> tuple[str, str]:
    return _listene(view, grunnlag(view, period), knytninger, address("strategi", periode=period.key))


def _show_liste(liste: str, tomt: str) -> None:
    if liste:
        html.write(liste)
    else:
        st.caption(tomt)


@made_once
def _listene(
    view: View, strategi: Strategi, knytninger: tuple[Knytning, ...], _lenke: str
) -> tuple[str, str]:
    """Goals and areas as markup, empty where there is none. `_lenke` is in the key only: what one link takes along from the
    address, so do all."""
    maal: dict[str, list[str]] = {}
    kompass: dict[str, list[str]] = {}
    for sagt, ider, kriterier in knytninger:
        for id_ in ider:
            maal.setdefault(id_, []).append(sagt)
        for kriterium in kriterier:
            kompass.setdefault(kriterium, []).append(sagt)
    return _liste("Mål", _goals(strategi, maal)), _liste("Kommunekompasset", _areas(view, kompass))


def _goals(strategi: Strategi, maal: Mapping[str, list[str]]) -> list[str]:
    ledd = strategi.struktur.ledd
    sagt = []
    for id_, hva in maal.items():
        if id_ in ledd:
            lenke = html.escaped(address("strategi", ledd=id_, periode=strategi.period.key))
            navn = f"<a href='{lenke}' target='_self'>{html.escaped(ledd[id_].tittel)}</a>"
        else:
            navn = f"{html.escaped(id_)} (ikke i målstrukturen)"
        sagt.append(f"{navn}: {html.escaped(_told(hva))}")
    return sagt


def _areas(view: View, kompass: Mapping[str, list[str]]) -> list[str]:
    """By area, as several criteria may belong to one; words that name no area stand as they are."""
    omraader = numbers("utvikling/kompassomraader", view, versjon=KOMPASS_VERSJON)
    navn = {int(nr): str(navn) for nr, navn in zip(omraader["nr"], omraader["navn"], strict=True)}
    nummer = {ord_.casefold(): nr for nr, ord_ in navn.items()}
    samlet: dict[str, list[str]] = {}
    for kriterium, hva in sorted(kompass.items()):
        nr = omraade_av(kriterium, nummer)
        samlet.setdefault(f"{nr} {navn[nr]}" if nr in navn else kriterium, []).extend(hva)
    return [html.escaped(f"{omraade}: {_told(hva)}") for omraade, hva in samlet.items()]


def _told(hva: list[str]) -> str:
    """The first few, and how many more."""
    ulike = list(dict.fromkeys(hva))
    flere = len(ulike) - _FLEST
    if flere < 2:
        return "; ".join(ulike)
    return f"{'; '.join(ulike[:_FLEST])} og {tallord(flere)} til"


def _liste(tittel: str, punkter: list[str]) -> str:
    if not punkter:
        return ""
    punktene = "".join(f"<li>{punkt}</li>" for punkt in punkter)
    return f"<div class='forklaring'><strong>{tittel}</strong><ul>{punktene}</ul></div>"
