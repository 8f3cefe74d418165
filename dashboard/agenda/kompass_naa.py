"""Where the municipality stands in Kommunekompasset: against others, since the last evaluation, and what the next points take."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import access, settings, text
from dashboard.agenda.kompass_noekkeltall import noekkeltall
from dashboard.analysis.kompass_anslag import REGEL, Anslag
from dashboard.analysis.kompass_evaluering import Evaluering
from dashboard.analysis.kompass_stand import Bilde, Omraadestand, bildene
from dashboard.analysis.kompass_veien import REGEL as REGEL_FOR_PLANEN
from dashboard.analysis.kompass_veien import neste
from dashboard.analysis.kompasset import Kompass
from dashboard.charts import kompass_omraader, kompass_spider, kompass_total
from dashboard.sentences import kompass_naa as tekst
from dashboard.sentences import kompass_plan as om_planen
from dashboard.sentences.kompass_ord import HVA_TRENGS, UKJENT, i_tabell
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


@dataclass(frozen=True, slots=True)
class _Omraader:
    """The areas by one version; no bars where no points are known, no spider where it has no line to draw."""

    versjon: str
    overskrift: str
    soeyler: Drawing | None
    edderkopp: Drawing | None
    ukjente: str
    tabell: Table


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
        _show_areas(view, omraader)
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


def _show_areas(view: View, omraader: _Omraader) -> None:
    if omraader.soeyler is not None:
        _show_drawings(omraader.soeyler, omraader.edderkopp)
    if omraader.ukjente:
        st.caption(escaped(omraader.ukjente))
    show_table(omraader.tabell, view=view, key=f"kompass_omraader_{omraader.versjon}")


def _show_drawings(soeyler: Drawing, edderkopp: Drawing | None) -> None:
    """The bars, and beside them (on a phone under) the spider."""
    plasser = st.columns(1 if edderkopp is None else [3, 2])
    for plass, tegning in zip(plasser, (soeyler, edderkopp), strict=False):
        if tegning is not None:
            with plass:
                show_drawing(tegning)


@made_once
def _omraadene(kompass: Kompass, _lenke: str) -> tuple[_Omraader, ...]:
    """`_lenke` is in the key only: what one link takes along from the address, so do all."""
    return tuple(map(_omraader, _bildene(kompass)))


def _omraader(bilde: Bilde) -> _Omraader:
    rader, form = _area_rows(bilde), _web_rows(bilde)
    har_soeyler = bool(rader[["skaar", "hoy"]].notna().any(axis=None))
    har_form = bool(form.loc[form["linje"] != kompass_spider.SNITT, "andel"].notna().any())
    return _Omraader(
        versjon=bilde.versjon,
        overskrift=tekst.overskrift(bilde),
        soeyler=_soeylene(bilde, rader) if har_soeyler else None,
        edderkopp=_edderkoppen(bilde, form) if har_soeyler and har_form else None,
        ukjente=tekst.om_ukjente(bilde.omraader),
        tabell=_tabellen(bilde),
    )


def _soeylene(bilde: Bilde, rader: pd.DataFrame) -> Drawing:
    aar = None if bilde.evaluering is None else bilde.evaluering.aar
    return draw(
        kompass_omraader.draw(rader, aar, tekst.tittel_omraader(bilde)),
        description=kompass_omraader.describe(rader, aar),
    )


def _edderkoppen(bilde: Bilde, form: pd.DataFrame) -> Drawing:
    return draw(
        kompass_spider.draw(form, tekst.tittel_form(bilde)), description=kompass_spider.describe(form)
    )


def _area_rows(bilde: Bilde) -> pd.DataFrame:
    """The rows of kompass_omraader.draw. Where nothing is assessed or evaluated there is no span to draw."""
    return pd.DataFrame(
        [
            {
                "nr": each.omraade.nr,
                "navn": each.omraade.navn,
                "maks": each.omraade.maks,
                "skaar": each.omraade.skaar,
                "snitt": each.snitt,
                "lav": each.anslag.lav if each.anslag and _har_spenn(each) else None,
                "anslag": each.anslag.anslag if each.anslag else None,
                "hoy": each.anslag.hoy if each.anslag and _har_spenn(each) else None,
                "i_ord": tekst.i_ord(each.omraade) if bilde.evaluering or not _er_anslaatt(each) else "",
            }
            for each in bilde.omraader
        ]
    ).astype(dict.fromkeys(("skaar", "snitt", "lav", "anslag", "hoy"), "float64"))


def _har_spenn(each: Omraadestand) -> bool:
    return each.anslag is not None and (each.anslag.vurdert > 0 or each.anslag.anslag is not None)


def _er_anslaatt(each: Omraadestand) -> bool:
    return each.anslag is not None and each.anslag.anslag is not None


def _web_rows(bilde: Bilde) -> pd.DataFrame:
    """The rows of kompass_spider.draw."""
    aar = "" if bilde.evaluering is None else str(bilde.evaluering.aar)
    rader = []
    for each in bilde.omraader:
        linjer = (
            (kompass_spider.SNITT, "Snittet", each.snitt),
            (kompass_spider.ANSLAG, "I dag", None if each.anslag is None else each.anslag.anslag),
            (kompass_spider.EVALUERING, aar, each.omraade.skaar),
        )
        navn = f"{each.omraade.nr} {each.omraade.navn}"
        rader += [
            {"omraade": navn, "linje": linje, "navn": hva, "andel": _andel(verdi, each)}
            for linje, hva, verdi in linjer
        ]
    return pd.DataFrame(rader).astype({"andel": "float64"})


def _andel(verdi: float | None, stand: Omraadestand) -> float | None:
    return None if verdi is None else 100 * verdi / stand.omraade.maks


def _tabellen(bilde: Bilde) -> Table:
    evaluering = bilde.evaluering
    rader = pd.DataFrame([_row(each, evaluering) for each in bilde.omraader])
    total = _total(bilde)
    return Table(
        rader,
        _columns(bilde, rader, total),
        title=f"Områdene, versjon {bilde.versjon}",
        period="" if evaluering is None else f"evaluert {evaluering.aar}",
        total=total,
    )


def _total(bilde: Bilde) -> dict[str, Any]:
    """The last row of the table."""
    evaluering, anslag = bilde.evaluering, bilde.anslag
    return {
        "omraade": "I alt",
        "oppgitt": i_tabell(evaluering.oppgitt if evaluering else None),
        "summert": i_tabell(evaluering.sum_kriterier if evaluering else None),
        "gjelder": i_tabell(evaluering.total if evaluering else None),
        "i_ord": tekst.om_totalene(evaluering) if evaluering else "",
        "snitt": bilde.referanser["alle"].verdi if "alle" in bilde.referanser else None,
        "anslag": _helt(anslag),
        "spenn": tekst.spenn(anslag.lav, anslag.hoy) if anslag else None,
        "endring": None if bilde.endring is None else tekst.hele_med_fortegn(bilde.endring),
        "sikkert": None if bilde.retning is None else tekst.SVAR[bilde.retning],
    }


def _row(each: Omraadestand, evaluering: Evaluering | None) -> dict[str, Any]:
    omraade, anslag = each.omraade, each.anslag
    return {
        "omraade": f"{omraade.nr} {omraade.navn}",
        "lenke": _lenke_til(omraade.nr, evaluering),
        "oppgitt": i_tabell(omraade.oppgitt),
        "summert": i_tabell(omraade.sum),
        "gjelder": i_tabell(omraade.skaar),
        "i_ord": tekst.i_ord(omraade) if evaluering else "",
        "snitt": each.snitt,
        "anslag": _helt(anslag),
        "spenn": None if anslag is None else tekst.spenn(anslag.lav, anslag.hoy),
        "endring": None if each.endring is None else tekst.hele_med_fortegn(each.endring),
        "sikkert": tekst.sikkert(each),
    }


def _columns(bilde: Bilde, rader: pd.DataFrame, total: dict[str, Any]) -> list[TableColumn]:
    """Those that have something to say in this picture."""
    evaluert = bilde.evaluering is not None
    beveget = bool(rader["sikkert"].notna().any())
    summert = evaluert and bool((rader["summert"] != UKJENT).any())
    lest = "summert" if summert else "oppgitt"
    # Whether they are sure tells what is printed and summed too.
    sagt = bool(rader["i_ord"].any()) and not beveget
    alle = (
        (TableColumn("omraade", "Område", link="lenke"), True),
        (TableColumn("oppgitt", "Oppgitt", "tall"), evaluert),
        (TableColumn("summert", "Summert", "poeng"), summert),
        (TableColumn("gjelder", "Gjelder", "poeng"), evaluert and _differs(rader, total, "gjelder", lest)),
        (TableColumn("i_ord", "Omtale"), sagt),
        (TableColumn("snitt", "Snittet av alle", "poeng"), bool(rader["snitt"].notna().any())),
        (TableColumn("anslag", "Anslag i dag", "tall"), bilde.anslag is not None),
        (TableColumn("spenn", "Spenn", "tall"), bilde.anslag is not None),
        (TableColumn("endring", "Endring", "tall"), beveget),
        (TableColumn("sikkert", "Sikkert?"), beveget),
    )
    return [column for column, has_something in alle if has_something]


def _differs(rader: pd.DataFrame, total: dict[str, Any], en: str, annen: str) -> bool:
    return bool((rader[en] != rader[annen]).any()) or total[en] != total[annen]


def _lenke_til(nr: str, evaluering: Evaluering | None = None) -> str:
    valgt = {} if evaluering is None else {"evaluering": str(evaluering.aar)}
    return address("kommunekompass", **{"del": "omraadet", "kompassomraade": nr, **valgt})


def _helt(anslag: Anslag | None) -> str | None:
    """A projection is no finer than whole points."""
    if anslag is None:
        return None
    return UKJENT if anslag.anslag is None else text.number(anslag.anslag)


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
            "lenke": _lenke_til(each.tiltak.nr.split(".")[0]),
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
