"""Files moved between folders so that none is lost: none is written over, and a move that is cut off leaves the file whole where
it was or where it was going."""

import errno
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

_LONGEST = 200  # bytes of a name


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells a file from another that has come in its place, or that has been written to since."""

    size: int
    changed: int  # nanoseconds


def identity(path: Path) -> Identity:
    """Raises OSError where there is no such file."""
    stat = path.stat()
    return Identity(stat.st_size, stat.st_mtime_ns)


def reserve(folder: Path, name: str) -> Path:
    """A path in `folder` (made if need be) that nobody else has: `name`, or with a number where there is one of that name. An
    empty file holds it until the file comes. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    stem, suffix = _short(name)
    number = 1
    while True:
        path = folder / (f"{stem}{suffix}" if number == 1 else f"{stem} ({number}){suffix}")
        try:
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError:
            number += 1
        else:
            return path


def shortened(name: str) -> str:
    """The name with room for what is laid beside it."""
    return "".join(_short(name))


def _short(name: str) -> tuple[str, str]:
    """The name and its ending, with room for a number and for what is laid beside it: no filesystem takes 256 bytes."""
    stem, suffix = Path(name).stem, Path(name).suffix
    if len(os.fsencode(suffix)) > _LONGEST // 2:
        stem, suffix = name, ""
    while len(os.fsencode(stem + suffix)) > _LONGEST:
        stem = stem[:-1]
    return stem, suffix


def bring(source: Path, target: Path, known: Identity) -> bool:
    """Move `source` to the reserved `target`, if it still is the file that `known` says; else it stays, and the reservation is
    given up. Raises OSError; the file is then where it was."""
    try:
        moved = identity(source) == known and _moved(source, target, known)
    except BaseException:
        give_up(target)
        raise
    if not moved:
        give_up(target)
    return moved


def give_up(target: Path) -> None:
    """Let go of a reservation: only the empty file that held the place."""
    with suppress(OSError):
        if target.stat().st_size == 0:
            target.unlink()


def _moved(source: Path, target: Path, known: Identity) -> bool:
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        return _copied(source, target, known)
    if identity(target) != known:  # another file came in its place at the last moment
        target.replace(reserve(source.parent, source.name))
        return False
    return True


def _copied(source: Path, target: Path, known: Identity) -> bool:
    """To another filesystem: the copy is whole and on disk before the file is taken away."""
    partial = target.with_name(f".{uuid4().hex}.tmp")
    try:
        shutil.copy2(source, partial)
        _to_disk(partial)
        if identity(source) != known or partial.stat().st_size != known.size:
            return False
        partial.replace(target)
        _to_disk(target.parent)
    finally:
        partial.unlink(missing_ok=True)
    source.unlink()
    return True


def _to_disk(path: Path) -> None:
    with suppress(PermissionError):  # Windows opens no folders, and does not need to
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
