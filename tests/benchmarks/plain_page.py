"""/drift beside the same kind of page built the plain way: opened, its month changed, many viewers at once, and memory."""

import math
import statistics
import subprocess
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.benchmarks import lakes
from tests.benchmarks.crowd import crowd
from tests.benchmarks.part import Bench, Part, Result, count, table, times
from tests.benchmarks.plain.five_parts import FOLDER
from tests.benchmarks.processes import Server
from tests.benchmarks.servers import empty, product, streamlit
from tests.benchmarks.viewers import Script, on_drift
from tests.benchmarks.websocket import session

VIEWERS = 20
DATASETS = ("regnskap", "budsjett", "organisasjon")
KILLED = "killed, out of memory"
EMPTY, DRIFT = "an empty page", "/drift"
PLAIN = {"Streamlit + pandas over CSV": "pandas_csv", "Streamlit + DuckDB over Parquet": "duckdb_parquet"}
_PLAIN = Path(__file__).with_name("plain")


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds to open the page in a new session, and to change to another of the last twelve months; seconds until all
    the viewers are done; peak memory in MB. The two last are not numbers where the machine had no memory for the viewers."""

    opened: float
    changed: float
    viewers: float
    megabytes: float


def measure(bench: Bench) -> Part:
    """All the servers at once, each asked in turn."""
    data, folder = lakes.lake_of(bench.rows, bench.folder), bench.work("plain")
    export(data, folder)
    months = lakes.months(data)[: lakes.AHEAD]
    with ExitStack() as stack:
        servers = {
            EMPTY: stack.enter_context(empty(folder, strict=bench.strict)),
            DRIFT: stack.enter_context(product(data, folder)),
            **{
                name: stack.enter_context(streamlit(_PLAIN / f"{script}.py", folder, {FOLDER: str(folder)}))
                for name, script in PLAIN.items()
            },
        }
        servers[DRIFT].wait_until_idle()
        found = _in_turn(servers, months, bench.times)
    return _told(found, bench)


def export(data: Path, folder: Path) -> None:
    """Writes accounts, budget and organisation as CSV and as Parquet files, as the newest version has them."""
    with lakes.opened(data) as lake, lake.at(lake.newest().id) as cursor:
        for dataset in DATASETS:
            for ending, options in (("csv", "format csv, header"), ("parquet", "format parquet")):
                cursor.execute(f"copy (from {dataset}) to '{folder / dataset}.{ending}' ({options})")


def _in_turn(servers: Mapping[str, Server], months: list[str], repeated: int) -> dict[str, Cost]:
    for name, server in servers.items():  # what is read once, is read
        _run(server, name, "")
    opened = {name: [_run(server, name, "")[0] for _ in range(repeated)] for name, server in servers.items()}
    changed: dict[str, list[float]] = {name: [] for name in servers}
    for month in months[1 : repeated + 1]:
        for name, server in servers.items():
            changed[name].append(_run(server, name, "", f"periode={month}")[1])
    waited = {name: _waited(server, name, months) for name, server in servers.items()}
    return {
        name: Cost(
            1000 * statistics.median(opened[name]),
            1000 * statistics.median(changed[name]),
            waited[name],
            server.peak_megabytes(),
        )
        for name, server in servers.items()
    }


def _run(server: Server, name: str, *addresses: str) -> list[float]:
    with session(server.port) as tab:
        return [tab.run(_page(name), query) for query in addresses]


def _page(name: str) -> str:
    return "drift" if name == DRIFT else ""


def _waited(server: Server, name: str, months: list[str]) -> float:
    script: Script = [[(_page(name), query) for _, query in visits] for visits in on_drift(VIEWERS, months)]
    try:
        with crowd(server.port, script) as seen:
            return seen.wall
    except subprocess.CalledProcessError:
        if server.has_ended():
            return math.nan
        raise


def _told(found: dict[str, Cost], bench: Bench) -> Part:
    nothing = found[EMPTY]
    rows = [
        (
            name,
            f"{cost.opened:.0f} ({cost.opened / nothing.opened:.1f}×)",
            f"{cost.changed:.0f} ({cost.changed / nothing.changed:.1f}×)",
            *(
                (KILLED, "")
                if math.isnan(cost.viewers)
                else (f"{cost.viewers:.1f} ({cost.viewers / nothing.viewers:.1f}×)", f"{cost.megabytes:.0f}")
            ),
        )
        for name, cost in found.items()
    ]
    head = ("page", "opened, ms", "another month, ms", f"{VIEWERS} viewers, s", "peak MB")
    return Part(
        f"## The economy page built the plain way, at {count(bench.rows)} rows; median of {bench.times}\n\n"
        + table(head, rows),
        [
            Result(
                f"{name}: opened, another month, {VIEWERS} viewers, peak memory",
                " · ".join(
                    (
                        times(cost.opened / nothing.opened),
                        times(cost.changed / nothing.changed),
                        *(
                            (KILLED,)
                            if math.isnan(cost.viewers)
                            else (times(cost.viewers / nothing.viewers), f"{cost.megabytes:.0f} MB")
                        ),
                    )
                ),
            )
            for name, cost in found.items()
            if name != EMPTY
        ],
        {name: asdict(cost) for name, cost in found.items()},
    )
