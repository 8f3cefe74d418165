"""A browser's part of the conversation with Streamlit, without the browser."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

RUN_SECONDS = 120
OUR_ERROR = b"role='alert'"  # dashboard/ui/errors.py


@dataclass(frozen=True, slots=True)
class Session:
    """One open browser tab."""

    connection: ClientConnection

    def run(self, page: str = "", query: str = "") -> float:
        """Seconds from asking for `page` (its address without the slash) until its script is done.

        Raises RuntimeError when the page shows an error or does not exist.
        """
        began = time.perf_counter()
        self.connection.send(asking(page, query))
        while not finishes(self.connection.recv(timeout=RUN_SECONDS), page):
            pass
        return time.perf_counter() - began


class _PromptSocket(socket.socket):
    """Acknowledges at once. Linux would wait 40 ms, and the server for that: longer than many a script runs."""

    def recv(self, size: int, flags: int = 0) -> bytes:
        if hasattr(socket, "TCP_QUICKACK"):
            self.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
        return super().recv(size, flags)


@contextmanager
def session(port: int) -> Iterator[Session]:
    line = _PromptSocket(socket.AF_INET, socket.SOCK_STREAM)
    line.connect(("127.0.0.1", port))
    with connect(f"ws://localhost:{port}/_stcore/stream", sock=line, max_size=None) as connection:
        yield Session(connection)


def asking(page: str, query: str) -> bytes:
    """What a browser sends to have `page` run."""
    asked: bytes = BackMsg(rerun_script=ClientState(page_name=page, query_string=query)).SerializeToString()
    return asked


def finishes(frame: str | bytes, page: str) -> bool:
    """Whether `frame`, which the server has sent of `page`, says that the script is done.

    Raises RuntimeError when the page shows an error or does not exist.
    """
    if isinstance(frame, str):
        raise RuntimeError(f"Streamlit sent text where its protocol has bytes: {frame[:200]}")
    message = ForwardMsg.FromString(frame)
    _refuse_failure(message, page)
    if OUR_ERROR in frame:
        raise RuntimeError(f"/{page} shows an error: {frame.decode('utf-8', 'replace')}")
    return bool(message.WhichOneof("type") == "script_finished")


def _refuse_failure(message: ForwardMsg, page: str) -> None:
    kind = message.WhichOneof("type")
    if kind == "page_not_found":
        raise RuntimeError(f"There is no page at /{page}.")
    if kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
        raise RuntimeError(f"The script of /{page} did not run to its end.")
    if kind != "delta":
        return
    element = message.delta.new_element
    if element.WhichOneof("type") == "exception":
        raise RuntimeError(f"/{page} shows {element.exception.type}: {element.exception.message}")
