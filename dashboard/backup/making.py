"""A backup: a dated folder that is itself a data folder. What an earlier one holds already is linked to, and takes no room."""

import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from dashboard import lake, storage
from dashboard.backup import home, manifest
from dashboard.backup.home import FETCHED, INBOX, PUBLISHED, Home, Sums
from dashboard.backup.manifest import Backup
from dashboard.errors import DashboardError, where
from dashboard.lake import content, copying
from dashboard.lake.copying import Catalog
from dashboard.lake.places import Place
from dashboard.settings import Settings
from dashboard.storage import Folder

FILES = "files"
_PART = ".del"
_LOCK = ".sikkerhetskopi.laas"
_LINKED = (f"lake/{FILES}/", f"{INBOX}/", f"{PUBLISHED}/", f"{FETCHED}/")
"""What is never written over, and so may be one file in several backups."""


def make(
    chosen: Settings,
    folder: Path,
    *,
    keep: int | None = None,
    fetched: bool = False,
    beside: Mapping[str, bytes] | None = None,
) -> Backup:
    """Make a backup in `folder`, and remove all but the `keep` newest (None: none). Others may be writing meanwhile.

    With `fetched` what is fetched from elsewhere goes along. `beside`: files, by name, that the backup has and the data folder
    has not. Raises DashboardError where it cannot be made, or a file of the lake is damaged; nothing is left then, and the
    earlier backups are as they were.
    """
    _refuse_inside(folder, chosen.data)
    with _telling(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _alone(folder):
            _remove_leftovers(folder)
            made = _make(chosen, folder, fetched, beside or {})
            if keep is not None:
                _remove_older(folder, chosen.kommune_navn, keep)
    return made


def _make(chosen: Settings, folder: Path, fetched: bool, beside: Mapping[str, bytes]) -> Backup:
    now = datetime.now(UTC)
    final = _free(folder, f"{now.astimezone():%Y-%m-%dT%H%M%S}")
    part = final.with_name(final.name + _PART)
    part.mkdir(mode=0o700)
    try:
        for earlier in manifest.whole(folder)[:1]:
            _link(earlier, part)
        catalog, sums = _copy(home.of(chosen), home.embedded(part), chosen.temp, fetched)
        made = _described(chosen, part, now, catalog, sums | _written(beside, part))
        manifest.write(made, part)
        part.rename(final)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    found = manifest.read(final)
    assert found is not None
    return found


def _copy(source: Home, target: Home, temp: Path, fetched: bool) -> tuple[Catalog, Sums]:
    """The order is what lets others go on writing. A line that waits is stored before it is removed, and a file is received before it
    is stored: copied in this order each is there at least once. What is published is read after the catalog that
    names it."""
    sums = home.copy_waiting(source.folder, target.folder)
    catalog = copying.copy(source.place, target.place, temp, given=True)
    sums |= {f"lake/{FILES}/{file.name}": file.sha256 or "" for file in catalog.files}
    sums |= _under(INBOX, home.copy_files(source.inbox, target.inbox, home.received))
    sums |= _under(PUBLISHED, home.copy_files(source.published, target.published))
    if fetched:
        sums |= _under(FETCHED, home.copy_files(source.fetched, target.fetched))
    return catalog, sums


def _written(files: Mapping[str, bytes], part: Path) -> Sums:
    for name, content_ in files.items():
        storage.write_bytes(Folder(part), name, content_)
    return {name: sha256(content_).hexdigest() for name, content_ in files.items()}


def _under(folder: str, sums: Sums) -> Sums:
    return {f"{folder}/{name}": sum_ for name, sum_ in sums.items()}


def _described(chosen: Settings, part: Path, now: datetime, catalog: Catalog, sums: Sums) -> Backup:
    place = Folder(part)
    name = "lake/catalog.sqlite"
    _close(part / name)
    sums = {**sums, name: storage.sha256(place, name)}
    _remove_unnamed(place, sums)
    store = lake.get()
    return Backup(
        part,
        now,
        chosen.kommune_navn,
        catalog.newest,
        store.fingerprint(catalog.newest),
        sum(each.id <= catalog.newest for each in store.history()),
        _counted(store.place, chosen.temp, catalog.newest),
        {name: manifest.File(sum_, place.size(name)) for name, sum_ in sums.items()},
    )


def _close(catalog: Path) -> None:
    """Leave one file: what SQLite writes beside it is brought into it."""
    with closing(sqlite3.connect(catalog)) as connection:
        connection.execute("pragma wal_checkpoint(truncate)")


def _counted(place: Place, temp: Path, version: int) -> dict[str, int]:
    with copying.reaching(place, temp) as connection:
        return content.counts(connection, place, version)


def _remove_unnamed(place: Folder, sums: Sums) -> None:
    """What was linked from an earlier backup, and is no longer where it came from."""
    for name in list(place.names()):
        if name not in sums:
            place.remove(name)


def _link(earlier: Backup, part: Path) -> None:
    """Every file that may be the same. Whether it is, is found out by its sum when its turn to be copied comes."""
    for name in earlier.files:
        if name.startswith(_LINKED):
            target = part / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with suppress(OSError):  # a disk without links, or a file that is gone: it is then copied
                os.link(earlier.folder / name, target)


def _remove_older(folder: Path, kommune: str, keep: int) -> None:
    own = [each for each in manifest.whole(folder) if each.kommune == kommune]
    for each in own[keep:]:
        # Without its manifest it is no backup: one that is removed by half is never taken for a whole one.
        (each.folder / manifest.NAME).unlink()
        shutil.rmtree(each.folder.rename(each.folder.with_name(each.folder.name + _PART)))


def _remove_leftovers(folder: Path) -> None:
    """Of backups that were broken off. Nobody else is at it now."""
    for each in folder.glob(f"????-??-??T*{_PART}"):
        shutil.rmtree(each)


def _free(folder: Path, name: str) -> Path:
    path, number = folder / name, 1
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}"
    return path


def _refuse_inside(folder: Path, data: Path) -> None:
    if folder.resolve().is_relative_to(data.resolve()):
        raise DashboardError(
            "Sikkerhetskopien kan ikke ligge i datamappen",
            f"{folder} er en del av {data}, som er det kopien skal sikre.",
            "Velg en mappe på en annen disk, eller på en annen maskin.",
        )


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    try:
        with FileLock(folder / _LOCK, timeout=0):
            yield
    except Timeout as error:
        raise DashboardError(
            "En sikkerhetskopi er i gang",
            f"En annen prosess skriver i {folder} nå.",
            "Vent til den er ferdig, og prøv på nytt.",
        ) from error


@contextmanager
def _telling(folder: Path) -> Iterator[None]:
    """Raises DashboardError for what the disk, the storage and the lake raise."""
    try:
        yield
    except (OSError, duckdb.Error, sqlite3.Error) as error:
        told = where(error) if isinstance(error, OSError) else str(error)
        raise DashboardError(
            "Sikkerhetskopien ble ikke laget",
            f"Noe kunne ikke leses, eller ikke skrives i {folder}: {told}.",
            "Kontroller at det er plass på disken, og at programmet har lov til å skrive der. Tidligere kopier er som før.",
        ) from error
