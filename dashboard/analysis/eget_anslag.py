"""An estimate of our own of how the population changes the expenditure need, for when KS's table is not at hand.

Each sector's net expenditure is spread evenly on the inhabitants it mainly serves; each more or fewer of them then changes
the need by as much. Crude: KS weighs more than age, and finer ages [conv].
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.analysis.befolkning import GRUPPER, Befolkning

BRUKERE: Mapping[str, tuple[str, ...]] = {
    "pleie_og_omsorg": ("67-79", "80-89", "90+"),
    "grunnskole": ("6-12", "13-15"),
    "barnehage": ("1-5",),
    "sosial": ("19-66",),
    "kommunehelse": GRUPPER,
    "barnevern": ("0", "1-5", "6-12", "13-15", "16-18"),
}
"""The age groups whose number is taken to drive each sector."""
AAR_FRAM = 10


@dataclass(frozen=True, slots=True)
class Anslag:
    """`aarlig`: aar, sektor, beloep (kr), one row each. `per_person`: kr per inhabitant served, by sector, in `aar`'s kroner."""

    aar: int
    aarlig: pd.DataFrame
    per_person: Mapping[str, float]
    utelatt: tuple[str, ...]


def anslaa(befolkning: Befolkning, netto: Mapping[str, float], aar: int) -> Anslag | None:
    """`netto`: net expenditure per sector in the accounts of `aar`, kr. Sectors whose ages or costs are not known are `utelatt`.

    None where there is no projection, or nothing is known of any sector.
    """
    if befolkning.siste is None:
        return None
    per_person: dict[str, float] = {}
    rader = []
    for sektor, grupper in BRUKERE.items():
        kostnad, brukere = netto.get(sektor), _antall(befolkning, grupper, aar)
        endringer = {
            each: _endring(befolkning, grupper, each)
            for each in range(aar + 1, min(befolkning.siste, aar + AAR_FRAM) + 1)
        }
        if not kostnad or kostnad < 0 or not brukere or None in endringer.values():
            continue
        per_person[sektor] = kostnad / brukere
        rader += [
            {"aar": each, "sektor": sektor, "beloep": endring * per_person[sektor]}
            for each, endring in endringer.items()
            if endring is not None
        ]
    if not rader:
        return None
    utelatt = tuple(sektor for sektor in BRUKERE if sektor not in per_person)
    return Anslag(aar, pd.DataFrame(rader), per_person, utelatt)


def _antall(befolkning: Befolkning, grupper: tuple[str, ...], aar: int) -> int | None:
    """As registered, else as projected."""
    for alternativ in ("registrert", "hoved"):
        antall = [befolkning.antall(gruppe, aar, alternativ) for gruppe in grupper]
        if None not in antall:
            return sum(each for each in antall if each is not None)
    return None


def _endring(befolkning: Befolkning, grupper: tuple[str, ...], aar: int) -> int | None:
    """From 1 January the year before, within one series: the step from the register to an older projection is no growth."""
    for alternativ in ("registrert", "hoved"):
        naa = [befolkning.antall(gruppe, aar, alternativ) for gruppe in grupper]
        foer = [befolkning.antall(gruppe, aar - 1, alternativ) for gruppe in grupper]
        if None not in naa and None not in foer:
            return sum(each for each in naa if each is not None) - sum(
                each for each in foer if each is not None
            )
    return None
