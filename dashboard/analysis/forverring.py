"""Whether a place's forecast has become worse since the last report, and by more than the limit for oral review."""

import pandas as pd

_NOEKKEL = ["nivaa", "omraade", "enhet", "ansvar", "funksjon", "art"]


def forverring(steder_naa: pd.DataFrame, steder_foer: pd.DataFrame) -> pd.Series:
    """By how many kr each place's expected deviation is worse than it was: + worse, − better, empty for a new place.

    Both are places as aarsprognose gives them, for the same year and method; the index is that of `steder_naa`.
    """
    foer = pd.Series(steder_foer["avvik_prognose"].to_numpy(float), _noekkel(steder_foer))
    naa = pd.Series(steder_naa["avvik_prognose"].to_numpy(float), _noekkel(steder_naa))
    return pd.Series((foer.reindex(naa.index) - naa).to_numpy(), steder_naa.index)


def forverret(
    steder_naa: pd.DataFrame, steder_foer: pd.DataFrame, grense_kr: float, grense_prosent: float
) -> pd.Series:
    """True where the forecast is worse by more than both limits: kr, and per cent of the size of the year's budget.

    Without a budget there is no per cent to be within, so the kroner decide. A new place is not worse than before.
    The rule for oral review beside that of the deviation itself.
    """
    kroner = forverring(steder_naa, steder_foer)
    budsjett = steder_naa["aarsbudsjett"].astype(float).abs().fillna(0)
    return (kroner > grense_kr) & (100 * kroner > grense_prosent * budsjett)


def _noekkel(steder: pd.DataFrame) -> pd.MultiIndex:
    """A level that a place does not have is empty in several ways; here in one."""
    return pd.MultiIndex.from_frame(steder[_NOEKKEL].astype(object).fillna(""))
