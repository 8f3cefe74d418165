"""What explains the deviation: from budget to accounts by groups of arts, and beside it by the places right below."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard import access
from dashboard.agenda.navn import med_entydige_navn
from dashboard.agenda.sted import sted_av
from dashboard.agenda.utsnitt import Utsnitt
from dashboard.charts.foss import felles_skala, foss, samlet
from dashboard.sentences import aarsaker as tekst
from dashboard.sentences.words import betegnelse
from dashboard.ui import table
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.data import numbers
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn

_FLEST = 9  # steps in one waterfall
_TALL = (
    TableColumn("avvik", "Avvik", "kroner"),
    TableColumn("avvik_prosent", "Avvik", "prosent"),
    TableColumn("regnskap", "Regnskap hittil", "kroner"),
    TableColumn("budsjett", "Budsjett hittil", "kroner"),
    TableColumn("fjoraar", "I fjor hittil", "kroner"),
    TableColumn("aarsbudsjett", "Årsbudsjett", "kroner"),
)


@dataclass(frozen=True, eq=False)
class _Oppdeling:
    """The deviation in parts: `rader` (navn, avvik) as the chart names them, `omtalt` as a sentence does."""

    rader: pd.DataFrame
    omtalt: pd.DataFrame
    resten: str


def show(utsnitt: Utsnitt) -> None:
    """The waterfalls on one scale, and the numbers behind them; a sentence where there is no deviation to explain."""
    show_fossene(utsnitt)
    if not utsnitt.har_avvik:
        return
    table.show(_tabell_grupper(utsnitt), view=utsnitt.view, key="aarsaker_grupper")
    if len(utsnitt.under) > 1:
        table.show(_tabell_steder(utsnitt), view=utsnitt.view, key="aarsaker_steder")


def show_fossene(utsnitt: Utsnitt) -> None:
    """The waterfalls alone."""
    if not utsnitt.har_avvik:
        st.info(tekst.uten_avvik(utsnitt.rad, utsnitt.period))
        return
    tegninger = _fossene(utsnitt)
    for spalte, tegning in zip(st.columns(len(tegninger), gap="medium"), tegninger, strict=True):
        with spalte:
            show_drawing(tegning)


@made_once
def _fossene(utsnitt: Utsnitt) -> list[Drawing]:
    """By groups of arts; also by the places below, where there is more than one."""
    oppdelinger = [_i_artsgrupper(utsnitt)]
    if len(utsnitt.under) > 1:
        oppdelinger.append(_i_steder(utsnitt))
    budsjett, regnskap, avvik = (float(utsnitt.rad[navn]) for navn in ("budsjett", "regnskap", "avvik"))
    steg = [samlet(oppdeling.rader, _FLEST, oppdeling.resten) for oppdeling in oppdelinger]
    skala = felles_skala(budsjett, steg)
    return [
        draw(
            foss(stegene, budsjett, regnskap, skala, tekst.tittel(oppdeling.omtalt, avvik)),
            description=tekst.beskrivelse(oppdeling.omtalt, budsjett, regnskap, utsnitt.period),
        )
        for oppdeling, stegene in zip(oppdelinger, steg, strict=True)
    ]


def _i_artsgrupper(utsnitt: Utsnitt) -> _Oppdeling:
    grupper = _grupper(utsnitt)
    return _Oppdeling(
        grupper.assign(navn=grupper["gruppe"]),
        grupper.assign(navn=grupper["gruppe"].map(tekst.i_setning)),
        "{} andre artsgrupper",
    )


def _i_steder(utsnitt: Utsnitt) -> _Oppdeling:
    nivaa = utsnitt.sted.nivaa_under
    steder = med_entydige_navn(utsnitt, utsnitt.under, nivaa)
    return _Oppdeling(steder, steder, f"{{}} andre {betegnelse(nivaa)}")


def _grupper(utsnitt: Utsnitt) -> pd.DataFrame:
    return numbers(
        "drift/avvik_per_artsgruppe", utsnitt.view,
        aar=utsnitt.period.aar, periode=utsnitt.period.periode,
        enheter=access.units_for(utsnitt.view.user), **utsnitt.sted.parametre,
    )  # fmt: skip


@made_once
def _tabell_grupper(utsnitt: Utsnitt) -> Table:
    return _tabell(utsnitt, _grupper(utsnitt), TableColumn("gruppe", "Artsgruppe"), "Artsgrupper")


@made_once
def _tabell_steder(utsnitt: Utsnitt) -> Table:
    nivaa = utsnitt.sted.nivaa_under
    steder = med_entydige_navn(utsnitt, utsnitt.under, nivaa).sort_values("avvik")
    lenker = [sted.lenke if (sted := sted_av(rad)) else "" for rad in steder.to_dict("records")]
    foerst = TableColumn("navn", betegnelse(nivaa, 1).capitalize(), link="lenke")
    return _tabell(utsnitt, steder.assign(lenke=lenker), foerst, betegnelse(nivaa).capitalize())


def _tabell(utsnitt: Utsnitt, rader: pd.DataFrame, foerst: TableColumn, hva: str) -> Table:
    """With the place's own numbers as the sum, for the parts add up to them."""
    return Table(
        rader,
        [foerst, *_TALL],
        title=f"{hva} i {utsnitt.navn}",
        period=utsnitt.period.label,
        filters={"Sted": utsnitt.tittel},
        total={**{str(navn): verdi for navn, verdi in utsnitt.rad.items()}, foerst.name: "Sum"},
    )
