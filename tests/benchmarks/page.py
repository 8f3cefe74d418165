"""What /drift costs on a large lake: its script runs against those of an empty page, over the real websocket."""

import math
import statistics
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.processes import Server, serving
from tests.benchmarks.websocket import session

EMPTY_PAGE = 'import streamlit as st\n\nst.write("En tom side.")\n'


@dataclass(frozen=True, slots=True)
class Page:
    """Milliseconds of a page's script runs, and its server's peak memory in MB."""

    first: float  # the first that anybody opens after the server started
    opened: float  # in a new session, the same view as before
    again: float  # in the same session, the same view
    changed: float  # in the same session, one of the last twelve months, which nobody has opened
    older: float  # in the same session, a month before those, which nobody has seen
    megabytes: float


@dataclass(frozen=True, slots=True)
class Pages:
    """The page, and the empty one, measured in turn."""

    drift: Page
    empty: Page


def measure(data: Path, folder: Path, months: list[str], older: list[str], times: int) -> Pages:
    """`data` is the data folder of a lake with accounts in `months` (2026-03), of those that the server makes
    ready, and in the `older` ones. Each is opened once.

    The empty page takes turns with the real one, so that whatever else the machine does falls on both.
    """
    with beside_empty(data, folder) as (real, empty):
        return _in_turn(real, empty, months, older, times)


@contextmanager
def beside_empty(
    data: Path, folder: Path, settings: Mapping[str, str] | None = None
) -> Iterator[tuple[Server, Server]]:
    """Our server on the data folder `data`, and Streamlit's own with an empty page. Their logs come to lie in `folder`."""
    script = folder / "empty_page.py"
    script.write_text(EMPTY_PAGE, "utf-8")
    quiet = ("--server.headless=true", "--server.address=127.0.0.1", "--browser.gatherUsageStats=false")
    ours = ("-m", "dashboard.cli", "serve", "--port", "{port}")
    theirs = ("-m", "streamlit", "run", script, "--server.port={port}", *quiet)
    with (
        serving(ours, data=data, settings=settings, log=folder / "server.log") as real,
        serving(theirs, log=folder / "empty.log") as empty,
    ):
        yield real, empty


def _in_turn(real: Server, empty: Server, months: list[str], older: list[str], times: int) -> Pages:
    drift, nothing = _Runs(real, "drift"), _Runs(empty, "")
    for runs in (drift, nothing):
        runs.open_first()
    for _ in range(times):
        for runs in (drift, nothing):
            runs.open()
    for month in months:
        for runs in (drift, nothing):
            runs.change(month)
    for month in older:
        for runs in (drift, nothing):
            runs.change_to_older(month)
    return Pages(drift.page(), nothing.page())


class _Runs:
    """The script runs of one page, kept by kind."""

    def __init__(self, server: Server, address: str) -> None:
        self._server = server
        self._address = address
        self._first = 0.0
        self._opened: list[float] = []
        self._again: list[float] = []
        self._changed: list[float] = []
        self._older: list[float] = []

    def open_first(self) -> None:
        with session(self._server.port) as tab:
            self._first = tab.run(self._address)

    def open(self) -> None:
        with session(self._server.port) as tab:
            self._opened.append(tab.run(self._address))
            self._again.append(tab.run(self._address))

    def change(self, month: str) -> None:
        self._changed.append(self._changed_to(month))

    def change_to_older(self, month: str) -> None:
        self._older.append(self._changed_to(month))

    def _changed_to(self, month: str) -> float:
        with session(self._server.port) as tab:
            tab.run(self._address)
            return tab.run(self._address, f"periode={month}")

    def page(self) -> Page:
        return Page(
            first=1000 * self._first,
            opened=_typical(self._opened),
            again=_typical(self._again),
            changed=_typical(self._changed),
            older=_typical(self._older),
            megabytes=self._server.peak_megabytes(),
        )


def _typical(runs: list[float]) -> float:
    """The median in milliseconds. Not a number where the lake had no such month."""
    return 1000 * statistics.median(runs) if runs else math.nan
