"""The areas of one version of Kommunekompasset: bars, spider and table."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import text
from dashboard.analysis.kompass_anslag import Anslag
from dashboard.analysis.kompass_evaluering import Evaluering
from dashboard.analysis.kompass_stand import Bilde, Omraadestand
from dashboard.charts import kompass_omraader, kompass_spider
from dashboard.sentences import kompass_naa as tekst
from dashboard.sentences.kompass_ord import UKJENT, i_tabell
from dashboard.ui.address import address
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.markdown import escaped
from dashboard.ui.page import View
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table


@dataclass(frozen=True, slots=True)
class Omraader:
    """The areas by one version; no bars where no points are known, no spider where it has no line to draw."""

    versjon: str
    overskrift: str
    soeyler: Drawing | None
    edderkopp: Drawing | None
    ukjente: str
    tabell: Table


def omraadene_i(bilde: Bilde) -> Omraader:
    """What the section shows of the areas in `bilde`."""
    rader, form = _area_rows(bilde), _web_rows(bilde)
    har_soeyler = bool(rader[["skaar", "hoy"]].notna().any(axis=None))
    har_form = bool(form.loc[form["linje"] != kompass_spider.SNITT, "andel"].notna().any())
    return Omraader(
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
        "lenke": lenke_til(omraade.nr, evaluering),
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


def lenke_til(nr: str, evaluering: Evaluering | None = None) -> str:
    """The section of one area, in `evaluering` where one is given."""
    valgt = {} if evaluering is None else {"evaluering": str(evaluering.aar)}
    return address("kommunekompass", **{"del": "omraadet", "kompassomraade": nr, **valgt})


def _helt(anslag: Anslag | None) -> str | None:
    """A projection is no finer than whole points."""
    if anslag is None:
        return None
    return UKJENT if anslag.anslag is None else text.number(anslag.anslag)


def show_areas(view: View, omraader: Omraader) -> None:
    """Bars and spider side by side, what is unknown in words, and the table."""
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
