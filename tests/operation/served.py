"""A server in a process of its own, with its log and its ending."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard import paths

START_SECONDS = 60
SERVE = ("-m", "dashboard.cli", "serve")


@dataclass(frozen=True)
class Served:
    """Its address, without a slash at the end, and the file of its stderr."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    def asked(self, path: str, data: bytes | None = None, **headers: str) -> tuple[int, str]:
        """Status and body of the answer to GET, or to POST with `data`."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(self.address + path, data, named)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refusal:
            return refusal.code, refusal.read().decode()

    def told(self) -> list[dict[str, Any]]:
        """The lines of the log. Every one of them must be JSON."""
        return [json.loads(line) for line in self.log.read_text("utf-8").splitlines()]

    def messages(self) -> list[str]:
        return [line.get("melding", "") for line in self.told()]

    def stop(self, seconds: float, number: int = signal.SIGTERM) -> tuple[int, float]:
        """Its exit code, and how many seconds it took; it may take `seconds`."""
        began = time.monotonic()
        self.process.send_signal(number)
        return self.process.wait(seconds), time.monotonic() - began


@contextmanager
def served(data: Path, command: Sequence[str] = SERVE, **chosen: str) -> Iterator[Served]:
    """A server on the data folder, answering; `command` is what Python runs. Killed at the end, if it still runs."""
    with served_at(free_port(), data, command, **chosen) as server:
        yield server


@contextmanager
def served_at(port: int, data: Path, command: Sequence[str] = SERVE, /, **chosen: str) -> Iterator[Served]:
    """The same on a port of one's own choice: where one was before."""
    data.mkdir(parents=True, exist_ok=True)
    settings = {f"DASHBOARD_{name.upper()}": value for name, value in chosen.items()}
    environment = {**os.environ, "DASHBOARD_DATA": str(data), "DASHBOARD_KLARGJOER": "false", **settings}
    log = data.with_name(f"{data.name}-{port}.log")
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, *command, "--port", str(port)], cwd=paths.ROOT, env=environment,
            stdout=subprocess.DEVNULL, stderr=output,
        )  # fmt: skip
    try:
        found = Served(port, process, log)
        wait_until_it_answers(found)
        yield found
    finally:
        process.kill()
        process.wait()


def wait_until_it_answers(server: Served) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            server.asked("/helse/levende")
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise AssertionError(f"The server did not start:\n{server.log.read_text('utf-8', 'replace')}")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])
