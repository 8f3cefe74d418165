"""Fixtures for what runs on PostgreSQL and S3, besides those of tests/shared/fixtures.py.

`shared_data`  the settings say that the lake lies there, for a DASHBOARD_DATA of the test's own.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import lake as lakes
from dashboard import settings
from tests.shared.fixtures import servers, servers_of_the_worker, shared_place
from tests.shared.servers import GROUP, Servers, as_environment

__all__ = ["servers", "servers_of_the_worker", "shared_place"]


@pytest.hookimpl(tryfirst=True)  # before the groups are read
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(GROUP)


@pytest.fixture
def shared_data(servers: Servers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "data"
    chosen = as_environment({"data": str(folder), **servers.chosen()})
    for name, value in chosen.items():
        monkeypatch.setenv(name, value)
    settings.get.cache_clear()
    lakes.get.cache_clear()
    yield folder
    servers.mend()
    if lakes.get.cache_info().currsize:
        lakes.get().close()
    lakes.get.cache_clear()
    settings.get.cache_clear()
