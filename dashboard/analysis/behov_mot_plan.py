"""The change in need that the population gives, held against what the økonomiplan holds for the same tjenesteområder."""

from collections.abc import Mapping

import pandas as pd

UPLASSERT = "uten"
PLANENS_LENGDE = 4

KOLONNER = (
    "omraade",
    "navn",
    "budsjett_foer",
    "budsjett",
    "budsjettvekst",
    "behov",
    "prosent",
    "aarsverk",
    "plan",
    "differanse",
)


def behov_mot_plan(
    behov: Mapping[str, float],
    budsjett: pd.DataFrame,
    plan: pd.DataFrame | None,
    aar: int,
    kostnad: float | None,
) -> pd.DataFrame:
    """One row per tjenesteområde that the population or the plan changes, the largest need first.

    `behov`: kr per sector over the plan. `budsjett`: aar, omraade, navn, sektor, beloep (net, kr) of the plan's first year and
    the year before. `plan`: omraade, navn, beloep: how much the plan adds (kr), None where it is not known. `kostnad`: kr per årsverk.
    Columns: KOLONNER. behov is shared between the areas as the sector's budget is; what has none stands as UPLASSERT.
    budsjettvekst: budsjett less budsjett_foer, an area without a budget in one of the years counted as 0 there; null where the
    year before has no budgets at all. differanse: what the plan lacks (+) or has beyond the need (−); null where the plan is not known.
    """
    summer = budsjett.groupby(["aar", "omraade"], as_index=False).agg(
        navn=("navn", "first"), beloep=("beloep", "sum")
    )
    naa = summer[summer["aar"] == aar].set_index("omraade")
    foer = summer[summer["aar"] == aar - 1].set_index("omraade")["beloep"]
    vekst = naa["beloep"].astype(float).sub(foer.astype(float), fill_value=0)
    fordelt = fordel(behov, budsjett[budsjett["aar"] == aar])
    planen = {} if plan is None else dict(zip(plan["omraade"], plan["beloep"].astype(float), strict=True))
    navn = {} if plan is None else dict(zip(plan["omraade"], plan["navn"], strict=True))
    navn |= dict(zip(naa.index, naa["navn"], strict=True))
    rader = []
    for omraade in sorted({*fordelt, *planen}):
        ramme = float(naa.loc[omraade, "beloep"]) if omraade in naa.index else None
        endring = fordelt.get(omraade, 0.0)
        lagt_inn = None if plan is None else planen.get(omraade, 0.0)
        rader.append({
            "omraade": omraade, "navn": str(navn.get(omraade, "Ikke plassert")),
            "budsjett_foer": float(foer[omraade]) if omraade in foer.index else None, "budsjett": ramme,
            "budsjettvekst": float(vekst[omraade]) if len(foer) and omraade in vekst.index else None, "behov": endring,
            "prosent": 100 * endring / ramme if ramme and ramme > 0 else None,
            "aarsverk": endring / kostnad if kostnad else None, "plan": lagt_inn,
            "differanse": None if lagt_inn is None else endring - lagt_inn,
        })  # fmt: skip
    rader.sort(key=lambda rad: -abs(rad["behov"]))
    return pd.DataFrame(rader, columns=list(KOLONNER))


def fordel(behov: Mapping[str, float], budsjett: pd.DataFrame) -> dict[str, float]:
    """kr per omraade: each sector's amount, shared as its net budget is. Areas where the sector brings money in bear none."""
    fordelt: dict[str, float] = {}
    for sektor, beloep in behov.items():
        rammer = budsjett[(budsjett["sektor"] == sektor) & (budsjett["beloep"] > 0)]
        if rammer.empty:
            fordelt[UPLASSERT] = fordelt.get(UPLASSERT, 0.0) + beloep
            continue
        andeler = rammer.groupby("omraade")["beloep"].sum() / rammer["beloep"].sum()
        for omraade, andel in andeler.items():
            fordelt[str(omraade)] = fordelt.get(str(omraade), 0.0) + beloep * float(andel)
    return fordelt
