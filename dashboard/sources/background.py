"""A fetch that goes on while people use the app: one in this process, its state for whoever looks."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from dashboard.sources.fetch import Progress
from dashboard.sources.results import Result
from dashboard.sources.turn import AlreadyFetching

Work = Callable[[Callable[[Progress], None]], list[Result]]
"""Does a fetch, and tells of its progress."""


@dataclass(frozen=True, slots=True)
class State:
    """A fetch as it stands. `ended` is None while it goes on; `error` is what stopped the whole of it, if anything did."""

    author: str
    began: datetime
    progress: Progress = field(default_factory=Progress)
    ended: datetime | None = None
    error: Exception | None = None

    @property
    def running(self) -> bool:
        return self.ended is None


class Background:
    """The process's fetch. The thread dies with the process: what it had not stored is fetched again next time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._state: State | None = None

    @property
    def state(self) -> State | None:
        """The fetch that goes on, else the last one; None before the first."""
        return self._state

    def start(self, author: str, work: Work) -> threading.Thread:
        """Begin. Raises AlreadyFetching while another goes on."""
        with self._lock:
            if self._state is not None and self._state.running:
                raise AlreadyFetching
            self._state = State(author, datetime.now(UTC))
        thread = threading.Thread(target=self._run, args=(work,), name="henting", daemon=True)
        thread.start()
        return thread

    def _run(self, work: Work) -> None:
        try:
            results = work(self._tell)
        except Exception as error:  # noqa: BLE001 - kept for whoever looks: nobody else is here to be told
            self._change(error=error, ended=datetime.now(UTC))
        else:
            assert self._state is not None
            done = replace(self._state.progress, results=tuple(results), step="")
            self._change(progress=done, ended=datetime.now(UTC))

    def _tell(self, progress: Progress) -> None:
        self._change(progress=progress)

    def _change(
        self,
        progress: Progress | None = None,
        ended: datetime | None = None,
        error: Exception | None = None,
    ) -> None:
        with self._lock:
            assert self._state is not None
            self._state = replace(
                self._state, progress=progress or self._state.progress, ended=ended, error=error
            )


HENTING = Background()
