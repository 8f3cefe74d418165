"""Budget measures on the monthly meeting's agenda: adopted, reported and expected effect, and what the accounts show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import access, text
from dashboard.agenda.vedtak import fristdato
from dashboard.charts.tiltak_per_aar import i_ord, tiltak_per_aar
from dashboard.period import Period
from dashboard.sentences import tiltak as tekst
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.data import numbers
from dashboard.ui.figures import Figure, Tone, show_figures
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_VEDTATT = TableColumn("vedtatt_effekt", "Vedtatt", "kroner")
_MELDT = TableColumn("realisert_effekt", "Meldt realisert", "kroner")
_LEST = TableColumn("nedgang", "Lest i regnskapet", "kroner")
_VENTET = (
    TableColumn("forventet_effekt", "Ventet ved årets slutt", "kroner"),
    TableColumn("differanse", "Ventet − vedtatt", "kroner"),
)
_OMRAADER = (
    TableColumn("navn", "Tjenesteområde"),
    TableColumn("antall", "Tiltak", "antall"),
    _VEDTATT,
    _MELDT,
    _LEST,
    *_VENTET,
)
_TILTAK = (
    TableColumn("tittel", "Tiltak"),
    TableColumn("tjenesteomraade_navn", "Tjenesteområde"),
    TableColumn("eier", "Eier"),
    TableColumn("frist", "Frist", "dato"),
    TableColumn("status", "Status"),
    _VEDTATT,
    _MELDT,
    *_VENTET,
    TableColumn("merknad", "Merknad"),
    TableColumn("kommentar", "Kommentar"),
)
_AVLESNING = (
    TableColumn("navn", "Tiltak"),
    TableColumn("adresse", "Ansvar / funksjon / art"),
    TableColumn("status", "Status"),
    _VEDTATT,
    _MELDT,
    _LEST,
    TableColumn("avvik", "Avvik mot budsjett", "kroner"),
    TableColumn("merknad", "Merknad"),
)

_PLANENS_TALL = {"vedtatt_effekt": "Vedtatt", "forventet_effekt": "Ventet"}


@dataclass(frozen=True, slots=True)
class _Hovedsak:
    """What is read in ten seconds; `tabell` is None where no measure is uploaded."""

    setning: str
    noekkeltall: list[Figure]
    avlesning: str
    tabell: Table | None


@dataclass(frozen=True, slots=True)
class _Plan:
    """The years of the økonomiplan beside each other."""

    setning: str
    tegning: Drawing
    tabell: Table


def show(view: View, period: Period) -> None:
    """The agenda item: the year's measures, what the accounts show of them, and the years of the plan. Raises NotAllowed."""
    show_hovedsak(view, period)
    if _effekt(view, period).empty:
        return
    show_table(_avlesningen(view, period), view=view, key="tiltak_avlest")
    st.caption(tekst.FORBEHOLD)
    show_table(_tiltakene(view, period, fristdato(period, date.today())), view=view, key="tiltak_liste")
    if (plan := _planen(view, period)) is not None:
        st.header("Økonomiplanen", anchor="okonomiplanen")
        sentence(plan.setning)
        show_drawing(plan.tegning)
        show_table(plan.tabell, view=view, key="tiltak_planen")


def make_ready(view: View, period: Period) -> None:
    """Remember what the item shows."""
    if _hovedsaken(view, period).tabell is not None:
        _avlesningen(view, period)
        _tiltakene(view, period, fristdato(period, date.today()))
        _planen(view, period)


def show_hovedsak(view: View, period: Period) -> None:
    """The sentences, the figures and the sums per tjenesteområde: what is read in ten seconds. Raises NotAllowed."""
    access.require_see_drift(view.user)
    hovedsak = _hovedsaken(view, period)
    sentence(hovedsak.setning)
    if hovedsak.tabell is None:
        st.info(
            "Last opp tiltakene: én rad per tiltak og år med id, tittel, vedtatt, realisert og forventet effekt, eier og status.",
            icon=":material/upload_file:",
        )
        return
    show_figures(hovedsak.noekkeltall)
    sentence(hovedsak.avlesning)
    show_table(hovedsak.tabell, view=view, key="tiltak_omraader")


def ventet_mot_vedtatt(omraader: pd.DataFrame) -> Figure:
    """How far the year's measures are expected to fall from what was adopted, where an expectation is given.

    `omraader` are the rows of tiltak/per_tjenesteomraade.
    """
    vedtatt, forskjell = (_sum(omraader[navn]) for navn in ("vedtatt_effekt", "differanse"))
    tone: Tone = "verre" if forskjell < 0 else "noeytral"
    merknad = (
        f"{text.count(int(omraader['antall'].sum()), 'tiltak', 'tiltak')} skal gi {text.millions(vedtatt)}"
    )
    return Figure("Tiltak, ventet mot vedtatt", text.millions(forskjell, signed=True), merknad, tone)


def _hva(view: View, period: Period) -> dict[str, Any]:
    """What every query of the item is asked with."""
    enheter = access.units_for(view.user)
    return {"aar": period.aar, "enheter": None if enheter is None else list(enheter)}


def _effekt(view: View, period: Period) -> pd.DataFrame:
    return numbers("tiltak/effekt_i_regnskapet", view, **_hva(view, period), periode=period.periode)


@made_once
def _hovedsaken(view: View, period: Period) -> _Hovedsak:
    omraader = numbers("tiltak/per_tjenesteomraade", view, **_hva(view, period))
    setning = tekst.om_tiltakene(omraader, period.aar)
    if omraader.empty:
        return _Hovedsak(setning, [], "", None)
    effekt = _effekt(view, period)
    return _Hovedsak(
        setning,
        _noekkeltall(omraader, effekt),
        tekst.om_avlesningen(effekt, period),
        _omraadene(period, omraader, effekt),
    )


def _noekkeltall(omraader: pd.DataFrame, effekt: pd.DataFrame) -> list[Figure]:
    lest, uten = effekt["nedgang"].dropna(), int(effekt["uten_effekt"].sum())
    return [
        ventet_mot_vedtatt(omraader),
        Figure("Meldt realisert", text.millions(_sum(omraader["realisert_effekt"])), "det eierne har meldt hittil"),
        *(
            [Figure("Lest i regnskapet", text.millions(_sum(lest), signed=True), "anslag mot samme tid i fjor")]
            if len(lest)
            else []
        ),
        Figure(
            "Gjennomført uten effekt",
            text.number(uten),
            "ifølge regnskapet",
            "verre" if uten else "noeytral",
        ),
    ]  # fmt: skip


def _omraadene(period: Period, omraader: pd.DataFrame, effekt: pd.DataFrame) -> Table:
    lest = effekt["nedgang"].groupby(effekt["tjenesteomraade"].fillna("")).sum(min_count=1)
    rader = omraader.assign(nedgang=omraader["tjenesteomraade"].fillna("").map(lest))
    return Table(
        rader,
        _OMRAADER,
        title="Effekt av tiltak per tjenesteområde",
        period=period.label,
        total=_summer(rader, [kolonne.name for kolonne in _OMRAADER[1:]]),
    )


@made_once
def _avlesningen(view: View, period: Period) -> Table:
    # Those that contradict the accounts first, then the largest: that is what the meeting is for.
    rader = _effekt(view, period).sort_values(
        ["uten_effekt", "leses", "vedtatt_effekt"], ascending=False, kind="stable"
    )
    som_rader = rader.to_dict("records")
    return Table(
        rader.assign(
            navn=[f"{rad['id']} {rad['tittel']}" for rad in som_rader],
            adresse=[tekst.adresse(rad) for rad in som_rader],
            merknad=[tekst.om_lesingen(rad) for rad in som_rader],
        ),
        _AVLESNING,
        title="Effekt lest i regnskapet",
        period=period.label,
        total={
            **dict.fromkeys(("adresse", "status", "merknad"), ""),
            **_summer(rader, ("vedtatt_effekt", "realisert_effekt", "nedgang", "avvik")),
        },
    )


@made_once
def _tiltakene(view: View, period: Period, dato: date) -> Table:
    tiltak = numbers("tiltak/per_tiltak", view, **_hva(view, period), dato=dato)
    merknader = [tekst.om_framdriften(rad) for rad in tiltak.to_dict("records")]
    return Table(tiltak.assign(merknad=merknader), _TILTAK, title="Tiltak", period=str(period.aar))


@made_once
def _planen(view: View, period: Period) -> _Plan | None:
    """None where only one year is uploaded."""
    aarene = numbers("tiltak/per_aar", view, **_hva(view, period))
    sagt = tekst.om_planen(aarene)
    if not sagt:
        return None
    summer = aarene.groupby("aar", as_index=False)[list(_PLANENS_TALL)].sum(min_count=1)
    tegning = draw(tiltak_per_aar(summer, tekst.tittel_planen(aarene)), description=i_ord(summer))
    return _Plan(sagt, tegning, _aarene(aarene, list(summer["aar"])))


def _aarene(rader: pd.DataFrame, aarene: Sequence[int]) -> Table:
    per_aar = rader.assign(tjenesteomraade=rader["tjenesteomraade"].fillna("")).pivot(
        index=["navn", "tjenesteomraade"], columns="aar", values=list(_PLANENS_TALL)
    )
    per_aar.columns = [f"{kolonne[0]}_{kolonne[1]}" for kolonne in per_aar.columns]
    kolonner = [
        TableColumn(f"{navn}_{aar}", f"{tittel} {aar}", "kroner")
        for aar in aarene
        for navn, tittel in _PLANENS_TALL.items()
    ]
    return Table(
        per_aar.reset_index(),
        (TableColumn("navn", "Tjenesteområde"), *kolonner),
        title="Effekt av tiltak i økonomiplanen",
        period=f"{aarene[0]}–{aarene[-1]}",
        total=_summer(per_aar, [kolonne.name for kolonne in kolonner]),
    )


def _summer(rader: pd.DataFrame, kolonner: Sequence[str]) -> dict[str, Any]:
    return {"navn": "Sum", **{kolonne: rader[kolonne].sum(min_count=1) for kolonne in kolonner}}


def _sum(verdier: pd.Series) -> float:
    return float(verdier.fillna(0).sum())
