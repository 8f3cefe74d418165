"""The lake, embedded and on PostgreSQL with S3: every commit is one dated, signed snapshot; every earlier one stays readable."""

import threading
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.datasets import DATASETS, Column, Dataset, Type
from dashboard.errors import DashboardError
from dashboard.lake import ChangedMeanwhile, Lake, Snapshot, engine
from dashboard.lake.places import Place
from tests.shared.fixtures import place, servers, servers_of_the_worker, shared_place

__all__ = ["place", "servers", "servers_of_the_worker", "shared_place"]  # a lake of either kind

HERE = pytest.mark.parametrize("place", ["embedded"], indirect=True)
"""For what stands in Python, and is the same wherever the lake lies."""

Rows = list[Mapping[str, Any]]


@pytest.fixture
def lake(place: Place, tmp_path: Path) -> Iterator[Lake]:
    opened = Lake(place, tmp_path / "temp")
    yield opened
    opened.close()


def post(periode: int, beloep: int, aar: int = 2026, **others: Any) -> Mapping[str, Any]:
    return {"aar": aar, "periode": periode, "kontoklasse": "1", "beloep": beloep, **others}


def stage(cursor: duckdb.DuckDBPyConnection, dataset: str, rows: Rows) -> dict[str, str]:
    """A temp table with the contract's columns on `cursor`, as the way in makes it."""
    table = f"innlest_{dataset}"
    columns = ", ".join(f"{column.name} {column.type.sql}" for column in DATASETS[dataset].columns)
    cursor.execute(f"create or replace temp table {table} ({columns})")
    for row in rows:
        names = ", ".join(row)
        marks = ", ".join(f"${name}" for name in row)
        cursor.execute(f"insert into {table} ({names}) values ({marks})", dict(row))
    return {dataset: table}


def commit(lake: Lake, dataset: str, rows: Rows, base: int | None = None, **signed: Any) -> Snapshot:
    with lake.cursor() as cursor:
        return lake.commit(
            cursor,
            stage(cursor, dataset, rows),
            author=signed.get("author", "Økonomileder"),
            message=signed.get("message", "Oktober"),
            base=lake.newest().id if base is None else base,
            details=signed.get("details"),
        )


def amounts(lake: Lake, at: int | None = None) -> dict[tuple[int, int], Decimal]:
    """Sum per year and period of regnskap."""
    with lake.at(lake.newest().id if at is None else at) as cursor:
        rows = cursor.execute("select aar, periode, sum(beloep) from regnskap group by all").fetchall()
    return {(aar, periode): total for aar, periode, total in rows}


def test_a_commit_is_one_snapshot_with_author_message_and_time(lake: Lake) -> None:
    before = lake.newest()
    made = commit(
        lake, "regnskap", [post(1, 100), post(2, 200)], author="Kari Økonom", message="Januar og februar"
    )

    assert made.id == before.id + 1 == lake.newest().id
    assert (made.author, made.message, made.datasets) == ("Kari Økonom", "Januar og februar", ("regnskap",))
    assert abs(made.time - datetime.now(UTC)) < timedelta(minutes=1)
    assert lake.history() == [made]


@HERE
def test_two_datasets_of_one_file_are_one_snapshot(lake: Lake) -> None:
    with lake.cursor() as cursor:
        staged = stage(cursor, "regnskap", [post(1, 100)])
        staged |= stage(cursor, "budsjett", [post(0, 90, versjon="regulert")])
        made = lake.commit(cursor, staged, author="A", message="", base=lake.newest().id)

    assert made.datasets == ("budsjett", "regnskap")
    assert len(lake.history()) == 1


WORDS = ('O\'Hara sa "ja"', "'; drop table lake.regnskap; --", "$message og {0} og %s", "Blåbærsyltetøy på Ærøy", "a\nb", "漢字 🙂")  # fmt: skip


def test_author_message_and_details_are_kept_to_the_letter(lake: Lake) -> None:
    for words in WORDS:
        made = commit(lake, "regnskap", [post(1, 1)], author=words, message=words, details={"file": words})
        found = lake.snapshot(made.id)
        assert (found.author, found.message, found.details["file"]) == (words, words, words)
    assert amounts(lake) == {(2026, 1): 1}


def test_replacing_a_period_leaves_the_others_alone(lake: Lake) -> None:
    commit(lake, "regnskap", [post(1, 100), post(2, 200), post(2, 1, aar=2025)])
    commit(lake, "regnskap", [post(2, 250), post(2, 5)])

    assert amounts(lake) == {(2026, 1): 100, (2026, 2): 255, (2025, 2): 1}


@HERE
def test_replacing_operations_leaves_investments_of_the_same_period(lake: Lake) -> None:
    commit(lake, "regnskap", [post(1, 100), post(1, 7000, kontoklasse="0")])
    commit(lake, "regnskap", [post(1, 110)])

    assert amounts(lake) == {(2026, 1): 7110}


def test_a_missing_value_in_the_replaced_slice_is_replaced_too(lake: Lake) -> None:
    commit(lake, "kostra_regnskap", [{"skjema": "0A", "aar": 2019, "region": "040200", "beloep": 5}])
    commit(lake, "kostra_regnskap", [{"skjema": "0A", "aar": 2019, "region": "040200", "beloep": 6}])

    with lake.at(lake.newest().id) as cursor:
        assert cursor.execute("select beloep from kostra_regnskap").fetchall() == [(6,)]


@HERE
def test_a_dataset_without_periods_is_replaced_whole(lake: Lake) -> None:
    commit(lake, "vedtak", [{"id": "1", "tittel": "Gammelt"}, {"id": "2", "tittel": "Blir borte"}])
    commit(lake, "vedtak", [{"id": "1", "tittel": "Nytt"}])

    with lake.at(lake.newest().id) as cursor:
        assert cursor.execute("select id, tittel from vedtak").fetchall() == [("1", "Nytt")]


def test_every_snapshot_reads_as_it_stood(lake: Lake) -> None:
    first = commit(lake, "regnskap", [post(1, 100)])
    second = commit(lake, "regnskap", [post(1, 150), post(2, 50)])
    commit(lake, "regnskap", [post(1, 0)])

    assert amounts(lake, first.id) == {(2026, 1): 100}
    assert amounts(lake, second.id) == {(2026, 1): 150, (2026, 2): 50}
    assert amounts(lake, first.id) == {(2026, 1): 100}, "reading a later one has not moved the earlier"


@HERE
def test_views_read_the_snapshot_they_are_asked_at(lake: Lake) -> None:
    first = commit(lake, "regnskap", [post(1, 100)])
    second = commit(lake, "regnskap", [post(1, 150)])

    def of_view(snapshot: int) -> Any:
        with lake.at(snapshot) as cursor:
            return cursor.execute("select sum(beloep) from driftsregnskap").fetchone()

    assert [of_view(first.id), of_view(second.id), of_view(first.id)] == [(100,), (150,), (100,)]


def test_a_dataset_is_empty_at_snapshots_older_than_its_first_rows(lake: Lake) -> None:
    before = lake.newest().id
    commit(lake, "regnskap", [post(1, 100)])

    assert amounts(lake, before) == {}
    assert amounts(lake, 0) == {}, "not even the tables existed then"


def test_a_cursor_sees_its_snapshot_while_others_commit(lake: Lake) -> None:
    first = commit(lake, "regnskap", [post(1, 100)])
    with lake.at(first.id) as cursor:
        commit(lake, "regnskap", [post(1, 200)])
        assert cursor.execute("select sum(beloep) from regnskap").fetchone() == (100,)


@HERE
def test_history_lists_commits_newest_first_and_only_those(lake: Lake) -> None:
    assert lake.history() == []
    made = [commit(lake, "regnskap", [post(month, 1)], message=f"Måned {month}").id for month in (1, 2, 3)]

    assert [snapshot.id for snapshot in lake.history()] == made[::-1]


def test_restoring_is_a_new_snapshot_and_forgets_nothing(lake: Lake) -> None:
    first = commit(lake, "regnskap", [post(1, 100)])
    wrong = commit(lake, "regnskap", [post(1, 999), post(2, 999)])
    restored = lake.restore(first.id, author="Økonomileder", message="Feil fil")

    assert restored.id == wrong.id + 1
    assert (restored.message, restored.datasets, restored.details["restored"]) == (
        "Feil fil",
        ("regnskap",),
        first.id,
    )
    assert amounts(lake) == {(2026, 1): 100}
    assert amounts(lake, wrong.id) == {(2026, 1): 999, (2026, 2): 999}


def test_restoring_brings_back_every_row_also_those_that_nobody_has_touched_since(lake: Lake) -> None:
    def contents(version: int) -> list[Any]:
        with lake.at(version) as cursor:
            return [
                sorted(cursor.execute(f"from {each}").fetchall(), key=repr) for each in ("regnskap", "vedtak")
            ]

    versions = [
        commit(lake, "regnskap", [post(month, 100) for month in (1, 2, 3)]),
        commit(lake, "regnskap", [post(3, 50), post(4, 7)]),
        commit(lake, "vedtak", [{"id": "1"}, {"id": "2"}]),
        commit(lake, "regnskap", [post(3, 999), post(5, 999)]),
        commit(lake, "vedtak", [{"id": "2", "tittel": "Endret"}]),
    ]
    stood = {each.id: contents(each.id) for each in versions}
    for version in (*stood, *reversed(stood)):
        if contents(lake.newest().id) != stood[version]:
            assert contents(lake.restore(version, author="A", message="").id) == stood[version]
    assert {version: contents(version) for version in stood} == stood


def test_what_has_no_rows_is_no_version(lake: Lake) -> None:
    for already in (0, 1):
        before = lake.newest()
        with pytest.raises(DashboardError, match="Det var ingenting å lagre"):
            commit(lake, "regnskap", [])
        assert lake.newest() == before
        assert len(lake.history()) == already
        if not already:
            commit(lake, "regnskap", [post(1, 100)])


def test_what_stands_already_is_not_restored(lake: Lake) -> None:
    newest = commit(lake, "regnskap", [post(1, 100)])
    commit(lake, "moete", [{"id": "M"}])
    before = lake.newest()
    for version in (newest.id, before.id):
        with pytest.raises(DashboardError, match=f"Versjon {version} gjelder allerede"):
            lake.restore(version, author="A", message="")
    assert lake.newest() == before


def test_restoring_brings_back_only_what_has_changed_since(lake: Lake) -> None:
    commit(lake, "vedtak", [{"id": "1"}])
    first = commit(lake, "regnskap", [post(1, 100)])
    commit(lake, "budsjett", [post(0, 5, versjon="regulert")])

    assert lake.restore(first.id, author="A", message="").datasets == ("budsjett",)
    with lake.at(lake.newest().id) as cursor:
        assert cursor.execute(
            "select (select count(*) from vedtak), (select count(*) from budsjett)"
        ).fetchone() == (1, 0)
    assert amounts(lake) == {(2026, 1): 100}


@HERE
def test_restoring_to_before_the_tables_existed_empties_them(lake: Lake) -> None:
    commit(lake, "regnskap", [post(1, 100)])
    lake.restore(0, author="A", message="Begynn på nytt")

    assert amounts(lake) == {}


@HERE
def test_restoring_an_unknown_version_is_told_in_words_and_changes_nothing(lake: Lake) -> None:
    before = lake.newest().id
    with pytest.raises(DashboardError, match="Det finnes ingen versjon 4711"):
        lake.restore(4711, author="A", message="")
    assert lake.newest().id == before


def test_who_looked_before_another_committed_the_same_dataset_must_look_again(lake: Lake) -> None:
    looked_at = lake.newest().id
    commit(lake, "regnskap", [post(1, 100)], author="Ola", message="Ola var først")

    with pytest.raises(ChangedMeanwhile, match="Ola lagret «Ola var først»"):
        commit(lake, "regnskap", [post(1, 5)], base=looked_at)
    assert amounts(lake) == {(2026, 1): 100}
    assert len(lake.history()) == 1


def test_a_commit_to_another_dataset_meanwhile_does_not_matter(lake: Lake) -> None:
    looked_at = lake.newest().id
    commit(lake, "vedtak", [{"id": "1"}])
    commit(lake, "regnskap", [post(1, 100)], base=looked_at)

    assert amounts(lake) == {(2026, 1): 100}


def test_a_failed_commit_leaves_nothing_behind(lake: Lake) -> None:
    before = lake.newest().id
    with lake.cursor() as cursor:
        staged = stage(cursor, "regnskap", [post(1, 100)])
        cursor.execute("create temp table skadet (aar integer)")
        with pytest.raises(DashboardError, match="Ingenting er endret"):
            lake.commit(cursor, staged | {"vedtak": "skadet"}, author="A", message="", base=before)
    assert lake.newest().id == before
    assert amounts(lake) == {}
    commit(lake, "regnskap", [post(1, 1)])
    assert amounts(lake) == {(2026, 1): 1}


def test_two_threads_that_looked_at_the_same_snapshot_cannot_both_commit(lake: Lake) -> None:
    base = lake.newest().id
    start = threading.Barrier(4)
    outcomes: list[str] = []

    def accept(beloep: int) -> None:
        start.wait()
        try:
            commit(lake, "regnskap", [post(1, beloep)], base=base)
            outcomes.append("stored")
        except ChangedMeanwhile:
            outcomes.append("changed")

    threads = [threading.Thread(target=accept, args=(n,)) for n in (1, 2, 3, 4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["changed", "changed", "changed", "stored"]
    assert len(lake.history()) == 1
    assert list(amounts(lake)) == [(2026, 1)]


def test_readers_meet_whole_snapshots_only(lake: Lake) -> None:
    """Every commit writes the same amount to two periods; a reader must never see them differ."""
    done = threading.Event()
    seen: list[tuple[Decimal, ...]] = []

    def read() -> None:
        while not done.is_set():
            seen.append(tuple(amounts(lake).values()))

    reader = threading.Thread(target=read)
    reader.start()
    for beloep in range(1, 200):
        commit(lake, "regnskap", [post(1, beloep), post(2, beloep)])
        if beloep >= 10 and len(set(seen)) >= 3:
            break
    done.set()
    reader.join()
    assert len(set(seen)) >= 3
    assert all(len(set(pair)) <= 1 and len(pair) in (0, 2) for pair in seen)


@pytest.mark.parametrize("folder", ["O'Hara", "med mellomrom", "Ærø på Åsen", 'a"b', "100 % $HOME; -- x"])
def test_the_folder_may_have_any_name(tmp_path: Path, folder: str) -> None:
    first = Lake(tmp_path / folder / "lake")
    commit(first, "regnskap", [post(1, 100)])
    first.close()

    again = Lake(tmp_path / folder / "lake")
    assert amounts(again) == {(2026, 1): 100}
    again.close()


def test_a_lake_can_be_moved_and_goes_on(tmp_path: Path) -> None:
    first = Lake(tmp_path / "her" / "lake")
    old = commit(first, "regnskap", [post(1, 100)])
    first.close()
    (tmp_path / "her").rename(tmp_path / "der")

    moved = Lake(tmp_path / "der" / "lake")
    commit(moved, "regnskap", [post(2, 200)])
    assert amounts(moved) == {(2026, 1): 100, (2026, 2): 200}
    assert amounts(moved, old.id) == {(2026, 1): 100}
    moved.close()
    assert not (tmp_path / "her").exists(), "nothing was written where it used to be"


def test_a_lake_opened_again_has_made_no_snapshot(place: Place, tmp_path: Path) -> None:
    first = Lake(place, tmp_path)
    newest = first.newest()
    first.close()
    again = Lake(place, tmp_path)
    assert again.newest() == newest
    again.close()


def test_a_contract_that_has_grown_gets_its_new_column_and_old_snapshots_still_read(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = Lake(place, tmp_path)
    first = commit(old, "vedtak", [{"id": "1", "tittel": "Gammelt"}])
    old.close()
    vedtak = DATASETS["vedtak"]
    grown = Dataset(
        vedtak.name,
        vedtak.title,
        vedtak.grain,
        (*vedtak.columns, Column("merkelapp", Type.TEXT, "Merkelapp")),
        vedtak.key,
    )
    monkeypatch.setitem(DATASETS, "vedtak", grown)

    new = Lake(place, tmp_path)
    commit(new, "vedtak", [{"id": "1", "tittel": "Nytt", "merkelapp": "haster"}])
    with new.at(first.id) as cursor:
        assert cursor.execute("select tittel, merkelapp from vedtak").fetchall() == [("Gammelt", None)]
    new.restore(first.id, author="A", message="")
    with new.at(new.newest().id) as cursor:
        assert cursor.execute("select tittel, merkelapp from vedtak").fetchall() == [("Gammelt", None)]
    new.close()


def test_a_file_where_the_folder_should_be_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "lake").write_text("ikke en mappe")
    with pytest.raises(DashboardError, match="Datalageret kan ikke åpnes"):
        Lake(tmp_path / "lake")


def test_a_damaged_catalog_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "lake").mkdir()
    (tmp_path / "lake" / "catalog.sqlite").write_bytes(b"dette er ikke SQLite" * 500)
    with pytest.raises(DashboardError, match="Datalageret kan ikke åpnes"):
        Lake(tmp_path / "lake")


def _no_wheel(name: str, con: duckdb.DuckDBPyConnection) -> None:
    raise ImportError(name)


def test_a_missing_extension_offline_is_a_clear_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def offline(name: str, *, connection: duckdb.DuckDBPyConnection) -> None:
        raise duckdb.IOException("Failed to download extension")

    monkeypatch.setattr(engine, "import_extension", _no_wheel)
    monkeypatch.setattr(duckdb, "install_extension", offline)
    with pytest.raises(DashboardError, match="DuckDB mangler en utvidelse") as caught:
        Lake(tmp_path / "lake")
    assert "ducklake" in caught.value.what_happened
    assert "internett" in caught.value.what_to_do


@HERE
def test_nothing_is_downloaded_behind_our_back(lake: Lake) -> None:
    with lake.cursor() as cursor:
        assert cursor.execute("select current_setting('autoinstall_known_extensions')").fetchone() == (False,)


def test_reference_lists_and_macros_are_at_hand_at_every_snapshot(lake: Lake) -> None:
    with lake.at(0) as cursor:
        assert cursor.execute("select tittel from art where kode = '010'").fetchall()
        assert cursor.execute("select les_periode('oktober')").fetchone() == (10,)


def test_the_spill_folder_is_not_shared_with_another_process(tmp_path: Path) -> None:
    first, second = Lake(tmp_path / "lake", tmp_path / "temp"), Lake(tmp_path / "lake", tmp_path / "temp")
    folders = []
    for opened in (first, second):
        with opened.cursor() as cursor:
            folders.append(cursor.execute("select current_setting('temp_directory')").fetchone())
        opened.close()
    assert folders[0] != folders[1]


def written(tekst: str, enhet: str = "311") -> Mapping[str, Any]:
    return {"aar": 2026, "periode": 10, "enhet": enhet, "aarsak": "annet", "tekst": tekst, "rolle": "Leder", "dato": "2026-11-06"}  # fmt: skip


def test_what_is_written_collides_only_with_the_same_row(lake):
    base = lake.newest().id
    commit(lake, "forklaring", [written("Innleie")], base)
    commit(lake, "forklaring", [written("Strøm", "213")], base)
    with pytest.raises(ChangedMeanwhile):
        commit(lake, "forklaring", [written("Noe annet")], base)
    with lake.at(lake.newest().id) as cursor:
        assert cursor.execute("select tekst from forklaring order by enhet").fetchall() == [
            ("Strøm",),
            ("Innleie",),
        ]


@HERE
def test_what_is_written_changes_no_figure(lake):
    figures = commit(lake, "regnskap", [post(1, 100)])
    later = commit(lake, "forklaring", [written("Innleie")])
    assert lake.figures(later.id) == figures
    assert lake.figures(figures.id) == figures
    newer = commit(lake, "regnskap", [post(2, 100)])
    assert lake.figures(newer.id) == newer
    assert lake.figures(later.id) == figures


def test_going_back_leaves_what_people_have_written(lake):
    first = commit(lake, "regnskap", [post(1, 100)])
    commit(lake, "regnskap", [post(1, 200)])
    commit(lake, "forklaring", [written("Innleie")])
    lake.restore(first.id, author="Økonomileder", message="Feil fil")
    assert amounts(lake) == {(2026, 1): Decimal(100)}
    with lake.at(lake.newest().id) as cursor:
        assert cursor.execute("select tekst from forklaring").fetchall() == [("Innleie",)]


@HERE
def test_the_uploads_are_the_commits_that_changed_numbers_newest_first(lake):
    first = commit(lake, "regnskap", [post(1, 100)])
    commit(lake, "forklaring", [written("Innleie")])
    second = commit(lake, "budsjett", [post(0, 90, versjon="regulert")])
    commit(lake, "forklaring", [written("Strøm", "213")])
    assert lake.uploads() == [second, first]
    back = lake.restore(first.id, author="Økonomileder", message="Feil fil")
    assert lake.uploads() == [back, second, first]


MODENHET = {"tjenesteomraade": "HO", "aar": 2026, "generasjon": 2}


@HERE
def test_what_is_edited_beside_the_numbers_changes_no_figure(lake):
    figures = commit(lake, "regnskap", [post(1, 100)])
    edited = commit(lake, "modenhet", [MODENHET])
    assert lake.figures(edited.id) == figures
    assert lake.uploaded(edited.id) == edited
    assert lake.uploads() == [edited, figures]
    assert lake.fingerprint(edited.id) != lake.fingerprint(figures.id)


def test_two_who_edit_different_rows_do_not_hinder_each_other(lake):
    base = commit(lake, "modenhet", [MODENHET]).id
    commit(lake, "modenhet", [MODENHET | {"tjenesteomraade": "OO"}], base=base)
    with pytest.raises(ChangedMeanwhile):
        commit(
            lake, "modenhet", [MODENHET | {"generasjon": 5}, MODENHET | {"tjenesteomraade": "OO"}], base=base
        )


@HERE
def test_an_empty_lake_has_no_uploads_and_figures_of_its_own(lake):
    assert lake.uploads() == []
    empty = lake.newest()
    assert lake.figures(empty.id) == empty
    later = commit(lake, "forklaring", [written("Innleie")])
    assert lake.figures(later.id) == empty, "what is written before any upload changes no figure either"


@HERE
def test_a_file_of_numbers_and_something_written_in_one_commit_change_the_figures(lake):
    with lake.cursor() as cursor:
        staged = stage(cursor, "regnskap", [post(1, 100)]) | stage(cursor, "forklaring", [written("Innleie")])
        made = lake.commit(cursor, staged, author="A", message="", base=lake.newest().id)
    assert lake.figures(made.id) == made


@HERE
def test_the_same_numbers_have_the_same_fingerprint_whatever_is_written(lake):
    first = commit(lake, "regnskap", [post(1, 100)], details={"file": "a.csv", "hash": "1"})
    taken = lake.fingerprint(first.id)
    assert len(taken) == 16
    assert int(taken, 16) >= 0
    later = commit(lake, "forklaring", [written("Innleie")])
    assert lake.fingerprint(later.id) == taken
    newer = commit(lake, "regnskap", [post(2, 100)], details={"file": "b.csv", "hash": "2"})
    assert lake.fingerprint(newer.id) not in (taken, "")
    assert lake.fingerprint(first.id) == taken, "an earlier version keeps its own"


def test_a_lake_opened_again_gives_the_same_fingerprint(place, tmp_path):
    opened = Lake(place, tmp_path)
    made = commit(opened, "regnskap", [post(1, 100)], details={"file": "æ.csv"})
    taken = opened.fingerprint(made.id)
    opened.close()
    again = Lake(place, tmp_path)
    assert again.fingerprint(made.id) == taken
    again.close()


@HERE
def test_who_has_signed_in_since_changes_no_page(lake):
    numbers = commit(lake, "regnskap", [post(1, 100)])
    said = commit(lake, "forklaring", [written("Innleie")])
    traced = commit(
        lake,
        "spor",
        [{"id": "s", "tidspunkt": "2026-11-10 12:00:00", "hendelse": "innlogget", "hvem": "Kari"}],
    )
    assert traced.id > said.id > numbers.id
    assert lake.written(traced.id) == lake.written(said.id) == said
    assert lake.figures(traced.id) == numbers
