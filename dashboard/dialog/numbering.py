"""Ids for what is written about a period: `2026-10-frigitt-3`. Two who write at once both get theirs in."""

from collections.abc import Callable
from typing import TypeVar

from dashboard import queries
from dashboard.dialog.write import newest
from dashboard.lake import ChangedMeanwhile
from dashboard.period import Period

_ATTEMPTS = 8

T = TypeVar("T")


def with_new_id(period: Period, dataset: str, write: Callable[[str, int], T]) -> T:
    """What `write(id, base)` gives, with the next free id of `dataset` (frigitt, spoersmaal) in version `base`.

    `write` is called again where somebody took the number. Raises what it raises.
    """
    for attempt in range(1, _ATTEMPTS + 1):
        base = newest()
        try:
            return write(f"{period.key}-{dataset}-{_last(period, dataset, base) + 1}", base)
        except ChangedMeanwhile:
            if attempt == _ATTEMPTS:
                raise
    raise AssertionError("unreachable")


def _last(period: Period, dataset: str, at: int) -> int:
    rows = queries.run("publisering/siste_nummer", at, aar=period.aar, periode=period.periode)
    return max((int(number) for number in rows.loc[rows["datasett"] == dataset, "nummer"]), default=0)
