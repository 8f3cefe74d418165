"""What a server's objects take of memory: `python -m tests.benchmarks.traced FILE MODULE …` runs the module, and writes the bytes to FILE
when it is sent SIGUSR1.

What the system has given the process tells nothing of a viewer: there is room left from what the server did when it started.
"""

import gc
import os
import runpy
import signal
import sys
import time
import tracemalloc
from pathlib import Path

from tests.benchmarks.processes import Server

ANSWER_SECONDS = 60


def megabytes(server: Server, file: Path) -> float:
    """Of the objects alive in a server that is run with `file`. Raises TimeoutError where it does not answer."""
    file.unlink(missing_ok=True)
    os.kill(server.pid, signal.SIGUSR1)
    deadline = time.monotonic() + ANSWER_SECONDS
    while not file.exists():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{server.pid} does not tell what its objects take")
        time.sleep(0.05)
    return int(file.read_text("utf-8")) / 1024**2


def _main() -> None:
    file, module = Path(sys.argv[1]), sys.argv[2]
    sys.argv = [module, *sys.argv[3:]]
    tracemalloc.start()
    signal.signal(signal.SIGUSR1, lambda number, frame: _tell(file))
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def _tell(file: Path) -> None:
    gc.collect()
    half = file.with_suffix(".half")
    half.write_text(str(tracemalloc.get_traced_memory()[0]), "utf-8")
    half.replace(file)


if __name__ == "__main__":
    _main()
