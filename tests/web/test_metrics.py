"""/metrics: who may read it, and that the figures are those of what happened; nothing in them is about persons."""

import logging
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard import jobs, settings, spor, tilstand
from dashboard.lake import Lake
from dashboard.ui import running
from dashboard.web import measure, metrics
from tests.web.filed import file_in

KEY = "en lang noekkel til maalingene"


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is registered by a test is gone after it."""
    for name in ("_names_to_collectors", "_collector_to_names"):
        monkeypatch.setattr(measure.REGISTRY, name, dict(getattr(measure.REGISTRY, name)))


@pytest.fixture
def app(lake: Lake, registry: None) -> Starlette:
    def anything(request: Request) -> Response:
        if "feil" in request.url.path:
            raise ValueError("Kari Nordmann")
        return PlainTextResponse("svar")

    return Starlette(
        routes=[
            *metrics.routes(running, tilstand.Rows(), tilstand.disk, tilstand.Work()),
            Route("/{rest:path}", anything),
        ],
        middleware=[Middleware(measure.Measure)],
    )


@pytest.fixture
def client(app: Starlette) -> Iterator[TestClient]:
    with TestClient(
        app, "http://localhost:8501", client=("127.0.0.1", 1), raise_server_exceptions=False
    ) as client:
        yield client


@pytest.fixture
def told() -> Iterator[logging.Logger]:
    log, counting = logging.getLogger("dashboard"), measure.CountWhatIsTold()
    before = log.level
    log.setLevel(logging.INFO)
    log.addHandler(counting)
    yield log
    log.removeHandler(counting)
    log.setLevel(before)


def figure(client: TestClient, name: str, **labels: str) -> float:
    """The figure as it stands, 0 where there is none."""
    families = text_string_to_metric_families(client.get("/metrics").text)
    samples = (each for family in families for each in family.samples)
    return next(
        (each.value for each in samples if (each.name, each.labels) == (f"styringsdialog_{name}", labels)), 0
    )


def asked(app: Starlette, client: str, host: str, headers: Mapping[str, str]) -> int:
    with TestClient(app, f"http://{host}", client=(client, 1)) as one:
        return one.get("/metrics", headers=dict(headers)).status_code


def test_it_is_read_from_this_machine_alone_and_not_through_a_proxy_on_it(app, lake):
    for client in ("127.0.0.1", "::1"):
        assert asked(app, client, "localhost:8501", {}) == 200
    for client in ("192.168.1.20", "2001:db8::1", "testclient"):
        assert asked(app, client, "localhost:8501", {}) == 403
    for name in ("X-Forwarded-For", "X-Real-IP", "Forwarded", "Via"):
        assert asked(app, "127.0.0.1", "localhost:8501", {name: "127.0.0.1"}) == 403
    assert asked(app, "127.0.0.1", "styring.eksempel.no", {}) == 403
    assert asked(app, "127.0.0.1", "localhost:8501", {"Authorization": "Bearer "}) == 200, (
        "no key, none asked for"
    )
    spor.flush()
    assert lake.newest().author == spor.AUTHOR, "refusals leave a trace"


def test_with_the_key_it_is_read_from_everywhere_and_with_a_wrong_one_not(app, monkeypatch):
    monkeypatch.setenv("DASHBOARD_MAALINGER_NOEKKEL", KEY)
    settings.get.cache_clear()
    elsewhere = ("192.168.1.20", "styring.eksempel.no")
    assert (
        asked(app, *elsewhere, {"Authorization": f"Bearer {KEY}", "X-Forwarded-For": "192.168.1.20"}) == 200
    )
    for wrong in ("", "Bearer ", f"Bearer {KEY}x", f"Bearer {KEY[:-1]}", "Basic abc"):
        assert asked(app, *elsewhere, {"Authorization": wrong}) == 403
    assert asked(app, "127.0.0.1", "localhost:8501", {}) == 200


def test_requests_are_counted_by_route_and_status_and_never_by_what_somebody_wrote(client):
    labels = {"route": "/publisert", "method": "GET", "status": "200"}
    before = figure(client, "http_requests_total", **labels)
    for path in (
        "/publisert/2026-10/",
        "/publisert/2026-09/Kari%20Nordmann.csv?navn=Kari",
        "/drift",
        "/Kari-Nordmann",
    ):
        client.get(path)
    client.get("/feil")
    assert figure(client, "http_requests_total", **labels) == before + 2
    assert figure(client, "http_requests_total", route="/drift", method="GET", status="200") >= 1
    assert figure(client, "http_requests_total", route="annet", method="GET", status="500") >= 1
    assert figure(client, "http_request_seconds_count", route="/publisert") >= 2
    assert figure(client, "http_requests_under_way") == 1, "this one"
    assert "Kari" not in client.get("/metrics").text


def test_lake_disk_and_memory_are_read_off_when_asked(client, lake):
    text = client.get("/metrics").text
    assert figure(client, "lake_up") == 1
    assert figure(client, "lake_version") == lake.newest().id
    assert 'lake_rows{dataset="regnskap"} 0.0' in text
    assert 'dataset="spor"' not in text
    assert 0 < figure(client, "disk_free_bytes") <= figure(client, "disk_total_bytes")
    assert figure(client, "sessions") == 0
    if sys.platform == "linux":
        assert "process_resident_memory_bytes" in text


def test_commits_and_files_are_counted_from_what_the_log_is_told(client, lake, told):
    before = {
        name: figure(client, name, **labels)
        for name, labels in {
            "lake_commit_seconds_count": {"dataset": "regnskap"},
        }.items()
    }
    file_in(lake)
    assert (
        figure(client, "lake_commit_seconds_count", dataset="regnskap")
        == before["lake_commit_seconds_count"] + 1
    )
    told.info("fil blokkert", extra={"datasett": []})
    told.info("ikke lagret", extra={"datasett": ["regnskap"]})
    assert figure(client, "imports_blocked_total", dataset="ukjent") >= 1
    assert figure(client, "lake_commit_failures_total", dataset="regnskap") >= 1


def test_what_any_process_has_done_is_read_off_the_lake_and_the_folder(
    client: TestClient, lake: Lake, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert figure(client, "imports_total", dataset="regnskap") == 0
    assert "last_import" not in client.get("/metrics").text
    with jobs.running("sikkerhetskopi"):
        pass
    with pytest.raises(ZeroDivisionError), jobs.running("mappeimport"):
        raise ZeroDivisionError
    jobs.flush()
    file_in(lake)
    (quarantined := data_folder / "mappe" / "karantene" / "2026-11").mkdir(parents=True)
    (quarantined / "lønn.csv").write_text("Kari")
    monkeypatch.setenv("DASHBOARD_IMPORTMAPPE", str(data_folder / "mappe"))
    settings.get.cache_clear()
    text = client.get("/metrics").text
    now = time.time()
    assert figure(client, "imports_total", dataset="regnskap") == 1
    assert figure(client, "imported_rows_total", dataset="regnskap") == 1
    assert figure(client, "lake_versions_total") == len(lake.history())
    assert now - 60 < figure(client, "last_import_timestamp_seconds") <= now
    assert now - 60 < figure(client, "job_last_success_timestamp_seconds", job="sikkerhetskopi") <= now
    assert 'job_last_success_timestamp_seconds{job="mappeimport"}' not in text
    assert figure(client, "jobs_failed_last_day", job="mappeimport") == 1
    assert figure(client, "jobs_failed_last_day", job="sikkerhetskopi") == 0
    assert figure(client, "quarantine_files") == 1
    assert not [secret for secret in ("Kari", "lønn", "Juli") if secret in text]


def test_a_slow_page_is_timed_and_told_of_without_what_was_chosen_on_it(client, told, caplog, monkeypatch):
    monkeypatch.setattr(measure, "SLOW_SECONDS", 0.0)
    before = figure(client, "page_run_seconds_count", page="/drift")
    with pytest.raises(ZeroDivisionError), measure.page_run("drift"):
        raise ZeroDivisionError
    assert figure(client, "page_run_seconds_count", page="/drift") == before + 1
    [slow] = [record for record in caplog.records if record.msg == "treg side"]
    assert slow.__dict__["side"] == "/drift"


def test_an_error_counts_whichever_library_told_of_it(client, monkeypatch):
    ours = logging.getLogger("dashboard")
    monkeypatch.setattr(ours, "handlers", [])
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", [])
    measure.count_what_is_told()
    measure.count_what_is_told()
    before = figure(client, "errors_total")
    for name in ("dashboard", "dashboard.noe", "et.annet", "et.bibliotek"):
        log = logging.getLogger(name)
        log.error("feil")
        log.warning("advarsel")
    assert figure(client, "errors_total") == before + 4
    commits = figure(client, "lake_commit_failures_total", dataset="regnskap")
    logging.getLogger("et.bibliotek").error("ikke lagret", extra={"datasett": ["regnskap"]})
    assert figure(client, "lake_commit_failures_total", dataset="regnskap") == commits, (
        "only ours tell of those"
    )
