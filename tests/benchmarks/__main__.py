"""`./run bench`: ratios measured in one run on this machine, as Markdown. Nothing passes or fails here."""

import argparse
import os
import platform
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import duckdb

from dashboard import text
from dashboard.agenda import ahead
from dashboard.demo.large import write_large
from dashboard.demo.large_kostra import write_large_kostra
from tests.benchmarks import intake, kostra, page, report

MONTHS = 8  # opened of each kind


def main() -> None:
    chosen = _arguments()
    print(
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n"
    )
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        if chosen.part in ("intake", "all"):
            _intake(folder / "intake", chosen.rows, chosen.times)
        if chosen.part in ("page", "all"):
            _page(folder / "page", chosen.page_rows, chosen.times)
        if chosen.part in ("kostra", "all"):
            _kostra(folder / "kostra", chosen.figures, chosen.times)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("part", nargs="?", choices=("all", "intake", "page", "kostra"), default="all")
    parser.add_argument("--rows", type=int, default=1_000_000, help="rows of the CSV taken in (1 000 000)")
    parser.add_argument(
        "--page-rows", type=int, default=5_000_000, help="rows of the lake under /drift (5 000 000)"
    )
    parser.add_argument(
        "--figures",
        type=int,
        default=560,
        help="key figures of every municipality and year under /kostra (560)",
    )
    parser.add_argument("--times", type=int, default=5, help="runs of each; the median counts (5)")
    return parser.parse_args()


def _intake(folder: Path, rows: int, times: int) -> None:
    organisation, accounts, _ = write_large(folder, rows)
    found = intake.measure(accounts, organisation, folder, times)
    megabytes = accounts.stat().st_size / 1e6
    print(f"## The way in: {text.number(rows)} rows, {text.number(megabytes)} MB of CSV, median of {times}\n")
    _table(
        ("process", "seconds", "× bare", "peak MB"),
        [
            (name, f"{cost.seconds:.2f}", f"{cost.seconds / found.bare.seconds:.2f}", f"{cost.megabytes:.0f}")
            for name, cost in (
                ("`copy (from read_csv(…)) to 'x.parquet'`", found.bare),
                ("`dashboard check`", found.check),
                ("`dashboard import`", found.imported),
            )
        ],
    )
    print(
        f"\ncheck + import: {found.seconds:.2f} s, **{found.ratio:.2f} ×** the bare conversion (goal: at most 3)\n"
    )


def _page(folder: Path, rows: int, times: int) -> None:
    organisation, accounts, budget = write_large(folder, rows)
    data = folder / "data"
    for file in (organisation, budget, accounts):
        intake.import_file(file, data)
    every = _months(accounts)
    months = every[1 : ahead.MONTHS][:MONTHS]  # but for the newest, which /drift opens by itself
    older = every[ahead.MONTHS :][:MONTHS]
    found = page.measure(data, folder, months, older, times)
    print(f"## /drift on {text.number(rows)} rows, against an empty page; median of {times}\n")
    _table(
        ("script run", "/drift ms", "empty ms", "×"),
        [
            (name, f"{ours:.0f}", f"{theirs:.0f}", f"{ours / theirs:.2f}")
            for name, ours, theirs in (
                ("first after start", found.drift.first, found.empty.first),
                ("opened in a new session", found.drift.opened, found.empty.opened),
                ("again in the same session", found.drift.again, found.empty.again),
                (
                    "another of the last twelve months, made ready",
                    found.drift.changed,
                    found.empty.changed,
                ),
                ("an older month, never seen", found.drift.older, found.empty.older),
            )
        ],
    )
    print(
        f"\npeak memory: {found.drift.megabytes:.0f} MB, the empty page's server {found.empty.megabytes:.0f} MB"
    )
    print("(goals: at most 1.5 × when the numbers were seen before, 2.5 × when not)\n")
    _report(report.measure(data, folder, months[0], times), rows)


def _report(found: report.Report, rows: int) -> None:
    print(f"## The monthly report on {text.number(rows)} rows, as a process of its own\n")
    _table(
        ("process", "seconds", "× history", "peak MB"),
        [
            (
                name,
                f"{cost.seconds:.2f}",
                f"{cost.seconds / found.history.seconds:.2f}",
                f"{cost.megabytes:.0f}",
            )
            for name, cost in (
                ("`dashboard history`", found.history),
                ("`dashboard report maanedsrapport`, PDF", found.pdf),
                ("the same, DOCX", found.docx),
            )
        ],
    )
    print("\n(goal: under 5 s)")


def _kostra(folder: Path, figures: int, times: int) -> None:
    data = folder / "data"
    *others, largest = reversed(write_large_kostra(folder, figures))
    for file in others:
        intake.import_file(file, data)
    imported = intake.import_file(largest, data)
    cells = duckdb.sql(f"select count(*) from '{largest}'").fetchall()[0][0]
    found = kostra.measure(data, folder, times)
    print(
        f"## /kostra on {text.number(cells)} cells, against an empty page; median of {times}, of what follows 7\n"
    )
    _table(
        ("script run", "/kostra ms", "empty ms", "×"),
        [
            (name, f"{run.kostra:.0f}", f"{run.empty:.0f}", f"{run.ratio:.2f}")
            for name, run in found.opened.items()
        ],
    )
    for what, views in (("made ready", kostra.READY), ("made when somebody asks", kostra.UNREADY)):
        print()
        _table(
            (what, "first visit ms", "×", "second visit ms", "×"),
            [
                (name, *(each for run in (found.first[name], found.second[name]) for each in _ratio(run)))
                for name in views
            ],
        )
    print(f"\nimport: {imported.seconds:.0f} s, peak {imported.megabytes:.0f} MB")
    print(
        f"peak memory: {found.megabytes:.0f} MB, the empty page's server {found.empty_megabytes:.0f} MB"
        "\n(goals: at most 1.5 × when seen before, 2.5 × when not)"
    )


def _ratio(run: kostra.Run) -> tuple[str, str]:
    return f"{run.kostra:.0f}", f"{run.ratio:.2f}"


def _months(accounts: Path) -> list[str]:
    """The file's months as the address writes them, the newest first."""
    found = duckdb.sql(
        f"""select distinct format('{{}}-{{:02d}}', "År", "Periode") from read_csv('{accounts}') order by 1 desc"""
    ).fetchall()
    return [month for (month,) in found]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    print("|", " | ".join(head), "|")
    print("|", " | ".join("---" if number == 0 else "---:" for number in range(len(head))), "|")
    for row in rows:
        print("|", " | ".join(row), "|")


if __name__ == "__main__":
    main()
