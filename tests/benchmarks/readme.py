"""The table in README.md: what was measured, the goal, and whether it is met."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.part import Result, table

BEGINS, ENDS = "<!-- bench: begins -->", "<!-- bench: ends -->"


def write(readme: Path, conditions: str, parts: Sequence[Mapping[str, Any]]) -> None:
    """Put the results of `parts`, each a Part in JSON with the `day` it was measured, between the two comments of `readme`.

    Raises ValueError where the comments are not there.
    """
    before, after = around(readme)
    results = [Result(**result) for part in parts for result in part["results"]]
    days = " and ".join(dict.fromkeys(part["day"] for part in parts))
    readme.write_text(f"{before}{BEGINS}\n{_block(f'{days} on {conditions}', results)}{ENDS}{after}", "utf-8")


def around(readme: Path) -> tuple[str, str]:
    """What stands before and after the two comments. Raises ValueError where they are not there."""
    before, begins, rest = readme.read_text("utf-8").partition(BEGINS)
    _, ends, after = rest.partition(ENDS)
    if not begins or not ends:
        raise ValueError(f"{readme} has no {BEGINS} … {ENDS} to write between.")
    return before, after


def _block(measured: str, results: list[Result]) -> str:
    rows = [(each.measure, each.goal, each.measured, _met(each)) for each in results]
    with_goal = [each for each in results if each.met is not None]
    met = sum(bool(each.met) for each in with_goal)
    return (
        f"\nMeasured {measured}. {met} of {len(with_goal)} goals are met.\n\n"
        + table(("Measure", "Goal", "Measured", "Met"), rows)
        + "\n"
    )


def _met(result: Result) -> str:
    return {True: "yes", False: "**no**", None: ""}[result.met]
