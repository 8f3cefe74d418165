"""What a backup says of itself, in sikkerhetskopi.json: when, of what, and the SHA-256 and size of each of its files."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from dashboard import storage
from dashboard.errors import DashboardError
from dashboard.storage import Folder

NAME = "sikkerhetskopi.json"
_FIRST = 5
"""Files told of, of those that are damaged."""


@dataclass(frozen=True, slots=True)
class File:
    sha256: str
    size: int  # bytes


@dataclass(frozen=True, slots=True)
class Backup:
    """A whole backup in `folder`. `version` and `fingerprint` are the newest version's; `versions` are those that people made, `rows`
    the rows of each dataset in the newest."""

    folder: Path
    time: datetime
    kommune: str
    version: int
    fingerprint: str
    versions: int
    rows: Mapping[str, int]
    files: Mapping[str, File]

    @property
    def size(self) -> int:
        """In bytes."""
        return sum(file.size for file in self.files.values())


def write(backup: Backup, folder: Path) -> None:
    told = {
        "time": backup.time.isoformat(),
        "kommune": backup.kommune,
        "versjon": backup.version,
        "fingerprint": backup.fingerprint,
        "antall": {"versjoner": backup.versions, "rader": dict(backup.rows), "filer": len(backup.files)},
        "bytes": backup.size,
        "files": {
            name: {"sha256": file.sha256, "bytes": file.size} for name, file in sorted(backup.files.items())
        },
    }
    content = json.dumps(told, ensure_ascii=False, indent=1).encode()
    storage.write_bytes(Folder(folder), NAME, content)


def read(folder: Path) -> Backup | None:
    """The backup in `folder`, None where there is no whole one. Raises OSError where it cannot be read."""
    try:
        told: dict[str, Any] = json.loads((folder / NAME).read_bytes())
        return Backup(
            folder,
            datetime.fromisoformat(told["time"]),
            told["kommune"],
            int(told["versjon"]),
            told["fingerprint"],
            int(told["antall"]["versjoner"]),
            told["antall"]["rader"],
            {name: File(file["sha256"], int(file["bytes"])) for name, file in told["files"].items()},
        )
    except (FileNotFoundError, NotADirectoryError, ValueError, KeyError, TypeError):
        return None


def whole(folder: Path) -> list[Backup]:
    """The whole backups in `folder`, the newest first."""
    if not folder.is_dir():
        return []
    found = (read(each) for each in folder.iterdir() if each.is_dir() and each.suffix != ".del")
    return sorted((each for each in found if each), key=lambda each: each.time, reverse=True)


def verify(backup: Backup) -> None:
    """Hash every file anew. Raises DashboardError naming those that are missing or changed."""
    place = Folder(backup.folder)
    wrong = [name for name, file in backup.files.items() if not _fits(place, name, file)]
    if wrong:
        more = f" og {len(wrong) - _FIRST} til" if len(wrong) > _FIRST else ""
        raise DashboardError(
            "Sikkerhetskopien er ikke slik den ble laget",
            f"I {backup.folder} er dette borte eller endret: {', '.join(wrong[:_FIRST])}{more}.",
            "Bruk en annen sikkerhetskopi. Vil du se i en, åpne en kopi av mappen. Ingenting er hentet tilbake.",
        )


def _fits(place: Folder, name: str, file: File) -> bool:
    try:
        return place.size(name) == file.size and storage.sha256(place, name) == file.sha256
    except OSError:  # missing, or on a part of the disk that cannot be read
        return False
