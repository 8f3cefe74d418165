"""What a part of the bench is given, and what it gives back."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Bench:
    """`folder`: to work in; lakes stay in it. `sizes`: accounts rows of the lakes under the pages, the smallest first; `rows`: of
    the one under everything else. `intake_rows`: of the CSV taken in. `figures`: key figures of every municipality.
    `times`: repetitions, of which the median counts. `viewers`: how many at once. `requests`: a round of load. `strict`: the empty page is
    served with the product's own settings of Streamlit."""

    folder: Path
    sizes: tuple[int, ...] = (500_000, 5_000_000, 50_000_000)
    rows: int = 5_000_000
    intake_rows: int = 1_000_000
    figures: int = 560
    times: int = 5
    viewers: tuple[int, ...] = (1, 10, 30, 100)
    requests: int = 2_000
    strict: bool = False

    def work(self, part: str) -> Path:
        """A folder of the part's own."""
        folder = self.folder / part
        folder.mkdir(parents=True, exist_ok=True)
        return folder


@dataclass(frozen=True, slots=True)
class Result:
    """One row of the README's table. `met`: None where nobody has set a goal."""

    measure: str
    measured: str
    goal: str = ""
    met: bool | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """`text`: everything found, as Markdown. `results`: what the README shows. `raw`: the figures, for a JSON file."""

    text: str
    results: list[Result]
    raw: dict[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def at_most(measure: str, ratio: float, goal: float) -> Result:
    """A ratio that is good when small."""
    return Result(measure, times(ratio), f"≤ {goal:g}×", ratio <= goal)


def at_least(measure: str, ratio: float, goal: float) -> Result:
    """A ratio that is good when large."""
    return Result(measure, times(ratio), f"≥ {goal:g}×", ratio >= goal)


def times(ratio: float) -> str:
    return f"{ratio:.2f}×"


def count(number: int) -> str:
    """5 000 000, and not broken over two lines."""
    return f"{number:,}".replace(",", "\u00a0")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; numbers stand to the right, and the first column to the left."""
    lines = [head, ["---" if number == 0 else "---:" for number in range(len(head))], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
