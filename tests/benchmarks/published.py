"""What is published under load, against Starlette's StaticFiles serving the same bytes."""

import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.benchmarks import lakes
from tests.benchmarks.load import Load, load
from tests.benchmarks.part import Bench, Part, Result, at_least, table, times
from tests.benchmarks.processes import Server, serving
from tests.benchmarks.servers import product

GOAL = 0.8
ROOT = f"/publisert/{lakes.NEWEST}"


@dataclass(frozen=True, slots=True)
class Loaded:
    """The typical load that either server bore."""

    what: str
    ours: Load
    bare: Load

    @property
    def ratio(self) -> float:
        return self.ours.per_second / self.bare.per_second


def measure(bench: Bench) -> Part:
    """The page alone, then every file of the edition in turn; the servers take turns too.

    Raises RuntimeError where they do not answer with as many bytes."""
    data, folder = lakes.lake_of(bench.rows, bench.folder), bench.work("published")
    [edition] = (data / "published" / lakes.NEWEST).glob("utgave-1*")
    bare = ("-m", "tests.benchmarks.static", edition, ROOT, "{port}")
    page, *_ = everything = _addresses(edition)
    with (
        product(data, folder) as ours,
        serving(bare, log=folder / "static.log", health=page) as theirs,
    ):
        ours.wait_until_idle()
        found = [
            _loaded("the page", [page], ours, theirs, bench),
            _loaded(f"the edition's {len(everything)} files", everything, ours, theirs, bench),
        ]
    return _told(found, bench)


def _addresses(edition: Path) -> list[str]:
    """The page first, then every other file."""
    files = sorted(file.relative_to(edition).as_posix() for file in edition.rglob("*") if file.is_file())
    return [f"{ROOT}/", *(f"{ROOT}/{file}" for file in files if file != "index.html")]


def _loaded(what: str, addresses: Sequence[str], ours: Server, bare: Server, bench: Bench) -> Loaded:
    rounds = [
        [load(server.port, addresses, bench.requests) for server in (ours, bare)]
        for _ in range(bench.times + 1)
    ]
    if any(real.size != static.size for real, static in rounds):
        raise RuntimeError(f"{what}: what is published is not what lies in the files.")
    return Loaded(what, *(_typical(each) for each in zip(*rounds[1:], strict=True)))  # the first warms up


def _typical(loads: Sequence[Load]) -> Load:
    return Load(
        statistics.median(each.per_second for each in loads),
        statistics.median(each.p99 for each in loads),
        loads[0].size,
    )


def _told(found: list[Loaded], bench: Bench) -> Part:
    rows = [
        (
            each.what,
            f"{each.ours.per_second:.0f}",
            f"{each.bare.per_second:.0f}",
            f"{each.ratio:.2f}",
            f"{each.ours.p99:.1f}",
            f"{each.bare.p99:.1f}",
        )
        for each in found
    ]
    head = ("8 connections", "requests/s", "bare requests/s", "×", "p99 ms", "bare p99 ms")
    return Part(
        f"## What is published, against Starlette's StaticFiles; median of {bench.times} rounds of {bench.requests}\n\n"
        + table(head, rows),
        [
            *(
                at_least(f"Published, requests/s of {each.what}, against bare StaticFiles", each.ratio, GOAL)
                for each in found
            ),
            Result(
                "Published, p99 of the page, against the same", times(found[0].ours.p99 / found[0].bare.p99)
            ),
        ],
        {"loads": [asdict(each) for each in found]},
    )
