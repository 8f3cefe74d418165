"""Fixtures for every test.

`data_folder`  an empty DASHBOARD_DATA of the test's own; settings and lake start from it and are closed after.
`lake`         the open, empty lake in it (the one `dashboard.lake.get()` gives).
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import lake as lakes
from dashboard import settings


@pytest.fixture
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "data"
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    settings.get.cache_clear()
    lakes.get.cache_clear()
    yield folder
    if lakes.get.cache_info().currsize:
        lakes.get().close()
    lakes.get.cache_clear()
    settings.get.cache_clear()


@pytest.fixture
def lake(data_folder: Path) -> lakes.Lake:
    return lakes.get()


@pytest.fixture(autouse=True)
def same_main_module() -> Iterator[None]:
    """Streamlit's AppTest puts its script in the place of __main__; a process started later would run that."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main
