"""From process start to the first answer and the first page, against `streamlit run` of an empty page."""

import statistics
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass

from tests.benchmarks import lakes
from tests.benchmarks.part import Bench, Part, Result, count, table, times
from tests.benchmarks.processes import Server
from tests.benchmarks.servers import empty, product
from tests.benchmarks.websocket import session


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds from when the process was started until its health address answered, and until all of a page was sent."""

    answers: float
    page: float


def measure(bench: Bench) -> Part:
    """/drift, which is opened at once. The empty page's server is started in turn with the product's."""
    data, folder = lakes.lake_of(bench.rows, bench.folder), bench.work("startup")
    ours, theirs = [], []
    for _ in range(bench.times):
        ours.append(_started(lambda: product(data, folder), "drift"))
        theirs.append(_started(lambda: empty(folder), ""))
    return _told(_typical(ours), _typical(theirs), bench)


def _started(serve: Callable[[], AbstractContextManager[Server]], page: str) -> Start:
    with serve() as server:
        began = time.perf_counter()
        with session(server.port) as tab:
            tab.run(page)
        return Start(server.seconds, server.seconds + time.perf_counter() - began)


def _typical(starts: list[Start]) -> Start:
    return Start(
        statistics.median(each.answers for each in starts), statistics.median(each.page for each in starts)
    )


def _told(ours: Start, theirs: Start, bench: Bench) -> Part:
    answers, page = ours.answers / theirs.answers, ours.page / theirs.page
    rows = [
        ("until it answers (/helse)", f"{ours.answers:.2f}", f"{theirs.answers:.2f}", f"{answers:.2f}"),
        ("until the page is sent (/drift)", f"{ours.page:.2f}", f"{theirs.page:.2f}", f"{page:.2f}"),
    ]
    about = f"at {count(bench.rows)} rows, against `streamlit run` of an empty page"
    return Part(
        f"## From process start, at {count(bench.rows)} rows; median of {bench.times}\n\n"
        + table(("", "s", "empty page s", "×"), rows),
        [
            Result(f"Start until /helse answers, {about}", f"{times(answers)} ({ours.answers:.1f} s)"),
            Result(f"Start until /drift is sent, {about}", f"{times(page)} ({ours.page:.1f} s)"),
        ],
        {"ours": asdict(ours), "empty": asdict(theirs)},
    )
