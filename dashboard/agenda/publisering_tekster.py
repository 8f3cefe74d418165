"""«Hva ledelsen gjør» on the page Publisering: what is cleared, what is proposed, and a text of one's own."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard import text
from dashboard.agenda import publisering_grunnlag
from dashboard.agenda.publisering_lagring import Lagring
from dashboard.dialog import frigivelse
from dashboard.dialog.frigivelse import EGEN, FORKLARING, Forslag, Frigivelse
from dashboard.period import Period
from dashboard.sentences import publisering as tekst
from dashboard.sentences.words import enhetsnavn
from dashboard.ui import html
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once

HELE = "Hele kommunen"

_LAGRING = Lagring("frigitt")
_HEIGHT = 120


def show(view: View, period: Period) -> None:
    """What everybody will read about what is done with the deviations, and where it can be changed."""
    cleared = publisering_grunnlag.frigitte(period, view.written)
    omraader = publisering_grunnlag.omraader(view, period)
    navn = {"": HELE, **dict(zip(omraader["omraade"], omraader["navn"], strict=True))}
    _LAGRING.say()
    sentence(tekst.om_frigitte(len(cleared), mangler_tekst(view, period, view.written)))
    st.info(
        "Det som er frigitt, kan leses av alle når perioden publiseres. Les hver tekst: navn på personer blir ikke oppdaget.",
        icon=":material/visibility:",
    )
    _show_cleared(view, cleared, navn)
    _show_proposals(view, period, navn)
    _write_own(view, period, navn)


@made_once
def mangler_tekst(view: View, period: Period, written: int) -> list[str]:
    """As `uten_tekst`, of what is cleared for the period in version `written`."""
    return uten_tekst(
        publisering_grunnlag.omraader(view, period), publisering_grunnlag.frigitte(period, written)
    )


def uten_tekst(omraader: pd.DataFrame, cleared: Sequence[Frigivelse]) -> list[str]:
    """The tjenesteområder past the limit that nothing is cleared about, as they are said in a sentence."""
    mangler = omraader[omraader["over"] & ~omraader["omraade"].isin([each.omraade for each in cleared])]
    return [enhetsnavn(*par) for par in zip(mangler["navn"], mangler["omraade"], strict=True)]


def _show_cleared(view: View, cleared: Sequence[Frigivelse], navn: Mapping[str, str]) -> None:
    if not cleared:
        return
    st.header("Frigitt", anchor="frigitt")
    for each in cleared:
        dato = f" ({text.day(each.dato)})" if each.dato else ""
        where = html.escaped(navn.get(each.omraade, each.omraade))
        html.write(f"<p class='forklaring'><strong>{where}.</strong> {html.escaped(each.tekst)}{dato}</p>")
        with st.expander("Rett eller trekk tilbake", icon=":material/edit:", key=f"aapne_{each.id}"):
            _edit(view, each, navn)


def _edit(view: View, each: Frigivelse, navn: Mapping[str, str]) -> None:
    base = _LAGRING.base(view, each.id)
    with st.form(f"rett_{each.id}", border=False):
        written = _fields(each.tekst, each.omraade, navn, each.id)
        with st.container(horizontal=True, gap="small"):
            save = st.form_submit_button("Lagre", type="primary", key=f"lagre_{each.id}")
            withdraw = st.form_submit_button("Trekk tilbake", key=f"trekk_{each.id}")
    changed = replace(each, tekst=written[0], omraade=written[1], dato=None)
    if save:
        _LAGRING.store(
            view, lambda: frigivelse.frigi(view.user, changed, base=base), "Teksten er lagret.", each.id
        )
    elif withdraw:
        _LAGRING.store(
            view,
            lambda: frigivelse.trekk(view.user, each, base=base),
            "Teksten er trukket tilbake, og kommer ikke med i neste utgave.",
            each.id,
        )


def _show_proposals(view: View, period: Period, navn: Mapping[str, str]) -> None:
    st.header("Forslag", anchor="forslag")
    waiting = {
        f"{each.kilde}-{each.kilde_id}": each
        for each in publisering_grunnlag.forslag(period, view.written, view.snapshot.id)
        if not each.frigitt
    }
    if not waiting:
        st.caption("Ingen forklaringer eller oppgaver venter. Forslagene kommer fra forklaringene og møtene.")
        return
    chosen = st.selectbox(
        f"Forslag ({text.count(len(waiting), 'venter', 'venter')})",
        list(waiting),
        format_func=lambda key: _called(waiting[key], navn) if key in waiting else key,
        key=f"forslag_{period.key}",
        width=520,
    )
    if chosen not in waiting:
        chosen = next(iter(waiting))
    proposed = waiting[chosen]
    with st.form(f"frigi_{period.key}_{chosen}", border=True):
        written = _fields(proposed.tekst, proposed.omraade, navn, f"{period.key}_{chosen}")
        pressed = st.form_submit_button("Frigi", type="primary", key=f"frigi_knapp_{period.key}_{chosen}")
        st.caption(
            "Teksten er et forslag. Rett den til det innbyggerne skal lese; hvor den kommer fra, publiseres ikke."
        )
    if pressed:
        new = Frigivelse(
            period.aar, period.periode, written[0], written[1], proposed.kilde, proposed.kilde_id
        )
        _LAGRING.store(
            view, lambda: frigivelse.frigi(view.user, new, base=view.written), "Teksten er frigitt."
        )


def _called(proposed: Forslag, navn: Mapping[str, str]) -> str:
    """`Helse og omsorg: forklaringen fra Solbakken`."""
    where = navn.get(proposed.omraade, proposed.omraade)
    if proposed.kilde == FORKLARING:
        return f"{where}: forklaringen fra {proposed.gjelder}"
    about = f" om {proposed.gjelder}" if proposed.gjelder else ""
    return f"{where}: oppgave {proposed.kilde_id}{about}"


def _write_own(view: View, period: Period, navn: Mapping[str, str]) -> None:
    round_ = _LAGRING.runde
    with st.expander("Skriv en egen tekst", icon=":material/edit_note:", key=f"egen_tekst_{round_}"):
        with st.form(f"egen_{period.key}_{round_}", border=False):
            written = _fields("", "", navn, f"egen_{period.key}_{round_}")
            pressed = st.form_submit_button("Frigi teksten", type="primary", key="frigi_egen")
        if pressed:
            new = Frigivelse(period.aar, period.periode, written[0], written[1], EGEN)
            _LAGRING.store(
                view, lambda: frigivelse.frigi(view.user, new, base=view.written), "Teksten er frigitt."
            )


def _fields(first: str, omraade: str, navn: Mapping[str, str], key: str) -> tuple[str, str]:
    """What is written, and the code of the tjenesteområde it is about."""
    known = {**navn, omraade: navn.get(omraade, omraade)}
    written = st.text_area("Tekst", first, key=f"tekst_{key}", height=_HEIGHT)
    chosen = st.selectbox(
        "Tjenesteområde",
        list(known),
        index=list(known).index(omraade),
        format_func=lambda code: known.get(code, code),
        key=f"omraade_{key}",
        width=320,
    )
    return written, chosen
