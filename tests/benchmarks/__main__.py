"""`./run bench [PART]`: ratios measured in one run on this machine, as Markdown. Nothing passes or fails here.

`./run bench table` measures every part that the file of --out does not hold, and rewrites the table in README.md.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from dashboard import paths
from tests.benchmarks import (
    engines,
    intake,
    kostra,
    machine,
    memory,
    pages,
    plain_page,
    published,
    queries,
    readme,
    report,
    shared,
    startup,
    viewers,
)
from tests.benchmarks.part import Bench, Part, count

PARTS: dict[str, Callable[[Bench], Part]] = {
    "pages": pages.measure,
    "queries": queries.measure,
    "intake": intake.measure,
    "viewers": viewers.measure,
    "published": published.measure,
    "startup": startup.measure,
    "memory": memory.measure,
    "plain": plain_page.measure,
    "engines": engines.measure,
    "shared": shared.measure,
    "kostra": kostra.measure,
    "report": report.measure,
}
README = paths.ROOT / "README.md"


def main() -> None:
    chosen = _arguments()
    out: Path | None = chosen.out
    kept: dict[str, Any] = json.loads(out.read_text("utf-8")) if out and out.exists() else {"parts": {}}
    conditions = _conditions(chosen)
    if kept.setdefault("conditions", conditions) != conditions:
        raise SystemExit(f"{out} was measured otherwise: {kept['conditions']}. Choose another --out.")
    whole_table = chosen.part == "table"
    if whole_table:
        readme.around(README)  # hours before it is written
    print(f"{conditions}\n")
    with _folder(chosen.keep) as folder:
        bench = _bench(folder, chosen)
        for name in PARTS if chosen.part in ("all", "table") else [chosen.part]:
            if whole_table and name in kept["parts"]:
                continue
            part = PARTS[name](bench)
            print(part.text, flush=True)
            kept["parts"][name] = {"day": f"{date.today():%d.%m.%Y}", **part.as_json()}
            if out:  # after each: what comes later may fail
                out.write_text(json.dumps(kept, ensure_ascii=False, indent=1), "utf-8")
    if whole_table:
        readme.write(README, conditions, [kept["parts"][name] for name in PARTS])


def _conditions(chosen: argparse.Namespace) -> str:
    """What figures must have in common to stand in one table."""
    empty = "with the product's own settings" if chosen.strict else "as Streamlit comes"
    sizes = ", ".join(count(size) for size in sorted(chosen.sizes))
    return (
        f"{machine.description()}; pages on {sizes} rows, the rest on {count(chosen.rows)}, {chosen.times} times each; the empty"
        f" page is {empty}"
    )


def _bench(folder: Path, chosen: argparse.Namespace) -> Bench:
    return Bench(
        folder=folder,
        sizes=tuple(sorted(chosen.sizes)),
        rows=chosen.rows,
        intake_rows=chosen.intake_rows,
        figures=chosen.figures,
        times=chosen.times,
        viewers=tuple(chosen.viewers),
        requests=chosen.requests,
        strict=chosen.strict,
    )


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        yield Path(name)


def _arguments() -> argparse.Namespace:
    default = Bench(Path())
    parser = argparse.ArgumentParser(
        prog="./run bench",
        description=__doc__,
        epilog=_parts(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("part", nargs="?", choices=("all", "table", *PARTS), default="all")
    parser.add_argument("--out", type=Path, help="JSON file that the figures of each part are added to")
    parser.add_argument("--keep", type=Path, help="folder for the lakes, which are then there the next time")
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=default.sizes, help="accounts rows under the pages"
    )
    parser.add_argument("--rows", type=int, default=default.rows, help="accounts rows under everything else")
    parser.add_argument(
        "--intake-rows", type=int, default=default.intake_rows, help="rows of the CSV taken in"
    )
    parser.add_argument(
        "--figures", type=int, default=default.figures, help="key figures a municipality and year, /kostra"
    )
    parser.add_argument("--viewers", type=int, nargs="+", default=default.viewers, help="how many at once")
    parser.add_argument("--requests", type=int, default=default.requests, help="in a round of load")
    parser.add_argument("--times", type=int, default=default.times, help="repetitions; the median counts")
    parser.add_argument(
        "--strict", action="store_true", help="the empty page with the product's own settings of Streamlit"
    )
    return parser.parse_args()


def _parts() -> str:
    told = (f"  {name:<10} {sys.modules[part.__module__].__doc__}" for name, part in PARTS.items())
    return "\n".join(
        [
            "parts:",
            *told,
            "",
            "× is the product's figure for each of what it is held against; the goal says which way is good.",
        ]
    )


if __name__ == "__main__":
    main()
