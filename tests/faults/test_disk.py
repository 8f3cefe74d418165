"""A full disk and a protected one: what is said, and that nothing that was stored is lost. On a real disk of some MB."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

TOO_LITTLE_MEMORY = "Det er ikke minne nok til filen"  # of the file that is read with little on purpose
FULL, FULL_OR_SILENT = "Disken er full", "Disken er full eller svarer ikke"


def on_a_small_disk(how: str, small: Path) -> dict[str, Any]:
    if shutil.which("unshare") is None:
        pytest.skip("unshare is not here: no disk of its own can be mounted")
    command = ["unshare", "-m", sys.executable, "-m", "tests.faults.small_disk", how, str(small)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    if done.returncode == 3 or "unshare failed" in done.stderr:
        pytest.skip("only root may mount a disk of its own here")
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    assert said["earlier versions"] is True
    assert set(said["with room"].values()) <= {"", TOO_LITTLE_MEMORY}, "all works again"
    assert said["with room"]["upload stored"] == ""
    return said


def test_on_a_full_disk_everybody_is_told_so_and_with_room_again_everything_works(small: Path) -> None:
    said = on_a_small_disk("full", small)
    # SQLite cannot even read without room for its log; what is kept in memory is still shown.
    assert said["0 bytes free"] == {
        "read": FULL_OR_SILENT,
        "upload kept": FULL_OR_SILENT,
        "upload stored": FULL_OR_SILENT,
        "upload spilt": FULL_OR_SILENT,
        "publish": FULL_OR_SILENT,
        "trace noted": "Sporingen kan ikke skrives",
        "trace flushed": "",  # nothing waits
        "report": "Filen ble ikke skrevet",
    }
    little = said["250000 bytes free"]
    assert little.pop("upload spilt") in (FULL, FULL_OR_SILENT)
    assert little == {
        "read": "",
        "upload kept": "Filen kunne ikke tas imot",
        "upload stored": FULL,
        "publish": "",
        "trace noted": "",
        "trace flushed": "",
        "report": "Filen ble ikke skrevet",
    }


def test_on_a_protected_disk_everybody_is_told_so_and_afterwards_everything_works(small: Path) -> None:
    all_said = on_a_small_disk("protected", small)
    cannot_run = [1, "Datalageret kan ikke åpnes"]
    assert all_said["commands"] == {"import-folder": cannot_run, "fetch-kostra": cannot_run}
    said = all_said["protected"]
    assert {
        said.pop(each) for each in ("read", "upload kept", "upload stored", "upload spilt", "publish")
    } == {"Katalogen kan ikke åpnes"}
    assert said == {
        "trace noted": "Sporingen kan ikke skrives",
        "trace flushed": "",  # nothing waits
        "jobs flushed": "Jobbloggen kan ikke skrives",
        "report": "Filen ble ikke skrevet",
    }
