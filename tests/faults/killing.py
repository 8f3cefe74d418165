"""A process that is killed at a step of its own: before the n-th call that changes something on the disk.

strace counts the calls and kills; where it is missing, or may not, the kill comes after a part of the time it takes.
"""

import multiprocessing
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

PATIENCE = 120  # seconds; a process that takes longer waits for something that never comes
_CALLS = (
    "?open,openat,?creat,write,pwrite64,writev,pwritev,fsync,fdatasync,ftruncate,fallocate,?rename,?renameat,renameat2,"
    "?link,linkat,?unlink,unlinkat,?mkdir,mkdirat,?rmdir"
)
_LINE = re.compile(r"^\d+ +(\w+)\((.*)$")
# Forked from a clean one that has already imported what takes time.
if sys.platform == "win32":
    FRESH = multiprocessing.get_context("spawn")
else:
    FRESH = multiprocessing.get_context("forkserver")
Work = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Step:
    """The `nth` time that `call` is made; `file` is what it is made on."""

    call: str
    nth: int
    file: str


@dataclass(frozen=True, slots=True)
class Moment:
    """`seconds` after it began: where nothing counts the calls."""

    seconds: float


def run(work: Work, *arguments: object) -> Any:
    """What `work` gives, in a fresh process."""
    with _started(work, arguments) as (process, pipe):
        _go(pipe)
        return _heard(process, pipe)


def steps(work: Work, folder: Path, *arguments: object) -> list[Step] | None:
    """Every call of `work` (from where it has called `ready`) that changes something under `folder`, in their order; None where
    the calls cannot be seen."""
    if shutil.which("strace") is None:
        return None
    log = folder.with_name(f"{folder.name}.kall")
    with _started(work, arguments) as (process, pipe):
        with _traced(process, ["-y", "-s", "0", "-o", str(log), "-e", f"trace={_CALLS}"]) as seen:
            _go(pipe)
            _heard(process, pipe)
        return list(_steps(log.read_text("utf-8", "replace"), folder)) if seen else None


def seconds(work: Work, *arguments: object) -> float:
    with _started(work, arguments) as (process, pipe):
        began = time.perf_counter()
        _go(pipe)
        _heard(process, pipe)
        return time.perf_counter() - began


def killed(at: Step | Moment, work: Work, *arguments: object) -> bool:
    """Whether `work` was killed there; False where it was done before it came to that."""
    with _started(work, arguments) as (process, pipe):
        if isinstance(at, Moment):
            _go(pipe)
            time.sleep(at.seconds)
            process.kill()
        else:
            inject = f"inject={at.call}:signal=SIGKILL:when={at.nth}"
            with _traced(process, ["-o", os.devnull, "-e", f"trace={at.call}", "-e", inject]) as seen:
                assert seen, "strace could see the calls a moment ago"
                _go(pipe)
                process.join(PATIENCE)
        process.join(PATIENCE)
        assert process.exitcode is not None, f"it still waits after {PATIENCE} seconds"
        return process.exitcode == -signal.SIGKILL


def ready(pipe: Connection) -> None:
    """Called by the work when it is about to begin: from here on the calls count."""
    pipe.send("ready")
    pipe.recv()


@contextmanager
def _started(work: Work, arguments: tuple[object, ...]) -> Iterator[tuple[BaseProcess, Connection]]:
    ours, theirs = FRESH.Pipe()
    process = FRESH.Process(target=_work, args=(work, theirs, *arguments))
    process.start()
    theirs.close()  # so that a process that dies is heard
    try:
        assert ours.poll(PATIENCE), "it did not even begin"
        assert ours.recv() == "ready"
        yield process, ours
    finally:
        process.kill()
        process.join(PATIENCE)


def _work(work: Work, pipe: Connection, *arguments: object) -> None:
    pipe.send(work(pipe, *arguments))


def _go(pipe: Connection) -> None:
    pipe.send("go")


def _heard(process: BaseProcess, pipe: Connection) -> Any:
    assert pipe.poll(PATIENCE), f"it still waits after {PATIENCE} seconds"
    try:
        return pipe.recv()
    except EOFError:
        process.join(PATIENCE)
        raise AssertionError(f"it ended with {process.exitcode}, and told nothing") from None


@contextmanager
def _traced(process: BaseProcess, options: list[str]) -> Iterator[bool]:
    """strace, attached to the process until it ends, which it then must; False where that is not allowed."""
    command = ["strace", "-f", "-p", str(process.pid), *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as strace:
        assert strace.stderr is not None
        try:
            yield "attached" in strace.stderr.readline()
        finally:
            process.kill()  # strace ends with it; told to end while the process does, it may wait for ever
            _end(strace)


def _end(strace: subprocess.Popen[str]) -> None:
    try:
        strace.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        strace.kill()
        raise


def _steps(log: str, folder: Path) -> Iterator[Step]:
    counted: Counter[str] = Counter()
    for line in log.splitlines():
        if not (match := _LINE.match(line)):
            continue
        call, given = match.groups()
        counted[call] += 1
        file = next(iter(re.findall(rf'[<"]({re.escape(str(folder))}/[^">]*)[">]', given)), None)
        opened = call.startswith("open") and "O_CREAT" not in given
        # The index of SQLite's log is memory that processes share, and is made anew by the next one.
        if file and not opened and not file.endswith("-shm"):
            yield Step(call, counted[call], Path(file).relative_to(folder).as_posix())
