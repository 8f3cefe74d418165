"""/metrics: the figures of operation in Prometheus' text format, for this machine or whoever has the key."""

import hmac
import ipaddress
from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from prometheus_client import generate_latest
from prometheus_client.core import GaugeMetricFamily
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


def routes(running: Running, rows: Rows, disk: Callable[[], Disk]) -> list[BaseRoute]:
    """The address; `running` answers for the pages, `rows` for the lake, `disk` for the disk of the data folder."""
    measure.REGISTRY.register(_Now(running, rows, disk))
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

    def __init__(self, running: Running, rows: Rows, disk: Callable[[], Disk]) -> None:
        self._running, self._rows, self._disk = running, rows, disk

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
        except DashboardError:
            yield _gauge("lake_up", "Whether the lake answers.", 0)
            return
        yield _gauge("lake_up", "Whether the lake answers.", 1)
        yield _gauge("lake_version", "Number of the newest snapshot.", version)
        yield _by("lake_rows", "Rows in the newest snapshot, the trace left out.", "dataset", rows)


def _gauge(name: str, told: str, value: float) -> Metric:
    return GaugeMetricFamily(f"styringsdialog_{name}", told, value)


def _by(name: str, told: str, label: str, values: Mapping[str, int]) -> Metric:
    family = GaugeMetricFamily(f"styringsdialog_{name}", told, labels=[label])
    for each, value in values.items():
        family.add_metric([each], value)
    return family
