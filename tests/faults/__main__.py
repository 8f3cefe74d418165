"""`./run faults`: processes killed at every step of every kind of commit, and what was found after each, as Markdown.

Fails where one commit is neither whole nor absent, an earlier version reads otherwise, or it cannot be done again.
"""

import argparse
import re
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path, PurePosixPath

from tests.faults import kill
from tests.faults.kill import Tally
from tests.faults.killing import Moment, Step
from tests.faults.kinds import KINDS

MOMENTS = 40  # kills of each kind, where the steps cannot be seen


def main() -> int:
    chosen = _arguments()
    by_kind: dict[str, Tally] = defaultdict(Tally)
    by_step: dict[str, Tally] = defaultdict(Tally)
    wrong: list[str] = []
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="faults-") as name:
        under = Path(name)
        base = kill.build(under / "grunnlag")
        for kind in chosen.kinds or KINDS:
            ground = kill.ground(kind, base, under)
            places = kill.steps(ground, under) or kill.moments(ground, under, MOMENTS)
            for at in places[:: chosen.every]:
                try:
                    outcome = kill.kill(ground, at, under)
                except AssertionError as error:
                    wrong.append(str(error))
                    outcome = "wrong"
                by_kind[kind].count(outcome)
                by_step[_named(at)].count(outcome)
            print(f"{kind}: {by_kind[kind].kills} kills", file=sys.stderr)
    kills = sum(each.kills for each in by_kind.values())
    print(f"{kills} kills in {time.monotonic() - began:.0f} s; {len(wrong)} left something wrong.\n")
    _table("killed in the middle of", by_kind)
    _table("killed before", dict(sorted(by_step.items())))
    print("\n".join(wrong))
    return 1 if wrong else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run faults", description=__doc__)
    parser.add_argument(
        "kinds", nargs="*", choices=[*KINDS, []], metavar="KIND", help=f"of {', '.join(KINDS)} (all)"
    )
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only each N-th step (1)")
    return parser.parse_args()


def _named(at: Step | Moment) -> str:
    """The step by what it is done to, whatever the file is called this time."""
    if isinstance(at, Moment):
        return "a moment of it"
    file = PurePosixPath(at.file)
    name = (
        re.sub(r"[0-9a-f]{8}[0-9a-f-]{24,}", "…", file.name)
        if file.suffix
        else f"{file.parts[0]}/ (a folder)"
    )
    return f"{at.call} {name}"


def _table(title: str, rows: dict[str, Tally]) -> None:
    print(f"| {title} | kills | whole | absent |\n| --- | ---: | ---: | ---: |")
    for name, each in rows.items():
        print(f"| {name} | {each.kills} | {each.whole} | {each.absent} |")
    print()


if __name__ == "__main__":
    sys.exit(main())
