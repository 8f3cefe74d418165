"""A really running server with sign-in, and whoever comes to it.

`server`   one `dashboard serve` for all the files here, on an empty lake: its process, and raw lines to it.
`cookies`  a cookie for every identity there is: none, each role, forged, another installation's, expired.
"""

import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
START_SECONDS = 60
STOP_SECONDS = 60
COOKIE = "_streamlit_user"
KEY = "bare-for-proevene-0123456789abcdef"
ON_THE_SERVER = {"test_oversized_requests.py", "test_wrong_identity.py", "test_broken_headers.py", "test_odd_paths.py"}  # fmt: skip


@pytest.hookimpl(tryfirst=True)  # before the groups are read
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One worker has the server; the other files go where there is room."""
    for item in items:
        if item.path.parent == HERE and item.path.name in ON_THE_SERVER:
            item.add_marker(pytest.mark.xdist_group("hostile"))


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    port: int
    data: Path
    process: subprocess.Popen[bytes]

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    def line(self, seconds: float = 10) -> socket.socket:
        """A bare line to the server, on which anything may be said."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=seconds)

    def ask(self, path: str, method: str = "GET", cookie: str = "", body: bytes | None = None, **headers: str) -> Answer:  # fmt: skip
        """A whole request with nothing but what is given here."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        given = {"Host": f"localhost:{self.port}"} | ({"Cookie": cookie} if cookie else {}) | named
        try:
            connection.request(method, path, body, given)
            answer = connection.getresponse()
            return Answer(
                answer.status,
                {name.lower(): value for name, value in answer.getheaders()},
                b"" if answer.getheader("content-type", "").startswith("text/event-stream") else answer.read(),
            )  # fmt: skip
        finally:
            connection.close()

    def said(self, raw: bytes, seconds: float = 10) -> bytes:
        """What it answers to bytes that may be anything, until it closes or has nothing more to say."""
        with self.line(seconds) as line:
            line.sendall(raw)
            return heard(line)

    def megabytes(self) -> float:
        """Memory of the process."""
        told = Path(f"/proc/{self.process.pid}/status").read_text("ascii")
        return int(next(each for each in told.splitlines() if each.startswith("VmRSS")).split()[1]) / 1024

    def log(self) -> str:
        return (self.data / "server.log").read_text("utf-8", "replace")


def heard(line: socket.socket) -> bytes:
    """What comes until the other side closes, or says nothing for as long as the line waits."""
    told = b""
    try:
        while piece := line.recv(65_536):
            told += piece
    except OSError:  # silent, or broken off: what was said before it counts
        pass
    return told


@contextmanager
def running(data: Path, **chosen: str) -> Iterator[Server]:
    """`dashboard serve` over `data`, on a port of its own, with these settings by their names."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = int(probe.getsockname()[1])
    given = {"DATA": str(data), "KLARGJOER": "false"}
    if chosen:
        given["ADRESSE"] = f"http://localhost:{port}"
    environment = {**os.environ, **{f"DASHBOARD_{name}": value for name, value in (given | chosen).items()}}
    command = [sys.executable, "-m", "dashboard.cli", "serve", "--port", str(port)]
    with (data / "server.log").open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
    server = Server(port, data, process)
    try:
        _wait_until_it_answers(server)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=STOP_SECONDS)


@pytest.fixture(scope="session")
def server(empty_lake: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    data = tmp_path_factory.mktemp("fiendtlig")
    shutil.copytree(empty_lake, data / "lake")
    with running(
        data, KOMMUNE="Storvik kommune", FIL_MB="5", OIDC_METADATA="http://localhost:9/ingen", OIDC_KLIENT="styring",
        OIDC_HEMMELIGHET="hemmelig", OIDC_NOEKKEL=KEY,
    ) as started:  # fmt: skip
        yield started


def _wait_until_it_answers(server: Server) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            if server.ask("/helse").status == 200:
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"The server did not start:\n{server.log()}")


def signed(claims: Mapping[str, object], key: str = KEY) -> str:
    """The cookie that a server with this key would give to whoever the claims speak of."""
    value = create_signed_value(key, COOKIE, json.dumps(claims)).decode()
    return f"{COOKIE}={value}"


def claims(role: str, lasts: float = 3600) -> dict[str, object]:
    return {
        "is_logged_in": True, "iss": "https://login.eksempel.no", "sub": f"{role}-1", "name": f"Navn {role}",
        "origin": "", "roles": [role], "exp": time.time() + lasts,
    }  # fmt: skip


@pytest.fixture(scope="session")
def cookies(server: Server) -> dict[str, str]:
    """By identity. All but the first four are nobody's."""

    def of(role: str, lasts: float = 3600) -> dict[str, object]:
        return claims(role, lasts) | {"origin": server.address}

    real = {role: signed(of(role)) for role in ("okonomi", "klg", "leder", "folkevalgt")}
    return real | {
        "uten rolle": signed(of("ukjent")),
        "ingen": "",
        "utløpt": signed(of("okonomi", lasts=-1)),
        "uten utløp": signed({name: value for name, value in of("okonomi").items() if name != "exp"}),
        "en annens nøkkel": signed(of("okonomi"), "en annen kommunes noekkel, like lang"),
        "endret": real["klg"].replace("=.", "=.x", 1),
        "usignert": f"{COOKIE}={json.dumps(of('okonomi'))}",
        "tom": f"{COOKIE}=",
        "avkortet": real["okonomi"][:-5],
    }
