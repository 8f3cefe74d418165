"""How lake, files, disk, imports and jobs are, for whoever watches over the server: figures about them, and nothing that lies in
them."""

import shutil
import threading
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from dashboard import jobs, lake, settings, spor, storage
from dashboard.datasets import DATASETS
from dashboard.datasets.jobb import ADVARSEL as MED_ADVARSEL
from dashboard.datasets.jobb import FEILET, FERDIG, PAAGAAR, STOPPET, Jobb
from dashboard.errors import DashboardError
from dashboard.intake import quarantine
from dashboard.lake import Snapshot

OK, ADVARSEL, FEIL = "ok", "advarsel", "feil"
FILES_SECONDS = 3.0  # a storage that takes longer does not answer
_MB = 1_000_000
_LATELY = timedelta(hours=24)
_JOBS_BACK = timedelta(days=60)
_LOOK_AGAIN = 60.0  # seconds: a job that goes on may have been killed

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Disk:
    """The disk of the data folder, in bytes."""

    total: int
    free: int


class Files:
    """Whether the storage of the lake's files answers: asked for a file that was there before, by one thread at a time."""

    def __init__(self) -> None:
        self._of: object = None
        self._known: str | None = None
        self._asking = threading.Thread()
        self._wrong: str | None = None

    def wrong(self) -> str | None:
        """What is wrong, in words; None where it answers. Takes at most FILES_SECONDS."""
        if not self._asking.is_alive():
            store = lake.get()
            self._asking = threading.Thread(target=self._ask, args=(store,), daemon=True)
            self._asking.start()
        self._asking.join(FILES_SECONDS)
        return "Lageret med filene svarer ikke" if self._asking.is_alive() else self._wrong

    def _ask(self, store: lake.Lake) -> None:
        if self._of != store.place:
            self._of, self._known = store.place, None
        files = store.place.files
        try:
            if self._known is None or not storage.exists(files, self._known):
                found = next(files.names(), None)
                self._wrong = "Filene i datalageret er borte" if self._known and not found else None
                self._known = found or self._known
            else:
                self._wrong = None
        except OSError:
            self._wrong = "Lageret med filene svarer ikke"


_files = Files()


def look() -> Answer:
    """How it is now: `tilstand`, `hva` is wrong (in bokmål), and the figures. Asks lake, files and disk."""
    began = time.perf_counter()
    try:
        store = lake.get()
        newest = store.newest().id
        answered = time.perf_counter() - began
        history = store.history()
        space = disk()
        waiting = spor.pending()
        wrong = _files.wrong()
    except DashboardError as error:
        return _wrong(error.title)
    except OSError:
        return _wrong("Datamappen svarer ikke")
    if wrong is not None:
        return _wrong(wrong)
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


@dataclass(frozen=True, slots=True)
class Done:
    """What has been done, by whichever process. Times are seconds since 1970."""

    versions: int
    imports: Mapping[str, int]
    """Files taken in, by dataset."""
    rows: Mapping[str, int]
    """Rows in them."""
    last_import: float | None
    succeeded: Mapping[str, float]
    """When a job last ended well, or with a warning, by its kind."""
    failed: Mapping[str, int]
    """Jobs that failed or stopped during the last 24 hours, by their kind."""
    quarantine: int | None
    """Files in quarantine; None where no folder is watched."""


class Work:
    """What has been done, as lake and folder tell of it. The jobs are read anew when there is news of them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._version, self._read = -1, 0.0
        self._jobs: Sequence[Jobb] = ()

    def now(self) -> Done:
        """Raises DashboardError where the lake does not answer."""
        store = lake.get()
        newest = store.newest().id
        history = store.history()
        filed = [each for each in history if "sha256" in each.details]
        counted = Counter(name for each in filed for name in each.datasets)
        rows = Counter[str]()
        for each in filed:
            rows.update(each.details.get("rows", {}))
        done = self._jobs_at(store.changed(newest, frozenset({"jobb"})).id)
        return Done(
            versions=len(history),
            imports=counted,
            rows=rows,
            last_import=filed[0].time.timestamp() if filed else None,
            succeeded=_succeeded(done),
            failed=_failed(done),
            quarantine=_in_quarantine(settings.get().importmappe),
        )

    def _jobs_at(self, version: int) -> Sequence[Jobb]:
        with self._lock:
            under_way = any(each.status == PAAGAAR for each in self._jobs)
            stale = under_way and time.monotonic() - self._read > _LOOK_AGAIN
            if version != self._version or stale:
                self._jobs = jobs.read(datetime.now(UTC) - _JOBS_BACK)
                self._version, self._read = version, time.monotonic()
            return self._jobs


def _succeeded(done: Sequence[Jobb]) -> Mapping[str, float]:
    ended: dict[str, float] = {}
    for each in done:
        if each.status in (FERDIG, MED_ADVARSEL) and each.slutt is not None:
            ended[each.slag] = max(each.slutt.timestamp(), ended.get(each.slag, 0.0))
    return ended


def _failed(done: Sequence[Jobb]) -> Mapping[str, int]:
    since = datetime.now(UTC) - _LATELY
    failed = Counter(each.slag for each in done if each.status in (FEILET, STOPPET) and each.start > since)
    return {slag: failed[slag] for slag in sorted({each.slag for each in done})}


def _in_quarantine(watched: Path | None) -> int | None:
    return None if watched is None else len(quarantine.listed(watched))


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
