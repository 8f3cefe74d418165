"""The server: this machine only, a health address, safe headers and a page in bokmål."""

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, StreamingResponse
from starlette.routing import Route
from streamlit import config

from dashboard import server, settings
from dashboard.agenda import ahead
from dashboard.demo import start
from dashboard.errors import DashboardError
from dashboard.web.middleware import HEADERS, in_bokmaal
from tests.agenda.small_lake import commit

STREAMLITS_PAGE = (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")
BROWSER = {"accept": "text/html", "accept-encoding": "gzip", "if-none-match": '"old"'}


def page(_request):
    return HTMLResponse(STREAMLITS_PAGE, headers={"etag": '"old"', "last-modified": "then"})


def page_in_parts(_request):
    letters = (STREAMLITS_PAGE[at : at + 7] for at in range(0, len(STREAMLITS_PAGE), 7))
    return StreamingResponse(letters, media_type="text/html")


# Streamlit's own app would start its runtime in the test's process; what lies around it is taken from it.
AROUND = Starlette(
    routes=[Route("/", page), Route("/hjelp", page_in_parts)],
    middleware=[*server.app._user_middleware, Middleware(GZipMiddleware)],
)


class Answer:
    def __init__(self, sent):
        self.status = sent[0]["status"]
        self.headers = Headers(raw=sent[0]["headers"])
        self.body = b"".join(message.get("body", b"") for message in sent[1:]).decode()


def messages(path="/", client=("127.0.0.1", 50000), kind="http", **headers):
    """What the app sends to whoever asks for `path`."""
    sent = []
    asked = [{"type": "http.request", "body": b"", "more_body": False}]
    scope = {
        "type": kind, "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b"", "root_path": "",
        "scheme": "http", "server": ("127.0.0.1", 8501), "client": client, "http_version": "1.1",
        "extensions": {"websocket.http.response": {}},
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }  # fmt: skip

    async def receive():
        return asked.pop() if asked else await asyncio.Event().wait()  # the browser stays on the line

    async def send(message):
        sent.append(message)

    # In a thread of its own: where browser tests have run before, Playwright's loop still runs in this one.
    with ThreadPoolExecutor(1) as aside:
        aside.submit(asyncio.run, AROUND(scope, receive, send)).result()
    return sent


def ask(path="/", client=("127.0.0.1", 50000), **headers):
    return Answer(messages(path, client, **headers))


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.2", "::1", "localhost"])
def test_the_machine_itself_may_be_listened_on(address):
    server.refuse_other_addresses(address)


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.168.1.20", "styring.example.no", ""])
def test_another_address_is_refused_as_there_is_no_sign_in(address):
    with pytest.raises(DashboardError) as refusal:
        server.refuse_other_addresses(address)
    assert refusal.value.title == "Kan ikke lytte på denne adressen"


def test_a_taken_port_is_told_about():
    with socket.create_server((server.LOOPBACK, 0)) as other:
        taken = other.getsockname()[1]
        with pytest.raises(DashboardError) as refusal:
            server.refuse_taken_port(taken)
    assert refusal.value.title == f"Port {taken} kan ikke brukes"
    assert refusal.value.what_happened == "Et annet program lytter der allerede."
    server.refuse_taken_port(taken)


@pytest.mark.parametrize("port", [-1, 0, 65536])
def test_a_port_that_does_not_exist_is_told_about(port):
    with pytest.raises(DashboardError, match="et tall fra 1 til 65535"):
        server.refuse_taken_port(port)


def test_the_server_listens_on_loopback_whatever_streamlits_file_says(data_folder, monkeypatch):
    monkeypatch.setenv("DASHBOARD_FIL_MB", "42")
    chosen = server.server_config(8600)
    assert chosen["server.address"] == "127.0.0.1"
    assert chosen["server.port"] == 8600
    assert chosen["server.allowedHosts"] == ["localhost", "127.0.0.1", "[::1]"]
    assert chosen["server.maxUploadSize"] == 42
    assert chosen["browser.gatherUsageStats"] is False
    assert chosen["client.showErrorDetails"] == "none"


def test_every_option_is_one_that_streamlit_knows(data_folder):
    for name in server.server_config(8600):
        config.get_option(name)


def free_port():
    with socket.create_server((server.LOOPBACK, 0)) as probe:
        return probe.getsockname()[1]


@pytest.fixture
def started(data_folder, monkeypatch):
    """The configurations the app was run with: it is not truly started."""
    runs = []
    monkeypatch.setattr(server.app, "run", lambda config: runs.append(config))
    monkeypatch.setattr(server, "write_one_log", lambda: None)  # the log of this process is pytest's
    monkeypatch.setenv("DASHBOARD_KOMMUNE", "Storvik kommune")
    return runs


def test_serve_says_where_to_look_and_listens_there(started):
    said: list[str] = []
    port = free_port()
    server.serve(port, said.append)
    assert said == [f"Styringsdialog for Storvik kommune: http://localhost:{port}  (stopp med Ctrl+C)"]
    assert [run["server.port"] for run in started] == [port]


def test_serve_takes_the_port_of_the_settings_where_none_is_given(started, monkeypatch):
    port = free_port()
    monkeypatch.setenv("DASHBOARD_PORT", str(port))
    server.serve(say=lambda line: None)
    assert [run["server.port"] for run in started] == [port]


def test_serve_starts_nothing_where_streamlit_is_told_to_listen_to_others(started, monkeypatch):
    monkeypatch.setenv("STREAMLIT_SERVER_ADDRESS", "0.0.0.0")
    with pytest.raises(DashboardError, match="Kan ikke lytte"):
        server.serve(free_port())
    assert started == []


def test_the_demo_municipality_comes_in_on_the_very_first_start_only(lake, monkeypatch):
    loaded = []
    monkeypatch.setattr(start, "load_demo", lambda: loaded.append("demo"))
    server.prepare(lambda line: None)
    assert loaded == ["demo"]
    commit(lake, regnskap=[{"aar": 2026, "periode": 1, "kontoklasse": "1", "beloep": 5}])
    server.prepare(lambda line: None)
    assert loaded == ["demo"]


def test_a_real_municipality_never_gets_the_demo(lake, monkeypatch):
    monkeypatch.setenv("DASHBOARD_KOMMUNE", "Storvik kommune")
    settings.get.cache_clear()
    monkeypatch.delattr(start, "load_demo")
    server.prepare()
    assert lake.history() == []


def test_a_version_that_comes_while_the_server_runs_is_made_ready(lake, monkeypatch):
    ready = []
    monkeypatch.setattr(server, "WATCH_SECONDS", 0)
    monkeypatch.setattr(ahead, "make_ready", lambda snapshot, give_up: ready.append(snapshot.id))

    async def commit_while_it_watches():
        watching = asyncio.create_task(server._watch())
        commit(lake, regnskap=[{"aar": 2026, "periode": 1, "kontoklasse": "1", "beloep": 5}])
        async with asyncio.timeout(20):
            while lake.newest().id not in ready:
                await asyncio.sleep(0.01)
        watching.cancel()

    with ThreadPoolExecutor(1) as aside:
        aside.submit(asyncio.run, commit_while_it_watches()).result()
    assert lake.newest().id in ready


def test_where_the_settings_say_so_nothing_is_made_ready(lake, monkeypatch):
    monkeypatch.setattr(ahead, "make_ready", lambda *_, **__: pytest.fail("it was made ready"))
    monkeypatch.setenv("DASHBOARD_KLARGJOER", "false")
    settings.get.cache_clear()
    server.make_newest_ready()


def test_a_lake_that_cannot_be_read_is_for_the_pages_to_tell(lake):
    commit(lake, regnskap=[{"aar": 2026, "periode": 1, "kontoklasse": "1", "beloep": 5}])
    for file in (settings.get().lake / "files").rglob("*.parquet"):
        file.write_bytes(b"not Parquet")
    server.make_newest_ready()
    with pytest.raises(DashboardError, match="kan ikke leses"):
        ahead.make_ready(lake.newest())


def test_what_is_made_ready_ahead_is_given_up_between_two_steps(lake):
    commit(lake, regnskap=[{"aar": 2026, "periode": 1, "kontoklasse": "1", "beloep": 5}])
    answers = iter([False, True])
    assert not ahead.make_ready(lake.newest(), give_up=lambda: next(answers))
    assert not list(answers), "it asked twice, and went no further"
    assert ahead.make_ready(lake.newest())


@pytest.mark.parametrize("path", ["/", "/finnes-ikke"])
def test_every_answer_has_the_safe_headers(path):
    answer = ask(path)
    assert {name: answer.headers[name] for name in HEADERS} == {
        name: value.replace("{line}", "") for name, value in HEADERS.items()
    }


def test_the_page_speaks_with_its_own_host_and_no_other():
    policy = ask("/", host="styring.eksempel.no:8501").headers["content-security-policy"]
    assert "connect-src 'self' ws://styring.eksempel.no:8501 wss://styring.eksempel.no:8501;" in policy
    evil = ask("/", host="x; script-src *").headers["content-security-policy"]
    assert "connect-src 'self';" in evil


def test_no_other_site_may_be_fetched_from_or_frame_the_page():
    policy = ask().headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    assert "http" not in policy


@pytest.mark.parametrize("path", ["/", "/hjelp"])
def test_the_page_is_in_bokmaal_and_whole(path):
    answer = ask(path, **BROWSER)
    assert '<html lang="nb"' in answer.body
    assert "<title>Styringsdialog</title>" in answer.body
    assert "Siden trenger JavaScript" in answer.body
    assert answer.body.rstrip().endswith("</html>")
    assert answer.headers["content-length"] == str(len(answer.body.encode()))
    assert answer.headers["content-language"] == "nb"


def test_the_rewritten_page_is_not_taken_for_the_one_it_was():
    headers = ask(**BROWSER).headers
    assert "etag" not in headers
    assert "last-modified" not in headers
    assert "content-encoding" not in headers
    assert headers["cache-control"] == "no-cache"


def test_what_is_not_asked_for_as_a_page_passes_untouched():
    assert ask(accept="*/*").body == STREAMLITS_PAGE


def test_nothing_in_streamlits_page_speaks_english_to_the_reader():
    said = in_bokmaal(STREAMLITS_PAGE)
    assert 'lang="en"' not in said
    assert "You need to enable JavaScript" not in said
    assert "service-desc" not in said


@pytest.mark.parametrize("client", [("127.0.0.1", 1), ("127.8.8.8", 1), ("::1", 1), None])
def test_whoever_is_on_the_machine_comes_in(client):
    assert ask(client=client).status == 200


@pytest.mark.parametrize("client", [("192.168.1.20", 1), ("10.0.0.1", 1), ("2001:db8::1", 1), ("ukjent", 1)])
@pytest.mark.parametrize("path", ["/", "/helse"])
def test_whoever_is_elsewhere_is_refused(client, path):
    answer = ask(path, client=client)
    assert answer.status == 403
    assert answer.body == "Ingen tilgang: løsningen kan bare brukes fra maskinen den kjører på."


def test_whoever_says_to_come_through_a_proxy_is_refused_as_there_is_no_sign_in():
    assert ask(**{"x-forwarded-for": "127.0.0.1"}).status == 403


def test_a_websocket_from_elsewhere_is_refused_before_it_opens():
    for asked in ({"client": ("192.168.1.20", 1)}, {"x-forwarded-for": "127.0.0.1"}):
        [answer] = messages(kind="websocket", **asked)
        # uvicorn answers 403; a page of ours in its place it logs as an error of the program.
        assert (answer["type"], answer["code"]) == ("websocket.close", 1008)


def test_a_websocket_of_another_sites_page_is_refused_before_it_opens(lake):
    [answer] = messages(
        "/_stcore/stream", kind="websocket", host="localhost", origin="https://ond.eksempel.no"
    )
    assert (answer["type"], answer["code"]) == ("websocket.close", 1008)
