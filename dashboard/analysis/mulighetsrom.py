"""Teoretisk mulighetsrom: what an area would cost if the municipality spent as another does at the same need.

(own − reference × own need index / reference's need index) × inhabitants: + the municipality spends more than the
reference would have done here, − it spends less. Only of figures per inhabitant in areas of the equalisation: per user
a need index has already been divided away, and outside the equalisation there is none.
"""

from dataclasses import dataclass
from enum import StrEnum

import pandas as pd


class Grunn(StrEnum):
    """Why there is no amount, the most lasting reason first."""

    ENHET = "ikke_kroner"
    PER = "ikke_per_innbygger"
    UTJEVNING = "utenfor_utjevningen"
    EGEN = "egen_verdi_mangler"
    REFERANSE = "referansens_verdi_mangler"
    BRUDD = "brudd"
    BEHOV = "eget_behov_mangler"
    REFERANSENS_BEHOV = "referansens_behov_mangler"
    INNBYGGERE = "innbyggere_mangler"


KAN_ALDRI = (Grunn.ENHET, Grunn.PER, Grunn.UTJEVNING)
"""Reasons that lie in the figure itself, whatever comes in."""


@dataclass(frozen=True, slots=True)
class Utslag:
    """An amount against one reference, in whole kr; + the municipality spends more than the reference would."""

    region: str
    navn: str
    kr: int
    kr_per_innbygger: float


@dataclass(frozen=True, slots=True)
class Spenn:
    """An area's amounts against several references, the lowest first.

    `deler`: titles of the figures that are added up; `uten`: of those that belong to the area, but that the municipality has
    no figure of. `uteladt`: names of references that lack something, with the first reason.
    """

    aar: int
    deler: tuple[str, ...]
    uten: tuple[str, ...]
    utslag: tuple[Utslag, ...]
    uteladt: tuple[tuple[str, Grunn], ...]

    @property
    def lavest(self) -> Utslag:
        return self.utslag[0]

    @property
    def hoeyest(self) -> Utslag:
        return self.utslag[-1]


def beregn(grunnlag: pd.DataFrame) -> pd.DataFrame:
    """One row per figure and reference, as in `grunnlag` (rows of kostra/behovsgrunnlag), with four columns more.

    beregnet: what the reference would spend at the municipality's need, in kr per inhabitant; kr_per_innbygger: own less
    beregnet; kr: the same times the inhabitants, in whole kr; grunn: a Grunn where there is no amount (the other three are
    then missing), else None.
    """
    beregnet = grunnlag["referanse_verdi"] * grunnlag["behov"] / grunnlag["referanse_behov"]
    per_innbygger = grunnlag["verdi"] - beregnet
    grunn = _grunner(grunnlag)
    kan = grunn.isna()
    return grunnlag.assign(
        beregnet=beregnet.where(kan),
        kr_per_innbygger=per_innbygger.where(kan),
        kr=(per_innbygger * grunnlag["innbyggere"]).where(kan).astype(float).round().astype("Int64"),
        grunn=grunn,
    )


def spenn(beregnet: pd.DataFrame) -> Spenn | None:
    """The amounts of an area, of rows of `beregn`: per reference the sum of the area's figures, which do not overlap.

    Only figures of the newest year count: the accounts' functions change, and one that has ended has its successors. A
    reference must have them all. None where the municipality has no figure to reckon with, or no reference has.
    """
    egnede = beregnet[~beregnet["grunn"].isin(KAN_ALDRI)]
    har = egnede[egnede["verdi"].notna()]
    if har.empty:
        return None
    aar = int(har["aar"].max())
    deler = har[har["aar"] == aar]
    utslag, uteladt = [], []
    for region, rader in deler.groupby("region", sort=False):
        navn, grunner = str(rader["navn"].iloc[0]), rader["grunn"].dropna()
        if grunner.empty:
            kr, per_innbygger = int(rader["kr"].sum()), float(rader["kr_per_innbygger"].sum())
            utslag.append(Utslag(str(region), navn, kr, per_innbygger))
        else:
            uteladt.append((navn, Grunn(grunner.iloc[0])))
    if not utslag:
        return None
    return Spenn(
        aar,
        tuple(deler["tittel"].unique()),
        tuple(_uten(egnede)["tittel"].unique()),
        tuple(sorted(utslag, key=lambda each: (each.kr, each.region))),
        tuple(uteladt),
    )


def _uten(egnede: pd.DataFrame) -> pd.DataFrame:
    """The figures that are part of the area, and missing. One that is not in use (.), or that nobody has that year, is no
    part of it; one that has never come in may be."""
    noen_har = egnede["referanse_verdi"].notna().groupby(egnede["nokkeltall"]).transform("any")
    er_del = (egnede["merke"] != ".") & (noen_har | egnede["aar"].isna())
    return egnede[egnede["verdi"].isna() & er_del]


def _grunner(grunnlag: pd.DataFrame) -> pd.Series:
    """The first reason that holds, else None."""
    proever = {
        Grunn.ENHET: grunnlag["enhet"] != "kr",
        Grunn.PER: grunnlag["per"] != "innbygger",
        Grunn.UTJEVNING: grunnlag["delkostnad"].isna(),
        Grunn.EGEN: grunnlag["verdi"].isna(),
        Grunn.REFERANSE: grunnlag["referanse_verdi"].isna(),
        Grunn.BRUDD: grunnlag["brudd"].astype(bool),
        Grunn.BEHOV: ~(grunnlag["behov"] > 0),
        Grunn.REFERANSENS_BEHOV: ~(grunnlag["referanse_behov"] > 0),
        Grunn.INNBYGGERE: grunnlag["innbyggere"].isna(),
    }
    grunn = pd.Series([None] * len(grunnlag), index=grunnlag.index, dtype=object)
    for hvorfor, gjelder in reversed(proever.items()):
        grunn = grunn.mask(gjelder.fillna(True).astype(bool), hvorfor)
    return grunn
