"""A catalog that is held by another, gone, cut off, or put back as it was earlier, while the app runs."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dashboard import lake as lakes
from dashboard import queries, settings, spor
from dashboard.dialog.write import newest
from dashboard.errors import DashboardError
from dashboard.lake import Lake
from tests.faults import content, small_lake
from tests.faults.told import told

_HOLD = (
    "import sqlite3, sys; held = sqlite3.connect(sys.argv[1], isolation_level=None);"
    "[held.execute(each) for each in sys.argv[2].split(';')]; print('held', flush=True); sys.stdin.read()"
)


def catalog() -> Path:
    return settings.get().lake / "catalog.sqlite"


@contextmanager
def held(statements: str) -> Iterator[None]:
    """By another process, with these statements."""
    command = [sys.executable, "-c", _HOLD, str(catalog()), statements]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield
        process.communicate()


def read() -> object:
    return queries.run("dialog/forklaringer", newest(), aar=2026, periode=10, enheter=None)


def upload() -> object:
    return small_lake.take_in("regnskap_2026.csv", small_lake.accounts(1_500_000))


def test_a_catalog_held_by_another_for_longer_than_the_patience_is_said_to_be_busy(opened: Lake) -> None:
    before = content.of_all(opened)
    with held("begin immediate"):
        assert told(read) == "", "others read meanwhile"
        assert told(lambda: small_lake.explain("Ny")) == "Datalageret er opptatt"
    with held("pragma locking_mode = exclusive;begin exclusive"):
        assert told(read) == "Datalageret er opptatt"
    assert content.of_all(opened) == before
    assert told(lambda: small_lake.explain("Ny")) == ""


def test_a_catalog_that_is_gone_empty_or_cut_off_is_told_and_no_new_one_hides_it(opened: Lake) -> None:
    before = content.of_all(opened)
    aside = catalog().with_name("unna")
    for size in (None, 0, catalog().stat().st_size // 2):
        shutil.copy(catalog(), aside)
        if size is None:
            catalog().unlink()
        else:
            os.truncate(catalog(), size)
        spor.note("eksport", hvem="Kari", hva=f"fil {size}")
        for action in (read, upload, opened.history, lambda: small_lake.explain("Ny"), spor.flush):
            assert told(action) == "Katalogen kan ikke leses", size
        assert told(lambda: opened.restore(4, author="Kari", message="")) == "Katalogen kan ikke leses"
        with pytest.raises(DashboardError, match="Katalogen"):
            Lake(settings.get().lake)
        for left in catalog().parent.glob("catalog.sqlite*"):
            left.unlink()
        aside.rename(catalog())
        assert content.of_all(opened) == before, "it is back, and so is everything"
    assert told(upload) == ""
    assert spor.flush() == 3


def test_a_lake_whose_catalog_is_gone_is_not_opened_as_an_empty_one(opened: Lake) -> None:
    catalog().unlink()
    with pytest.raises(DashboardError, match="Katalogen mangler"):
        Lake(settings.get().lake)


def test_an_older_catalog_put_back_while_the_app_runs_takes_nothing_until_it_is_started_again(
    opened: Lake,
) -> None:
    older = shutil.copy(catalog(), catalog().with_name("eldre"))
    before = content.of_all(opened)
    looked_at = small_lake.look("regnskap_2026.csv", small_lake.accounts(1_500_000))
    small_lake.explain("Bare i den nyere")
    shutil.copy(older, catalog())
    for action in (read, upload, lambda: small_lake.explain("Ny"), lambda: small_lake.accept(looked_at)):
        assert told(action) == "Katalogen er byttet ut"
    assert told(lambda: opened.restore(4, author="Kari", message="")) == "Katalogen er byttet ut"
    opened.close()
    lakes.get.cache_clear()
    assert content.of_all(lakes.get()) == before
    assert told(upload) == told(read) == ""
