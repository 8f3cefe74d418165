"""Sets workers to work side by side, and survives those that crash or hang."""

import importlib.util
import multiprocessing
import queue
import shutil
import threading
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.fuzz import seeds, worker
from tests.fuzz.case import Case
from tests.fuzz.worker import Job

if TYPE_CHECKING:
    from tests.fuzz.look import Outcome

CHUNK = 5_000  # files a process takes before a fresh one goes on
LOG_SHOWN = 4_000
PATIENCE = 6  # other programs take their share of the machine
BETWEEN = 120.0  # seconds to start, to open a lake and to think of the next file

Tell = Callable[[Case, "Outcome | str"], None]
"""Told of every file, one at a time: its outcome, or in words how the worker ended."""


def run(files: int, workers: int, seed: int, seconds: float, folder: Path, tell: Tell) -> None:
    """Half of the files are built and half are guided by coverage; all are built where atheris is not to be had.

    `seconds`: of processor time, that one may take; a worker that gives no answer in PATIENCE times that is ended.
    """
    jobs: queue.Queue[Job] = queue.Queue()
    for job in _jobs(files, seed, _corpus(folder / "corpus")):
        jobs.put(job)
    told_by_one = threading.Lock()

    def tell_one(case: Case, outcome: "Outcome | str") -> None:
        with told_by_one:
            tell(case, outcome)

    def oversee(place: Path) -> None:
        while True:
            try:
                job = jobs.get_nowait()
            except queue.Empty:
                return
            done = _oversee(job, place, PATIENCE * seconds, tell_one)
            if 0 < done < job.count:  # the rest is a fresh process's
                jobs.put(replace(job, first=job.first + done, count=job.count - done))

    threads = [threading.Thread(target=oversee, args=(folder / f"worker-{n}",)) for n in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _corpus(folder: Path) -> Path:
    folder.mkdir(parents=True)
    for number, case in enumerate(seeds.files()):
        (folder / f"seed-{number}").write_bytes(case.packed())
    return folder


def _jobs(files: int, seed: int, corpus: Path) -> list[Job]:
    guided = files // 2 if importlib.util.find_spec("atheris") else 0
    built = files - guided
    jobs = [Job(seed, first, min(CHUNK, built - first), False, corpus) for first in range(0, built, CHUNK)]
    jobs += [Job(seed, first, min(CHUNK, guided - first), True, corpus) for first in range(0, guided, CHUNK)]
    return sorted(jobs, key=lambda job: job.first)  # of either kind some from the beginning


def _oversee(job: Job, place: Path, seconds: float, tell: Tell) -> int:
    """Let a process do the job, to its end or to the file that ends it; how many files it took."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    context = multiprocessing.get_context("spawn")
    mine, theirs = context.Pipe(duplex=False)
    process = context.Process(target=worker.work, args=(job, place, theirs))
    process.start()
    theirs.close()
    done = 0
    while done < job.count and (case := _received(mine, BETWEEN)) is not None:
        done += 1
        outcome = _received(mine, seconds)
        tell(case, outcome or _ending(process, place, seconds))
        if outcome is None:
            break
    if not done:
        tell(Case("start", "", b""), _ending(process, place, BETWEEN))
    process.kill()
    process.join()
    return done


def _received(connection: Connection, seconds: float) -> Any:
    """What the worker sends, or None where nothing comes in time or ever will."""
    try:
        return connection.recv() if connection.poll(seconds) else None
    except EOFError:
        return None


def _ending(process: BaseProcess, place: Path, seconds: float) -> str:
    process.join(1)  # a moment to die in
    if process.is_alive():
        return f"no answer in {seconds:g} s"
    log = (place / worker.LOG).read_text("utf-8", "replace") if (place / worker.LOG).exists() else ""
    return f"the worker ended with {process.exitcode}\n{log[-LOG_SHOWN:]}"
