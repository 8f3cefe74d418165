"""One fetch at a time, whichever process wants to."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from dashboard.errors import AtWork, DashboardError, why


class AlreadyFetching(AtWork):
    """Another fetch is under way, in this process or another."""

    def __init__(self) -> None:
        super().__init__(
            "En henting pågår allerede",
            "Noen henter tall fra SSB akkurat nå, fra en side eller fra kommandolinjen.",
            "Vent til den er ferdig. Da er tallene nye her også.",
        )


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Hold the lock in `folder`; the operating system lets go of it when its process dies. Raises AlreadyFetching."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / "laas", timeout=0)
        lock.acquire()
    except Timeout as error:
        raise AlreadyFetching from error
    except OSError as error:
        raise DashboardError(
            "Det som hentes, kan ikke tas vare på",
            f"{folder} kan ikke skrives: {why(error)}.",
            "Frigjør plass på disken, eller gi programmet skrivetilgang, og hent på nytt.",
        ) from error
    try:
        yield
    finally:
        lock.release()
