"""The received bytes, kept as they came, under their hash."""

import hashlib
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import category

from dashboard.errors import OutOfOrder, known
from dashboard.storage import Storage

LONGEST_NAME = 200  # bytes; file systems take 255, and a name under way is longer


def fingerprint(path: Path) -> str:
    """The file's SHA-256, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def readable(name: str) -> str:
    """The file's name as it can be shown and stored: without signs that cannot be seen, and letters that are broken."""
    return "".join("_" if category(letter).startswith("C") else letter for letter in name)


def place(name: str, sha256: str) -> str:
    """Where the bytes of a file that has been taken in lie in the inbox, under a name that every system takes."""
    last = re.split(r"[/\\]", name)[-1]
    safe = re.sub(r'[\x00-\x1f<>:"|?*]', "_", last).strip(". ") or "fil"
    short = safe[:60] + safe[-40:] if len(safe) > 100 else safe
    while len(short.encode("utf-8", "replace")) > LONGEST_NAME:
        short = short[:-5] + short[-4:]  # the ending is kept
    return f"{sha256}/{short}"


def keep(path: Path, name: str, sha256: str, inbox: Storage) -> None:
    """Copy the file to <sha256>/<name>, whole or not at all.

    Raises DashboardError when there is no room or no permission.
    """
    try:
        with suppress(FileExistsError), path.open("rb") as content:  # the same bytes, from another time
            inbox.write(place(name, sha256), content)
    except OSError as error:
        reason = known(error) or error.strerror or "lageret svarer ikke"
        raise OutOfOrder(
            "Filen kunne ikke tas imot",
            f"«{name}» kunne ikke legges i innboksen: {reason}.",
            "Frigjør plass på disken eller gi programmet skrivetilgang, og last opp på nytt. Ingenting er endret.",
        ) from error


@contextmanager
def fetched(kept: str, inbox: Storage, temp: Path) -> Iterator[Path]:
    """The file that lies at `kept` in the inbox, as a file of this machine meanwhile.

    Raises DashboardError where it cannot be reached.
    """
    temp.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=temp, prefix="innboks-") as folder:
        path = Path(folder) / "fil"
        try:
            with inbox.open(kept) as content, path.open("wb") as copy:
                shutil.copyfileobj(content, copy)
        except OSError as error:
            raise OutOfOrder(
                "Filen kan ikke leses nå",
                "Den ligger i innboksen, men innboksen svarer ikke.",
                "Prøv igjen om litt, eller last opp filen på nytt.",
            ) from error
        yield path
