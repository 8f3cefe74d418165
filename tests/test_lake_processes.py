"""Several processes at one lake (the app and a scheduled import), and processes that die in the middle of it."""

import multiprocessing
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from decimal import Decimal
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.errors import DashboardError
from dashboard.lake import ChangedMeanwhile, Lake
from dashboard.lake.places import Place
from tests.shared.fixtures import place, servers, servers_of_the_worker, shared_place

__all__ = ["place", "servers", "servers_of_the_worker", "shared_place"]  # a lake of either kind

# Fresh processes: forked from a clean one that has already imported what takes time, where the system can.
if sys.platform == "win32":
    FRESH = multiprocessing.get_context("spawn")
else:
    FRESH = multiprocessing.get_context("forkserver")
    FRESH.set_forkserver_preload(["dashboard.queries"])
PATIENCE = 60


def stage(cursor: duckdb.DuckDBPyConnection, dataset: str, select: str) -> dict[str, str]:
    cursor.execute(f"create or replace temp table innlest as select * from {dataset} where false")
    cursor.execute(f"insert into innlest by name {select}")
    return {dataset: "innlest"}


def commit(lake: Lake, dataset: str, select: str, base: int, author: str = "A") -> int:
    with lake.cursor() as cursor:
        lake.look_back(cursor, base)
        staged = stage(cursor, dataset, select)
        return lake.commit(cursor, staged, author=author, message="", base=base).id


def rows(lake: Lake, at: int, sql: str) -> list[tuple[Any, ...]]:
    with lake.at(at) as cursor:
        return cursor.execute(sql).fetchall()


def _work(place: Place, temp: Path, dataset: str, select: str, times: int, pipe: Connection) -> None:
    """Open the lake when all do, commit `times` times when all have, and tell how it went."""
    _wait_for_the_others(pipe)
    lake = Lake(place, temp)
    base = lake.newest().id
    _wait_for_the_others(pipe)
    outcome = "stored"
    for number in range(times):
        try:
            commit(lake, dataset, select, base, author=f"{dataset} {number}")
        except ChangedMeanwhile:
            outcome = "changed"
        base = lake.newest().id
    pipe.send(outcome)


def _wait_for_the_others(pipe: Connection) -> None:
    pipe.send("ready")
    pipe.recv()


def together(place: Place, temp: Path, work: Sequence[tuple[str, str, int]]) -> list[str]:
    """Run each (dataset, select, times) in a process of its own, all at once."""
    pipes, processes = [], []
    for dataset, select, times in work:
        ours, theirs = FRESH.Pipe()
        process = FRESH.Process(target=_work, args=(place, temp, dataset, select, times, theirs))
        process.start()
        theirs.close()  # so that a process that dies is heard
        pipes.append(ours)
        processes.append(process)
    try:
        for _ in ("open", "commit"):
            for pipe in pipes:
                assert pipe.poll(PATIENCE)
                assert pipe.recv() == "ready"
            for pipe in pipes:
                pipe.send("go")
        return [pipe.recv() if pipe.poll(PATIENCE) else "silent" for pipe in pipes]
    finally:
        for process in processes:
            process.join(PATIENCE)
            process.kill()


def test_three_processes_that_open_a_fresh_lake_at_once_and_commit_to_different_datasets_all_succeed(
    place: Place, tmp_path: Path
) -> None:
    work = [
        ("regnskap", "select 2026 as aar, 1 as periode, '1' as kontoklasse, 7 as beloep", 4),
        ("vedtak", "select 'v' as id, 'Tittel' as tittel", 4),
        ("prognose", "select 2026 as aar, 3 as periode, 'E' as enhet, 9 as prognose", 4),
    ]
    assert together(place, tmp_path, work) == ["stored"] * 3

    lake = Lake(place, tmp_path)
    history = lake.history()
    assert len(history) == 12
    assert {snapshot.author for snapshot in history} == {
        f"{name} {n}" for name, _, _ in work for n in range(4)
    }
    counted = "select (select count(*) from regnskap), (select count(*) from vedtak), (select count(*) from prognose)"
    assert rows(lake, lake.newest().id, counted) == [(1, 1, 1)]
    tables = "select count(*) from duckdb_tables() where database_name = 'lake' and table_name = 'regnskap'"
    assert rows(lake, lake.newest().id, tables) == [(1,)]
    lake.close()


def test_two_processes_that_accept_the_same_period_at_once_leave_one_set_of_rows(
    place: Place, tmp_path: Path
) -> None:
    Lake(place, tmp_path).close()
    for round_ in range(2):
        work = [
            (
                "regnskap",
                f"select 2026 as aar, {round_} as periode, '1' as kontoklasse, {beloep} as beloep",
                1,
            )
            for beloep in (10, 20)
        ]
        assert sorted(together(place, tmp_path, work)) == ["changed", "stored"]

    lake = Lake(place, tmp_path)
    assert len(lake.history()) == 2
    found = rows(
        lake, lake.newest().id, "select periode, count(*), sum(beloep) from regnskap group by all order by 1"
    )
    assert [(periode, count) for periode, count, _ in found] == [(0, 1), (1, 1)]
    assert all(total in (10, 20) for _, _, total in found)
    lake.close()


def _commit_for_ever(place: Place, temp: Path, first: int, pipe: Connection) -> None:
    lake = Lake(place, temp)
    for number in range(first, first + 10_000):
        select = f"select 2026 as aar, unnest([1, 2]) as periode, '1' as kontoklasse, {number} as beloep"
        commit(lake, "regnskap", select, lake.newest().id, author=str(number))
        pipe.send(number)


def test_a_process_killed_in_the_middle_of_a_commit_leaves_the_lake_whole(
    place: Place, tmp_path: Path
) -> None:
    """Every commit writes its own number to two periods, so a torn one would show."""
    chance = random.Random(2026)
    told: dict[int, int] = {}
    kills = 10 if isinstance(place.catalog, Path) else 3
    for first in range(1000, 1000 * (kills + 1), 1000):
        ours, theirs = FRESH.Pipe(duplex=False)
        process = FRESH.Process(target=_commit_for_ever, args=(place, tmp_path, first, theirs))
        process.start()
        theirs.close()
        assert ours.poll(PATIENCE)
        time.sleep(chance.uniform(0, 0.2))
        process.kill()
        process.join(PATIENCE)
        with suppress(EOFError):
            while ours.poll():
                told[first] = ours.recv()

    lake = Lake(place, tmp_path)
    history = lake.history()[::-1]
    numbers = [int(snapshot.author) for snapshot in history]
    assert numbers == sorted(numbers)
    for first, last in told.items():
        assert set(range(first, last + 1)) <= set(numbers), "what was told as stored is stored"
    for snapshot in history:
        found = rows(lake, snapshot.id, "select periode, sum(beloep) from regnskap group by all order by 1")
        assert found == [(1, Decimal(snapshot.author)), (2, Decimal(snapshot.author))]
    commit(
        lake,
        "regnskap",
        "select 2026 as aar, 1 as periode, '1' as kontoklasse, 5 as beloep",
        lake.newest().id,
    )
    assert rows(lake, lake.newest().id, "select sum(beloep) from regnskap where periode = 1") == [(5,)]
    lake.close()


_FILL = """
import sys
from pathlib import Path
from dashboard.errors import DashboardError
from dashboard.lake import Lake
from tests.test_lake_processes import commit
lake = Lake(Path(sys.argv[1]))
try:
    select = "select 2026 as aar, 2 as periode, '1' as kontoklasse, uuid()::varchar as konto_navn, 1 as beloep from range(400000)"
    commit(lake, "regnskap", select, lake.newest().id)
except DashboardError as error:
    print(error.title)
    sys.exit(3)
"""
_LIMITED = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (5_000_000, 5_000_000))"


def _on_a_full_disk(root: Path, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """Fill the disk in a mount namespace of its own where that is allowed, else by a limit on file sizes."""
    python = [sys.executable, "-c", _FILL, str(root)]
    small = f'mount -t tmpfs -o size=6m tmpfs "{root.parent}" && cp -r "{tmp_path}/kopi/." "{root.parent}"'
    back = f'cp -r "{root.parent}/." "{tmp_path}/etter"'
    unshare = shutil.which("unshare")
    if unshare and not subprocess.run([unshare, "-m", "sh", "-c", small], capture_output=True).returncode:
        script = f'{small} && "$@"; code=$?; {back}; exit $code'
        return subprocess.run(
            [unshare, "-m", "sh", "-c", script, "sh", *python], capture_output=True, text=True
        )
    pytest.importorskip(
        "resource", reason="neither a mount of one's own nor a limit on file sizes exists here"
    )
    python[2] = _LIMITED + _FILL
    done = subprocess.run(python, capture_output=True, text=True)
    shutil.copytree(root.parent, tmp_path / "etter", dirs_exist_ok=True)
    return done


def test_a_full_disk_is_a_clear_error_and_the_lake_still_reads(tmp_path: Path) -> None:
    root = tmp_path / "liten" / "lake"
    lake = Lake(root)
    commit(
        lake,
        "regnskap",
        "select 2026 as aar, 1 as periode, '1' as kontoklasse, 100 as beloep",
        lake.newest().id,
    )
    lake.close()
    shutil.copytree(root.parent, tmp_path / "kopi")
    (tmp_path / "etter").mkdir()

    done = _on_a_full_disk(root, tmp_path)

    assert (done.returncode, done.stdout) == (3, "Disken er full\n"), done.stderr
    after = Lake(tmp_path / "etter" / "lake")
    assert len(after.history()) == 1
    assert rows(after, after.newest().id, "select periode, sum(beloep) from regnskap group by all") == [
        (1, 100)
    ]
    after.close()


def test_a_catalog_that_is_no_file_is_a_clear_error(tmp_path: Path) -> None:
    Lake(tmp_path / "lake").close()
    (tmp_path / "lake" / "catalog.sqlite").rename(tmp_path / "unna")
    (tmp_path / "lake" / "catalog.sqlite").mkdir()
    with pytest.raises(DashboardError, match="Datalageret kan ikke åpnes"):
        Lake(tmp_path / "lake")
