"""Demography, what it means: the need in kr and årsverk per tjenesteområde, beside what the økonomiplan holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import text
from dashboard.agenda.demografi import Kommune
from dashboard.agenda.demografi_behov import Behov, behovet, choose_plan, first_plan, say_no_need
from dashboard.analysis.behov_mot_plan import behov_mot_plan
from dashboard.charts import utgiftsbehov_mot_plan
from dashboard.sentences import demografi as tekst
from dashboard.sentences.words import stor
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.data import numbers
from dashboard.ui.figures import Figure, show_figures
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_ADDRESS = "aarsverk"
_LAVEST, _HOEYEST = 100_000, 5_000_000
_VEKST = "med pris- og lønnsvekst"
_SYNLIG = 50_000  # less is 0,0 mill. kr


@dataclass(frozen=True, eq=False)
class Plan:
    """What the plan adds to each area (kr): omraade, navn, beloep; None where it is not known. `hva`: how that is known.

    `navn`: what it is made of, for the sentences: TILTAKENE or BUDSJETTENE.
    """

    rader: pd.DataFrame | None
    aar: int
    hva: str
    navn: str = tekst.TILTAKENE


@dataclass(frozen=True, eq=False)
class _Grunnlag:
    """What the need of the years `fra` to `til` is held against. `budsjett`: rows of demografi/budsjett; `per_sektor`: the need
    in the budget's kroner, where `faktor` to them is known."""

    fra: int
    til: int
    budsjett: pd.DataFrame
    plan: Plan
    faktor: float | None
    per_sektor: Mapping[str, float]

    @property
    def spenn(self) -> str:
        return f"{self.fra}–{self.til}"


@dataclass(frozen=True, slots=True)
class _Betydning:
    """Need beside plan; nothing is said of the budget's growth where no plan is known, and nothing drawn where no need is seen."""

    setning: str
    veksten: str
    noekkeltall: Sequence[Figure]
    tegning: Drawing | None
    tabell: Table


def show(view: View, kommune: Kommune, valg: DeltaGenerator) -> None:
    """The sentence, the figures, need beside plan per area, and the table with the difference in words.

    `valg` is the place for what the reader chooses.
    """
    if not kommune.egen:
        st.info(
            f"Budsjett og økonomiplan i lageret er egen kommunes. Velg egen kommune for å se behovet ved siden av dem; du ser nå {kommune.sagt}.",
            icon=":material/swap_horiz:",
        )
        return
    behov = behovet(view, kommune)
    if behov is None:
        say_no_need(kommune)
        return
    with valg:
        fra, til = choose_plan(view, behov)
    grunnlag = _grunnlaget(view, behov, fra, til)
    if grunnlag is None:
        st.info(
            f"Det er ikke lest inn budsjett for {fra}, så behovet kan ikke fordeles på tjenesteområdene. Last opp budsjettet på siden Opplasting.",
            icon=":material/upload_file:",
        )
        return
    top, under = st.container(), st.container()
    with under.columns([1, 2])[0]:
        kostnad, forklart = _choose_cost(view)
    betydning = _betydningen(behov, grunnlag, kostnad)
    with top:
        _headline(betydning)
    if behov.anslag is not None:
        st.warning(tekst.om_anslaget(behov.anslag.aar, behov.anslag.utelatt), icon=":material/calculate:")
    show_table(betydning.tabell, view=view, key="demografi_betydning")
    for sagt in (*_forbeholdene(behov, grunnlag), forklart):
        st.caption(sagt)


def make_ready(view: View, kommune: Kommune) -> None:
    """Remember the need beside the first plan, at what an årsverk costs by the municipality's own wages."""
    behov = behovet(view, kommune) if kommune.egen else None
    if behov is None:
        return
    grunnlag = _grunnlaget(view, behov, *first_plan(view, behov))
    if grunnlag is not None:
        _betydningen(behov, grunnlag, _aarsverket(view)[0])


def _headline(betydning: _Betydning) -> None:
    sentence(betydning.setning)
    if betydning.veksten:
        st.markdown(betydning.veksten)
    show_figures(betydning.noekkeltall)
    if betydning.tegning is not None:
        show_drawing(betydning.tegning)


def _forbeholdene(behov: Behov, grunnlag: _Grunnlag) -> list[str]:
    """How the numbers are to be read."""
    mangler = [aar for aar in range(grunnlag.fra, grunnlag.til + 1) if aar not in behov.aarene]
    notes = [
        tekst.DIFFERANSEN if grunnlag.plan.rader is not None else "",
        grunnlag.plan.hva,
        tekst.om_prisene(behov.prisnivaa, grunnlag.fra, grunnlag.faktor),
        tekst.om_aar_som_mangler(mangler, behov.kilde) if mangler else "",
        tekst.FORDELING,
    ]
    return [sagt for sagt in notes if sagt]


def _choose_cost(view: View) -> tuple[float | None, str]:
    """kr per årsverk: the reader's, else what the municipality's own wages say. And how it is known."""
    regnet, om_regnet = _aarsverket(view)
    asked = st.query_params.get(_ADDRESS, "")
    given = float(asked) if asked.isdecimal() and _LAVEST <= int(asked) <= _HOEYEST else None
    valgt = st.number_input(
        "Kostnad per årsverk (kr)",
        min_value=float(_LAVEST),
        max_value=float(_HOEYEST),
        value=given or regnet,
        step=10_000.0,
        format="%.0f",
        placeholder="Skriv hva et årsverk koster",
        help="Lønn og sosiale utgifter for ett årsverk i ett år. Tallet kan endres.",
    )
    if valgt is None or valgt == regnet:
        st.query_params.pop(_ADDRESS, None)
    else:
        st.query_params[_ADDRESS] = f"{valgt:.0f}"
    if valgt is None:
        return None, tekst.UTEN_AARSVERK
    if regnet is None or valgt != regnet:
        return float(valgt), f"Et årsverk er satt til {text.kroner(valgt)}."
    return float(valgt), om_regnet


@made_once
def _aarsverket(view: View) -> tuple[float | None, str]:
    """kr per årsverk by the municipality's own wages, and how that is known; None where it is not."""
    funnet = numbers("demografi/aarsverk", view).to_dict("records")
    if not funnet:
        return None, ""
    return round(float(funnet[0]["kostnad"]), -3), tekst.om_aarsverket(funnet[0])


@made_once
def _grunnlaget(view: View, behov: Behov, fra: int, til: int) -> _Grunnlag | None:
    """None where there is no budget for the first year."""
    budsjett = numbers("demografi/budsjett", view, fra=fra - 1, til=til, organisert=fra)
    if not budsjett["aar"].eq(fra).any():
        return None
    faktor = _price_factor(view, behov, fra)
    per_sektor = {sektor: beloep * (faktor or 1.0) for sektor, beloep in behov.per_sektor(fra, til).items()}
    return _Grunnlag(fra, til, budsjett, _plan(view, budsjett, fra, til), faktor, per_sektor)


def _price_factor(view: View, behov: Behov, aar: int) -> float | None:
    """From the kroner of the need to the budget's; None where it cannot be done."""
    if behov.prisnivaa is None:
        return None
    if behov.prisnivaa == aar:
        return 1.0
    faktor = numbers("demografi/prisfaktor", view, fra=behov.prisnivaa, til=aar)["faktor"].iloc[0]
    return None if pd.isna(faktor) else float(faktor)


def _plan(view: View, budsjett: pd.DataFrame, fra: int, til: int) -> Plan:
    """The measures' adopted effect in the plan's last year with any; without measures, what the budgets of later years add."""
    tiltak = numbers("tiltak/per_aar", view, aar=fra, enheter=None)
    if not tiltak.empty:
        return _av_tiltakene(tiltak)
    siste = int(budsjett["aar"].max())
    return _av_budsjettene(budsjett, fra, siste) if siste > fra else Plan(None, til, tekst.UTEN_PLAN)


def _av_tiltakene(tiltak: pd.DataFrame) -> Plan:
    siste = int(tiltak["aar"].max())
    i_aaret = tiltak[tiltak["aar"] == siste]
    rader = i_aaret.assign(
        omraade=i_aaret["tjenesteomraade"].fillna("uten"), beloep=-i_aaret["vedtatt_effekt"].astype(float)
    )
    return Plan(
        rader.groupby("omraade", as_index=False).agg(navn=("navn", "first"), beloep=("beloep", "sum")),
        siste,
        tekst.om_tiltakene_i_planen(siste),
    )


def _av_budsjettene(budsjett: pd.DataFrame, fra: int, siste: int) -> Plan:
    summer = (
        budsjett.groupby(["omraade", "aar"])
        .agg(navn=("navn", "first"), beloep=("beloep", "sum"))
        .reset_index()
    )
    naa, da = (summer[summer["aar"] == aar].set_index("omraade") for aar in (fra, siste))
    endring = da["beloep"].astype(float).sub(naa["beloep"].astype(float), fill_value=0)
    navn = naa["navn"].combine_first(da["navn"]).reindex(endring.index)
    return Plan(
        pd.DataFrame({"omraade": endring.index, "navn": navn.to_list(), "beloep": endring.to_list()}),
        siste,
        tekst.om_budsjettene_i_planen(fra, siste),
        tekst.BUDSJETTENE,
    )


@made_once
def _betydningen(behov: Behov, grunnlag: _Grunnlag, kostnad: float | None) -> _Betydning:
    """`kostnad`: kr per årsverk; without it the need is told in kr alone."""
    fra, plan = grunnlag.fra, grunnlag.plan
    omraader = behov_mot_plan(grunnlag.per_sektor, grunnlag.budsjett, plan.rader, fra, kostnad)
    return _Betydning(
        tekst.om_betydningen(omraader, grunnlag.spenn, plan.aar, plan.navn),
        "" if plan.rader is None else tekst.om_budsjettveksten(omraader, fra - 1, fra),
        _figures(omraader, fra, grunnlag.spenn, plan),
        _tegnet(omraader, grunnlag.spenn, plan),
        _table(omraader, grunnlag, behov.kilde),
    )


def _tegnet(omraader: pd.DataFrame, spenn: str, plan: Plan) -> Drawing | None:
    synlige = omraader[omraader["behov"].abs() >= _SYNLIG]
    if synlige.empty:
        return None
    return draw(
        utgiftsbehov_mot_plan.draw(synlige, spenn, plan.navn),
        description=utgiftsbehov_mot_plan.describe(synlige, spenn),
    )


def _figures(omraader: pd.DataFrame, fra: int, spenn: str, plan: Plan) -> list[Figure]:
    behov = float(omraader["behov"].sum())
    funnet = [Figure(f"Endret behov {spenn}", text.millions(behov, True), "det siste året mot før planen")]
    if omraader["aarsverk"].notna().any():
        funnet.append(
            Figure("Det svarer til", f"{text.number(float(omraader['aarsverk'].sum()), 0, True)} årsverk")
        )
    if plan.rader is not None:
        funnet.append(
            Figure(stor(plan.navn), text.millions(float(omraader["plan"].sum()), True), f"i {plan.aar}")
        )
        forskjell = float(omraader["differanse"].sum())
        funnet.append(
            Figure(
                tekst.om_differansen(forskjell, plan.navn),
                text.millions(abs(forskjell)),
                "behovet mot planen, uten budsjettveksten",
            )
        )
    if omraader["budsjettvekst"].notna().any():
        vekst = float(omraader["budsjettvekst"].sum())
        funnet.append(Figure(f"Budsjettet {fra - 1} til {fra}", text.millions(vekst, True), _VEKST))
    return funnet


def _table(omraader: pd.DataFrame, grunnlag: _Grunnlag, kilde: str) -> Table:
    fra, plan = grunnlag.fra, grunnlag.plan
    har_foer = omraader["budsjett_foer"].notna().any()
    avrundet = omraader.round({"behov": -3, "differanse": -3, "aarsverk": 1})
    kolonner = ["budsjett_foer", "budsjett", "budsjettvekst", "behov", "aarsverk", "plan", "differanse"]
    summer = {kolonne: avrundet[kolonne].astype(float).sum(min_count=1) for kolonne in kolonner}
    prosent = 100 * summer["behov"] / summer["budsjett"] if summer["budsjett"] > 0 else None
    return Table(
        avrundet,
        (
            TableColumn("navn", "Tjenesteområde"),
            *((TableColumn("budsjett_foer", f"Budsjett {fra - 1}", "kroner"),) if har_foer else ()),
            TableColumn("budsjett", f"Budsjett {fra}", "kroner"),
            *((TableColumn("budsjettvekst", "Budsjettvekst", "kroner"),) if har_foer else ()),
            TableColumn("behov", f"Endret behov {grunnlag.spenn}", "kroner"),
            TableColumn("prosent", "Av budsjettet", "prosent"),
            TableColumn("aarsverk", "Årsverk", "tall"),
            *(
                (
                    TableColumn("plan", f"{stor(plan.navn)}, {plan.aar}", "kroner"),
                    TableColumn("differanse", "Behov − plan", "kroner"),
                )
                if plan.rader is not None
                else ()
            ),
        ),
        title="Endret behov og økonomiplan per tjenesteområde",
        period=grunnlag.spenn,
        filters={"Kilde": kilde, "Budsjett": "netto, driftsbudsjettet som gjelder"},
        total={"navn": "Sum", **summer, "prosent": prosent},
    )
