"""What the way in costs: `dashboard check` and `dashboard import` of a large CSV against DuckDB's bare conversion."""

from dataclasses import asdict
from pathlib import Path

from dashboard import text
from dashboard.demo.large import write_large
from tests.benchmarks.lakes import import_files
from tests.benchmarks.part import Bench, Part, at_most, count, table
from tests.benchmarks.processes import Cost, python, typical

GOAL = 2.5


def measure(bench: Bench) -> Part:
    """Check and import the file several times over, each time into a new lake that knows the organisation, and the bare
    conversion between them, so that whatever else the machine does falls on both."""
    folder = bench.work("intake")
    organisation, accounts, _ = write_large(folder, bench.intake_rows)
    found: dict[str, list[Cost]] = {"bare": [], "check": [], "import": []}
    for number in range(bench.times):
        data = folder / f"lake-{number}"
        import_files([organisation], data)
        found["bare"].append(python("-c", _bare(accounts, folder / "bare.parquet")))
        found["check"].append(python("-m", "dashboard.cli", "check", accounts, data=data))
        found["import"].append(import_files([accounts], data))
    return _told({name: typical(costs) for name, costs in found.items()}, bench, accounts)


def _bare(file: Path, to: Path) -> str:
    return f"import duckdb; duckdb.sql(\"copy (from read_csv('{file}')) to '{to}' (format parquet)\")"


def _told(costs: dict[str, Cost], bench: Bench, accounts: Path) -> Part:
    bare = costs["bare"].seconds
    size = text.number(accounts.stat().st_size / 1e6)
    rows = [
        (name, f"{cost.seconds:.2f}", f"{cost.seconds / bare:.2f}", f"{cost.megabytes:.0f}")
        for name, cost in zip(
            ("`copy (from read_csv(…)) to 'x.parquet'`", "`dashboard check`", "`dashboard import`"),
            costs.values(),
            strict=True,
        )
    ]
    return Part(
        f"## The way in: {count(bench.intake_rows)} rows, {size} MB of CSV, median of {bench.times}\n\n"
        + table(("process", "seconds", "× bare", "peak MB"), rows)
        + "\nThe import makes every check itself.\n",
        [
            at_most(
                f"`dashboard import` of {count(bench.intake_rows)} rows (read, checked, compared, stored), against DuckDB's bare copy",
                costs["import"].seconds / bare,
                GOAL,
            )
        ],
        {name: asdict(cost) for name, cost in costs.items()},
    )
