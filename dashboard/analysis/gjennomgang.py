"""Who goes to oral review: a deviation past the limits, or a forecast that has become worse by more than them."""

import pandas as pd

from dashboard.analysis.forverring import forverret


def til_gjennomgang(
    steder: pd.DataFrame, foer: pd.DataFrame | None, grense_kr: float, grense_prosent: float
) -> pd.Series:
    """True for the places of `steder` that must explain; the index is that of `steder`.

    Both are places as aarsprognose gives them, `foer` at the report before in the same year (None: there was none).
    """
    over = steder["muntlig"].astype(bool)
    if foer is None:
        return over
    return over | forverret(steder, foer, grense_kr, grense_prosent)
