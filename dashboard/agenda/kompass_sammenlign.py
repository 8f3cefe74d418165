"""The municipality beside another in Kommunekompasset. Areas are only shown where both are measured by the same yardstick."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard import access
from dashboard.agenda.kompass_omraadet import omtalen, show_liste
from dashboard.analysis.kompass_evaluering import Evaluering, Omraade, Par, mot, mot_i_kriterier
from dashboard.analysis.kompasset import Kompass
from dashboard.charts import kompass_sammenlign as tegning
from dashboard.sentences import kompass_sammenlign as tekst
from dashboard.sentences.kompass_omraadet import om_omraadets_avvik, om_totalens_avvik
from dashboard.sentences.kompass_ord import HVA_TRENGS, UKJENT, i_tabell
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.filters import choose, say_unknown
from dashboard.ui.markdown import escaped
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_KOMMUNE, _AAR = "kompasskommune", "kompassaar"
_FLEST_KRITERIER, _FLEST_OMRAADER = 5, 3
_TOTALENE = (
    TableColumn("navn", "Kommune"),
    TableColumn("total", "Total", "poeng"),
    TableColumn("aar", "År", "tall"),
    TableColumn("versjon", "Versjon", "tall"),
    TableColumn("omraader", "Områdene"),
)


@dataclass(frozen=True, slots=True)
class _SideOmSide:
    """Two evaluations. No `omraader` where nothing in them can be set side by side, and nothing is drawn where that is told in words
    only; `kriterier`: by their keys on the page."""

    setning: str
    avvik: str = ""
    tegning: Drawing | None = None
    omraader: Table | None = None
    gode_paa: tuple[tuple[str, Sequence[str]], ...] = ()
    kriterier: tuple[tuple[str, Table], ...] = ()


@dataclass(frozen=True, slots=True)
class _Alle:
    """Everybody's newest total; `ulike`: not all of them by one version."""

    om_de_beste: str
    ulike: bool
    tabell: Table


def show(view: View, kompass: Kompass) -> None:
    """The section. Raises NotAllowed where the page does."""
    access.require_see_strategi(view.user)
    if not kompass.evalueringer:
        st.info(f"Ingen kommuner er evaluert her ennå. {HVA_TRENGS}", icon=":material/upload_file:")
        return
    annen = _choose(view, kompass)
    egen = None if annen is None else egen_mot(kompass.egne, annen)
    if annen is None:
        st.info("Bare vår egen kommune er lagt inn. Last opp evalueringer av andre for å sammenligne.")
    elif egen is None:
        st.info(
            f"Kommunen selv har ingen evaluering her ennå, så {tekst.kalt(annen)} har ingen å stå ved siden av."
        )
    else:
        _show_side_om_side(view, kompass, egen, annen)
    _show_alle(view, kompass)


def make_ready(view: View, kompass: Kompass) -> None:
    """Remember the municipality beside the first of the others, and all of them."""
    if not kompass.evalueringer:
        return
    andre = _andre(kompass)
    if andre and (egen := egen_mot(kompass.egne, andre[0])) is not None:
        _side_om_side(kompass, egen, andre[0])
    _alle(kompass)


def egen_mot(egne: Sequence[Evaluering], annen: Evaluering) -> Evaluering | None:
    """The newest of one's own by the other's yardstick, else the newest. `egne`: the newest first."""
    samme = (each for each in egne if each.versjon == annen.versjon)
    return next(samme, egne[0] if egne else None)


def aa_laere_av(egen: Evaluering, annen: Evaluering) -> list[Omraade]:
    """The areas in which we have most to gain and the other does not have less than we, as areas of the other, most to gain
    first. Where none of our own points are known: those that are told to be our lowest. Of one version."""
    kjente = sorted(
        (each for each in egen.omraader if each.skaar is not None),
        key=lambda each: (each.skaar or 0) - each.maks,
    )
    if not kjente:
        return [annen.omraade(each.nr) for each in egen.omraader if each.plassering == "lavest"]
    deres = [(each.skaar, annen.omraade(each.nr)) for each in kjente]
    ikke_svakere = [
        omraade
        for vaar, omraade in deres
        if vaar is not None and (omraade.skaar is None or omraade.skaar > vaar)
    ]
    return ikke_svakere[:_FLEST_OMRAADER]


def nyeste_av_hver(evalueringer: Sequence[Evaluering]) -> list[Evaluering]:
    """The newest evaluation of each municipality, those of the newest year's version first, and in it the highest total.
    `evalueringer`: the newest first."""
    nyeste: dict[str, Evaluering] = {}
    for each in evalueringer:
        nyeste.setdefault(each.kommune, each)
    siste = {versjon: max(each.aar for each in nyeste.values() if each.versjon == versjon)
             for versjon in {each.versjon for each in nyeste.values()}}  # fmt: skip
    return sorted(
        nyeste.values(), key=lambda each: (-siste[each.versjon], each.versjon, -(each.total or 0), each.navn)
    )


def parene(par: Sequence[Par]) -> pd.DataFrame:
    """A row each, in their order: navn, maks, egen, annen, forskjell (points; missing: not known)."""
    return pd.DataFrame(
        [
            {"navn": f"{each.nr} {each.navn}", "maks": each.maks, "egen": each.egen, "annen": each.annen,
             "forskjell": each.forskjell}
            for each in par
        ]
    )  # fmt: skip


def _choose(view: View, kompass: Kompass) -> Evaluering | None:
    """The other evaluation; None where there is no other."""
    andre = _andre(kompass)
    spurt = st.query_params.get(_KOMMUNE)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kommune = choose("Kommune", {each.kommune: each.navn for each in andre}, _KOMMUNE)
        if kommune is None:
            return None
        deres = {str(each.aar): each for each in andre if each.kommune == kommune}
        aar = choose("År", {aar: f"{aar} (versjon {each.versjon})" for aar, each in deres.items()}, _AAR)
    assert aar is not None
    if spurt and all(each.kommune != spurt for each in andre):
        say_unknown(view, f"Kommune «{spurt}» har ingen evaluering her. Du ser en annen.")
    return deres[aar]


def _andre(kompass: Kompass) -> list[Evaluering]:
    """Those of other municipalities; those by our own newest yardstick come first."""
    andre = [each for each in kompass.evalueringer if each.kommune != kompass.kommune]
    vaar = kompass.siste.versjon if kompass.siste else kompass.versjon.versjon
    return sorted(andre, key=lambda each: (each.versjon != vaar, each.navn, -each.aar))


def _show_side_om_side(view: View, kompass: Kompass, egen: Evaluering, annen: Evaluering) -> None:
    begge = _side_om_side(kompass, egen, annen)
    sentence(begge.setning)
    if egen.versjon != annen.versjon:
        return
    if egen != kompass.siste:
        st.caption(tekst.om_valget(egen, kompass.egne[0]))
    if begge.avvik:
        st.caption(escaped(begge.avvik))
    if begge.tegning is not None:
        bildet, ordene = st.columns([3, 2], gap="medium")
        with bildet:
            show_drawing(begge.tegning)
        with ordene:
            _show_gode_paa(egen, annen, begge)
    elif begge.omraader is not None:
        _show_gode_paa(egen, annen, begge)
    if begge.omraader is not None:
        key = "kompass_mot_kjent" if begge.tegning is None else "kompass_mot_omraader"
        show_table(begge.omraader, view=view, key=key)
    for key, tabell in begge.kriterier:
        show_table(tabell, view=view, key=key)


def _show_gode_paa(egen: Evaluering, annen: Evaluering, begge: _SideOmSide) -> None:
    """The other's strengths in the areas where there is most to learn."""
    st.header(escaped(tekst.overskrift_gode_paa(egen, annen)), anchor="gode-paa")
    if not begge.gode_paa:
        st.caption(tekst.om_ingen_aa_laere_av(egen))
    for omraade, styrker in begge.gode_paa:
        show_liste(omraade, styrker, "Ingen styrker er lagt inn for dem her.")


@made_once
def _side_om_side(kompass: Kompass, egen: Evaluering, annen: Evaluering) -> _SideOmSide:
    sagt = tekst.om_forskjellen(egen, annen)
    if egen.versjon != annen.versjon:
        return _SideOmSide(sagt)
    par = sorted(mot(egen, annen), key=_bak_foerst)
    avvik = [om_totalens_avvik(egen), om_totalens_avvik(annen), *map(om_omraadets_avvik, annen.omraader)]
    i_tall = any(each.forskjell is not None for each in par)
    i_ord = any(_vet_noe(each) for evaluering in (egen, annen) for each in evaluering.omraader)
    return _SideOmSide(
        setning=f"{sagt} {tekst.om_omraadene(par, egen, annen)}",
        avvik=" ".join(filter(None, avvik)),
        tegning=_tegningen(par, egen, annen) if i_tall else None,
        omraader=_i_tall(par, egen, annen) if i_tall else _i_ord(egen, annen) if i_ord else None,
        gode_paa=_gode_paa(kompass, egen, annen),
        kriterier=_kriteriene(egen, annen),
    )


def _tegningen(par: Sequence[Par], egen: Evaluering, annen: Evaluering) -> Drawing:
    tall = parene(par).astype({"egen": float, "annen": float})
    navn = (tekst.kalt(egen), tekst.kalt(annen))
    return draw(
        tegning.draw(tall, *navn, tekst.tittel(par, annen)), description=tegning.describe(tall, *navn)
    )


def _gode_paa(kompass: Kompass, egen: Evaluering, annen: Evaluering) -> tuple[tuple[str, Sequence[str]], ...]:
    return tuple(
        (f"{each.nr} {each.navn}", omtalen(kompass, annen, each.nr, "styrke"))
        for each in aa_laere_av(egen, annen)
    )


def _i_tall(par: Sequence[Par], egen: Evaluering, annen: Evaluering) -> Table:
    return _tabell(par, egen, annen, "Område", "Område for område")


def _i_ord(egen: Evaluering, annen: Evaluering) -> Table:
    """What is told of each area of the two, in points or in words, where no area is known in points for both."""
    rader = [
        {
            "navn": f"{each.nr} {each.navn}",
            "egen": tekst.det_som_er_sagt(each),
            "annen": tekst.det_som_er_sagt(annen.omraade(each.nr)),
        }
        for each in egen.omraader
    ]
    return Table(
        pd.DataFrame(rader),
        (
            TableColumn("navn", "Område"),
            TableColumn("egen", tekst.kalt(egen)),
            TableColumn("annen", tekst.kalt(annen)),
        ),
        title="Det vi vet om områdene",
        period=f"versjon {egen.versjon}",
    )


def _vet_noe(omraade: Omraade) -> bool:
    return tekst.det_som_er_sagt(omraade) != UKJENT


def _kriteriene(egen: Evaluering, annen: Evaluering) -> tuple[tuple[str, Table], ...]:
    """The sub-criteria where we lag and lead the most."""
    kjente = [each for each in mot_i_kriterier(egen, annen) if each.forskjell is not None]
    bak = sorted((each for each in kjente if (each.forskjell or 0) < 0), key=_bak_foerst)
    foran = sorted((each for each in kjente if (each.forskjell or 0) > 0), key=_bak_foerst, reverse=True)
    return tuple(
        (key, _tabell(funnet[:_FLEST_KRITERIER], egen, annen, "Delkriterium", tittel))
        for funnet, tittel, key in (
            (bak, "Delkriterier der vi er lengst bak", "kompass_bak"),
            (foran, "Delkriterier der vi er lengst foran", "kompass_foran"),
        )
        if funnet
    )


def _tabell(par: Sequence[Par], egen: Evaluering, annen: Evaluering, hva: str, tittel: str) -> Table:
    rader = parene(par)
    return Table(
        rader.assign(**{felt: rader[felt].map(i_tabell) for felt in ("egen", "annen", "forskjell")}),
        (
            TableColumn("navn", hva),
            TableColumn("egen", tekst.kalt(egen), "poeng"),
            TableColumn("annen", tekst.kalt(annen), "poeng"),
            TableColumn("forskjell", "Forskjell", "poeng"),
            *([TableColumn("maks", "Høyest", "tall")] if rader["maks"].nunique() > 1 else []),
        ),
        title=tittel,
        period=f"poeng, versjon {egen.versjon}",
    )


def _show_alle(view: View, kompass: Kompass) -> None:
    alle = _alle(kompass)
    st.header("Alle som er evaluert her", anchor="alle")
    if alle.om_de_beste:
        st.markdown(escaped(alle.om_de_beste))
    if alle.ulike:
        st.caption(
            "Totaler etter ulike versjoner kan ikke rangeres mot hverandre: en nyere versjon er strengere."
        )
    show_table(alle.tabell, view=view, key="kompass_alle")


@made_once
def _alle(kompass: Kompass) -> _Alle:
    nyeste = nyeste_av_hver(kompass.evalueringer)
    vaar = kompass.siste.versjon if kompass.siste else nyeste[0].versjon
    rader = [
        {
            "navn": f"{each.navn} (oss)" if each.kommune == kompass.kommune else each.navn,
            "aar": str(each.aar),
            "versjon": each.versjon,
            "total": i_tabell(each.total),
            "omraader": _kjente(each),
        }
        for each in nyeste
    ]
    return _Alle(
        om_de_beste=tekst.om_de_beste(nyeste, vaar),
        ulike=len({each.versjon for each in nyeste}) > 1,
        tabell=Table(pd.DataFrame(rader), _TOTALENE, title="Nyeste total for hver kommune", period="poeng"),
    )


def _kjente(evaluering: Evaluering) -> str:
    ukjente = len(evaluering.ukjente)
    if not ukjente:
        return "kjent"
    return (
        UKJENT if ukjente == len(evaluering.omraader) else f"{ukjente} av {len(evaluering.omraader)} ukjent"
    )


def _bak_foerst(par: Par) -> tuple[bool, float]:
    """Sorts where we are furthest behind first, and what is not known last."""
    return par.forskjell is None, par.forskjell or 0.0
