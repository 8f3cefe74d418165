"""A backup is a data folder of its own, made while others write, and brought back to the last row."""

import json
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from filelock import FileLock

from dashboard import cli, jobs, queries, settings, spor, tilstand
from dashboard import lake as lakes
from dashboard.backup import making, manifest
from dashboard.errors import DashboardError
from dashboard.lake import Lake, content, copying, incomplete, places
from dashboard.lake.content import Content
from tests.agenda.small_lake import STEDER, commit, posts
from tests.benchmarks import parameters
from tests.conftest import LakeIn

Run = Callable[..., tuple[int, str, str]]
RECEIVED = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"  # of b"test"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*words: str | Path | int) -> tuple[int, str, str]:
        code = cli.main([str(word) for word in words])
        out, err = capsys.readouterr()
        return code, out.replace("\u00a0", " "), err

    return run


@pytest.fixture
def kept(lake: Lake, data_folder: Path) -> Path:
    """A data folder with a little of everything."""
    commit(lake, organisasjon=STEDER)
    commit(lake, regnskap=[*posts("3111", 100, [1, 2]), *posts("2111", 200, [1, 2])])
    commit(lake, regnskap=posts("3111", 150, [2]))
    files = {
        f"inbox/{RECEIVED}/regnskap.csv": b"test",
        "published/2026-10/utgave-1-0123456789ab/index.html": b"<p>",
        "published/2026-10/.utgave-2-under-arbeid/index.html": b"<",
        "hentet/12134.json": b"{}",
        "temp/duckdb-1/spill": b"spill",
    }
    for name, content_ in files.items():
        path = data_folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content_)
    spor.note("eksport", hvem="Kari Økonom")
    return data_folder


def use(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on this is the DASHBOARD_DATA."""
    if lakes.get.cache_info().currsize:
        lakes.get().close()
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    lakes.get.cache_clear()
    settings.get.cache_clear()


def contents(folder: Path, until: int) -> list[Content]:
    place = places.embedded(folder / "lake")
    with copying.reaching(place, folder.parent / "temp") as connection:
        return list(content.contents(connection, place, until))


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_backup_holds_all_but_what_is_passing_and_opens_as_a_data_folder(
    kept: Path, tmp_path: Path, run: Run
) -> None:
    target = tmp_path / "kopier"
    code, out, err = run("backup", target)
    made = manifest.whole(target)[0]
    assert (code, err) == (0, "")
    assert out.startswith(f"{made.folder}: versjon {lakes.get().newest().id}, ")
    manifest.verify(made)

    found = names(made.folder)
    assert {f"inbox/{RECEIVED}/regnskap.csv", "published/2026-10/utgave-1-0123456789ab/index.html"} < found
    assert found == {*made.files, manifest.NAME}
    assert not [name for name in found if name.startswith(("hentet", "temp")) or ".utgave" in name]
    assert any("Kari Økonom" in (made.folder / name).read_text("utf-8") for name in found if "spor/" in name)
    assert made.rows == {"organisasjon": 2, "regnskap": 3}
    assert (made.versions, made.fingerprint) == (3, lakes.get().fingerprint(made.version))
    told = json.loads((made.folder / manifest.NAME).read_text("utf-8"))
    assert told["bytes"] == sum((made.folder / name).stat().st_size for name in made.files)

    opened = Lake(made.folder / "lake", tmp_path / "temp")
    assert opened.history() == lakes.get().history()
    opened.close()
    assert contents(made.folder, made.version) == contents(kept, made.version)
    manifest.verify(made)  # to open it changes nothing in it

    run("backup", target, "--all")
    assert "hentet/12134.json" in manifest.whole(target)[0].files


def test_what_an_earlier_backup_holds_is_linked_to_and_only_the_newest_are_kept(
    kept: Path, tmp_path: Path, run: Run
) -> None:
    target = tmp_path / "kopier"
    broken_off = target / "2026-01-01T000000.del"
    broken_off.mkdir(parents=True)
    run("backup", target)
    first = manifest.whole(target)[0]
    damaged = first.folder / "inbox" / RECEIVED / "regnskap.csv"
    damaged.write_bytes(b"tset")  # on the disk of the backups: the next one must not take it over
    commit(lakes.get(), regnskap=posts("3111", 300, [3]))
    run("backup", target)
    second = manifest.whole(target)[0]
    manifest.verify(second)
    assert not broken_off.exists()

    files = {name for name in second.files if name.startswith("lake/files/")}
    linked = {name for name in files if (second.folder / name).stat().st_nlink == 2}
    assert linked == {name for name in first.files if name.startswith("lake/files/")}
    assert len(files) > len(linked) > 0
    for alone in ("lake/catalog.sqlite", f"inbox/{RECEIVED}/regnskap.csv"):
        assert (second.folder / alone).stat().st_nlink == 1
    assert not any(path.stat().st_nlink > 1 for path in kept.rglob("*") if path.is_file())

    run("backup", target, "--keep", 2)
    third = manifest.whole(target)
    assert [each.folder for each in third[1:]] == [second.folder]
    assert {path.name for path in target.iterdir() if path.is_dir()} == {each.folder.name for each in third}
    for each in third:
        manifest.verify(each)


def test_a_backup_made_while_others_commit_is_whole(kept: Path, tmp_path: Path) -> None:
    store, done = lakes.get(), threading.Event()

    def keep_committing() -> None:
        amount = 1
        while not done.is_set():
            commit(store, regnskap=posts("2111", amount, [5]))
            amount += 1

    writer = threading.Thread(target=keep_committing)
    writer.start()
    try:
        made = making.make(settings.get(), tmp_path / "kopier")
    finally:
        done.set()
        writer.join()
    manifest.verify(made)
    assert made.fingerprint == store.fingerprint(made.version)
    assert contents(made.folder, made.version) == contents(kept, made.version)


def test_a_backup_that_cannot_be_made_leaves_nothing_and_says_why(
    kept: Path, tmp_path: Path, run: Run
) -> None:
    target = tmp_path / "kopier"
    for inside in (kept, kept / "kopier"):
        code, _, err = run("backup", inside)
        assert (code, "kan ikke ligge i datamappen" in err) == (1, True)
    assert not (kept / "kopier").exists()
    assert run("backup", target, "--keep", 0)[0] == 1
    assert not target.exists()

    target.mkdir()
    with FileLock(target / ".sikkerhetskopi.laas"):
        assert "En sikkerhetskopi er i gang" in run("backup", target)[2]
    victim = next((kept / "lake" / "files").rglob("*.parquet"))
    victim.write_bytes(victim.read_bytes()[:-1] + b"?")
    code, _, err = run("backup", target)
    assert (code, victim.name in err) == (1, True)
    assert [path for path in target.iterdir() if path.is_dir()] == []
    (tmp_path / "fil").write_text("ingen mappe")
    assert "Sikkerhetskopien ble ikke laget" in run("backup", tmp_path / "fil" / "kopier")[2]


def test_a_backup_is_brought_back_to_an_empty_place_only_and_only_while_it_is_whole(
    kept: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, there = tmp_path / "kopier", tmp_path / "gjenopprettet"
    run("backup", target)
    made = manifest.whole(target)[0]
    was = contents(kept, made.version)
    assert "Målet er ikke tomt" in run("restore", "--backup", target)[2]
    assert contents(kept, made.version) == was

    use(there, monkeypatch)
    assert run("restore")[0] == run("restore", 1, "--backup", target)[0] == 1
    assert "Fant ingen sikkerhetskopi" in run("restore", "--backup", tmp_path)[2]
    victim = made.folder / "lake" / "catalog.sqlite"
    whole = victim.read_bytes()
    victim.write_bytes(whole[:-1] + b"?")
    assert "lake/catalog.sqlite" in run("restore", "--backup", made.folder)[2]
    victim.write_bytes(whole)
    stranger = there / "published" / "2026-09" / "utgave-1-ba9876543210" / "index.html"
    stranger.parent.mkdir(parents=True)
    stranger.write_text("en annen")
    assert "Målet er ikke tomt" in run("restore", "--backup", made.folder)[2]
    shutil.rmtree(there)

    code, out, err = run("restore", "--backup", target)
    assert (code, err) == (0, "")
    assert f"versjon {made.version}" in out
    assert contents(there, made.version) == was
    assert (there / "inbox" / RECEIVED / "regnskap.csv").read_bytes() == b"test"
    waited = lakes.get().newest().id
    assert spor.flush() == 1
    assert lakes.get().newest().id == waited + 1
    assert spor.flush() == 0
    manifest.verify(made)


def test_migrate_moves_a_data_folder_and_says_which_side_it_needs(
    kept: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = lakes.get().newest().id
    was = contents(kept, newest)
    for words in ((), ("--from", kept), ("--from", kept, "--to", tmp_path)):
        assert run("migrate", *words)[0] == 1

    copied = tmp_path / "flyttet"
    code, out, err = run("migrate", "--to", copied)
    assert (code, err) == (0, "")
    assert f"versjon {newest}" in out
    assert contents(copied, newest) == was
    assert "Målet er ikke tomt" in run("migrate", "--to", copied)[2]

    use(tmp_path / "ny", monkeypatch)
    assert run("migrate", "--from", copied)[0] == 0
    assert contents(tmp_path / "ny", newest) == was
    assert lakes.get().newest().id == newest


@pytest.mark.xdist_group("demo")
def test_every_query_answers_the_same_from_what_is_brought_back(
    demo_folder: Path, tmp_path: Path, run: Run, lake_in: LakeIn
) -> None:
    copy = Path(shutil.copytree(demo_folder, tmp_path / "data"))
    with lake_in(copy) as lake:
        assert run("backup", tmp_path / "kopier")[0] == 0
        before = _answers(lake)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_DATA", str(tmp_path / "tom"))
        settings.get.cache_clear()
        assert run("restore", "--backup", tmp_path / "kopier")[0] == 0
    with lake_in(tmp_path / "tom") as lake:
        after = _answers(lake)
    assert {name for name in before if not _same(before[name], after[name])} == set()
    assert sum(rows.num_rows > 0 for rows in before.values()) > 100


def _answers(lake: Lake) -> dict[str, pa.Table]:
    """Of every query."""
    asked = {name: queries.load(name) for name in queries.names()}
    sources = {source for query in asked.values() for source in query.sources}
    with lake.at(lake.newest().id, sources) as cursor:
        return {
            name: cursor.execute(query.sql, parameters.of(name)).to_arrow_table()
            for name, query in asked.items()
        }


def _same(one: pa.Table, other: pa.Table) -> bool:
    """But for the order of the rows, where the query leaves that open, and the last digits of a sum of fractions."""
    return one.equals(other) or _told(one) == _told(other)


def _told(table: pa.Table) -> list[str]:
    return sorted(
        repr([float(f"{value:.9g}") if isinstance(value, float) else value for value in row.values()])
        for row in table.to_pylist()
    )


def test_no_backup_is_taken_of_a_copy_that_was_broken_off(kept: Path, tmp_path: Path) -> None:
    place = lakes.get().place
    with copying.reaching(place, tmp_path / "temp") as connection:
        connection.execute(
            f"create table {place.metadata}.{incomplete.MARK} (fra varchar, tidspunkt varchar)"
        )
    with pytest.raises(DashboardError, match="kopi som ikke ble ferdig"):
        making.make(settings.get(), tmp_path / "kopier")


@pytest.mark.parametrize("in_the_lake", [False, True], ids=["still waiting", "in the lake"])
def test_what_is_brought_back_does_not_say_that_its_own_backup_was_broken_off(
    kept: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, in_the_lake: bool
) -> None:
    if in_the_lake:  # as the app does it meanwhile
        make = making.make
        monkeypatch.setattr(
            making, "make", lambda *given, **chosen: (jobs.flush(), make(*given, **chosen))[1]
        )
    assert run("backup", tmp_path / "kopier")[0] == 0
    use(tmp_path / "ny", monkeypatch)
    assert run("restore", "--backup", tmp_path / "kopier")[0] == 0
    jobs.flush()
    [job] = jobs.read()
    assert (job.slag, job.status) == ("sikkerhetskopi", "ferdig")
    assert "Denne kopien" in job.melding
    assert tilstand.Work().now().failed == {"sikkerhetskopi": 0}


def test_a_restore_that_was_broken_off_names_the_backup_it_was_from(
    kept: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("backup", tmp_path / "kopier")
    made = manifest.whole(tmp_path / "kopier")[0]
    use(tmp_path / "ny", monkeypatch)
    with monkeypatch.context() as patch:

        def broken_off(*_: object) -> None:
            raise KeyboardInterrupt

        patch.setattr(copying, "_copy_files", broken_off)
        with pytest.raises(KeyboardInterrupt):
            run("restore", "--backup", tmp_path / "kopier")
    told = run("history")[2]
    assert f"Det er kopiert fra sikkerhetskopien {made.folder} til " in told
    assert "tmp" not in told.replace(str(tmp_path), "")
