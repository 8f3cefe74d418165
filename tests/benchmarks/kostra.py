"""What /kostra costs with every municipality's figures in the lake: its script runs against those of an empty page."""

import statistics
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.page import beside_empty
from tests.benchmarks.processes import Server
from tests.benchmarks.websocket import session

SETTINGS = {
    "DASHBOARD_KOMMUNE": "Fauske kommune",
    "DASHBOARD_KOMMUNENUMMER": "1841",
    "DASHBOARD_SAMMENLIGN_MED": '["1811", "5027", "3405"]',
}
_OMRAADER = ("barnehage", "grunnskole", "helse", "omsorg", "barnevern", "sosial", "administrasjon")
_TALL = (
    "barnehage_andel_barnehagelaerere",
    "grunnskole_gruppestoerrelse",
    "helse_konsultasjoner",
    "omsorg_legetimer",
    "barnevern_plassert",
    "sosial_seks_maaneder",
    "administrasjon_lokaler_per_innbygger",
)
_KOMMUNER = ("0301", "1103", "3205", "4601", "5001", "5501", "5636")
_FLERE_KOMMUNER = ("1108", "1507", "3301", "3907", "4204", "5006", "5601")
_ANDRE = ("3107", "3301", "3405,3907", "4003,4204,4631", "5001,5053", "5601,5538,1870", "1505,1804,1106")


def _each(shape: str, *values: Iterable[str]) -> tuple[str, ...]:
    return tuple(shape.format(*each) for each in zip(*values, strict=True))


READY = {
    "another area": _each("omraade={}", _OMRAADER),
    "distribution and map": _each("del=fordeling&omraade={}", _OMRAADER),
    "ten-year series": _each("del=utvikling&omraade={}", _OMRAADER),
    "cost and quality": _each("del=sammenheng&omraade={}", _OMRAADER),
    "every area in kroner": ("del=mulighetsrom",),
    "likeness": ("del=likhet",),
    "about the figures": ("del=om",),
}
"""What the server has made ready of the municipality in the settings."""

UNREADY = {
    "another figure: distribution and map": _each("del=fordeling&omraade={}&nokkeltall={}", _OMRAADER, _TALL),
    "another figure: ten-year series": _each("del=utvikling&omraade={}&nokkeltall={}", _OMRAADER, _TALL),
    "others to compare with": _each("omraade={}&med={}", _OMRAADER, _ANDRE),
    "another municipality": _each("kommune={}&omraade=omsorg", _KOMMUNER),
    "its other areas": _each("kommune={}&omraade={}", _KOMMUNER, _OMRAADER),
    "another municipality: every area in kroner": _each("kommune={}&del=mulighetsrom", _FLERE_KOMMUNER),
}
"""What is made when somebody asks."""


@dataclass(frozen=True, slots=True)
class Run:
    """Typical milliseconds of a kind of script run, and of the empty page's in turn with them."""

    kostra: float
    empty: float

    @property
    def ratio(self) -> float:
        return self.kostra / self.empty


@dataclass(frozen=True, slots=True)
class Kostra:
    """By kind: `opened` the page as it opens; of READY and UNREADY the first visits and the second ones. Memory in MB."""

    opened: dict[str, Run]
    first: dict[str, Run]
    second: dict[str, Run]
    megabytes: float
    empty_megabytes: float


def measure(data: Path, folder: Path, times: int) -> Kostra:
    """`data` is the data folder of a lake with key figures. The empty page takes turns with the real one, and every address
    is opened in a session of its own, as a link is."""
    with beside_empty(data, folder, SETTINGS) as (real, empty):
        pair = _Pair(real, empty)
        pair.open("first after start")
        real.wait_until_idle()  # what is made before anybody asks, is made while nobody does
        for _ in range(times):
            pair.open("opened in a new session", "again in the same session")
        opened = pair.taken()
        first, second = pair.visit(READY | UNREADY), pair.visit(READY | UNREADY)
        return Kostra(opened, first, second, real.peak_megabytes(), empty.peak_megabytes())


@dataclass
class _Pair:
    """Runs /kostra and the empty page in turn, so that whatever else the machine does falls on both."""

    real: Server
    empty: Server
    _seconds: dict[str, tuple[list[float], list[float]]] = field(default_factory=dict, init=False)

    def open(self, *names: str, query: str = "") -> None:
        """A run for each of `names`, in one session."""
        for nr, (server, page) in enumerate(((self.real, "kostra"), (self.empty, ""))):
            with session(server.port) as tab:
                for name in names:
                    self._seconds.setdefault(name, ([], []))[nr].append(tab.run(page, query))

    def visit(self, views: dict[str, tuple[str, ...]]) -> dict[str, Run]:
        for name, queries in views.items():
            for query in queries:
                self.open(name, query=query)
        return self.taken()

    def taken(self) -> dict[str, Run]:
        """The medians since the last time."""
        found = {
            name: Run(*(1000 * statistics.median(each) for each in both))
            for name, both in self._seconds.items()
        }
        self._seconds.clear()
        return found
