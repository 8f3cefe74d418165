"""What every page costs: its script runs against those of an empty page, over the real websocket, on lakes of growing size."""

import math
import statistics
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from itertools import islice

from tests.benchmarks import addresses, lakes
from tests.benchmarks.pair import Pair, Run
from tests.benchmarks.part import Bench, Part, Result, at_most, count, table, times
from tests.benchmarks.servers import beside_empty

FIRST, OPENED, SEEN = "first after start", "new session", "seen"
UNSEEN, OLDER = "not seen", "a month long gone"
GOALS = {SEEN: 1.3, UNSEEN: 2.0, OLDER: 2.0}
GOAL_GROWTH = 1.5
OFTENER = 5  # a page that is ready takes a moment, and is at the mercy of the machine: it is opened so many times as often

Runs = dict[str, dict[str, Run]]
"""By page and kind of run. A page without choices has no UNSEEN, and one that does not follow a month no OLDER."""


def measure(bench: Bench) -> Part:
    """Every page on a lake of each size."""
    found = {size: measure_size(size, bench) for size in bench.sizes}
    told = "\n".join(_told(size, runs) for size, runs in found.items())
    raw = {
        str(size): {page: {kind: asdict(run) for kind, run in kinds.items()} for page, kinds in runs.items()}
        for size, runs in found.items()
    }
    return Part(f"{told}\n{_told_growth(found)}", [*_results(found), *_growth(found)], raw)


def measure_size(size: int, bench: Bench) -> Runs:
    """Every page on the lake with `size` accounts rows: first when the server has made ready what it makes ready by itself,
    then as it opens, then with choices that nobody has made, and with months of which nothing is made ready."""
    data = lakes.lake_of(size, bench.folder)
    months = lakes.months(data)
    lately, long_gone = months[1 : lakes.AHEAD], months[lakes.AHEAD :]
    runs: Runs = {}
    with beside_empty(data, bench.work("pages"), strict=bench.strict) as servers:
        servers[0].wait_until_idle()
        pair = Pair(*servers)
        for page in addresses.every():
            pair.open(page, FIRST)
            runs[page] = pair.taken()
        for page in addresses.every():
            for _ in range(OFTENER * bench.times):
                pair.open(page, OPENED, SEEN)
            for query in islice(addresses.choices(page, lately), bench.times):
                pair.change(page, UNSEEN, query)
            for query in islice(addresses.of_months(page, long_gone), bench.times):
                pair.change(page, OLDER, query)
            runs[page] |= pair.taken()
    return _against_one_empty_page(runs)


def _against_one_empty_page(runs: Runs) -> Runs:
    """The empty page is the same beside every page: what it typically takes is found from all its runs of the kind."""
    kinds = {kind for found in runs.values() for kind in found}
    empty = {
        kind: statistics.median(found[kind].empty for found in runs.values() if kind in found)
        for kind in kinds
    }
    return {
        page: {kind: replace(run, empty=empty[kind]) for kind, run in found.items()}
        for page, found in runs.items()
    }


def _told(size: int, runs: Runs) -> str:
    kinds = (FIRST, OPENED, SEEN, UNSEEN, OLDER)
    rows = [
        (f"/{page}", *(cell for kind in kinds for cell in _cells(found.get(kind))))
        for page, found in runs.items()
    ]
    head = ("page", *(cell for kind in kinds for cell in (f"{kind}, ms", "×")))
    empty = statistics.median(found[SEEN].empty for found in runs.values())
    return (
        f"## Every page on {count(size)} accounts rows, against an empty page ({empty:.1f} ms when seen)\n\n"
        + table(head, rows)
    )


def _cells(run: Run | None) -> tuple[str, str]:
    return (f"{run.ours:.0f}", f"{run.ratio:.2f}") if run else ("", "")


def _results(found: Mapping[int, Runs]) -> Iterable[Result]:
    """Of the size in the middle, for which the goals are set."""
    size = sorted(found)[len(found) // 2]
    for kind, goal in GOALS.items():
        ratios = {page: kinds[kind].ratio for page, kinds in found[size].items() if kind in kinds}
        met = sum(ratio <= goal for ratio in ratios.values())
        about = f"A page at {count(size)} rows, {kind}, against an empty page"
        yield at_most(f"{about}: the median page", statistics.median(ratios.values()), goal)
        yield _dearest(f"{about}: the dearest ({met} of {len(ratios)} meet the goal)", ratios, goal)


def _dearest(measure: str, ratios: Mapping[str, float], goal: float) -> Result:
    worst = max(ratios, key=ratios.__getitem__)
    return Result(measure, f"{times(ratios[worst])} (/{worst})", f"≤ {goal:g}×", ratios[worst] <= goal)


def _growth(found: Mapping[int, Runs]) -> Iterable[Result]:
    """The largest against the one before it. Each size's own empty page takes the machine's noise away."""
    if len(found) < 2:
        return
    smaller, larger = sorted(found)[-2:]
    for kind in GOALS:
        grown = _grown(found, kind)
        middle = times(statistics.median(grown.values()))
        about = f"{count(larger)} rows against {count(smaller)}, {kind} (the median page {middle})"
        yield _dearest(f"{about}: the one that grows most", grown, GOAL_GROWTH)


def _grown(found: Mapping[int, Runs], kind: str) -> dict[str, float]:
    smaller, larger = (found[size] for size in sorted(found)[-2:])
    return {
        page: larger[page][kind].ratio / kinds[kind].ratio for page, kinds in smaller.items() if kind in kinds
    }


def _told_growth(found: Mapping[int, Runs]) -> str:
    if len(found) < 2:
        return ""
    smaller, larger = sorted(found)[-2:]
    kinds = [_grown(found, kind) for kind in GOALS]
    rows = [(f"/{page}", *(_number(grown.get(page, math.nan)) for grown in kinds)) for page in kinds[0]]
    return f"## {count(larger)} rows against {count(smaller)}\n\n" + table(("page", *GOALS), rows)


def _number(ratio: float) -> str:
    return "" if math.isnan(ratio) else f"{ratio:.2f}"
