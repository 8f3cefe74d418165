"""Budget measures and political decisions in the monthly report."""

from datetime import date

import pandas as pd

from dashboard.datasets.vedtak import VERBALVEDTAK
from dashboard.reports.document import Block, Column, Heading, Paragraph, Table
from dashboard.reports.grunnlag import Grunnlag
from dashboard.sentences import tiltak, vedtak

_TILTAK = (
    Column("tittel", "Tiltak"),
    Column("eier", "Eier"),
    Column("status", "Status"),
    Column("vedtatt_effekt", "Vedtatt", "tusen"),
    Column("realisert_effekt", "Meldt realisert", "tusen"),
    Column("nedgang", "Lest i regnskapet", "tusen"),
    Column("forventet_effekt", "Ventet", "tusen"),
)
_OMRAADER = (
    Column("navn", "Tjenesteområde"),
    Column("antall", "Tiltak", "antall"),
    Column("vedtatt_effekt", "Vedtatt", "tusen"),
    Column("realisert_effekt", "Meldt realisert", "tusen"),
    Column("forventet_effekt", "Ventet", "tusen"),
)
_VEDTAK = (
    Column("tittel", "Sak"),
    Column("organ", "Organ"),
    Column("ansvarlig", "Ansvarlig"),
    Column("frist", "Frist", "dato"),
    Column("dager_forsinket", "Dager over", "antall"),
    Column("status", "Status"),
)


def blocks(grunnlag: Grunnlag) -> list[Block]:
    return [*_tiltak(grunnlag), *_vedtak(grunnlag)]


def _tiltak(grunnlag: Grunnlag) -> list[Block]:
    aar, dato = grunnlag.period.aar, grunnlag.period.last_day
    omraader = grunnlag.read("tiltak/per_tjenesteomraade", aar=aar, enheter=None)
    found: list[Block] = [
        Heading("Budsjettiltak"),
        Paragraph(tiltak.om_tiltakene(omraader, aar), strong=True),
    ]
    if omraader.empty:
        return found
    effekt = grunnlag.read("tiltak/effekt_i_regnskapet", **grunnlag.hele)
    rader = grunnlag.read("tiltak/per_tiltak", aar=aar, dato=dato, enheter=None)
    rader = rader.merge(effekt[["id", "nedgang"]], on="id", how="left")
    tall = [kolonne.name for kolonne in _OMRAADER if kolonne.is_number]
    summer = {navn: omraader[navn].sum(min_count=1) for navn in tall}
    return [
        *found,
        Paragraph(tiltak.om_avlesningen(effekt, grunnlag.period)),
        Table("Effekt per tjenesteområde", _OMRAADER, omraader, {"navn": "Sum", **summer}),
        Table("Tiltakene", _TILTAK, rader),
        Paragraph(tiltak.FORBEHOLD),
    ]


def _vedtak(grunnlag: Grunnlag) -> list[Block]:
    """What is exempt from public disclosure is not read: a report is taken to be public (offentleglova)."""
    dato: date = grunnlag.period.last_day
    hva = {"dato": dato, "vis_unntatt": False}
    statuser = grunnlag.read("vedtak/per_status", **hva)
    found: list[Block] = [
        Heading("Oppfølging av vedtak"),
        Paragraph(vedtak.om_vedtakene(statuser, dato), strong=True),
    ]
    if statuser.empty:
        return found
    alle = grunnlag.read(
        "vedtak/liste", **hva, status=None, **dict.fromkeys(("organ", "omraade", "type", "frist", "soek"))
    )
    sene, verbal = alle[alle["dager_forsinket"].notna()], alle["type"] == VERBALVEDTAK
    return [
        *found,
        Paragraph(vedtak.om_alderen(grunnlag.read("vedtak/alder", **hva))),
        Table("Vedtak over fristen", _VEDTAK, _uten(sene, verbal)),
        Table("Åpne verbalvedtak", _VEDTAK, alle[verbal]),
    ]


def _uten(rader: pd.DataFrame, hvilke: pd.Series) -> pd.DataFrame:
    return rader[~hvilke.reindex(rader.index)]
