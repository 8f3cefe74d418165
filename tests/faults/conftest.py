"""`small`: a data folder with the small lake, made once for the session: to copy. `opened`: the open lake of a copy of it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.lake import Lake
from tests.conftest import LakeIn
from tests.faults import small_lake


@pytest.fixture(scope="session")
def small(lake_in: LakeIn, empty_lake: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("liten") / "data"
    shutil.copytree(empty_lake, folder / "lake")
    with lake_in(folder):
        small_lake.build()
    return folder


@pytest.fixture
def opened(small: Path, lake_in: LakeIn, tmp_path: Path) -> Iterator[Lake]:
    with lake_in(Path(shutil.copytree(small, tmp_path / "data"))) as lake:
        yield lake
