"""Peak memory of the server: idle, when every page has been opened, and after many viewers."""

from tests.benchmarks import addresses, lakes
from tests.benchmarks.crowd import crowd
from tests.benchmarks.part import Bench, Part, Result, count, table
from tests.benchmarks.processes import Server
from tests.benchmarks.servers import beside_empty
from tests.benchmarks.viewers import on_drift
from tests.benchmarks.websocket import session

VIEWERS = 30
STAGES = ("idle", "every page opened", f"{VIEWERS} viewers have been there")


def measure(bench: Bench) -> Part:
    """Peak resident memory so far at each stage, in MB."""
    data = lakes.lake_of(bench.rows, bench.folder)
    months = lakes.months(data)[: lakes.AHEAD]
    with beside_empty(data, bench.work("memory"), strict=bench.strict) as (real, nothing):
        found = [
            _peaks(real, addresses.every(), months),
            _peaks(nothing, [""] * len(addresses.every()), months, page=""),
        ]
    rows = [
        (stage, f"{ours:.0f}", f"{theirs:.0f}", f"{ours / theirs:.2f}")
        for stage, ours, theirs in zip(STAGES, *found, strict=True)
    ]
    return Part(
        f"## Peak memory of the server, at {count(bench.rows)} rows\n\n"
        + table(("", "MB", "empty page MB", "×"), rows),
        [
            Result(
                f"Peak memory at {count(bench.rows)} rows: {', '.join(STAGES)}",
                " · ".join(f"{ours:.0f}" for ours in found[0]) + f" MB (empty page {found[1][-1]:.0f} MB)",
            )
        ],
        dict(zip(("ours", "empty"), found, strict=True)),
    )


def _peaks(
    server: Server, pages: list[str] | tuple[str, ...], months: list[str], page: str = "drift"
) -> list[float]:
    server.wait_until_idle()
    peaks = [server.peak_megabytes()]
    with session(server.port) as tab:
        for each in pages:
            tab.run(each)
    peaks.append(server.peak_megabytes())
    script = [[(page, query) for _, query in visits] for visits in on_drift(VIEWERS, months)]
    with crowd(server.port, script):
        server.wait_until_idle()
    return [*peaks, server.peak_megabytes()]
