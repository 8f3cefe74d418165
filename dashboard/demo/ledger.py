"""The accounts: the budget with life in it, the links between wages and what follows from them, and the problems."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from dashboard.demo import problems
from dashboard.demo.budget import find, usual
from dashboard.demo.chance import Floats, Ints, noise, stream, whole
from dashboard.demo.chart import AGA, YEARS
from dashboard.demo.organisation import ANSVAR, enhet_in_year
from dashboard.demo.posts import Post, posts
from dashboard.demo.sick_leave import sick_leave

MONTHS = 46  # 2023-01 to 2026-10
CLOSED_YEARS = 3
PENSION_SHARE = 0.22  # what a krone of fixed wages brings along in pension and arbeidsgiveravgift
REFUND_SHARE = 0.61  # of long-term absence's wages: the first 16 days and pay above 6 G are not refunded
TAX = (1.012, 0.997, 1.006, 0.996)  # accounts as a share of the budget
BOUGHT = tuple(f"{art:03}" for art in range(100, 286) if art not in (180, 185, 195))


@dataclass(frozen=True, slots=True)
class Ledger:
    """`months`: kr per post and month, 2023-01 first. `closing`: kr per post and closed year, period 13."""

    months: Ints
    closing: Ints


def _steadiness(post: Post) -> tuple[float, float]:
    """How far a post strays from its budget: over the year, and from month to month."""
    art = post.art
    if art in ("800", "590", "540", "570", "099", "990") or post.ansvar in ("9020", "3101"):
        return 0.0, 0.0
    if art in ("870", "810", "500", "510", "900", "905"):
        return 0.0, 0.015
    if art in ("010", "090", "080"):
        return 0.006, 0.012
    if art in ("020", "030", "040"):
        return 0.04, 0.12
    if art in ("600", "640", "630", "050", "350", "380"):
        return 0.012, 0.02
    if abs(post.aarlig[-1]) > 400_000:
        return 0.008, 0.04
    return (0.04, 0.28) if art in BOUGHT else (0.02, 0.06)


def _rows(chart: tuple[Post, ...], *arts: str) -> list[int]:
    return [row for row, post in enumerate(chart) if post.drift and post.art in arts]


def _enhet(chart: tuple[Post, ...], year: int) -> list[str]:
    units = {ansvar.kode: enhet_in_year(ansvar, YEARS[year]) for ansvar in ANSVAR}
    return [units[post.ansvar] for post in chart]


def _raw(chart: tuple[Post, ...]) -> Floats:
    """The budget, with noise; small purchases are not made every month."""
    rng = stream(2)
    steady = np.array([_steadiness(post) for post in chart])
    level = 1 + steady[:, :1] * noise(rng, len(chart), 4)
    monthly = 1 + steady[:, 1:] * noise(rng, len(chart), MONTHS)
    bought = np.where(rng.random((len(chart), MONTHS)) < 0.8, 1.25, 0.0)
    often = np.array([post.art not in BOUGHT or abs(post.aarlig[-1]) > 400_000 for post in chart])
    amounts: Floats = (
        usual().reshape(len(chart), 48)[:, :MONTHS] * np.repeat(level, 12, axis=1)[:, :MONTHS] * monthly
    )
    return np.where(often[:, None], amounts, amounts * bought)


def _follow_sick_leave(chart: tuple[Post, ...], amounts: Ints) -> None:
    """Substitutes follow the month's absence, the refund follows the long-term absence of two months ago."""
    absence = sick_leave()
    row_of = {enhet: row for row, enhet in enumerate(absence.enheter)}
    season = absence.rate / _mean_by_month(absence.rate)
    for year in range(4):
        months = np.arange(year * 12, min(year * 12 + 12, MONTHS))
        before = np.maximum(months - 2, 0)
        enheter = _enhet(chart, year)
        for row in _rows(chart, "020"):
            amounts[row, months] = whole(amounts[row, months] * season[row_of[enheter[row]], months])
        for row in _rows(chart, "710"):
            wages = usual().reshape(len(chart), 48)[find(chart[row].ansvar, chart[row].tjeneste, "10100"), :]
            paid = np.where(amounts[row, months] != 0, 1, 0)
            # The holiday month's wages are paid as holiday pay, but the refund does not stop: the usual month counts.
            usual_month = int(np.median(wages[months[0] : months[0] + 12]))
            amounts[row, months] = whole(
                -usual_month * absence.langtid[row_of[enheter[row]], before] * REFUND_SHARE * paid
            )


def _mean_by_month(rate: Floats) -> Floats:
    """Each unit's mean of the same calendar month in the closed years, for every month."""
    means = (rate[:, :12] + rate[:, 12:24] + rate[:, 24:36]) / 3
    return np.concatenate([means] * 4, axis=1)[:, :MONTHS]


def _follow_wages(chart: tuple[Post, ...], amounts: Ints) -> None:
    """Pension follows fixed wages; arbeidsgiveravgift is 5.1 % of wages and pension; VAT and its refund cancel."""
    by_ansvar: dict[str, list[int]] = {}
    for row in _rows(chart, "010", "020", "030", "040", "050", "080", "090"):
        by_ansvar.setdefault(chart[row].ansvar, []).append(row)
    for row in _rows(chart, "090"):
        if chart[row].ansvar != "9020":
            fast = find(chart[row].ansvar, chart[row].tjeneste, "10100")
            share = chart[row].aarlig[0] / chart[fast].aarlig[0]
            amounts[row] = whole(amounts[fast] * share)
    for row in _rows(chart, "099"):
        amounts[row] = whole(amounts[by_ansvar[chart[row].ansvar]].sum(axis=0) * AGA)
    for row in _rows(chart, "729"):
        amounts[row] = -amounts[find(chart[row].ansvar, chart[row].tjeneste, "14290")]


def _steer(chart: tuple[Post, ...], amounts: Ints) -> None:
    """Leaders steer: vacancies are held so that a unit ends near its budget (2026: by October)."""
    rng = stream(3)
    for year in range(4):
        months = slice(year * 12, min(year * 12 + 12, MONTHS))
        budget = usual().reshape(len(chart), 48)[:, months].sum(axis=1)
        enheter = np.array(_enhet(chart, year))
        drift = np.array([post.drift for post in chart])
        fixed = np.array([post.konto == "10100" for post in chart])
        for enhet in sorted(set(enheter)):
            mine = (enheter == enhet) & drift
            wages = mine & fixed
            aim = (rng.random() - 0.5) * 0.013
            paid = int(amounts[wages, months].sum())
            if not paid:
                continue
            expected = int(budget[mine].sum()) + aim * int(np.maximum(budget[mine], 0).sum())
            excess = int(amounts[mine, months].sum()) - expected
            factor = 1 - min(max(excess / (paid * (1 + PENSION_SHARE)), -0.12), 0.12)
            amounts[wages, months] = whole(amounts[wages, months] * factor)


def _plant(chart: tuple[Post, ...], amounts: Ints) -> None:
    """Problems 1, 2, 5 and 8 of `problems.py` (3 is in the budget, 7 in the file)."""
    first = 36
    for extra in (*problems.VIKAR_OG_OVERTID, *problems.FLERE_PLASSERINGER, problems.MINDREFORBRUK_NES):
        amounts[find(extra.ansvar, extra.tjeneste, extra.konto), first + extra.fra - 1 : MONTHS] += (
            extra.kroner
        )
    for gap in (problems.REFUSJON_IKKE_FOERT, problems.GEBYR_IKKE_FAKTURERT):
        for row, post in enumerate(chart):
            if post.ansvar in gap.ansvar and post.konto in gap.konto:
                amounts[row, first + gap.fra - 1 : first + gap.til] = 0


def _investment(chart: tuple[Post, ...], amounts: Ints) -> None:
    vat = [row for row, post in enumerate(chart) if post.konto == "04290"]
    amounts[find("9050", "84100", "07290")] = -amounts[vat].sum(axis=0)


def _closing(chart: tuple[Post, ...], months: Ints) -> Ints:
    """Period 13: accruals, the actuary's final figures, and the entries that bring the year to 0."""
    rng = stream(4)
    closing = np.zeros((len(chart), CLOSED_YEARS), dtype=np.int64)
    wages = [
        row for row, post in enumerate(chart) if post.konto == "10100" and abs(post.aarlig[0]) > 4_000_000
    ]
    closing[wages] = whole(noise(rng, len(wages), CLOSED_YEARS) * 35_000)
    for konto, size in (("10900", 900_000), ("10990", 45_900)):
        closing[find("9020", "17000", konto)] = whole(np.array([-1.0, 0.6, -0.4]) * size)
    drift = np.array([post.drift for post in chart])
    for year in range(CLOSED_YEARS):
        of_year = months[:, year * 12 : year * 12 + 12].sum(axis=1) + closing[:, year]
        result = int(of_year[drift].sum())
        konto = "15400" if result < 0 else "19400"
        closing[find("9050", "88000", konto), year] = -result
        closing[find("9010", "87000", "09100"), year] = -int(of_year[~drift].sum())
    return closing


@cache
def ledger() -> Ledger:
    """Every posting of Fjordvik; each closed year sums to 0 in drift and in investering."""
    chart = posts()
    amounts = whole(_raw(chart))
    tax = find("9000", "80000", "18700")
    amounts[tax] = whole(amounts[tax] * np.repeat(np.array(TAX), 12)[:MONTHS])
    _follow_sick_leave(chart, amounts)
    _follow_wages(chart, amounts)
    _steer(chart, amounts)
    _plant(chart, amounts)
    _follow_wages(chart, amounts)
    for art in ("15400", "09100"):  # these are what is left when the year is closed
        amounts[[row for row, post in enumerate(chart) if post.konto == art]] = 0
    amounts[find("9040", "86000", "19900")] = -amounts[_rows(chart, "590")].sum(axis=0)
    _investment(chart, amounts)
    small = np.array([post.art in BOUGHT for post in chart])[:, None] & (abs(amounts) < 300)
    amounts[small] = 0
    return Ledger(amounts, _closing(chart, amounts))
