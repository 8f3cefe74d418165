"""A clock that jumps between two commits: the order of versions is their number, and nothing waits for the clock to catch up."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dashboard import spor
from dashboard.dialog.write import newest
from dashboard.lake import Lake
from tests.faults import content, small_lake

LIBRARIES = sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))


def stored_at(shift: str, folder: Path) -> dict[str, Any]:
    """What another process says that stores by a clock that is `shift` (as -1y) from the world's."""
    clock = {"LD_PRELOAD": str(LIBRARIES[0]), "FAKETIME": shift, "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
    command = [sys.executable, "-m", "tests.faults.clock", str(folder)]
    done = subprocess.run(command, env={**os.environ, **clock}, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return said


@pytest.mark.skipif(not LIBRARIES, reason="libfaketime is not here")
def test_versions_keep_their_order_whatever_the_clock_says(opened: Lake) -> None:
    before, folder = content.of_all(opened), opened.place.folder.parent
    year, last = datetime.now(UTC).year, newest()
    for shift, expected in (("+1y", year + 1), ("-1y", year - 1), ("-1h", None)):
        said = stored_at(shift, folder)
        assert said["id"] > last, "a later commit has a higher number, also when its time is earlier"
        assert expected is None or abs(said["year"] - expected) <= 1
        assert said["shown"] == [f"Etter versjon {last}"], "the last to write is the one who is shown"
        assert said["lines"] == 1
        last = newest()
    numbers = [each.id for each in opened.history()]
    assert numbers == sorted(numbers, reverse=True)
    assert opened.newest().id == last == max(content.of_all(opened))
    assert {number: content.of(opened, number) for number in before} == before
    assert small_lake.explain("Nå").id == last + 1
    assert opened.written(newest()).id == newest(), "what is remembered follows the number"


def test_the_trace_holds_nothing_back_when_the_clock_is_set_back(opened: Lake) -> None:
    now = datetime.now(UTC)
    for shift in (timedelta(), timedelta(hours=-1), timedelta(days=-365), timedelta(days=365)):
        spor.note("innlogget", hvem="Kari", now=now + shift)
    assert spor.flush() == 4
