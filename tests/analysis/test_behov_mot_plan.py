"""The need is shared between the areas as their budgets are, and held against what the plan adds to each."""

import pandas as pd

from dashboard.analysis.behov_mot_plan import UPLASSERT, behov_mot_plan, fordel

BUDGET = pd.DataFrame(
    [
        (2026, "OO", "Oppvekst", "grunnskole", 75.0), (2026, "TTE", "Teknisk", "grunnskole", 25.0), (2026, "TTE", "Teknisk", None, 15.0),
        (2026, "HO", "Helse", "pleie_og_omsorg", 200.0), (2026, "TTE", "Teknisk", "pleie_og_omsorg", -10.0), (2025, "OO", "Oppvekst", "grunnskole", 70.0),
    ],
    columns=["aar", "omraade", "navn", "sektor", "beloep"],
)  # fmt: skip
NEED = {"grunnskole": -8.0, "pleie_og_omsorg": 20.0}


def test_a_sector_is_shared_as_its_budget_and_areas_it_brings_money_in_to_bear_none() -> None:
    assert fordel(NEED, BUDGET[BUDGET["aar"] == 2026]) == {"OO": -6.0, "TTE": -2.0, "HO": 20.0}
    assert fordel({"barnevern": 5.0, **NEED}, BUDGET[BUDGET["aar"] == 2026])[UPLASSERT] == 5.0


def test_need_plan_and_difference_stand_per_area_the_largest_need_first() -> None:
    plan = pd.DataFrame(
        [("HO", "Helse", -4.0), ("KUL", "Kultur", -1.0)], columns=["omraade", "navn", "beloep"]
    )
    found = behov_mot_plan(NEED, BUDGET, plan, 2026, 4.0)
    assert list(found["navn"]) == ["Helse", "Oppvekst", "Teknisk", "Kultur"]
    helse, oppvekst, _, kultur = found.to_dict("records")
    told = ("budsjett", "behov", "prosent", "aarsverk", "plan", "differanse")
    assert [helse[name] for name in told] == [200, 20, 10, 5, -4, 24]
    assert [oppvekst[name] for name in ("budsjett_foer", "budsjett", "plan", "differanse")] == [70, 75, 0, -6]
    assert [kultur[name] for name in ("behov", "plan", "differanse")] == [0, -1, 1]
    assert pd.isna(kultur["budsjett"])
    # Budgets of the year before are known, so an area without one had none.
    assert [each["budsjettvekst"] for each in (helse, oppvekst)] == [200, 5]
    assert pd.isna(kultur["budsjettvekst"])
    alone = behov_mot_plan(NEED, BUDGET[BUDGET["aar"] == 2026], plan, 2026, 4.0)
    assert alone["budsjettvekst"].isna().all()
    assert found["differanse"].sum() == sum(NEED.values()) + 5


def test_without_a_plan_or_a_price_the_difference_and_the_aarsverk_are_empty() -> None:
    found = behov_mot_plan({"kommunehelse": 3.0}, BUDGET, None, 2026, None)
    assert found["navn"].to_list() == ["Ikke plassert"]
    assert found[["plan", "differanse", "aarsverk", "prosent"]].isna().all(axis=None)
    assert behov_mot_plan({}, BUDGET, None, 2026, None).empty
