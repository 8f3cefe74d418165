"""Files: every one that a version is made of, each with its sum, and none that no version names."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import duckdb

from dashboard import storage, text
from dashboard.backup import home
from dashboard.doctor.disk import DAY, megabytes
from dashboard.doctor.result import Result, listed, warning, well, wrong
from dashboard.lake import copying, sums, version_sums
from dashboard.lake.places import Place
from dashboard.lake.snapshot import snapshots
from dashboard.lake.sums import File
from dashboard.storage import Folder, Storage

WHOLE = "Filer"
SUMS = "Summer"
ORPHANS = "Filer uten versjon"
INBOX = "Innboks"
ORIGINALS = "Originaler"
_HOUR = 60 * 60


def whole(connection: duckdb.DuckDBPyConnection, place: Place, *, fast: bool, tidy: bool) -> Iterator[Result]:
    """Size and sum of each; `fast`: only the size. With `tidy` those that had no sum are given one. Raises OSError, duckdb.Error."""
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
    if without := [file for file in files if file.sha256 is None]:
        many = text.count(len(without), "fil", "filer")
        if tidy:
            sums.make_table(connection, place)
            sums.record(connection, place)
            yield well(SUMS, f"{many} manglet sum. Summene er ført nå.")
        else:
            yield well(SUMS, f"{many} mangler sum. Appen fører dem ved neste lagring.")


def orphans(connection: duckdb.DuckDBPyConnection, place: Place, *, tidy: bool) -> Iterator[Result]:
    """Files that no version names, of an hour or more; with `tidy` those of a day or more are removed, but none that is newer than
    the newest version: a catalog that is put back as it was earlier knows nothing of the files of the versions it lacks.

    Raises OSError, duckdb.Error.
    """
    names = list(
        place.files.names(copying.UNDER)
    )  # before the catalog is asked: what is stored meanwhile is then known
    known = {file.name for file in sums.files(connection, place)}
    # A file may be unnamed because the catalog is damaged.
    tidy = tidy and version_sums.compare(connection, place).well
    written = {name: _written(place.files, name) for name in names if name not in known}
    now, newest = time.time(), _newest(connection, place)
    later = [name for name, moment in written.items() if moment > newest and now - moment >= _HOUR]
    left = [name for name, moment in written.items() if moment <= newest and now - moment >= _HOUR]
    if tidy:
        for name in [name for name in left if now - written[name] >= DAY]:
            place.files.remove(name)
            left.remove(name)
    if later:
        yield warning(
            ORPHANS,
            f"{_many(place.files, later)} er nyere enn den nyeste versjonen: en lagring ble avbrutt før den gjaldt, eller katalogen er"
            " en eldre enn filene.",
            "Mangler det versjoner under «Historikk», er katalogen byttet ut: rør ingenting, og hent tilbake sikkerhetskopien eller"
            " den nyere katalogen. Ellers gjør filene ingen skade, og kan ryddes når noe er lagret igjen.",
        )
    if left:
        yield warning(
            ORPHANS,
            f"{_many(place.files, left)} hører ikke til noen versjon: en lagring ble avbrutt før den gjaldt.",
            "De gjør ingen skade. «dashboard doctor --rydd» fjerner dem som er eldre enn ett døgn.",
        )
    if not later and not left:
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


def originals(connection: duckdb.DuckDBPyConnection, inbox: Storage) -> Iterator[Result]:
    """The files that numbers were read from, which every such version names by their sum. Raises OSError, duckdb.Error."""
    read = {
        each.details["sha256"]: f"{each.details.get('file', 'uten navn')} (versjon {each.id})"
        for each in snapshots(connection, after=-1)
        if "sha256" in each.details
    }
    there = {home.received(name) for name in home.worth_keeping(inbox)}
    gone = [told for sha256, told in read.items() if sha256 not in there]
    if gone:
        yield warning(
            ORIGINALS,
            f"{text.number(len(gone))} av {text.count(len(read), 'fil', 'filer')} som tallene er lest fra, er borte: {listed(gone)}.",
            f"Tallene er trygge, men kan ikke holdes mot filene de kom fra. Kopier dem fra inbox/ i en sikkerhetskopi til {_where(inbox)}.",
        )
    else:
        yield well(
            ORIGINALS, f"{text.count(len(read), 'fil', 'filer')} som tallene er lest fra, er tatt vare på."
        )


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


def _many(files: Storage, names: list[str]) -> str:
    return f"{text.count(len(names), 'fil', 'filer')} ({megabytes(sum(map(files.size, names)))})"


def _written(files: Storage, name: str) -> float:
    """When, in seconds since 1970."""
    if isinstance(files, Folder):
        return (files.root / name).stat().st_mtime
    return files.state(name)[0] / 1e9


def _newest(connection: duckdb.DuckDBPyConnection, place: Place) -> float:
    """When the newest version was stored, in seconds since 1970."""
    row = connection.execute(
        f"select max(epoch(snapshot_time::timestamptz)) from {place.metadata}.ducklake_snapshot"
    ).fetchone()
    assert row is not None
    return float(row[0] or 0)


def _where(files: Storage) -> str:
    return str(files.root) if isinstance(files, Folder) else "lageret, med samme navn"
