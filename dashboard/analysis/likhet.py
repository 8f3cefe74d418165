"""Which municipalities are most like one's own, in the measures and weights that the reader chooses."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

MAAL: dict[str, str] = {
    "folketall": "Folketall",
    "frie_inntekter": "Frie inntekter per innbygger",
    "behov": "Samlet utgiftsbehov",
    "andel_0_5": "Andel 0–5 år",
    "andel_6_15": "Andel 6–15 år",
    "andel_80": "Andel 80 år og over",
}
"""The measures of kostra/likhetsmaal, as they are called."""

_LOGARITMISK = ("folketall",)  # twice as large is as far off for a small municipality as for a large one


@dataclass(frozen=True, slots=True)
class Utvalg:
    """What a search can build on. `brukt`: the measures that count; `mangler`: those with a weight that the municipality
    itself has no figure of; `uteladt`: how many municipalities lack a figure that counts, and cannot be placed."""

    brukt: tuple[str, ...]
    mangler: tuple[str, ...]
    uteladt: int


def utvalg(maal: pd.DataFrame, egen: str, vekter: Mapping[str, float]) -> Utvalg:
    """Of the same arguments as `mest_like`."""
    verdier = _verdier(maal, vekter)
    brukt = _brukt(verdier, egen)
    mangler = tuple(navn for navn in verdier.columns if navn not in brukt)
    andre = verdier.drop(index=egen, errors="ignore")
    return Utvalg(tuple(brukt), mangler, int(andre[brukt].isna().any(axis=1).sum()))


def mest_like(maal: pd.DataFrame, egen: str, vekter: Mapping[str, float], antall: int) -> pd.DataFrame:
    """The `antall` municipalities nearest to `egen`, the nearest first; of equals the lowest number.

    `maal`: rows of kostra/likhetsmaal. `vekter`: weight by measure; nought turns one off, and only their proportions
    count. The distance (avstand) is the root of the weighted mean of squared differences, each measure in standard
    deviations over all municipalities (folketall in logarithms): 0 is alike in all, 1 about as unlike as two that are
    drawn by lot. A measure that the municipality itself lacks counts for nothing; others that lack one that counts are
    left out (see `utvalg`). Empty where no measure counts. Columns: region, navn, avstand, and the measures.

    Raises ValueError where a weight is negative or of no measure in `maal`.
    """
    verdier = _verdier(maal, vekter)
    brukt = _brukt(verdier, egen)
    if not brukt:
        return maal.iloc[:0].assign(avstand=pd.Series(dtype=float))[_kolonner(maal)]
    vekt = np.array([vekter[navn] for navn in brukt], dtype=float)
    standardisert = _standardisert(verdier[brukt])
    avvik = (standardisert - standardisert.loc[egen]) ** 2
    avstand = np.sqrt((avvik * (vekt / vekt.sum())).sum(axis=1, skipna=False)).drop(index=egen).dropna()
    # What arithmetic leaves must not decide between equals.
    naermest = avstand.round(9).rename("avstand").rename_axis("region").reset_index()
    naermest = naermest.sort_values(["avstand", "region"], kind="stable").head(antall)
    med_maal: pd.DataFrame = naermest.merge(maal, on="region", how="left")[_kolonner(maal)]
    return med_maal.reset_index(drop=True)


def _kolonner(maal: pd.DataFrame) -> list[str]:
    return ["region", "navn", "avstand", *(navn for navn in maal.columns if navn not in ("region", "navn"))]


def _verdier(maal: pd.DataFrame, vekter: Mapping[str, float]) -> pd.DataFrame:
    """The measures with a weight, by region, as they are measured with."""
    ukjente = sorted(set(vekter) - set(maal.columns.drop(["region", "navn"])))
    if ukjente or min(vekter.values(), default=0) < 0:
        raise ValueError(f"vekter must be of measures and not negative: {ukjente or dict(vekter)}")
    med_vekt = [navn for navn, vekt in vekter.items() if vekt > 0]
    verdier = maal.set_index("region")[med_vekt].astype(float)
    for navn in set(med_vekt) & set(_LOGARITMISK):
        verdier[navn] = np.log(verdier[navn].where(verdier[navn] > 0))
    return verdier


def _brukt(verdier: pd.DataFrame, egen: str) -> list[str]:
    """The measures that `egen` has a figure of; none where it is not there."""
    if egen not in verdier.index:
        return []
    kjent = verdier.loc[egen].notna()
    return [str(navn) for navn in verdier.columns if kjent[navn]]


def _standardisert(verdier: pd.DataFrame) -> pd.DataFrame:
    """In standard deviations; what all have alike makes nobody more unlike."""
    spredning = verdier.std(ddof=0)
    return (verdier - verdier.mean()) / spredning.where(spredning > 0, 1.0)
