"""The way in for what was fetched: read, recognised, controlled and committed as one version, as an uploaded file is."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dashboard.errors import DashboardError, why
from dashboard.intake import receive
from dashboard.intake.finding import Finding
from dashboard.lake import ChangedMeanwhile, Lake
from dashboard.settings import Settings
from dashboard.sources.results import Stopped

_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Stored:
    """The version that was made, its rows, and what the controls remarked."""

    version: int
    rows: int
    findings: tuple[Finding, ...]


class NotAccepted(Stopped):
    """The controls stopped it. Nothing is stored."""

    def __init__(self, name: str, findings: Sequence[Finding]) -> None:
        first = next((each.message for each in findings if each.severity.blocks), "Den kunne ikke leses.")
        super().__init__(
            "Tallene kom ikke gjennom kontrollen",
            f"«{name}» ble hentet, men ikke lagret. {first}",
            "Se funnene. Er det ikke noe som kan rettes i kodelistene, meld fra til den som drifter løsningen.",
            findings,
        )


def store(
    content: bytes,
    name: str,
    dataset: str,
    lake: Lake,
    settings: Settings,
    *,
    author: str,
    message: str,
    today: date,
) -> Stored:
    """Take `content` in as the file `name`. Raises NotAccepted, and DashboardError where the lake cannot be written."""
    try:
        settings.temp.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=settings.temp, prefix="hentet-") as folder:
            path = Path(folder) / name
            path.write_bytes(content)
            return _taken_in(path, dataset, lake, settings, author, message, today)
    except OSError as error:
        raise DashboardError(
            "Det som er hentet, kunne ikke leses inn",
            f"«{name}» kunne ikke skrives til disken: {why(error)}.",
            "Frigjør plass på disken, og hent på nytt. Tallene som sto fra før, står.",
        ) from error


def _taken_in(
    path: Path, dataset: str, lake: Lake, settings: Settings, author: str, message: str, today: date
) -> Stored:
    """Nobody has looked at a preview that somebody's upload could make untrue: it is then simply done again."""
    for attempt in range(1, _ATTEMPTS + 1):
        with receive.inspect(
            path, path.name, lake, settings, choices=receive.Choices(dataset=dataset), today=today
        ) as upload:
            if upload.blocked:
                raise NotAccepted(path.name, upload.findings)
            try:
                version = receive.accept(upload, lake, author=author, message=message)
            except ChangedMeanwhile:
                if attempt == _ATTEMPTS:
                    raise
                continue
            return Stored(version.id, sum(part.rows for part in upload.parts), tuple(upload.findings))
    raise AssertionError("unreachable")
