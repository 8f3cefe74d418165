"""Whom to remind of the talks that are not held, and in which words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from dashboard.agenda.lederavtaler_runde import Runde, entydige, tabell
from dashboard.sentences import lederavtaler as tekst
from dashboard.ui import markdown
from dashboard.ui.filters import choose
from dashboard.ui.page import View
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_INGEN, _UTEN = "*", "-"  # what no role is called
_PER_OVERORDNET = (
    TableColumn("overordnet_navn", "Nærmeste leder"),
    TableColumn("mangler", "Mangler", "antall"),
    TableColumn("over_fristen", "Over fristen", "antall"),
)
_MANGLER = (
    TableColumn("tittel", "Rolle"),
    TableColumn("overordnet_tittel", "Nærmeste leder"),
    TableColumn("frist", "Frist", "dato"),
    TableColumn("dager", "Dager"),
)


@dataclass(frozen=True, slots=True)
class _Overordnede:
    """Whom to remind, code -> title; no table where there is only one."""

    navn: Mapping[str, str]
    per_overordnet: Table | None
    uten: str


def show(view: View, runde: Runde) -> None:
    st.header("Påminnelse", anchor="paaminnelse")
    if runde.mangler.empty:
        st.caption("Alle samtalene i runden er holdt. Det er ingen å minne på.")
        return
    overordnede = _overordnede(runde)
    if overordnede.per_overordnet is not None:
        show_table(overordnede.per_overordnet, view=view, key="lederavtaler_per_overordnet")
    if overordnede.uten:
        st.caption(markdown.escaped(overordnede.uten))
    valgt = _velg_overordnet(overordnede.navn)
    if valgt == _INGEN:
        st.caption(
            "Velg en nærmeste leder for å se hvem som mangler, og få en påminnelse til å lime inn i en e-post."
        )
        return
    manglene, paaminnelse = _manglene(runde, valgt)
    show_table(manglene, view=view, key="lederavtaler_mangler")
    if valgt == _UTEN:
        return
    st.subheader("Tekst til e-post")
    st.code(paaminnelse, language=None, wrap_lines=True)


def make_ready(runde: Runde) -> None:
    """Remember whom to remind."""
    if runde.mangler.empty:
        return
    navn = _overordnede(runde).navn
    if len(navn) == 1:
        _manglene(runde, next(iter(navn)))


@made_once
def _overordnede(runde: Runde) -> _Overordnede:
    navn, uten = _navnene(runde.mangler), runde.mangler["overordnet"].isna()
    return _Overordnede(
        navn,
        _per_overordnet(runde, navn) if len(navn) > 1 else None,
        tekst.om_uten_overordnet([str(tittel) for tittel in runde.mangler.loc[uten, "tittel"]]),
    )


@made_once
def _manglene(runde: Runde, overordnet: str) -> tuple[Table, str]:
    """Those of one nærmeste leder (or of nobody) whose talks are not held, and the reminder."""
    kodene = runde.mangler["overordnet"].fillna(_UTEN)
    rader = runde.mangler[kodene == overordnet]
    rader = rader.assign(dager=[tekst.om_dagene(int(dager)) for dager in rader["dager_over"]])
    vist = tabell(runde, "Ledersamtaler som mangler", _MANGLER, rader)
    filtre = {**vist.filters, "Nærmeste leder": _overordnede(runde).navn[overordnet]}
    return replace(vist, filters=filtre), tekst.paaminnelse(runde.navn, rader, runde.dato)


def _navnene(mangler: pd.DataFrame) -> dict[str, str]:
    """The code and title of each to remind, by title, and last `_UTEN` where roles have nobody."""
    kjente = mangler.dropna(subset=["overordnet"]).drop_duplicates("overordnet")
    navn = entydige(kjente["overordnet"].tolist(), kjente["overordnet_tittel"].tolist())
    valgene = dict(sorted(navn.items(), key=lambda valg: valg[1].casefold()))
    return {**valgene, _UTEN: "Uten nærmeste leder"} if mangler["overordnet"].isna().any() else valgene


def _per_overordnet(runde: Runde, navn: Mapping[str, str]) -> Table:
    """How many each is to be reminded of."""
    rader = (
        runde.mangler.assign(
            kode=runde.mangler["overordnet"].fillna(_UTEN), over=runde.mangler["dager_over"] > 0
        )
        .groupby("kode", as_index=False)
        .agg(mangler=("rolle", "size"), over_fristen=("over", "sum"))
    )
    rader = rader.assign(overordnet_navn=rader["kode"].map(navn))
    rader = rader.sort_values(["mangler", "overordnet_navn"], ascending=[False, True], ignore_index=True)
    return tabell(runde, "Mangler per nærmeste leder", _PER_OVERORDNET, rader)


def _velg_overordnet(navn: Mapping[str, str]) -> str:
    """The code of the one to remind; nobody to begin with, but where there is only one."""
    valgene = {_INGEN: "Velg nærmeste leder", **navn} if len(navn) > 1 else navn
    with st.container(width=420):
        return choose("Nærmeste leder", valgene, "overordnet") or _INGEN
