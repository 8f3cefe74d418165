"""The plan for Kommunekompasset changed on the screen: a measure more, another content of one, or one less."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import streamlit as st

from dashboard.agenda.kompass_skjema import aapnet, gradene, lagret, naa, rollene, velg_rolle
from dashboard.analysis.kompasset import Kompass
from dashboard.analysis.maalstruktur import AKTIVITET
from dashboard.analysis.strategi import Strategi
from dashboard.dialog import kompassplan
from dashboard.dialog.kompassplan import Plantiltak
from dashboard.lake import Snapshot
from dashboard.ui import markdown
from dashboard.ui.filters import choose
from dashboard.ui.page import View
from dashboard.ui.remember import made_once
from dashboard.ui.sections import choose_section

_NYTT, _ENDRE, _FJERN = "nytt", "endre", "fjern"
_GJOEREMAAL = {_NYTT: "Legg til et tiltak", _ENDRE: "Endre et tiltak", _FJERN: "Fjern et tiltak"}
_LAGRET = "kompassplan_lagret"
_TIDLIGST, _SENEST = date(2000, 1, 1), date(2100, 12, 31)


def show(view: View, kompass: Kompass, strategi: Strategi) -> None:
    """What is to be done with which measure. What is changed is the plan as it is now, whatever version is looked at."""
    st.header("Rediger planen", anchor="rediger")
    if (stored := st.session_state.pop(_LAGRET, None)) is not None:
        st.success(markdown.escaped(f"Lagret. {stored}."), icon=":material/check:")
    view, kompass = naa(view, kompass)
    alle = _planen(view.written, kompass.versjon.versjon)
    gjoer = choose_section("Hva vil du gjøre?", _GJOEREMAAL, "rediger_plan") if alle else _NYTT
    if gjoer == _NYTT:
        _legg_til(view, kompass, strategi)
        return
    with st.container(width=720):
        id_ = choose("Tiltak", {key: f"{key} {each.tiltak}" for key, each in alle.items()}, "plantiltak")
    valgt = alle[id_ or ""]
    if gjoer == _ENDRE:
        _endre(view, kompass, strategi, valgt)
    else:
        _fjern(view, valgt)


def make_ready(view: View, kompass: Kompass, strategi: Strategi) -> None:
    """Remember the measures, and what a new one can lift and be tied to."""
    _planen(view.written, kompass.versjon.versjon)
    _numrene(kompass, "")
    _leddene(strategi, ())
    rollene(view)


@made_once
def _planen(written: int, versjon: str) -> dict[str, Plantiltak]:
    """The measures as they are written, by id."""
    return {each.id: each for each in kompassplan.planen(written, versjon)}


def _legg_til(view: View, kompass: Kompass, strategi: Strategi) -> None:
    key = aapnet(view, "kompassplan_nytt")
    tomt = Plantiltak(kompass.versjon.versjon, "", "", None)
    with st.form(key, border=True):
        nytt = _felter(view, kompass, strategi, tomt, key)
        pressed = st.form_submit_button("Legg til", type="primary")
    if pressed:
        _lagre(view, key, lambda base: kompassplan.legg_til(view.user, nytt))


def _endre(view: View, kompass: Kompass, strategi: Strategi, valgt: Plantiltak) -> None:
    key = aapnet(view, f"kompassplan_endre_{valgt.id}")
    with st.form(key, border=True):
        endret = _felter(view, kompass, strategi, valgt, key)
        pressed = st.form_submit_button("Lagre endringen", type="primary")
    st.caption("Endringen lagres som en egen versjon av planen. Det som sto før, kan leses i historikken.")
    if pressed:
        _lagre(view, key, lambda base: kompassplan.endre(view.user, endret, base=base))


def _fjern(view: View, valgt: Plantiltak) -> None:
    key = aapnet(view, f"kompassplan_fjern_{valgt.id}")
    with st.form(key, border=True):
        st.markdown("Tiltaket tas ut av planen. Det kan fortsatt leses i tidligere versjoner.")
        sikker = st.checkbox("Ja, ta tiltaket ut av planen", key=f"{key}_felt_sikker")
        pressed = st.form_submit_button("Fjern tiltaket")
    if pressed and not sikker:
        st.info("Kryss av for at tiltaket skal tas ut.")
    elif pressed:
        _lagre(view, key, lambda base: kompassplan.fjern(view.user, valgt.versjon, valgt.id, base=base))


def _felter(view: View, kompass: Kompass, strategi: Strategi, staar: Plantiltak, key: str) -> Plantiltak:
    """The fields with what stands there, and the measure as it is written in them."""
    felt = f"{key}_felt"
    numre = _numrene(kompass, staar.nr)
    gradnavn = gradene(view)
    tiltak = st.text_input("Hva skal gjøres?", staar.tiltak, key=f"{felt}_tiltak")
    nr = st.selectbox(
        "Hva løfter det i Kommunekompasset?", list(numre), index=_place(staar.nr, list(numre)),
        format_func=lambda each: numre[each], placeholder="Velg", filter_mode="contains", key=f"{felt}_nr",
    )  # fmt: skip
    venstre, midten, hoeyre = st.columns(3)
    dimensjoner = [
        "",
        *dict.fromkeys([*kompass.versjon.dimensjoner, *([staar.dimensjon] * bool(staar.dimensjon))]),
    ]
    dimensjon = venstre.selectbox(
        "Dimensjon", dimensjoner, index=_place(staar.dimensjon, dimensjoner),
        format_func=lambda each: each or "Alle dimensjonene", key=f"{felt}_dimensjon",
    )  # fmt: skip
    grad = midten.selectbox(
        "Grad når det er gjort", list(gradnavn), index=_place(staar.maal_grad, list(gradnavn)),
        format_func=lambda each: gradnavn[each], placeholder="Velg", key=f"{felt}_grad",
    )  # fmt: skip
    dagsverk = hoeyre.number_input(
        "Innsats (dagsverk)", value=staar.dagsverk, step=1.0, format="%g", placeholder="Ikke anslått", key=f"{felt}_dagsverk"
    )  # fmt: skip
    venstre, hoeyre = st.columns(2)
    with venstre:
        ansvarlig = velg_rolle("Ansvarlig (rolle, ikke navn)", view, staar.ansvarlig, f"{felt}_ansvarlig")
    frist = hoeyre.date_input(
        "Frist", staar.frist, min_value=min(staar.frist or _TIDLIGST, _TIDLIGST), max_value=max(staar.frist or _SENEST, _SENEST),
        format="DD.MM.YYYY", key=f"{felt}_frist",
    )  # fmt: skip
    leddnavn = _leddene(strategi, staar.ledd)
    ledd = st.multiselect(
        "Oppgaver i målstrukturen", list(leddnavn), list(staar.ledd), format_func=lambda each: leddnavn[each],
        placeholder="Ingen", key=f"{felt}_ledd",
    )  # fmt: skip
    id_ = staar.id or st.text_input("Id (kan stå tom)", key=f"{felt}_id")
    return Plantiltak(
        staar.versjon, nr or "", tiltak, grad, id_, dimensjon or "", dagsverk, ansvarlig, frist, tuple(ledd)
    )


@made_once
def _numrene(kompass: Kompass, staar: str) -> dict[str, str]:
    """What a measure can lift, with what stands there though the yardstick does not have it."""
    rader = kompass.maalestokk
    rader = rader[rader["vurderes"] | (rader["nivaa"] != "spørsmål")]
    navn = {rad["nr"]: f"{rad['nr']} {rad['navn']}" for rad in rader.to_dict("records")}
    return navn if not staar else {**navn, staar: navn.get(staar, f"{staar} (ukjent)")}


@made_once
def _leddene(strategi: Strategi, staar: tuple[str, ...]) -> dict[str, str]:
    """Every piece of work and aktivitet, with what stands there though the målstruktur does not have it."""
    navn = {
        each.id: f"{each.nr or each.id} {each.tittel} ({each.plan})"
        for each in strategi.struktur.ledd.values()
        if each.er_arbeid or each.nivaa == AKTIVITET
    }
    return navn | {id_: f"{id_} (ikke blant oppgavene)" for id_ in staar if id_ not in navn}


def _lagre(view: View, key: str, store: Callable[[int], Snapshot]) -> None:
    if (stored := lagret(view, key, store)) is not None:
        st.session_state[_LAGRET] = stored.message
        st.rerun()


def _place(value: Any, options: Sequence[Any]) -> int | None:
    return options.index(value) if value in options else None
