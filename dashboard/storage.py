"""Files kept by name: in a folder of this machine, or in S3-compatible storage. A name is a path with `/`, as `2026-10/index.html`.

What is written is whole or absent, and is never written over: names tell the content, or say which edition.
"""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, Protocol
from urllib.parse import urlsplit
from uuid import uuid4

from dashboard.settings import Settings

if TYPE_CHECKING:  # a tenth of a second of import, which a folder can do without
    from pyarrow.fs import FileSystem

_PART = ".del"
State = tuple[int, ...]


class Storage(Protocol):
    """Every function raises OSError where the place does not answer, FileNotFoundError where there is no such file."""

    @property
    def distant(self) -> bool:
        """Whether asking takes so long that what has been read once is better remembered: no file is written over."""

    def open(self, name: str) -> BinaryIO: ...

    def write(self, name: str, content: BinaryIO) -> None:
        """Raises FileExistsError where the name is taken."""

    def state(self, name: str) -> State:
        """What the place says of the file without reading it: another write, another state."""

    def size(self, name: str) -> int:
        """In bytes."""

    def names(self, under: str = "") -> Iterator[str]:
        """Every file's name below `under`, sorted; none where there is nothing."""

    def copy(self, name: str, to: str) -> None:
        """Raises FileExistsError where that name is taken; elsewhere than on this machine it is taken over."""

    def remove(self, name: str) -> None: ...


def of(chosen: Settings, folder: str) -> Storage:
    """Where the settings keep `folder` (files, inbox, published)."""
    if chosen.lager is None:
        return Folder(chosen.data / folder)
    return bucket(chosen, f"{chosen.lager}/{folder}")


def bucket(chosen: Settings, address: str) -> "Bucket":
    """`address`: s3://bucket/prefix, reached as the settings say."""
    key, secret = chosen.lager_noekkel, chosen.lager_hemmelighet
    return Bucket(
        address.removeprefix("s3://").rstrip("/"),
        chosen.lager_endepunkt,
        chosen.lager_region,
        key.get_secret_value() if key else None,
        secret.get_secret_value() if secret else None,
    )


def read(storage: Storage, name: str) -> bytes:
    with storage.open(name) as file:
        return file.read()


def write_bytes(storage: Storage, name: str, content: bytes) -> None:
    storage.write(name, BytesIO(content))


def exists(storage: Storage, name: str) -> bool:
    try:
        storage.size(name)
    except FileNotFoundError:
        return False
    return True


def sha256(storage: Storage, name: str) -> str:
    """In hexadecimal."""
    with storage.open(name) as file:
        digest = hashlib.sha256()
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of this machine. It is made when something is written."""

    root: Path

    @property
    def distant(self) -> bool:
        return False

    def open(self, name: str) -> BinaryIO:
        return self._path(name).open("rb")

    def write(self, name: str, content: BinaryIO) -> None:
        path = self._path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{uuid4().hex}{_PART}")
        try:
            with part.open("xb") as file:
                shutil.copyfileobj(content, file)
                file.flush()
                os.fsync(file.fileno())
            if path.exists():
                raise FileExistsError(name)
            part.rename(path)
            _to_disk(path.parent)
        finally:
            with suppress(OSError):
                part.unlink()

    def state(self, name: str) -> State:
        stat = self._path(name).stat()
        return stat.st_ino, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size

    def size(self, name: str) -> int:
        return self._path(name).stat().st_size

    def names(self, under: str = "") -> Iterator[str]:
        found = (
            path for path in sorted((self.root / under).rglob("*")) if path.is_symlink() or not path.is_dir()
        )
        return (path.relative_to(self.root).as_posix() for path in found if path.suffix != _PART)

    def copy(self, name: str, to: str) -> None:
        with self.open(name) as content:
            self.write(to, content)

    def remove(self, name: str) -> None:
        """And the folders that are empty then."""
        path = self._path(name)
        path.unlink()
        with suppress(OSError):
            for parent in path.relative_to(self.root).parents:
                if parent != Path():
                    (self.root / parent).rmdir()

    def _path(self, name: str) -> Path:
        return self.root / _inside(name)


@dataclass(frozen=True, slots=True)
class Bucket:
    """A prefix of a bucket, as `bucket/prefix`. `endpoint` None: Amazon's own; key None: as the machine is set up."""

    root: str
    endpoint: str | None
    region: str
    key: str | None = field(repr=False)
    secret: str | None = field(repr=False)

    @property
    def distant(self) -> bool:
        return True

    def open(self, name: str) -> BinaryIO:
        return self._files.open_input_file(self._path(name))  # type: ignore[no-any-return] # pyarrow is untyped

    def write(self, name: str, content: BinaryIO) -> None:
        if exists(self, name):
            raise FileExistsError(name)
        try:
            with self._files.open_output_stream(self._path(name)) as stream:
                shutil.copyfileobj(content, stream)
        except BaseException:
            with suppress(OSError):  # closing the stream may have stored what had come so far
                self.remove(name)
            raise

    def state(self, name: str) -> State:
        info = self._info(name)
        return int(info.mtime_ns), int(info.size)

    def size(self, name: str) -> int:
        return int(self._info(name).size)

    def names(self, under: str = "") -> Iterator[str]:
        from pyarrow.fs import FileSelector

        start = f"{self.root}/{under}".rstrip("/")
        found = self._files.get_file_info(FileSelector(start, recursive=True, allow_not_found=True))
        return iter(sorted(each.path.removeprefix(f"{self.root}/") for each in found if each.is_file))

    def copy(self, name: str, to: str) -> None:
        self._files.copy_file(self._path(name), self._path(to))

    def remove(self, name: str) -> None:
        self._files.delete_file(self._path(name))

    def _path(self, name: str) -> str:
        return f"{self.root}/{_inside(name)}"

    def _info(self, name: str):  # type: ignore[no-untyped-def] # noqa: ANN202 - pyarrow's, which is untyped
        info = self._files.get_file_info(self._path(name))
        if not info.is_file:
            raise FileNotFoundError(name)
        return info

    @property
    def _files(self) -> "FileSystem":
        return _connected(self.endpoint, self.region, self.key, self.secret)


@cache
def _connected(endpoint: str | None, region: str, key: str | None, secret: str | None) -> "FileSystem":
    """One for all that ask, with the connections it keeps."""
    from pyarrow.fs import AwsStandardS3RetryStrategy, S3FileSystem

    address = urlsplit(endpoint) if endpoint else None
    return S3FileSystem(
        access_key=key,
        secret_key=secret,
        region=region,
        endpoint_override=address.netloc if address else None,
        scheme=address.scheme if address else "https",
        force_virtual_addressing=False,
        connect_timeout=3,
        request_timeout=10,
        retry_strategy=AwsStandardS3RetryStrategy(max_attempts=2),
    )


def _inside(name: str) -> str:
    """`name`, which never leads out of the place. Raises FileNotFoundError."""
    parts = PurePosixPath(name).parts
    if not parts or parts[0] == "/" or ".." in parts or "\0" in name:
        raise FileNotFoundError(name)
    return name


def _to_disk(folder: Path) -> None:
    if os.name == "nt":  # has no such call for folders
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
