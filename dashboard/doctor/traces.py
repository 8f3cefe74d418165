"""Lines that wait to be stored: not for long, and none that cannot be read."""

import time
from collections.abc import Iterator
from pathlib import Path

from dashboard import text
from dashboard.backup import home
from dashboard.doctor.disk import DAY
from dashboard.doctor.result import Result, warning, well

WAITING = "Linjer som venter"


def waiting(folder: Path) -> Iterator[Result]:
    """`folder`: the data folder. Raises OSError."""
    files = [file for each in home.WAITING for file in sorted((folder / each).glob("*.jsonl"))]
    damaged = [file for file in files if file.name.startswith("skadet")]
    whole = [file for file in files if file not in damaged]
    if damaged:
        yield warning(
            WAITING,
            f"{text.count(_lines(damaged), 'linje', 'linjer')} kunne ikke leses, og ligger i {damaged[0].parent}.",
            "Se på dem: er det noe som skulle vært sporet, må det føres et annet sted. Slett så filene.",
        )
    old = [file for file in whole if time.time() - file.stat().st_mtime > DAY]
    if old:
        yield warning(
            WAITING,
            f"{text.count(_lines(old), 'linje', 'linjer')} har ventet i mer enn ett døgn.",
            "De lagres når appen går og datalageret tar imot. Start appen.",
        )
    if not damaged and not old:
        yield well(WAITING, f"{text.count(_lines(whole), 'linje', 'linjer')}, som lagres når appen går.")


def _lines(files: list[Path]) -> int:
    return sum(len([line for line in file.read_bytes().splitlines() if line]) for file in files)
