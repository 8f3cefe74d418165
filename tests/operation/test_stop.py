"""The server is asked to stop while it is at something: what is under way is whole or absent, and it ends within the limit."""

import shutil
import signal
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import RemoteDisconnected
from pathlib import Path
from urllib.error import URLError

import pytest

from dashboard.lake import Lake
from tests.operation.served import Served, served

STORING = ("-m", "tests.operation.storing")
LIMIT = 10
FEW, MANY = 500_000, 10_000_000


@pytest.fixture
def folder(empty_lake: Path, tmp_path: Path) -> Path:
    shutil.copytree(empty_lake, tmp_path / "data" / "lake")
    return tmp_path / "data"


def rows_in(folder: Path) -> int:
    lake = Lake(folder / "lake")
    try:
        with lake.at(lake.newest().id) as cursor:
            return int(cursor.execute("select count(*) from regnskap").fetchall()[0][0])
    finally:
        lake.close()


def store(server: Served, rows: int) -> str:
    try:
        return server.asked(f"/lagre?rader={rows}")[1]
    except (URLError, RemoteDisconnected, ConnectionError):
        return "brutt"


def wait_for_work(server: Served) -> None:
    """Until the large request is under way."""
    deadline = time.monotonic() + 20
    while "styringsdialog_http_requests_under_way 2.0" not in server.asked("/metrics")[1]:
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_commit_that_is_under_way_is_let_finish_and_nobody_new_is_let_in(folder: Path) -> None:
    with (
        served(folder, STORING, kommune="Storvik", stopp_sekunder="30") as server,
        ThreadPoolExecutor(1) as aside,
    ):
        storing = aside.submit(store, server, FEW)
        wait_for_work(server)
        server.process.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + 5
        while "stopper" not in server.messages() and time.monotonic() < deadline:
            time.sleep(0.02)
        assert server.asked("/", Accept="text/html")[0] == 503
        assert server.asked("/helse")[0] == 503
        assert server.asked("/helse/levende")[0] == 200
        assert server.process.wait(30) == 0
        assert storing.result() != "brutt"
        assert server.messages()[-3:] == ["stopper", "lagret", "stoppet"]
        stored = next(line for line in server.told() if line.get("melding") == "lagret")
        assert stored["rader"] == {"regnskap": FEW}
        assert "Nordmann" not in server.log.read_text("utf-8")
        assert "lønn" not in server.log.read_text("utf-8")
    assert rows_in(folder) == FEW


def test_a_commit_that_takes_longer_than_the_limit_is_whole_or_absent(folder: Path) -> None:
    with (
        served(folder, STORING, kommune="Storvik", stopp_sekunder="1") as server,
        ThreadPoolExecutor(1) as aside,
    ):
        aside.submit(store, server, MANY)
        wait_for_work(server)
        code, seconds = server.stop(LIMIT)
        assert (code, seconds < 1 + 1.5) == (0, True)
        assert server.messages()[-1] in ("stoppet", "stoppet ved tidsgrensen")
    assert rows_in(folder) in (0, MANY)


def test_a_second_signal_stops_at_once(folder: Path) -> None:
    with served(folder, STORING, kommune="Storvik") as server, ThreadPoolExecutor(1) as aside:
        aside.submit(store, server, MANY)
        wait_for_work(server)
        server.process.send_signal(signal.SIGTERM)
        time.sleep(0.3)
        assert server.process.poll() is None
        code, seconds = server.stop(LIMIT, signal.SIGINT)
        assert (code, seconds < 1.5) == (-signal.SIGINT, True)
    assert rows_in(folder) in (0, MANY)


@pytest.mark.xdist_group("demo")
def test_neither_work_that_is_made_ready_ahead_nor_a_silent_line_holds_the_stop_up(
    demo_folder: Path, tmp_path: Path
) -> None:
    data = Path(shutil.copytree(demo_folder, tmp_path / "data"))
    with served(data, klargjoer="true") as server, socket.create_connection(("localhost", server.port)):
        code, seconds = server.stop(LIMIT, signal.SIGINT)
        assert (code, seconds < 5) == (0, True)
        assert server.messages() == ["startet", "stopper", "stoppet"]
