"""A load of requests: `python -m tests.benchmarks.load PORT CONNECTIONS REQUESTS PATH…`, a process of its own so that the
server has its core to itself. Answers with one JSON line."""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice

from dashboard import paths


@dataclass(frozen=True, slots=True)
class Load:
    """Requests a second, the milliseconds that 99 in 100 were answered within, and the bytes of all the answers' bodies."""

    per_second: float
    p99: float
    size: int


def load(port: int, addresses: Sequence[str], requests: int, connections: int = 8) -> Load:
    """Ask for `addresses` in turn, `requests` in all, over so many connections that stay open.

    Raises CalledProcessError where something else than 200 was answered.
    """
    command = [
        sys.executable,
        "-m",
        "tests.benchmarks.load",
        str(port),
        str(connections),
        str(requests),
        *addresses,
    ]
    ran = subprocess.run(command, cwd=paths.ROOT, stdout=subprocess.PIPE, check=True)
    return Load(**json.loads(ran.stdout))


async def _main(port: int, connections: int, requests: int, addresses: Sequence[str]) -> None:
    waiting = islice(cycle(addresses), requests)
    began = time.perf_counter()
    answered = await asyncio.gather(*(_ask(port, waiting) for _ in range(connections)))
    seconds = time.perf_counter() - began
    waited = sorted(1000 * each for answers in answered for each, _ in answers)
    print(
        json.dumps(
            {
                "per_second": len(waited) / seconds,
                "p99": waited[int(0.99 * len(waited))],
                "size": sum(size for answers in answered for _, size in answers),
            }
        )
    )


async def _ask(port: int, waiting: Iterator[str]) -> list[tuple[float, int]]:
    """The seconds and bytes of each answer over one connection, for as long as there is something to ask for."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**20)
    answers = []
    for address in waiting:
        began = time.perf_counter()
        writer.write(f"GET {address} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        if not head.startswith(b"http/1.1 200 "):
            raise RuntimeError(f"{address}: {head.decode('latin-1')}")
        size = int(head.partition(b"content-length:")[2].partition(b"\r\n")[0])
        await reader.readexactly(size)
        answers.append((time.perf_counter() - began, size))
    writer.close()
    return answers


if __name__ == "__main__":
    asyncio.run(_main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:]))
