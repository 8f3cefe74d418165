"""Spor: what people do without changing a number, noted at once and kept in the lake for good. Rows are only ever added.

What changes something is signed and dated by its own commit; here are the sign-ins, the refusals, the exports.
A note is one line in a waiting file, which costs next to nothing; `flush` brings the lines into the lake.
"""

import threading
from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from uuid import uuid4

from dashboard import waiting
from dashboard.datasets.spor import HENDELSER, SPOR
from dashboard.waiting import Waiting

AUTHOR = "Sporing"
LONGEST = 200
MOST = 200
WINDOW = timedelta(seconds=60)

_WAITING = Waiting(SPOR, AUTHOR, ("hendelse", "hendelser"), "Sporingen")


def note(
    hendelse: str, *, hvem: str = "", rolle: str = "", hva: str = "", now: datetime | None = None
) -> None:
    """Note that `hendelse` (one of HENDELSER) happened; it outlives this process from then on.

    The same one for the same person and thing is noted once in WINDOW, and at most MOST of a kind in WINDOW, so that nobody
    can fill the disk from outside, or hide a sign-in among their own refusals; one line then says that the rest is left out. Texts are cut at LONGEST letters.
    Raises ValueError for an unknown hendelse, DashboardError where the line cannot be written.
    """
    if hendelse not in HENDELSER:
        raise ValueError(f"Unknown hendelse: {hendelse}")
    moment = (now or datetime.now(UTC)).astimezone(UTC)
    hvem, rolle, hva = (waiting.seen(each, LONGEST) for each in (hvem, rolle, hva))
    _lately(_WAITING.folder).note(moment, hendelse, hvem, rolle, hva)


def flush() -> int:
    """Bring what is waiting into the lake as one version, and give the number of lines; nothing waiting, no version.

    Raises DashboardError where the lake cannot be written; all waits then.
    """
    return _WAITING.flush()


def pending() -> int:
    """How many lines wait to be brought into the lake."""
    return _WAITING.pending()


def damaged() -> int:
    """How many lines could not be read. They are no part of the trace, and lie as they were found in <data>/spor/skadet-*."""
    return _WAITING.damaged()


class _Lately:
    """What one process has noted lately, and how much."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._began = datetime.min.replace(tzinfo=UTC)
        self._count: Counter[str] = Counter()
        self._seen: dict[tuple[str, str, str], datetime] = {}

    def note(self, now: datetime, hendelse: str, hvem: str, rolle: str, hva: str) -> None:
        what = (hendelse, hvem, hva)
        with self._lock:
            if not _within(self._began, now):
                self._began, self._count = now, Counter()
                self._seen = {key: then for key, then in self._seen.items() if _within(then, now)}
            if self._count[hendelse] > MOST or (what in self._seen and _within(self._seen[what], now)):
                return
            if self._count[hendelse] == MOST:
                hvem, rolle, hva = (
                    "",
                    "",
                    f"Mer enn {MOST} slike på ett minutt: resten av minuttet er utelatt",
                )
            values = (uuid4().hex, now.isoformat(), hendelse, hvem, rolle, hva)
            _WAITING.add(dict(zip(SPOR.names, values, strict=True)))
            # Not before it is written: what failed, and what was left out, may be tried again.
            self._count[hendelse] += 1
            self._seen[hendelse, hvem, hva] = now


def _within(then: datetime, now: datetime) -> bool:
    """Also when the clock is set back, nothing is held back for longer than WINDOW."""
    return timedelta(0) <= now - then < WINDOW


@lru_cache
def _lately(_folder: Path) -> _Lately:
    return _Lately()
