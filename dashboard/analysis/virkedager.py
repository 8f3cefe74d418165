"""Working days in Norway: Monday to Friday, but for the holidays of the law."""

from datetime import date, timedelta
from functools import cache

_DAY = timedelta(days=1)
# Days after Easter Sunday: skjærtorsdag, langfredag, both days of Easter, Kristi himmelfartsdag, both days of Pentecost.
_AROUND_EASTER = (-3, -2, 0, 1, 39, 49, 50)
_FIXED = ((1, 1), (5, 1), (5, 17), (12, 25), (12, 26))


@cache
def helligdager(aar: int) -> frozenset[date]:
    """The year's holidays besides ordinary Sundays: lov om helligdager og helligdagsfred § 2, lov om 1 og 17 mai § 1."""
    easter = paaskedag(aar)
    moving = {easter + timedelta(days=days) for days in _AROUND_EASTER}
    return frozenset(moving | {date(aar, month, day) for month, day in _FIXED})


def paaskedag(aar: int) -> date:
    """Easter Sunday, the first Sunday after the first full moon on or after 21 March: the anonymous Gregorian algorithm."""
    century, of_century = divmod(aar, 100)
    golden = aar % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * to_sunday) // 451
    month, day = divmod(moon + to_sunday - 7 * late + 114, 31)
    return date(aar, month, day + 1)


def er_virkedag(dag: date) -> bool:
    return dag.weekday() < 5 and dag not in helligdager(dag.year)


def neste_virkedag(dag: date) -> date:
    """`dag`, or the first working day after it."""
    while not er_virkedag(dag):
        dag += _DAY
    return dag


def foer(dag: date, dager: int, *, virkedager: bool) -> date:
    """The day `dager` days before `dag`; of working days, those between are counted and it is one itself."""
    if not virkedager:
        return dag - timedelta(days=dager)
    for _ in range(dager):
        dag -= _DAY
        while not er_virkedag(dag):
            dag -= _DAY
    return dag
