"""A lake is copied from one place to another whole or not at all, also while others write."""

import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard import storage
from dashboard.errors import DashboardError
from dashboard.lake import Lake, content, copying, incomplete, places
from dashboard.lake.content import Content
from dashboard.lake.copying import Catalog
from dashboard.lake.places import Place
from dashboard.storage import Folder
from tests.agenda.small_lake import STEDER, commit, posts


@pytest.fixture
def target(tmp_path: Path) -> Place:
    return places.embedded(tmp_path / "kopi")


@pytest.fixture
def temp(tmp_path: Path) -> Path:
    return tmp_path / "temp"


@pytest.fixture
def month_by_month(lake: Lake) -> Lake:
    """Four versions; the last replaces rows, so that files of deleted rows are there too."""
    commit(lake, organisasjon=STEDER)
    commit(lake, regnskap=[*posts("3111", 100, [1, 2]), *posts("2111", 200, [1, 2])])
    commit(lake, regnskap=posts("3111", 300, [3]))
    commit(lake, regnskap=posts("3111", 150, [2]))
    return lake


def contents(place: Place, temp: Path, until: int) -> list[Content]:
    with copying.reaching(place, temp) as connection:
        return list(content.contents(connection, place, until))


def test_a_copy_has_every_version_with_its_time_and_author_and_goes_on_from_there(
    month_by_month: Lake, target: Place, temp: Path
) -> None:
    copied = copying.copy(month_by_month.place, target, temp)
    newest = month_by_month.newest()
    assert copied.newest == newest.id
    assert contents(target, temp, newest.id) == contents(month_by_month.place, temp, newest.id)

    opened = Lake(target, temp)
    try:
        assert opened.history() == month_by_month.history()
        assert opened.fingerprint(newest.id) == month_by_month.fingerprint(newest.id)
        before = (
            copying.read(month_by_month.place, temp).files,
            storage.sha256(target.files, copied.files[0].name),
        )
        commit(opened, regnskap=posts("2111", 700, [4]))
        assert opened.newest().id == newest.id + 1
        with opened.at(newest.id) as then, opened.at(opened.newest().id) as now:
            amounts = [
                cursor.execute("select sum(beloep) from regnskap").fetchone() for cursor in (then, now)
            ]
        assert [float(each[0]) for each in amounts if each] == [750, 1450]
        assert before == (
            copying.read(month_by_month.place, temp).files,
            storage.sha256(target.files, copied.files[0].name),
        )
    finally:
        opened.close()


def test_every_file_of_a_copy_has_a_sum_also_where_none_was_kept(
    month_by_month: Lake, target: Place, temp: Path
) -> None:
    with month_by_month.cursor() as cursor:
        cursor.execute(f"delete from {month_by_month.place.metadata}.styring_filsum")
    copying.copy(month_by_month.place, target, temp)
    files = copying.read(target, temp).files
    assert files
    assert all(file.sha256 == storage.sha256(target.files, file.name) for file in files)


def test_what_is_copied_while_others_commit_is_one_whole_version(
    month_by_month: Lake, tmp_path: Path, temp: Path
) -> None:
    done = threading.Event()

    def keep_committing() -> None:
        amount = 1
        while not done.is_set():
            commit(month_by_month, regnskap=posts("2111", amount, [5]))
            amount += 1

    writer = threading.Thread(target=keep_committing)
    writer.start()
    taken: list[tuple[Place, copying.Catalog]] = []
    try:
        while (
            len(taken) < 2 or taken[0][1].newest == taken[-1][1].newest
        ):  # until others have committed between two
            assert len(taken) < 50
            place = places.embedded(tmp_path / f"kopi-{len(taken)}")
            taken.append((place, copying.copy(month_by_month.place, place, temp)))
    finally:
        done.set()
        writer.join()
    assert taken[0][1].newest < taken[-1][1].newest <= month_by_month.newest().id
    for place, catalog in (taken[0], taken[-1]):
        assert contents(place, temp, catalog.newest) == contents(month_by_month.place, temp, catalog.newest)


def test_a_place_that_holds_anything_is_refused_and_left_as_it_is(
    month_by_month: Lake, tmp_path: Path, temp: Path
) -> None:
    def with_a_commit(place: Place) -> None:
        opened = Lake(place, temp)
        commit(opened, organisasjon=STEDER)
        opened.close()

    def with_a_file(place: Place) -> None:
        storage.write_bytes(place.files, "main/regnskap/fremmed.parquet", b"PAR1")

    fills: list[Callable[[Place], None]] = [with_a_commit, with_a_file]
    for number, fill in enumerate(fills):
        place = places.embedded(tmp_path / f"opptatt-{number}")
        fill(place)
        names = list(place.files.names())
        with pytest.raises(DashboardError, match="Målet er ikke tomt"):
            copying.copy(month_by_month.place, place, temp)
        assert list(place.files.names()) == names
    assert copying.read(places.embedded(tmp_path / "opptatt-0"), temp).newest >= 1


def test_a_copy_that_is_broken_off_says_so_and_can_be_started_over(
    month_by_month: Lake, target: Place, temp: Path
) -> None:
    source = month_by_month.place
    assert isinstance(source.files, Folder)
    victim = copying.read(source, temp).files[-1]
    path = source.files.root / victim.name
    whole = path.read_bytes()

    def refuse(_: Catalog) -> None:
        raise KeyboardInterrupt

    def broken_off() -> None:
        with pytest.raises(DashboardError, match="kopi som ikke ble ferdig"):
            copying.read(target, temp)
        with copying.reaching(target, temp) as connection, pytest.raises(DashboardError):
            incomplete.require_whole(connection, target)

    path.write_bytes(whole[:-1] + b"?")
    with pytest.raises(DashboardError, match="En fil er skadet") as damaged:
        copying.copy(source, target, temp)
    assert victim.name in str(damaged.value)
    assert not storage.exists(target.files, victim.name)
    broken_off()
    path.unlink()
    with pytest.raises(DashboardError, match="En fil mangler"):
        copying.copy(source, target, temp)
    broken_off()
    path.write_bytes(whole)
    storage.write_bytes(target.files, "main/regnskap/rest.parquet", b"of a copy before")
    with pytest.raises(KeyboardInterrupt):
        copying.copy(source, target, temp, refuse)
    broken_off()

    copied = copying.copy(source, target, temp)
    assert list(target.files.names()) == sorted(file.name for file in copied.files)
    assert contents(target, temp, copied.newest) == contents(source, temp, copied.newest)
    with copying.reaching(target, temp) as connection:
        incomplete.require_whole(connection, target)


def test_a_folder_without_a_lake_is_told_of_and_nothing_is_made_there(
    tmp_path: Path, target: Place, temp: Path
) -> None:
    with pytest.raises(DashboardError, match="Datalageret finnes ikke"):
        copying.copy(places.embedded(tmp_path / "ingen"), target, temp)
    assert not (tmp_path / "ingen").exists()
    assert not (tmp_path / "kopi").exists()


def test_the_same_rows_have_the_same_sum_however_they_lie(
    empty_lake: Path, tmp_path: Path, temp: Path
) -> None:
    rows = [*posts("3111", 100, [1, 2]), *posts("2111", 200, [3])]
    folders = [shutil.copytree(empty_lake, tmp_path / name) for name in ("a", "b", "c", "d")]
    at_once, apart, twice, other = (Lake(folder, temp) for folder in folders)
    commit(at_once, regnskap=rows)
    commit(apart, regnskap=reversed(rows[2:]))
    commit(apart, regnskap=rows[:2])
    commit(twice, regnskap=[*rows, rows[0]])
    commit(other, regnskap=[*rows[1:], {**rows[0], "beloep": 100.01}])

    def newest(store: Lake) -> tuple[int, int]:
        store.close()
        last = [each for each in contents(store.place, temp, 99) if each.dataset == "regnskap"][-1]
        return last.rows, last.sum

    sums = [newest(store) for store in (at_once, apart, twice, other)]
    assert sums[0] == sums[1]
    assert len({sums[0], *sums[2:]}) == 3
