"""The målstruktur as a tree: what stands under what, what supports it, and the work in it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from dashboard.datasets.maalstruktur import ARBEID, MAAL, NIVAAER

UTGAAR = "utgår"
INDIKATOR, AKTIVITET = "indikator", "aktivitet"


@dataclass(frozen=True, slots=True)
class Ledd:
    """One link of a plan. `framdrift` in %; `har_adresse`: it names ansvar, funksjon, art or prosjekt itself."""

    id: str
    plan: str
    planslag: str
    nivaa: str
    tittel: str
    overordnet: str | None = None
    nr: str | None = None
    innhold: tuple[str, ...] = ()
    fn_maal: tuple[str, ...] = ()
    hovedansvar: tuple[str, ...] = ()
    delansvar: tuple[str, ...] = ()
    start: date | None = None
    frist: date | None = None
    status: str | None = None
    statusdato: date | None = None
    framdrift: float | None = None
    kommentar: str | None = None
    ansvar: str | None = None
    funksjon: str | None = None
    art: str | None = None
    prosjekt: str | None = None
    stoetter: tuple[str, ...] = ()
    vedtak: tuple[str, ...] = ()
    tiltak: tuple[str, ...] = ()
    kompass: tuple[str, ...] = ()
    viderefoert_fra: str | None = None
    maaleenhet: str | None = None
    startverdi: float | None = None
    maalverdi: float | None = None
    verdi: float | None = None
    verdidato: date | None = None
    kilde: str | None = None

    @property
    def er_arbeid(self) -> bool:
        return self.nivaa in ARBEID

    @property
    def er_maal(self) -> bool:
        return self.nivaa in MAAL

    @property
    def har_adresse(self) -> bool:
        return any((self.ansvar, self.funksjon, self.art, self.prosjekt))

    @property
    def maaloppnaaelse(self) -> float | None:
        """Of an indikator: how far from the start to the target the last value is, in %. None where one of them is missing."""
        if self.startverdi is None or self.maalverdi is None or self.verdi is None:
            return None
        vei = self.maalverdi - self.startverdi
        if vei == 0:
            return 100.0 if self.verdi == self.maalverdi else 0.0
        return 100 * (self.verdi - self.startverdi) / vei


@dataclass(frozen=True)
class Maalstruktur:
    """Every link of every plan, by id, in the order of plan and number."""

    ledd: Mapping[str, Ledd]

    @cached_property
    def _barn(self) -> dict[str | None, list[Ledd]]:
        found: dict[str | None, list[Ledd]] = {}
        for each in self.ledd.values():
            over = each.overordnet if each.overordnet in self.ledd else None
            found.setdefault(over, []).append(each)
        return found

    @cached_property
    def _stoettet_av(self) -> dict[str, list[Ledd]]:
        found: dict[str, list[Ledd]] = {}
        for each in self.ledd.values():
            for maal in each.stoetter:
                found.setdefault(maal, []).append(each)
        return found

    @property
    def roetter(self) -> list[Ledd]:
        """Those that hang under nothing: the top of each plan, and what has lost its parent."""
        return self._barn.get(None, [])

    def barn(self, id_: str) -> list[Ledd]:
        return self._barn.get(id_, [])

    def paa_nivaa(self, *nivaaer: str) -> list[Ledd]:
        return [each for each in self.ledd.values() if each.nivaa in nivaaer]

    def av_slag(self, planslag: str) -> list[Ledd]:
        return [each for each in self.ledd.values() if each.planslag == planslag]

    def forfedre(self, id_: str) -> list[Ledd]:
        """From the parent to the top; a ring is walked once."""
        found: list[Ledd] = []
        seen = {id_}
        over = self.ledd[id_].overordnet
        while over is not None and over in self.ledd and over not in seen:
            seen.add(over)
            found.append(self.ledd[over])
            over = self.ledd[over].overordnet
        return found

    def etterkommere(self, id_: str) -> list[Ledd]:
        """All under it, each parent before its children; a ring is walked once."""
        return list(self._walk(id_, {id_}))

    def _walk(self, id_: str, seen: set[str]) -> Iterator[Ledd]:
        for each in self.barn(id_):
            if each.id not in seen:
                seen.add(each.id)
                yield each
                yield from self._walk(each.id, seen)

    def stoettet_av(self, id_: str) -> list[Ledd]:
        """Links elsewhere that also serve this one or something under it."""
        egne = {id_, *(each.id for each in self.etterkommere(id_))}
        found = {each.id: each for own in egne for each in self._stoettet_av.get(own, [])}
        return [each for key, each in self.ledd.items() if key in found and key not in egne]

    def arbeid(self, id_: str) -> list[Ledd]:
        """The work under it: the topmost oppdrag, tiltak or hovedoppgave on each way down."""
        return list(self._work(id_, {id_}))

    def _work(self, id_: str, seen: set[str]) -> Iterator[Ledd]:
        for each in self.barn(id_):
            if each.id in seen:
                continue
            seen.add(each.id)
            if each.er_arbeid:
                yield each
            else:
                yield from self._work(each.id, seen)

    def indikatorer(self, id_: str) -> list[Ledd]:
        return [each for each in self.etterkommere(id_) if each.nivaa == INDIKATOR]


def bygg(rader: pd.DataFrame) -> Maalstruktur:
    """The tree of the rows of strategi/ledd. Of an id that stands twice the last row counts."""
    alle = [_ledd(rad) for rad in rader.to_dict("records")]
    alle.sort(key=lambda each: (each.plan, _number(each.nr), each.id))
    return Maalstruktur({each.id: each for each in alle})


def _ledd(rad: Mapping[Any, Any]) -> Ledd:
    return Ledd(**{str(name): _value(value) for name, value in rad.items()})


def _value(value: Any) -> Any:
    if isinstance(value, (list, np.ndarray)):
        return tuple(value)
    if pd.isna(value):
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value


def _number(nr: str | None) -> tuple[tuple[int, int, str], ...]:
    """«1.10» comes after «1.9», and what has no number last."""
    if not nr:
        return ((2, 0, ""),)
    parts = re.findall(r"\d+|[^\d.\s]+", nr)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part.lower()) for part in parts)


_TRINN = (
    ("visjon",), ("satsingsområde", "delstrategi", "innsatsområde"), ("fokusområde",), ("mål",), ("delmål",), ARBEID, (AKTIVITET,),
    (INDIKATOR,),
)  # fmt: skip
_RANG = {nivaa: rang for rang, trinn in enumerate(_TRINN, 1) for nivaa in trinn}


def kan_staa_under(nivaa: str, over: str) -> bool:
    """Whether a link of one level may belong to one of another: from above, as the control feil_nivaa holds files against.

    Levels of one rank may serve each other (a tiltak an oppdrag), an aktivitet may be parted into aktiviteter, and nothing
    stands under an indikator. A level nobody knows is held against nothing.
    """
    if over == INDIKATOR:
        return False
    if nivaa == over:
        return nivaa == AKTIVITET
    return nivaa not in _RANG or over not in _RANG or _RANG[nivaa] >= _RANG[over]


def dybde(ledd: Ledd) -> int:
    """Where a level stands from the top; a level nobody knows stands last."""
    return NIVAAER.index(ledd.nivaa) if ledd.nivaa in NIVAAER else len(NIVAAER)
