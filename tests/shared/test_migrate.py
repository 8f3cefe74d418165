"""A data folder is moved to PostgreSQL and S3 and back, backed up and brought back there, and is the same all the way."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard import cli, doctor, settings, storage
from dashboard import lake as lakes
from dashboard.backup import home, manifest, moving
from dashboard.doctor import Status
from dashboard.errors import DashboardError
from dashboard.lake import Lake, content, copying, places, version_sums
from dashboard.lake.content import Content
from dashboard.lake.copying import Catalog
from dashboard.lake.places import Place, Postgres
from dashboard.lake.version_sums import Compared
from tests.agenda.small_lake import STEDER, commit, posts
from tests.shared.servers import PASSWORD, SECRET, Servers, as_environment, place_of

pytestmark = pytest.mark.usefixtures("summed_versions")

Run = Callable[..., tuple[int, str, str]]
RECEIVED = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08/a.csv"  # b"test"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*words: str | Path) -> tuple[int, str, str]:
        code = cli.main([str(word) for word in words])
        out, err = capsys.readouterr()
        assert PASSWORD not in out + err
        assert SECRET not in out + err
        return code, out.replace("\u00a0", " "), err

    return run


@pytest.fixture
def embedded(empty_lake: Path, tmp_path: Path) -> Path:
    """A data folder with three versions, a received file and a published one."""
    folder = tmp_path / "foer"
    shutil.copytree(empty_lake, folder / "lake")
    store = Lake(folder / "lake", tmp_path / "temp")
    commit(store, organisasjon=STEDER)
    commit(store, regnskap=[*posts("3111", 100.25, [1, 2]), *posts("2111", 200, [1, 2], art=None)])
    commit(store, regnskap=posts("3111", -150, [2]))
    store.close()
    for name, bytes_ in {
        f"inbox/{RECEIVED}": b"test",
        "published/2026-10/utgave-1-0123456789ab/index.html": b"<p>",
    }.items():
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_bytes(bytes_)
    return folder


def contents(place: Place, temp: Path) -> list[Content]:
    with copying.reaching(place, temp) as connection:
        return list(content.contents(connection, place, 99))


def compared(place: Place, temp: Path) -> Compared:
    """What the catalog says against the sums that were kept."""
    with copying.reaching(place, temp) as connection:
        return version_sums.compare(connection, place)


def told(place: Place, temp: Path) -> tuple[object, ...]:
    """Every version, as people see them, and its fingerprint."""
    store = Lake(place, temp)
    try:
        newest = store.newest()
        return newest.id, newest.time, store.history(), store.fingerprint(newest.id)
    finally:
        store.close()


def test_a_data_folder_moves_to_the_servers_and_back_and_is_the_same(
    embedded: Path, shared_data: Path, tmp_path: Path, run: Run
) -> None:
    here, temp = places.embedded(embedded / "lake"), tmp_path / "temp"
    was, said = contents(here, temp), told(here, temp)
    code, out, err = run("migrate", "--from", embedded)
    assert (code, err) == (0, "")
    assert "Hver versjon av hvert datasett er lik på begge sider." in out

    there = home.of(settings.get())
    assert isinstance(there.place.catalog, Postgres)
    assert contents(there.place, temp) == was
    assert told(there.place, temp) == said
    assert storage.read(there.inbox, RECEIVED) == b"test"
    assert list(there.published.names()) == ["2026-10/utgave-1-0123456789ab/index.html"]
    assert "Målet er ikke tomt" in run("migrate", "--from", embedded)[2]

    assert compared(there.place, temp) == Compared([], [], [], summed=5, unsummed=0)
    commit(lakes.get(), regnskap=posts("2111", 700, [4]))
    newer = contents(there.place, temp)
    after = tmp_path / "etter"
    assert run("migrate", "--to", after)[0] == 0
    assert contents(places.embedded(after / "lake"), temp) == newer != was
    assert (after / "inbox" / RECEIVED).read_bytes() == b"test"
    back = Lake(after / "lake", temp)
    assert back.history() == lakes.get().history()
    commit(back, regnskap=posts("2111", 800, [5]))
    assert back.newest().id == lakes.get().newest().id + 1
    assert compared(back.place, temp) == Compared([], [], [], summed=7, unsummed=0)
    back.close()


def test_the_doctor_looks_at_the_servers_too(shared_data: Path, servers: Servers, run: Run) -> None:
    commit(lakes.get(), organisasjon=STEDER)
    files = lakes.get().place.files
    assert [each for each in doctor.examine() if each.status is not Status.OK] == []
    storage.write_bytes(files, "main/organisasjon/rest.parquet", b"rest")
    code, out, _ = run("doctor")
    assert (code, "Denne maskinen og databasen går likt" in out) == (0, True)  # too young to be told of

    name = next(name for name in files.names("main") if "rest" not in name)
    files.remove(name)
    code, out, _ = run("doctor", "--fast")
    assert (code, f"{name} mangler" in out) == (2, True)
    lakes.get().close()
    lakes.get.cache_clear()
    for line in (servers.s3_line, servers.postgres_line):
        line.refuse()
        code, out, err = run("doctor", "--fast")
        assert (code, err) == (2, "")
        assert not [word for word in ("Traceback", "AWS", "IO Error", "curl") if word in out], out


def test_a_backup_of_the_servers_is_brought_back_to_others(
    shared_data: Path, servers: Servers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    temp = tmp_path / "temp"
    commit(lakes.get(), regnskap=posts("2111", 700, [4]))
    was = contents(lakes.get().place, temp)
    storage.write_bytes(storage.of(settings.get(), "inbox"), RECEIVED, b"test")
    assert run("backup", tmp_path / "kopier")[0] == run("backup", tmp_path / "kopier")[0] == 0
    newest = manifest.whole(tmp_path / "kopier")[0]
    linked = [name for name in newest.files if (newest.folder / name).stat().st_nlink == 2]
    assert len(linked) == len([name for name in newest.files if "files/" in name or "inbox/" in name])

    lakes.get().close()
    for name, value in as_environment(servers.chosen()).items():
        monkeypatch.setenv(name, value)
    settings.get.cache_clear()
    lakes.get.cache_clear()
    code, out, err = run("restore", "--backup", tmp_path / "kopier")
    assert (code, err) == (0, "")
    assert "Alle versjoner er lest" in out
    assert contents(lakes.get().place, temp) == was


def test_a_move_is_stopped_by_a_commit_a_difference_and_a_cut_and_done_again_afterwards(
    embedded: Path, servers: Servers, tmp_path: Path
) -> None:
    temp = tmp_path / "temp"
    source = home.embedded(embedded)
    chosen = servers.chosen()
    target = home.Home(
        place_of(chosen), storage.Folder(tmp_path / "i"), storage.Folder(tmp_path / "p"), tmp_path / "d"
    )

    def somebody_commits(_: Catalog) -> None:
        store = Lake(source.place, temp)
        commit(store, regnskap=posts("2111", 1, [6]))
        store.close()

    def a_row_is_lost(catalog: Catalog) -> None:
        with copying.reaching(target.place, temp) as connection:
            connection.execute("delete from lake.regnskap where periode = 1")
        moving.require_same(source.place, target.place, temp, catalog.newest + 1)

    def is_cut(_: Catalog) -> None:
        servers.postgres_line.refuse()

    for check, why in (
        (somebody_commits, "Noen lagret mens det ble flyttet"),
        (a_row_is_lost, "Kopien er ikke lik det den er kopiert fra"),
        (is_cut, "Kopieringen ble brutt av"),
    ):
        with pytest.raises(DashboardError, match=why) as stopped:
            moving.move(source, target, temp, check)
        assert PASSWORD not in str(stopped.value)
        servers.mend()
        with pytest.raises(DashboardError, match="kopi som ikke ble ferdig"):
            copying.read(target.place, temp)
    moving.move(source, target, temp)
    assert contents(target.place, temp) == contents(source.place, temp)
