"""What has been received, kept as it came: an interrupted fetch goes on where it broke, and an answer can be shown again."""

import hashlib
import json
import shutil
from collections.abc import Collection
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from dashboard.errors import DashboardError, why


@dataclass(frozen=True, slots=True)
class Stand:
    """What of a table was last stored in the lake: SSB's moment, and the day its figures were stored with; `query` is the
    fingerprint of what was asked for."""

    updated: str
    day: str
    query: str
    version: int
    rows: int
    stored: str


class Cache:
    """The folder: <name>/<fingerprint of the question>.json as received, and beside it .origin.json."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def kept(self, name: str, question: Any) -> bytes | None:
        """The answer to the question, if it lies here undamaged."""
        path = self._path(name, question)
        try:
            content, origin = path.read_bytes(), json.loads(_origin(path).read_bytes())
        except (OSError, ValueError):  # not there, or cut off in the middle: asked for again
            return None
        return content if isinstance(origin, dict) and origin.get("sha256") == _sha256(content) else None

    def keep(self, name: str, question: Any, content: bytes, now: datetime | None = None) -> None:
        """Keep an answer with what was asked, when, and its hash. Raises DashboardError where it cannot be written."""
        origin = {
            "navn": name,
            "spoerring": question,
            "hentet": (now or datetime.now(UTC)).isoformat(timespec="seconds"),
            "sha256": _sha256(content),
        }
        path = self._path(name, question)
        self._write(path, content)
        self._write(_origin(path), json.dumps(origin, ensure_ascii=False, indent=1).encode())

    def stand(self, name: str) -> Stand | None:
        """What was last stored of the table, as far as this machine remembers."""
        try:
            return Stand(**json.loads((self._folder / name / "stand.json").read_bytes()))
        except (OSError, ValueError, TypeError):
            return None

    def note_stored(self, name: str, stand: Stand, questions: Collection[Any]) -> None:
        """Remember what was stored, and let go of answers of the same table to other questions than these."""
        folder = self._folder / name
        self._write(folder / "stand.json", json.dumps(asdict(stand), indent=1).encode())
        wanted = {self._path(name, question) for question in questions}
        for path in folder.glob("*.json"):
            if path.name != "stand.json" and path not in wanted | {_origin(each) for each in wanted}:
                path.unlink(missing_ok=True)

    def forget(self, name: str) -> None:
        """Let go of everything of the table."""
        shutil.rmtree(self._folder / name, ignore_errors=True)

    def _path(self, name: str, question: Any) -> Path:
        return self._folder / name / f"{fingerprint(question)}.json"

    @staticmethod
    def _write(path: Path, content: bytes) -> None:
        """Whole or not at all."""
        partial = path.with_name(f"{uuid4().hex}.del")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(content)
            partial.replace(path)
        except OSError as error:
            with suppress(OSError):
                partial.unlink(missing_ok=True)
            raise DashboardError(
                "Det som hentes, kan ikke tas vare på",
                f"{path.parent} kan ikke skrives: {why(error)}.",
                "Frigjør plass på disken, eller gi programmet skrivetilgang, og hent på nytt. Tallene som sto fra før, står.",
            ) from error


def fingerprint(question: Any) -> str:
    """Sixteen hexadecimal digits of anything that JSON can say."""
    return _sha256(json.dumps(question, sort_keys=True, ensure_ascii=False).encode())[:16]


def _origin(path: Path) -> Path:
    return path.with_suffix(".origin.json")


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
