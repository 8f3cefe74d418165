"""The disk: room, permission to write, and what crashes have left half written."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile

from dashboard import text
from dashboard.doctor.result import Result, warning, well, wrong
from dashboard.doctor.words import own
from dashboard.errors import known
from dashboard.settings import Settings

FOLDER = "Datamappe"
ROOM = "Diskplass"
WRITABLE = "Skrivetilgang"
LEFTOVERS = "Halvskrevne filer"
DAY = 24 * 60 * 60  # seconds
_HOUR = 60 * 60
_FULL_MB = 100
_MB = 1_000_000


def megabytes(size: int) -> str:
    return f"{text.number(size / _MB, 1)}{text.NO_BREAK}MB"


def is_there(chosen: Settings) -> Iterator[Result]:
    """A data folder that is missing; nothing where it is there. Raises OSError."""
    if not chosen.data.is_dir():
        yield wrong(
            FOLDER,
            f"{chosen.data} finnes ikke, eller er ingen mappe.",
            "Er navnet feil, rett «data» i dashboard.toml eller DASHBOARD_DATA. Er løsningen ny, lages mappen når appen startes.",
        )


def room(chosen: Settings) -> Iterator[Result]:
    """Raises OSError where the disk does not answer."""
    for folder in _one_of_each_disk(chosen):
        usage = shutil.disk_usage(folder)
        free = usage.free // _MB
        told = f"{text.number(free)} MB av {text.number(usage.total // _MB)} MB er ledig for {folder}."
        remedy = "Frigjør plass, eller flytt mappen til en større disk."
        if free < _FULL_MB:
            yield wrong(ROOM, told, remedy)
        elif free < chosen.disk_mb_minst:
            yield warning(ROOM, told, remedy)
        else:
            yield well(ROOM, told)


def writable(chosen: Settings) -> Iterator[Result]:
    refused = [f"{folder} ({why})" for folder in _folders(chosen) if (why := _unwritable(folder)) is not None]
    if refused:
        yield wrong(
            WRITABLE,
            f"Programmet kan ikke skrive i {', '.join(refused)}.",
            "Gi brukeren som appen kjører som, skrivetilgang. Er disken montert skrivebeskyttet, kan den være skadet.",
        )
    else:
        yield well(WRITABLE, f"Programmet kan skrive i {chosen.data}.")


def leftovers(chosen: Settings, *, tidy: bool) -> Iterator[Result]:
    """Partial files of an hour or more; with `tidy` those of a day or more are removed. Raises OSError."""
    now = time.time()
    partial = [
        (file, stat.st_size, now - stat.st_mtime)
        for folder in (chosen.lake / "files", chosen.inbox, chosen.published)
        for file in folder.rglob("*.del")
        if (stat := file.stat()) and now - stat.st_mtime >= _HOUR
    ]
    if tidy:
        for file in [file for file, _, age in partial if age >= DAY]:
            file.unlink()
        partial = [each for each in partial if each[2] < DAY]
    if partial:
        size = megabytes(sum(size for _, size, _ in partial))
        yield warning(
            LEFTOVERS,
            f"{text.count(len(partial), 'fil', 'filer')} ({size}) ble aldri skrevet ferdig, og leses ikke.",
            "Kjør «dashboard doctor --rydd»: det som er eldre enn ett døgn, fjernes.",
        )
    else:
        yield well(LEFTOVERS, "Ingen.")


def _one_of_each_disk(chosen: Settings) -> Iterator[Path]:
    seen = set()
    for folder in _folders(chosen):
        device = folder.stat().st_dev
        if device not in seen:
            seen.add(device)
            yield folder


def _folders(chosen: Settings) -> list[Path]:
    folders = (chosen.data, chosen.lake, chosen.lake / "files", chosen.inbox, chosen.published, chosen.temp)
    return [folder for folder in folders if folder.is_dir()]


def _unwritable(folder: Path) -> str | None:
    try:
        with TemporaryFile(dir=folder) as file:
            file.write(b"\0" * 4096)
    except OSError as error:
        return known(error) or own(error)
    return None
