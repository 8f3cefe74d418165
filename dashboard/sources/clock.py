"""Time as a thing one is given, so that whoever waits can be tested without waiting."""

import threading
import time
from typing import Protocol


class Clock(Protocol):
    """Seconds that only go forward, and a way to let some pass."""

    def now(self) -> float: ...
    def sleep(self, seconds: float) -> None: ...


class SystemClock:
    """The machine's own."""

    def now(self) -> float:
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


class Pace:
    """At least `seconds` from one call to the next, whichever thread calls."""

    def __init__(self, seconds: float, clock: Clock) -> None:
        self._seconds = seconds
        self._clock = clock
        self._lock = threading.Lock()
        self._next = 0.0

    def wait(self) -> None:
        """Come back when it is one's turn."""
        with self._lock:
            if (left := self._next - self._clock.now()) > 0:
                self._clock.sleep(left)
            self._next = self._clock.now() + self._seconds
