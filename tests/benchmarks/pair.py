"""Script runs of a page of the product and of the empty page in turn, so that whatever else the machine does falls on both."""

import statistics
from dataclasses import dataclass, field

from tests.benchmarks.processes import Server
from tests.benchmarks.websocket import session


@dataclass(frozen=True, slots=True)
class Run:
    """Typical milliseconds of a kind of script run, and of the empty page's in turn with them."""

    ours: float
    empty: float

    @property
    def ratio(self) -> float:
        return self.ours / self.empty


@dataclass
class Pair:
    """The two servers, and what their script runs have taken, by kind."""

    real: Server
    empty: Server
    _seconds: dict[str, tuple[list[float], list[float]]] = field(default_factory=dict, init=False)

    def open(self, page: str, *kinds: str, query: str = "") -> None:
        """A run of `page` for each of `kinds`, in one new session."""
        for nr, (server, address) in enumerate(((self.real, page), (self.empty, ""))):
            with session(server.port) as tab:
                for kind in kinds:
                    self._keep(kind, nr, tab.run(address, query))

    def change(self, page: str, kind: str, query: str) -> None:
        """A run of `page` with another choice, in a session that has just opened it."""
        for nr, (server, address) in enumerate(((self.real, page), (self.empty, ""))):
            with session(server.port) as tab:
                tab.run(address)
                self._keep(kind, nr, tab.run(address, query))

    def taken(self) -> dict[str, Run]:
        """The medians by kind, since the last time."""
        found = {
            kind: Run(*(1000 * statistics.median(each) for each in both))
            for kind, both in self._seconds.items()
        }
        self._seconds.clear()
        return found

    def _keep(self, kind: str, nr: int, seconds: float) -> None:
        self._seconds.setdefault(kind, ([], []))[nr].append(seconds)
