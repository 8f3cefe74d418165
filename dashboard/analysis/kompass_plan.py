"""The way to a target total: the measures of the plan, the cheapest points first.

A measure brings the questions it names up to a grade, carried out and documented. What two measures both bring is counted with the
one that comes first. Points are against the projection of today (`kompass_anslag`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.analysis.kompass_anslag import Celle, under
from dashboard.analysis.kompass_evaluering import ord_eller_tomt


@dataclass(frozen=True, slots=True)
class Tiltak:
    """A measure of the plan. `andel`: the share of the points it brings to (0–1). No `dimensjon`: all of them."""

    id: str
    nr: str
    tiltak: str
    dimensjon: str
    andel: float
    dagsverk: float | None
    ansvarlig: str
    frist: date | None
    ledd: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Steg:
    """A measure in its place in the order. `poeng`: what it brings beyond those before it; `hittil`: all of them so far."""

    tiltak: Tiltak
    poeng: float
    hittil: float

    @property
    def dagsverk_per_poeng(self) -> float | None:
        return None if self.tiltak.dagsverk is None or self.poeng <= 0 else self.tiltak.dagsverk / self.poeng


def tiltakene(rader: pd.DataFrame) -> list[Tiltak]:
    """The rows of kommunekompass/plan."""
    return [
        Tiltak(
            id=rad["id"],
            nr=rad["nr"],
            tiltak=rad["tiltak"],
            dimensjon=ord_eller_tomt(rad["dimensjon"]),
            andel=rad["andel"] / 100,
            dagsverk=None if pd.isna(rad["dagsverk"]) else float(rad["dagsverk"]),
            ansvarlig=ord_eller_tomt(rad["ansvarlig"]),
            frist=None if pd.isna(rad["frist"]) else pd.Timestamp(rad["frist"]).date(),
            ledd=tuple(rad["ledd"]),
        )
        for rad in rader.to_dict("records")
    ]


def rekkefoelge(tiltak: Iterable[Tiltak], celler: Sequence[Celle]) -> list[Steg]:
    """The cheapest points first: fewest dagsverk per point that is left to gain, counted anew after each. Those whose effort nobody
    has estimated come after, by points; those that bring nothing come last."""
    naa = {(each.nr, each.dimensjon): each.anslag or 0.0 for each in celler}
    igjen = list(tiltak)
    loeftet = {each.id: beroert(each, celler) for each in igjen}
    steg: list[Steg] = []
    hittil = 0.0
    while igjen:
        poeng = {each.id: _poeng(each, loeftet[each.id], naa) for each in igjen}
        neste = min(igjen, key=lambda each: _rang(each, poeng[each.id]))
        hittil += poeng[neste.id]
        steg.append(Steg(neste, round(poeng[neste.id], 6), round(hittil, 6)))
        for celle in loeftet[neste.id]:
            noekkel = (celle.nr, celle.dimensjon)
            naa[noekkel] = max(naa[noekkel], celle.maks * neste.andel)
        igjen.remove(neste)
    return steg


def fram_til(steg: Sequence[Steg], poeng: float) -> list[Steg] | None:
    """The first measures that together bring at least `poeng`. None where all of them do not."""
    for antall, each in enumerate(steg, start=1):
        if each.hittil >= poeng:
            return list(steg[:antall])
    return None


def _poeng(tiltak: Tiltak, loeftet: Iterable[Celle], naa: Mapping[tuple[str, str], float]) -> float:
    return sum(max(each.maks * tiltak.andel - naa[each.nr, each.dimensjon], 0.0) for each in loeftet)


def beroert(tiltak: Tiltak, celler: Sequence[Celle]) -> list[Celle]:
    """The cells that a measure lifts; none where the yardstick does not have what it names."""
    return [
        each
        for each in under(celler, tiltak.nr)
        if not tiltak.dimensjon or each.dimensjon == tiltak.dimensjon
    ]


def _rang(tiltak: Tiltak, poeng: float) -> tuple[int, float, str]:
    if poeng <= 0:
        return 2, 0.0, tiltak.id
    if tiltak.dagsverk is None:
        return 1, -poeng, tiltak.id
    return 0, tiltak.dagsverk / poeng, tiltak.id
