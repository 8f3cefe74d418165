"""One kill, and what a fresh process finds after it."""

import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from dashboard import lake as lakes
from dashboard import settings
from dashboard.lake import engine, places
from tests.faults import content, killing, small_lake
from tests.faults.content import Sums
from tests.faults.killing import FRESH, Moment, Step
from tests.faults.kinds import KINDS

if sys.platform != "win32":
    FRESH.set_forkserver_preload(["tests.faults.kinds"])


@dataclass(frozen=True, slots=True)
class Found:
    """`snapshots`: those there are, before anything is opened. `earlier`: what each of the first ones holds."""

    snapshots: int
    earlier: dict[int, Sums]
    state: object
    state_again: object


@dataclass(frozen=True, slots=True)
class Ground:
    """What a kind of commit starts from, and what comes of it when nobody is killed."""

    kind: str
    folder: Path
    before: Found
    after: Found


@dataclass(slots=True)
class Tally:
    kills: int = 0
    whole: int = 0
    absent: int = 0

    def count(self, outcome: str) -> None:
        self.kills += outcome != "done"
        self.whole += outcome == "whole"
        self.absent += outcome == "absent"


def build(folder: Path) -> Path:
    """The small lake, which every kind of commit begins with."""
    killing.run(_build, folder)
    return folder


def ground(kind: str, base: Path, under: Path) -> Ground:
    folder = Path(shutil.copytree(base, under / kind.replace(" ", "-")))
    killing.run(_prepare, kind, folder)
    untouched, done = (_copy(folder, under / f"{folder.name}-{name}") for name in ("urørt", "gjort"))
    before = killing.run(_look, kind, untouched, False)
    killing.run(_act, kind, done)
    after = killing.run(_look, kind, done, True)
    assert after.earlier == before.earlier | after.earlier, "what stood stands"
    return Ground(kind, folder, before, after)


def steps(ground: Ground, under: Path) -> list[Step] | None:
    folder = _copy(ground.folder, under / f"{ground.folder.name}-sett")
    return killing.steps(_act, folder, ground.kind, folder)


def moments(ground: Ground, under: Path, number: int) -> list[Moment]:
    folder = _copy(ground.folder, under / f"{ground.folder.name}-målt")
    whole = killing.seconds(_act, ground.kind, folder)
    return [Moment(whole * (each + 0.5) / number) for each in range(number)]


def kill(ground: Ground, at: Step | Moment, under: Path) -> str:
    """«whole», «absent», or «done» where it was done before it was killed. Raises AssertionError where the lake is neither."""
    folder = _copy(ground.folder, under / f"{ground.folder.name}-drept")
    try:
        was_killed = killing.killed(at, _act, ground.kind, folder)
        found = killing.run(_look, ground.kind, folder, True)
        told = f"{ground.kind}, killed at {at}"
        before, after = ground.before, ground.after
        assert {number: found.earlier[number] for number in before.earlier} == before.earlier, (
            f"{told}: earlier versions"
        )
        assert found.snapshots in (before.snapshots, after.snapshots), f"{told}: half a version"
        assert found.state in (before.state, after.state), f"{told}: it is neither whole nor absent"
        if before.snapshots != after.snapshots and before.state != after.state:
            assert (found.snapshots == after.snapshots) == (found.state == after.state), f"{told}: half"
        assert found.state_again == after.state, f"{told}: it could not be done again"
        whole = found.snapshots == after.snapshots and found.state == after.state
        return "done" if not was_killed else "whole" if whole else "absent"
    finally:
        shutil.rmtree(folder)


def kill_in_a_row(ground: Ground, places: Iterable[Step | Moment], under: Path) -> Tally:
    """Each on what the one before it left, and looked at after the last: quicker, for a version that is not what it should be
    stays what it is. Raises AssertionError."""
    folder = _copy(ground.folder, under / f"{ground.folder.name}-drept")
    counted = Tally()
    for at in places:
        counted.count("absent" if killing.killed(at, _act, ground.kind, folder) else "done")
    found = killing.run(_look, ground.kind, folder, True)
    before, after = ground.before, ground.after
    assert {number: found.earlier[number] for number in before.earlier} == before.earlier, "earlier versions"
    new = [held for number, held in found.earlier.items() if number not in before.earlier]
    whole = after.earlier[max(after.earlier)]
    assert new == [whole] * (found.snapshots - before.snapshots), "half a version"
    assert found.state_again == after.state, "it could not be done again"
    counted.whole, counted.absent = len(new), counted.kills - len(new)
    return counted


def _copy(folder: Path, to: Path) -> Path:
    shutil.rmtree(to, ignore_errors=True)
    return Path(shutil.copytree(folder, to))


# What the fresh processes do.


def _at(folder: Path) -> None:
    """The process's data folder from now on. One thread: the calls come in the same order each time."""
    os.environ["DASHBOARD_DATA"] = str(folder)
    settings.get.cache_clear()
    as_the_app_does = engine.config
    engine.config = lambda temp: {**as_the_app_does(temp), "threads": 1, "allow_unsigned_extensions": True}


def _build(pipe: Connection, folder: Path) -> None:
    _at(folder)
    killing.ready(pipe)
    small_lake.build()
    lakes.get().close()


def _prepare(pipe: Connection, kind: str, folder: Path) -> None:
    _at(folder)
    killing.ready(pipe)
    KINDS[kind].prepare()
    if lakes.get.cache_info().currsize:
        lakes.get().close()


def _act(pipe: Connection, kind: str, folder: Path) -> None:
    _at(folder)
    begun = KINDS[kind].begin()
    killing.ready(pipe)
    KINDS[kind].act(begun)


def _look(pipe: Connection, kind: str, folder: Path, again: bool) -> Found:
    _at(folder)
    killing.ready(pipe)
    number = _snapshots()
    state, earlier = KINDS[kind].state(), content.of_all(lakes.get())
    if again:
        KINDS[kind].act(KINDS[kind].begin())
    return Found(number, earlier, state, KINDS[kind].state())


def _snapshots() -> int:
    """How many there are, asked past the app: opening a lake may add one."""
    with engine.connect(settings.get().temp) as connection:
        place = places.of(settings.get())
        engine.load_extensions(connection, place.extensions)
        places.attach(connection, place)
        row = connection.execute("select count(*) from lake.snapshots()").fetchone()
        assert row is not None
        return int(row[0])
