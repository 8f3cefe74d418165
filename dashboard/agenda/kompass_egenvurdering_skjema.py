"""One question of the self-assessment: what it can give, what is said of it, what has been said, and the form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import access, text
from dashboard.agenda.kompass_skjema import aapnet, gradene, lagret, naa, rollene, sto, velg_rolle
from dashboard.analysis.kompass_anslag import GJENNOMFOERT, Celle, under
from dashboard.analysis.kompass_evaluering import ord_eller_tomt
from dashboard.analysis.kompasset import Kompass
from dashboard.datasets.kommunekompass import STEG
from dashboard.dialog import egenvurdering
from dashboard.dialog.egenvurdering import BEKREFT, Svar, Vurdering
from dashboard.sentences import kompass_egenvurdering as tekst
from dashboard.sentences.kompass_ord import UKJENT
from dashboard.ui import html
from dashboard.ui.data import numbers
from dashboard.ui.filters import choose
from dashboard.ui.markdown import escaped
from dashboard.ui.page import View
from dashboard.ui.remember import made_once
from dashboard.ui.table import TableColumn, markup

_OMRAADE, _SPOERSMAAL = "vurder_omraade", "vurder_nr"
_LAGRET, _ROLLE = "egenvurdering_lagret", "egenvurdering_rolle"
_I_DAG = (
    TableColumn("dimensjon", "Dimensjon"),
    TableColumn("grad", "Grad"),
    TableColumn("steg", "Hvor langt"),
    TableColumn("dokumentasjon", "Dokumentasjon"),
    TableColumn("poeng", "Poeng i anslaget", "tall"),
    TableColumn("maks", "Av", "poeng"),
    TableColumn("rolle", "Vurdert av"),
    TableColumn("dato", "Dato", "dato"),
)
_HISTORIKK = (
    TableColumn("dag", "Dato"),
    TableColumn("dimensjon", "Dimensjon"),
    TableColumn("graden", "Grad"),
    TableColumn("steg", "Hvor langt"),
    TableColumn("dokumentasjon", "Dokumentasjon"),
    TableColumn("kommentar", "Kommentar"),
    TableColumn("rolle", "Vurdert av"),
)
_GRADER = (
    TableColumn("graden", "Grad"),
    TableColumn("andel", "Del av poengene", "prosent"),
    TableColumn("kjennetegn", "Kjennetegn"),
)


@dataclass(frozen=True, slots=True)
class _Spoersmaal:
    """What is known of a question; `staar`: what holds of it today, by dimension; `i_dag` and `historikk`: tables as HTML, the
    second empty where nothing has been said."""

    om: str
    staar: Mapping[str, Mapping[Any, Any]]
    i_dag: str
    historikk: str
    datoer: int


def show(view: View, kompass: Kompass) -> None:
    """The question that is chosen; the first that is not assessed to begin with."""
    kan_skrive = access.may_edit_strategi(view.user)
    st.header("Vurder" if kan_skrive else "Det som er vurdert", anchor="vurder")
    if kan_skrive:
        view, kompass = naa(view, kompass)
    nr = _velg(kompass)
    _si_lagret(kompass)
    spoersmaal = _spoersmaalet(view, kompass, nr)
    st.subheader(escaped(_navnene(kompass)[nr]))
    st.caption(escaped(spoersmaal.om))
    if kan_skrive:
        _form(view, kompass, nr, spoersmaal.staar, gradene(view))
    html.write(spoersmaal.i_dag)
    if spoersmaal.historikk:
        with st.expander(f"Alle vurderinger ({text.count(spoersmaal.datoer, 'dato', 'datoer')})"):
            html.write(spoersmaal.historikk)
    with st.expander("Hva betyr gradene?"):
        html.write(_hva_gradene_betyr(view))


def make_ready(view: View, kompass: Kompass) -> None:
    """Remember the first question, and what the form chooses from."""
    omraade = _omraade(kompass.celler[0].nr)
    _navnene(kompass)
    _spoersmaalet(view, kompass, _foerste(under(kompass.celler, omraade)))
    _hva_gradene_betyr(view)
    rollene(view)


def neste_uvurderte(celler: Sequence[Celle], etter: str) -> str | None:
    """The next question after `etter` that some dimension of is not assessed: first in its area, also from its beginning, then in
    those after it and before it. None where all the others are assessed."""
    numre = list(dict.fromkeys(each.nr for each in celler))
    start = numre.index(etter) + 1 if etter in numre else 0
    rundt = sorted([*numre[start:], *numre[:start]], key=lambda nr: _omraade(nr) != _omraade(etter))
    mangler = {each.nr for each in celler if each.andel is None}
    return next((nr for nr in rundt if nr in mangler and nr != etter), None)


def _velg(kompass: Kompass) -> str:
    """The area, then the question in it; both lie in the address."""
    navnene = _navnene(kompass)
    omraadene = dict.fromkeys(_omraade(each.nr) for each in kompass.celler)
    venstre, midten, hoeyre = st.columns([3, 5, 2], vertical_alignment="bottom")
    with venstre:
        omraade = choose("Område", {nr: navnene[nr] for nr in omraadene}, _OMRAADE) or ""
    i_omraadet = under(kompass.celler, omraade)
    numre = list(dict.fromkeys(each.nr for each in i_omraadet))
    if st.query_params.get(_SPOERSMAAL) not in numre:
        st.query_params[_SPOERSMAAL] = _foerste(i_omraadet)
    med_spoersmaal = (kompass.maalestokk["vurderes"] & (kompass.maalestokk["nivaa"] == "spørsmål")).any()
    with midten:
        valgt = choose(
            "Spørsmål" if med_spoersmaal else "Delkriterium",
            {nr: navnene[nr] for nr in numre},
            _SPOERSMAAL,
        )
    nr = valgt or numre[0]
    neste = neste_uvurderte(kompass.celler, nr)
    hoeyre.button(
        "Neste uvurderte" if neste else "Alle andre er vurdert",
        on_click=_gaa_til,
        args=(neste or nr,),
        disabled=neste is None,
        width="stretch",
        icon=":material/arrow_forward:",
        help=escaped(navnene[neste]) if neste else None,
    )
    return nr


def _foerste(i_omraadet: Sequence[Celle]) -> str:
    """The question to begin with in an area."""
    return neste_uvurderte(i_omraadet, "") or i_omraadet[0].nr


@made_once
def _navnene(kompass: Kompass) -> dict[str, str]:
    """Number and name of what is assessed and of its area, by number."""
    numre = {numret for each in kompass.celler for numret in (each.nr, _omraade(each.nr))}
    return {nr: f"{nr} {kompass.navn(nr)}" for nr in numre}


def _gaa_til(nr: str) -> None:
    st.query_params[_OMRAADE] = _omraade(nr)
    st.query_params[_SPOERSMAAL] = nr


def _omraade(nr: str) -> str:
    return nr.partition(".")[0]


@made_once
def _hva_gradene_betyr(view: View) -> str:
    grader = numbers("kommunekompass/grader", view)
    return markup(
        grader.assign(graden=grader["grad"].map(gradene(view))), _GRADER, title="Grader i egenvurderingen"
    )


@made_once
def _spoersmaalet(view: View, kompass: Kompass, nr: str) -> _Spoersmaal:
    celler, ord_ = under(kompass.celler, nr), gradene(view)
    staar, historie = _sagt(kompass, nr, celler)
    alt = numbers("kommunekompass/egenvurdering_historikk", view, versjon=kompass.versjon.versjon, nr=nr)
    return _Spoersmaal(
        om=tekst.om_spoersmaalet(celler),
        staar=staar,
        i_dag=markup(_i_dag(celler, staar, historie, ord_), _I_DAG, title="Slik er det vurdert"),
        historikk="" if alt.empty else _historikk(alt, nr, ord_),
        datoer=alt["dato"].nunique(),
    )


def _sagt(
    kompass: Kompass, nr: str, celler: Sequence[Celle]
) -> tuple[dict[str, Mapping[Any, Any]], dict[str, Mapping[Any, Any]]]:
    """What is said of a question, by dimension: what holds today, and what is history since the evaluators came."""
    rader = kompass.vurderinger[kompass.vurderinger["nr"] == nr].to_dict("records")
    gjelder = {each.dimensjon for each in celler if each.andel is not None}
    return (
        {each["dimensjon"]: each for each in rader if each["dimensjon"] in gjelder},
        {each["dimensjon"]: each for each in rader if each["dimensjon"] not in gjelder},
    )


def _i_dag(
    celler: Sequence[Celle],
    staar: Mapping[str, Mapping[Any, Any]],
    historie: Mapping[str, Mapping[Any, Any]],
    ord_: Mapping[int, str],
) -> pd.DataFrame:
    rader = []
    for celle in celler:
        gitt = staar.get(celle.dimensjon, {})
        rader.append(
            {
                "dimensjon": celle.dimensjon,
                "grad": ord_[int(gitt["grad"])] if gitt else _uvurdert(celle, historie),
                "steg": gitt.get("steg"),
                "dokumentasjon": ord_eller_tomt(gitt.get("dokumentasjon"))
                or ("Mangler" if gitt.get("steg") == GJENNOMFOERT else None),
                "poeng": _poeng(celle.anslag) if gitt or celle.anslag is None else _som_foer(celle),
                "maks": celle.maks,
                "rolle": gitt.get("rolle"),
                "dato": gitt.get("dato"),
            }
        )
    return pd.DataFrame(rader)


def _uvurdert(celle: Celle, historie: Mapping[str, Mapping[Any, Any]]) -> str:
    return "Ikke vurdert siden evalueringen" if celle.dimensjon in historie else "Ikke vurdert"


def _som_foer(celle: Celle) -> str:
    return f"{_poeng(celle.anslag)} (som sist)"


def _poeng(verdi: float | None) -> str:
    """Under one another: with one decimal, also where it is whole."""
    return UKJENT if verdi is None else text.number(verdi, 1)


def _form(
    view: View,
    kompass: Kompass,
    nr: str,
    staar: Mapping[str, Mapping[Any, Any]],
    ord_: Mapping[int, str],
) -> None:
    key = aapnet(view, f"egenvurdering_{kompass.versjon.versjon}_{nr}", staar)
    staar = sto(key)
    nyest = max(staar.values(), key=lambda each: each["dato"], default={})
    with st.form(key, border=True):
        svar = [
            _dimensjon(dimensjon, staar.get(dimensjon, {}), ord_, f"{key}_felt_{plass}")
            for plass, dimensjon in enumerate(kompass.versjon.dimensjoner)
        ]
        venstre, hoeyre = st.columns([5, 3])
        kommentar = venstre.text_input("Kommentar", _dagens_kommentar(nyest), key=f"{key}_felt_kommentar")
        with hoeyre:
            rolle = velg_rolle(
                "Vurdert av (rolle, ikke navn)",
                view,
                st.session_state.get(_ROLLE) or ord_eller_tomt(nyest.get("rolle")),
                f"{key}_felt_rolle",
            )
        bekreft = bool(staar) and st.checkbox(
            BEKREFT,
            key=f"{key}_felt_bekreft",
            help="Også dimensjonene du ikke har endret, lagres da med dagens dato, rollen og kommentaren her.",
        )
        with st.container(horizontal=True):
            videre = st.form_submit_button("Lagre og ta neste uvurderte", type="primary")
            bli = st.form_submit_button("Lagre")
    st.caption(
        "Bare dimensjonene du endrer eller fyller ut, lagres, med dagens dato, rollen og kommentaren her. Bare det som er gjennomført"
        " og dokumentert, gir poeng. Skriv hvilket dokument, hvilken sak eller hvilken lenke som viser det, aldri navn på personer."
    )
    if not (videre or bli):
        return
    vurdering = Vurdering(
        kompass.versjon.versjon,
        nr,
        svar,
        rolle,
        kommentar,
        foer=[_svaret(each) for each in staar.values()],
        bekreft=bekreft,
    )
    stored = lagret(
        view,
        key,
        lambda base: egenvurdering.save(view.user, vurdering, today=date.today(), base=base),
    )
    if stored is None:
        return
    st.session_state[_ROLLE] = rolle
    st.session_state[_LAGRET] = (nr, kompass.anslag)
    if videre:
        _gaa_til(neste_uvurderte(kompass.celler, nr) or nr)
    st.rerun()


def _dagens_kommentar(nyest: Mapping[Any, Any]) -> str:
    """What was said today may be put right; an older comment stays with what it was said of."""
    if not nyest or pd.Timestamp(nyest["dato"]).date() != date.today():
        return ""
    return ord_eller_tomt(nyest.get("kommentar"))


def _svaret(rad: Mapping[Any, Any]) -> Svar:
    return Svar(rad["dimensjon"], int(rad["grad"]), rad["steg"], ord_eller_tomt(rad["dokumentasjon"]))


def _dimensjon(dimensjon: str, gitt: Mapping[Any, Any], ord_: Mapping[int, str], key: str) -> Svar:
    """The fields of one dimension, with what stands in them, and what is in them now."""
    graden, steget, hva = st.columns([3, 2, 5])
    grader = list(ord_)
    grad = graden.selectbox(
        f"{dimensjon}: grad",
        grader,
        index=grader.index(int(gitt["grad"])) if gitt else None,
        format_func=ord_.__getitem__,
        placeholder="Velg",
        key=f"{key}_grad",
    )
    steg = steget.selectbox(
        f"{dimensjon}: hvor langt",
        STEG,
        index=STEG.index(gitt["steg"]) if gitt.get("steg") in STEG else None,
        format_func=str.capitalize,
        placeholder="Velg",
        key=f"{key}_steg",
    )
    dokumentasjon = hva.text_input(
        f"{dimensjon}: dokumentasjon (dokument, sak, lenke)",
        ord_eller_tomt(gitt.get("dokumentasjon")),
        key=f"{key}_dokumentasjon",
    )
    return Svar(dimensjon, grad, steg, dokumentasjon)


def _si_lagret(kompass: Kompass) -> None:
    """What the last saving did, also when the next question has come up."""
    if (saved := st.session_state.pop(_LAGRET, None)) is None:
        return
    nr, foer = saved
    st.success(escaped(tekst.om_lagringen(nr, foer, kompass.anslag)), icon=":material/check:")
    if mangler := tekst.om_det_udokumenterte(under(kompass.celler, nr)):
        st.warning(escaped(mangler), icon=":material/description:")


def _historikk(rader: pd.DataFrame, nr: str, ord_: Mapping[int, str]) -> str:
    vist = rader.assign(
        dag=rader["dato"].map(text.day),
        graden=[ord_.get(int(grad), str(grad)) for grad in rader["grad"]],
    )
    return markup(vist, _HISTORIKK, title=f"Vurderinger av {nr}")
