"""The figures of operation, counted where they happen: requests, open lines, page runs, and what the log tells of.

Nothing here is about persons: a route is one of a handful, a page is one of the menu's, a dataset is one of ours.
"""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import navigation

SLOW_SECONDS = 5.0  # a page run that the log tells of
_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
_METHODS = {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"}
_PREFIXES = (
    "/_stcore/stream", "/_stcore/upload_file", "/_stcore", "/media", "/component", "/static", "/vendor", "/auth",
    "/oauth2callback", "/publisert", "/kalender", "/helse", "/metrics", "/bokmaal.js", "/omstart.js", "/ikon.svg",
)  # fmt: skip
_log = logging.getLogger("dashboard")

REGISTRY = CollectorRegistry()
disable_created_metrics()  # type: ignore[no-untyped-call]  # a series more for each, that nobody reads
requests = Counter(
    "styringsdialog_http_requests", "Requests answered.", ("route", "method", "status"), registry=REGISTRY
)
request_seconds = Histogram(
    "styringsdialog_http_request_seconds",
    "Seconds until a request is answered in full.",
    ("route",),
    buckets=_SECONDS,
    registry=REGISTRY,
)
_under_way = Gauge(
    "styringsdialog_http_requests_under_way", "Requests not yet answered in full.", registry=REGISTRY
)
websockets = Gauge("styringsdialog_websockets_open", "Open lines to browsers.", registry=REGISTRY)
page_seconds = Histogram(
    "styringsdialog_page_run_seconds", "Seconds a page's script ran.", ("page",), buckets=_SECONDS, registry=REGISTRY
)  # fmt: skip
commit_seconds = Histogram(
    "styringsdialog_lake_commit_seconds",
    "Seconds a commit took, by each dataset in it.",
    ("dataset",),
    buckets=_SECONDS,
    registry=REGISTRY,
)
commit_failures = Counter(
    "styringsdialog_lake_commit_failures", "Commits that stored nothing.", ("dataset",), registry=REGISTRY
)
imports_blocked = Counter(
    "styringsdialog_imports_blocked", "Files with errors, looked at on a page.", ("dataset",), registry=REGISTRY
)  # fmt: skip
errors = Counter("styringsdialog_errors", "Errors that the log tells of.", registry=REGISTRY)
last_failure = Gauge(
    "styringsdialog_last_failure_timestamp_seconds",
    "When somebody was last told that what is stored does not answer, is missing or is damaged; 0: not since the start.",
    registry=REGISTRY,
)
ready_version = Gauge(
    "styringsdialog_ready_version", "The version that was last made ready; -1: none yet.", registry=REGISTRY
)
ready_version.set(-1)


class Measure:
    """Counts and times every request, and keeps count of open lines. Outermost, so that refusals count too."""

    under_way: ClassVar[int] = 0
    """Requests of the process that are not yet answered in full. Changed in the server's thread alone."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        _under_way.set_function(lambda: Measure.under_way)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            with websockets.track_inprogress():
                await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        status = 500  # where no answer was begun

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        where = route(scope["path"])
        Measure.under_way += 1
        try:
            with request_seconds.labels(where).time():
                await self._app(scope, receive, noting)
        finally:
            Measure.under_way -= 1
            method = scope["method"] if scope["method"] in _METHODS else "annet"
            requests.labels(where, method, status).inc()


def route(path: str) -> str:
    """Which of the handful of routes a path belongs to: never what somebody wrote."""
    if path.strip("/") in {entry.address for entry in navigation.PAGES}:
        return f"/{path.strip('/')}"
    return next((each for each in _PREFIXES if path == each or path.startswith(f"{each}/")), "annet")


@contextmanager
def page_run(page: str) -> Iterator[None]:
    """Time a run of the page at the address `page`; the log tells of a slow one."""
    began = time.perf_counter()
    try:
        yield
    finally:
        seconds = time.perf_counter() - began
        page_seconds.labels(f"/{page}").observe(seconds)
        if seconds > SLOW_SECONDS:
            _log.warning("treg side", extra={"side": f"/{page}", "sekunder": seconds})


def count_what_is_told() -> None:
    """From now on, what the log tells is counted: every logger's errors, and what our own rooms, which know nothing of figures,
    say of what they do. Once, however often it is asked for."""
    root = logging.getLogger()
    if not any(isinstance(each, CountWhatIsTold) for each in root.handlers):
        root.addHandler(CountWhatIsTold())


class CountWhatIsTold(logging.Handler):
    """Counts what it is told of."""

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR:
            errors.inc()
        if record.name != _log.name:
            return
        datasets = getattr(record, "datasett", ())
        if record.msg == "lagret":
            for each in datasets:
                commit_seconds.labels(each).observe(record.__dict__["sekunder"])
        if record.msg == "ikke lagret":
            for each in datasets:
                commit_failures.labels(each).inc()
        if record.msg == "fil blokkert":
            for each in datasets or ("ukjent",):
                imports_blocked.labels(each).inc()
        if record.msg == "det lagrede svikter":
            last_failure.set_to_current_time()
        if record.msg == "versjon gjort klar":
            ready_version.set(record.__dict__["versjon"])
