"""What lies in a folder that files are taken in from: those to take in, and what is passed over."""

import os
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from dashboard import text
from dashboard.errors import DashboardError, why
from dashboard.intake import file_moves, quarantine
from dashboard.intake.file_moves import Identity

LOCK = ".innlesing.laas"
_UNFINISHED = (".part", ".partial", ".tmp", ".temp", ".crdownload", ".filepart", ".download")
_OTHERS = ("thumbs.db", "desktop.ini")
_FILE, _FOLDER, _LINK, _HIDDEN, _PART, _ODD = "file", "folder", "link", "hidden", "part", "odd"
_PASSED_OVER = {
    _FOLDER: ("mappe", "mapper"),
    _LINK: ("lenke", "lenker"),
    _HIDDEN: ("skjult fil", "skjulte filer"),
    _PART: ("uferdig eller åpen fil", "uferdige eller åpne filer"),
    _ODD: ("annet som ikke er en fil", "andre som ikke er filer"),
}


def passed_over(folder: Path) -> str:
    """`1 mappe, 1 lenke og 2 skjulte filer er ikke lest.`; empty where nothing is passed over. Raises DashboardError."""
    kinds = Counter(kind for _, kind in _entries(folder) if kind in _PASSED_OVER)
    told = [text.count(kinds[kind], *words) for kind, words in _PASSED_OVER.items() if kinds[kind]]
    return f"{joined(told)} er ikke lest." if told else ""


def joined(told: Sequence[str]) -> str:
    """`a, b og c`."""
    return " og ".join([", ".join(told[:-1]), told[-1]] if len(told) > 1 else told)


def standing_still(folder: Path, seconds: float) -> tuple[dict[Path, Identity], list[Path]]:
    """The files that have stood still for so many seconds, oldest first, as they stood; and those that have not."""
    before = dict(_files(folder))
    if before:
        time.sleep(seconds)
    after = dict(_files(folder))
    still = {file: known for file, known in after.items() if before.get(file) == known}
    by_age = sorted(still, key=lambda file: (still[file].changed, file.name))
    return {file: still[file] for file in by_age}, sorted(set(after) - set(still))


def _files(folder: Path) -> Iterator[tuple[Path, Identity]]:
    """The files that are meant to be taken in. Raises DashboardError."""
    for path, kind in _entries(folder):
        with suppress(FileNotFoundError):  # taken away between being listed and looked at
            if kind == _FILE:
                yield path, file_moves.identity(path)


def _entries(folder: Path) -> Iterator[tuple[Path, str]]:
    """What lies in the folder, and what kind it is: a file to take in, one of _PASSED_OVER, or what is the program's own (empty).
    Links are not followed: they may lead anywhere. Raises DashboardError."""
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        raise unusable(folder, error) from error
    for entry in entries:
        yield Path(entry.path), _kind(entry)


def _kind(entry: os.DirEntry[str]) -> str:
    name = entry.name.lower()
    if entry.name in (LOCK, quarantine.TAKEN_IN, quarantine.FOLDER) or name.endswith(quarantine.MESSAGE):
        return ""
    if entry.is_symlink():
        return _LINK
    if entry.is_dir(follow_symlinks=False):
        return _FOLDER
    if name.startswith(".") or name in _OTHERS:
        return _HIDDEN
    if name.startswith("~$") or name.endswith(_UNFINISHED):
        return _PART
    return _FILE if entry.is_file(follow_symlinks=False) else _ODD


def unusable(folder: Path, error: OSError) -> DashboardError:
    """What is said of a folder that the system gives no access to."""
    return DashboardError(
        "Mappen kan ikke brukes",
        f"{folder} kan ikke leses eller skrives: {why(error)}.",
        "Gi programmet rett til å lese, skrive og flytte filer i mappen, og kontroller at det er plass. Ingen fil er rørt.",
    )
