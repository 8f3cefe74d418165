"""Views kept as tables: quicker than the files, and never another answer."""

import shutil
import threading
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard import lake as lakes
from dashboard import paths, queries, settings, storage
from dashboard.errors import DashboardError
from dashboard.lake import Lake
from dashboard.lake import kept as keeping
from dashboard.lake.kept import KEPT_VERSIONS
from tests.agenda.small_lake import commit
from tests.shared.fixtures import EITHER, servers, servers_of_the_worker
from tests.shared.servers import as_environment

__all__ = ["servers", "servers_of_the_worker"]


@pytest.fixture(params=EITHER)
def lake(
    request: pytest.FixtureRequest, data_folder: Path, empty_lake: Path, monkeypatch: pytest.MonkeyPatch
) -> Lake:
    """The open, empty lake of the settings, of either kind."""
    if request.param == "embedded":
        shutil.copytree(empty_lake, data_folder / "lake")
    else:
        for name, value in as_environment(request.getfixturevalue("servers").chosen()).items():
            monkeypatch.setenv(name, value)
        settings.get.cache_clear()
    return lakes.get()


def posts(beloep: int, **other: Any) -> list[dict[str, Any]]:
    return [
        {"aar": 2026, "periode": month, "kontoklasse": "1", "ansvar": ansvar, "funksjon": "253", "art": "010",
         "prosjekt": prosjekt, "beloep": beloep + month, **other}
        for month in range(1, 11) for ansvar in ("1", "2", None) for prosjekt in ("a", "b")
    ]  # fmt: skip


def version(lake: Lake, beloep: int) -> int:
    """A snapshot whose accounts are `beloep` and a little."""
    commit(
        lake,
        regnskap=posts(beloep),
        budsjett=posts(1_000, versjon="opprinnelig"),
        prognose=[{"aar": 2026, "periode": 10, "enhet": "311", "prognose": beloep}],
    )
    return lake.newest().id


CHOSEN: dict[str, dict[str, Any]] = {
    "drift/oekonomi_per_sted": {"ansvar": "1", "enheter": None, "grense_kr": 1, "grense_prosent": 1.0},
    "drift/maanedstall": dict.fromkeys(("omraade", "enhet", "ansvar", "funksjon", "enheter")),
    "drift/lederprognose_per_enhet": {"enheter": None},
}


def by_the_files(lake: Lake, name: str, at: int) -> pd.DataFrame:
    with lake.cursor() as cursor:
        lake.look_back(cursor, at)
        return queries.run_on(cursor, name, aar=2026, periode=10, **CHOSEN[name])


def by_the_tables(name: str, at: int) -> pd.DataFrame:
    return queries.run(name, at, aar=2026, periode=10, **CHOSEN[name])


def kept(lake: Lake) -> set[tuple[str, str]]:
    with lake.cursor() as cursor:
        rows = cursor.execute(
            "select schema_name, view_name from duckdb_views() where database_name = 'kept' and not internal"
        ).fetchall()
    return {(schema, table) for schema, table in rows}


def tables(lake: Lake) -> set[str]:
    with lake.cursor() as cursor:
        rows = cursor.execute(
            "select table_name from duckdb_tables() where database_name = 'kept'"
        ).fetchall()
    return {name for (name,) in rows}


def test_a_query_gives_the_same_rows_from_the_tables_as_from_the_files(lake: Lake) -> None:
    at = version(lake, 100)
    expected = {name: by_the_files(lake, name, at) for name in CHOSEN}
    assert not any(rows.empty for rows in expected.values())
    assert not kept(lake)
    views: set[tuple[str, str]] = set()
    for name, rows in expected.items():
        pd.testing.assert_frame_equal(by_the_tables(name, at), rows)
        pd.testing.assert_frame_equal(by_the_tables(name, at), rows)
        views |= {(f"s{at}", source) for source in queries.load(name).sources}
        assert kept(lake) == views


def test_every_version_keeps_its_own_tables(lake: Lake) -> None:
    first, second = version(lake, 100), version(lake, 200)
    totals = [
        by_the_tables("drift/maanedstall", at)["regnskap"].sum() for at in (first, second, first, second)
    ]
    assert totals == [6 * 10 * 100 + 6 * 55, 6 * 10 * 200 + 6 * 55] * 2


def test_only_the_versions_last_asked_for_are_kept(lake: Lake) -> None:
    versions = [version(lake, 100 * number) for number in range(1, KEPT_VERSIONS + 2)]
    for at in versions:
        by_the_tables("drift/maanedstall", at)
    assert {schema for schema, name in kept(lake) if name == "driftsregnskap"} == {
        f"s{at}" for at in versions[1:]
    }

    pd.testing.assert_frame_equal(
        by_the_tables("drift/maanedstall", versions[0]), by_the_files(lake, "drift/maanedstall", versions[0])
    )


def test_a_table_serves_every_version_in_which_what_it_is_made_of_is_the_same(lake: Lake) -> None:
    first = version(lake, 100)
    by_the_tables("drift/maanedstall", first)
    before = tables(lake)
    commit(lake, moete=[{"id": "m1", "forum": "klg drift"}])
    by_the_tables("drift/maanedstall", lake.newest().id)
    assert "driftsregnskap" in {name for _, name in kept(lake)}
    assert tables(lake) == before, "nothing of it was made anew"

    by_the_tables("drift/maanedstall", version(lake, 200))
    assert tables(lake) > before


def test_a_small_dataset_is_kept_and_a_large_one_is_read_where_it_lies(
    lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = version(lake, 100)
    monkeypatch.setattr(keeping, "SMALL", 2)  # one row of prognose; sixty of regnskap
    with lake.at(at, ["prognose", "regnskap", "tiltak"]) as cursor:
        assert cursor.execute("select count(*) from regnskap").fetchone() == (60,)
    assert kept(lake) == {(f"s{at}", "prognose")}


def test_a_table_that_has_gone_is_read_as_the_view_it_was_made_of(lake: Lake) -> None:
    at = version(lake, 100)
    expected = by_the_tables("drift/maanedstall", at)
    with lake.at(at, ["driftsregnskap"]) as cursor, lake.cursor() as other:
        other.execute(f"drop view kept.s{at}.driftsregnskap")
        found = queries.run_on(
            cursor, "drift/maanedstall", aar=2026, periode=10, **CHOSEN["drift/maanedstall"]
        )
    pd.testing.assert_frame_equal(found, expected)


def test_readers_of_many_versions_at_once_each_get_their_own_numbers(lake: Lake) -> None:
    versions = [version(lake, 100 * number) for number in range(1, KEPT_VERSIONS + 3)]
    expected = {at: by_the_files(lake, "drift/maanedstall", at) for at in versions}
    wrong: list[str] = []

    def read(start: int) -> None:
        try:
            for at in versions[start:] + versions[:start]:
                pd.testing.assert_frame_equal(by_the_tables("drift/maanedstall", at), expected[at])
        except Exception as error:  # noqa: BLE001 - told below, in the test's own thread
            wrong.append(str(error))

    readers = [threading.Thread(target=read, args=(start,)) for start in range(4)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert not wrong


def test_the_newest_version_is_seen_though_another_process_made_it(lake: Lake, tmp_path: Path) -> None:
    seen = lake.newest()
    assert lake.newest() is seen, "a version never changes, and is asked for once"
    other = Lake(lake.place, temp=tmp_path)
    try:
        stored = version(other, 100)
    finally:
        other.close()
    assert lake.newest().id == stored > seen.id


def test_every_view_can_be_made_ready_before_anybody_asks(lake: Lake) -> None:
    at = version(lake, 100)
    queries.keep_views(at)
    views = {file.stem for file in (paths.QUERIES / "views").glob("*.sql")}
    assert kept(lake) == {(f"s{at}", view) for view in views}


def test_numbers_that_cannot_be_read_are_told_in_words(lake: Lake) -> None:
    at = version(lake, 100)
    for name in list(lake.place.files.names()):
        lake.place.files.remove(name)
        storage.write_bytes(lake.place.files, name, b"not Parquet")
    with pytest.raises(DashboardError, match=r"Noen av tallene kan ikke leses|Datalageret svarer ikke"):
        queries.keep_views(at)
