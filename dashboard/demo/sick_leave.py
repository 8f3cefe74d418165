"""Sick leave per unit and month: sums only, with the season of real municipal figures."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from dashboard.demo.chance import Floats, noise, stream, whole
from dashboard.demo.chart import PROFILER
from dashboard.demo.organisation import ANSVAR, ENHETER, Ansvar, enhet_in_year

MONTHS = tuple((aar, maaned) for aar in range(2023, 2027) for maaned in range(1, 13))[:46]
SEASON = np.array([1.13, 1.17, 1.10, 1.01, 0.93, 0.87, 0.78, 0.82, 0.95, 1.03, 1.10, 1.11])
WORKING_DAYS = (22, 20, 22, 19, 20, 21, 22, 22, 22, 22, 21, 20)
PER_CENT = {"ØV": 5.2, "IU": 4.9, "OO": 8.9, "HO": 10.6, "NAV": 7.6, "PN": 4.8, "TTE": 8.4, "VVA": 6.0}
JUMP = ("217", 2026, 6, 1.75)  # planted: the unit, from when, and how many times its usual sick leave


@dataclass(frozen=True, slots=True)
class SickLeave:
    """Tenths of a dagsverk per unit and month. `enheter` names the rows of `rate`, the sick share of agreed days."""

    enheter: tuple[str, ...]
    rate: Floats
    langtid: Floats
    rows: tuple[dict[str, str | int | float], ...]


def _staff(enhet: str, aar: int, maaned: int) -> list[Ansvar]:
    day = f"{aar}-{maaned:02}-01"
    return [
        ansvar
        for ansvar in ANSVAR
        if ansvar.ansatte
        and enhet_in_year(ansvar, aar) == enhet
        and (not ansvar.lagt_ned or day <= ansvar.lagt_ned)
    ]


@cache
def sick_leave() -> SickLeave:
    """The absence of every unit that has employees, 2023-01 to 2026-10."""
    units = [unit for unit in ENHETER if _staff(unit.kode, 2026, 1)]
    rng = stream(1)
    season = np.array([SEASON[maaned - 1] for _, maaned in MONTHS])
    usual = np.array([PER_CENT[unit.omraade] / 100 for unit in units])
    level = 1 + 0.07 * noise(rng, len(units), 1)
    # A high month tends to be followed by a low one: ordinary variation, which a control chart must leave in peace.
    ups = 2 * rng.random((len(units), len(MONTHS) + 1)) - 1
    rate = usual[:, None] * level * season * (1 + 0.08 * (ups[:, 1:] - 0.6 * ups[:, :-1]))
    enhet, aar, maaned, times = JUMP
    rate[[unit.kode for unit in units].index(enhet), MONTHS.index((aar, maaned)) :] *= times
    short = 0.27 * (0.65 + 0.35 * season) * (1 + 0.08 * noise(rng, len(units), len(MONTHS)))
    langtid = rate * (1 - short)

    rows: list[dict[str, str | int | float]] = []
    for column, (aar, maaned) in enumerate(MONTHS):
        for row, unit in enumerate(units):
            staff = _staff(unit.kode, aar, maaned)
            agreed = sum(
                ansvar.ansatte * round(PROFILER[ansvar.profil].stilling * 100) * WORKING_DAYS[maaned - 1]
                for ansvar in staff
            )
            agreed_tenths = (agreed + 5) // 10
            lost = int(whole(agreed_tenths * rate[row, column]))
            long = int(whole(agreed_tenths * langtid[row, column]))
            own_word = int(whole((lost - long) * 0.78))
            rows.append(
                {
                    "År": aar,
                    "Måned": maaned,
                    "Enhet": unit.kode,
                    "Enhetsnavn": unit.navn,
                    "Avtalte dagsverk": agreed_tenths / 10,
                    "Sykefraværsdagsverk": lost / 10,
                    "Egenmeldt": own_word / 10,
                    "Legemeldt": (lost - own_word) / 10,
                    "Korttid": (lost - long) / 10,
                    "Langtid": long / 10,
                    "Ansatte": sum(ansvar.ansatte for ansvar in staff),
                }
            )
    return SickLeave(tuple(unit.kode for unit in units), rate, langtid, tuple(rows))
