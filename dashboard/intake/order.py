"""Which of several files is taken in before which: what others point to first, then the oldest."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from dashboard.intake.profiles import read_profiles
from dashboard.intake.read import read
from dashboard.intake.reading import Limits
from dashboard.intake.recognise import recognise
from dashboard.lake import Lake
from dashboard.settings import Settings

FIRST = (
    "organisasjon",
    "kommunegruppe",
    "budsjett",
    "tiltak",
    "vedtak",
    "rolle",
    "maalstruktur",
    "kompassevaluering",
    "kompassspoersmaal",
)
"""Datasets that the controls of others ask for, in the order they need each other."""


def in_order(files: Sequence[Path], lake: Lake, settings: Settings) -> list[Path]:
    """`files`, oldest first, in the order to take them in. A single one is not read."""
    if len(files) < 2:
        return list(files)
    return sorted(files, key=lambda file: _place(_dataset(file, lake, settings)))


def _place(dataset: str) -> int:
    return FIRST.index(dataset) if dataset in FIRST else len(FIRST)


def _dataset(file: Path, lake: Lake, settings: Settings) -> str:
    """What the file most likely is; empty where it cannot be read."""
    limits = Limits(settings.fil_mb * 1_000_000, settings.utpakket_mb * 1_000_000, settings.kolonner)
    with (
        lake.cursor() as cursor,
        suppress(Exception),
    ):  # whatever is wrong with it is told when its turn comes
        lake.look_back(cursor, lake.newest().id)
        reading = read(file, file.name, cursor, limits)
        return recognise(reading, file.name, cursor, read_profiles(cursor), kommune=settings.nummer).dataset
    return ""
