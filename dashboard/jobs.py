"""Jobs: what is done on a schedule or in the background, noted when it begins and when it ends, so that it is seen in the
morning how the night went.

    with jobs.running("sikkerhetskopi", hvem="kommandolinjen") as job:
        ...
        job.tell("412 filer er kopiert.", antall=412)

A note is one line in a waiting file; `flush` brings the lines into the lake. While a job goes on it holds a lock, which the
operating system lets go of when its process dies: a job that never said it ended is then seen as stopped.

A job that runs every quarter of an hour mostly finds nothing to do: with `looking`, such a run makes no line, and the last of
them is remembered in a small file of this machine.
"""

import json
import logging
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from filelock import FileLock, Timeout

from dashboard import lake, queries, waiting
from dashboard.datasets.jobb import ADVARSEL, FEILET, FERDIG, JOBB, PAAGAAR, SLAG, STOPPET, Jobb
from dashboard.errors import AtWork, DashboardError, why
from dashboard.waiting import Waiting

AUTHOR = "Jobblogg"
LONGEST = timedelta(hours=24)
"""A job on another machine that has not ended by then is taken to have stopped."""
_LONGEST_TEXT, _LONGEST_NAME = 2_000, 200
_GONE = "Stoppet uten å bli ferdig: programmet ble avbrutt, eller maskinen slått av."
_AGAIN = "Start jobben på nytt, eller vent til den går neste gang."

_WAITING = Waiting(JOBB, AUTHOR, ("linje", "linjer"), "Jobbloggen")
_log = logging.getLogger("dashboard")


@dataclass(slots=True)
class Job:
    """A job that goes on, and what is to be said of it when it ends."""

    slag: str
    hvem: str
    id: str = field(default_factory=lambda: uuid4().hex)
    start: datetime = field(default_factory=lambda: datetime.now(UTC))
    status: str = FERDIG
    antall: int | None = None
    melding: str = ""
    raad: str = ""
    looks: bool = False
    begun: bool = False
    noted: bool = False
    gave_way: bool = False

    def begin(self) -> None:
        """There is work: note that it has begun. One that failed the last time may fail in the same way every quarter of an hour,
        and is noted when it ends."""
        self.begun = True
        last = _last_run(self.slag) if self.looks else None
        if not self.noted and (last is None or last["status"] != FEILET):
            self.noted = True
            _note(self, PAAGAAR)

    def tell(self, melding: str, *, antall: int | None = None) -> None:
        """It went well: what was done, in a sentence, and how many."""
        self.status, self.melding, self.antall, self.raad = FERDIG, melding, antall, ""

    def warn(self, melding: str, raad: str, *, antall: int | None = None) -> None:
        """It ended, and somebody has to look at something."""
        self.status, self.melding, self.antall, self.raad = ADVARSEL, melding, antall, raad

    def ended_in_copy(self, melding: str) -> tuple[str, bytes]:
        """A file, by its name in a data folder, that tells a copy of this one that the job went well: it goes on in what is copied."""
        ended = replace(self, status=FERDIG, melding=melding, antall=None, raad="")
        return _WAITING.set_aside(_row(ended, FERDIG, datetime.now(UTC)))

    def fail(self, melding: str, raad: str, *, antall: int | None = None) -> None:
        """It ended without having done what it should."""
        self.status, self.melding, self.antall, self.raad = FEILET, melding, antall, raad


@contextmanager
def running(slag: str, *, hvem: str = "") -> Iterator[Job]:
    """Note that a job of `slag` (one of SLAG) begins, and how it ends: as the job says, else well; failed where an error is
    raised through it, which goes on. The job is done also where it cannot be noted.

    Raises ValueError for an unknown slag.
    """
    with _going_on(Job(slag, hvem)) as job:
        job.begin()
        yield job


@contextmanager
def looking(slag: str, *, hvem: str = "") -> Iterator[Job]:
    """As `running`, but that nothing is noted of the job before it says so (`begin`). Where it never did, its end is noted only
    when something went wrong, and not as it did the last time; nothing at all where another was at work (AtWork).
    """
    with _going_on(Job(slag, hvem, looks=True)) as job:
        yield job


@contextmanager
def _going_on(job: Job) -> Iterator[Job]:
    if job.slag not in SLAG:
        raise ValueError(f"Unknown slag: {job.slag}")
    with _held(job.id):
        try:
            yield job
        except DashboardError as error:
            job.gave_way = isinstance(error, AtWork)
            job.fail(f"{error.title}. {error.what_happened}", error.what_to_do)
            raise
        except Exception as error:
            # Not its message: that may hold a name, a text or an amount.
            job.fail(
                f"Uventet feil i programmet ({type(error).__name__}).",
                "Meld fra til den som drifter løsningen.",
            )
            raise
        except BaseException:
            job.status, job.melding, job.raad = STOPPET, "Avbrutt før den var ferdig.", _AGAIN
            raise
        finally:
            _end(job, datetime.now(UTC))


def _end(job: Job, slutt: datetime) -> None:
    if job.gave_way and not job.noted:  # the one that is at work tells how it went
        return
    row = _row(job, job.status, slutt)
    told = job.begun or job.status != FERDIG
    if job.noted or (told and not _is_as_last(row)):
        _add(row)
    if job.looks:
        _remember_last(row)


def flush() -> int:
    """Bring what is noted into the lake as one version, and give the number of lines; nothing noted, no version.

    Raises DashboardError where the lake or the folder cannot be written; all waits then.
    """
    return _WAITING.flush()


@contextmanager
def flushing() -> Iterator[None]:
    """Whatever is noted meanwhile is brought into the lake at the end: for a process that then is gone."""
    try:
        yield
    finally:
        with suppress(DashboardError):  # it waits in its file until the lake answers
            flush()


def damaged() -> int:
    """How many lines could not be read. They lie as they were found in <data>/jobb/skadet-*."""
    return _WAITING.damaged()


def read(fra: datetime | None = None, slag: str | None = None) -> list[Jobb]:
    """The jobs begun from `fra` on, of one kind or all, as they stand now, newest first. Of those that found nothing to begin on
    the last one on this machine."""
    since = fra.astimezone(UTC).replace(tzinfo=None) if fra else None
    store = lake.get()
    with store.at(store.newest().id) as cursor:
        rows = queries.rows_on(cursor, "jobb/siste", slag=slag, fra=since)
    stored = [_as_it_stands(_jobb(row)) for row in rows]
    known = {each.id for each in stored}
    idle = [each for each in _idle(slag) if each.id not in known and (fra is None or each.start >= fra)]
    return sorted([*stored, *idle], key=lambda each: each.start, reverse=True)


def _idle(slag: str | None) -> Iterator[Jobb]:
    for kind in SLAG if slag is None else (slag,):
        if (row := _last_run(kind)) is not None:
            with suppress(ValueError):  # a damaged file: the next run writes it anew
                yield _from_file(row)


def _from_file(row: dict[str, str]) -> Jobb:
    """Raises ValueError where a moment or a number is none."""
    start, slutt = datetime.fromisoformat(row["start"]), datetime.fromisoformat(row["slutt"])
    antall = int(row["antall"]) if row["antall"] else None
    return Jobb(
        row["id"], row["slag"], start, slutt, row["status"], antall, row["melding"], row["raad"], row["hvem"], row["prosess"]
    )  # fmt: skip


def _jobb(row: dict[str, Any]) -> Jobb:
    texts = {name: row[name] or "" for name in ("melding", "raad", "hvem", "prosess")}
    return Jobb(**{**row, **texts, "start": _moment(row["start"]), "slutt": _moment(row["slutt"])})


def _moment(stored: datetime | None) -> datetime | None:
    return stored.replace(tzinfo=UTC) if stored else None


def _as_it_stands(jobb: Jobb) -> Jobb:
    if jobb.status != PAAGAAR or not _is_gone(jobb):
        return jobb
    return replace(jobb, status=STOPPET, melding=_GONE, raad=_AGAIN)


def _is_gone(jobb: Jobb) -> bool:
    """Whether its process is. Of one on another machine nothing is known but how long ago it began."""
    path, old = _lock(jobb.id), datetime.now(UTC) - jobb.start > LONGEST
    if not path.exists():
        return old or _machine() == jobb.prosess.partition(" ")[0]
    if not _is_free(path):
        return False
    if old:
        path.unlink(missing_ok=True)
    else:
        path.touch()  # to ask for a lock removes its file, and that file is the sign that the job began here
    return True


def _is_free(path: Path) -> bool:
    try:
        with FileLock(path, timeout=0):
            return True
    except Timeout:
        return False
    except OSError:  # may not be opened: another user's, and so another service's
        return False


@contextmanager
def _held(id_: str) -> Iterator[None]:
    """Hold the job's lock as long as its process lives."""
    path = _lock(id_)
    lock = FileLock(path, timeout=0)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock.acquire()
    except OSError as error:  # a full or read-only disk is told of by what the job itself meets there
        _log.warning("En jobb kan ikke låses: %s", why(error))
    try:
        yield
    finally:
        if lock.is_locked:
            lock.release()
            path.unlink(missing_ok=True)


def _note(job: Job, status: str) -> None:
    _add(_row(job, status))


def _row(job: Job, status: str, slutt: datetime | None = None) -> dict[str, str]:
    return {
        "id": job.id,
        "slag": job.slag,
        "start": job.start.isoformat(),
        "slutt": slutt.isoformat() if slutt else "",
        "status": status,
        "antall": "" if job.antall is None else str(job.antall),
        "melding": waiting.seen(job.melding, _LONGEST_TEXT),
        "raad": waiting.seen(job.raad, _LONGEST_TEXT),
        "hvem": waiting.seen(job.hvem, _LONGEST_NAME),
        "prosess": f"{_machine()} {os.getpid()}",
    }


def _add(row: dict[str, str]) -> None:
    try:
        _WAITING.add(row)
    except DashboardError as error:  # what the job does matters more than that it is noted
        _log.warning("En jobb kan ikke noteres: %s", error.title)


def _is_as_last(row: dict[str, str]) -> bool:
    """Whether the last run on this machine ended in the same words."""
    last = _last_run(row["slag"])
    return last is not None and all(last[name] == row[name] for name in ("status", "melding", "raad"))


def _last_run(slag: str) -> dict[str, str] | None:
    """The last run of a kind that mostly looks; None where nothing is known."""
    try:
        found = json.loads(_last(slag).read_bytes())
    except (OSError, ValueError):  # none has been, or the file is damaged: the next run writes it anew
        return None
    return found if isinstance(found, dict) and set(found) == set(JOBB.names) else None


def _remember_last(row: dict[str, str]) -> None:
    path = _last(row["slag"])
    partial = path.with_suffix(f".{row['id']}")
    try:
        with os.fdopen(
            os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
        ) as file:
            json.dump(row, file, ensure_ascii=False)
        partial.replace(path)
    except OSError as error:  # what the job does matters more than that it is noted
        _log.warning("En jobb kan ikke noteres: %s", why(error))


def _last(slag: str) -> Path:
    return _WAITING.folder / f"sist-{slag}.json"


def _lock(id_: str) -> Path:
    return _WAITING.folder / f"{id_}.laas"


def _machine() -> str:
    return socket.gethostname()
