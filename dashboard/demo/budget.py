"""The budgets: opprinnelig for the year, regulert spread over the months."""

from functools import cache

import numpy as np

from dashboard.demo.chance import Ints
from dashboard.demo.chart import YEARS
from dashboard.demo.posts import Post, posts, weights
from dashboard.demo.problems import TILTAK_UTEN_EFFEKT

# Amendments in kr, opprinnelig to regulert, beside the wage settlement: year, ansvar, tjeneste, konto, change.
REGULERINGER = (
    (2023, "2192", "25200", "13300", 700_000),
    (2023, "7100", "33200", "13700", 450_000),
    (2023, "9000", "80000", "18700", -2_500_000),
    (2024, "4102", "28100", "14700", 800_000),
    (2024, "6104", "22200", "11800", -500_000),
    (2024, "4112", "85000", "18100", -1_500_000),
    (2024, "9010", "87000", "15000", 1_200_000),
    (2025, "3153", "25800", "13700", 600_000),
    (2025, "2101", "20100", "13700", 900_000),
    (2025, "9000", "80000", "18700", -3_000_000),
    (2026, "2192", "25200", "13300", 600_000),
    (2026, "4102", "28100", "14700", 500_000),
    (2026, "8100", "12000", "11950", 350_000),
    (2026, "9000", "80000", "18700", -2_000_000),
)
SETTLEMENT = 12  # per mille of fixed wages that lies in the central reserve until the settlement is known


def _spread(post: Post, year: int) -> Ints:
    """A year's amount over twelve months in whole hundreds; the largest month takes what is left over."""
    amount, shares = post.aarlig[year], weights(post, YEARS[year])
    total = sum(shares)
    if not total or not amount:
        return np.zeros(12, dtype=np.int64)
    sign = 1 if amount > 0 else -1
    months = [abs(amount) * share // total // 100 * 100 for share in shares]
    months[shares.index(max(shares))] += abs(amount) - sum(months)
    return np.array(months, dtype=np.int64) * sign


@cache
def usual() -> Ints:
    """Kr per post, year and month, before the planted problem: what the accounts follow."""
    return np.stack([np.stack([_spread(post, year) for year in range(4)]) for post in posts()])


@cache
def _row_of() -> dict[tuple[str, str, str], int]:
    # Reversed, so that of several posts that differ in prosjekt only the first counts.
    return {(post.ansvar, post.tjeneste, post.konto): row for row, post in reversed(list(enumerate(posts())))}


def find(ansvar: str, tjeneste: str, konto: str) -> int:
    """The row of a post."""
    return _row_of()[ansvar, tjeneste, konto]


@cache
def regulert() -> Ints:
    """Kr per post, year and month. Each year's drift sums to 0."""
    budget = usual().copy()
    row = find(TILTAK_UTEN_EFFEKT.ansvar, TILTAK_UTEN_EFFEKT.tjeneste, TILTAK_UTEN_EFFEKT.konto)
    cut = budget[row, 3] * TILTAK_UTEN_EFFEKT.kroner // int(budget[row, 3].sum())
    cut[11] += TILTAK_UTEN_EFFEKT.kroner - cut.sum()
    budget[row, 3] -= cut
    budget[find("9050", "88000", "15400"), 3, 11] += TILTAK_UTEN_EFFEKT.kroner
    return budget


@cache
def opprinnelig() -> Ints:
    """Kr per post and year. Each year's drift sums to 0."""
    budget: Ints = regulert().sum(axis=2)
    to_fund = find("9050", "88000", "15400")
    for aar, ansvar, tjeneste, konto, change in REGULERINGER:
        budget[find(ansvar, tjeneste, konto), YEARS.index(aar)] -= change
        budget[to_fund, YEARS.index(aar)] += change
    reserve = find("9030", "18000", "10100")
    for row, post in enumerate(posts()):
        if post.konto == "10100" and row != reserve:
            later = budget[row] * SETTLEMENT // 1_000_000 * 1000
            budget[row] -= later
            budget[reserve] += later
    return budget
