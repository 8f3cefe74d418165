"""Files that have been read, kept in memory up to a number of bytes: the ones last asked for."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from hashlib import sha256

from dashboard.storage import State


@dataclass(frozen=True, slots=True)
class Kept:
    """`state`: what the place said of the file before it was read."""

    state: State
    sha256: str
    content: bytes


class Remembered:
    """Threads may share one."""

    def __init__(self, most_bytes: int) -> None:
        self._most, self._held = most_bytes, 0
        self._lock = threading.Lock()
        self._files: OrderedDict[Hashable, Kept] = OrderedDict()

    def get(self, name: Hashable, state: State) -> Kept | None:
        """The file, where it was read while the place said the same of it."""
        with self._lock:
            kept = self._files.get(name)
            if kept is None or kept.state != state:
                return None
            self._files.move_to_end(name)
            return kept

    def keep(self, name: Hashable, state: State, content: bytes) -> Kept:
        kept = Kept(state, sha256(content).hexdigest(), content)
        with self._lock:
            self._forget(name)
            self._files[name] = kept
            self._held += len(content)
            while self._held > self._most:
                self._forget(next(iter(self._files)))
        return kept

    def _forget(self, name: Hashable) -> None:
        gone = self._files.pop(name, None)
        self._held -= len(gone.content) if gone else 0
