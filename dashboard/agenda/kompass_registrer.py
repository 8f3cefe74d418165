"""An evaluation typed in: points, what the evaluators found, and what others have got."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import access, settings, text
from dashboard.agenda.kompass_skjema import aapnet, lagret, naa
from dashboard.analysis.kompass_evaluering import TOTAL, Evaluering
from dashboard.analysis.kompasset import Kompass
from dashboard.datasets.kommunekompass import REFERANSER, SLAG
from dashboard.dialog import kompassevaluering
from dashboard.dialog.kompassevaluering import Om, Opphav, Referanse
from dashboard.lake import Snapshot
from dashboard.sentences.kompass_omraadet import om_omraadets_avvik, om_totalens_avvik
from dashboard.sentences.kompass_ord import UKJENT, poeng, tall
from dashboard.sentences.words import stor
from dashboard.ui.data import numbers
from dashboard.ui.filters import choose
from dashboard.ui.markdown import escaped
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.sections import choose_section

_LAGRET, _DEL = "kompass_registrert", "evaluert_del"
_DELER = {"poeng": "Poeng", "omtale": "Styrker og svakheter", "referanser": "Det andre har fått"}
_FLERTALL = {"styrke": "Styrker", "utfordring": "Utfordringer", "svakhet": "Svakheter"}
_FORKLART = {
    "alle": "Snittet av alle evaluerte",
    "størrelsesgruppe": "Snittet i størrelsesgruppen",
    "normal fra": "Det normale: fra",
    "normal til": "Det normale: til",
    "best": "Den beste",
}


def show(view: View, kompass: Kompass) -> None:
    """Which evaluation, then the form for one part of it. Raises NotAllowed."""
    access.require_edit_strategi(view.user)
    view, kompass = naa(view, kompass)
    om = _velg(view, kompass)
    evaluering = _evaluering(kompass, om)
    sentence(_om_evalueringen(om, evaluering))
    _si_lagret(kompass, om, evaluering)
    match choose_section("Hva vil du skrive inn?", _DELER, "skriv"):
        case "omtale":
            _omtale(view, kompass, om)
        case "referanser":
            _referanser(view, kompass, om)
        case _:
            _poeng(view, kompass, om, evaluering)


def _velg(view: View, kompass: Kompass) -> Om:
    """Municipality, year and version. What is evaluated already has its version."""
    kommuner = _kommuner(view, kompass)
    venstre, midten, hoeyre = st.columns([3, 1, 2])
    with venstre:
        kommune = choose("Kommune", {nr: f"{nr} {navn}" for nr, navn in kommuner.items()}, "evaluert_kommune")
    nr = kommune or next(iter(kommuner))
    with midten:
        aar = int(choose("År", {str(each): str(each) for each in _aarene(kompass)}, "evaluert_aar") or 0)
    staar = next((each for each in kompass.evalueringer if (each.kommune, each.aar) == (nr, aar)), None)
    mulige = (
        [kompass.versjoner[staar.versjon]]
        if staar
        else sorted(
            (each for each in kompass.versjoner.values() if each.fra_aar <= aar),
            key=lambda each: -each.fra_aar,
        )
    )
    with hoeyre:
        versjon = choose("Evaluert etter", {each.versjon: each.navn for each in mulige}, "evaluert_etter")
    return Om(nr, kommuner[nr], aar, versjon or mulige[0].versjon)


def _aarene(kompass: Kompass) -> list[int]:
    """The newest first: from the first version's on, and those that somebody is evaluated in."""
    foerste = min(each.fra_aar for each in kompass.versjoner.values())
    alle = {*range(foerste, date.today().year + 1), *(each.aar for each in kompass.evalueringer)}
    return sorted(alle, reverse=True)


def _kommuner(view: View, kompass: Kompass) -> dict[str, str]:
    """Name by number, the municipality's own first; those that are evaluated are there whatever number they had."""
    rader = numbers("kommunekompass/kommuner", view)
    alle = dict(zip(rader["kode"], rader["navn"], strict=True))
    alle |= {each.kommune: each.navn for each in kompass.evalueringer if each.kommune not in alle}
    egen = settings.get().nummer
    if egen is None:
        return alle
    return {egen: alle.get(egen, settings.get().kommune_navn.removesuffix(" kommune")), **alle}


def _evaluering(kompass: Kompass, om: Om) -> Evaluering | None:
    return next(
        (each for each in kompass.evalueringer if (each.kommune, each.aar) == (om.kommune, om.aar)), None
    )


def _om_evalueringen(om: Om, evaluering: Evaluering | None) -> str:
    """What is known of it."""
    if evaluering is None:
        return f"Det er ikke registrert noen evaluering av {om.navn} i {om.aar}."
    omraader = sum(each.skaar is not None for each in evaluering.omraader)
    kriterier = sum(each.skaar is not None for each in evaluering.kriterier)
    total = UKJENT if evaluering.total is None else poeng(evaluering.total)
    return (
        f"{om.navn} {om.aar}: totalen er {total}. Poengene er kjent for {omraader} av {len(evaluering.omraader)} områder"
        f" og {kriterier} av {len(evaluering.kriterier)} delkriterier."
    )


def _poeng(view: View, kompass: Kompass, om: Om, evaluering: Evaluering | None) -> None:
    omraader = _omraader(kompass, om)
    with st.container(width=420):
        valgt = choose("Del av evalueringen", {TOTAL: "Totalen og kilden", **omraader}, _DEL)
    if valgt is None or valgt == TOTAL:
        _totalen(view, om, evaluering, kompass.versjoner[om.versjon].maks)
    else:
        _omraadet(view, kompass, om, evaluering, valgt)


def _totalen(view: View, om: Om, evaluering: Evaluering | None, maks: float) -> None:
    key = aapnet(view, f"evaluering_{om.kommune}_{om.aar}_{om.versjon}_{TOTAL}")
    with st.form(key, border=True):
        venstre, midten, hoeyre = st.columns([2, 2, 4])
        total = venstre.text_input(
            f"Totalen slik den er oppgitt (av {tall(maks)})",
            _skrevet(evaluering.oppgitt if evaluering else None),
            key=f"{key}_felt_total",
        )
        with midten:
            dato = _datoen(om.aar, evaluering.dato if evaluering else None, f"{key}_felt_dato")
            st.caption(
                "Når poengene for områdene er skrevet inn, regnes egenvurderinger fra før denne datoen som historie. Uten dato regnes"
                " hele året med."
            )
        kilde = hoeyre.text_input(
            "Kilde (rapporten poengene står i)",
            evaluering.kilde if evaluering else "",
            key=f"{key}_felt_kilde",
        )
        pressed = st.form_submit_button("Lagre totalen", type="primary")
    _si_tomt(evaluering)
    if evaluering is not None and (ulike := om_totalens_avvik(evaluering)):
        st.caption(escaped(ulike))
    if pressed:
        _lagre(
            view,
            key,
            lambda base: kompassevaluering.lagre_poeng(
                view.user, om, {TOTAL: total}, opphav=Opphav(kilde, dato), today=date.today(), base=base
            ),
            poeng=True,
        )


def _datoen(aar: int, staar: date | None, key: str) -> date | None:
    """May be emptied again: so what stands is put in it, and is not what it begins with."""
    if key not in st.session_state:
        st.session_state[key] = staar
    tidligst, senest = date(aar, 1, 1), min(date(aar + 1, 12, 31), date.today())
    return st.date_input(
        "Evaluert dato (da evaluatorene var ferdige)", None, min_value=min(staar or tidligst, tidligst),
        max_value=max(staar or senest, senest), format="DD.MM.YYYY", key=key,
    )  # fmt: skip


def _omraadet(view: View, kompass: Kompass, om: Om, evaluering: Evaluering | None, nr: str) -> None:
    ledd = kompass.maalestokker[om.versjon]
    felt = ledd[(ledd["nr"] == nr) | ((ledd["over"] == nr) & (ledd["nivaa"] == "delkriterium"))]
    staar = _staar(evaluering)
    key = aapnet(view, f"evaluering_{om.kommune}_{om.aar}_{om.versjon}_{nr}")
    with st.form(key, border=True):
        skrevet = {}
        kolonner = st.columns(2)
        for plass, rad in enumerate(felt.to_dict("records")):
            navn = "Området, slik det er oppgitt" if rad["nr"] == nr else f"{rad['nr']} {rad['navn']}"
            # Down the first column, then the second: in the order of the report.
            kolonne = kolonner[0 if 2 * plass < len(felt) else 1]
            skrevet[rad["nr"]] = kolonne.text_input(
                escaped(f"{navn} (av {tall(rad['maks'])})"),
                _skrevet(staar.get(rad["nr"])),
                key=f"{key}_felt_{rad['nr']}",
            )
        pressed = st.form_submit_button("Lagre poengene", type="primary")
    st.caption("Et tomt felt er ukjent, og regnes aldri som 0. Skriv desimaler med komma: 6,7.")
    _si_tomt(evaluering)
    if evaluering is not None and (ulike := om_omraadets_avvik(evaluering.omraade(nr))):
        st.caption(escaped(ulike))
    if pressed:
        _lagre(
            view,
            key,
            lambda base: kompassevaluering.lagre_poeng(view.user, om, skrevet, today=date.today(), base=base),
            poeng=True,
        )


def _si_tomt(evaluering: Evaluering | None) -> None:
    if evaluering is not None and not any(each is not None for each in _staar(evaluering).values()):
        st.info(
            "Evalueringen står uten poeng. Den vises på sidene med alt som ukjent, til noe er fylt ut.",
            icon=":material/info:",
        )


def _omtale(view: View, kompass: Kompass, om: Om) -> None:
    with st.container(width=420):
        nr = choose("Område", _omraader(kompass, om), "evaluert_omraade") or "1"
    rader = kompass.omtaler
    staar = rader[(rader["kommune"] == om.kommune) & (rader["aar"] == om.aar) & (rader["omraade"] == nr)]
    key = aapnet(view, f"omtale_{om.kommune}_{om.aar}_{om.versjon}_{nr}")
    with st.form(key, border=True):
        skrevet = {
            slag: kolonne.text_area(
                _FLERTALL[slag],
                kompassevaluering.punktene_som_tekst(
                    staar[staar["slag"] == slag].to_dict("records"),
                    nr,
                ),
                height=220,
                key=f"{key}_felt_{slag}",
            )
            for slag, kolonne in zip(SLAG, st.columns(len(SLAG)), strict=True)
        }
        pressed = st.form_submit_button("Lagre omtalen", type="primary")
    st.caption(
        f"Ett punkt på hver linje. Gjelder punktet bare ett delkriterium, begynn linjen med nummeret, for eksempel {nr}.1."
        " Tømmer du alle tre feltene, blir området uten omtale."
    )
    if pressed:
        _lagre(
            view,
            key,
            lambda base: kompassevaluering.lagre_omtale(
                view.user, om, nr, skrevet, today=date.today(), base=base
            ),
        )


def _referanser(view: View, kompass: Kompass, om: Om) -> None:
    rader = kompass.referanser
    i_aar = rader[(rader["versjon"] == om.versjon) & (rader["aar"] == om.aar) & (rader["nr"] == TOTAL)]
    staar = {each["slag"]: each for each in i_aar.to_dict("records")}
    kilder = i_aar["kilde"].dropna()
    key = aapnet(view, f"referanse_{om.versjon}_{om.aar}")
    st.caption(
        escaped(f"Totalen i {om.aar} etter versjon {om.versjon}. Referansene gjelder alle kommuner, ikke bare {om.navn}.")
    )  # fmt: skip
    with st.form(key, border=True):
        skrevet = [_referansen(slag, staar.get(slag, {}), f"{key}_felt_{slag}") for slag in REFERANSER]
        kilde = st.text_input("Kilde", str(kilder.iloc[0]) if len(kilder) else "", key=f"{key}_felt_kilde")
        pressed = st.form_submit_button("Lagre referansene", type="primary")
    if pressed:
        _lagre(
            view,
            key,
            lambda base: kompassevaluering.lagre_referanser(
                view.user, om.versjon, om.aar, skrevet, kilde=kilde, today=date.today(), base=base
            ),
        )


def _referansen(slag: str, staar: Mapping[Any, Any], key: str) -> Referanse:
    verdi, hvem, antall = st.columns([2, 4, 2])
    navn = staar.get("navn")
    return Referanse(
        slag,
        verdi.text_input(f"{_FORKLART[slag]} (poeng)", _skrevet(staar.get("verdi")), key=f"{key}_verdi"),
        hvem.text_input("Hvem", navn if isinstance(navn, str) and navn != slag else "", key=f"{key}_navn"),
        antall.text_input("Antall kommuner", _skrevet(staar.get("antall")), key=f"{key}_antall"),
    )


def _lagre(view: View, key: str, store: Callable[[int], Snapshot], *, poeng: bool = False) -> None:
    if (stored := lagret(view, key, store)) is not None:
        st.session_state[_LAGRET] = (f"Lagret. {stor(stored.message)}.", poeng)
        st.rerun()


def _si_lagret(kompass: Kompass, om: Om, evaluering: Evaluering | None) -> None:
    """That it is stored, and of an evaluation's points what is still missing."""
    if (stored := st.session_state.pop(_LAGRET, None)) is None:
        return
    sagt, gjaldt_poeng = stored
    st.success(escaped(sagt), icon=":material/check:")
    if not gjaldt_poeng or evaluering is None:
        return
    if not evaluering.kilde:
        st.warning(
            "Kilden mangler. Skriv under «Totalen og kilden» hvilken rapport poengene står i, så andre kan kontrollere dem.",
            icon=":material/find_in_page:",
        )
    if evaluering.ukjente:
        bare_totalen = [nr for nr, verdi in _staar(evaluering).items() if verdi is not None] == [TOTAL]
        sagt = (
            "Bare totalen er kjent. Områdene og delkriteriene vises som ukjent til poengene deres er skrevet inn."
            if bare_totalen
            else f"{text.count(len(evaluering.ukjente), 'område', 'områder')} står igjen. Lagre hvert område før du går til det neste."
        )
        st.info(sagt, icon=":material/info:")
        nr = evaluering.ukjente[0].nr
        navn = _omraader(kompass, om)[nr]
        st.button(
            escaped(f"Fortsett med område {navn}"), on_click=_gaa_til_del, args=(nr,), icon=":material/arrow_forward:"
        )  # fmt: skip


def _gaa_til_del(nr: str) -> None:
    st.query_params[_DEL] = nr


def _omraader(kompass: Kompass, om: Om) -> dict[str, str]:
    ledd = kompass.maalestokker[om.versjon]
    omraader = ledd[ledd["nivaa"] == "område"]
    return {nr: f"{nr} {navn}" for nr, navn in zip(omraader["nr"], omraader["navn"], strict=True)}


def _staar(evaluering: Evaluering | None) -> dict[str, float | None]:
    """Points as printed, by nr."""
    if evaluering is None:
        return {}
    return {
        TOTAL: evaluering.oppgitt,
        **{each.nr: each.oppgitt for each in evaluering.omraader},
        **{each.nr: each.skaar for each in evaluering.kriterier},
    }


def _skrevet(verdi: Any) -> str:
    """A number as it is typed in bokmål; empty where there is none."""
    if verdi is None or pd.isna(verdi):
        return ""
    return f"{float(verdi):.4f}".rstrip("0").rstrip(".").replace(".", ",")
