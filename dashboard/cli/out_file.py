"""The file that a command is asked to make."""

from pathlib import Path

from dashboard.errors import DashboardError, why


def write(path: Path, content: bytes) -> None:
    """Raises DashboardError where the disk refuses."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise DashboardError(
            "Filen ble ikke skrevet",
            f"{path} kunne ikke skrives: {why(error)}.",
            "Kontroller mappen, og at det er plass.",
        ) from error
