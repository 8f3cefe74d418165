"""The opening of the strategic meeting: what has moved since the previous one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from dashboard import access, lake, settings, text
from dashboard.agenda.i_moetet import moetene
from dashboard.agenda.strategi_grunnlag import grunnlag
from dashboard.analysis.strategi import Strategi
from dashboard.analysis.strategiendringer import NYTT_BRUDD, REGEL, RETTET_BRUDD, Endring, endringer
from dashboard.dialog import moete as moeter
from dashboard.dialog.moete import STRATEGISK, Moete
from dashboard.lake import Snapshot
from dashboard.period import Period
from dashboard.sentences import strategiendringer as tekst
from dashboard.ui import html, markdown
from dashboard.ui.address import address
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once

_FLEST = 10
_KVARTAL = 3


@dataclass(frozen=True, slots=True)
class Forrige:
    """What the strategy is held against: the previous strategic meeting, or how it stood three months back.

    `navn` in the middle of a sentence; `forklart` says why it is this one.
    """

    snapshot: Snapshot
    period: Period
    navn: str
    forklart: str


def show(view: View, period: Period, strategi: Strategi, moete: Moete | None = None) -> None:
    """What has moved, the most important first. Raises NotAllowed."""
    access.require_see_strategi(view.user)
    forrige = finn_forrige(view, period, moete)
    funn = _les(view, strategi, forrige)
    if funn is None:
        sentence(_uten_sammenligning(strategi, forrige))
        return
    sentence(tekst.oppsummert(funn, forrige.navn))
    if funn:
        html.write(_items(funn[:_FLEST]))
    if len(funn) > _FLEST:
        with st.expander(f"Vis {len(funn) - _FLEST} til"):
            html.write(_items(funn[_FLEST:]))
    with st.expander("Slik er listen laget"):
        st.markdown(
            f"{markdown.escaped(forrige.forklart)} Sammenlignet er versjon {forrige.snapshot.id} for {forrige.period.label}"
            f" og versjon {view.snapshot.id} for {period.label}. Endret budsjett er med fra {markdown.escaped(text.kroner(settings.get().avvik_kr))}."
        )
        st.markdown(REGEL)


def make_ready(view: View, period: Period) -> None:
    """Remember what has moved, outside a meeting."""
    _les(view, grunnlag(view, period), finn_forrige(view, period, None))


def _les(view: View, strategi: Strategi, forrige: Forrige) -> list[Endring] | None:
    """None where there is no structure, or was none."""
    foer = grunnlag(replace(view, snapshot=forrige.snapshot), forrige.period)
    return None if strategi.tom or foer.tom else _endringene(foer, strategi, settings.get().avvik_kr)


def finn_forrige(view: View, period: Period, moete: Moete | None) -> Forrige:
    """The closed strategic meeting before `moete`; outside a meeting, the last one on older numbers than those shown. Without
    one, three months back: in the version that stood then, else in the version shown."""
    holdt = [each for each in moetene(view) if each.forum == STRATEGISK and each.avsluttet]
    if moete is not None:
        siste = moeter.forrige(moete, holdt)
    else:
        siste = next((each for each in holdt if _er_foer(each, view, period)), None)
    if siste is not None:
        navn = f"møtet {text.day(siste.dato)}"
        return Forrige(
            lake.get().snapshot(siste.versjon), siste.period, navn, f"Forrige strategiske møte er {navn}."
        )
    return _kvartalet_foer(view, period)


def _er_foer(moete: Moete, view: View, period: Period) -> bool:
    om, vist = ((each.aar, each.periode or 13) for each in (moete.period, period))
    return om <= vist and moete.versjon < view.snapshot.id


def _kvartalet_foer(view: View, period: Period) -> Forrige:
    foer = period
    for _ in range(1 if period.periode == 0 else _KVARTAL):
        foer = foer.previous
    sto_da = next(
        (
            each
            for each in lake.get().history(view.snapshot.id)
            if each.time.date() <= foer.last_day and "maalstruktur" in each.datasets
        ),
        None,
    )
    ingen = "Det er ikke holdt noe strategisk møte før."
    if sto_da is None:
        forklart = f"{ingen} Målstrukturen er den samme; det som er meldt, og fristene, er holdt opp mot {foer.label}."
        return Forrige(view.snapshot, foer, foer.label, forklart)
    forklart = f"{ingen} Målstrukturen er holdt opp mot slik den sto ved utgangen av {foer.label}."
    return Forrige(lake.get().uploaded(_sist(foer, view)), foer, foer.label, forklart)


def _sist(period: Period, view: View) -> int:
    """The version that stood when the period ended."""
    return next(
        each.id for each in lake.get().history(view.snapshot.id) if each.time.date() <= period.last_day
    )


def _uten_sammenligning(strategi: Strategi, forrige: Forrige) -> str:
    if strategi.tom:
        return "Det er ikke lastet opp noen målstruktur."
    return f"Det var ingen målstruktur ved {forrige.navn}, så det er ingenting å sammenligne med ennå."


@made_once
def _endringene(foer: Strategi, naa: Strategi, grense_kr: float) -> list[Endring]:
    return endringer(foer, naa, grense_kr)


def _items(funn: Sequence[Endring]) -> str:
    return "<ol class='funn'>" + "".join(_item(each) for each in funn) + "</ol>"


def _item(endring: Endring) -> str:
    link, said = html.escaped(_address(endring)), html.escaped(tekst.setning(endring))
    return f"<li><a href='{link}' target='_self'>{html.escaped(endring.slag)}</a> <span>{said}</span></li>"


def _address(endring: Endring) -> str:
    if endring.ledd:
        return address("strategi", ledd=endring.ledd)
    if endring.slag in (NYTT_BRUDD, RETTET_BRUDD):
        return address("strategi", **{"del": "brudd"})
    return address("strategi")
