"""What the way in costs: `dashboard check` and `dashboard import` of a large CSV against DuckDB's bare conversion."""

from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.processes import Cost, python, typical


@dataclass(frozen=True, slots=True)
class Intake:
    """The typical cost of each process, of the same file."""

    check: Cost
    imported: Cost
    bare: Cost

    @property
    def seconds(self) -> float:
        """Of checking, then importing."""
        return self.check.seconds + self.imported.seconds

    @property
    def ratio(self) -> float:
        """Times the bare conversion's seconds."""
        return self.seconds / self.bare.seconds


def measure(accounts: Path, organisation: Path, folder: Path, times: int) -> Intake:
    """Check and import `accounts` `times` over, each time into a new lake that knows the `organisation`, and the
    bare conversion between them, so that whatever else the machine does falls on both."""
    checks, imports, bares = [], [], []
    for number in range(times):
        data = folder / f"lake-{number}"
        import_file(organisation, data)
        bares.append(python("-c", _bare(accounts, folder / f"bare-{number}.parquet")))
        checks.append(python("-m", "dashboard.cli", "check", accounts, data=data))
        imports.append(import_file(accounts, data))
    return Intake(typical(checks), typical(imports), typical(bares))


def import_file(file: Path, data: Path) -> Cost:
    """Accept `file` into the lake of the data folder `data`."""
    who = ("--author", "Måling", "--message", "Måling")
    return python("-m", "dashboard.cli", "import", file, *who, data=data)


def _bare(file: Path, to: Path) -> str:
    return f"import duckdb; duckdb.sql(\"copy (from read_csv('{file}')) to '{to}' (format parquet)\")"
