"""What the strategic page looks at: a plan, one of its satsingsområder, or one link of it. All of it in the address."""

from dataclasses import dataclass

import streamlit as st

from dashboard.analysis.maalstruktur import Ledd
from dashboard.analysis.planbilde import omraader, planer
from dashboard.analysis.strategi import Strategi
from dashboard.sentences.strategi import kort, navn_paa
from dashboard.ui import markdown
from dashboard.ui.address import address
from dashboard.ui.filters import choose, say_unknown
from dashboard.ui.page import View
from dashboard.ui.remember import made_once
from dashboard.ui.sections import choose_section

ALLE = "alle"
_LEDD, _OMRAADE, _PLAN = "ledd", "omraade", "plan"


@dataclass(frozen=True, slots=True)
class Valg:
    """`topper`: what the plan begins with. `omraade` is None for the whole plan; `ledd` is the link whose detail is asked for."""

    plan: str
    topper: tuple[Ledd, ...]
    omraade: Ledd | None = None
    ledd: Ledd | None = None


def choose_omraade(view: View, strategi: Strategi) -> Valg:
    """The whole of the first plan to begin with. The strategy holds at least one link."""
    planene = _planene(strategi)
    ledd = _asked_ledd(view, strategi)
    sted = ledd
    if sted is None and _PLAN not in st.query_params:  # an area tells which plan
        sted = strategi.struktur.ledd.get(st.query_params.get(_OMRAADE, ""))
    if sted is not None:
        st.query_params[_PLAN], st.query_params[_OMRAADE] = _hoerer_til(strategi, sted)
    _say_if_unknown(view, planene)
    with st.container(key="strategi_valg_omraade"):
        planen, omraadet = st.columns([4, 8], vertical_alignment="center")
    with planen:
        plan = choose("Plan", _navn_paa_planene(strategi), _PLAN)
    assert plan is not None
    valgbare = {each.id: each for each in omraader(planene[plan])}
    valgt = ALLE
    if valgbare:
        with omraadet:
            navn = {
                ALLE: "Alle",
                **{id_: markdown.escaped(kort(each.nr, each.tittel)) for id_, each in valgbare.items()},
            }
            nivaa = next(iter(valgbare.values())).nivaa
            valgt = choose_section(navn_paa(nivaa, None), navn, _OMRAADE)
    else:
        st.query_params.pop(_OMRAADE, None)
    if ledd is not None and _hoerer_til(strategi, ledd) != (plan, valgt):
        st.query_params.pop(_LEDD)  # the reader has left it
        ledd = None
    return Valg(plan, planene[plan], valgbare.get(valgt), ledd)


def som_det_aapnes(strategi: Strategi) -> Valg:
    """What is looked at before anything is chosen. The strategy holds at least one link."""
    plan = next(iter(_navn_paa_planene(strategi)))
    return Valg(plan, _planene(strategi)[plan])


def valg_av(strategi: Strategi, omraade: Ledd) -> Valg:
    """A satsingsområde that something else than the address asks for."""
    plan, _ = _hoerer_til(strategi, omraade)
    return Valg(plan, _planene(strategi)[plan], omraade)


def lenke(ledd: Ledd) -> str:
    """The address of one link's detail, on the strategic page."""
    return address("strategi", ledd=ledd.id)


def lenke_til_omraade(strategi: Strategi, ledd: Ledd) -> str:
    """The address of a satsingsområde or another that can be chosen; of any other link its detail."""
    plan, omraade = _hoerer_til(strategi, ledd)
    return address("strategi", plan=plan, omraade=omraade) if omraade == ledd.id else lenke(ledd)


def lenke_til_plan(plan: str) -> str:
    return address("strategi", plan=plan)


@made_once
def _planene(strategi: Strategi) -> dict[str, tuple[Ledd, ...]]:
    return planer(strategi.struktur)


@made_once
def _navn_paa_planene(strategi: Strategi) -> dict[str, str]:
    """A plan that hangs under another is seen there, and here only with what has no place in that."""
    plasser = _plasser(strategi)
    andre_steder = {
        each.plan
        for each in strategi.struktur.ledd.values()
        if plasser.get(each.id, (each.plan,))[0] != each.plan
    }
    return {plan: f"{plan}: uten overordnet" if plan in andre_steder else plan for plan in _planene(strategi)}


@made_once
def _plasser(strategi: Strategi) -> dict[str, tuple[str, str]]:
    """The plan and the area each link is seen in, by id."""
    plasser: dict[str, tuple[str, str]] = {}
    for plan, topper in _planene(strategi).items():
        valgbare = omraader(topper)
        for topp in topper:
            omraade = topp.id if topp in valgbare else ALLE
            for each in (topp, *strategi.struktur.etterkommere(topp.id)):
                plasser.setdefault(each.id, (plan, omraade))
    return plasser


def _hoerer_til(strategi: Strategi, ledd: Ledd) -> tuple[str, str]:
    """A visjon is above every area, and in none."""
    return _plasser(strategi).get(ledd.id, (ledd.plan, ALLE))


def _asked_ledd(view: View, strategi: Strategi) -> Ledd | None:
    asked = st.query_params.get(_LEDD)
    if not asked:
        return None
    ledd = strategi.struktur.ledd.get(asked)
    if ledd is None:
        st.query_params.pop(_LEDD)
        say_unknown(view, f"Det er ikke noe ledd «{asked}» i målstrukturen.")
    return ledd


def _say_if_unknown(view: View, planene: dict[str, tuple[Ledd, ...]]) -> None:
    plan, omraade = st.query_params.get(_PLAN), st.query_params.get(_OMRAADE)
    if plan and plan not in planene:
        say_unknown(view, f"Det er ingen plan «{plan}» i målstrukturen. Du ser en annen.")
    kjente = {each.id for topper in planene.values() for each in omraader(topper)}
    if omraade and omraade not in {ALLE, *kjente}:
        say_unknown(view, f"«{omraade}» er ikke et område i målstrukturen. Du ser hele planen.")
