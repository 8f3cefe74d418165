"""A published edition as files: written whole or not at all, and read only while it is what its manifest says.

index.html  sammendrag.pdf  <page>.html  <page>.pdf  tall/<name>.csv  tall/<name>.parquet  tall/beskrivelse.json  manifest.json
"""

import errno
import json
import os
import re
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

from dashboard.errors import DashboardError
from dashboard.period import Period
from dashboard.publish import numbers
from dashboard.reports.html import Link, to_html
from dashboard.reports.pdf import to_pdf
from dashboard.reports.utgave import Sammendrag, Tallsett, Utgave

MANIFEST = "manifest.json"
_PAGE, _PDF, _DESCRIPTION = "index.html", "sammendrag.pdf", "tall/beskrivelse.json"

_State = tuple[int, ...]
_hashed: dict[Path, tuple[_State, str]] = {}


@dataclass(frozen=True, slots=True)
class About:
    """What the manifest says besides the files: `skrevet` is the version of what is written. `utgave` has been published."""

    period: Period
    utgave: Utgave
    skrevet: int
    author: str


class PackageChanged(DashboardError):
    """A file of an edition is not what it was when the edition was published."""

    def __init__(self, folder: Path, file: str, wrong: str) -> None:
        super().__init__(
            "Publiseringen er ikke slik den ble publisert",
            f"Filen «{file}» i {folder.parent.name}/{folder.name} {wrong}.",
            "Legg tilbake mappen fra sikkerhetskopien. Til da vises ikke denne filen.",
        )
        self.file = file


class NoSuchFile(DashboardError):
    """The edition has no file of that name."""

    def __init__(self, folder: Path, file: str) -> None:
        super().__init__(
            "Filen finnes ikke",
            f"Det er ingen fil «{file}» i {folder.parent.name}/{folder.name}.",
            "Gå til sammendraget, og velg filen der.",
        )


def build(sammendrag: Sammendrag, folder: Path, about: About) -> str:
    """Write the edition to `folder`, and give the SHA-256 of its manifest. The same input gives the same bytes.

    Raises DashboardError where the edition exists, the document cannot be set, or the files cannot be written; nothing
    is left then.
    """
    files = _files(sammendrag)
    files[MANIFEST] = numbers.as_json(_manifest(sammendrag, about, files))
    written = partial = folder.with_name(f".{folder.name}-{uuid4().hex}")
    try:
        if folder.exists():
            raise _exists(folder)
        for name, content in files.items():
            _write(partial / name, content)
        for each in (partial / "tall", partial):
            _to_disk(each)
        written = partial.rename(folder)  # a folder with files in it is never replaced
        for each in (folder.parent, folder.parent.parent):
            _to_disk(each)
    except BaseException as error:
        shutil.rmtree(written, ignore_errors=True)
        with suppress(OSError):  # other editions, or nothing was made
            folder.parent.rmdir()
        if isinstance(error, OSError):
            raise (
                _exists(folder) if error.errno in (errno.ENOTEMPTY, errno.EEXIST) else unwritten(error)
            ) from error
        raise
    return sha256(files[MANIFEST]).hexdigest()


def verify(folder: Path, manifest_sha256: str) -> None:
    """Hash every file anew. Raises PackageChanged naming the first that is missing, changed or extra."""
    listed = _listed(folder, manifest_sha256)
    for file, expected in listed.items():
        if sha256(_content(folder, file)[0]).hexdigest() != expected:
            raise PackageChanged(folder, file, "er endret")
    for path in sorted(folder.rglob("*")):
        file = path.relative_to(folder).as_posix()
        if file not in listed and file != MANIFEST and (path.is_symlink() or not path.is_dir()):
            raise PackageChanged(folder, file, "hører ikke til")


def read(folder: Path, file: str, manifest_sha256: str) -> bytes:
    """One file, as it was published; only names in the manifest are files.

    Raises NoSuchFile, PackageChanged.
    """
    if file == MANIFEST:
        return _verified(folder, MANIFEST, manifest_sha256)
    listed = _listed(folder, manifest_sha256)
    if file not in listed:
        raise NoSuchFile(folder, file)
    return _verified(folder, file, listed[file])


def manifest(folder: Path, manifest_sha256: str) -> Mapping[str, Any]:
    """What the manifest says. Raises PackageChanged."""
    content: dict[str, Any] = json.loads(_verified(folder, MANIFEST, manifest_sha256))
    return content


def tallsett(folder: Path, manifest_sha256: str) -> Mapping[str, Tallsett]:
    """The published numbers, by name. Raises PackageChanged."""
    return numbers.read_back(
        read(folder, _DESCRIPTION, manifest_sha256),
        lambda name: read(folder, f"tall/{name}.parquet", manifest_sha256),
    )


def unwritten(error: OSError) -> DashboardError:
    """What a person is told where the folder of the published takes nothing."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DashboardError(
            "Disken er full",
            "Det var ikke plass til filene. Ingenting er publisert eller endret.",
            "Frigjør plass på disken, og prøv på nytt.",
        )
    return DashboardError(
        "Filene kunne ikke skrives",
        f"Mappen for det publiserte tok ikke imot dem ({error.strerror or error}). Ingenting er publisert eller endret.",
        "Kontroller at det er plass på disken og at programmet har lov til å skrive i mappen, og prøv på nytt.",
    )


def _files(sammendrag: Sammendrag) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    links = [Link(_PDF, "Sammendraget som PDF")]
    for name, side in sammendrag.sider.items():
        _refuse_odd_name(name)
        files[f"{name}.html"] = to_html(
            side, [Link(_PAGE, "Hele sammendraget"), Link(f"{name}.pdf", f"{side.title} som PDF")]
        )
        files[f"{name}.pdf"] = to_pdf(side)
        links += [
            Link(f"{name}.html", f"{side.title} på egen side"),
            Link(f"{name}.pdf", f"{side.title} som PDF"),
        ]
    for table in sammendrag.tallsett.values():
        _refuse_odd_name(table.name)
        for ending, title, content in (
            ("csv", "CSV", numbers.to_csv(table)), ("parquet", "Parquet", numbers.to_parquet(table)),
        ):  # fmt: skip
            files[f"tall/{table.name}.{ending}"] = content
            links.append(Link(f"tall/{table.name}.{ending}", f"{table.title} ({title})"))
    files[_DESCRIPTION] = numbers.describe(sammendrag)
    files[_PDF] = to_pdf(sammendrag.document)
    links += [
        Link(_DESCRIPTION, "Hva tallene betyr (JSON)"),
        Link(MANIFEST, "Filene og hashene deres (JSON)"),
    ]
    files[_PAGE] = to_html(sammendrag.document, links)
    return files


def _refuse_odd_name(name: str) -> None:
    if not re.fullmatch(r"[a-z0-9_]+", name):
        raise ValueError(f"{name!r} is no file name")


def _manifest(sammendrag: Sammendrag, about: About, files: Mapping[str, bytes]) -> dict[str, Any]:
    utgave, document = about.utgave, sammendrag.document
    if utgave.publisert is None:
        raise ValueError("an edition that is only looked at has no files")
    return {
        "period": about.period.key,
        "utgave": utgave.nummer,
        "kommune": document.kommune,
        "versjon": document.version,
        "skrevet": about.skrevet,
        "fingerprint": document.fingerprint,
        "author": about.author,
        "time": utgave.publisert.astimezone(UTC).isoformat(),
        "forord": utgave.forord,
        "rettelser": [
            {"utgave": each.utgave, "dato": each.dato.isoformat(), "grunn": each.grunn}
            for each in utgave.rettelser
        ],
        "files": {
            name: {"sha256": sha256(content).hexdigest(), "bytes": len(content)}
            for name, content in files.items()
        },
    }


def _listed(folder: Path, manifest_sha256: str) -> dict[str, str]:
    """The SHA-256 of every file, by its name."""
    files = manifest(folder, manifest_sha256)["files"]
    return {name: each["sha256"] for name, each in files.items()}


def _verified(folder: Path, file: str, expected: str) -> bytes:
    content, state = _content(folder, file)
    path = folder / file
    known = _hashed.get(path)
    if known is None or known[0] != state:
        known = _hashed[path] = state, sha256(content).hexdigest()
    if known[1] != expected:
        raise PackageChanged(folder, file, "er endret")
    return content


def _content(folder: Path, file: str) -> tuple[bytes, _State]:
    """The bytes, and what the disk says of the file they came from: another write, another state."""
    try:
        with (folder / file).open("rb") as opened:
            stat = os.fstat(
                opened.fileno()
            )  # before the bytes: what is written while they are read, is read again
            content = opened.read()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise PackageChanged(folder, file, "mangler") from error
    except OSError as error:
        raise PackageChanged(folder, file, f"kan ikke leses ({error.strerror})") from error
    return content, (stat.st_ino, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _to_disk(folder: Path) -> None:
    if os.name == "nt":  # has no such call for folders
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _exists(folder: Path) -> DashboardError:
    return DashboardError(
        "Utgaven finnes allerede",
        f"Det ligger filer i {folder.parent.name}/{folder.name} fra før, og en utgave skrives aldri over.",
        "Last siden på nytt, og se hva som er publisert.",
    )
