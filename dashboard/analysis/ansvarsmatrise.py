"""Who must do what together: the work against the tjenesteområder, and which of them depend on each other."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import pandas as pd

from dashboard.analysis.maalstand import Stand
from dashboard.analysis.maalstruktur import UTGAAR, Ledd

FELLES, UKJENT = "felles", "ukjent"
"""Who stands for the whole municipality, and who is neither a role nor a tjenesteområde: columns, no tjenesteområder."""
HA, DA = "HA", "DA"
REGEL = (
    "Et oppdrag er avhengig av flere når to eller flere tjenesteområder har ansvar for det (HA eller DA). Kommunedirektøren, KLG og"
    " andre som står for hele kommunen, er samlet under «Felles» og telles ikke som et tjenesteområde. Står ansvaret på lederne under"
    " ett (som «Alle ledere» eller «Enhetsledere»), har alle tjenesteområder en del i det: raden sier «alle», men det telles ikke på"
    " hvert tjenesteområde eller i parene. Det som utgår, er ikke med."
)
_ALLE_LEDERNE = "ledere"
"""How the name of a role that holds the leaders of every tjenesteområde ends: «Alle ledere», «Enhetsledere»."""


@dataclass(frozen=True, slots=True)
class Rad:
    """One piece of work: HA or DA by column (tjenesteområde, FELLES, UKJENT), HA where it has both. `alle`: the leaders of every
    tjenesteområde have a part in it, by a role that names them together."""

    ledd: Ledd
    celler: Mapping[str, str]
    forsinket: bool
    alle: bool = False

    @property
    def omraader(self) -> list[str]:
        """The tjenesteområder that have a part in it."""
        return sorted(set(self.celler) - {FELLES, UKJENT})

    def med(self, slag: str) -> list[str]:
        """The tjenesteområder with HA, or with DA."""
        return [each for each in self.omraader if self.celler[each] == slag]

    @property
    def avhengig(self) -> bool:
        return self.alle or len(self.omraader) > 1


@dataclass(frozen=True, slots=True)
class Par:
    """Two tjenesteområder, how much work they share, and how much of it is late."""

    en: str
    annen: str
    felles: int
    forsinket: int


@dataclass(frozen=True, slots=True)
class Omraade:
    """What a tjenesteområde has. `mest_med`: those it shares most work with (`delt` pieces), none where it shares none."""

    kode: str
    ha: int
    da: int
    mest_med: tuple[str, ...]
    delt: int


@dataclass(frozen=True)
class Matrise:
    """The work that somebody has (`rader`), and that nobody has (`uten_ansvar`), in the order given."""

    rader: Sequence[Rad]
    uten_ansvar: Sequence[Ledd]

    @property
    def avhengige(self) -> list[Rad]:
        return [each for each in self.rader if each.avhengig]

    @cached_property
    def omraader(self) -> list[Omraade]:
        """The one with the most HA first."""
        koder = {kode for rad in self.rader for kode in rad.omraader}
        return sorted(
            (self._omraade(kode) for kode in koder), key=lambda each: (-each.ha, -each.da, each.kode)
        )

    @cached_property
    def par(self) -> list[Par]:
        """Every two that share work, those that share most first."""
        felles: Counter[tuple[str, str]] = Counter()
        forsinket: Counter[tuple[str, str]] = Counter()
        for rad in self.rader:
            for par in combinations(rad.omraader, 2):
                felles[par] += 1
                forsinket[par] += rad.forsinket
        alle = [Par(*par, antall, forsinket[par]) for par, antall in felles.items()]
        return sorted(alle, key=lambda each: (-each.felles, -each.forsinket, each.en, each.annen))

    def _omraade(self, kode: str) -> Omraade:
        med = {
            each.annen if each.en == kode else each.en: each.felles
            for each in self.par
            if kode in (each.en, each.annen)
        }
        mest = max(med.values(), default=0)
        return Omraade(
            kode,
            ha=sum(rad.celler.get(kode) == HA for rad in self.rader),
            da=sum(rad.celler.get(kode) == DA for rad in self.rader),
            mest_med=tuple(sorted(each for each, antall in med.items() if antall == mest)),
            delt=mest,
        )


def ansvarsmatrise(arbeid: Iterable[Ledd], ansvar: pd.DataFrame, stand: Mapping[str, Stand]) -> Matrise:
    """The matrix of `arbeid`, without what is not to be done any more. `ansvar`: rows of strategi/ansvar."""
    celler = _celler(ansvar)
    alle = _til_alle(ansvar)
    gjelder = [each for each in arbeid if each.status != UTGAAR and stand[each.id].status != UTGAAR]
    return Matrise(
        [
            Rad(each, celler[each.id], stand[each.id].forsinket > 0, each.id in alle)
            for each in gjelder
            if each.id in celler
        ],
        [each for each in gjelder if each.id not in celler],
    )


def _til_alle(ansvar: pd.DataFrame) -> set[str]:
    """The links that a role of all the leaders has a part in."""
    samlet = ansvar["kjent"].astype(bool) & ansvar["tjenesteomraade"].isna()
    rader = ansvar[samlet]
    return {
        ledd
        for ledd, navn in zip(rader["ledd"], rader["navn"], strict=True)
        if str(navn).casefold().endswith(_ALLE_LEDERNE)
    }


def _celler(ansvar: pd.DataFrame) -> dict[str, dict[str, str]]:
    """HA or DA by link and column."""
    found: dict[str, dict[str, str]] = {}
    columns = ["ledd", "slag", "tjenesteomraade", "kjent"]
    for ledd, slag, omraade, kjent in ansvar[columns].itertuples(index=False):
        column = (FELLES if pd.isna(omraade) else str(omraade)) if kjent else UKJENT
        cells = found.setdefault(ledd, {})
        if cells.get(column) != HA:
            cells[column] = slag
    return found
