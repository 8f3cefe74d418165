"""dashboard doctor: is all well, and what is to be done where it is not. Each check stands alone: it is when the lake cannot be
opened that this is needed."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from dashboard import paths, settings, storage
from dashboard.backup import home
from dashboard.doctor import (
    backups,
    catalog,
    configuration,
    datasets,
    disk,
    files,
    programs,
    published,
    traces,
    versions,
)
from dashboard.doctor.result import Result, Status, wrong
from dashboard.doctor.words import said
from dashboard.errors import DashboardError
from dashboard.lake import copying, places
from dashboard.lake.places import Place, Postgres
from dashboard.settings import Settings

__all__ = ["Result", "Status", "examine"]

Check = Callable[[], Iterator[Result]]
Named = tuple[str, Check]


def examine(*, fast: bool = False, tidy: bool = False) -> Iterator[Result]:
    """Every check's results, as they are made. Nothing is made or changed but what `tidy` asks for: leftovers older than a day are
    removed, and sums that are missing are kept. `fast`: files are not hashed."""
    yield from _alone(programs.LOCKED, lambda: programs.locked(paths.ROOT / "uv.lock"))
    try:
        chosen = settings.get()
    except (DashboardError, OSError) as error:
        yield _told(configuration.HALVES, error)
        return
    for name, check in _of_the_settings(chosen):
        yield from _alone(name, check)
    folder = list(_alone(disk.FOLDER, lambda: disk.is_there(chosen)))
    yield from folder
    if not folder:
        for name, check in _of_the_machine(chosen, tidy):
            yield from _alone(name, check)
    try:
        place = places.of(chosen)
    except DashboardError as error:
        yield _told(catalog.SOUND, error)
        return
    if folder:
        return
    yield from _alone(catalog.SOUND, lambda: _of_the_lake(chosen, place, fast=fast, tidy=tidy))
    inbox = storage.of(chosen, home.INBOX)
    yield from _alone(files.INBOX, lambda: files.received(inbox, fast=fast))


def _of_the_settings(chosen: Settings) -> list[Named]:
    return [
        (configuration.HALVES, lambda: configuration.halves(chosen)),
        (configuration.UNKNOWN, lambda: configuration.unknown(os.environ)),
        (configuration.SIGN_IN, lambda: configuration.sign_in(chosen)),
        (configuration.SECRETS, lambda: configuration.secrets(paths.ROOT / "dashboard.toml")),
    ]


def _of_the_machine(chosen: Settings, tidy: bool) -> list[Named]:
    return [
        (disk.ROOM, lambda: disk.room(chosen)),
        (disk.WRITABLE, lambda: disk.writable(chosen)),
        (disk.LEFTOVERS, lambda: disk.leftovers(chosen, tidy=tidy)),
        (traces.WAITING, lambda: traces.waiting(chosen.data)),
        (backups.LAST, lambda: backups.last(chosen.sikkerhetskopi_mappe)),
    ]


def _of_the_lake(chosen: Settings, place: Place, *, fast: bool, tidy: bool) -> Iterator[Result]:
    missing = list(_alone(catalog.SOUND, lambda: catalog.is_there(place)))
    # DuckDB wants a folder to spill to; in the data folder, which may be somebody else's, nothing is made.
    with TemporaryDirectory(prefix="styring-doctor-") as name:
        temp = Path(name)
        yield from _alone(programs.EXTENSIONS, lambda: programs.extensions(temp, place.extensions))
        yield from missing
        if not missing:
            yield from _of_the_catalog(chosen, place, temp, fast=fast, tidy=tidy)


def _of_the_catalog(
    chosen: Settings, place: Place, temp: Path, *, fast: bool, tidy: bool
) -> Iterator[Result]:
    file = place.catalog
    damaged = list(_alone(catalog.SOUND, lambda: catalog.integrity(file))) if isinstance(file, Path) else []
    yield from damaged
    try:
        with copying.reaching(place, temp, create=False) as connection:
            if not damaged:
                yield from _alone(catalog.SOUND, lambda: catalog.whole(connection, place))
            for name, check in _inside(connection, chosen, place, fast=fast, tidy=tidy and not damaged):
                yield from _alone(name, check)
    except DashboardError as error:  # from where it is opened: what is done inside tells its own
        if not damaged:  # which is why
            yield catalog.unopened(place, error)


def _inside(
    connection: duckdb.DuckDBPyConnection, chosen: Settings, place: Place, *, fast: bool, tidy: bool
) -> list[Named]:
    editions, inbox = storage.of(chosen, home.PUBLISHED), storage.of(chosen, home.INBOX)
    checks: list[Named] = [
        (catalog.CLOCK, lambda: catalog.not_in_the_future(connection, place)),
        (versions.AS_STORED, lambda: versions.as_stored(connection, place, tidy=tidy)),
        (files.WHOLE, lambda: files.whole(connection, place, fast=fast, tidy=tidy)),
        (files.ORPHANS, lambda: files.orphans(connection, place, tidy=tidy)),
        (files.ORIGINALS, lambda: files.originals(connection, inbox)),
        (datasets.READABLE, lambda: datasets.readable(connection, place, fast=fast)),
        (published.PUBLISHED, lambda: published.editions(connection, editions, fast=fast)),
    ]
    if isinstance(place.catalog, Postgres):
        checks.insert(0, (catalog.SOUND, lambda: catalog.postgres(connection, place)))
    return checks


def _alone(name: str, check: Check) -> Iterator[Result]:
    """What `check` finds; that it could not be made is a finding too."""
    try:
        yield from check()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told of, and the other checks are made
        yield _told(name, error)


def _told(name: str, error: Exception) -> Result:
    what, what_to_do = said(error)
    known = isinstance(error, DashboardError)
    return wrong(name, what if known else f"Kunne ikke kontrolleres. {what}", what_to_do)
