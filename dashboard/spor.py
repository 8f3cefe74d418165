"""Spor: what people do without changing a number, noted at once and kept in the lake for good. Rows are only ever added.

What changes something is signed and dated by its own commit; here are the sign-ins, the refusals, the exports.
A note is one line in a waiting file, which costs next to nothing; `flush` brings the lines into the lake.
"""

import json
import os
import threading
import unicodedata
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import islice
from pathlib import Path
from uuid import uuid4

from dashboard import lake, settings, text
from dashboard.datasets.spor import HENDELSER, SPOR
from dashboard.errors import DashboardError
from dashboard.lake import ChangedMeanwhile, Lake

AUTHOR = "Sporing"
LONGEST = 200
MOST = 200
WINDOW = timedelta(seconds=60)
_WAITING, _TAKEN, _DAMAGED = "venter.jsonl", "tatt", "skadet"
_ATTEMPTS = 8
_SEEN_AS_NOTHING = {
    "Cc",
    "Cf",
    "Cs",
    "Zl",
    "Zp",
}  # control, direction, halves of letters, breaks of line and paragraph

Row = dict[str, str | None]


def note(
    hendelse: str, *, hvem: str = "", rolle: str = "", hva: str = "", now: datetime | None = None
) -> None:
    """Note that `hendelse` (one of HENDELSER) happened; it outlives this process from then on.

    The same one for the same person and thing is noted once in WINDOW, and at most MOST of a kind in WINDOW, so that nobody
    can fill the disk from outside, or hide a sign-in among their own refusals; one line then says that the rest is left out. Texts are cut at LONGEST letters.
    Raises ValueError for an unknown hendelse, DashboardError where the line cannot be written.
    """
    if hendelse not in HENDELSER:
        raise ValueError(f"Unknown hendelse: {hendelse}")
    moment = (now or datetime.now(UTC)).astimezone(UTC)
    _waiting(_folder() / _WAITING).note(moment, hendelse, _plain(hvem), _plain(rolle), _plain(hva))


def flush() -> int:
    """Bring what is waiting into the lake as one version, and give the number of lines; nothing waiting, no version.

    Several processes may do so at once, and one that dies in the middle loses nothing: a line has an id, and is stored once.
    What cannot be read is kept beside (`damaged`). Raises DashboardError where the lake cannot be written; all waits then.
    """
    folder = _folder()
    with suppress(FileNotFoundError):  # nothing waits, or another process was first
        (folder / _WAITING).rename(folder / f"{_TAKEN}-{uuid4().hex}.jsonl")
    rows: dict[str, Row] = {}
    taken = []
    for file in sorted(folder.glob(f"{_TAKEN}-*.jsonl")):
        try:
            lines = file.read_bytes().splitlines()
        except FileNotFoundError:  # another process has stored it since it was listed
            continue
        taken.append(file)
        unread = []
        for line in filter(None, lines):
            if (row := _row(line)) is None:
                unread.append(line)
            else:
                rows[str(row["id"])] = row
        if unread:
            _keep_damaged(folder / file.name.replace(_TAKEN, _DAMAGED, 1), unread)
    stored = _store(list(rows.values())) if rows else 0
    for file in taken:
        file.unlink(missing_ok=True)
    return stored


def damaged() -> int:
    """How many lines could not be read. They are no part of the trace, and lie as they were found in <data>/spor/skadet-*."""
    return sum(len(file.read_bytes().splitlines()) for file in _folder().glob(f"{_DAMAGED}-*.jsonl"))


class _Waiting:
    """The waiting file as one process sees it: what it has noted lately, and how much."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._began = datetime.min.replace(tzinfo=UTC)
        self._count: Counter[str] = Counter()
        self._seen: dict[tuple[str, str, str], datetime] = {}

    def note(self, now: datetime, hendelse: str, hvem: str, rolle: str, hva: str) -> None:
        what = (hendelse, hvem, hva)
        with self._lock:
            if not _within(self._began, now):
                self._began, self._count = now, Counter()
                self._seen = {key: then for key, then in self._seen.items() if _within(then, now)}
            if self._count[hendelse] > MOST or (what in self._seen and _within(self._seen[what], now)):
                return
            if self._count[hendelse] == MOST:
                hvem, rolle, hva = (
                    "",
                    "",
                    f"Mer enn {MOST} slike på ett minutt: resten av minuttet er utelatt",
                )
            _append(self._path, _line(now, hendelse, hvem, rolle, hva))
            # Not before it is written: what failed, and what was left out, may be tried again.
            self._count[hendelse] += 1
            self._seen[hendelse, hvem, hva] = now


def _within(then: datetime, now: datetime) -> bool:
    """Also when the clock is set back, nothing is held back for longer than WINDOW."""
    return timedelta(0) <= now - then < WINDOW


@lru_cache
def _waiting(path: Path) -> _Waiting:
    return _Waiting(path)


def _folder() -> Path:
    return settings.get().data / "spor"


def _plain(value: str) -> str:
    """`value` without what is not seen, cut; of a long one only the beginning is looked at."""
    seen = (
        letter for letter in value[: 10 * LONGEST] if unicodedata.category(letter) not in _SEEN_AS_NOTHING
    )
    return "".join(islice(seen, LONGEST)).strip()


def _line(now: datetime, hendelse: str, hvem: str, rolle: str, hva: str) -> bytes:
    """A line begins with its break, and so never goes on where another was cut off."""
    values = (uuid4().hex, now.isoformat(), hendelse, hvem, rolle, hva)
    row = dict(zip(SPOR.names, values, strict=True))
    return b"\n" + json.dumps(row, ensure_ascii=False).encode()


def _append(path: Path, line: bytes) -> None:
    try:
        while not _appended(path, line):
            pass
    except OSError as error:
        raise DashboardError(
            "Sporingen kan ikke skrives",
            f"Det som skjedde, kunne ikke føres i {path}: {error}.",
            "Kontroller at det er plass på disken, og at programmet har lov til å skrive i mappen.",
        ) from error


def _appended(path: Path, line: bytes) -> bool:
    """Whether the line stands in the file of that name. False where the file was taken aside meanwhile: it is then
    written again in the next one, and the id sees to it that it is stored once."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    except FileNotFoundError:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return False
    try:
        if os.write(handle, line) < len(line):
            raise OSError("bare en del av linjen fikk plass")
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
    finally:
        os.close(handle)


def _row(line: bytes) -> Row | None:
    """The line as a row of the dataset, None where it is not what `note` writes."""
    try:
        found = json.loads(line)
        if set(found) != set(SPOR.names) or found["hendelse"] not in HENDELSER or not found["id"]:
            return None
        # All are texts, without halves of letters: the lake takes none, and would refuse the other lines too.
        "".join(found.values()).encode()
        moment = datetime.fromisoformat(found["tidspunkt"]).astimezone(UTC).replace(tzinfo=None)
    except (ValueError, TypeError, OverflowError, RecursionError):
        return None
    return {**{name: value or None for name, value in found.items()}, "tidspunkt": moment.isoformat()}


def _keep_damaged(path: Path, lines: Iterable[bytes]) -> None:
    """The name is that of the file they came from: done again, it gives the same."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(b"\n".join(lines))


def _store(rows: list[Row]) -> int:
    store = lake.get()
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            return _commit(store, rows)
        except ChangedMeanwhile:  # another process has just stored some of them
            if attempt == _ATTEMPTS:
                raise
    raise AssertionError("unreachable")


def _commit(store: Lake, rows: list[Row]) -> int:
    """Add those of the rows that are not there already."""
    columns = ", ".join(f"{column.name} {column.type.sql}" for column in SPOR.columns)
    shape = json.dumps([{column.name: column.type.sql for column in SPOR.columns}])
    base = store.newest().id
    with store.cursor() as cursor:
        cursor.execute(f"create temp table ventet ({columns})")
        cursor.execute(
            "insert into ventet by name"
            " with lest as (select unnest(from_json($rows::json, $shape), recursive := true))"
            f" select * from lest where id not in (select id from lake.{SPOR.name})",
            {"rows": json.dumps(rows), "shape": shape},
        )
        counted = cursor.execute("select count(*) from ventet").fetchone()
        assert counted is not None
        new = int(counted[0])
        if new:
            message = text.count(new, "hendelse", "hendelser")
            store.commit(cursor, {SPOR.name: "ventet"}, author=AUTHOR, message=message, base=base)
        return new
