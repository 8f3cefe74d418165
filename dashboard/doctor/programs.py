"""Programs: whether what is installed is what is locked, and the extensions of DuckDB load without a download."""

import platform
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import duckdb

from dashboard.doctor.result import Result, listed, warning, well
from dashboard.lake import engine

LOCKED = "Programvare"
EXTENSIONS = "DuckDB"


def locked(lock: Path) -> Iterator[Result]:
    """`lock`: uv.lock. Raises OSError, tomllib.TOMLDecodeError."""
    expected: dict[str, set[str]] = defaultdict(set)
    for package in tomllib.loads(lock.read_text("utf-8"))["package"]:
        expected[package["name"]].add(package.get("version", ""))
    others = [
        f"{name} {found} (låst til {' eller '.join(sorted(versions))})"
        for name, versions in expected.items()
        if (found := _installed(name)) is not None and found not in versions
    ]
    told = f"Python {platform.python_version()}, DuckDB {duckdb.__version__}"
    if others:
        yield warning(
            LOCKED, f"{told}. Ikke som i uv.lock: {listed(others)}.", "Kjør «./run» eller «uv sync --locked»."
        )
    else:
        yield well(LOCKED, f"{told}. Alt er som i uv.lock.")


def extensions(temp: Path, names: Iterable[str]) -> Iterator[Result]:
    """Raises DashboardError where one of them is missing."""
    connection = engine.connect(temp)
    try:
        engine.load_extensions(connection, names)
        yield well(EXTENSIONS, f"Utvidelsene lastes: {', '.join(names)}.")
    finally:
        connection.close()


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:  # for tests, or another system
        return None
