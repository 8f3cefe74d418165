"""Files that could not be taken in from the folder: kept apart, each with a message beside it that says why and what to do."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from dashboard import text
from dashboard.intake import moving, published
from dashboard.intake.describe import needs_mapping, verdict
from dashboard.intake.finding import Finding
from dashboard.intake.inbox import readable
from dashboard.intake.moving import Identity
from dashboard.intake.receive import Upload

TAKEN_IN, FOLDER = "innlest", "karantene"
MESSAGE = ".melding.txt"
SHOWN = 5
"""Findings told of each control."""

_OVERWRITES = "skriver_over_endret_i_loesningen"
_BY_HAND = "Hva du kan gjøre: En person må avgjøre det. Åpne siden Opplasting som økonomileder, og velg filen under «I karantene»."
_MAPPED = (
    "Hva du kan gjøre: Åpne siden Opplasting som økonomileder, og velg filen under «I karantene». Velg hva kolonnene er, og ta vare"
    " på oppsettet som profil: neste fil leses da inn av seg selv."
)
_AGAIN = "Legg den rettede filen i mappen på nytt. Denne filen og meldingen kan da slettes."
_PERSONS = "Slett denne filen nå: opplysninger om enkeltpersoner skal ikke ligge her."
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


def needs_a_person(upload: Upload) -> bool:
    """Whether nothing in the file blocks it, and it still is not for a machine to accept."""
    return bool(upload.touched) or any(changes.edited for changes in upload.row_changes.values())


def message(upload: Upload) -> str:
    """What is to be read beside the file: why it was not taken in, where, and what to do."""
    return "\n".join([f"«{upload.file}» er ikke lest inn.", "", *_why(upload), ""])


def reason(message: str) -> str:
    """The sentence of a message that says why; empty where there is none."""
    return next(filter(None, message.splitlines()[1:]), "")


def put(file: Path, known: Identity, folder: Path, message: str, day: str) -> Path | None:
    """Move the file to quarantine under `folder`, with its message; its new place. None where it no longer is the file that
    `known` says, and stays. Raises OSError."""
    target = moving.reserve(folder / FOLDER / day, file.name)
    beside = _beside(target)
    brought = False
    try:
        # With the marks that show every Windows, also its oldest Notepad, what it is.
        beside.write_text(message, encoding="utf-8-sig", newline="\r\n")
        brought = moving.bring(file, target, known)
    finally:
        if not brought:
            moving.give_up(target)
            beside.unlink(missing_ok=True)
    return target if brought else None


def release(path: Path) -> None:
    """Put a file that a person has accepted with those that are taken in, and take its message away. Raises OSError."""
    root = path.parents[2]
    target = moving.reserve(root / TAKEN_IN / f"{datetime.now():%Y-%m-%d}", path.name)
    if moving.bring(path, target, moving.identity(path)):
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


def _why(upload: Upload) -> Iterator[str]:
    if upload.blocked:
        yield verdict(upload)
        blocking = [finding for finding in upload.findings if finding.severity.blocks]
        if needs_mapping(upload):
            yield from ("", *(finding.message for finding in blocking), "", _MAPPED)
            return
        yield from _findings(blocking)
        persons = any(finding.control == "personopplysninger" for finding in blocking)
        yield from ("", _PERSONS if persons else _AGAIN)
        return
    if upload.touched:
        yield published.sentence(upload.touched)
    yield from (finding.message for finding in upload.findings if finding.control == _OVERWRITES)
    yield from ("", _BY_HAND)


def _findings(findings: Sequence[Finding]) -> Iterator[str]:
    """The first of each control with where it is, how many more there are, and what to do once."""
    for _, group in groupby(findings, key=lambda finding: finding.control):
        alike = list(group)
        yield ""
        for finding in alike[:SHOWN]:
            yield f"{finding.severity.heading}: {finding.message}{_where(finding)}"
        if len(alike) > SHOWN:
            yield f"… og {text.number(len(alike) - SHOWN)} til."
        yield f"Hva du kan gjøre: {alike[0].remedy}"


def _where(finding: Finding) -> str:
    """` (rad 14, kolonnen «Beløp»)`, as far as the message does not say it itself."""
    row = f"rad {finding.row}" if finding.row is not None else ""
    column = f"kolonnen «{finding.column}»" if finding.column else ""
    said = finding.message.lower().replace("kolonne «", "kolonnen «")
    unsaid = [each for each in (row, column) if each and each.lower() not in said]
    return f" ({', '.join(unsaid)})" if unsaid else ""
