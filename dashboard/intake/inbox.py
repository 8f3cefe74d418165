"""The received bytes, kept as they came, under their hash."""

import hashlib
import re
import shutil
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from dashboard.errors import DashboardError


def fingerprint(path: Path) -> str:
    """The file's SHA-256, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def place(name: str, sha256: str, inbox: Path) -> Path:
    """Where the bytes of a file that has been taken in lie, under a name that every system takes."""
    last = re.split(r"[/\\]", name)[-1]
    safe = re.sub(r'[\x00-\x1f<>:"|?*]', "_", last).strip(". ") or "fil"
    return inbox / sha256 / (safe[:60] + safe[-40:] if len(safe) > 100 else safe)


def keep(path: Path, name: str, sha256: str, inbox: Path) -> Path:
    """Copy the file to inbox/<sha256>/<name>, whole or not at all.

    Raises DashboardError when there is no room or no permission.
    """
    target = place(name, sha256, inbox)
    if target.exists():
        return target
    partial = target.with_name(f"{uuid4().hex}.del")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, partial)
        partial.replace(target)
    except OSError as error:
        with suppress(OSError):  # the folder may not even exist
            partial.unlink()
        raise DashboardError(
            "Filen kunne ikke tas imot",
            f"«{name}» kunne ikke legges i innboksen: {error.strerror or error}.",
            "Frigjør plass på disken eller gi programmet skrivetilgang, og last opp på nytt. Ingenting er endret.",
        ) from error
    return target
