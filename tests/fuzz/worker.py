"""One process that takes files in, and tells the parent of each before and after.

Nothing of the dashboard is imported until the process is its own: what is imported earlier, coverage cannot follow.
"""

import faulthandler
import os
import sys
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from tests.fuzz import cases, memory
from tests.fuzz.case import Case, unpacked

if TYPE_CHECKING:
    from tests.fuzz.look import Bench

LONGEST = 200_000  # bytes of an input that coverage guides
LOG = "log"


@dataclass(frozen=True, slots=True)
class Job:
    """`count` files from number `first` on of the run `seed`. `guided`: by what coverage has found so far, in the `corpus`."""

    seed: int
    first: int
    count: int
    guided: bool
    corpus: Path


def work(job: Job, folder: Path, parent: Connection) -> None:
    """Do the job in `folder`: send each case, and then its outcome."""
    # What libFuzzer and a crash have to say goes to a log of the worker's own.
    log = os.open(folder / LOG, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 1)
    os.dup2(log, 2)
    faulthandler.enable()
    memory.set_ceiling()
    (_guided if job.guided else _built)(job, folder, parent)


def _built(job: Job, folder: Path, parent: Connection) -> None:
    from tests.fuzz.look import Bench

    bench = Bench(folder)
    for number in range(job.first, job.first + job.count):
        _look(bench, cases.build(job.seed, number), parent)
    bench.close()


def _guided(job: Job, folder: Path, parent: Connection) -> None:
    """Whatever reaches a new line of the readers is kept in the corpus, and changed once more. libFuzzer ends the process."""
    import atheris

    # Imported before, and so not followed: what the controls and the lake do says nothing of how a file is read.
    import dashboard.intake.control
    import dashboard.lake  # noqa: F401

    with atheris.instrument_imports(include=["dashboard"]):
        from tests.fuzz.look import Bench
    bench = Bench(folder)

    def one(data: bytes) -> None:
        _look(bench, unpacked(data, "guided"), parent)

    def changed(data: bytes, longest: int, seed: int) -> bytes:
        chance = Random(seed)
        if chance.random() < 0.5:
            return bytes(atheris.Mutate(data, longest))
        return cases.change(unpacked(data, "guided"), chance).packed()[:longest]

    # Hangs and memory are the parent's to see, as they are for the other workers.
    limits = [
        f"-runs={job.count}",
        f"-max_len={LONGEST}",
        "-timeout=100000",
        "-rss_limit_mb=0",
        f"-artifact_prefix={job.corpus}/",
    ]
    program = [sys.argv[0], f"-seed={job.seed + job.first + 1}", *limits, str(job.corpus)]
    atheris.Setup(program, one, custom_mutator=changed)
    atheris.Fuzz()


def _look(bench: "Bench", case: Case, parent: Connection) -> None:
    parent.send(case)
    parent.send(bench.look(case))
