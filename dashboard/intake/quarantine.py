"""Files that could not be taken in from the folder: kept apart, each with a message beside it that says why and what to do.

One that speaks of persons is not kept: it stays where its owner put it, with the message, and is left alone until it changes.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from dashboard import text
from dashboard.intake import file_moves
from dashboard.intake.describe import needs_mapping, verdict
from dashboard.intake.file_moves import Identity
from dashboard.intake.finding import Finding, Severity
from dashboard.intake.inbox import readable
from dashboard.intake.receive import Upload

TAKEN_IN, FOLDER = "innlest", "karantene"
MESSAGE = ".melding.txt"
SHOWN = 5
"""Findings told of each control."""

_PAGE = "Åpne siden Opplasting som økonomileder, og "
_SHOWN_THERE = "velg filen under «I karantene»"
_DROPPED_THERE = "slipp filen der"
_BY_HAND = (
    "Hva du kan gjøre: {page}. Er filen riktig, godkjenn den der; er den feil, slett den og denne meldingen."
)
_MAPPED = "Hva du kan gjøre: {page}. Velg hva kolonnene er, og ta vare på oppsettet som profil: neste fil leses da inn av seg selv."
_AGAIN = "Legg den rettede filen i mappen på nytt. Denne filen og meldingen kan da slettes."
_PERSONS = (
    "Filen er ikke flyttet og ikke kopiert: den ligger der du la den, og blir ikke lest på nytt før den er endret. Ta opplysningene"
    " om enkeltpersoner ut av den, eller slett den. Denne meldingen kan slettes sammen med den."
)
_WITHOUT = "Meldingen som skulle ligge ved siden av filen, mangler."
_LONGEST = 20_000  # bytes of a message


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A file in quarantine, since when, its size in bytes, and the message beside it (empty where there is none)."""

    path: Path
    since: datetime
    size: int
    message: str

    @property
    def name(self) -> str:
        return readable(self.path.name)

    @property
    def reason(self) -> str:
        """The sentence that says why."""
        return reason(self.message) or _WITHOUT


def of_persons(upload: Upload) -> bool:
    """Whether the file is refused because it speaks of persons."""
    return any(finding.control == "personopplysninger" for finding in upload.findings)


def message(upload: Upload, reasons: Sequence[str] = (), *, shown: bool = True) -> str:
    """What is to be read beside the file: why it was not taken in, where, and what to do. `reasons`: why a person must look at a
    file that nothing blocks. `shown`: the page Opplasting shows what lies in this quarantine."""
    return "\n".join([f"«{upload.file}» er ikke lest inn.", "", *_why(upload, reasons, shown), ""])


def remarks(upload: Upload, version: int) -> str:
    """What is to be read beside a file that was taken in with warnings."""
    return "\n".join(
        [
            f"«{upload.file}» er lest inn som versjon {version}, med disse advarslene.",
            *_findings(warnings(upload), most=None),
            "",
        ]
    )


def warnings(upload: Upload) -> list[Finding]:
    """The findings somebody should read, though they stop nothing."""
    return [finding for finding in upload.findings if finding.severity is Severity.WARNING]


def reason(message: str) -> str:
    """The sentence of a message that says why; empty where there is none."""
    return next(filter(None, message.splitlines()[1:]), "")


def put(file: Path, known: Identity, folder: Path, message: str, day: str) -> Path | None:
    """Move the file to quarantine under `folder`, with its message; its new place. None where it no longer is the file that
    `known` says, and stays. Raises OSError."""
    target = file_moves.reserve(folder / FOLDER / day, file.name)
    beside = _beside(target)
    brought = False
    try:
        _write(beside, message)
        brought = file_moves.bring(file, target, known)
    finally:
        if not brought:
            file_moves.give_up(target)
            beside.unlink(missing_ok=True)
    return target if brought else None


def refuse(file: Path, known: Identity, message: str) -> Path:
    """Lay the message beside a file that stays where it is, and give its path. Raises OSError."""
    beside = _in_place(file)
    _write(beside, message)
    os.utime(
        beside, ns=(known.changed, known.changed)
    )  # how it is known that the file is still the one that was refused
    return beside


def is_refused(file: Path, known: Identity) -> bool:
    """Whether it was refused where it lies, and is still the same."""
    try:
        return file_moves.identity(_in_place(file)).changed == known.changed
    except OSError:
        return False


def take_back(file: Path) -> None:
    """Take away the message of a refused file: it has changed, and is read again. Raises OSError."""
    _in_place(file).unlink(missing_ok=True)


def remark(taken_in: Path, remarks: str) -> Path:
    """Lay the remarks beside a file that was taken in, and give their path. Raises OSError."""
    beside = _beside(taken_in)
    _write(beside, remarks)
    return beside


def release(path: Path) -> None:
    """Put a file that a person has accepted with those that are taken in, and take its message away. Raises OSError."""
    root = path.parents[2]
    target = file_moves.reserve(root / TAKEN_IN / f"{datetime.now():%Y-%m-%d}", path.name)
    if file_moves.bring(path, target, file_moves.identity(path)):
        _beside(path).unlink(missing_ok=True)


def listed(folder: Path) -> list[Quarantined]:
    """What is in quarantine under `folder`, newest first; nothing where there is no such folder, or it does not answer: the
    import itself tells of that."""
    try:
        paths = list((folder / FOLDER).glob("*/[!.]*"))
    except OSError:
        return []
    found = []
    for path in paths:
        with suppress(OSError):  # somebody has taken it away meanwhile
            if path.is_file() and not path.name.endswith(MESSAGE):
                found.append(_listed(path))
    return sorted(found, key=lambda each: each.since, reverse=True)


def _listed(path: Path) -> Quarantined:
    beside = _beside(path)
    told = beside if beside.is_file() else path
    message = ""
    if told is beside:
        with beside.open("rb") as file:
            message = file.read(_LONGEST).decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    since = datetime.fromtimestamp(told.stat().st_mtime, UTC)
    return Quarantined(path, since, path.stat().st_size, message)


def _beside(path: Path) -> Path:
    return path.with_name(path.name + MESSAGE)


def _in_place(file: Path) -> Path:
    """The message of a file that was not given a name by us, which may leave little room."""
    return file.with_name(file_moves.shortened(file.name) + MESSAGE)


def _write(path: Path, message: str) -> None:
    """For its owner alone: a message may quote what is wrong in the file."""
    no_link = getattr(os, "O_NOFOLLOW", 0)  # others write in the folder too; Windows has no such flag
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | no_link, 0o600)
    # With the marks that show every Windows, also its oldest Notepad, what it is.
    with os.fdopen(handle, "w", encoding="utf-8-sig", newline="\r\n") as file:
        file.write(message)


def _why(upload: Upload, reasons: Sequence[str], shown: bool) -> Iterator[str]:
    page = _PAGE + (_SHOWN_THERE if shown else _DROPPED_THERE)
    if not upload.blocked:
        for each in reasons:
            yield from (each, "")
        yield _BY_HAND.format(page=page)
        return
    yield verdict(upload)
    blocking = [finding for finding in upload.findings if finding.severity.blocks]
    if needs_mapping(upload):
        yield from ("", *(finding.message for finding in blocking), "", _MAPPED.format(page=page))
        return
    yield from _findings(blocking)
    yield from ("", _PERSONS if of_persons(upload) else _AGAIN)


def _findings(findings: Sequence[Finding], most: int | None = SHOWN) -> Iterator[str]:
    """The first of each control (all where there is no limit) with where it is, how many more there are, and what to do once."""
    for _, group in groupby(findings, key=lambda finding: finding.control):
        alike = list(group)
        yield ""
        for finding in alike[:most]:
            yield f"{finding.severity.heading}: {finding.message}{_where(finding)}"
        if most is not None and len(alike) > most:
            yield f"… og {text.number(len(alike) - most)} til."
        yield f"Hva du kan gjøre: {alike[0].remedy}"


def _where(finding: Finding) -> str:
    """` (rad 14, kolonnen «Beløp»)`, as far as the message does not say it itself."""
    row = f"rad {finding.row}" if finding.row is not None else ""
    column = f"kolonnen «{finding.column}»" if finding.column else ""
    said = finding.message.lower().replace("kolonne «", "kolonnen «")
    unsaid = [each for each in (row, column) if each and each.lower() not in said]
    return f" ({', '.join(unsaid)})" if unsaid else ""
