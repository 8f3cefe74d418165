"""dashboard doctor: is all well, and what is to be done where it is not. Each check stands alone: it is when the lake cannot be
opened that this is needed."""

import sqlite3
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

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
)
from dashboard.doctor.result import Result, Status, wrong
from dashboard.errors import DashboardError
from dashboard.lake import copying, places
from dashboard.lake.places import Place, Postgres
from dashboard.settings import Settings

__all__ = ["Result", "Status", "examine"]

Check = Callable[[], Iterator[Result]]
Named = tuple[str, Check]


def examine(*, fast: bool = False, tidy: bool = False) -> Iterator[Result]:
    """Every check's results, as they are made. `fast`: files are not hashed; `tidy`: leftovers older than a day are removed."""
    yield from _alone(programs.LOCKED, lambda: programs.locked(paths.ROOT / "uv.lock"))
    try:
        chosen = settings.get()
    except DashboardError as error:
        yield _told(configuration.HALVES, error)
        return
    for name, check in _of_the_machine(chosen, tidy):
        yield from _alone(name, check)
    try:
        place = places.of(chosen)
    except DashboardError as error:
        yield _told(catalog.SOUND, error)
        return
    yield from _of_the_lake(chosen, place, fast=fast, tidy=tidy)
    inbox = storage.of(chosen, home.INBOX)
    yield from _alone(files.INBOX, lambda: files.received(inbox, fast=fast))


def _of_the_machine(chosen: Settings, tidy: bool) -> list[Named]:
    return [
        (configuration.HALVES, lambda: configuration.halves(chosen)),
        (configuration.SIGN_IN, lambda: configuration.sign_in(chosen)),
        (configuration.SECRETS, lambda: configuration.secrets(paths.ROOT / "dashboard.toml")),
        (disk.ROOM, lambda: disk.room(chosen)),
        (disk.WRITABLE, lambda: disk.writable(chosen)),
        (disk.LEFTOVERS, lambda: disk.leftovers(chosen, tidy=tidy)),
        (traces.WAITING, lambda: traces.waiting(chosen.data)),
        (backups.LAST, lambda: backups.last(chosen.sikkerhetskopi_mappe)),
    ]


def _of_the_lake(chosen: Settings, place: Place, *, fast: bool, tidy: bool) -> Iterator[Result]:
    yield from _alone(programs.EXTENSIONS, lambda: programs.extensions(chosen.temp, place.extensions))
    missing = list(_alone(catalog.SOUND, lambda: catalog.is_there(place)))
    yield from missing
    if missing:
        return
    if isinstance(place.catalog, Path):
        file = place.catalog
        yield from _alone(catalog.SOUND, lambda: catalog.integrity(file))
    try:
        with copying.reaching(place, chosen.temp) as connection:
            for name, check in _inside(connection, chosen, place, fast=fast, tidy=tidy):
                yield from _alone(name, check)
    except DashboardError as error:  # from where it is opened: what is done inside tells its own
        yield wrong(catalog.SOUND, f"{error.title}. {error.what_happened}", catalog.UNOPENED)


def _inside(
    connection: duckdb.DuckDBPyConnection, chosen: Settings, place: Place, *, fast: bool, tidy: bool
) -> list[Named]:
    editions = storage.of(chosen, home.PUBLISHED)
    checks: list[Named] = [
        (catalog.SOUND, lambda: catalog.whole(connection, place)),
        (catalog.CLOCK, lambda: catalog.not_in_the_future(connection, place)),
        (files.WHOLE, lambda: files.whole(connection, place, fast=fast)),
        (files.ORPHANS, lambda: files.orphans(connection, place, tidy=tidy)),
        (datasets.READABLE, lambda: datasets.readable(connection, fast=fast)),
        (published.PUBLISHED, lambda: published.editions(connection, editions, fast=fast)),
    ]
    if isinstance(place.catalog, Postgres):
        checks.insert(1, (catalog.SOUND, lambda: catalog.postgres(connection, place)))
    return checks


def _alone(name: str, check: Check) -> Iterator[Result]:
    """What `check` finds; that it could not be made is a finding too."""
    with _caught(name) as caught:
        yield from check()
    yield from caught


@contextmanager
def _caught(name: str) -> Iterator[list[Result]]:
    caught: list[Result] = []
    try:
        yield caught
    except DashboardError as error:
        caught.append(_told(name, error))
    except (OSError, duckdb.Error, sqlite3.Error, tomllib.TOMLDecodeError) as error:
        reason = str(error).strip().partition("\n")[0] or type(error).__name__
        caught.append(
            wrong(
                name,
                f"Kunne ikke kontrolleres: {reason}",
                "Rett det, eller det andre som er feil, og kjør på nytt.",
            )
        )


def _told(name: str, error: DashboardError) -> Result:
    return wrong(name, f"{error.title}. {error.what_happened}", error.what_to_do)
