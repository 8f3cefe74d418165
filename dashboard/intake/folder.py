"""Every file in a folder taken in the way a person takes it in, but for what a person must decide: that goes to quarantine.

    <folder>/innlest/2026-11-22/      what is taken in, and what was taken in before
    <folder>/karantene/2026-11-22/    what was not, each file with a message beside it

Nothing is lost: a file is moved, never written over, and one that a crash left behind after it was stored is known by its hash.
"""

import logging
import os
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from filelock import FileLock, Timeout

from dashboard import text
from dashboard.errors import DashboardError
from dashboard.intake import moving, quarantine, receive
from dashboard.intake.describe import suggested_message
from dashboard.intake.inbox import fingerprint, readable
from dashboard.intake.moving import Identity
from dashboard.intake.order import in_order
from dashboard.intake.receive import Upload
from dashboard.lake import ChangedMeanwhile, Lake
from dashboard.settings import Settings

QUIET_SECONDS = 5.0
"""A file is left alone until its size and time have stood still so long: somebody may be copying it."""
_ATTEMPTS = 3
_UNFINISHED = (".part", ".partial", ".tmp", ".temp", ".crdownload", ".filepart", ".download")
_OTHERS = ("thumbs.db", "desktop.ini")
_LOCK = ".innlesing.laas"
_log = logging.getLogger("dashboard")


class AlreadyTakingIn(DashboardError):
    """Another process is at the same folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            "En innlesing pågår allerede",
            f"Filene i {folder} leses inn av et annet program akkurat nå.",
            "Vent til den er ferdig. Det som ligger igjen, leses inn neste gang.",
        )


class Outcome(StrEnum):
    """What became of a file."""

    LEST_INN = "Lest inn"
    KJENT = "Lest inn før"
    KARANTENE = "Karantene"
    VENTER = "Venter"
    FEILET = "Feilet"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a file: a sentence, what to do (empty where there is nothing), and the version it made, if any."""

    file: str
    outcome: Outcome
    sentence: str
    remedy: str = ""
    version: int | None = None


Tell = Callable[[Result], None]


def chosen(settings: Settings) -> Path | None:
    """The folder that the settings name, if any."""
    return settings.importmappe


def take_in(
    folder: Path,
    lake: Lake,
    settings: Settings,
    *,
    author: str,
    today: date | None = None,
    tell: Tell = lambda result: None,
) -> list[Result]:
    """Take in every file in `folder`, those that others point to first, then the oldest.

    What goes wrong with one file is its result, and the others go on. Raises AlreadyTakingIn, and DashboardError for a folder
    that is not there, or cannot be read or written.
    """
    with _alone(folder):
        return _Run(folder, lake, settings, author, today or date.today(), tell).run()


def summary(results: Sequence[Result]) -> str:
    """`5 filer: 3 lest inn, 1 i karantene og 1 kopieres fortsatt.`"""
    counted = [(sum(each.outcome is outcome for each in results), words) for outcome, words in _WORDS.items()]
    told = [f"{text.number(count)} {words}" for count, words in counted if count]
    if not told:
        return "Ingen filer i mappen."
    listed = " og ".join([", ".join(told[:-1]), told[-1]] if len(told) > 1 else told)
    return f"{text.count(len(results), 'fil', 'filer')}: {listed}."


_WORDS = {
    Outcome.LEST_INN: "lest inn",
    Outcome.KJENT: "lest inn før",
    Outcome.KARANTENE: "i karantene",
    Outcome.VENTER: "kopieres fortsatt",
    Outcome.FEILET: "feilet",
}


class _Run:
    """One look at the folder, from its first file to its last."""

    def __init__(
        self, folder: Path, lake: Lake, settings: Settings, author: str, today: date, tell: Tell
    ) -> None:
        self._folder, self._lake, self._settings = folder, lake, settings
        self._author, self._today, self._tell = author, today, tell
        self._known = {
            str(each.details["sha256"]): each for each in lake.history() if "sha256" in each.details
        }
        self._results: list[Result] = []

    def run(self) -> list[Result]:
        ready, growing = _standing_still(self._folder)
        for file in in_order(list(ready), self._lake, self._settings):
            self._say(self._tried(file, ready[file]))
        for file in growing:
            self._say(
                Result(_name(file), Outcome.VENTER, "Filen kopieres fortsatt, og leses inn neste gang.")
            )
        return self._results

    def _say(self, result: Result) -> None:
        self._results.append(result)
        self._tell(result)

    def _tried(self, file: Path, known: Identity) -> Result:
        try:
            return self._taken_in(file, known)
        except DashboardError as error:
            return Result(
                _name(file), Outcome.FEILET, f"{error.title}. {error.what_happened}", error.what_to_do
            )
        except OSError as error:
            return Result(
                _name(file), Outcome.FEILET, f"Filen kunne ikke leses eller flyttes: {error.strerror or error}.",
                f"Gi programmet rett til å lese og flytte filer i {self._folder}. Filen ligger der den lå.",
            )  # fmt: skip
        except Exception as error:  # noqa: BLE001 - a fault in the program must not let one file stop the others every night
            # Where it went wrong, not the error's message: that may hold a name, a text or an amount.
            _log.error(
                "%s i mappeimport\n%s",
                type(error).__name__,
                "".join(traceback.format_tb(error.__traceback__)),
            )
            return Result(
                _name(file), Outcome.FEILET, f"Uventet feil i programmet ({type(error).__name__}). Filen ligger der den lå.",
                "Prøv filen på siden Opplasting. Meld fra til den som drifter løsningen.",
            )  # fmt: skip

    def _taken_in(self, file: Path, known: Identity) -> Result:
        if (before := self._known.get(fingerprint(file))) is not None:
            return self._filed(
                file, known, Outcome.KJENT, f"Filen ble lest inn som versjon {before.id}.", before.id
            )
        for attempt in range(1, _ATTEMPTS + 1):
            with receive.inspect(file, file.name, self._lake, self._settings, today=self._today) as upload:
                if moving.identity(file) != known:
                    return _changed(file)
                if upload.blocked or quarantine.needs_a_person(upload):
                    return self._quarantined(file, known, upload)
                try:
                    return self._accepted(file, known, upload)
                except ChangedMeanwhile:
                    if attempt == _ATTEMPTS:
                        raise
        raise AssertionError("unreachable")

    def _accepted(self, file: Path, known: Identity, upload: Upload) -> Result:
        stored = receive.accept(upload, self._lake, author=self._author, message=suggested_message(upload))
        self._known[upload.sha256] = stored
        rows = text.count(sum(part.rows for part in upload.parts), "rad", "rader")
        said = f"{rows} lagret som versjon {stored.id}."
        return self._filed(file, known, Outcome.LEST_INN, said, stored.id)

    def _filed(self, file: Path, known: Identity, outcome: Outcome, said: str, version: int) -> Result:
        """Out of the way. Where that fails, the file is known by its hash the next time, and makes no version."""
        try:
            target = moving.reserve(self._folder / quarantine.TAKEN_IN / self._day, file.name)
            if not moving.bring(file, target, known):
                said += " En ny fil med samme navn er kommet, og leses inn neste gang."
        except OSError as error:
            said += (
                f" Filen kunne ikke flyttes til mappen «{quarantine.TAKEN_IN}»: {error.strerror or error}."
            )
            remedy = "Gi programmet rett til å flytte filer i mappen. Filen blir ikke lest inn to ganger."
            return Result(_name(file), Outcome.FEILET, said, remedy, version)
        return Result(_name(file), outcome, said, version=version)

    def _quarantined(self, file: Path, known: Identity, upload: Upload) -> Result:
        message = quarantine.message(upload)
        target = quarantine.put(file, known, self._folder, message, self._day)
        if target is None:
            return _changed(file)
        remedy = f"Les {_name(target)}{quarantine.MESSAGE} i {target.parent}."
        return Result(_name(file), Outcome.KARANTENE, quarantine.reason(message), remedy)

    @property
    def _day(self) -> str:
        return self._today.isoformat()


def _name(file: Path) -> str:
    """As it can be shown: a name may hold bytes that are no letters."""
    return readable(file.name)


def _changed(file: Path) -> Result:
    return Result(_name(file), Outcome.VENTER, "Filen ble endret mens den ble lest, og leses inn neste gang.")


def _standing_still(folder: Path) -> tuple[dict[Path, Identity], list[Path]]:
    """The files that have stood still for QUIET_SECONDS, oldest first, as they stood; and those that have not."""
    before = dict(_files(folder))
    if before:
        time.sleep(QUIET_SECONDS)
    after = dict(_files(folder))
    still = {file: known for file, known in after.items() if before.get(file) == known}
    by_age = sorted(still, key=lambda file: (still[file].changed, file.name))
    return {file: still[file] for file in by_age}, sorted(set(after) - set(still))


def _files(folder: Path) -> Iterator[tuple[Path, Identity]]:
    """The files that are meant to be taken in. Links are not followed: they may lead anywhere. Raises DashboardError."""
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        raise _unusable(folder, error) from error
    for entry in entries:
        name = entry.name.lower()
        unfinished = name.startswith((".", "~$")) or name.endswith(_UNFINISHED) or name in _OTHERS
        with suppress(FileNotFoundError):  # taken away between being listed and looked at
            if not unfinished and entry.is_file(follow_symlinks=False):
                yield Path(entry.path), moving.identity(Path(entry.path))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; the operating system lets go of it when its process dies. Raises AlreadyTakingIn, DashboardError."""
    if not folder.is_dir():
        raise DashboardError(
            "Mappen finnes ikke",
            f"Det er ingen mappe {folder}.",
            "Kontroller «importmappe» i innstillingene eller --folder, og at fellesområdet er koblet til.",
        )
    lock = FileLock(folder / _LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise AlreadyTakingIn(folder) from error
    except OSError as error:
        raise _unusable(folder, error) from error
    try:
        for name in (quarantine.TAKEN_IN, quarantine.FOLDER):
            _make(folder / name)
        yield
    finally:
        lock.release()


def _make(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise _unusable(folder, error) from error


def _unusable(folder: Path, error: OSError) -> DashboardError:
    return DashboardError(
        "Mappen kan ikke brukes",
        f"{folder} kan ikke leses eller skrives: {error.strerror or error}.",
        "Gi programmet rett til å lese, skrive og flytte filer i mappen, og kontroller at det er plass. Ingen fil er rørt.",
    )
