"""The received bytes, kept as they came, under their hash."""

import hashlib
import shutil
from pathlib import Path

from dashboard.errors import DashboardError


def fingerprint(path: Path) -> str:
    """The file's SHA-256, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def keep(path: Path, name: str, sha256: str, inbox: Path) -> Path:
    """Copy the file to inbox/<sha256>/<name>, whole or not at all.

    Raises DashboardError when there is no room or no permission.
    """
    target = inbox / sha256 / Path(name.replace("\\", "/")).name
    if target.exists():
        return target
    partial = target.with_name(target.name + ".del")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, partial)
        partial.replace(target)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise DashboardError(
            "Filen kunne ikke tas imot",
            f"«{name}» kunne ikke legges i innboksen: {error.strerror or error}.",
            "Frigjør plass på disken eller gi programmet skrivetilgang, og last opp på nytt. Ingenting er endret.",
        ) from error
    return target
