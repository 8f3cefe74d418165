"""The lakes that are measured on: Fjordvik with everything it has, and accounts and budget of as many rows as asked for."""

import shutil
from collections.abc import Hashable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from dashboard import lake as lakes
from dashboard import queries, settings
from dashboard.demo.chart import YEARS
from dashboard.demo.large import FIRST_YEAR, write_large_year, write_organisation
from dashboard.lake import Lake
from tests.benchmarks.processes import Cost, python

NEWEST = "2026-10"
AHEAD = 12  # months that the server makes ready before anybody asks
_WHO = ("--author", "Måling")


def lake_of(rows: int, folder: Path) -> Path:
    """The data folder of the lake with `rows` accounts rows under `folder`; made where it is not there yet.

    All comes in the way every file does: the demo municipality, then a year at a time. October 2026 is published.
    """
    data, made = folder / f"lake-{rows}", folder / f"lake-{rows}.made"
    if made.exists():
        return data
    shutil.rmtree(data, ignore_errors=True)
    files = folder / f"files-{rows}"
    python("-m", "dashboard.cli", "demo", data=data)
    years = [file for aar in range(FIRST_YEAR, YEARS[-1] + 1) for file in write_large_year(files, rows, aar)]
    import_files([write_organisation(files), *years], data)
    shutil.rmtree(files)
    python("-m", "dashboard.cli", "publish", "--period", NEWEST, *_WHO, data=data)
    made.touch()
    return data


def import_files(files: Sequence[Path], data: Path) -> Cost:
    """Accept `files`, each as a version of its own, into the lake of the data folder `data`."""
    return python("-m", "dashboard.cli", "import", *files, *_WHO, "--message", "Måling", data=data)


def months(data: Path) -> list[str]:
    """The lake's months with accounts as the address writes them, the newest first."""
    rows = query("oversikt/perioder", data)
    return [f"{row['aar']}-{row['periode']:02d}" for row in rows if row["periode"] <= 12]


def query(name: str, data: Path) -> list[dict[Hashable, Any]]:
    """The rows of a query that takes no parameter."""
    with opened(data) as lake:
        rows: list[dict[Hashable, Any]] = queries.run(name, lake.newest().id).to_dict("records")
        return rows


@contextmanager
def opened(data: Path) -> Iterator[Lake]:
    """The lake of `data` as this process's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_DATA", str(data))
        settings.get.cache_clear()
        lakes.get.cache_clear()
        try:
            yield lakes.get()
        finally:
            lakes.get().close()
            lakes.get.cache_clear()
            settings.get.cache_clear()
