"""Many viewers at once: `python -m tests.benchmarks.crowd PORT`, a process of its own so that the server has its core to itself.

Reads one JSON line from stdin: a list of viewers, each a list of [page, query] to open one after the other in one session.
Answers with one JSON line, {"wall": seconds, "runs": [seconds, …]}, and keeps the sessions open until stdin is closed.
"""

import asyncio
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from websockets.asyncio.client import ClientConnection, connect

from dashboard import paths
from tests.benchmarks.websocket import RUN_SECONDS, asking, finishes

Visit = tuple[str, str]
"""A page, and the query of its address."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """Seconds from when the first opened until the last was done, and those of every script run."""

    wall: float
    runs: list[float]


@contextmanager
def crowd(port: int, viewers: Sequence[Sequence[Visit]]) -> Iterator[Crowd]:
    """All `viewers` have been there; their sessions stay open meanwhile. Raises CalledProcessError when a page failed them."""
    command = [sys.executable, "-m", "tests.benchmarks.crowd", str(port)]
    with subprocess.Popen(
        command, cwd=paths.ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(viewers) + "\n")
        process.stdin.flush()
        answer = process.stdout.readline()
        if not answer:
            raise subprocess.CalledProcessError(process.wait(), command)
        yield Crowd(**json.loads(answer))
        process.stdin.close()


async def _main(port: int) -> None:
    viewers = json.loads(sys.stdin.readline())
    began = time.perf_counter()
    opened = await asyncio.gather(*(_connected(port) for _ in viewers))
    runs = await asyncio.gather(
        *(_view(connection, visits) for connection, visits in zip(opened, viewers, strict=True))
    )
    wall = time.perf_counter() - began
    print(json.dumps({"wall": wall, "runs": [seconds for each in runs for seconds in each]}), flush=True)
    await asyncio.to_thread(sys.stdin.read)
    await asyncio.gather(*(connection.close() for connection in opened))


async def _connected(port: int) -> ClientConnection:
    return await connect(f"ws://localhost:{port}/_stcore/stream", max_size=None, open_timeout=RUN_SECONDS)


async def _view(connection: ClientConnection, visits: Sequence[Visit]) -> list[float]:
    return [await _run(connection, page, query) for page, query in visits]


async def _run(connection: ClientConnection, page: str, query: str) -> float:
    began = time.perf_counter()
    await connection.send(asking(page, query))
    async with asyncio.timeout(RUN_SECONDS):
        while not finishes(await connection.recv(), page):
            _acknowledge_at_once(connection)
    return time.perf_counter() - began


def _acknowledge_at_once(connection: ClientConnection) -> None:
    """Linux would wait 40 ms, and the server for that: longer than many a script runs. Holds until the next message."""
    if hasattr(socket, "TCP_QUICKACK"):
        line = connection.transport.get_extra_info("socket")
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)


if __name__ == "__main__":
    asyncio.run(_main(int(sys.argv[1])))
