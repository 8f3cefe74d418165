"""The place the reader has drilled down to: kommune → tjenesteområde → enhet → ansvar → funksjon, kept in the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.ui.address import address, asked

NIVAAER = ("kommune", "omraade", "enhet", "ansvar", "funksjon", "art")
MED_KODE = ("ansvar", "funksjon", "art")  # known by their numbers; areas and units by their names
UTEN = "uten"  # the code the queries give what has no tjenesteområde, enhet, ansvar, funksjon or art


@dataclass(frozen=True, slots=True)
class Sted:
    """A place, by the codes on the way to it: none for the whole municipality."""

    koder: tuple[str, ...] = ()

    @property
    def nivaa(self) -> str:
        return NIVAAER[len(self.koder)]

    @property
    def nivaa_under(self) -> str:
        return NIVAAER[len(self.koder) + 1]

    @property
    def parametre(self) -> dict[str, str | None]:
        """The place as a query's parameters: omraade, enhet, ansvar, funksjon; those below it are None."""
        koder = (*self.koder, *([None] * 4))
        return dict(zip(NIVAAER[1:5], koder, strict=False))

    @property
    def lenke(self) -> str:
        """The address of the place on /drift, with the method of forecast the reader has chosen."""
        return address("drift", "", **self.parametre, prognose=asked("prognose"))

    @property
    def veien(self) -> "list[Sted]":
        """The way here, from the whole municipality down to the place itself."""
        return [Sted(self.koder[:antall]) for antall in range(len(self.koder) + 1)]


def fra_adressen(parametre: Mapping[str, str]) -> Sted:
    """The place an address names; it ends where a level is left out."""
    koder: list[str] = []
    for nivaa in NIVAAER[1:5]:
        if not parametre.get(nivaa):
            break
        koder.append(parametre[nivaa])
    return Sted(tuple(koder))


def rad(steder: pd.DataFrame, sted: Sted) -> pd.Series | None:
    """The row of `sted` itself; None when the numbers do not know it."""
    funnet = _paa_veien(steder, sted)
    funnet = funnet[funnet["nivaa"] == sted.nivaa]
    return None if funnet.empty else funnet.iloc[0]


def rader_under(steder: pd.DataFrame, sted: Sted, nivaa: str) -> pd.DataFrame:
    """The rows of level `nivaa` inside `sted`, in the order they stand."""
    funnet = _paa_veien(steder, sted)
    return funnet[funnet["nivaa"] == nivaa]


def sted_av(rad: Mapping[Any, Any] | pd.Series) -> Sted | None:
    """The place a row stands for; None for an art, the bottom."""
    if rad["nivaa"] == "art":
        return None
    antall = NIVAAER.index(rad["nivaa"])
    return Sted(tuple(str(rad[nivaa]) for nivaa in NIVAAER[1 : antall + 1]))


def _paa_veien(steder: pd.DataFrame, sted: Sted) -> pd.DataFrame:
    riktig = pd.Series(True, index=steder.index)
    for nivaa, kode in zip(NIVAAER[1:], sted.koder, strict=False):
        riktig &= steder[nivaa] == kode
    return steder[riktig]
