"""A line to a server that a test can cut, and mend again: refused, swallowed, or lost just when something has been said."""

import multiprocessing
import selectors
import socket
import struct
import threading
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

_RESET = struct.pack("ii", 1, 0)  # closed so, the other end hears of it at once
_BLOCK = 1 << 16


_FRESH = multiprocessing.get_context("spawn")


class Proxy:
    """A line from `port` of loopback to 127.0.0.1:`target`, in a process of its own: DuckDB may hold the lock of this one's
    interpreter while it waits for an answer. The functions are those of `_Line`."""

    def __init__(self, target: int) -> None:
        self._pipe, theirs = _FRESH.Pipe()
        self._process = _FRESH.Process(target=_serve, args=(target, theirs), daemon=True)
        self._process.start()
        theirs.close()
        self._lock = threading.Lock()
        self.port: int = self._pipe.recv()

    def refuse(self) -> None:
        self._do("refuse")

    def swallow(self) -> None:
        self._do("swallow")

    def lose_answer_to(self, *words: bytes, stay_cut: bool = False) -> None:
        self._do("lose_answer_to", *words, stay_cut=stay_cut)

    def has_lost(self) -> bool:
        return bool(self._do("has_lost"))

    def mend(self) -> None:
        self._do("mend")

    def lines(self) -> int:
        return int(self._do("lines"))

    def close(self) -> None:
        self._pipe.close()
        self._process.join()

    def _do(self, name: str, *given: Any, **named: Any) -> Any:
        with self._lock:
            self._pipe.send((name, given, named))
            return self._pipe.recv()


def _serve(target: int, pipe: Connection) -> None:
    """Does what it is asked until the other end of the pipe is closed."""
    line = _Line(target)
    pipe.send(line.port)
    with suppress(EOFError):
        while True:
            name, given, named = pipe.recv()
            pipe.send(getattr(line, name)(*given, **named))


class _Line:
    """Listens on a port of its own on loopback, and passes on what comes to 127.0.0.1:`target` and back."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._lock = threading.Lock()
        self._lines: set[socket.socket] = set()
        self._swallows = False
        self._fatal: tuple[bytes, ...] = ()
        self._stays_cut = False
        self._lost = False
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._accepting = self._accept_on(self._listener)

    def refuse(self) -> None:
        """As where nobody listens: what is open is broken off, and nothing new gets through."""
        self._shut()
        self._reset_all()

    def swallow(self) -> None:
        """As where a cable is out: what is open is given up, and what is new is taken and never answered."""
        self._swallows = True
        self._reset_all()

    def lose_answer_to(self, *words: bytes, stay_cut: bool = False) -> None:
        """The next time that clients have sent the words, in this order, the server gets the last of them and does what it
        says; the answer is not passed on, and the line is broken. `stay_cut`: from then on as `refuse`."""
        self._lost = False
        self._fatal, self._stays_cut = words, stay_cut

    def has_lost(self) -> bool:
        """Whether an answer was lost since."""
        return self._lost

    def mend(self) -> None:
        """All gets through again. What was open while the line was swallowed, is broken."""
        self._fatal = ()
        if self._swallows:
            self._swallows = False
            self._reset_all()
        if self._listener.fileno() == -1:
            self._listener = socket.create_server(("127.0.0.1", self.port))
            self._accepting = self._accept_on(self._listener)

    def lines(self) -> int:
        """How many connections clients have open."""
        with self._lock:
            return len(self._lines) // 2

    def _shut(self) -> None:
        with suppress(OSError):  # wakes the thread that accepts
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._accepting.join()

    def _accept_on(self, listener: socket.socket) -> threading.Thread:
        def accept() -> None:
            with suppress(OSError):  # closed: the line is cut
                while True:
                    client, _ = listener.accept()
                    threading.Thread(target=self._pass_on, args=(client,), daemon=True).start()

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        return thread

    def _reset_all(self) -> None:
        with self._lock:
            lines, self._lines = self._lines, set()
        for line in lines:
            with suppress(OSError):  # broken off from the other end
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
                line.shutdown(socket.SHUT_RDWR)
            line.close()

    def _pass_on(self, client: socket.socket) -> None:
        try:
            server = socket.create_connection(("127.0.0.1", self._target))
        except OSError:
            client.close()
            return
        pair = (client, server)
        for end in pair:
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with self._lock:
            self._lines |= set(pair)
        with suppress(OSError, ValueError), selectors.DefaultSelector() as either:  # closed in between
            either.register(client, selectors.EVENT_READ, server)
            either.register(server, selectors.EVENT_READ, client)
            while self._step(either, client, server):
                pass
        with self._lock:
            self._lines -= set(pair)
        for end in pair:
            end.close()

    def _step(self, either: selectors.BaseSelector, client: socket.socket, server: socket.socket) -> bool:
        """Pass on what has come. False where one end has closed, or the answer was lost."""
        for key, _ in either.select():
            came, other = key.fileobj, key.data
            assert isinstance(came, socket.socket)
            said = came.recv(_BLOCK)
            if not said:
                return False
            if self._swallows:
                continue
            other.sendall(said)
            if came is client and self._heard_it_all(said):
                self._lose(client, server)
                return False
        return True

    def _heard_it_all(self, said: bytes) -> bool:
        if not self._fatal or self._fatal[0] not in said:
            return False
        self._fatal = self._fatal[1:]
        return not self._fatal

    def _lose(self, client: socket.socket, server: socket.socket) -> None:
        server.recv(_BLOCK)  # it is done
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        client.close()
        if self._stays_cut:
            self._shut()
            self._reset_all()
        self._lost = True
