"""The proxy of README.md as it stands there, with Debian's nginx between a Chromium and two running apps with sign-in."""

import os
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPSConnection
from pathlib import Path
from ssl import SSLError, create_default_context
from typing import TypeVar

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from dashboard import cli
from tests.browser import provider
from tests.browser.conftest import FLAGS
from tests.browser.test_start import wait_until_drawn
from tests.operation.examples import README, block
from tests.operation.served import Served, free_port, served

HOST, ANOTHER = "fauske.styring.eksempel.no", "bodoe.styring.eksempel.no"
WAIT_MS = 30_000
NGINX = os.environ.get("DASHBOARD_NGINX") or shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
SECRETS = ("Kari", "Nordmann", "lønn", "1234567", "Ottar", "@eksempel.no", "periode=")
T = TypeVar("T")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("demo"),
    pytest.mark.skipif(not NGINX, reason="nginx is not installed"),
    pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not installed"),
]


@dataclass(frozen=True)
class Site:
    """The proxy's address and port, its folder, and the apps behind it."""

    port: int
    folder: Path
    apps: tuple[Served, Served]

    @property
    def address(self) -> str:
        return f"https://{HOST}:{self.port}"

    def asked(self, path: str, name: str = HOST, **headers: str) -> tuple[int, dict[str, str]]:
        """Status and headers of the answer to one who trusts the certificate, is not signed in, and calls the machine `name`."""
        trust = create_default_context(cafile=str(self.folder / "cert.pem"))
        trust.check_hostname = False
        line = HTTPSConnection("127.0.0.1", self.port, timeout=30)
        line.sock = trust.wrap_socket(
            socket.create_connection(("127.0.0.1", self.port), 30), server_hostname=name
        )
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        line.request("GET", path, headers={"Host": f"{name}:{self.port}", **named})
        answer = line.getresponse()
        answer.read()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}


@pytest.fixture(scope="module")
def site(
    demo_folder: Path, tmp_path_factory: pytest.TempPathFactory, lake_in: Callable[..., ExitStack]
) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("nginx")
    data = Path(shutil.copytree(demo_folder, folder / "data"))
    with lake_in(data):
        assert (
            cli.main(["publish", "--period", "2026-10", "--author", "Ottar", "--foreword", "Les."]) == cli.OK
        )
    make_certificate(folder)
    port = free_port()
    with provider.provider() as metadata, ExitStack() as running:
        chosen = provider.settings(metadata, {}, adresse=f"https://{HOST}:{port}", stopp_sekunder="5")
        apps = (running.enter_context(served(data, **chosen)), running.enter_context(served(data, **chosen)))
        site = Site(port, folder, apps)
        running.enter_context(nginx(site))
        yield site


def make_certificate(folder: Path) -> None:
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={HOST}",
         "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
        check=True, capture_output=True,
    )  # fmt: skip


@contextmanager
def nginx(site: Site) -> Iterator[None]:
    command = [str(NGINX), "-p", str(site.folder), "-e", "stderr", "-c", "nginx.conf"]
    write_configuration(site, several=False)
    subprocess.run([*command, "-t"], check=True, capture_output=True)
    with (site.folder / "nginx.log").open("ab") as log:
        running = subprocess.Popen([*command, "-g", "daemon off;"], stderr=log)
    try:
        wait_for_the_proxy(site)
        yield
    finally:
        running.terminate()
        running.wait(10)


def write_configuration(site: Site, *, several: bool) -> None:
    """README's files, with this machine's ports and certificate in them, and where nginx keeps its own files: all names'
    first, then the municipality's own, and the one that README's `sed` makes of it for another."""
    own = block("nginx", "server_name")
    (site.folder / "styringsdialog-k1841.conf").write_text(own)
    if several:
        own = re.sub(r"upstream \w+ \{.*?\}", block("nginx", "hash $uid_got").strip(), own, flags=re.DOTALL)
        own = own.replace("server_name", f"{with_a_cookie()}\n    server_name")
    example = block("nginx", "default_server") + own + of_another_municipality(site.folder)
    for said, here in {
        "listen 443 ssl": f"listen 127.0.0.1:{site.port} ssl",
        "/etc/ssl/styring.pem": str(site.folder / "cert.pem"),
        "/etc/ssl/styring.key": str(site.folder / "key.pem"),
        "127.0.0.1:8501": f"127.0.0.1:{site.apps[0].port}",
        "127.0.0.1:8502": f"127.0.0.1:{site.apps[1].port}",
        "127.0.0.1:8511": f"127.0.0.1:{free_port()}",
    }.items():
        assert said in example or "8502" in said, said
        example = example.replace(said, here)
    kept = "".join(
        f"{name}_temp_path {site.folder}/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;\n" if os.geteuid() == 0 else ""
    (site.folder / "nginx.conf").write_text(
        f"{user}worker_processes 1;\npid {site.folder}/nginx.pid;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{kept}{example}}}\n"
    )


def with_a_cookie() -> str:
    """The line that README says goes into the server of a municipality with several processes."""
    [line] = re.findall(r"`(userid on; [^`]+)`", README.read_text("utf-8"))
    return str(line)


def of_another_municipality(folder: Path) -> str:
    """The file that README's commands make of the first municipality's, which lies in `folder`."""
    commands = block("sh", "k=k1804 port=")
    [chosen] = re.findall(r"^k=.*$", commands, re.MULTILINE)
    [made] = re.findall(r"^sed .*?\.conf\"$", commands, re.MULTILINE | re.DOTALL)
    here = made.replace("/etc/nginx/conf.d", str(folder))
    subprocess.run(["sh", "-c", f"{chosen}\n{here}"], check=True)
    text = (folder / "styringsdialog-k1804.conf").read_text()
    assert ANOTHER in text
    assert not re.search(r"k1841|fauske|8501", text)
    return text


def wait_for_the_proxy(site: Site) -> None:
    deadline = time.monotonic() + 10
    while True:
        try:
            assert site.asked("/helse/levende")[0] == 200
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


@pytest.fixture(scope="module")
def in_browser() -> Iterator[Callable[[Callable[[Browser], T]], T]]:
    """Runs what it is given with a Chromium, in a thread of its own: other tests' Playwright may still run in this one."""
    with ThreadPoolExecutor(1) as aside, ExitStack() as open_:

        def start() -> Browser:
            chromium = open_.enter_context(sync_playwright()).chromium
            flags = [*FLAGS, f"--host-resolver-rules=MAP {HOST} 127.0.0.1"]
            return chromium.launch(executable_path=os.environ.get("DASHBOARD_CHROMIUM"), args=flags)

        browser = aside.submit(start).result()
        yield lambda work: aside.submit(work, browser).result()
        aside.submit(browser.close).result()
        aside.submit(open_.close).result()


def new_context(browser: Browser) -> BrowserContext:
    return browser.new_context(locale="nb-NO", ignore_https_errors=True)


def upload(tab: Page, site: Site, name: str, body: str) -> None:
    tab.goto(f"{site.address}/opplasting")
    chosen = {"name": name, "mimeType": "text/csv", "buffer": body.encode()}
    tab.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(chosen)  # type: ignore[arg-type]
    expect(tab.get_by_role("heading", level=2, name=name)).to_be_visible(timeout=WAIT_MS)


def test_one_works_through_the_proxy_as_without_it(
    site: Site, in_browser: Callable[[Callable[[Browser], None]], None]
) -> None:
    def work(browser: Browser) -> None:
        tab, lines = new_context(browser).new_page(), list[str]()
        tab.on("websocket", lambda line: lines.append(line.url))
        provider.sign_in(tab, site.address, "okonomi")
        wait_until_drawn(tab)
        assert lines
        assert all(line.startswith(f"wss://{HOST}:{site.port}/_stcore/stream") for line in lines)
        assert all(cookie["secure"] for cookie in tab.context.cookies() if HOST in cookie["domain"])

        body = "År;Periode;Kontoklasse;Ansvar;Funksjon;Art;Beløp\n2026;9;1;1100;202;010;1234567,89\n"
        upload(tab, site, "lønn Kari Nordmann.csv", body)
        tab.get_by_role("textbox", name="Begrunnelse").fill(
            "Feil ansvar"
        )  # tables of October show September too
        tab.get_by_role("textbox", name="Begrunnelse").press("Tab")
        tab.get_by_role("button", name="Godkjenn og lagre").click()
        expect(tab.get_by_text("Lagret som versjon").first).to_be_visible(timeout=WAIT_MS)

        tab.goto(f"{site.address}/spor")
        wait_until_drawn(tab)
        with tab.expect_download(timeout=WAIT_MS) as download:
            tab.get_by_role("button", name="CSV", exact=True).first.click()
        assert "Sporingslogg" in download.value.path().read_text("utf-8-sig")

        answer = tab.goto(f"{site.address}/publisert/2026-10/")
        assert answer
        assert answer.status == 200
        assert answer.header_value("strict-transport-security") == "max-age=31536000; includeSubDomains"
        assert "oktober 2026" in tab.content().lower()
        tab.context.close()

    in_browser(work)


def test_whoever_says_to_be_on_the_machine_gets_nothing_for_it(site: Site) -> None:
    for name in ("X_Forwarded_For", "X_Real_IP", "Forwarded"):
        assert site.asked("/metrics", **{name: "127.0.0.1"})[0] == 404
        assert site.asked("/publisert/", **{name: "127.0.0.1"})[0] == 403
        assert site.apps[0].asked("/metrics", None, **{name: "127.0.0.1"})[0] == 403
    assert site.apps[0].asked("/metrics", Host=HOST)[0] == 403
    assert site.apps[0].asked("/metrics")[0] == 200


def test_each_municipality_has_its_host_name_and_a_name_of_nobodys_is_answered_by_none(site: Site) -> None:
    assert site.asked("/helse/levende")[0] == 200
    status, headers = site.asked("/helse/levende", ANOTHER)
    assert (status, headers["retry-after"]) == (503, "10"), "the other one's process is not started"
    with pytest.raises((SSLError, ConnectionError)):
        site.asked("/helse/levende", "ukjent.styring.eksempel.no")


def test_the_log_of_it_all_is_json_and_names_nobody(site: Site) -> None:
    told = site.apps[0].told()
    assert {"startet", "lagret"} <= {line.get("melding") for line in told}
    text = site.apps[0].log.read_text("utf-8")
    assert not [secret for secret in SECRETS if secret in text]


def test_of_several_processes_a_browser_stays_with_one_and_comes_to_another_when_that_stops(
    site: Site, in_browser: Callable[[Callable[[Browser], None]], None]
) -> None:
    write_configuration(site, several=True)
    os.kill(int((site.folder / "nginx.pid").read_text()), signal.SIGHUP)
    deadline = time.monotonic() + 10
    while "set-cookie" not in site.asked("/helse/levende")[1] and time.monotonic() < deadline:
        time.sleep(0.05)

    before = [asked_of(app) for app in site.apps]
    for _ in range(8):
        cookie = site.asked("/ikon.svg")[1]["set-cookie"]
        assert "secure" in cookie.lower()
        assert "httponly" in cookie.lower()
        for _ in range(3):
            assert site.asked("/ikon.svg", Cookie=cookie.split(";")[0])[0] == 200
    answered = [asked_of(app) - earlier for app, earlier in zip(site.apps, before, strict=True)]
    assert sum(answered) == 32
    assert all(each % 4 == 0 and each for each in answered), "each browser's four at the same process"

    def work(browser: Browser) -> None:
        tab = new_context(browser).new_page()
        provider.sign_in(tab, site.address, "okonomi")
        wait_until_drawn(tab)
        upload(tab, site, "september.csv", "År;Periode;Kontoklasse;Ansvar;Funksjon;Art;Beløp\n")
        [holds] = [
            app for app in site.apps if "styringsdialog_websockets_open 1.0" in app.asked("/metrics")[1]
        ]
        code, seconds = holds.stop(10)
        assert (code, seconds < 6) == (0, True)
        expect(tab.locator("#omstart, [role=dialog]")).to_have_count(0, timeout=WAIT_MS)
        expect(tab.get_by_role("button", name="Velg filer")).to_be_visible(timeout=WAIT_MS)
        assert "stopper" in holds.messages()
        assert holds.messages()[-1] == "stoppet"
        tab.context.close()

    in_browser(work)
    for app in site.apps:
        if app.process.poll() is None:
            app.stop(10)
    status, headers = site.asked("/")
    assert (status, headers["retry-after"]) == (503, "10"), "the proxy says that the solution starts again"


def asked_of(app: Served) -> int:
    """How many times the app has been asked for its icon."""
    found = re.search(r'requests_total\{.*route="/ikon.svg".*\} (\d+)', app.asked("/metrics")[1])
    return int(found[1]) if found else 0
