"""What a commit writes lies on the disk before the catalog tells of it: after a power cut the catalog knows no file that is lost."""

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dashboard.storage import Folder, Storage


@contextmanager
def on_disk(files: Storage, tables: Iterable[str], *, begun: bool) -> Iterator[None]:
    """Whatever file of `tables` is written meanwhile lies on the disk afterwards. `begun`: the lake has files from before.

    Raises OSError where they cannot be written, or what was there is gone: a disk that is not mounted would else be written
    under, and hide it all when it comes back. Only of a folder: S3-compatible storage has kept what it has answered for.
    """
    if not isinstance(files, Folder):
        yield
        return
    main = files.root / "main"
    if begun and not main.is_dir():
        raise FileNotFoundError(errno.ENOENT, "mappen er borte", str(main))
    folders = [main / table for table in tables]
    before = _files(folders)
    yield
    new = _files(folders) - before
    for file in new:
        _sync(file, os.O_RDWR)
    if os.name != "nt":  # has no such call for folders
        for folder in {
            parent for file in new for parent in file.parents if parent.is_relative_to(files.root)
        }:
            _sync(folder, os.O_RDONLY)


def _files(folders: Iterable[Path]) -> set[Path]:
    return {Path(at) / name for folder in folders for at, _, names in os.walk(folder) for name in names}


def _sync(path: Path, how: int) -> None:
    handle = os.open(path, how)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
