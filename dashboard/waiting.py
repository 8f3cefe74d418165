"""Rows that wait in a file, which costs next to nothing, until they are brought into the lake. Rows are only ever added.

Of datasets of what happens (`trace`): sign-ins, refusals and exports (spor.py), jobs (jobs.py).
"""

import json
import os
import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from uuid import uuid4

from dashboard import lake, settings, text
from dashboard.datasets import Column, Dataset, Type
from dashboard.errors import DashboardError, why
from dashboard.lake import ChangedMeanwhile, Lake

_WAITING, _TAKEN, _DAMAGED = "venter.jsonl", "tatt", "skadet"
_ATTEMPTS = 8
_SEEN_AS_NOTHING = {
    "Cc",
    "Cf",
    "Cs",
    "Zl",
    "Zp",
}  # control, direction, halves of letters, breaks of line and paragraph

Value = str | int | None
Row = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Waiting:
    """The waiting file of `dataset`, in <data>/<its name>. `author` signs the versions, which are told by `words` (one of
    them, several). `called` begins the sentence about what cannot be written: `Sporingen`."""

    dataset: Dataset
    author: str
    words: tuple[str, str]
    called: str

    @property
    def folder(self) -> Path:
        return settings.get().data / self.dataset.name

    def add(self, row: Mapping[str, str]) -> None:
        """Let `row` wait: a text for each of the dataset's columns, empty where there is none. It outlives this process.

        Raises DashboardError where the line cannot be written.
        """
        assert tuple(row) == self.dataset.names
        # A line begins with its break, and so never goes on where another was cut off.
        line = b"\n" + _line(row)
        path = self.folder / _WAITING
        try:
            while not _appended(path, line):
                pass
        except OSError as error:
            raise self._unwritten(f"Det som skjedde, kunne ikke føres i {path}: {why(error)}.") from error

    def set_aside(self, row: Mapping[str, str]) -> tuple[str, bytes]:
        """A file that lets `row` wait in another data folder: its name in it, and what it holds."""
        assert tuple(row) == self.dataset.names
        return f"{self.dataset.name}/{_TAKEN}-{uuid4().hex}.jsonl", _line(row)

    def flush(self) -> int:
        """Bring what is waiting into the lake as one version, and give the number of lines; nothing waiting, no version.

        Several processes may do so at once, and one that dies in the middle loses nothing: a row has a key, and is stored
        once. What cannot be read is kept beside (`damaged`). Raises DashboardError where the lake or the folder cannot be
        written; all waits then.
        """
        try:
            return self._flush(self.folder)
        except OSError as error:
            raise self._unwritten(
                f"Det som venter i {self.folder}, kunne ikke føres inn: {why(error)}."
            ) from error

    def _flush(self, folder: Path) -> int:
        with suppress(FileNotFoundError):  # nothing waits, or another process was first
            (folder / _WAITING).rename(folder / f"{_TAKEN}-{uuid4().hex}.jsonl")
        rows: dict[tuple[Value, ...], Row] = {}
        taken = []
        for file in sorted(folder.glob(f"{_TAKEN}-*.jsonl")):
            try:
                lines = file.read_bytes().splitlines()
            except FileNotFoundError:  # another process has stored it since it was listed
                continue
            taken.append(file)
            unread = []
            for line in filter(None, lines):
                if (row := _row(line, self.dataset)) is None:
                    unread.append(line)
                else:
                    rows[tuple(row[name] for name in self.dataset.key)] = row
            if unread:
                _keep_damaged(folder / file.name.replace(_TAKEN, _DAMAGED, 1), unread)
        stored = self._store(list(rows.values())) if rows else 0
        for file in taken:
            file.unlink(missing_ok=True)
        return stored

    def pending(self) -> int:
        """How many lines wait."""
        files = (file for name in (_WAITING, f"{_TAKEN}-*.jsonl") for file in self.folder.glob(name))
        return sum(_lines(file) for file in files)

    def damaged(self) -> int:
        """How many lines could not be read. They are not in the lake, and lie as they were found in <folder>/skadet-*."""
        return sum(len(file.read_bytes().splitlines()) for file in self.folder.glob(f"{_DAMAGED}-*.jsonl"))

    def _unwritten(self, what_happened: str) -> DashboardError:
        return DashboardError(
            f"{self.called} kan ikke skrives",
            what_happened,
            "Kontroller at det er plass på disken, og at programmet har lov til å skrive i mappen.",
        )

    def _store(self, rows: list[Row]) -> int:
        store = lake.get()
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                return self._commit(store, rows)
            except ChangedMeanwhile:  # another process has just stored some of them
                if attempt == _ATTEMPTS:
                    raise
        raise AssertionError("unreachable")

    def _commit(self, store: Lake, rows: list[Row]) -> int:
        """Add those of the rows that are not there already."""
        columns = ", ".join(f"{column.name} {column.type.sql}" for column in self.dataset.columns)
        shape = json.dumps([{column.name: column.type.sql for column in self.dataset.columns}])
        key = ", ".join(self.dataset.key)
        base = store.newest().id
        with store.cursor() as cursor:
            cursor.execute(f"create temp table ventet ({columns})")
            cursor.execute(
                "insert into ventet by name"
                " with lest as (select unnest(from_json($rows::json, $shape), recursive := true))"
                f" select * from lest where ({key}) not in (select ({key}) from lake.{self.dataset.name})",
                {"rows": json.dumps(rows), "shape": shape},
            )
            counted = cursor.execute("select count(*) from ventet").fetchone()
            assert counted is not None
            new = int(counted[0])
            if new:
                message = text.count(new, *self.words)
                store.commit(
                    cursor, {self.dataset.name: "ventet"}, author=self.author, message=message, base=base
                )
            return new


def _line(row: Mapping[str, str]) -> bytes:
    return json.dumps(row, ensure_ascii=False).encode()


def _lines(path: Path) -> int:
    try:
        return sum(1 for line in path.read_bytes().splitlines() if line)
    except FileNotFoundError:  # stored since it was listed
        return 0


def seen(value: str, longest: int) -> str:
    """`value` without what is not seen, cut at `longest` letters; of a long one only the beginning is looked at."""
    letters = (
        letter for letter in value[: 10 * longest] if unicodedata.category(letter) not in _SEEN_AS_NOTHING
    )
    return "".join(islice(letters, longest)).strip()


def _appended(path: Path, line: bytes) -> bool:
    """Whether the line stands in the file of that name. False where the file was taken aside meanwhile: it is then
    written again in the next one, and the key sees to it that it is stored once."""
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


def _row(line: bytes, dataset: Dataset) -> Row | None:
    """The line as a row of the dataset, None where it is not what `add` writes."""
    try:
        found = json.loads(line)
        if set(found) != set(dataset.names):
            return None
        # All are texts, without halves of letters: the lake takes none, and would refuse the other lines too.
        "".join(found.values()).encode()
        return {column.name: _value(found[column.name], column) for column in dataset.columns}
    except (ValueError, TypeError, OverflowError, RecursionError):
        return None


def _value(written: str, column: Column) -> Value:
    """Raises ValueError where the contract has no such value."""
    if not written:
        if column.required:
            raise ValueError(f"{column.name} is missing")
        return None
    if column.values and written not in column.values:
        raise ValueError(f"No {column.name}: {written}")
    if column.type is Type.TIME:
        return datetime.fromisoformat(written).astimezone(UTC).replace(tzinfo=None).isoformat()
    return int(written) if column.type is Type.COUNT else written


def _keep_damaged(path: Path, lines: Iterable[bytes]) -> None:
    """The name is that of the file they came from: done again, it gives the same."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(b"\n".join(lines))
