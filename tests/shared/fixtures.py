"""Fixtures that a module of tests imports to run on PostgreSQL and S3, with `servers_of_the_worker` and what they build on.

`servers`       both servers with the lines to them, which are whole when the test begins and mended when it ends.
`shared_place`  an empty Place there, of the test's own.
`place`         an empty Place: the test runs twice, embedded and shared.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.lake import places
from dashboard.lake.places import Place
from tests.shared import servers as started
from tests.shared.servers import GROUP, Servers

EITHER = ["embedded", pytest.param("shared", marks=GROUP)]


@pytest.fixture(scope="session")
def servers_of_the_worker() -> Iterator[Servers]:
    yield started.running()
    started.stop()


@pytest.fixture
def servers(servers_of_the_worker: Servers) -> Iterator[Servers]:
    yield servers_of_the_worker
    servers_of_the_worker.mend()


@pytest.fixture
def shared_place(servers: Servers) -> Place:
    return servers.place()


@pytest.fixture(params=EITHER)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    if request.param == "embedded":
        return places.embedded(tmp_path / "lake")
    found: Place = request.getfixturevalue("shared_place")
    return found
