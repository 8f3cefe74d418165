"""How well each method of forecast did in earlier years at the same month: its error, its bias, and which came nearest."""

from dataclasses import dataclass

import pandas as pd

from dashboard.analysis.prognose import METODER

_STED = ["nivaa", "omraade", "enhet"]


@dataclass(frozen=True, slots=True)
class Beste:
    """The method that came nearest at a place: its mean absolute error in kr, over the years all methods were tried in."""

    metode: str
    snittfeil: float
    aar: tuple[int, ...]


def treff_per_metode(treff: pd.DataFrame) -> pd.DataFrame:
    """The track record over the years of `treff` (rows of drift/prognosetreff); one row per place and metode.

    Columns: nivaa, omraade, enhet, metode; aar (tuple, oldest first); snittfeil and snittfeil_prosent (mean absolute
    error, kr and %); skjevhet and skjevhet_prosent (mean signed error, + is too high a forecast). A year in which
    sesong had nothing to learn from, and was rest under another name, says nothing about sesong and is left out.
    """
    proevd = _egne(treff)
    proevd = proevd.assign(
        feilens_stoerrelse=proevd["feil"].abs(), prosentens_stoerrelse=proevd["feil_prosent"].abs()
    )
    return (
        proevd.groupby([*_STED, "metode"], dropna=False, sort=False)
        .agg(
            aar=("aar", lambda aar: tuple(sorted(int(et_aar) for et_aar in aar))),
            snittfeil=("feilens_stoerrelse", "mean"),
            snittfeil_prosent=("prosentens_stoerrelse", "mean"),
            skjevhet=("feil", "mean"),
            skjevhet_prosent=("feil_prosent", "mean"),
        )
        .reset_index()
    )


def beste(treff: pd.DataFrame) -> Beste | None:
    """Which method came nearest at the one place `treff` is about; of equals the first in METODER.

    Held against each other only over the years that every method with a record was tried in. None where there are
    no such years, or only one method to choose from.
    """
    feil = _egne(treff).pivot_table(index="aar", columns="metode", values="feil", dropna=False).dropna()
    if feil.empty or len(feil.columns) < 2:
        return None
    snittfeil = feil.abs().mean()[[metode for metode in METODER if metode in feil.columns]]
    metode = str(snittfeil.idxmin())
    return Beste(metode, float(snittfeil[metode]), tuple(sorted(int(aar) for aar in feil.index)))


def _egne(treff: pd.DataFrame) -> pd.DataFrame:
    return treff[~treff["reserve"].astype(bool)]
