"""Budget measures on the monthly meeting's agenda: adopted, reported and expected effect, and what the accounts show."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import access, text
from dashboard.agenda.vedtak import fristdato
from dashboard.charts.tiltak_per_aar import i_ord, tiltak_per_aar
from dashboard.period import Period
from dashboard.sentences import tiltak as tekst
from dashboard.ui.chart import show_chart
from dashboard.ui.data import numbers
from dashboard.ui.figures import Figure, Tone, show_figures
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.table import TableColumn, show_table

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


def show(view: View, period: Period) -> None:
    """The agenda item: the year's measures, what the accounts show of them, and the years of the plan. Raises NotAllowed."""
    show_hovedsak(view, period)
    hva = _hva(view, period)
    effekt = numbers("tiltak/effekt_i_regnskapet", view, **hva, periode=period.periode)
    if effekt.empty:
        return
    _avlesningen(view, period, effekt)
    _tiltakene(view, period, numbers("tiltak/per_tiltak", view, **hva, dato=fristdato(period, date.today())))
    _planen(view, numbers("tiltak/per_aar", view, **hva))


def show_hovedsak(view: View, period: Period) -> None:
    """The sentences, the figures and the sums per tjenesteområde: what is read in ten seconds. Raises NotAllowed."""
    access.require_see_drift(view.user)
    hva = _hva(view, period)
    omraader = numbers("tiltak/per_tjenesteomraade", view, **hva)
    sentence(tekst.om_tiltakene(omraader, period.aar))
    if omraader.empty:
        st.info(
            "Last opp tiltakene: én rad per tiltak og år med id, tittel, vedtatt, realisert og forventet effekt, eier og status.",
            icon=":material/upload_file:",
        )
        return
    effekt = numbers("tiltak/effekt_i_regnskapet", view, **hva, periode=period.periode)
    show_figures(_noekkeltall(omraader, effekt))
    sentence(tekst.om_avlesningen(effekt, period))
    _omraadene(view, period, omraader, effekt)


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


def _omraadene(view: View, period: Period, omraader: pd.DataFrame, effekt: pd.DataFrame) -> None:
    lest = effekt["nedgang"].groupby(effekt["tjenesteomraade"].fillna("")).sum(min_count=1)
    rader = omraader.assign(nedgang=omraader["tjenesteomraade"].fillna("").map(lest))
    show_table(
        rader,
        _OMRAADER,
        title="Effekt av tiltak per tjenesteområde",
        period=period.label,
        filters={},
        view=view,
        key="tiltak_omraader",
        total=_summer(rader, [kolonne.name for kolonne in _OMRAADER[1:]]),
    )


def _avlesningen(view: View, period: Period, effekt: pd.DataFrame) -> None:
    # Those that contradict the accounts first, then the largest: that is what the meeting is for.
    rader = effekt.sort_values(["uten_effekt", "leses", "vedtatt_effekt"], ascending=False, kind="stable")
    som_rader = rader.to_dict("records")
    show_table(
        rader.assign(
            navn=[f"{rad['id']} {rad['tittel']}" for rad in som_rader],
            adresse=[tekst.adresse(rad) for rad in som_rader],
            merknad=[tekst.om_lesingen(rad) for rad in som_rader],
        ),
        _AVLESNING,
        title="Effekt lest i regnskapet",
        period=period.label,
        filters={},
        view=view,
        key="tiltak_avlest",
        total={
            **dict.fromkeys(("adresse", "status", "merknad"), ""),
            **_summer(rader, ("vedtatt_effekt", "realisert_effekt", "nedgang", "avvik")),
        },
    )
    st.caption(tekst.FORBEHOLD)


def _tiltakene(view: View, period: Period, tiltak: pd.DataFrame) -> None:
    show_table(
        tiltak.assign(merknad=[tekst.om_framdriften(rad) for rad in tiltak.to_dict("records")]),
        _TILTAK,
        title="Tiltak",
        period=str(period.aar),
        filters={},
        view=view,
        key="tiltak_liste",
    )


def _planen(view: View, aarene: pd.DataFrame) -> None:
    """The years of the økonomiplan beside each other; nothing where only one year is uploaded."""
    sagt = tekst.om_planen(aarene)
    if not sagt:
        return
    st.header("Økonomiplanen", anchor="okonomiplanen")
    sentence(sagt)
    summer = aarene.groupby("aar", as_index=False)[list(_PLANENS_TALL)].sum(min_count=1)
    show_chart(tiltak_per_aar(summer, tekst.tittel_planen(aarene)), description=i_ord(summer))
    rader = aarene.assign(tjenesteomraade=aarene["tjenesteomraade"].fillna("")).pivot(
        index=["navn", "tjenesteomraade"], columns="aar", values=list(_PLANENS_TALL)
    )
    rader.columns = [f"{kolonne[0]}_{kolonne[1]}" for kolonne in rader.columns]
    kolonner = [
        TableColumn(f"{navn}_{aar}", f"{tittel} {aar}", "kroner")
        for aar in summer["aar"]
        for navn, tittel in _PLANENS_TALL.items()
    ]
    show_table(
        rader.reset_index(),
        (TableColumn("navn", "Tjenesteområde"), *kolonner),
        title="Effekt av tiltak i økonomiplanen",
        period=f"{summer['aar'].iloc[0]}–{summer['aar'].iloc[-1]}",
        filters={},
        view=view,
        key="tiltak_planen",
        total=_summer(rader, [kolonne.name for kolonne in kolonner]),
    )


def _summer(rader: pd.DataFrame, kolonner: Sequence[str]) -> dict[str, Any]:
    return {"navn": "Sum", **{kolonne: rader[kolonne].sum(min_count=1) for kolonne in kolonner}}


def _sum(verdier: pd.Series) -> float:
    return float(verdier.fillna(0).sum())
