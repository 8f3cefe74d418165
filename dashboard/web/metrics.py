"""/metrics: the figures of operation in Prometheus' text format, for this machine or whoever has the key."""

import hmac
import ipaddress
from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from prometheus_client import generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.metrics_core import Metric
from prometheus_client.process_collector import ProcessCollector
from prometheus_client.registry import Collector
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from dashboard import settings, spor
from dashboard.errors import DashboardError
from dashboard.web import measure

PATH = "/metrics"
_FORWARDED = ("x-forwarded-for", "x-real-ip", "forwarded", "via")


class Running(Protocol):
    """What must be asked of the server that runs the pages."""

    def sessions(self) -> int:
        """How many sessions have an open line."""

    def remembered(self) -> Mapping[str, int]:
        """How many results each remembering function holds."""


class Disk(Protocol):
    """A disk, in bytes."""

    @property
    def total(self) -> int: ...
    @property
    def free(self) -> int: ...


class Rows(Protocol):
    """What must be asked of the lake."""

    def now(self) -> tuple[int, Mapping[str, int]]:
        """The newest version, and rows by dataset. Raises DashboardError where the lake does not answer."""


class Done(Protocol):
    """What has been done, by whichever process. Times are seconds since 1970."""

    @property
    def versions(self) -> int: ...
    @property
    def imports(self) -> Mapping[str, int]:
        """Files taken in, by dataset."""

    @property
    def rows(self) -> Mapping[str, int]:
        """Rows in them."""

    @property
    def last_import(self) -> float | None: ...
    @property
    def succeeded(self) -> Mapping[str, float]:
        """When a job last ended well, by its kind."""

    @property
    def failed(self) -> Mapping[str, int]:
        """Jobs that failed lately, by their kind."""

    @property
    def quarantine(self) -> int | None:
        """Files in quarantine, where a folder is watched."""


class Work(Protocol):
    """What must be asked of lake and folders about what has been done."""

    def now(self) -> Done:
        """Raises DashboardError where the lake does not answer."""


def routes(running: Running, rows: Rows, disk: Callable[[], Disk], work: Work) -> list[BaseRoute]:
    """The address; `running` answers for the pages, `rows` for the lake, `disk` for the disk of the data folder, `work` for what
    all processes have done."""
    measure.REGISTRY.register(_Now(running, rows, disk, work))
    ProcessCollector(registry=measure.REGISTRY)

    def metrics(request: Request) -> Response:
        if not may_read(request):
            spor.note("ingen tilgang", hva=PATH)
            return PlainTextResponse(
                "Ingen tilgang: målingene leses fra maskinen selv, eller med nøkkel.", 403
            )
        return Response(generate_latest(measure.REGISTRY), headers={"content-type": CONTENT_TYPE_PLAIN_0_0_4})

    return [Route(PATH, metrics)]


def may_read(connection: HTTPConnection) -> bool:
    """Whoever has the key, or asks this machine from itself: not through a proxy, which is on it too."""
    key = settings.get().maalinger_noekkel
    given = connection.headers.get("authorization", "").removeprefix("Bearer ")
    if key is not None and hmac.compare_digest(given.encode(), key.get_secret_value().encode()):
        return True
    forwarded = any(name in connection.headers for name in _FORWARDED)
    return not forwarded and _is_loopback(connection)


def _is_loopback(connection: HTTPConnection) -> bool:
    """By where they are, and by the name they call the machine: a proxy keeps the public one."""
    if connection.client is None:
        return False
    try:
        here = ipaddress.ip_address(connection.client.host).is_loopback
    except ValueError:
        return False
    return here and connection.url.hostname in ("localhost", "127.0.0.1", "::1")


class _Now(Collector):
    """What is read off when somebody asks, not counted as it happens."""

    def __init__(self, running: Running, rows: Rows, disk: Callable[[], Disk], work: Work) -> None:
        self._running, self._rows, self._disk, self._work = running, rows, disk, work

    def describe(self) -> Iterable[Metric]:
        """Nothing: to be registered must not open the lake."""
        return []

    def collect(self) -> Iterable[Metric]:
        yield _gauge("sessions", "Sessions with an open line.", self._running.sessions())
        yield _by("cache_entries", "Results remembered, by function.", "cache", self._running.remembered())
        disk = self._disk()
        yield _gauge("disk_free_bytes", "Free on the disk of the data folder.", disk.free)
        yield _gauge("disk_total_bytes", "Size of the disk of the data folder.", disk.total)
        try:
            version, rows = self._rows.now()
            done = self._work.now()
        except DashboardError:
            yield _gauge("lake_up", "Whether the lake answers.", 0)
            return
        yield _gauge("lake_up", "Whether the lake answers.", 1)
        yield _gauge("lake_version", "Number of the newest snapshot.", version)
        yield _by("lake_rows", "Rows in the newest snapshot, the trace left out.", "dataset", rows)
        yield from _work_done(done)


def _work_done(done: Done) -> Iterable[Metric]:
    told = "Versions stored since the lake was made, by whichever process."
    yield CounterMetricFamily("styringsdialog_lake_versions", told, value=done.versions)
    told = "Files taken in since the lake was made, by whichever process."
    yield _total("imports", told, "dataset", done.imports)
    yield _total("imported_rows", "Rows in the files taken in.", "dataset", done.rows)
    if done.last_import is not None:
        yield _gauge("last_import_timestamp_seconds", "When a file was last taken in.", done.last_import)
    told = "When a job last ended well, or with a warning."
    yield _by("job_last_success_timestamp_seconds", told, "job", done.succeeded)
    yield _by("jobs_failed_last_day", "Jobs that failed or stopped in the last 24 hours.", "job", done.failed)
    if done.quarantine is not None:
        yield _gauge("quarantine_files", "Files set aside by the scheduled import.", done.quarantine)


def _gauge(name: str, told: str, value: float) -> Metric:
    return GaugeMetricFamily(f"styringsdialog_{name}", told, value)


def _total(name: str, told: str, label: str, values: Mapping[str, int]) -> Metric:
    return _filled(CounterMetricFamily(f"styringsdialog_{name}", told, labels=[label]), values)


def _by(name: str, told: str, label: str, values: Mapping[str, float]) -> Metric:
    return _filled(GaugeMetricFamily(f"styringsdialog_{name}", told, labels=[label]), values)


def _filled(
    family: CounterMetricFamily | GaugeMetricFamily, values: Mapping[str, float]
) -> CounterMetricFamily | GaugeMetricFamily:
    for each, value in values.items():
        family.add_metric([each], value)
    return family
