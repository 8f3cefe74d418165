"""What PostgreSQL and S3 cost against a folder of this machine: the same lake in either place, a server on each, asked in turn."""

import shutil
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from dashboard.lake import copying, places
from tests.benchmarks import addresses, lakes
from tests.benchmarks.part import Bench, Part, Result, count, table, times
from tests.benchmarks.postgres import programs
from tests.benchmarks.processes import python
from tests.benchmarks.servers import product
from tests.benchmarks.websocket import session
from tests.shared import servers
from tests.shared.servers import Servers

_EMBEDDED, _SHARED = "embedded", "PostgreSQL + S3"
_MONTH = "År;Periode;Kontoklasse;Ansvar;Funksjon;Art;Beløp\n" + "".join(
    f"2026;11;1;{ansvar};120;{art};1000\n" for ansvar in range(1000, 1100) for art in range(100, 200)
)
"""10 000 rows of a month that is not there."""


@dataclass(frozen=True, slots=True)
class Found:
    """Milliseconds of a page seen, of one with a month of which nothing is made ready, and of an import; MB of the server."""

    seen: float
    unseen: float
    stored: float
    memory: float


@dataclass(frozen=True, slots=True)
class Asked:
    """Of the catalog and of the storage, while something was done."""

    catalog: int
    storage: int


def measure(bench: Bench) -> Part:
    """On the smallest lake. Left out, and that is told, where the machine has no PostgreSQL."""
    rows = min(bench.sizes)
    if programs() is None:
        return Part("## PostgreSQL + S3\n\nNot measured: the machine has no PostgreSQL.\n", [])
    folder = bench.work("shared")
    data = Path(shutil.copytree(lakes.lake_of(rows, bench.folder), folder / "data", dirs_exist_ok=True))
    month = folder / "november.csv"
    month.write_text(_MONTH, "utf-8")
    there = servers.running()
    try:
        chosen = there.chosen()
        copying.copy(places.embedded(data / "lake"), servers.place_of(chosen), folder / "temp")
        database = chosen["katalog"].rpartition("/")[2]
        moved = {**servers.as_environment(chosen), "DASHBOARD_DATA": str(folder / "moved")}
        asked = _asked(there, database, folder, moved)
        found = {
            _EMBEDDED: _found(folder, {"DASHBOARD_DATA": str(data)}, month, bench),
            _SHARED: _found(folder, moved, month, bench),
        }
    finally:
        servers.stop()
        shutil.rmtree(folder)
    return _told(found, asked, rows)


def _found(folder: Path, settings: Mapping[str, str], month: Path, bench: Bench) -> Found:
    data = Path(settings["DASHBOARD_DATA"])
    long_gone = [f"{aar}-{month:02d}" for aar in (2024, 2023) for month in range(12, 0, -1)]
    with product(data, folder, settings) as server:
        server.wait_until_idle()
        with session(server.port) as tab:
            tab.run("drift")
            seen = [tab.run("drift") for _ in range(bench.times)]
            unseen = [
                tab.run("drift", query) for query in addresses.of_months("drift", long_gone)[: bench.times]
            ]
        stored = python(*_import(month), data=data, settings=settings)
        memory = server.megabytes()
    return Found(
        1000 * statistics.median(seen), 1000 * statistics.median(unseen), 1000 * stored.seconds, memory
    )


def _asked(there: Servers, database: str, folder: Path, settings: Mapping[str, str]) -> dict[str, Asked]:
    """By what is done: the server at rest for ten seconds, ready after its start, a page seen, and one nobody has asked for."""

    def while_doing(done: Callable[[], object]) -> Asked:
        catalog, storage = there.catalog_queries(database), there.storage_requests()
        done()
        return Asked(there.catalog_queries(database) - catalog, there.storage_requests() - storage)

    asked: dict[str, Asked] = {}
    catalog, storage = there.catalog_queries(database), there.storage_requests()
    with product(Path(settings["DASHBOARD_DATA"]), folder, settings) as server:
        server.wait_until_idle()
        asked["from start until the newest version is made ready"] = Asked(
            there.catalog_queries(database) - catalog, there.storage_requests() - storage
        )
        with session(server.port) as tab:
            tab.run("drift")
            asked["a page that is ready"] = while_doing(lambda: tab.run("drift"))
            asked["a page of a month long gone"] = while_doing(lambda: tab.run("drift", "periode=2023-03"))
            asked["ten seconds at rest"] = while_doing(lambda: time.sleep(10))
    return asked


def _import(file: Path) -> tuple[str | Path, ...]:
    return ("-m", "dashboard.cli", "import", file, "--author", "Måling", "--message", "November")


def _told(found: Mapping[str, Found], asked: Mapping[str, Asked], rows: int) -> Part:
    here, there = found[_EMBEDDED], found[_SHARED]
    measured = [
        ("/drift, seen, ms", here.seen, there.seen),
        ("/drift, a month long gone, ms", here.unseen, there.unseen),
        ("`dashboard import` of 10 000 rows, ms", here.stored, there.stored),
        ("memory of the server, MB", here.memory, there.memory),
    ]
    lines = [(what, f"{one:.0f}", f"{other:.0f}", f"{other / one:.2f}") for what, one, other in measured]
    counted = [(what, str(each.catalog), str(each.storage)) for what, each in asked.items()]
    about = f"PostgreSQL + S3 against a folder, at {count(rows)} rows"
    return Part(
        f"## {about}\n\n{table(('', _EMBEDDED, _SHARED, '×'), lines)}\n"
        + table(("what is asked", "catalog queries", "S3 requests"), counted),
        [
            *(Result(f"{about}: {what}", times(other / one)) for what, one, other in measured),
            Result(
                f"{about}, queries of the catalog and requests of S3: {', '.join(asked)}",
                " · ".join(f"{each.catalog} and {each.storage}" for each in asked.values()),
            ),
        ],
        {
            "found": {kind: asdict(each) for kind, each in found.items()},
            "asked": {what: asdict(each) for what, each in asked.items()},
        },
    )
