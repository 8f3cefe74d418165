"""Files: every one that a version is made of, each with its sum, and none that no version names."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import duckdb

from dashboard import storage, text
from dashboard.backup import home
from dashboard.doctor.disk import DAY, megabytes
from dashboard.doctor.result import Result, listed, warning, well, wrong
from dashboard.lake import copying, sums
from dashboard.lake.places import Place
from dashboard.lake.sums import File
from dashboard.storage import Folder, Storage

WHOLE = "Filer"
SUMS = "Summer"
ORPHANS = "Filer uten versjon"
INBOX = "Innboks"
_HOUR = 60 * 60


def whole(connection: duckdb.DuckDBPyConnection, place: Place, *, fast: bool) -> Iterator[Result]:
    """Size and sum of each; `fast`: only the size. Then a sum for those that had none. Raises OSError, duckdb.Error."""
    sums.make_table(connection, place)
    files = sums.files(connection, place)
    damaged = _damaged(place.files, files, fast=fast)
    if damaged:
        yield wrong(
            WHOLE,
            f"{text.count(len(damaged), 'fil', 'filer')} av {text.number(len(files))} er skadet: {listed(damaged)}.",
            f"Kopier hver av dem fra lake/files/ i en sikkerhetskopi til {_where(place.files)}. Andre filer er det ikke noe i veien med.",
        )
        return
    size = megabytes(sum(file.size for file in files))
    how = "riktig størrelse" if fast else "riktig størrelse og sum"
    yield well(WHOLE, f"{text.count(len(files), 'fil', 'filer')} ({size}) har {how}.")
    if new := sums.record(connection, place):
        yield well(SUMS, f"{text.count(len(new), 'fil', 'filer')} manglet sum. De er ført nå.")


def orphans(connection: duckdb.DuckDBPyConnection, place: Place, *, tidy: bool) -> Iterator[Result]:
    """Files that no version names, of an hour or more; with `tidy` those of a day or more are removed.

    Raises OSError, duckdb.Error.
    """
    names = list(
        place.files.names(copying.UNDER)
    )  # before the catalog is asked: what is stored meanwhile is then known
    known = {file.name for file in sums.files(connection, place)}
    aged = [(name, _age(place.files, name)) for name in names if name not in known]
    left = [(name, age) for name, age in aged if age >= _HOUR]
    if tidy:
        for name, _ in [each for each in left if each[1] >= DAY]:
            place.files.remove(name)
        left = [each for each in left if each[1] < DAY]
    if left:
        size = megabytes(sum(place.files.size(name) for name, _ in left))
        yield warning(
            ORPHANS,
            f"{text.count(len(left), 'fil', 'filer')} ({size}) hører ikke til noen versjon: en lagring ble avbrutt før den gjaldt.",
            "De gjør ingen skade. «dashboard doctor --rydd» fjerner dem som er eldre enn ett døgn.",
        )
    else:
        yield well(ORPHANS, "Ingen.")


def received(inbox: Storage, *, fast: bool) -> Iterator[Result]:
    """What was received, under its sum; `fast`: it is only counted. Raises OSError."""
    names = list(home.worth_keeping(inbox))
    check: Callable[[str], bool] = lambda name: fast or _is_as_received(inbox, name)  # noqa: E731
    with ThreadPoolExecutor(copying.AT_ONCE) as workers:
        damaged = [name for name, well_ in zip(names, workers.map(check, names), strict=True) if not well_]
    if damaged:
        yield wrong(
            INBOX,
            f"{text.count(len(damaged), 'mottatt fil', 'mottatte filer')} er ikke som de kom: {listed(damaged)}.",
            f"Kopier dem fra inbox/ i en sikkerhetskopi til {_where(inbox)}. Tallene i datalageret er ikke berørt.",
        )
    else:
        yield well(INBOX, f"{text.count(len(names), 'mottatt fil', 'mottatte filer')}.")


def _damaged(files: Storage, expected: list[File], *, fast: bool) -> list[str]:
    """Each with what is wrong with it."""

    def look(file: File) -> str | None:
        return sums.damage(files, File(file.name, file.size, None) if fast else file)

    with ThreadPoolExecutor(copying.AT_ONCE) as workers:
        looked = workers.map(look, expected)
        return [f"{file.name} {what}" for file, what in zip(expected, looked, strict=True) if what]


def _is_as_received(inbox: Storage, name: str) -> bool:
    expected = home.received(name)
    return expected is None or storage.sha256(inbox, name) == expected


def _age(files: Storage, name: str) -> float:
    """In seconds."""
    if isinstance(files, Folder):
        return time.time() - (files.root / name).stat().st_mtime
    return time.time() - files.state(name)[0] / 1e9


def _where(files: Storage) -> str:
    return str(files.root) if isinstance(files, Folder) else "lageret, med samme navn"
