"""Where the red thread is broken: how many breaks of each kind, what it means, and where they are."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard import access, text
from dashboard.agenda.strategi import lenke
from dashboard.agenda.strategi_grunnlag import grunnlag
from dashboard.agenda.strategi_leddet import lenke_til_vedtak
from dashboard.analysis.brudd import FORKLARING, Brudd
from dashboard.analysis.strategi import Strategi
from dashboard.period import Period
from dashboard.sentences import brudd as tekst
from dashboard.sentences.words import stor
from dashboard.ui import html
from dashboard.ui.address import address
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_VIST = 8
_VEDTAKSLOGGEN = "Vedtaksloggen"
_BRUDD = (
    TableColumn("slag", "Brudd"),
    TableColumn("ledd", "Id"),
    TableColumn("tittel", "Tittel"),
    TableColumn("plan", "Plan"),
    TableColumn("navn", "Eier som ikke finnes"),
    TableColumn("forklaring", "Hva det betyr"),
)


def show(view: View, period: Period, strategi: Strategi) -> None:
    """Every break, kind by kind. Raises NotAllowed."""
    access.require_see_strategi(view.user)
    sentence(tekst.om_bruddene([each.slag for each in strategi.brudd]))
    if not strategi.brudd:
        return
    html.write(_listene(strategi, address("strategi")))
    if resten := tekst.om_resten(list(FORKLARING), [each.slag for each in strategi.brudd]):
        st.markdown(resten)
    with st.expander("Alle bruddene som tabell"):
        show_table(_tabellen(strategi), view=view, key="strategi_brudd")


def make_ready(view: View, period: Period) -> None:
    """Remember every break."""
    strategi = grunnlag(view, period)
    if strategi.brudd:
        _listene(strategi, address("strategi"))
        _tabellen(strategi)


@made_once
def _listene(strategi: Strategi, _lenke: str) -> str:
    """`_lenke` is in the key only: what one link takes along from the address, so do all that are remembered."""
    unntatt = set(strategi.vedtak.loc[strategi.vedtak["unntatt_offentlighet"], "id"].astype(str))
    per_slag = {slag: [each for each in strategi.brudd if each.slag == slag] for slag in FORKLARING}
    return "".join(_liste(strategi, slag, alle, unntatt) for slag, alle in per_slag.items() if alle)


def _liste(strategi: Strategi, slag: str, alle: Sequence[Brudd], unntatt: set[str]) -> str:
    punkter = [_punkt(strategi, each, unntatt) for each in alle]
    resten = ""
    if len(punkter) > _VIST:
        til = text.number(len(punkter) - _VIST)
        resten = f"<details><summary>Vis {til} til</summary><ul>{''.join(punkter[_VIST:])}</ul></details>"
    return (
        f"<section class='brudd'><h2 class='liste'>{html.escaped(stor(slag))}: {text.number(len(alle))}</h2>"
        f"<p>{html.escaped(FORKLARING[slag])}</p><ul>{''.join(punkter[:_VIST])}</ul>{resten}</section>"
    )


def _punkt(strategi: Strategi, brudd: Brudd, unntatt: set[str]) -> str:
    til = lenke(strategi.struktur.ledd[brudd.ledd]) if brudd.plan else lenke_til_vedtak(brudd.ledd)
    hemmelig = not brudd.plan and brudd.ledd in unntatt
    hvor = [brudd.navn, brudd.plan, "unntatt offentlighet" if hemmelig else ""]
    merknad = " · ".join(html.escaped(each) for each in hvor if each)
    below = f" <small>{merknad}</small>" if merknad else ""
    return f"<li><a href='{html.escaped(til)}' target='_self'>{html.escaped(brudd.tittel)}</a>{below}</li>"


@made_once
def _tabellen(strategi: Strategi) -> Table:
    rader = [
        {
            "slag": stor(each.slag),
            "ledd": each.ledd,
            "tittel": each.tittel,
            "plan": each.plan or _VEDTAKSLOGGEN,
            "navn": each.navn,
            "forklaring": FORKLARING[each.slag],
        }
        for each in strategi.brudd
    ]
    return Table(pd.DataFrame(rader), _BRUDD, "Brudd i den røde tråden", f"per {text.day(strategi.dato)}")
