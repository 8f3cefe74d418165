"""`python -m tests.faults.small_disk full|protected FOLDER`, in a mount namespace of its own: the data folder FOLDER is copied to a
disk of a few MB, the disk is filled or protected, everything is tried, and then again with room. Prints what was told as JSON."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import redirect_stderr, suppress
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from dashboard import cli, jobs, queries, settings, spor
from dashboard import lake as lakes
from dashboard.access import LOCAL_USER
from dashboard.cli import out_file
from dashboard.dialog.write import newest
from dashboard.intake import receive
from dashboard.lake import engine
from dashboard.publish import publishing
from tests.faults import content, small_lake
from tests.faults.small_lake import OKTOBER, TODAY
from tests.faults.told import told
from tests.publish.sample import kort_innhold

SIZE = "60m"
A_LITTLE = 250_000  # bytes: enough to read, and to write nothing of any size
_LINES = 80_000  # a file of some MB
_AMOUNTS = 997


def main(how: str, folder: Path) -> int:
    disk = Path(tempfile.mkdtemp())
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(disk)], capture_output=True
    ).returncode:
        return 3  # not allowed here
    subprocess.run(["cp", "-r", f"{folder}/.", str(disk)], check=True)
    os.environ["DASHBOARD_DATA"] = str(disk)
    as_the_app_does = engine.config
    engine.config = lambda temp: {**as_the_app_does(temp), "threads": 1, "allow_unsigned_extensions": True}
    pytest.MonkeyPatch().setattr(publishing, "innholdet", kort_innhold)
    file = _large_file()
    before = content.of_all(lakes.get())
    said: dict[str, Any] = {}
    if how == "full":
        filler = disk / "fyll"
        for room in (0, A_LITTLE):
            told_here = {}
            for name, action in _tried(file, disk).items():
                _fill(filler, room)
                told_here[name] = told(action)
            said[f"{room} bytes free"] = told_here
        filler.unlink()
    else:
        with jobs.running("kontroll"):
            pass
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        said["protected"] = {name: told(action) for name, action in _tried(file, disk).items()}
        said["protected"]["jobs flushed"] = told(jobs.flush)
        said["commands"] = {name: _command(name, *words) for name, words in _scheduled(disk).items()}
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
    after = content.of_all(lakes.get())
    said["earlier versions"] = {number: after[number] for number in before} == before
    said["with room"] = {name: told(action) for name, action in _tried(file, disk).items()}
    sys.stdout.write(json.dumps(said, ensure_ascii=False))
    return 0


def _tried(file: Path, disk: Path) -> dict[str, Callable[[], object]]:
    return {
        "read": lambda: queries.run("dialog/forklaringer", newest(), aar=2026, periode=10, enheter=None),
        "upload kept": lambda: _look(file, keep=True).close(),
        "upload stored": lambda: _accepted(file),
        "publish": lambda: publishing.publish(
            LOCAL_USER, OKTOBER, snapshot=newest(), forord="", grunn="Rettet.", base=newest()
        ),
        "trace noted": lambda: spor.note(
            "eksport", hvem="Kari" * 10, rolle="okonomi", hva=os.urandom(8).hex()
        ),
        "trace flushed": spor.flush,
        "upload spilt": lambda: _spilt(file),
        "report": lambda: out_file.write(disk / "rapport.pdf", os.urandom(2 * A_LITTLE)),
    }


def _scheduled(disk: Path) -> dict[str, tuple[str, ...]]:
    return {"import-folder": ("--folder", str(disk / "inn")), "fetch-kostra": ()}


def _command(*words: str) -> tuple[int, str]:
    """Its exit code and the title of what it says, as a process of its own would: the lake is not open yet."""
    lakes.get.cache_clear()
    with redirect_stderr(StringIO()) as said:
        code = cli.main(words)
    return code, said.getvalue().splitlines()[-3]


def _look(file: Path, *, keep: bool) -> receive.Upload:
    return receive.inspect(file, file.name, lakes.get(), settings.get(), today=TODAY, keep_bytes=keep)


def _accepted(file: Path) -> None:
    with _look(file, keep=False) as upload:
        small_lake.accept(upload)


def _spilt(file: Path) -> None:
    """As a file is that is larger than the memory."""
    with lakes.get().cursor() as cursor:
        cursor.execute("set memory_limit = '50MB'")
        try:
            _look(file, keep=False).close()
        finally:
            cursor.execute("set memory_limit = '2GB'")


def _large_file() -> Path:
    """Outside the small disk: where it is uploaded from."""
    places = (("3111", "253"), ("2111", "202"))
    lines = [small_lake.REGNSKAP]
    lines += [
        f"2026;{n % 10 + 1};1;{places[n % 2][0]};{places[n % 2][1]};{n % _AMOUNTS:03};{n * n}"
        for n in range(_LINES)
    ]
    path = Path(tempfile.mkdtemp()) / "regnskap_2026.csv"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def _fill(path: Path, room: int) -> None:
    """The disk, but for `room` bytes."""
    handle = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    with suppress(OSError):  # it is full then
        while os.write(handle, b"x" * 4096):
            pass
    os.ftruncate(handle, os.fstat(handle).st_size - room)
    os.close(handle)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
