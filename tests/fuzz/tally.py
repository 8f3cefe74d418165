"""What a run found: how many files of each kind came to what, the slowest and the largest, and those that failed."""

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests.fuzz.case import Case

if TYPE_CHECKING:
    from tests.fuzz.look import Outcome

VERDICTS = ("accepted", "blocked", "unreadable", "broken")
KEPT_OF_EACH = 5  # files that fail in the same way


@dataclass(slots=True)
class Tally:
    """`seconds`, `megabytes`: what no file may exceed. Failing files are kept under `folder`."""

    folder: Path
    seconds: float
    megabytes: float
    verdicts: Counter[tuple[str, str]] = field(default_factory=Counter)
    datasets: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)
    processor: float = 0.0  # seconds of all files
    slowest: tuple[float, str] = (0.0, "")
    largest: tuple[float, str] = (0.0, "")

    @property
    def files(self) -> int:
        return sum(self.verdicts.values())

    def add(self, case: Case, outcome: "Outcome | str") -> None:
        """Count the file, and keep it where something did not hold. A text tells how the worker ended."""
        if isinstance(outcome, str):
            self._fail(case, outcome)
            return
        broken = outcome.broken or self._excess(outcome)
        self.processor += outcome.seconds
        self.slowest = max(self.slowest, (outcome.seconds, _named(case)))
        self.largest = max(self.largest, (outcome.megabytes, _named(case)))
        if broken:
            self._fail(case, broken)
        else:
            self.verdicts[case.kind, outcome.verdict] += 1
            self.datasets[outcome.dataset] += outcome.verdict == "accepted"

    def report(self) -> str:
        """A table of kinds by verdicts, and below it what stands out."""
        kinds = sorted({kind for kind, _ in self.verdicts})
        rows = [
            ["kind", *VERDICTS],
            *([kind, *self._counts([kind])] for kind in kinds),
            ["all", *self._counts(kinds)],
        ]
        taken = ", ".join(f"{name} {count}" for name, count in self.datasets.most_common() if count)
        each = 1_000 * self.processor / max(1, self.files)
        lines = [
            *("  ".join(cell.rjust(10) for cell in row) for row in rows),
            "",
            f"accepted as: {taken or 'nothing'}",
            f"processor time: {self.processor:.0f} s, {each:.0f} ms a file",
            f"slowest: {self.slowest[0]:.2f} s, {self.slowest[1]}",
            f"largest peak of memory: {self.largest[0]:.0f} MB, {self.largest[1]}",
            *(f"FAILED {count} ×: {what}" for what, count in self.failures.most_common()),
        ]
        if self.failures:
            lines.append(f"The files are kept in {self.folder}, five of each, with what gives them again.")
        return "\n".join(lines)

    def _counts(self, kinds: list[str]) -> list[str]:
        return [str(sum(self.verdicts[kind, verdict] for kind in kinds)) for verdict in VERDICTS]

    def _excess(self, outcome: "Outcome") -> str:
        if outcome.seconds > self.seconds:
            return f"took more than {self.seconds:g} s"
        if outcome.megabytes > self.megabytes:
            return f"took more than {self.megabytes:g} MB"
        return ""

    def _fail(self, case: Case, what: str) -> None:
        self.verdicts[case.kind, "broken"] += 1
        same = _same(what)
        self.failures[same] += 1
        if self.failures[same] > KEPT_OF_EACH:
            return
        folder = self.folder / f"{sum(self.failures.values())}"
        folder.mkdir(parents=True)
        (folder / "file").write_bytes(case.content)
        (folder / "case").write_bytes(case.packed())
        told = f"kind: {case.kind}\nname: {case.name!r}\nagain: {_again(case, folder)}\n\n{what}\n"
        (folder / "what.txt").write_text(told, "utf-8", "backslashreplace")


def _named(case: Case) -> str:
    return f"{case.kind} {case.seed or case.name!r}"


def _again(case: Case, folder: Path) -> str:
    return f"./run fuzz --again {case.seed or folder / 'case'}"


def _same(what: str) -> str:
    """A failure's last line, without the numbers and names that differ from file to file."""
    last = what.strip().splitlines()[-1] if what.strip() else what
    return re.sub(r"\d+|«[^»]*»|'[^']*'", "…", last)[:160]
