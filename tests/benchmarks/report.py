"""What the monthly report costs on a large lake, as a process of its own: against the command line's shortest one."""

from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.processes import Cost, python, typical


@dataclass(frozen=True, slots=True)
class Report:
    """The typical cost of writing the report as each format, and of a command that only opens the lake."""

    pdf: Cost
    docx: Cost
    history: Cost


def measure(data: Path, folder: Path, month: str, times: int) -> Report:
    """The report of `month` (2026-03) on the lake of `data`, the formats in turn."""
    found: dict[str, list[Cost]] = {"pdf": [], "docx": [], "history": []}
    for _ in range(times):
        for ending in ("pdf", "docx"):
            out = ("--period", month, "--out", folder / f"report.{ending}")
            found[ending].append(python("-m", "dashboard.cli", "report", "maanedsrapport", *out, data=data))
        found["history"].append(python("-m", "dashboard.cli", "history", data=data))
    return Report(**{name: typical(costs) for name, costs in found.items()})
