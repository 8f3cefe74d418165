"""One assignment: what it is, who has it, and what every tjenesteområde has told of it, quarter by quarter."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard import access
from dashboard.agenda import oppdragsbrev_meld
from dashboard.agenda.oppdragsbrev_utvalg import omraadene
from dashboard.analysis.oppdragsbrev import Oppdrag
from dashboard.analysis.strategi import Strategi
from dashboard.sentences import oppdragsbrev as tekst
from dashboard.ui import html
from dashboard.ui.address import address
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_MELDT = (
    TableColumn("navn", "Tjenesteområde"),
    TableColumn("ansvar", "Ansvar"),
    TableColumn("naar", "Meldt for"),
    TableColumn("status", "Status"),
    TableColumn("framdrift", "Framdrift", "prosent"),
    TableColumn("kommentar", "Kommentar"),
    TableColumn("rolle", "Meldt av"),
)


def show(view: View, each: Oppdrag, strategi: Strategi) -> None:
    """One assignment: what it is, who has it, and what every tjenesteområde has told, quarter by quarter."""
    ledd = each.ledd
    back = html.escaped(address("oppdragsbrev", brev=ledd.plan))
    html.write(f"<p><a href='{back}' target='_self'>Alle oppdragene</a></p>")
    st.header(each.tittel, anchor="oppdraget")
    sentence(_i_ord(each, strategi.dato))
    points = "".join(f"<li>{html.escaped(point)}</li>" for point in ledd.innhold)
    if points:
        html.write(f"<ul>{points}</ul>")
    show_table(_meldingene(view, each), view=view, key="oppdraget_meldt")
    if access.may_edit_strategi(view.user):
        oppdragsbrev_meld.show(view, each, strategi.period)


def _i_ord(each: Oppdrag, dato: date) -> str:
    ledd = each.ledd
    how_far = tekst.status_og_framdrift(each.stand.status, each.stand.framdrift).capitalize()
    who = f" Hovedansvar: {', '.join(ledd.hovedansvar)}." if ledd.hovedansvar else " Ingen har hovedansvar."
    late = tekst.om_fristen(ledd.frist, dato, avsluttet=each.stand.avsluttet)
    return f"{how_far}.{who}{f' {late.capitalize()}.' if late else ''}"


@made_once
def _meldingene(view: View, each: Oppdrag) -> Table:
    navn = omraadene(view)
    rows = [
        {
            "navn": rad["tjenesteomraade_navn"],
            "ansvar": each.har_ansvar.get(rad["tjenesteomraade"]),
            "naar": tekst.kvartalet(int(rad["aar"]), int(rad["kvartal"])),
            **{name: rad[name] for name in ("status", "framdrift", "kommentar", "rolle")},
        }
        for rad in each.alle_meldinger.to_dict("records")
    ]
    rows += [
        {"navn": navn.get(kode, kode), "ansvar": each.har_ansvar[kode], "status": "ikke meldt"}
        for kode in each.mangler
    ]
    return Table(
        pd.DataFrame(rows, columns=[column.name for column in _MELDT]),
        _MELDT,
        title="Meldt, kvartal for kvartal",
        empty="Ingen har meldt status ennå.",
    )
