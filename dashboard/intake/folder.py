"""Every file in a folder taken in the way a person takes it in, but for what a person must decide: that goes to quarantine.

    <folder>/innlest/2026-11-22/      what is taken in, and what was taken in before; warnings in a message beside it
    <folder>/karantene/2026-11-22/    what was not, each file with a message beside it
    <folder>/                         what speaks of persons stays, with a message beside it

Nothing is lost: a file is moved, never written over, and one that a crash left behind after it was stored is known by its hash.
"""

import logging
import math
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from filelock import FileLock, Timeout

from dashboard import text
from dashboard.errors import AtWork, DashboardError, why
from dashboard.intake import file_moves, quarantine, receive, unattended
from dashboard.intake.describe import occurrences, suggested_message
from dashboard.intake.file_moves import Identity
from dashboard.intake.finding import Finding
from dashboard.intake.folder_entries import LOCK, joined, standing_still, unusable
from dashboard.intake.inbox import fingerprint, readable
from dashboard.intake.order import in_order
from dashboard.intake.receive import Upload
from dashboard.lake import ChangedMeanwhile, Lake, Snapshot
from dashboard.settings import Settings

QUIET_SECONDS = 5.0
"""A file is left alone until its size and time have stood still so long: somebody may be copying it."""
_ATTEMPTS = 3
_TOLD = 3
"""Warnings told of all that was taken in, and of one file."""
_log = logging.getLogger("dashboard")


class AlreadyTakingIn(AtWork):
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
    AVVIST = "Avvist"
    VENTER = "Venter"
    FEILET = "Feilet"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a file: a sentence, what to do (empty where there is nothing), the version it made, if any, and how many
    warnings it was stored with, and the first of them."""

    file: str
    outcome: Outcome
    sentence: str
    remedy: str = ""
    version: int | None = None
    warnings: int = 0
    first: tuple[str, ...] = ()


Tell = Callable[[Result], None]
Begin = Callable[[], None]


def chosen(settings: Settings) -> Path | None:
    """The folder that the settings name, if any."""
    return settings.importmappe


def is_shown(folder: Path, settings: Settings) -> bool:
    """Whether the pages show what lies in quarantine in `folder`: they know of the one that the settings name."""
    named = chosen(settings)
    return named is not None and named.resolve() == folder.resolve()


def take_in(
    folder: Path,
    lake: Lake,
    settings: Settings,
    *,
    author: str,
    today: date | None = None,
    tell: Tell = lambda result: None,
    begin: Begin = lambda: None,
) -> list[Result]:
    """Take in every file in `folder`, those that others point to first, then the oldest. `begin` is called where there is a
    file to look at.

    What goes wrong with one file is its result, and the others go on. Raises AlreadyTakingIn, and DashboardError for a folder
    that is not there, or cannot be read or written.
    """
    with _alone(folder):
        return _Run(folder, lake, settings, author, today or date.today(), tell, begin).run()


def summary(results: Sequence[Result]) -> str:
    """`5 filer: 3 lest inn, 1 i karantene og 1 kopieres fortsatt.`"""
    counted = [(sum(each.outcome is outcome for each in results), words) for outcome, words in _WORDS.items()]
    told = [f"{text.number(count)} {words}" for count, words in counted if count]
    if not told:
        return "Ingen filer i mappen."
    return f"{text.count(len(results), 'fil', 'filer')}: {joined(told)}."


def warned(results: Sequence[Result]) -> str:
    """What was stored with warnings: how many, the first of them, and where all are read; empty where there was none."""
    with_warnings = [result for result in results if result.warnings]
    if not with_warnings:
        return ""
    number = sum(result.warnings for result in with_warnings)
    first = [f"«{result.file}»: {said}" for result in with_warnings for said in result.first][:_TOLD]
    told = text.count(number, "advarsel", "advarsler") + (", de første er" if number > len(first) else "")
    beside = f"Alle står i meldingene ved siden av filene i mappen «{quarantine.TAKEN_IN}»."
    return f"{told}: {' '.join([*first, beside])}"


_WORDS = {
    Outcome.LEST_INN: "lest inn",
    Outcome.KJENT: "lest inn før",
    Outcome.KARANTENE: "i karantene",
    Outcome.AVVIST: "avvist",
    Outcome.VENTER: "kopieres fortsatt",
    Outcome.FEILET: "feilet",
}


class _Run:
    """One look at the folder, from its first file to its last."""

    def __init__(
        self, folder: Path, lake: Lake, settings: Settings, author: str, today: date, tell: Tell, begin: Begin
    ) -> None:
        self._folder, self._lake, self._settings = folder, lake, settings
        self._author, self._today, self._tell, self._begin = author, today, tell, begin
        self._known, self._set_aside = _brought(lake.history())
        self._results: list[Result] = []

    def run(self) -> list[Result]:
        ready, growing = standing_still(self._folder, QUIET_SECONDS)
        refused = [file for file in ready if quarantine.is_refused(file, ready[file])]
        fresh = [file for file in ready if file not in refused]
        if fresh:
            self._begin()
        for file in in_order(fresh, self._lake, self._settings):
            self._say(self._tried(file, ready[file]))
        for file in refused:
            self._say(_refused(file))
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
                _name(file), Outcome.FEILET, f"Filen kunne ikke leses eller flyttes: {why(error)}.",
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
        quarantine.take_back(file)
        if (before := self._known.get(fingerprint(file))) is not None:
            said = f"Filen ble lest inn som versjon {before.id}."
            return self._filed(file, known, Outcome.KJENT, said, before.id)[0]
        for attempt in range(1, _ATTEMPTS + 1):
            with receive.inspect(file, file.name, self._lake, self._settings, today=self._today) as upload:
                if file_moves.identity(file) != known:
                    return _changed(file)
                if quarantine.of_persons(upload):
                    quarantine.refuse(file, known, quarantine.message(upload))
                    return _refused(file)
                if upload.blocked:
                    return self._quarantined(file, known, upload)
                if reasons := self._reasons(upload):
                    return self._quarantined(file, known, upload, reasons)
                try:
                    return self._accepted(file, known, upload)
                except ChangedMeanwhile:
                    if attempt == _ATTEMPTS:
                        raise
        raise AssertionError("unreachable")

    def _reasons(self, upload: Upload) -> list[str]:
        """Why a person must look at it first."""
        reasons = unattended.reasons(upload, self._settings)
        if (before := self._set_aside.get(upload.sha256)) is not None:
            reasons.insert(0, f"Filen ble lest inn som versjon {before.id}, og er satt til side etterpå.")
        return reasons

    def _accepted(self, file: Path, known: Identity, upload: Upload) -> Result:
        stored = receive.accept(upload, self._lake, author=self._author, message=suggested_message(upload))
        self._known[upload.sha256] = stored
        rows = text.count(sum(part.rows for part in upload.parts), "rad", "rader")
        said = f"{rows} lagret som versjon {stored.id}."
        result, place = self._filed(file, known, Outcome.LEST_INN, said, stored.id)
        return self._remarked(result, place, upload)

    def _filed(
        self, file: Path, known: Identity, outcome: Outcome, said: str, version: int
    ) -> tuple[Result, Path | None]:
        """Out of the way, and where. Where that fails, the file is known by its hash the next time, and makes no version."""
        try:
            target = file_moves.reserve(self._folder / quarantine.TAKEN_IN / self._day, file.name)
            if file_moves.bring(file, target, known):
                return Result(_name(file), outcome, said, version=version), target
            said += " En ny fil med samme navn er kommet, og leses inn neste gang."
        except OSError as error:
            said += f" Filen kunne ikke flyttes til mappen «{quarantine.TAKEN_IN}»: {why(error)}."
            remedy = "Gi programmet rett til å flytte filer i mappen. Filen blir ikke lest inn to ganger."
            return Result(_name(file), Outcome.FEILET, said, remedy, version), None
        return Result(_name(file), outcome, said, version=version), None

    def _remarked(self, result: Result, place: Path | None, upload: Upload) -> Result:
        """The warnings that it was stored with, which nobody saw: how many, the first, and all of them beside the file."""
        warnings = quarantine.warnings(upload)
        if not warnings:
            return result
        assert result.version is not None
        count = sum(occurrences(finding) for finding in warnings)
        said = f"{result.sentence} {text.count(count, 'advarsel', 'advarsler')}."
        remedy = result.remedy
        if place is not None:
            with suppress(OSError):  # stored and moved all the same; the first of them are told here
                beside = quarantine.remark(place, quarantine.remarks(upload, result.version))
                remedy = remedy or f"Les advarslene i {_name(beside)} i {beside.parent}."
        first = tuple(dict.fromkeys(finding.message for finding in _one_of_each(warnings)))[:_TOLD]
        return replace(result, sentence=said, remedy=remedy, warnings=count, first=first)

    def _quarantined(
        self, file: Path, known: Identity, upload: Upload, reasons: Sequence[str] = ()
    ) -> Result:
        message = quarantine.message(upload, reasons, shown=is_shown(self._folder, self._settings))
        target = quarantine.put(file, known, self._folder, message, self._day)
        if target is None:
            return _changed(file)
        remedy = f"Les {_name(target)}{quarantine.MESSAGE} i {target.parent}."
        return Result(_name(file), Outcome.KARANTENE, quarantine.reason(message), remedy)

    @property
    def _day(self) -> str:
        return self._today.isoformat()


def _brought(history: Iterable[Snapshot]) -> tuple[dict[str, Snapshot], dict[str, Snapshot]]:
    """The newest version that each file made, by its hash: those that stand, and those set aside by a version restored since.
    `history`: the newest first."""
    standing: dict[str, Snapshot] = {}
    set_aside: dict[str, Snapshot] = {}
    last = math.inf  # what comes after it does not stand
    for each in history:
        stands = each.id <= last
        if "sha256" in each.details:
            (standing if stands else set_aside).setdefault(str(each.details["sha256"]), each)
        elif stands and "restored" in each.details:
            last = int(each.details["restored"])
    return standing, {sha256: each for sha256, each in set_aside.items() if sha256 not in standing}


def _name(file: Path) -> str:
    """As it can be shown: a name may hold bytes that are no letters."""
    return readable(file.name)


def _refused(file: Path) -> Result:
    said = (
        "Filen ser ut til å inneholde personopplysninger. Den er ikke lest inn, ikke flyttet og ikke kopiert."
    )
    remedy = "Ta opplysningene om enkeltpersoner ut av filen, eller slett den. Meldingen ved siden av den sier hva som er funnet."
    return Result(_name(file), Outcome.AVVIST, said, remedy)


def _one_of_each(findings: Sequence[Finding]) -> list[Finding]:
    """The first of each control."""
    return list({finding.control: finding for finding in reversed(findings)}.values())[::-1]


def _changed(file: Path) -> Result:
    return Result(_name(file), Outcome.VENTER, "Filen ble endret mens den ble lest, og leses inn neste gang.")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; the operating system lets go of it when its process dies. Raises AlreadyTakingIn, DashboardError."""
    if not folder.is_dir():
        raise DashboardError(
            "Mappen finnes ikke",
            f"Det er ingen mappe {folder}.",
            "Kontroller «importmappe» i innstillingene eller --folder, og at fellesområdet er koblet til.",
        )
    lock = FileLock(folder / LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise AlreadyTakingIn(folder) from error
    except OSError as error:
        raise unusable(folder, error) from error
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
        raise unusable(folder, error) from error
