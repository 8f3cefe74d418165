"""The dialogue in a report: contradictions in the numbers, and who does what by when."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from dashboard.dialog.aapning import konflikter_i
from dashboard.dialog.beslutning import BESLUTNING, Beslutning
from dashboard.dialog.moete import SAKER
from dashboard.reports.document import Block, Bullets, Column, Heading, Paragraph, Table
from dashboard.reports.grunnlag import Grunnlag
from dashboard.sentences import konflikter

_OPPGAVER = (
    Column("nr", "Nr.", "antall"),
    Column("tekst", "Hva"),
    Column("ansvarlig", "Ansvarlig"),
    Column("frist", "Frist", "dato"),
    Column("status", "Status"),
    Column("gjelder", "Gjelder"),
)


def motsigelser(grunnlag: Grunnlag) -> list[Block]:
    """Where the numbers contradict each other, the most important first."""
    funn = konflikter_i(grunnlag.stand)
    return [
        Heading("Motsigelser i tallene"),
        Paragraph(konflikter.oppsummert(funn)),
        Bullets([f"{each.slag}. {each.setning}" for each in funn]),
    ]


def oppgaver(title: str, rows: Sequence[Beslutning], dato: date) -> Table:
    """Actions and decisions as a table; what is past its deadline on `dato` says so."""
    frame = pd.DataFrame(
        [
            {
                "nr": int(each.id.rpartition("-")[2]),
                "tekst": each.tekst,
                "ansvarlig": each.ansvarlig or None,
                "frist": each.frist,
                "status": _status(each, dato),
                "gjelder": each.gjelder or SAKER.get(each.sak, each.sak),
            }
            for each in rows
        ],
        columns=[column.name for column in _OPPGAVER],
    )
    return Table(title, _OPPGAVER, frame)


def _status(each: Beslutning, dato: date) -> str:
    if each.type == BESLUTNING:
        return "Besluttet"
    return "Over fristen" if each.forsinket(dato) else each.status.capitalize()
