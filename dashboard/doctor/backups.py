"""Backups: how old the last one is."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dashboard import text
from dashboard.backup import manifest
from dashboard.doctor.result import Result, warning, well

LAST = "Sikkerhetskopi"
OLDEST = timedelta(days=2)


def last(folder: Path | None) -> Iterator[Result]:
    """Raises OSError where the folder does not answer."""
    if folder is None:
        yield well(LAST, "Innstillingen «sikkerhetskopi_mappe» er ikke satt, og alderen er ikke kontrollert.")
        return
    newest = next(iter(manifest.whole(folder)), None)
    remedy = f"Kjør «dashboard backup {folder}», og se hvorfor den planlagte ikke gikk."
    if newest is None:
        yield warning(LAST, f"Det er ingen i {folder}.", remedy)
        return
    when = newest.time.astimezone()
    told = f"Den siste er fra {text.day(when)} kl. {when:%H:%M} (versjon {newest.version})."
    late = datetime.now(UTC) - newest.time > OLDEST
    yield warning(LAST, told, remedy) if late else well(LAST, told)
