"""The app as a new user starts it, and a Chromium to use it with.

`app`        the address of one running app for the whole session, with the demo municipality in it: only look.
`start_app`  starts another on a data folder of the test's own: `with start_app(folder, setting="value") as address`.
`open_tab`   opens a Chromium tab in bokmål: `with open_tab(1366, 768) as (tab, told)`; `told` is what it said.
`page`       a tab of the test's own, 1366×768: nobody is signed in, and what it loads is loaded once for them all.
A failing test leaves a picture of the tabs it used in tests/browser/screenshots/.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
START_SECONDS = 60
STOP_SECONDS = 25  # a little more than the setting stopp_sekunder
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
StartApp = Callable[..., AbstractContextManager[str]]
OpenTab = Callable[[int, int], AbstractContextManager[tuple[Page, "Told"]]]


@pytest.hookimpl(tryfirst=True)  # before the groups are read
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Two workers drive a browser each: the tests with sign-in have an app of their own, the others share one."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            with_sign_in = item.path.name == "test_innlogging.py"
            item.add_marker(pytest.mark.xdist_group("browser-innlogging" if with_sign_in else "browser"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call" and report.failed:
        for used in getattr(item, "funcargs", {}).values():
            if isinstance(used, Page):
                _take_picture(used, item.name)
    return report


def _take_picture(page: Page, test: str) -> None:
    name = "".join(letter if letter.isalnum() else "-" for letter in test)
    page.screenshot(path=HERE / "screenshots" / f"{name}.png", full_page=True)


@contextmanager
def _app(data: Path, **chosen: str) -> Iterator[str]:
    """`chosen`: settings by their names; with sign-in, the address is the app's own."""
    address = f"http://localhost:{_free_port()}"
    if "oidc_metadata" in chosen:
        chosen["adresse"] = address
    data.mkdir(parents=True, exist_ok=True)
    log = data / "server.log"
    command = [sys.executable, "-m", "dashboard.cli", "serve", "--port", address.rpartition(":")[2]]
    settings = {f"DASHBOARD_{name.upper()}": value for name, value in chosen.items()}
    environment = {**os.environ, "DASHBOARD_DATA": str(data), "DASHBOARD_KLARGJOER": "false", **settings}
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        _wait_until_it_answers(address, process, log)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=STOP_SECONDS)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_it_answers(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    pytest.fail(f"The app did not start at {address}:\n{log.read_text('utf-8', 'replace')}")


@dataclass
class Told:
    """What a tab complained about, and which hosts it called, since it was opened."""

    errors: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def forget(self) -> None:
        self.errors.clear()
        self.hosts.clear()

    def hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location.get('url', '')})")

    def see(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob"):
            self.hosts.add(parts.hostname or url)


def _context(browser: Browser, width: int, height: int) -> BrowserContext:
    return browser.new_context(
        viewport={"width": width, "height": height}, locale="nb-NO", timezone_id="Europe/Oslo"
    )


@contextmanager
def _tab(browser: Browser, width: int, height: int) -> Iterator[tuple[Page, Told]]:
    context = _context(browser, width, height)
    tab, told = context.new_page(), Told()
    tab.on("console", told.hear)
    tab.on("pageerror", lambda error: told.errors.append(str(error)))
    tab.on("request", lambda request: told.see(request.url))
    tab.on("websocket", lambda line: told.see(line.url))
    yield tab, told
    context.close()


@pytest.fixture(scope="session")
def start_app() -> StartApp:
    return _app


@pytest.fixture(scope="session")
def app(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with _app(Path(shutil.copytree(demo_folder, tmp_path_factory.mktemp("app") / "data"))) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ.get("DASHBOARD_CHROMIUM"), args=list(FLAGS)
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def open_tab(browser: Browser) -> OpenTab:
    return partial(_tab, browser)


@pytest.fixture(scope="session")
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """What the tabs of single tests share: a first load of Streamlit takes twice as long as the next."""
    context = _context(browser, 1366, 768)
    yield context
    context.close()


@pytest.fixture
def page(visitor: BrowserContext) -> Iterator[Page]:
    tab = visitor.new_page()
    yield tab
    tab.close()
    visitor.clear_cookies()
