"""The catalog's word on a version is held against a sum that was kept when it was stored."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dashboard import lake as lakes
from dashboard.lake import Lake, copying, places, version_sums
from dashboard.lake.version_sums import ITSELF, Compared
from tests.agenda.small_lake import STEDER, commit, posts

pytestmark = pytest.mark.usefixtures("summed_versions")


@pytest.fixture
def stored(lake: Lake, data_folder: Path) -> Path:
    """Four versions after the empty lake's two, the last of which takes rows away, closed: the folder of the lake."""
    commit(lake, organisasjon=STEDER)
    commit(lake, regnskap=[*posts("3111", 100, [1, 2]), *posts("2111", 200, [1, 2])])
    commit(lake, regnskap=posts("3111", 300, [3], aar=2025))
    commit(lake, regnskap=posts("3111", 150, [2]))
    lake.close()
    lakes.get.cache_clear()
    return data_folder / "lake"


def compared(root: Path, temp: Path) -> Compared:
    place = places.embedded(root)
    with copying.reaching(place, temp, create=False) as connection:
        return version_sums.compare(connection, place)


def sql(root: Path, statement: str) -> int:
    """How many rows it changed."""
    with closing(sqlite3.connect(root / "catalog.sqlite")) as connection:
        changed = connection.execute(statement).rowcount
        connection.commit()
        return changed


def test_what_makes_a_version_cannot_become_another_unseen(stored: Path, tmp_path: Path) -> None:
    assert compared(stored, tmp_path) == Compared([], [], [], 6, 0)
    cases = [
        ("update ducklake_data_file set begin_snapshot = 5 where begin_snapshot = 3", {3, 5}),
        ("update ducklake_data_file set begin_snapshot = 99 where begin_snapshot = 3", {3, 99}),
        ("update ducklake_data_file set end_snapshot = 5 where begin_snapshot = 4", {5}),
        ("update ducklake_data_file set record_count = 1 where begin_snapshot = 3", {3}),
        ("update ducklake_data_file set file_size_bytes = 1 where begin_snapshot = 3", {3}),
        ("update ducklake_data_file set path = 'b.parquet' where begin_snapshot = 3", {3}),
        ("delete from ducklake_data_file where begin_snapshot = 4", {4}),
        ("delete from ducklake_delete_file", {5}),
        ("update ducklake_delete_file set delete_count = delete_count + 1", {5}),
        ("update ducklake_file_column_stats set min_value = '0' where data_file_id = 0 and column_id = 1", {2}),
        ("update ducklake_file_partition_value set partition_value = '2020' where partition_value = '2025'", {4}),
        ("update ducklake_column set end_snapshot = 4 where column_name = 'beloep'", {4}),
        ("update ducklake_table set table_name = 'x' where table_name = 'regnskap'", {1}),
        ("update ducklake_snapshot set snapshot_time = '2020-01-01 00:00:00+00' where snapshot_id = 4", {4}),
        ("update ducklake_snapshot set snapshot_time = 'i fjor' where snapshot_id = 4", {4}),
        ("update ducklake_snapshot_changes set author = 'Andre' where snapshot_id = 4", {4}),
        ("update ducklake_snapshot_changes set commit_extra_info = '{}' where snapshot_id = 4", {4}),
        ("delete from ducklake_snapshot where snapshot_id = 5", {5}),
        ("update ducklake_table_column_stats set max_value = '2' where table_id = (select table_id from ducklake_table"
         " where table_name = 'regnskap') and column_id = 2", {5}),
        ("delete from ducklake_table_stats where record_count = 2", {2}),
        (f"update {version_sums.TABLE} set sha256 = 'x' where versjon = 2 and tabell = {ITSELF}", {2}),
    ]  # fmt: skip
    for statement, versions in cases:
        root = Path(shutil.copytree(stored, tmp_path / "lake"))
        assert sql(root, statement), statement
        found = compared(root, tmp_path)
        assert not found.well, statement
        assert {*(key[0] for key in (*found.changed, *found.unmade)), *found.gone} == versions, statement
        shutil.rmtree(root)


def test_a_copy_has_the_sums_with_it_and_goes_on_keeping_them(stored: Path, tmp_path: Path) -> None:
    target = places.embedded(tmp_path / "kopi")
    copying.copy(places.embedded(stored), target, tmp_path / "temp")
    assert compared(tmp_path / "kopi", tmp_path) == Compared([], [], [], 6, 0)
    opened = Lake(target, tmp_path / "temp")
    commit(opened, regnskap=posts("2111", 1, [8]))
    opened.close()
    assert compared(tmp_path / "kopi", tmp_path) == Compared([], [], [], 7, 0)

    sql(stored, "update ducklake_data_file set end_snapshot = 5 where begin_snapshot = 4")
    damaged = places.embedded(tmp_path / "skadet")
    copying.copy(places.embedded(stored), damaged, tmp_path / "temp")
    assert not compared(tmp_path / "skadet", tmp_path).well, (
        "a copy of what is damaged is no proof that it is whole"
    )


def test_versions_from_before_sums_were_kept_get_theirs_with_the_next_commit(
    stored: Path, tmp_path: Path
) -> None:
    for table in (version_sums.TABLE, version_sums.BEGUN):
        sql(stored, f"drop table {table}")
    assert compared(stored, tmp_path) == Compared([], [], [], 0, 6)
    sql(stored, "update ducklake_data_file set end_snapshot = 99 where begin_snapshot = 4")
    assert compared(stored, tmp_path).unmade, "what points at no version is seen also without a sum"
    sql(stored, "update ducklake_data_file set end_snapshot = null where begin_snapshot = 4")
    opened = Lake(stored, tmp_path / "temp")
    commit(opened, organisasjon=STEDER)
    opened.close()
    assert compared(stored, tmp_path) == Compared([], [], [], 7, 0)


def test_sums_of_another_form_say_nothing_and_are_made_anew(stored: Path, tmp_path: Path) -> None:
    sql(stored, f"update {version_sums.TABLE} set form = '0/' || form, sha256 = 'x'")
    sql(stored, f"update {version_sums.BEGUN} set form = '0/' || form")
    assert compared(stored, tmp_path) == Compared([], [], [], 0, 6)
    place = places.embedded(stored)
    with copying.reaching(place, tmp_path, create=False) as connection:
        assert version_sums.record(connection, place) == list(range(6))
    assert compared(stored, tmp_path) == Compared([], [], [], 6, 0)


def test_a_lake_that_was_summed_before_it_was_noted_is_known_as_such_when_it_is_opened(
    stored: Path, tmp_path: Path
) -> None:
    sql(stored, f"drop table {version_sums.BEGUN}")
    Lake(stored, tmp_path / "temp").close()
    sql(stored, f"delete from {version_sums.TABLE}")
    assert compared(stored, tmp_path) == Compared([], [], [], 0, 0, 6)


def test_a_copy_of_a_lake_that_has_lost_its_sums_has_lost_them_too(stored: Path, tmp_path: Path) -> None:
    sql(stored, f"delete from {version_sums.TABLE} where versjon < 4")
    copying.copy(places.embedded(stored), places.embedded(tmp_path / "kopi"), tmp_path / "temp")
    assert compared(tmp_path / "kopi", tmp_path) == Compared([], [], [], 2, 0, 4)
    sql(stored, f"delete from {version_sums.TABLE}")
    copying.copy(places.embedded(stored), places.embedded(tmp_path / "kopi2"), tmp_path / "temp")
    assert compared(tmp_path / "kopi2", tmp_path) == Compared([], [], [], 0, 0, 6)
