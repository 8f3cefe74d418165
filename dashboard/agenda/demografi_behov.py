"""Demography, the need: KS's table of the yearly change, or where there is none, an estimate of our own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.agenda.demografi import HVA_TRENGS, Kommune, befolkningen
from dashboard.analysis.befolkning import ELDRE
from dashboard.analysis.behov_mot_plan import PLANENS_LENGDE
from dashboard.analysis.eget_anslag import Anslag, anslaa
from dashboard.charts import utgiftsbehov_per_aar, utgiftsbehov_per_sektor
from dashboard.datasets.behov import SEKTORER, SUM
from dashboard.sentences import demografi as tekst
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.data import numbers
from dashboard.ui.filters import choose
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table


@dataclass(frozen=True, eq=False)
class Behov:
    """`aarlig`: aar, sektor, beloep (kr), the sectors alone. `prisnivaa`: the year whose kroner they are.

    `anslag` is set where the amounts are our own estimate; `feil` is what KS's table says wrong of itself.
    """

    aarlig: pd.DataFrame
    prisnivaa: int | None
    anslag: Anslag | None = None
    feil: list[str] = field(default_factory=list)
    spenn: pd.DataFrame | None = None

    @cached_property
    def aarene(self) -> list[int]:
        return sorted(int(aar) for aar in self.aarlig["aar"].unique())

    @property
    def kilde(self) -> str:
        return "KS" if self.anslag is None else "Eget anslag"

    def per_sektor(self, fra: int, til: int) -> dict[str, float]:
        """kr over the years, by sector."""
        i_planen = self.aarlig[self.aarlig["aar"].between(fra, til)]
        return {
            str(sektor): float(beloep)
            for sektor, beloep in i_planen.groupby("sektor")["beloep"].sum().items()
        }


@dataclass(frozen=True, slots=True)
class _IPlanen:
    """The need over the years of a plan, as it is shown."""

    setning: str
    per_aar: Drawing
    per_sektor: Drawing
    tabell: Table


@made_once
def behovet(view: View, kommune: Kommune) -> Behov | None:
    """KS's table where it is there, else an estimate for the own municipality; None where neither can be had."""
    rader = numbers("demografi/utgiftsbehov", view, kommune=kommune.region)
    aarlige = rader[(rader["aar"] == rader["aar_til"]) & (rader["sektor"] != SUM)].dropna(subset=["beregnet"])
    if not aarlige.empty:
        summer = numbers("demografi/utgiftsbehov_summer", view, kommune=kommune.region)
        priser = rader["prisnivaa"].dropna()
        return Behov(
            aarlige[["aar", "sektor"]].assign(beloep=aarlige["beregnet"].astype(float)),
            None if priser.empty else int(priser.iloc[0]),
            feil=tekst.kildefeil(rader, summer),
            spenn=rader[rader["aar"] < rader["aar_til"]],
        )
    return _anslaatt(view, kommune) if kommune.egen else None


@made_once
def plan_choices(view: View, behov: Behov) -> Mapping[int, str]:
    """First years of the økonomiplaner that the need reaches into, the newest budget's first: year -> «2026–2029»."""
    aarganger = numbers("demografi/aarganger", view)
    budsjett = sorted(
        (int(aar) for aar in aarganger.loc[aarganger["kilde"] == "budsjett", "aar"]), reverse=True
    )
    foerst = [aar for aar in budsjett if _within(aar, behov)]
    return {aar: f"{aar}–{aar + PLANENS_LENGDE - 1}" for aar in dict.fromkeys([*foerst, *behov.aarene])}


def choose_plan(view: View, behov: Behov) -> tuple[int, int]:
    """First and last year of the plan that is looked at."""
    planer = plan_choices(view, behov)
    valgt = choose("Økonomiplan", {str(aar): spenn for aar, spenn in planer.items()}, "plan")
    return _aarene(int(valgt or next(iter(planer))))


def first_plan(view: View, behov: Behov) -> tuple[int, int]:
    """First and last year of the plan that is looked at before another is chosen."""
    return _aarene(next(iter(plan_choices(view, behov))))


def _aarene(fra: int) -> tuple[int, int]:
    return fra, fra + PLANENS_LENGDE - 1


def make_ready(view: View, kommune: Kommune) -> None:
    """Remember the need over the first plan."""
    if (behov := behovet(view, kommune)) is not None:
        _i_planen(kommune, behov, *first_plan(view, behov))


def show(view: View, kommune: Kommune, valg: DeltaGenerator) -> None:
    """The sentence, each year and each sector, what is wrong in the source, and the table. `valg`: the place for what is chosen."""
    behov = behovet(view, kommune)
    if behov is None:
        say_no_need(kommune)
        return
    with valg:
        fra, til = choose_plan(view, behov)
    i_planen = _i_planen(kommune, behov, fra, til)
    sentence(i_planen.setning)
    say_what_it_is(behov, fra, til)
    left, right = st.columns([3, 2])
    with left:
        show_drawing(i_planen.per_aar)
    with right:
        show_drawing(i_planen.per_sektor)
    _say_errors(behov)
    show_table(i_planen.tabell, view=view, key="demografi_behov")


def say_no_need(kommune: Kommune) -> None:
    mer = (
        " Uten tabellen lages et eget anslag når lageret har folketall, framskriving og et helt års regnskap."
        if kommune.egen
        else " Et eget anslag kan bare lages for egen kommune, som lageret har regnskap for."
    )
    st.info(
        f"Endret utgiftsbehov for {kommune.sagt} er ikke lest inn.{mer} {HVA_TRENGS}",
        icon=":material/upload_file:",
    )


def say_what_it_is(behov: Behov, fra: int, til: int) -> None:
    """Own estimate or KS's, whose kroner, and whether every year of the plan is there."""
    if behov.anslag is not None:
        st.warning(tekst.om_anslaget(behov.anslag.aar, behov.anslag.utelatt), icon=":material/calculate:")
    mangler = [aar for aar in range(fra, til + 1) if aar not in behov.aarene]
    if mangler:
        st.caption(tekst.om_aar_som_mangler(mangler, behov.kilde))
    st.caption(f"{tekst.om_prisene(behov.prisnivaa, None, None)} Endring per år, sammenlignet med året før.")


def _anslaatt(view: View, kommune: Kommune) -> Behov | None:
    aarganger = numbers("demografi/aarganger", view)
    regnskap = aarganger.loc[aarganger["kilde"] == "regnskap", "aar"]
    befolkning = befolkningen(view, kommune)
    if regnskap.empty or befolkning.antall(ELDRE) is None:
        return None
    aar = int(regnskap.max())
    per_sektor = numbers("demografi/regnskap", view, aar=aar)
    netto: Mapping[str, float] = dict(
        zip(per_sektor["sektor"], per_sektor["beloep"].astype(float), strict=True)
    )
    anslag = anslaa(befolkning, netto, aar)
    return None if anslag is None else Behov(anslag.aarlig, aar, anslag)


def _within(aar: int, behov: Behov) -> bool:
    return any(aar <= each < aar + PLANENS_LENGDE for each in behov.aarene)


def _say_errors(behov: Behov) -> None:
    if not behov.feil:
        return
    st.warning(
        "Tabellen fra KS stemmer ikke overalt med seg selv. Her er alle summer regnet ut på nytt:\n\n"
        + "\n".join(f"- {sagt}" for sagt in behov.feil),
        icon=":material/rule:",
    )


@made_once
def _i_planen(kommune: Kommune, behov: Behov, fra: int, til: int) -> _IPlanen:
    spenn, sektorer = f"{fra}–{til}", behov.per_sektor(fra, til)
    return _IPlanen(
        tekst.om_behovet(sektorer, spenn),
        _per_aar(behov, fra, til),
        _per_sektor(sektorer, spenn),
        _table(kommune, behov, fra, til),
    )


def _per_aar(behov: Behov, fra: int, til: int) -> Drawing:
    per_aar = behov.aarlig.groupby("aar", as_index=False).agg(beloep=("beloep", "sum"))
    return draw(
        utgiftsbehov_per_aar.draw(per_aar, (fra, til)), description=utgiftsbehov_per_aar.describe(per_aar)
    )


def _per_sektor(sektorer: Mapping[str, float], spenn: str) -> Drawing:
    navn = [tekst.SEKTORNAVN.get(each, each) for each in sektorer]
    ramme = pd.DataFrame({"navn": navn, "beloep": list(sektorer.values())})
    return draw(
        utgiftsbehov_per_sektor.draw(ramme, spenn), description=utgiftsbehov_per_sektor.describe(ramme, spenn)
    )


def _table(kommune: Kommune, behov: Behov, fra: int, til: int) -> Table:
    """The years, the plan's sum, which the sentence tells, and the sums that the source prints."""
    bred = behov.aarlig.pivot_table(index="aar", columns="sektor", values="beloep", aggfunc="sum")
    sektorer = [each for each in SEKTORER if each in bred.columns]
    bred = bred[sektorer].assign(sum=bred[sektorer].sum(axis=1))
    summer = bred.loc[bred.index.isin(range(fra, til + 1))].sum()
    planens = pd.DataFrame([{**summer, "hva": f"Sum {fra}–{til}"}])
    rader = bred.reset_index()
    return Table(
        pd.concat(
            [rader.assign(hva=rader["aar"].astype(str)), planens, _kildens_summer(behov, fra, til)],
            ignore_index=True,
        ),
        (
            TableColumn("hva", "År"),
            *(TableColumn(each, tekst.SEKTORNAVN[each], "kroner") for each in sektorer),
            TableColumn("sum", "Sum", "kroner"),
        ),
        title=f"Endret utgiftsbehov i {kommune.navn}",
        period=f"{behov.aarene[0]}–{behov.aarene[-1]}",
        filters={
            "Kommune": kommune.navn,
            "Kilde": behov.kilde,
            "Priser": str(behov.prisnivaa or "ikke oppgitt"),
        },
    )


def _kildens_summer(behov: Behov, fra: int, til: int) -> pd.DataFrame | None:
    """Those of other years than the plan's."""
    if behov.spenn is None or behov.spenn.empty:
        return None
    summer = behov.spenn.pivot_table(
        index=["aar", "aar_til"], columns="sektor", values="beregnet", aggfunc="sum"
    ).reset_index()
    andre = summer[(summer["aar"] != fra) | (summer["aar_til"] != til)]
    return andre.assign(
        hva=[f"Sum {aar}–{siste}" for aar, siste in zip(andre["aar"], andre["aar_til"], strict=True)]
    )
