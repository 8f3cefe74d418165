"""How lake, disk and last import are, for whoever watches over the server: figures about them, and nothing that lies in them."""

import shutil
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from dashboard import lake, settings, spor
from dashboard.datasets import DATASETS
from dashboard.errors import DashboardError
from dashboard.lake import Snapshot

OK, ADVARSEL, FEIL = "ok", "advarsel", "feil"
_MB = 1_000_000

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Disk:
    """The disk of the data folder, in bytes."""

    total: int
    free: int


def look() -> Answer:
    """How it is now: `tilstand`, `hva` is wrong (in bokmål), and the figures. Asks lake and disk."""
    began = time.perf_counter()
    try:
        store = lake.get()
        newest = store.newest().id
        answered = time.perf_counter() - began
        history = store.history()
        space = disk()
        waiting = spor.pending()
    except DashboardError as error:
        return _wrong(error.title)
    except OSError:
        return _wrong("Datamappen svarer ikke")
    warnings = _warnings(space)
    return {
        "tilstand": ADVARSEL if warnings else OK,
        "hva": warnings,
        "lager": {"versjon": newest, "svar_ms": round(answered * 1000, 1)},
        "disk": {"ledig_mb": space.free // _MB, "totalt_mb": space.total // _MB},
        "siste_innlesing": _last_import(history),
        "spor_venter": waiting,
    }


def _wrong(what: str) -> Answer:
    return {"tilstand": FEIL, "hva": [what]}


def disk() -> Disk:
    """Of the data folder, or of what it will be made in. Raises OSError where it does not answer."""
    folder = settings.get().data.absolute()
    usage = shutil.disk_usage(next(each for each in (folder, *folder.parents) if each.exists()))
    return Disk(usage.total, usage.free)


class Rows:
    """How many rows each dataset has, the trace left out: counted once for each version that changed any."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._version = -1
        self._counted: Mapping[str, int] = {}

    def now(self) -> tuple[int, Mapping[str, int]]:
        """The newest version, and rows by dataset. Raises DashboardError where the lake does not answer."""
        store = lake.get()
        newest = store.newest().id
        written = store.written(newest).id
        with self._lock:
            if self._version != written:
                self._counted, self._version = _count(store, written), written
            return newest, self._counted


def _count(store: lake.Lake, version: int) -> Mapping[str, int]:
    counted: dict[str, int] = {}
    with lake.answering(), store.at(version) as cursor:
        for name in (each.name for each in DATASETS.values() if not each.trace):
            row = cursor.execute(f"select count(*) from {name}").fetchone()
            counted[name] = int(row[0]) if row else 0
    return counted


def _warnings(space: Disk) -> list[str]:
    least = settings.get().disk_mb_minst
    return [f"Mindre enn {least} MB ledig på disken"] if space.free < least * _MB else []


def _last_import(history: list[Snapshot]) -> Answer | None:
    """When a file last came in, and with which datasets; not which file, or who brought it."""
    for each in history:
        if "sha256" in each.details:
            moment = each.time.astimezone(UTC)
            hours = (datetime.now(UTC) - moment).total_seconds() / 3600
            return {
                "tidspunkt": moment.isoformat(timespec="seconds"),
                "timer_siden": round(hours, 1),
                "datasett": list(each.datasets),
            }
    return None
