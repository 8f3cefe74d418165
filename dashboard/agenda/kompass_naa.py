"""Where the municipality stands in Kommunekompasset: against others, since the last evaluation, and what the next points take."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import access, settings
from dashboard.agenda.kompass_naa_omraader import Omraader, lenke_til, omraadene_i, show_areas
from dashboard.agenda.kompass_noekkeltall import noekkeltall
from dashboard.analysis.kompass_anslag import REGEL
from dashboard.analysis.kompass_stand import Bilde, bildene
from dashboard.analysis.kompass_veien import REGEL as REGEL_FOR_PLANEN
from dashboard.analysis.kompass_veien import neste
from dashboard.analysis.kompasset import Kompass
from dashboard.charts import kompass_total
from dashboard.sentences import kompass_naa as tekst
from dashboard.sentences import kompass_plan as om_planen
from dashboard.sentences.kompass_ord import HVA_TRENGS, i_tabell
from dashboard.ui.address import address
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.figures import show_figures
from dashboard.ui.markdown import escaped
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_STEG = (
    TableColumn("tiltak", "Tiltak"),
    TableColumn("gjelder", "Løfter", link="lenke"),
    TableColumn("poeng", "Poeng", "poeng"),
    TableColumn("hittil", "Til sammen", "poeng"),
    TableColumn("dagsverk", "Dagsverk", "tall"),
    TableColumn("ansvarlig", "Ansvarlig"),
    TableColumn("frist", "Frist", "dato"),
)


_bildene, _fram = made_once(bildene), made_once(neste)


@dataclass(frozen=True, slots=True)
class _EttBlikk:
    """What is on one screen, beside the figures."""

    om_standen: str
    om_veien: str
    totalene: tuple[Drawing, ...]


def show(view: View, kompass: Kompass) -> None:
    """The section. Raises NotAllowed where the page does."""
    access.require_see_strategi(view.user)
    if _say_what_is_missing(kompass, _bildene(kompass)):
        return
    _show_first(kompass)
    versjonene = _omraadene(kompass, address("kommunekompass"))
    for omraader in versjonene:
        if len(versjonene) > 1:
            st.subheader(omraader.overskrift, anchor=False)
        show_areas(view, omraader)
    _show_next(view, kompass)
    with st.expander("Slik regnes anslaget"):
        st.markdown("\n\n".join((REGEL, tekst.OM_SIKKERT, REGEL_FOR_PLANEN, tekst.OM_IDEALET)))


def make_ready(view: View, kompass: Kompass) -> None:
    """Remember the section."""
    if not _har_noe(kompass):
        return
    _ett_blikk(kompass)
    noekkeltall(kompass)
    _omraadene(kompass, address("kommunekompass"))
    _de_neste(kompass)


def _har_noe(kompass: Kompass) -> bool:
    """Whether there is anything of the own municipality to show."""
    return bool(_bildene(kompass)) and kompass.kommune is not None


def _say_what_is_missing(kompass: Kompass, bilder: tuple[Bilde, ...]) -> bool:
    """Why there is nothing to show of the own municipality, or no evaluation of it; whether the section ends with that."""
    if not kompass.evalueringer and not bilder:
        st.info(
            f"Ingen evalueringer i Kommunekompasset er lastet opp. {HVA_TRENGS}",
            icon=":material/upload_file:",
        )
    elif kompass.kommune is None:
        st.info(
            "Kommunenummeret er ikke satt, så programmet vet ikke hvilken kommune som er din. Sett innstillingen kommunenummer."
            " Det som er evaluert, kan ses under Mot andre.",
            icon=":material/settings:",
        )
    elif kompass.siste is None:
        andre = ", ".join(f"{each.navn} {each.aar}" for each in kompass.evalueringer)
        har = f" Lastet opp er {andre}; se Mot andre." if andre else ""
        st.info(
            escaped(f"{_kommune(kompass)} ({kompass.kommune}) har ingen evaluering her.{har} {HVA_TRENGS}"),
            icon=":material/upload_file:",
        )
    return not _har_noe(kompass)


def _show_first(kompass: Kompass) -> None:
    """On one screen: where we stand, what has moved, and what the next points take."""
    blikk = _ett_blikk(kompass)
    with st.container(gap="small", key="ett_blikk_kompass"):
        sentence(blikk.om_standen)
        sentence(blikk.om_veien)
        show_figures(noekkeltall(kompass))
        for tegning in blikk.totalene:
            show_drawing(tegning)


@made_once
def _ett_blikk(kompass: Kompass) -> _EttBlikk:
    maal, bilder = settings.get().maal_kompass, _bildene(kompass)
    foerst, siste = bilder[0], bilder[-1]
    om_standen = (
        tekst.om_standen(_kommune(kompass), foerst),
        tekst.om_versjonene(foerst, kompass.versjon.versjon),
    )
    om_veien = (
        tekst.om_bevegelsen(siste),
        tekst.om_maalet(siste, maal),
        om_planen.om_neste(_fram(kompass), med_navn=False),
    )
    totalene = (_totalen(each, maal if each is siste else None) for each in bilder)
    return _EttBlikk(_samlet(om_standen), _samlet(om_veien), tuple(each for each in totalene if each))


def _samlet(setninger: Sequence[str]) -> str:
    return " ".join(each for each in setninger if each)


def _totalen(bilde: Bilde, maal: float | None) -> Drawing | None:
    rader = _total_rows(bilde, maal)
    if rader.empty:
        return None
    return draw(
        kompass_total.draw(rader, bilde.maks, bilde.normal, tekst.tittel_total(bilde)),
        description=kompass_total.describe(rader, bilde.maks, bilde.normal),
    )


def _total_rows(bilde: Bilde, maal: float | None) -> pd.DataFrame:
    """The rows of kompass_total.draw; none where there is neither evaluation nor projection."""
    rader: list[dict[str, Any]] = [
        {"navn": f"Evaluering {each.aar}", "slag": kompass_total.EGEN, "verdi": each.total}
        for each in (bilde.nyere, bilde.evaluering)
        if each is not None
    ]
    if bilde.anslag is not None:
        anslag = bilde.anslag
        rader.append({"navn": "Anslag i dag", "slag": kompass_total.ANSLAG, "verdi": anslag.anslag, "lav": anslag.lav, "hoy": anslag.hoy})  # fmt: skip
    rader += [
        {
            "navn": tekst.merke(slag, bilde.referanser[slag]),
            "slag": kompass_total.REFERANSE,
            "verdi": bilde.referanser[slag].verdi,
        }
        for slag in ("alle", "størrelsesgruppe", "best")
        if slag in bilde.referanser
    ]
    if maal is not None:
        rader.append({"navn": "Mål", "slag": kompass_total.MAAL, "verdi": maal})
    return pd.DataFrame(rader, columns=["navn", "slag", "verdi", "lav", "hoy"])


@made_once
def _omraadene(kompass: Kompass, _lenke: str) -> tuple[Omraader, ...]:
    """`_lenke` is in the key only: what one link takes along from the address, so do all."""
    return tuple(map(omraadene_i, _bildene(kompass)))


def _show_next(view: View, kompass: Kompass) -> None:
    if not _fram(kompass).start.kjent:
        return
    stegene = _de_neste(kompass)
    if stegene is None:
        st.caption(
            "Tiltak som gir poeng, legges inn under Plan. Da regnes det ut hva de neste poengene krever."
        )
        return
    show_table(stegene, view=view, key="kompass_neste")


def _de_neste(kompass: Kompass) -> Table | None:
    """None where no measure of the plan gives points."""
    fram = _fram(kompass)
    return _stegene(kompass, address("kommunekompass")) if fram.start.kjent and fram.steg else None


@made_once
def _stegene(kompass: Kompass, _lenke: str) -> Table:
    """The measures that the next points take. `_lenke` is in the key only, as in `_omraadene`."""
    fram = _fram(kompass)
    rader = [
        {
            "tiltak": each.tiltak.tiltak,
            "gjelder": f"{each.tiltak.nr} {kompass.navn(each.tiltak.nr)}",
            "lenke": lenke_til(each.tiltak.nr.split(".")[0]),
            "poeng": i_tabell(each.poeng),
            "hittil": i_tabell(each.hittil),
            "dagsverk": each.tiltak.dagsverk,
            "ansvarlig": each.tiltak.ansvarlig,
            "frist": each.tiltak.frist,
        }
        for each in fram.steg
    ]
    return Table(
        pd.DataFrame(rader),
        _STEG,
        title=om_planen.de_neste(fram) if fram.naadd else "Tiltakene som gir poeng",
        period="de som krever minst arbeid per poeng, først",
    )


def _kommune(kompass: Kompass) -> str:
    """As the municipality is called where it is evaluated."""
    return settings.get().kommune_navn if kompass.siste is None else kompass.siste.navn
