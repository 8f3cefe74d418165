"""Demography, what it means: the need in kr and årsverk per tjenesteområde, beside what the økonomiplan holds."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import text
from dashboard.agenda.demografi import Kommune
from dashboard.agenda.demografi_behov import Behov, behovet, choose_plan, say_no_need
from dashboard.analysis.behov_mot_plan import behov_mot_plan
from dashboard.charts import utgiftsbehov_mot_plan
from dashboard.sentences import demografi as tekst
from dashboard.sentences.words import stor
from dashboard.ui.chart import show_chart
from dashboard.ui.data import numbers
from dashboard.ui.figures import Figure, show_figures
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.table import TableColumn, show_table

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
    faktor = _price_factor(view, behov, fra)
    budsjett = numbers("demografi/budsjett", view, fra=fra - 1, til=til, organisert=fra)
    if budsjett[budsjett["aar"] == fra].empty:
        st.info(
            f"Det er ikke lest inn budsjett for {fra}, så behovet kan ikke fordeles på tjenesteområdene. Last opp budsjettet på siden Opplasting.",
            icon=":material/upload_file:",
        )
        return
    plan = _plan(view, budsjett, fra, til)
    top, under = st.container(), st.container()
    with under.columns([1, 2])[0]:
        kostnad, forklart = _choose_cost(view)
    per_sektor = {sektor: beloep * (faktor or 1.0) for sektor, beloep in behov.per_sektor(fra, til).items()}
    omraader = behov_mot_plan(per_sektor, budsjett, plan.rader, fra, kostnad)
    spenn = f"{fra}–{til}"
    with top:
        _headline(omraader, fra, spenn, plan)
    if behov.anslag is not None:
        st.warning(tekst.om_anslaget(behov.anslag.aar, behov.anslag.utelatt), icon=":material/calculate:")
    _table(view, omraader, budsjett, (fra, til), plan, behov)
    mangler = [aar for aar in range(fra, til + 1) if aar not in behov.aarene]
    notes = [
        tekst.DIFFERANSEN if plan.rader is not None else "",
        plan.hva,
        tekst.om_prisene(behov.prisnivaa, fra, faktor),
        tekst.om_aar_som_mangler(mangler, behov.kilde) if mangler else "",
        tekst.FORDELING,
        forklart,
    ]
    for sagt in filter(None, notes):
        st.caption(sagt)


def _headline(omraader: pd.DataFrame, fra: int, spenn: str, plan: Plan) -> None:
    sentence(tekst.om_betydningen(omraader, spenn, plan.aar, plan.navn))
    if plan.rader is not None:
        st.markdown(tekst.om_budsjettveksten(omraader, fra - 1, fra))
    show_figures(_figures(omraader, fra, spenn, plan))
    tegnet = omraader[omraader["behov"].abs() >= _SYNLIG]
    if not tegnet.empty:
        show_chart(
            utgiftsbehov_mot_plan.draw(tegnet, spenn, plan.navn),
            description=utgiftsbehov_mot_plan.describe(tegnet, spenn),
        )


def _choose_cost(view: View) -> tuple[float | None, str]:
    """kr per årsverk: the reader's, else what the municipality's own wages say. And how it is known."""
    funnet = numbers("demografi/aarsverk", view)
    regnet = None if funnet.empty else round(float(funnet["kostnad"].iloc[0]), -3)
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
    return float(valgt), tekst.om_aarsverket(funnet.iloc[0].to_dict())


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
        siste = int(tiltak["aar"].max())
        i_aaret = tiltak[tiltak["aar"] == siste]
        rader = i_aaret.assign(
            omraade=i_aaret["tjenesteomraade"].fillna("uten"), beloep=-i_aaret["vedtatt_effekt"].astype(float)
        )[["omraade", "navn", "beloep"]]
        return Plan(
            rader.groupby("omraade", as_index=False).agg(navn=("navn", "first"), beloep=("beloep", "sum")),
            siste,
            tekst.om_tiltakene_i_planen(siste),
        )
    siste = int(budsjett["aar"].max())
    if siste > fra:
        summer = (
            budsjett.groupby(["omraade", "aar"])
            .agg(navn=("navn", "first"), beloep=("beloep", "sum"))
            .reset_index()
        )
        naa, da = (summer[summer["aar"] == aar].set_index("omraade") for aar in (fra, siste))
        endring = da["beloep"].astype(float).sub(naa["beloep"].astype(float), fill_value=0)
        navn = naa["navn"].combine_first(da["navn"])
        return Plan(
            pd.DataFrame(
                {
                    "omraade": endring.index,
                    "navn": navn.reindex(endring.index).to_list(),
                    "beloep": endring.to_list(),
                }
            ),
            siste,
            tekst.om_budsjettene_i_planen(fra, siste),
            tekst.BUDSJETTENE,
        )
    return Plan(None, til, tekst.UTEN_PLAN)


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


def _table(
    view: View,
    omraader: pd.DataFrame,
    budsjett: pd.DataFrame,
    aarene: tuple[int, int],
    plan: Plan,
    behov: Behov,
) -> None:
    fra, til = aarene
    har_foer = omraader["budsjett_foer"].notna().any()
    avrundet = omraader.round({"behov": -3, "differanse": -3, "aarsverk": 1})
    kolonner = ["budsjett_foer", "budsjett", "budsjettvekst", "behov", "aarsverk", "plan", "differanse"]
    summer = {kolonne: avrundet[kolonne].astype(float).sum(min_count=1) for kolonne in kolonner}
    prosent = 100 * summer["behov"] / summer["budsjett"] if summer["budsjett"] > 0 else None
    show_table(
        avrundet,
        (
            TableColumn("navn", "Tjenesteområde"),
            *((TableColumn("budsjett_foer", f"Budsjett {fra - 1}", "kroner"),) if har_foer else ()),
            TableColumn("budsjett", f"Budsjett {fra}", "kroner"),
            *((TableColumn("budsjettvekst", "Budsjettvekst", "kroner"),) if har_foer else ()),
            TableColumn("behov", f"Endret behov {fra}–{til}", "kroner"),
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
        period=f"{fra}–{til}",
        filters={"Kilde": behov.kilde, "Budsjett": "netto, driftsbudsjettet som gjelder"},
        view=view,
        key="demografi_betydning",
        total={"navn": "Sum", **summer, "prosent": prosent},
    )
