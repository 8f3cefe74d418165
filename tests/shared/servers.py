"""A real PostgreSQL and a real S3 server of the tests' own, each behind a line that can be cut. Started once by a worker of
pytest-xdist; the tests that use them share the group GROUP, and so the worker."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from uuid import uuid4

import duckdb
import pytest

from dashboard.lake import Lake, engine, places
from dashboard.lake.places import Place
from dashboard.settings import Settings
from tests.shared.proxy import Proxy

GROUP = pytest.mark.xdist_group("shared")
PASSWORD = "Hemmelig-pass0rd!"  # of every role; no log and no message may hold it
KEY, SECRET = "NOEKKEL7HEMMELIG", "lagerets-hemmelighet"
_BUCKET, _TEMPLATE, _SCHEMA = "styring", "tomt", "k1841"
_START_SECONDS = 30
_QUICK = (
    "fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=32MB", "max_connections=200",
    "listen_addresses=127.0.0.1", "unix_socket_directories=", "shared_preload_libraries=pg_stat_statements",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Servers:
    """PostgreSQL on `postgres`, S3 on `s3`: ports of 127.0.0.1. `postgres_line`, `s3_line`: the same by way of a line."""

    postgres: int
    s3: int
    s3_log: Path
    postgres_line: Proxy
    s3_line: Proxy

    def chosen(self) -> dict[str, str]:
        """The settings that move a lake here, by their names: to an empty one of its own, by way of the lines."""
        name = new_name()
        self.sql(f"create database {name} template {_TEMPLATE} strategy file_copy", database="postgres")
        return self.chosen_in(name, _SCHEMA, name)

    def chosen_in(self, database: str, schema: str, prefix: str, *, role: str = "postgres") -> dict[str, str]:
        """The same, for a lake in this database, schema and prefix."""
        return {
            "katalog": f"postgresql://{role}:{PASSWORD}@127.0.0.1:{self.postgres_line.port}/{database}",
            "katalog_skjema": schema,
            "lager": f"s3://{_BUCKET}/{prefix}",
            "lager_endepunkt": f"http://127.0.0.1:{self.s3_line.port}",
            "lager_noekkel": KEY,
            "lager_hemmelighet": SECRET,
        }

    def place(self) -> Place:
        """An empty one of its own."""
        return place_of(self.chosen())

    def sql(self, *statements: str, database: str = _TEMPLATE) -> list[tuple[object, ...]]:
        """Run by PostgreSQL as its owner; the rows of the last where it is a select."""
        return _sql(self.postgres, database, *statements)

    def catalog_queries(self, database: str) -> int:
        """Asked of `database` so far, but for where transactions begin and end."""
        [(asked,)] = self.sql(
            "select coalesce(sum(calls), 0)::int from pg_stat_statements"
            " join pg_database on pg_database.oid = dbid"
            f" where datname = '{database}' and query !~* '^(begin|commit|rollback|deallocate|discard)'",
            database="postgres",
        )
        assert isinstance(asked, int)
        return asked

    def storage_requests(self) -> int:
        """Made of S3 so far."""
        return self.s3_log.read_text("utf-8", "replace").count('HTTP/1.1"')

    def mend(self) -> None:
        self.postgres_line.mend()
        self.s3_line.mend()


def new_name() -> str:
    """Of a database, and of a prefix."""
    return f"lake_{uuid4().hex[:12]}"


def place_of(chosen: Mapping[str, str]) -> Place:
    return places.of(Settings.model_validate({"data": tempfile.gettempdir(), **chosen}))


def as_environment(chosen: Mapping[str, str]) -> dict[str, str]:
    return {f"DASHBOARD_{name.upper()}": value for name, value in chosen.items()}


def running() -> Servers:
    """This worker's servers. Skips the test where PostgreSQL is not installed."""
    if _binaries() is None:
        pytest.skip("PostgreSQL's programs are not installed (Debian: apt install postgresql)")
    return _start()


def stop() -> None:
    """Once all tests are done; again does no harm."""
    _stack.close()


_stack = ExitStack()


@cache
def _start() -> Servers:
    postgres = _stack.enter_context(_postgres())
    s3, s3_log = _stack.enter_context(_s3())
    lines = Proxy(postgres), Proxy(s3)
    for line in lines:
        _stack.callback(line.close)
    servers = Servers(postgres, s3, s3_log, *lines)
    with tempfile.TemporaryDirectory() as temp:  # the catalog that all others begin as a copy of
        Lake(place_of(servers.chosen_in(_TEMPLATE, _SCHEMA, _TEMPLATE)), Path(temp)).close()
    servers.sql(f"drop table {_SCHEMA}.styring_eier")  # each copy is its own municipality's
    return servers


def _binaries() -> Path | None:
    """The folder of PostgreSQL's programs: Debian keeps them away from PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or [
        Path(each) for each in [shutil.which("initdb")] if each
    ]
    return found[-1].parent if found else None


@contextmanager
def _postgres() -> Iterator[int]:
    binaries, port = _binaries(), _free_port()
    assert binaries is not None
    # PostgreSQL refuses to run as root.
    owner = "postgres" if os.name == "posix" and os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="styring-postgres-"))
    try:
        (folder / "passord").write_text(PASSWORD, "utf-8")
        if owner:
            for each in (folder, folder / "passord"):
                shutil.chown(each, owner, owner)
        made = [str(binaries / "initdb"), "-D", str(folder / "data"), "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync",
                "--auth=scram-sha-256", f"--pwfile={folder / 'passord'}"]  # fmt: skip
        subprocess.run(made, cwd=folder, check=True, capture_output=True, user=owner, group=owner)
        options = [part for option in (*_QUICK, f"port={port}") for part in ("-c", option)]
        command = [str(binaries / "postgres"), "-D", str(folder / "data"), *options]
        with (folder / "logg").open("wb") as log:
            process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, user=owner, group=owner)
        with _ending(process):
            _wait_for(lambda: _listens(port), process, folder / "logg")
            _wait_for(lambda: _answers(port), process, folder / "logg")
            _sql(port, "postgres", f"create database {_TEMPLATE}", "create extension pg_stat_statements")
            yield port
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _sql(port: int, database: str, *statements: str) -> list[tuple[object, ...]]:
    address = f"host=127.0.0.1 port={port} user=postgres password={PASSWORD} dbname={database}"
    with _client() as connection:
        connection.execute(f"attach '{address}' as pg (type postgres)")
        try:
            for statement in statements:
                if statement.lower().startswith("select"):
                    return connection.execute(
                        "from postgres_query('pg', $sql)", {"sql": statement}
                    ).fetchall()
                connection.execute(
                    "call postgres_execute('pg', $sql, use_transaction => false)", {"sql": statement}
                )
        finally:
            connection.execute("detach pg")
    return []


def _client() -> duckdb.DuckDBPyConnection:
    return _loaded().cursor()


@cache
def _loaded() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(
        ":memory:",
        config={"autoinstall_known_extensions": False, "allow_unsigned_extensions": True, "threads": 1},
    )
    engine.load_extensions(connection, ["postgres_scanner"])
    return connection


def _answers(port: int) -> bool:
    """It listens some moments before it is ready."""
    with suppress(duckdb.IOException):
        return _sql(port, "postgres", "select 1") == [(1,)]
    return False


@contextmanager
def _s3() -> Iterator[tuple[int, Path]]:
    """Its port, and its log."""
    port = _free_port()
    log = Path(tempfile.mkdtemp(prefix="styring-s3-")) / "logg"
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    try:
        with log.open("wb") as output:
            process = subprocess.Popen(command, stdout=output, stderr=output)
        with _ending(process):
            _wait_for(lambda: _listens(port), process, log)
            made = urllib.request.Request(f"http://127.0.0.1:{port}/{_BUCKET}", method="PUT")
            urllib.request.urlopen(made, timeout=_START_SECONDS).close()
            yield port, log
    finally:
        shutil.rmtree(log.parent, ignore_errors=True)


@contextmanager
def _ending(process: subprocess.Popen[bytes]) -> Iterator[None]:
    try:
        yield
    finally:
        process.send_signal(signal.SIGINT)  # PostgreSQL waits for nobody then
        try:
            process.wait(_START_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(
    ready: Callable[[], bool], process: subprocess.Popen[bytes] | None = None, log: Path | None = None
) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while not ready():
        over = time.monotonic() > deadline or (process is not None and process.poll() is not None)
        assert not over, log.read_text("utf-8", "replace") if log else "It did not start"
        time.sleep(0.05)


def _listens(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
