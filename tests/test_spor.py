"""The trace: a note is on disk at once, gets into the lake once, and is never changed or lost."""

import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dashboard import lake as lakes
from dashboard import paths, spor, text
from dashboard.errors import DashboardError
from dashboard.lake import ChangedMeanwhile, Lake

NOW = datetime(2026, 11, 2, 8, tzinfo=UTC)
SECOND = timedelta(seconds=1)
OTHER_PROCESS = """
from dashboard import lake, spor
lake.get()
print("klar", flush=True)
input()
for number in range(20):
    spor.note("eksport", hvem="Ola", hva=f"{number}.csv")
    if number % 5 == 0:
        spor.flush()
spor.flush()
"""


def waiting(data_folder: Path) -> list[dict[str, str]]:
    """The lines of the waiting file."""
    lines = (data_folder / "spor" / "venter.jsonl").read_bytes().splitlines()
    return [json.loads(line) for line in lines if line]


def stored(lake: Lake) -> list[tuple[Any, ...]]:
    """(hendelse, hvem, rolle, hva) of every row in the lake, oldest first."""
    with lake.at(lake.newest().id) as cursor:
        return cursor.execute("select hendelse, hvem, rolle, hva from spor order by tidspunkt, id").fetchall()


def ids(lake: Lake) -> list[str]:
    with lake.at(lake.newest().id) as cursor:
        return [row[0] for row in cursor.execute("select id from spor order by id").fetchall()]


def export(*files: str) -> None:
    for file in files:
        spor.note("eksport", hvem="Kari", rolle="okonomi", hva=file, now=NOW)


def upload(lake: Lake, beloep: int) -> lakes.Snapshot:
    with lake.cursor() as cursor:
        cursor.execute("create temp table innlest as select * from lake.regnskap where false")
        cursor.execute(f"insert into innlest (aar, periode, beloep) values (2026, 10, {beloep})")
        base = lake.newest().id
        return lake.commit(cursor, {"regnskap": "innlest"}, author="Kari", message="Oktober", base=base)


# The note


def test_a_note_is_on_disk_before_it_is_in_the_lake(lake: Lake, data_folder: Path) -> None:
    spor.note("innlogget", hvem="Kari Økonom", rolle="okonomi", hva="/drift", now=NOW)
    [line] = waiting(data_folder)
    assert len(line.pop("id")) == 32
    assert line == {
        "tidspunkt": "2026-11-02T08:00:00+00:00",
        "hendelse": "innlogget",
        "hvem": "Kari Økonom",
        "rolle": "okonomi",
        "hva": "/drift",
    }
    assert stored(lake) == []


@pytest.mark.skipif(os.name != "posix", reason="rights are set otherwise")
def test_only_the_owner_can_read_what_waits_and_what_is_kept_beside(lake: Lake, data_folder: Path) -> None:
    before = os.umask(0)
    try:
        export("a.csv")
        folder, file = data_folder / "spor", data_folder / "spor" / "venter.jsonl"
        assert (folder.stat().st_mode & 0o777, file.stat().st_mode & 0o777) == (0o700, 0o600)
        with file.open("ab") as damaged:
            damaged.write(b"\nx")
        spor.flush()
        [beside] = folder.iterdir()
        assert beside.stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(before)


def test_a_moment_is_stored_in_utc(lake: Lake) -> None:
    spor.note("innlogget", now=datetime.fromisoformat("2026-11-02T09:30:00.000001+01:00"))
    spor.flush()
    with lake.at(lake.newest().id) as cursor:
        rows = cursor.execute("select tidspunkt from spor").fetchall()
    assert rows == [(datetime(2026, 11, 2, 8, 30, 0, 1),)]


def test_an_unknown_event_is_a_mistake_in_the_program(data_folder: Path) -> None:
    with pytest.raises(ValueError, match="slettet alt"):
        spor.note("slettet alt")
    assert not (data_folder / "spor").exists()


def test_what_is_not_seen_is_left_out_and_what_is_long_is_cut(lake: Lake) -> None:
    spor.note(
        "ukjent adresse",
        hvem="  Kari\x00\x1b[31m\r\nØkonom\u2028 ",
        rolle="\u202eimonoko\u200b\ud800",
        hva="æ" * 199 + "\n" + "øå" + "x" * 1_000_000,
        now=NOW,
    )
    spor.flush()
    assert stored(lake) == [("ukjent adresse", "Kari[31mØkonom", "imonoko", "æ" * 199 + "ø")]


def test_markup_and_sql_are_kept_as_they_were_written(lake: Lake) -> None:
    odd = '\'; drop table spor; -- <script>alert("$id")</script> \\u0000 {} 🙂'
    spor.note("ukjent adresse", hva=odd, now=NOW)
    spor.flush()
    assert stored(lake) == [("ukjent adresse", None, None, odd)]


def test_a_note_that_cannot_be_written_is_told_and_may_be_tried_again(data_folder: Path) -> None:
    data_folder.mkdir()
    in_the_way = data_folder / "spor"
    in_the_way.write_text("en fil der mappen skal være")
    with pytest.raises(DashboardError, match="Sporingen kan ikke skrives"):
        export("a.csv")
    in_the_way.unlink()
    export("a.csv")
    assert [line["hva"] for line in waiting(data_folder)] == ["a.csv"]


# Once in a while, and not too much


def test_the_same_of_the_same_person_is_noted_once_in_the_window(data_folder: Path) -> None:
    for after in (0, 1, 59, 60, 119, 120):
        spor.note("eksport", hvem="Kari", hva="a.csv", now=NOW + after * SECOND)
    assert [line["tidspunkt"][14:19] for line in waiting(data_folder)] == ["00:00", "01:00", "02:00"]


def test_another_thing_person_or_event_is_noted(data_folder: Path) -> None:
    for hendelse, hvem, hva in (
        ("eksport", "Kari", "a.csv"),
        ("eksport", "Kari", "b.csv"),
        ("eksport", "Ola", "a.csv"),
        ("ukjent adresse", "Kari", "a.csv"),
    ):
        spor.note(hendelse, hvem=hvem, hva=hva, now=NOW)
    assert len(waiting(data_folder)) == 4


def test_a_clock_that_is_set_back_holds_nothing_back(data_folder: Path) -> None:
    for moment in (NOW, NOW - timedelta(hours=1)):
        spor.note("eksport", hvem="Kari", hva="a.csv", now=moment)
    assert len(waiting(data_folder)) == 2


def test_a_flood_leaves_one_line_that_says_so(data_folder: Path) -> None:
    for number in range(spor.MOST + 50):
        spor.note("ukjent adresse", hvem="Kari", hva=f"/{number}", now=NOW)
    lines = waiting(data_folder)
    assert len(lines) == spor.MOST + 1
    assert (lines[-2]["hvem"], lines[-2]["hva"]) == ("Kari", f"/{spor.MOST - 1}")
    assert (lines[-1]["hvem"], lines[-1]["rolle"]) == ("", "")
    assert lines[-1]["hva"] == "Mer enn 200 slike på ett minutt: resten av minuttet er utelatt"


def test_after_a_flood_everything_is_noted_again_also_what_was_left_out(data_folder: Path) -> None:
    late, next_minute = NOW + 59 * SECOND, NOW + 60 * SECOND
    for number in range(spor.MOST):
        spor.note("ukjent adresse", hva=f"/{number}", now=NOW)
    for moment in (late, next_minute):
        for path in ("/a", "/b"):
            spor.note("ukjent adresse", hva=path, now=moment)
    told = [line["hva"] for line in waiting(data_folder)[spor.MOST :]]
    assert told == ["Mer enn 200 slike på ett minutt: resten av minuttet er utelatt", "/a", "/b"]


def test_a_flood_of_one_kind_hides_no_other(data_folder: Path) -> None:
    for number in range(spor.MOST + 50):
        spor.note("ukjent adresse", hva=f"/{number}", now=NOW)
    spor.note("innlogget", hvem="Kari", now=NOW)
    assert waiting(data_folder)[-1]["hvem"] == "Kari"


# Into the lake


def test_a_flush_makes_one_version_with_every_line(lake: Lake, data_folder: Path) -> None:
    before = lake.newest().id
    export("a.csv", "b.csv", "c.csv")
    assert spor.flush() == 3
    made = lake.newest()
    assert (made.id, made.author, made.message) == (before + 1, "Sporing", f"3{text.NO_BREAK}hendelser")
    assert made.datasets == ("spor",)
    assert sorted(stored(lake)) == [("eksport", "Kari", "okonomi", f"{name}.csv") for name in "abc"]
    assert list((data_folder / "spor").iterdir()) == []


def test_where_nothing_waits_no_version_is_made(lake: Lake) -> None:
    before = lake.newest().id
    assert spor.flush() == 0
    export("a.csv")
    assert [spor.flush(), spor.flush()] == [1, 0]
    assert lake.newest().id == before + 1


def test_what_is_noted_while_others_flush_is_stored_once(lake: Lake) -> None:
    def work(who: int) -> int:
        flushed = 0
        for number in range(10):
            spor.note("eksport", hvem=f"Leder {who}", hva=f"{number}.csv", now=NOW)
            flushed += spor.flush() if number % 3 == 0 else 0
        return flushed

    with ThreadPoolExecutor(4) as pool:
        flushed = sum(pool.map(work, range(4)))
    assert flushed + spor.flush() == 40
    expected = [
        ("eksport", f"Leder {who}", None, f"{number}.csv") for who in range(4) for number in range(10)
    ]
    assert sorted(stored(lake)) == expected
    assert spor.damaged() == 0


@pytest.mark.parametrize("flushed", ["before the line is written", "after it is written"])
def test_a_note_in_a_file_that_is_taken_meanwhile_is_stored_once(
    lake: Lake, monkeypatch: pytest.MonkeyPatch, flushed: str
) -> None:
    write = os.write

    def overtaken(handle: int, line: bytes) -> int:
        monkeypatch.setattr(os, "write", write)
        if flushed == "before the line is written":
            spor.flush()
        written = write(handle, line)
        spor.flush()
        return written

    monkeypatch.setattr(os, "write", overtaken)
    export("a.csv")
    spor.flush()
    assert [row[3] for row in stored(lake)] == ["a.csv"]


def test_two_processes_store_every_line_once(lake: Lake, data_folder: Path) -> None:
    export(*(f"felles {number}" for number in range(30)))
    folder = data_folder / "spor"
    (folder / "venter.jsonl").rename(folder / "tatt-av en som døde.jsonl")
    environment = {**os.environ, "DASHBOARD_DATA": str(data_folder)}
    with subprocess.Popen(
        [sys.executable, "-c", OTHER_PROCESS],
        cwd=paths.ROOT, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as other:  # fmt: skip
        assert other.stdin
        assert other.stdout
        assert other.stdout.readline() == "klar\n"
        other.stdin.write("\n")
        other.stdin.flush()
        for number in range(20):
            export(f"{number}.csv")
            spor.flush()
        assert other.wait(60) == 0
    spor.flush()
    shared = [("eksport", "Kari", "okonomi", f"felles {number}") for number in range(30)]
    mine = [("eksport", "Kari", "okonomi", f"{number}.csv") for number in range(20)]
    others = [("eksport", "Ola", None, f"{number}.csv") for number in range(20)]
    assert sorted(stored(lake), key=str) == sorted([*shared, *mine, *others], key=str)
    assert list(folder.iterdir()) == []


def test_who_dies_between_storing_and_deleting_stores_once(
    lake: Lake, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(self: Path, missing_ok: bool = False) -> None:
        raise KeyboardInterrupt

    export("a.csv", "b.csv")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", dies)
        with pytest.raises(KeyboardInterrupt):
            spor.flush()
    assert len(list((data_folder / "spor").glob("tatt-*"))) == 1
    assert len(ids(lake)) == 2
    version = lake.newest().id

    assert spor.flush() == 0
    assert lake.newest().id == version
    assert len(ids(lake)) == 2
    assert list((data_folder / "spor").iterdir()) == []


def test_who_dies_before_storing_leaves_it_to_the_next(lake: Lake, data_folder: Path) -> None:
    export("a.csv")
    folder = data_folder / "spor"
    (folder / "venter.jsonl").rename(folder / "tatt-av en som døde.jsonl")
    spor.note("innlogget", hvem="Ola", now=NOW + SECOND)
    assert spor.flush() == 2
    assert stored(lake) == [("eksport", "Kari", "okonomi", "a.csv"), ("innlogget", "Ola", None, None)]
    assert len(lake.history()) == 1


DAMAGED = {
    "no json": b'{"id": "1", "tidspu',
    "no utf-8": b"\xff\xfe",
    "no object": b"[1, 2]",
    "nothing in it": b"null",
    "too deep": b"[" * 100_000,
    "another event": {"hendelse": "slettet alt"},
    "no id": {"id": ""},
    "a number for a name": {"hvem": 7},
    "a column too many": {"mer": ""},
    "no moment": {"tidspunkt": "i går"},
    "a moment before all time": {"tidspunkt": "0001-01-01T00:00:00+14:00"},
    "half a letter": {"hva": "\ud800"},
}


@pytest.mark.parametrize("damage", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_line_is_kept_beside_and_the_rest_is_stored(
    lake: Lake, data_folder: Path, damage: bytes | dict[str, Any]
) -> None:
    export("a.csv")
    whole = waiting(data_folder)[0]
    line = damage if isinstance(damage, bytes) else json.dumps({**whole, "id": "1", **damage}).encode()
    with (data_folder / "spor" / "venter.jsonl").open("ab") as file:
        file.write(b"\n" + line)
    export("b.csv")

    assert spor.flush() == 2
    assert sorted(row[3] for row in stored(lake)) == ["a.csv", "b.csv"]
    [beside] = (data_folder / "spor").iterdir()
    assert beside.name.startswith("skadet-")
    assert beside.read_bytes() == line
    assert spor.damaged() == 1

    assert spor.flush() == 0
    assert spor.damaged() == 1


def test_where_nothing_but_damage_waits_no_version_is_made(lake: Lake, data_folder: Path) -> None:
    assert spor.damaged() == 0
    (data_folder / "spor").mkdir(parents=True)
    (data_folder / "spor" / "venter.jsonl").write_bytes(b"\nx\n\ny")
    before = lake.newest().id
    assert spor.flush() == 0
    assert lake.newest().id == before
    assert spor.damaged() == 2


def test_a_lake_that_cannot_be_opened_loses_nothing(data_folder: Path) -> None:
    export("a.csv")
    in_the_way = data_folder / "lake"
    in_the_way.write_text("en fil der mappen skal være")
    with pytest.raises(DashboardError):
        spor.flush()
    spor.note("innlogget", hvem="Ola", now=NOW + SECOND)
    in_the_way.unlink()
    assert spor.flush() == 2
    assert [row[0] for row in stored(lakes.get())] == ["eksport", "innlogget"]


def test_a_lake_that_cannot_be_written_loses_nothing(lake: Lake, data_folder: Path) -> None:
    export("a.csv")
    before = lake.newest().id
    in_the_way = data_folder / "lake" / "files"
    in_the_way.write_text("en fil der mappen skal være")
    for _ in range(2):
        with pytest.raises(DashboardError, match="Kunne ikke lagre"):
            spor.flush()
    assert lake.newest().id == before
    in_the_way.unlink()
    assert spor.flush() == 1
    assert [row[3] for row in stored(lake)] == ["a.csv"]


def test_one_who_is_overtaken_every_time_loses_nothing(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    def overtaken(*_: Any, **__: Any) -> None:
        raise ChangedMeanwhile(lake.newest())

    export("a.csv")
    with monkeypatch.context() as patch:
        patch.setattr(Lake, "commit", overtaken)
        with pytest.raises(ChangedMeanwhile):
            spor.flush()
    assert spor.flush() == 1
    assert [row[3] for row in stored(lake)] == ["a.csv"]


# Only ever added


def test_what_is_stored_stays_as_it_was_whatever_comes_after(lake: Lake, data_folder: Path) -> None:
    first = upload(lake, 100)
    export("a.csv")
    again = (data_folder / "spor" / "venter.jsonl").read_bytes()
    spor.flush()
    rows = ids(lake)
    upload(lake, 200)

    forged = again.replace(b"Kari", b"Ola ")
    (data_folder / "spor" / "venter.jsonl").write_bytes(forged)
    assert spor.flush() == 0
    lake.restore(first.id, author="Kari", message="Tilbake til oktober")
    assert ids(lake) == rows
    assert stored(lake) == [("eksport", "Kari", "okonomi", "a.csv")]


def test_a_flush_moves_no_figure(lake: Lake) -> None:
    uploaded = upload(lake, 100)
    fingerprint = lake.fingerprint(uploaded.id)
    export("a.csv")
    spor.flush()
    newest = lake.newest().id
    assert newest > uploaded.id
    assert lake.figures(newest) == uploaded
    assert lake.fingerprint(newest) == fingerprint
    assert lake.uploads() == [uploaded]


NAMES_SPOR = re.compile(r"""\bSPOR\b|\blake\.spor\b|["']spor["']""")
STORES = re.compile(r"\.commit\(|(?<![\w.])write\(|\binsert\s+into\b")
CHANGES = re.compile(
    r"\b(delete\s+from|update\s+\S+\s+set|(insert\s+or|create\s+or)\s+replace|merge\s+into|truncate|drop)\b"
)


def sources() -> dict[str, str]:
    """The text of every file of the program, Python and SQL, by its path."""
    folders = (paths.ROOT / "dashboard", paths.PAGES, paths.QUERIES)
    files = [file for folder in folders for file in folder.rglob("*.*") if file.suffix in (".py", ".sql")]
    return {file.relative_to(paths.ROOT).as_posix(): file.read_text("utf-8") for file in files}


def test_only_the_waiting_file_stores_rows_of_the_trace_and_nothing_changes_them() -> None:
    writers = {
        file
        for file, source in sources().items()
        if NAMES_SPOR.search(source) and (STORES.search(source) or CHANGES.search(source))
    }
    assert writers == set()
    assert "Waiting(SPOR, " in sources()["dashboard/spor.py"]


def test_the_waiting_file_changes_and_deletes_no_row() -> None:
    source = sources()["dashboard/waiting.py"]
    assert not CHANGES.search(source)
    assert re.findall(r"insert\s+into\s+(\S+)", source) == ["ventet"]  # a temp table of what is new
    assert source.count(".commit(") == 1
