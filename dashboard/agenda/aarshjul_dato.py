"""One date of the year: when, where, what it is about, and what must be ready."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from dashboard import text
from dashboard.analysis.aarshjul import Forberedelse, Punkt
from dashboard.sentences import aarshjul as tekst
from dashboard.sentences.words import stor
from dashboard.ui import html
from dashboard.ui.address import address
from dashboard.ui.page import View
from dashboard.ui.table import TableColumn, show_table

_KLARGJOERING = (
    TableColumn("frist", "Frist", "dato"),
    TableColumn("naar", "Når"),
    TableColumn("hva", "Hva må være klart"),
    TableColumn("rolle", "Hvem"),
)


def show(view: View, punkt: Punkt, ready: Sequence[Forberedelse], lenke: str, i_dag: date) -> None:
    """The date with its facts and themes; `lenke` leads to its meeting, where it has one to lead to."""
    fakta = {
        "Dato": f"{tekst.dagen(punkt.dato)} {punkt.dato.year}",
        "Kl.": tekst.tiden(punkt.kl_fra, punkt.kl_til),
        "Sted": punkt.sted,
        "Forum": punkt.forumnavn,
        "Kilde": punkt.kilde,
    }
    rows = "".join(f"<dt>{name}</dt><dd>{html.escaped(value)}</dd>" for name, value in fakta.items() if value)
    themes = "".join(f"<li>{html.escaped(each)}</li>" for each in punkt.tema)
    html.write(
        f"<section><h2 class='liste'>{html.escaped(punkt.navn)}</h2><dl class='fakta'>{rows}</dl>"
        + (f"<h2 class='liste'>Tema</h2><ul>{themes}</ul>" if themes else "")
        + (
            f"<p><a class='knapp' href='{html.escaped(lenke)}' target='_self'>{'Kall inn' if 'nytt=' in lenke else 'Gå til møtet'}</a></p>"
            if lenke.startswith("/moeter")
            else ""
        )
        + "</section>"
    )
    show_table(
        pd.DataFrame(
            [(each.frist, stor(tekst.naar(each.frist, i_dag)), each.hva, each.rolle) for each in ready],
            columns=[column.name for column in _KLARGJOERING],
        ),
        _KLARGJOERING,
        title="Hva må være klart",
        period=text.day(punkt.dato),
        filters={},
        view=view,
        key="aarshjul_dato",
        empty="Ingenting er satt opp.",
    )


def show_way_back(aar: int) -> None:
    lenke = address("aarshjul", aar=aar, moete=None)
    html.write(
        f"<p><a class='knapp' href='{html.escaped(lenke)}' target='_self'>Tilbake til årshjulet</a></p>"
    )
