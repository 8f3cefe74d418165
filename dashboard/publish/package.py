"""A published edition as files: read only while it is what its manifest says, and never written over.

index.html  sammendrag.pdf  <page>.html  <page>.pdf  tall/<name>.csv  tall/<name>.parquet  tall/beskrivelse.json  manifest.json

The name of its folder tells the manifest, so that two who publish at once never write in the same one.
"""

import errno
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC
from hashlib import sha256
from typing import Any

from dashboard import storage
from dashboard.errors import DashboardError, OutOfOrder, known
from dashboard.period import Period
from dashboard.publish import numbers
from dashboard.publish.remembered import Remembered
from dashboard.reports.html import Link, to_html
from dashboard.reports.pdf import to_pdf
from dashboard.reports.utgave import Sammendrag, Tallsett, Utgave
from dashboard.storage import Storage

MANIFEST = "manifest.json"
_PAGE, _PDF, _DESCRIPTION = "index.html", "sammendrag.pdf", "tall/beskrivelse.json"
_REMEMBERED_BYTES = 64_000_000
_remembered = Remembered(_REMEMBERED_BYTES)


@dataclass(frozen=True, slots=True)
class Package:
    """Where the files of an edition lie: `name` is the folder, `2026-10/utgave-1-0123456789ab`."""

    storage: Storage
    name: str

    @property
    def edition(self) -> str:
        """`2026-10/utgave-1`"""
        return self.name.rpartition("-")[0]

    def path(self, file: str) -> str:
        return f"{self.name}/{file}"


def place(published: Storage, period: Period, utgave: int, manifest_sha256: str) -> Package:
    return Package(published, f"{period.key}/utgave-{utgave}-{manifest_sha256[:12]}")


@dataclass(frozen=True, slots=True)
class About:
    """What the manifest says besides the files: `skrevet` is the version of what is written. `utgave` has been published."""

    period: Period
    utgave: Utgave
    skrevet: int
    author: str


class PackageChanged(OutOfOrder):
    """A file of an edition is not what it was when the edition was published."""

    def __init__(self, package: Package, file: str, wrong: str) -> None:
        super().__init__(
            "Publiseringen er ikke slik den ble publisert",
            f"Filen «{file}» i {package.edition} {wrong}.",
            "Legg tilbake mappen fra sikkerhetskopien. Til da vises ikke denne filen.",
        )
        self.file = file


class NoSuchFile(DashboardError):
    """The edition has no file of that name."""

    def __init__(self, package: Package, file: str) -> None:
        super().__init__(
            "Filen finnes ikke",
            f"Det er ingen fil «{file}» i {package.edition}.",
            "Gå til sammendraget, og velg filen der.",
        )


class Unreachable(OutOfOrder):
    """The storage of what is published does not answer: nothing is known of the file."""

    def __init__(self) -> None:
        super().__init__(
            "Det publiserte kan ikke leses nå",
            "Lageret der de publiserte filene ligger, svarer ikke. Filene er ikke endret.",
            "Prøv igjen om litt. Skjer det flere ganger, ta kontakt med den som drifter løsningen.",
        )


def build(sammendrag: Sammendrag, published: Storage, about: About) -> str:
    """Write the edition to its place, and give the SHA-256 of its manifest. The same input gives the same bytes.

    Raises DashboardError where the edition exists, the document cannot be set, or the files cannot be written; nothing
    is left then.
    """
    files = _files(sammendrag)
    files[MANIFEST] = numbers.as_json(_manifest(sammendrag, about, files))
    sum_of_all = sha256(files[MANIFEST]).hexdigest()
    package = place(published, about.period, about.utgave.nummer, sum_of_all)
    written: list[str] = []
    try:
        for file, content in files.items():
            storage.write_bytes(published, package.path(file), content)
            written.append(package.path(file))
    except BaseException as error:
        _remove(published, written)
        if isinstance(error, FileExistsError):
            raise _exists(package) from error
        if isinstance(error, OSError):
            raise unwritten(error) from error
        raise
    return sum_of_all


def remove(package: Package) -> None:
    """Take away what was never made public; what cannot be reached is left, and never read."""
    with suppress(OSError):
        _remove(package.storage, list(package.storage.names(package.name)))


def verify(package: Package, manifest_sha256: str) -> None:
    """Hash every file anew. Raises PackageChanged naming the first that is missing, changed or extra; Unreachable."""
    listed = _listed(package, manifest_sha256)
    for file, expected in listed.items():
        if sha256(_content(package, file)).hexdigest() != expected:
            raise PackageChanged(package, file, "er endret")
    for name in _names(package):
        file = name.removeprefix(f"{package.name}/")
        if file not in listed and file != MANIFEST:
            raise PackageChanged(package, file, "hører ikke til")


def read(package: Package, file: str, manifest_sha256: str) -> bytes:
    """One file, as it was published; only names in the manifest are files.

    Raises NoSuchFile, PackageChanged, Unreachable.
    """
    if file == MANIFEST:
        return _verified(package, MANIFEST, manifest_sha256)
    listed = _listed(package, manifest_sha256)
    if file not in listed:
        raise NoSuchFile(package, file)
    return _verified(package, file, listed[file])


def manifest(package: Package, manifest_sha256: str) -> Mapping[str, Any]:
    """What the manifest says. Raises PackageChanged, Unreachable."""
    content: dict[str, Any] = json.loads(_verified(package, MANIFEST, manifest_sha256))
    return content


def tallsett(package: Package, manifest_sha256: str) -> Mapping[str, Tallsett]:
    """The published numbers, by name. Raises PackageChanged, Unreachable."""
    return numbers.read_back(
        read(package, _DESCRIPTION, manifest_sha256),
        lambda name: read(package, f"tall/{name}.parquet", manifest_sha256),
    )


def unwritten(error: OSError) -> OutOfOrder:
    """What a person is told where nothing can be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return OutOfOrder(
            "Disken er full",
            "Det var ikke plass til filene. Ingenting er publisert eller endret.",
            "Frigjør plass på disken, og prøv på nytt.",
        )
    reason = known(error) or error.strerror
    why = f" ({reason})" if reason else ""
    return OutOfOrder(
        "Filene kunne ikke skrives",
        f"Mappen eller lageret for det publiserte tok ikke imot dem{why}. Ingenting er publisert eller endret.",
        "Kontroller at det er plass på disken og at programmet har lov til å skrive der, eller at lageret svarer, og prøv på nytt.",
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


def _listed(package: Package, manifest_sha256: str) -> dict[str, str]:
    """The SHA-256 of every file, by its name."""
    files = manifest(package, manifest_sha256)["files"]
    return {name: each["sha256"] for name, each in files.items()}


def _verified(package: Package, file: str, expected: str) -> bytes:
    """The bytes that have this sum. A file of this machine is looked at each time: somebody may have changed it. What lies far
    away and fitted once is not asked for again."""
    path = package.path(file)
    state = () if package.storage.distant else _state(package, file)
    kept = _remembered.get((package.storage, path), state)
    if kept is None or kept.sha256 != expected:
        content = _content(package, file)
        kept = _remembered.keep((package.storage, path), state, content)
    if kept.sha256 != expected:
        raise PackageChanged(package, file, "er endret")
    return kept.content


def _state(package: Package, file: str) -> storage.State:
    with _answering(package, file):
        return package.storage.state(package.path(file))


def _content(package: Package, file: str) -> bytes:
    with _answering(package, file):
        return storage.read(package.storage, package.path(file))


def _names(package: Package) -> list[str]:
    with _answering(package, MANIFEST):
        return list(package.storage.names(package.name))


@contextmanager
def _answering(package: Package, file: str) -> Iterator[None]:
    try:
        yield
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
        raise PackageChanged(package, file, "mangler") from error
    except OSError as error:
        raise Unreachable from error


def _remove(published: Storage, names: Sequence[str]) -> None:
    """The manifest, written last, goes first."""
    for name in reversed(names):
        with suppress(OSError):  # what is left is in no register
            published.remove(name)


def _exists(package: Package) -> DashboardError:
    return DashboardError(
        "Utgaven finnes allerede",
        f"Det ligger filer i {package.edition} fra før, og en utgave skrives aldri over.",
        "Last siden på nytt, og se hva som er publisert.",
    )
