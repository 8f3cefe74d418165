"""Fresh processes, measured: seconds and peak memory."""

import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from dashboard import paths

START_SECONDS = 120
POLL_SECONDS = 0.02
IDLE_SECONDS, IDLE_TICKS = 30, 20  # a tick is a hundredth of a second


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: wall-clock seconds, and peak resident memory in MB."""

    seconds: float
    megabytes: float


def typical(costs: Iterable[Cost]) -> Cost:
    """The median of each."""
    kept = list(costs)
    return Cost(
        statistics.median(cost.seconds for cost in kept), statistics.median(cost.megabytes for cost in kept)
    )


def python(
    *arguments: str | Path, data: Path | None = None, settings: Mapping[str, str] | None = None
) -> Cost:
    """The cost of `python ARGUMENTS` in a process of its own. `settings`: as the environment says them.

    Raises CalledProcessError, with what the process said, when it fails.
    """
    command = [sys.executable, *map(str, arguments)]
    with tempfile.TemporaryFile() as output:
        began = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=paths.ROOT,
            env={**_environment(data), **(settings or {})},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(
            process.pid, 0
        )  # waits for this child alone, so its peak is not another's
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            sys.stderr.buffer.write(output.read())
            raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(seconds, usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024))


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its port, process id, the seconds from its start until it answered, and whether it has died since."""

    port: int
    pid: int
    seconds: float
    has_ended: Callable[[], bool]

    def megabytes(self) -> float:
        """Resident memory now. Linux tells; elsewhere it is not a number."""
        return self._memory("VmRSS")

    def peak_megabytes(self) -> float:
        """Peak resident memory so far. Linux tells; elsewhere it is not a number."""
        return self._memory("VmHWM")

    def _memory(self, kind: str) -> float:
        status = Path(f"/proc/{self.pid}/status")
        if not status.exists():
            return float("nan")
        found = re.search(rf"{kind}:\s+(\d+) kB", status.read_text())
        return int(found[1]) / 1024 if found else float("nan")

    def wait_until_idle(self) -> None:
        """Until it has had next to nothing to do for two seconds. Linux tells; elsewhere it is waited half a minute for."""
        stat = Path(f"/proc/{self.pid}/stat")
        if not stat.exists():
            time.sleep(IDLE_SECONDS)
            return
        deadline = time.monotonic() + START_SECONDS
        busy: list[int] = []
        while time.monotonic() < deadline and (len(busy) < 5 or busy[-1] - busy[-5] > IDLE_TICKS):
            user, system = stat.read_text().rpartition(")")[2].split()[11:13]
            busy.append(int(user) + int(system))
            time.sleep(0.5)


@contextmanager
def serving(
    arguments: Sequence[str | Path],
    *,
    log: Path,
    settings: Mapping[str, str] | None = None,
    health: str = "/_stcore/health",
) -> Iterator[Server]:
    """`python ARGUMENTS`, where "{port}" stands for a free port, while it answers there. `settings`: as the environment says them.
    `health`: the address that answers when it is ready."""
    port = _free_port()
    command = [sys.executable, *(str(argument).format(port=port) for argument in arguments)]
    with log.open("wb") as output:
        began = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=paths.ROOT,
            env={**os.environ, **(settings or {})},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_until_it_answers(f"http://localhost:{port}{health}", process, log)
        yield Server(port, process.pid, time.perf_counter() - began, partial(_ends, process))
    finally:
        process.terminate()
        process.wait(timeout=30)


def _ends(process: subprocess.Popen[bytes]) -> bool:
    """Whether it has, or is about to: its lines close before the system has taken it away."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=2)
    return process.returncode is not None


def _environment(data: Path | None) -> Mapping[str, str]:
    return {**os.environ, "DASHBOARD_DATA": str(data)} if data else os.environ


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_it_answers(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(POLL_SECONDS)
    raise RuntimeError(f"Nothing answers at {address}:\n{log.read_text('utf-8', 'replace')}")
