"""All that is worth keeping, and where it lies: the lake, what was received, what is published, and the lines that wait to be stored."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from dashboard import storage
from dashboard.datasets import DATASETS
from dashboard.lake import copying, places
from dashboard.lake.places import Place
from dashboard.settings import Settings
from dashboard.storage import Folder, Storage

Sums: TypeAlias = dict[str, str]
"""The SHA-256 of files, by name."""

WAITING = tuple(dataset.name for dataset in DATASETS.values() if dataset.trace)
"""The folders of lines that wait to be stored. They, and what is fetched, are on each machine."""
INBOX, PUBLISHED, FETCHED = "inbox", "published", "hentet"
_PASSING = (".laas", ".lock", ".del")


@dataclass(frozen=True, slots=True)
class Home:
    """`folder` holds what is on each machine."""

    place: Place
    inbox: Storage
    published: Storage
    folder: Path

    @property
    def fetched(self) -> Storage:
        return Folder(self.folder / FETCHED)


def of(chosen: Settings) -> Home:
    """Where the settings say. Raises DashboardError where they cannot be used."""
    return Home(places.of(chosen), storage.of(chosen, INBOX), storage.of(chosen, PUBLISHED), chosen.data)


def embedded(folder: Path) -> Home:
    """A data folder."""
    return Home(places.embedded(folder / "lake"), Folder(folder / INBOX), Folder(folder / PUBLISHED), folder)


def worth_keeping(place: Storage) -> Iterator[str]:
    """The names of the files that are whole: not locks, nor what is being written just now."""
    for name in place.names():
        path = PurePosixPath(name)
        if path.suffix not in _PASSING and not any(part.startswith(".") for part in path.parts):
            yield name


def copy_files(
    source: Storage, target: Storage, expected: Callable[[str], str | None] = lambda _: None
) -> Sums:
    """Copy every file that `target` does not have, and give all their sums; none where both are the same place.

    `expected` gives the SHA-256 a name should have, None where nobody knows. Raises DashboardError where a file is damaged,
    OSError where a storage does not answer.
    """
    if source == target:
        return {}
    copied = {}
    for name in worth_keeping(source):
        try:
            copied[name] = copying.copy_file(source, target, name, expected(name))
        except (
            FileNotFoundError
        ):  # removed since it was listed: nobody's edition, and no file that was taken in
            continue
    return copied


def received(name: str) -> str | None:
    """What the bytes of a file in the inbox should be: they lie under their own SHA-256."""
    first = PurePosixPath(name).parts[0]
    return first if len(first) == 64 else None


def copy_waiting(source: Path, target: Path) -> Sums:
    """Copy the lines that wait, under names that take the place of no other lines; stored twice they are one all the same."""
    if source.resolve() == target.resolve():
        return {}
    copied = {}
    for folder in WAITING:
        for file in sorted((source / folder).glob("*.jsonl")):
            try:
                lines = file.read_bytes()
            except FileNotFoundError:  # stored since it was listed
                continue
            digest = sha256(lines).hexdigest()
            kind = "skadet" if file.name.startswith("skadet") else "tatt"
            name = f"{folder}/{kind}-{digest[:32]}.jsonl"
            if not storage.exists(Folder(target), name):
                storage.write_bytes(Folder(target), name, lines)
            copied[name] = digest
    return copied
