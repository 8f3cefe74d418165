"""Who lives in Fjordvik: registered 2015–2026, and projected to 2050 in three alternatives, by years of age.

The old become many (80 and over: about 570 in 2023, about 820 in 2030) and the pupils fewer. The neighbours have broad age
groups of the newest years. Every January follows from the one before: births, deaths, and who moves.
"""

from functools import cache

import numpy as np

from dashboard.demo.chance import Floats, Ints, noise, stream, whole
from dashboard.demo.neighbours import ALDERSGRUPPER, neighbours
from dashboard.settings import DEMO_NUMMER

FIRST, NOW, LAST = 2015, 2026, 2050  # registered from FIRST, projected from NOW
OLDEST = 105  # and older
REGISTRERT = ("07459", "2026-02-24")  # the table, and when it was updated
FRAMSKREVET = ("14288", "2026-06-23")
NEIGHBOURS_FROM = 2023

# 1.1.2015: 0–4, 5–9 … 95–99 and 100 and over.
_BEGINNING = (
    415, 500, 560, 640, 610, 520, 500, 550, 640, 690, 690, 665, 655, 745, 497, 345, 245, 150, 60, 12, 1,
)  # fmt: skip
_AGES = np.arange(OLDEST + 1)
# Shares a year, between the ages that are named.
_DEATHS = (
    (0, 0.002), (1, 0.0003), (20, 0.0005), (40, 0.001), (50, 0.0022), (60, 0.006), (70, 0.0155),
    (75, 0.026), (80, 0.047), (85, 0.086), (90, 0.155), (95, 0.27), (100, 0.4), (OLDEST, 0.6),
)  # fmt: skip
_MOVES = (
    (0, 0.008), (6, 0.006), (16, 0.003), (18, -0.01), (19, -0.045), (24, -0.03), (26, 0.014), (33, 0.024),
    (40, 0.008), (55, 0.002), (67, 0.0), (OLDEST, 0.0),
)  # fmt: skip
_BIRTHS = 0.0455  # children a year for each inhabitant from 22 to 37 years
# More who moved in during the year, as a share of those under 60.
_REFUGEES = {2022: 0.006, 2023: 0.007, 2024: 0.004}

# Births against what is usual, moves on top of it a year, and how fast fewer die of each age.
_ALTERNATIVER = {"hoved": (0.97, 0.0015, 0.010), "høy": (1.10, 0.0050, 0.016), "lav": (0.85, -0.0020, 0.004)}


@cache
def registered() -> dict[int, Ints]:
    """Inhabitants of each age (0 to OLDEST) on 1 January of the years FIRST to NOW."""
    rng = stream(7)
    now = whole(_spread(_BEGINNING) * (1 + 0.05 * noise(rng, OLDEST + 1)))
    found = {FIRST: now}
    for aar in range(FIRST, NOW):
        moves = _table(_MOVES) + np.where(_AGES < 60, _REFUGEES.get(aar, 0.0), 0.0)
        births = 1.06 - 0.012 * (aar - FIRST)
        after = _next(now.astype(float), births, moves, _table(_DEATHS))
        now = whole(np.maximum(after * (1 + 0.012 * noise(rng, OLDEST + 1)), 0.0))
        found[aar + 1] = now
    return found


@cache
def projected(alternativ: str) -> dict[int, Ints]:
    """Inhabitants of each age on 1 January of the years NOW to LAST; the first is the registered one."""
    births, moved, longer = _ALTERNATIVER[alternativ]
    now = registered()[NOW].astype(float)
    found = {NOW: registered()[NOW]}
    deaths = _table(_DEATHS)
    for aar in range(NOW, LAST):
        deaths = deaths * (1 - longer)
        moves = _table(_MOVES) + np.where(_AGES < 60, moved, 0.0)
        now = _next(now, births, moves, deaths)
        found[aar + 1] = whole(now)
    return found


def antall(aar: int, fra: int = 0, til: int = OLDEST) -> int:
    """Fjordvik's registered inhabitants of an age on 1 January."""
    return int(registered()[aar][fra : til + 1].sum())


def population_rows() -> list[dict[str, object]]:
    """One row per municipality, alternative, 1 January and age, or age group."""
    rows = [
        _row(aar, age, count) for aar, ages in registered().items() for age, count in enumerate(ages.tolist())
    ]
    for alternativ in _ALTERNATIVER:
        rows += [
            _row(aar, age, count, alternativ)
            for aar, ages in projected(alternativ).items()
            for age, count in enumerate(ages.tolist())
        ]
    rows += [
        _cells(nabo.kode, "registrert", aar, fra, til, nabo.antall(aar, number), REGISTRERT)
        for nabo in neighbours()
        for aar in range(NEIGHBOURS_FROM, NOW + 1)
        for number, (fra, til) in enumerate(ALDERSGRUPPER)
    ]
    return rows


def _row(aar: int, age: int, count: int, alternativ: str = "registrert") -> dict[str, object]:
    table = REGISTRERT if alternativ == "registrert" else FRAMSKREVET
    return _cells(DEMO_NUMMER, alternativ, aar, age, None if age == OLDEST else age, count, table)


def _cells(
    region: str, alternativ: str, aar: int, fra: int, til: int | None, count: int, table: tuple[str, str]
) -> dict[str, object]:
    return {
        "Region": region,
        "Alternativ": alternativ,
        "År": aar,
        "Alder fra": fra,
        "Alder til": "" if til is None else til,
        "Innbyggere": count,
        "Tabell": table[0],
        "Oppdatert": table[1],
    }


def _spread(groups: tuple[int, ...]) -> Floats:
    """Five-year groups on single years, evenly between the middles of the groups."""
    middles = np.arange(len(groups)) * 5 + 2
    ages: Floats = np.interp(_AGES, middles, np.array(groups) / 5)
    ages[100:] = [0.5, 0.3, 0.2, 0.0, 0.0, 0.0]
    return ages


def _table(points: tuple[tuple[int, float], ...]) -> Floats:
    shares: Floats = np.interp(_AGES, [age for age, _ in points], [share for _, share in points])
    return shares


def _next(now: Floats, births: float, moves: Floats, deaths: Floats) -> Floats:
    """Next January's inhabitants of each age."""
    stayed = now * (1 - deaths + moves)
    after: Floats = np.concatenate([[births * _BIRTHS * now[22:38].sum()], stayed[:-1]])
    after[-1] += stayed[-1]
    return after
