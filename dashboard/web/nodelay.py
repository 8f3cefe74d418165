"""Answers are sent when they are ready.

Streamlit opens its listening socket without naming the protocol, and asyncio then leaves the operating system to gather small
answers until the reader has acknowledged the last one: some 40 ms, for a file of a few kB or the end of a page.
"""

import os
import socket
from contextlib import suppress
from pathlib import Path

_OPEN_FILES = Path("/dev/fd")


def send_at_once() -> None:
    """For every connection that the sockets this process listens on will take. Where the system does not list them (Windows),
    nothing changes."""
    if not _OPEN_FILES.is_dir():
        return
    for number in [int(each.name) for each in _OPEN_FILES.iterdir()]:
        with suppress(OSError):  # no socket, or closed since it was listed
            _send_at_once(number)


def _send_at_once(number: int) -> None:
    copy = os.dup(number)
    try:
        found = socket.socket(fileno=copy)
    except OSError:
        os.close(copy)
        raise
    with found:
        if found.family in (socket.AF_INET, socket.AF_INET6) and found.getsockopt(
            socket.SOL_SOCKET, socket.SO_ACCEPTCONN
        ):
            found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
