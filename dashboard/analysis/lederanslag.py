"""The leaders' own figures for the year, held against what the methods say of the same units."""

import pandas as pd

REGNET = ("rest", "sesong")  # what is worked out of accounts and budget, and counts in the span


def lederanslag(enheter: pd.DataFrame, meldt: pd.DataFrame, metode: str) -> pd.DataFrame:
    """Each unit in `enheter` (rows of level enhet from aarsprognose) whose leader has reported, the largest gap first.

    `meldt` is drift/lederanslag; `metode` is the method to hold the leaders against. Columns: those of both, and
    `avvik_leder` (årsbudsjett − the leader's figure), `endring` (since the leader's report before), `prognose_metode`
    and `forskjell` (prognose_metode − the leader's figure: + means the method expects more net spending), in kr.
    """
    egne = meldt.rename(columns={"prognose": "meldt_prognose"})
    funnet = enheter.dropna(subset=["prognose_leder"]).merge(egne, on="enhet", how="inner")
    regnet = funnet[f"prognose_{metode}"].astype(float)
    forskjell = regnet - funnet["prognose_leder"]
    return funnet.assign(
        avvik_leder=funnet["aarsbudsjett"] - funnet["prognose_leder"],
        endring=funnet["prognose_leder"] - funnet["forrige_prognose"].astype(float),
        prognose_metode=regnet,
        forskjell=forskjell,
    ).iloc[forskjell.abs().argsort(kind="stable")[::-1]]


def melder_balanse_mot_metodene(enheter: pd.DataFrame, grense_kr: float, grense_prosent: float) -> pd.Series:
    """True where the leader says the year ends on budget, and every calculated method says it does not.

    On budget: within either limit (kr, per cent of the year's budget). Not: past both, to the same side.
    """
    leder = _over_grensen(enheter, enheter["prognose_leder"], grense_kr, grense_prosent)
    regnet = [
        _over_grensen(enheter, enheter[f"prognose_{metode}"], grense_kr, grense_prosent) for metode in REGNET
    ]
    samme_side = pd.concat(regnet, axis="columns").eq(regnet[0], axis="index").all(axis="columns")
    return enheter["prognose_leder"].notna() & (leder == 0) & (regnet[0] != 0) & samme_side


def _over_grensen(
    enheter: pd.DataFrame, prognose: pd.Series, grense_kr: float, grense_prosent: float
) -> pd.Series:
    """+1 for a merforbruk past both limits, −1 for such a mindreforbruk, else 0."""
    budsjett = enheter["aarsbudsjett"].astype(float)
    over = prognose.astype(float) - budsjett
    forbi = (over.abs() > grense_kr) & (100 * over.abs() > grense_prosent * budsjett.abs())
    return ((over > 0).astype(int) - (over < 0).astype(int)).where(forbi, 0)
