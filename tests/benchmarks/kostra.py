"""What /kostra costs with every municipality's figures in the lake: its script runs against those of an empty page."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb

from tests.benchmarks.lakes import import_files
from tests.benchmarks.large_kostra import write_large_kostra
from tests.benchmarks.pair import Pair, Run
from tests.benchmarks.part import Bench, Part, at_most, count, table
from tests.benchmarks.processes import Cost
from tests.benchmarks.servers import beside_empty

GOAL = 1.3
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
class Kostra:
    """By kind: `opened` the page as it opens; of READY and UNREADY the first visits and the second ones. Memory in MB."""

    opened: dict[str, Run]
    first: dict[str, Run]
    second: dict[str, Run]
    megabytes: float
    empty_megabytes: float


def measure(bench: Bench) -> Part:
    """The page on a lake with `bench.figures` key figures of every municipality and year, and nothing else."""
    folder = bench.work("kostra")
    data = folder / "data"
    *others, largest = reversed(write_large_kostra(folder, bench.figures))
    import_files(others, data)
    imported = import_files([largest], data)
    cells = int(duckdb.sql(f"select count(*) from '{largest}'").fetchall()[0][0])
    return _told(_measured(data, folder, bench), cells, imported, bench.times)


def _measured(data: Path, folder: Path, bench: Bench) -> Kostra:
    """The empty page takes turns with the real one, and every address is opened in a session of its own, as a link is."""
    with beside_empty(data, folder, SETTINGS, strict=bench.strict) as (real, empty):
        pair = Pair(real, empty)
        pair.open("kostra", "first after start")
        real.wait_until_idle()  # what is made before anybody asks, is made while nobody does
        for _ in range(bench.times):
            pair.open("kostra", "opened in a new session", "again in the same session")
        opened = pair.taken()
        first, second = _visit(pair, READY | UNREADY), _visit(pair, READY | UNREADY)
        return Kostra(opened, first, second, real.peak_megabytes(), empty.peak_megabytes())


def _visit(pair: Pair, views: dict[str, tuple[str, ...]]) -> dict[str, Run]:
    for name, queries in views.items():
        for query in queries:
            pair.open("kostra", name, query=query)
    return pair.taken()


def _told(found: Kostra, cells: int, imported: Cost, repeated: int) -> Part:
    parts = [
        f"## /kostra on {count(cells)} cells, against an empty page; median of {repeated}, of what follows 7\n",
        table(
            ("script run", "/kostra ms", "empty ms", "×"),
            [
                (name, f"{run.ours:.0f}", f"{run.empty:.0f}", f"{run.ratio:.2f}")
                for name, run in found.opened.items()
            ],
        ),
    ]
    for what, views in (("made ready", READY), ("made when somebody asks", UNREADY)):
        rows = [
            (name, *(cell for run in (found.first[name], found.second[name]) for cell in _cells(run)))
            for name in views
        ]
        parts.append(table((what, "first visit ms", "×", "second visit ms", "×"), rows))
    parts.append(
        f"Import: {imported.seconds:.0f} s, peak {imported.megabytes:.0f} MB. Peak memory: {found.megabytes:.0f} MB, the empty"
        f" page's server {found.empty_megabytes:.0f} MB.\n"
    )
    again = found.opened["again in the same session"].ratio
    return Part(
        "\n".join(parts),
        [at_most(f"/kostra on {count(cells)} cells, seen", again, GOAL)],
        asdict(found),
    )


def _cells(run: Run) -> tuple[str, str]:
    return f"{run.ours:.0f}", f"{run.ratio:.2f}"
