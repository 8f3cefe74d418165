# ruff: noqa: T201  a person sits at a terminal
"""`./run fuzz`: spoilt files through the real way in. Exits 1 where one crashes it, hangs it, takes too much memory, or
gets a row stored that breaks its contract."""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from tests.fuzz import cases, overseer
from tests.fuzz.case import Case, unpacked
from tests.fuzz.tally import Tally

FILES = 100_000
SAID_EVERY = 60  # seconds


def main() -> int:
    chosen = _arguments()
    if chosen.again:
        return _again(chosen.again)
    kept = Path(tempfile.mkdtemp(prefix="fuzz-"))
    with tempfile.TemporaryDirectory(prefix="fuzz-work-") as work:
        return _run(chosen, kept, Path(work))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run fuzz", description=__doc__)
    parser.add_argument("--files", type=int, default=FILES, help=f"how many ({FILES})")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="side by side (one a core)")
    parser.add_argument(
        "--seed", type=int, default=None, help="the same number builds the same files (the time)"
    )
    parser.add_argument("--seconds", type=float, default=10, help="the longest a file may take (10)")
    parser.add_argument(
        "--megabytes", type=float, default=1_000, help="the most memory a worker may hold (1000)"
    )
    parser.add_argument("--again", help="one file again: SEED:NUMBER as told, or the path of a kept `case`")
    return parser.parse_args()


def _run(chosen: argparse.Namespace, kept: Path, work: Path) -> int:
    seed = int(time.time()) if chosen.seed is None else chosen.seed
    tally = Tally(kept, chosen.seconds, chosen.megabytes)
    print(
        f"{chosen.files} files, {chosen.workers} workers, seed {seed}; what fails is kept in {kept}",
        flush=True,
    )
    start = said = time.monotonic()

    def tell(case: Case, outcome: object) -> None:
        nonlocal said
        tally.add(case, outcome)  # type: ignore[arg-type]  # Outcome is not imported before the workers begin
        if time.monotonic() > said + SAID_EVERY:
            said = time.monotonic()
            print(
                f"{tally.files} files, {tally.files / (said - start):.1f} a second, {tally.failures.total()} failed",
                flush=True,
            )

    overseer.run(chosen.files, chosen.workers, seed, chosen.seconds, work, tell)
    taken = time.monotonic() - start
    print(f"\n{tally.report()}\n{tally.files} files in {taken:.0f} s, {tally.files / taken:.1f} a second")
    if not tally.failures:
        kept.rmdir()
    return 1 if tally.failures else 0


def _again(what: str) -> int:
    from tests.fuzz.look import Bench

    seed, _, number = what.partition(":")
    known = seed.isdecimal() and number.isdecimal()
    case = cases.build(int(seed), int(number)) if known else unpacked(Path(what).read_bytes(), "again")
    with tempfile.TemporaryDirectory(prefix="fuzz-work-") as work:
        bench = Bench(Path(work))
        outcome = bench.look(case)
        bench.close()
    print(f"{case.name!r}, {len(case.content)} bytes: {outcome.verdict} {outcome.dataset}".rstrip())
    print(f"{outcome.seconds:.2f} s, {outcome.megabytes:.0f} MB\n{outcome.broken}".rstrip())
    return 1 if outcome.broken else 0


if __name__ == "__main__":
    sys.exit(main())
