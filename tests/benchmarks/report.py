"""What the monthly report costs, as a process of its own: against the command line's shortest one."""

from dataclasses import asdict

from tests.benchmarks import lakes
from tests.benchmarks.part import Bench, Part, Result, count, table
from tests.benchmarks.processes import Cost, python, typical

GOAL_SECONDS = 5


def measure(bench: Bench) -> Part:
    """September's report, each format in turn with a command that only opens the lake."""
    data, folder = lakes.lake_of(bench.rows, bench.folder), bench.work("report")
    found: dict[str, list[Cost]] = {"`dashboard history`": []}
    for _ in range(bench.times):
        found["`dashboard history`"].append(python("-m", "dashboard.cli", "history", data=data))
        for ending in ("pdf", "docx"):
            out = ("--period", "2026-09", "--out", folder / f"report.{ending}")
            cost = python("-m", "dashboard.cli", "report", "maanedsrapport", *out, data=data)
            found.setdefault(f"the monthly report, {ending.upper()}", []).append(cost)
    costs = {name: typical(each) for name, each in found.items()}
    shortest, *reports = costs.values()
    rows = [
        (name, f"{cost.seconds:.2f}", f"{cost.seconds / shortest.seconds:.2f}", f"{cost.megabytes:.0f}")
        for name, cost in costs.items()
    ]
    slowest = max(cost.seconds for cost in reports)
    return Part(
        f"## The monthly report on {count(bench.rows)} rows, median of {bench.times}\n\n"
        + table(("process", "seconds", "× history", "peak MB"), rows),
        [
            Result(
                f"The monthly report on {count(bench.rows)} rows, PDF and Word, each",
                f"{slowest:.1f} s",
                f"< {GOAL_SECONDS} s",
                slowest < GOAL_SECONDS,
            )
        ],
        {name: asdict(cost) for name, cost in costs.items()},
    )
