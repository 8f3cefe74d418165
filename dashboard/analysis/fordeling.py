"""Where a municipality lies among all others in one key figure: its place, and low or high. Never good or bad."""

from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

NEDRE, OEVRE = 25.0, 75.0
"""Per cent of the others that lie lower, at the ends of what is called about the same as most."""


class Nivaa(StrEnum):
    """Where a figure lies relative to others."""

    LAVT = "lavt"
    OMTRENT = "omtrent"
    HOEYT = "hoeyt"


@dataclass(frozen=True, slots=True)
class Plass:
    """The own municipality's place: `plass` from the lowest of `antall`, shared by `like` others with the same figure.

    `andel_lavere`: per cent of the others that lie lower, ties half; None where it is the only one.
    """

    plass: int
    antall: int
    like: int
    andel_lavere: float | None


def egen_plass(fordeling: pd.DataFrame) -> Plass | None:
    """Of rows of kostra/fordeling; None where the municipality has no figure that year."""
    egne = fordeling[fordeling["egen"].astype(bool)]
    if egne.empty:
        return None
    rad = egne.iloc[0]
    andel = None if pd.isna(rad["andel_lavere"]) else float(rad["andel_lavere"])
    like = int((fordeling["verdi"] == rad["verdi"]).sum()) - 1
    return Plass(int(rad["plass"]), int(rad["antall"]), like, andel)


def nivaa(andel_lavere: float | None) -> Nivaa | None:
    """Low, high or about the same as most, by the share of the others that lie lower; None where it is unknown."""
    if andel_lavere is None or pd.isna(andel_lavere):
        return None
    if andel_lavere < NEDRE:
        return Nivaa.LAVT
    return Nivaa.HOEYT if andel_lavere > OEVRE else Nivaa.OMTRENT
