"""What many viewers at once cost: the time they wait, and the server's memory, against as many on the empty page."""

import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.benchmarks import addresses, lakes, traced
from tests.benchmarks.crowd import Visit, crowd
from tests.benchmarks.part import Bench, Part, Result, at_most, count, table, times
from tests.benchmarks.processes import Server
from tests.benchmarks.servers import beside_empty, empty, product

GOAL, GOAL_OF, GOAL_MB = 2.0, 30, 5.0
CHANGES = 4  # of month or page, after a viewer has opened the first
FIRST_VIEWERS = 10  # whose memory is not counted: threads and caches come with them

Script = list[list[Visit]]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Typical seconds until all viewers were done, and milliseconds of their script runs: the median, and that of 19 in 20."""

    wall: float
    p50: float
    p95: float


@dataclass(frozen=True, slots=True)
class Viewed:
    """As many `viewers` at once, on the product and on the empty page."""

    what: str
    viewers: int
    ours: Waiting
    empty: Waiting

    @property
    def ratio(self) -> float:
        return self.ours.wall / self.empty.wall


def measure(bench: Bench) -> Part:
    """On /drift, and on all the pages, with months that the server has made ready; then what each viewer takes of memory."""
    data, folder = lakes.lake_of(bench.rows, bench.folder), bench.work("viewers")
    months = lakes.months(data)[: lakes.AHEAD]
    found = []
    with beside_empty(data, folder, strict=bench.strict) as (real, nothing):
        real.wait_until_idle()
        for what, visits in (("/drift", on_drift), ("all pages", on_all_pages)):
            _play(real, visits(len(addresses.every()), months))  # all have been seen once
            for number in bench.viewers:
                found.append(_viewed(what, real, nothing, visits(number, months), bench.times))
    script = on_drift(FIRST_VIEWERS + max(bench.viewers), months)
    told = folder / "objects"
    through = ("-m", "tests.benchmarks.traced", told)
    with product(data, folder, through=through) as real:
        ours = _megabytes_each(real, script, told)
    with empty(folder, strict=bench.strict, through=through) as nothing:
        theirs = _megabytes_each(nothing, _on_empty(script), told)
    return _told(found, ours, theirs, bench)


def on_drift(viewers: int, months: Sequence[str]) -> Script:
    """Each opens /drift and changes the month, all in another order."""
    return [
        [
            ("drift", f"periode={months[(viewer + change) % len(months)]}" if change else "")
            for change in range(CHANGES + 1)
        ]
        for viewer in range(viewers)
    ]


def on_all_pages(viewers: int, _months: Sequence[str]) -> Script:
    """Each opens a page and goes on to the next ones; no two begin at the same while there are pages enough."""
    pages = addresses.every()
    return [
        [(pages[(viewer + change) % len(pages)], "") for change in range(CHANGES + 1)]
        for viewer in range(viewers)
    ]


def _on_empty(script: Script) -> Script:
    return [[("", query) for _, query in visits] for visits in script]


def _viewed(what: str, real: Server, nothing: Server, script: Script, repeated: int) -> Viewed:
    ours, theirs = [], []
    for _ in range(repeated):
        ours.append(_play(real, script))
        theirs.append(_play(nothing, _on_empty(script)))
    return Viewed(what, len(script), _typical(ours), _typical(theirs))


def _play(server: Server, script: Script) -> Waiting:
    with crowd(server.port, script) as seen:
        runs = [1000 * seconds for seconds in seen.runs]
        return Waiting(seen.wall, statistics.median(runs), statistics.quantiles(runs, n=20)[-1])


def _typical(waited: list[Waiting]) -> Waiting:
    return Waiting(
        *(statistics.median(getattr(each, name) for each in waited) for name in ("wall", "p50", "p95"))
    )


def _megabytes_each(server: Server, script: Script, told: Path) -> float:
    """What the objects of each viewer after the first ones take while the session is open. The server tells it in `told`."""
    server.wait_until_idle()
    with crowd(server.port, script[:FIRST_VIEWERS]):
        server.wait_until_idle()
        before = traced.megabytes(server, told)
        with crowd(server.port, script[FIRST_VIEWERS:]):
            server.wait_until_idle()
            return (traced.megabytes(server, told) - before) / len(script[FIRST_VIEWERS:])


def _told(found: list[Viewed], ours: float, theirs: float, bench: Bench) -> Part:
    rows = [
        (
            f"{each.viewers} on {each.what}",
            *(f"{number:.2f}" for number in (each.ours.wall, each.empty.wall, each.ratio)),
            *(f"{each.ours.p50:.0f} / {each.ours.p95:.0f}", f"{each.empty.p50:.0f} / {each.empty.p95:.0f}"),
        )
        for each in found
    ]
    extra = max(bench.viewers)
    about = f"at once, at {count(bench.rows)} rows, against as many on an empty page"
    return Part(
        f"## Viewers at once on {count(bench.rows)} rows: each opens a session and changes {CHANGES} times; median of"
        f" {bench.times}\n\n"
        + table(("viewers", "s", "empty s", "×", "run p50 / p95 ms", "empty p50 / p95 ms"), rows)
        + f"\nWhat the objects of each of {extra} viewers take, after the first {FIRST_VIEWERS}: {ours:.2f} MB, on the empty page {theirs:.2f} MB.\n",
        [
            *(
                at_most(f"{each.viewers} viewers on {each.what} {about}", each.ratio, GOAL)
                if each.viewers == GOAL_OF
                else Result(f"{each.viewers} viewers on {each.what} {about}", times(each.ratio))
                for each in found
                if each.viewers >= GOAL_OF
            ),
            Result(
                f"Server memory of each of {extra} viewers more (objects alive)",
                f"{ours:.2f} MB (empty page {theirs:.2f} MB)",
                f"< {GOAL_MB:g} MB",
                ours < GOAL_MB,
            ),
        ],
        {
            "waiting": [asdict(each) for each in found],
            "megabytes_per_viewer": {"ours": ours, "empty": theirs},
        },
    )
