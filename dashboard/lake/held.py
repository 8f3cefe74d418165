"""The files of a commit, held a second time until it is known how it went.

DuckLake takes away what it has written where a commit fails. Where it was only PostgreSQL's answer that was lost, the version is in
the catalog, and the files it is made of would be gone.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

from dashboard.lake.places import Place, Postgres
from dashboard.storage import Storage

_FOLDER = "uvisst"


@contextmanager
def holding(place: Place, mark: str, under: Sequence[str]) -> Iterator[None]:
    """Whatever is written to the folders `under` meanwhile is held for the commit with `mark` afterwards. Raises OSError."""
    # A file of this machine answers as long as there is somebody to hear it.
    if not isinstance(place.catalog, Postgres):
        yield
        return
    before = _names(place.files, under)
    yield
    for name in _names(place.files, under) - before:
        place.files.copy(name, f"{_FOLDER}/{mark}/{name}")


def release(place: Place, mark: str) -> None:
    """What cannot be taken away now is in no version, and in nobody's way."""
    if isinstance(place.catalog, Postgres):
        with suppress(OSError):
            for held in list(place.files.names(f"{_FOLDER}/{mark}")):
                place.files.remove(held)


def _bring_back(place: Place, mark: str) -> None:
    there = set(place.files.names("main"))
    for held in list(place.files.names(f"{_FOLDER}/{mark}")):
        name = held.removeprefix(f"{_FOLDER}/{mark}/")
        if name not in there:
            place.files.copy(held, name)
    release(place, mark)


def settle(place: Place, taken_in: Callable[[str], bool]) -> None:
    """Put the files of commits that were broken off where they belong. `taken_in`: whether the catalog knows the mark; where it
    does not, somebody may be in the middle of it. Raises OSError."""
    if isinstance(place.catalog, Postgres):
        for mark in {name.split("/")[1] for name in place.files.names(_FOLDER)}:
            if taken_in(mark):
                _bring_back(place, mark)


def _names(files: Storage, under: Sequence[str]) -> set[str]:
    return {name for folder in under for name in files.names(folder)}
