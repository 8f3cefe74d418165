"""Explanations before the meeting: who owes one, who has answered, and the form where the answer is written."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard import access, text
from dashboard.agenda import gjennomgang
from dashboard.agenda.sted import Sted
from dashboard.agenda.utsnitt import Utsnitt, finn
from dashboard.analysis.prognose import STANDARD
from dashboard.datasets.forklaring import AARSAKER
from dashboard.dialog import forklaring
from dashboard.dialog.forklaring import Forklaring
from dashboard.errors import DashboardError
from dashboard.period import Period
from dashboard.sentences import forklaringer as tekst
from dashboard.sentences.words import enhetsnavn
from dashboard.ui import html, markdown
from dashboard.ui.address import address
from dashboard.ui.data import written
from dashboard.ui.errors import show_error
from dashboard.ui.filters import choose
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_KOLONNER = (
    TableColumn("navn", "Enhet", link="lenke"),
    TableColumn("avvik", "Avvik hittil", "kroner"),
    TableColumn("avvik_prosent", "Avvik", "prosent"),
    TableColumn("avvik_prognose", "Ventet ved årets slutt", "kroner"),
    TableColumn("svart", "Svart"),
    TableColumn("aarsak", "Årsak"),
    TableColumn("tekst", "Forklaring"),
    TableColumn("tiltak", "Tiltak"),
    TableColumn("prognose_egen", "Egen prognose", "kroner"),
)


@dataclass(frozen=True, slots=True)
class _Oversikt:
    """What the units have answered. `enheter` as med_svar gives them; `mangler` are those that owe an answer and have none."""

    setning: str
    tabell: Table
    enheter: pd.DataFrame
    mangler: Sequence[str]


def show(view: View, period: Period) -> None:
    """Everybody's answers, and one unit's form. Raises NotAllowed."""
    access.require_see_drift(view.user)
    oversikt = _read(view, period)
    if oversikt is None:
        sentence(f"Det er ingen avvik å forklare for {period.label}: regnskap eller budsjett mangler.")
        return
    sentence(oversikt.setning)
    show_table(oversikt.tabell, view=view, key="forklaringer")
    _write(view, period, oversikt)


def make_ready(view: View, period: Period) -> None:
    """Remember everybody's answers, and those of the month before."""
    if _read(view, period) is not None:
        svarene(view, period.previous)


def _read(view: View, period: Period) -> _Oversikt | None:
    """None where there is nothing to explain."""
    utsnitt = finn(view, period, Sted(), STANDARD)
    if utsnitt is None or not utsnitt.har_avvik:
        return None
    return _oversikten(utsnitt.felles, view, view.written, address("forklaringer"))


@made_once
def _oversikten(utsnitt: Utsnitt, view: View, _written: int, _adressen: str) -> _Oversikt:
    """`_written` and `_adressen` are in the key only: what is answered, and what the links take along from the address."""
    enheter = med_svar(utsnitt, view)
    skyldige = enheter[enheter["skyldig"]]
    mangler = skyldige[skyldige["svart"] == "Nei"]
    return _Oversikt(
        tekst.om_svarene(navnene(skyldige), navnene(mangler), utsnitt.period),
        Table(
            enheter[enheter["skyldig"] | (enheter["svart"] == "Ja")],
            _KOLONNER,
            title="Enheter som skal forklare avviket",
            period=utsnitt.period.label,
            empty="Ingen enheter er over grensen.",
        ),
        enheter,
        list(mangler["enhet"]),
    )


def med_svar(utsnitt: Utsnitt, view: View) -> pd.DataFrame:
    """What `svar_per_enhet` gives, and lenke: where each is answered."""
    enheter = svar_per_enhet(utsnitt, view)
    return enheter.assign(lenke=[address("forklaringer", enhet=enhet) for enhet in enheter["enhet"]])


def svar_per_enhet(utsnitt: Utsnitt, view: View) -> pd.DataFrame:
    """Every enhet of the place, those that owe an answer first: the columns of `steder` and of the answer.

    skyldig (owes an answer), svart («Ja», «Nei»), aarsak, tekst, tiltak, prognose_egen (kr), rolle, dato, avvik_forklart (kr).
    """
    svar = svarene(view, utsnitt.period).rename(
        columns={"prognose": "prognose_egen", "avvik": "avvik_forklart"}
    )
    enheter = gjennomgang.enhetene(utsnitt).merge(svar, on="enhet", how="left")
    return enheter.assign(svart=["Ja" if isinstance(tekst_, str) else "Nei" for tekst_ in enheter["tekst"]])


def navnene(enheter: pd.DataFrame) -> list[str]:
    """What the units are called in the middle of a sentence."""
    return [enhetsnavn(navn, enhet) for navn, enhet in zip(enheter["navn"], enheter["enhet"], strict=True)]


def svarene(view: View, period: Period) -> pd.DataFrame:
    """The answers for the period that the reader may see: the rows of dialog/forklaringer."""
    enheter = access.units_for(view.user)
    return written(
        "dialog/forklaringer",
        view,
        aar=period.aar,
        periode=period.periode,
        enheter=None if enheter is None else list(enheter),
    )


def show_answer(view: View, period: Period, enhet: str, avvik: float, *, skyldig: bool) -> None:
    """The unit's answer beside the number it explains; where it owes one (`skyldig`), also that none is given."""
    svar = svarene(view, period)
    funnet = svar[svar["enhet"] == enhet]
    lenke = f"<a href='{html.escaped(address('forklaringer', enhet=enhet))}' target='_self'>"
    if funnet.empty and not skyldig:
        return
    if funnet.empty:
        html.write(
            f"<p class='forklaring mangler'>Enheten har ikke forklart avviket. {lenke}Skriv forklaring</a></p>"
        )
        return
    gitt = funnet.iloc[0]
    endret = tekst.om_endret_tall(gitt["avvik"], avvik)
    html.write(
        f"<p class='forklaring'>{html.escaped(tekst.om_forklaringen(gitt))}"
        f" {html.escaped(endret)} {lenke}Endre</a></p>"
    )


def om_avviket(utsnitt: Utsnitt) -> str:
    """`4,1 mill. kr merforbruk (16,0 %)`."""
    return tekst.om_tallet(utsnitt.rad["avvik"], utsnitt.rad["avvik_prosent"])


def _write(view: View, period: Period, oversikt: _Oversikt) -> None:
    enheter = oversikt.enheter
    egne = enheter[[access.may_explain(view.user, enhet) for enhet in enheter["enhet"]]]
    if egne.empty:
        return
    st.header("Skriv forklaring", anchor="skriv")
    foerst = [*oversikt.mangler, *egne["enhet"]]
    navn = dict(zip(egne["enhet"], egne["navn"], strict=True))
    with st.container(width=420):
        enhet = choose("Enhet", {kode: navn[kode] for kode in foerst if kode in navn}, "enhet")
    if enhet is None:
        return
    rad = egne[egne["enhet"] == enhet].iloc[0]
    sentence(f"{rad['navn']}: {tekst.om_tallet(rad['avvik'], rad['avvik_prosent'])} {_naar(period)}.")
    _show_earlier(view, period, enhet)
    _form(view, period, rad)


def _naar(period: Period) -> str:
    return f"i {period.label}" if period.periode in (0, 1) else f"til og med {period.label}"


def _show_earlier(view: View, period: Period, enhet: str) -> None:
    """What the unit answered last month, so that nobody begins on a blank sheet."""
    forrige = period.previous
    svar = svarene(view, forrige)
    funnet = svar[svar["enhet"] == enhet]
    if not funnet.empty:
        st.caption(markdown.escaped(f"Svaret for {forrige.label}: {tekst.om_forklaringen(funnet.iloc[0])}"))


def _form(view: View, period: Period, rad: pd.Series) -> None:
    key = f"forklaring_{period.key}_{rad['enhet']}"
    gitt = isinstance(rad["tekst"], str)
    if (stored := st.session_state.pop(f"{key}_lagret", None)) is not None:
        st.success(stored, icon=":material/check:")
    with st.form(key, border=True):
        aarsak = st.selectbox(
            "Hovedårsak",
            AARSAKER,
            index=AARSAKER.index(rad["aarsak"]) if gitt and rad["aarsak"] in AARSAKER else None,
            format_func=lambda aarsak: aarsak[:1].upper() + aarsak[1:],
            placeholder="Velg",
            key=f"{key}_aarsak",
        )
        forklart = st.text_area(
            "Hva er årsaken til avviket?", rad["tekst"] if gitt else "", key=f"{key}_tekst"
        )
        tiltak = st.text_area(
            "Hva gjør enheten med det?",
            rad["tiltak"] if isinstance(rad["tiltak"], str) else "",
            height=80,
            key=f"{key}_tiltak",
        )
        venstre, hoeyre = st.columns(2)
        prognose = venstre.number_input(
            "Egen prognose for hele året (kr, netto)",
            value=None if pd.isna(rad["prognose_egen"]) else float(rad["prognose_egen"]),
            step=100_000.0,
            format="%.0f",
            placeholder=f"Årsbudsjettet er {text.number(rad['aarsbudsjett'])}",
            key=f"{key}_prognose",
        )
        rolle = hoeyre.text_input(
            "Svart av (rolle, ikke navn)",
            rad["rolle"] if isinstance(rad["rolle"], str) else "Enhetsleder",
            key=f"{key}_rolle",
        )
        pressed = st.form_submit_button("Lagre forklaringen", type="primary")
    st.caption(
        "Skriv ikke om enkeltpersoner. Svaret lagres som egen versjon, og tidligere svar kan leses i historikken."
    )
    if pressed:
        svar = Forklaring(
            period.aar, period.periode, rad["enhet"], aarsak or "", forklart, tiltak, prognose, rolle,
            avvik=float(rad["avvik"]), versjon=view.snapshot.id,
        )  # fmt: skip
        _save(view, svar, str(rad["navn"]), key)


def _save(view: View, svar: Forklaring, navn: str, key: str) -> None:
    base = st.session_state.setdefault(f"{key}_base", view.written)
    try:
        stored = forklaring.save(view.user, svar, enhet_navn=navn, base=base)
    except DashboardError as error:
        # Whoever reads what the other has written, and saves again, means it.
        st.session_state[f"{key}_base"] = view.written
        show_error(error)
        return
    st.session_state[f"{key}_base"] = stored.id
    st.session_state[f"{key}_lagret"] = f"Forklaringen fra {navn} er lagret."
    st.rerun()
