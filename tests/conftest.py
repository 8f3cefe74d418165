"""Fixtures for every test.

`data_folder`  an empty DASHBOARD_DATA of the test's own; settings and lake start from it and are closed after.
`lake`         the open, empty lake in it (the one `dashboard.lake.get()` gives).
`demo_folder`  a DASHBOARD_DATA with the demo municipality, loaded once for the session: to copy, never to change.
`demo_said`    the lines it was told in while it was loaded.
`fjordvik`     the open lake of a copy of it, shared by the tests of a file: to read.
`summed_versions`  commits keep the sums of the versions they make.
`lake_in`      `with lake_in(folder) as lake`: the process's lake is the one of that DASHBOARD_DATA meanwhile.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner

from dashboard import lake as lakes
from dashboard import paths, settings
from dashboard.lake import engine, version_sums

DEMO_SECONDS = 180
_record = version_sums.record
LakeIn = Callable[[Path], AbstractContextManager[lakes.Lake]]


@pytest.fixture(scope="session", autouse=True)
def outside_the_checkout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What a test without a data folder of its own leaves behind, is left there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_DATA", str(tmp_path_factory.mktemp("uten-egen-mappe")))
        settings.get.cache_clear()
        yield


@pytest.fixture(scope="session", autouse=True)
def quick_lakes(empty_lake: Path) -> Iterator[None]:
    """The empty lake was opened as the app does it; the thousands of small ones after it are opened by one thread each,
    and the extensions, whose 70 MB were held against their signatures then, are not held against them again. Versions
    are summed where a test asks for `summed_versions`: it takes a fifth of a commit's time."""
    as_the_app_does = engine.config

    def quick(temp: Path) -> dict[str, str | bool | int | float | list[str]]:
        return {**as_the_app_does(temp), "threads": 1, "allow_unsigned_extensions": True}

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "config", quick)
        patch.setattr(version_sums, "record", lambda cursor, place, lost=False: [])
        yield


@pytest.fixture
def summed_versions(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the app does it: every commit is followed by its sum."""
    monkeypatch.setattr(version_sums, "record", _record)


@pytest.fixture(scope="session", autouse=True)
def quick_pages() -> Iterator[None]:
    """AppTest looks through every installed package for components of Streamlit's, for each page; once will do."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests)
        )
        yield


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


@pytest.fixture(scope="session")
def empty_lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lake with its tables and nothing in them: to copy, which is quicker than to make."""
    folder = tmp_path_factory.mktemp("tomt")
    lakes.Lake(folder / "lake", folder / "temp").close()
    return folder / "lake"


@pytest.fixture
def lake(data_folder: Path, empty_lake: Path) -> lakes.Lake:
    shutil.copytree(empty_lake, data_folder / "lake")
    return lakes.get()


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Loaded by the first worker that needs it; the others wait for that one."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, loaded, said = (shared / f"demokommunen{part}" for part in ("", ".ferdig", ".sagt"))
    try:
        folder.mkdir()
    except FileExistsError:
        deadline = time.monotonic() + DEMO_SECONDS
        while not loaded.exists() and time.monotonic() < deadline:
            time.sleep(0.2)
        assert loaded.exists(), "another worker did not get the demo municipality loaded"
        return folder
    command = [sys.executable, "-m", "dashboard.cli", "demo"]
    environment = {**os.environ, "DASHBOARD_DATA": str(folder)}
    with said.open("wb") as output:
        subprocess.run(command, cwd=paths.ROOT, env=environment, check=True, stdout=output)
    loaded.touch()
    return folder


@pytest.fixture(scope="session")
def demo_said(demo_folder: Path) -> list[str]:
    return demo_folder.with_name(f"{demo_folder.name}.sagt").read_text("utf-8").splitlines()


@pytest.fixture(scope="session")
def lake_in() -> LakeIn:
    return _lake_in


@contextmanager
def _lake_in(folder: Path) -> Iterator[lakes.Lake]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_DATA", str(folder))
        settings.get.cache_clear()
        lakes.get.cache_clear()
        yield lakes.get()
        lakes.get().close()
    lakes.get.cache_clear()
    settings.get.cache_clear()


@pytest.fixture(scope="module")
def fjordvik(
    demo_folder: Path, lake_in: LakeIn, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[lakes.Lake]:
    with lake_in(Path(shutil.copytree(demo_folder, tmp_path_factory.mktemp("fjordvik") / "data"))) as lake:
        yield lake


@pytest.fixture(autouse=True)
def same_main_module() -> Iterator[None]:
    """Streamlit's AppTest puts its script in the place of __main__; a process started later would run that."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main
