"""Named queries: a header that tells, parameters by name, and the same arguments give the same rows."""

from pathlib import Path

import duckdb
import pytest

from dashboard import paths, queries
from dashboard.errors import DashboardError
from dashboard.lake import Lake


@pytest.fixture
def query_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "QUERIES", tmp_path)
    queries.load.cache_clear()
    (tmp_path / "tall").mkdir()
    return tmp_path / "tall"


def test_the_header_is_read_word_by_word_and_continued_lines_are_joined(query_folder: Path) -> None:
    (query_folder / "a.sql").write_text(
        "-- purpose: one thing\n--   and another\n-- parameters: aar, periode\nselect $aar, $periode\n"
    )
    query = queries.load("tall/a")
    assert query.header == {"purpose": "one thing and another", "parameters": "aar, periode"}
    assert query.parameters == ("aar", "periode")


def test_a_comment_inside_the_sql_is_no_header(query_folder: Path) -> None:
    (query_folder / "a.sql").write_text("-- purpose: x\nselect 1\n-- parameters: aar\n")
    assert queries.load("tall/a").parameters == ()


def test_parameters_are_values_and_never_sql(query_folder: Path) -> None:
    (query_folder / "a.sql").write_text("-- purpose: x\n-- parameters: ord\nselect $ord as ord\n")
    frame = queries.run_on(duckdb.connect(), "tall/a", ord="'; drop table x; --")
    assert frame["ord"].tolist() == ["'; drop table x; --"]


def test_what_reads_a_file_or_is_part_of_another_query_is_not_run_by_name() -> None:
    rooms = {name.split("/")[0] for name in queries.names()}
    assert rooms.isdisjoint({"views", "macros", "controls", "intake", "ssb_kontroller"})
    assert "oversikt/perioder" in queries.names()


def test_a_query_runs_at_the_snapshot_it_is_asked_at(lake: Lake) -> None:
    before = lake.newest().id
    with lake.cursor() as cursor:
        cursor.execute("create temp table ny as select * from lake.regnskap")
        cursor.execute(
            "insert into ny by name select 2026 as aar, 1 as periode, '1' as kontoklasse, 5 as beloep"
        )
        after = lake.commit(cursor, {"regnskap": "ny"}, author="A", message="", base=before).id
    assert len(queries.run("oversikt/perioder", before)) == 0
    assert len(queries.run("oversikt/perioder", after)) == 1


def test_a_parameter_of_the_wrong_kind_is_a_clear_error(lake: Lake) -> None:
    given = dict.fromkeys(queries.load("drift/maanedstall").parameters) | {"aar": "i fjor"}
    with pytest.raises(DashboardError, match="Spørringen kunne ikke kjøres"):
        queries.run("drift/maanedstall", lake.newest().id, **given)


@pytest.mark.parametrize(
    ("kind", "needed"),
    [
        ("integer", "et helt tall"),
        ("bigint", "et helt tall"),
        ("double", "et tall"),
        ("decimal(9, 2)", "et tall"),
        ("boolean", "ja eller nei"),
        ("date", "en dato (ÅÅÅÅ-MM-DD)"),
        ("timestamp", "et tidspunkt (ÅÅÅÅ-MM-DD TT:MM)"),
    ],
)
def test_a_value_of_another_type_than_the_query_needs_is_told_in_bokmaal(kind: str, needed: str) -> None:
    given = {"aar": 2026, "som": "i «fjor»"}
    with pytest.raises(duckdb.Error) as told:
        duckdb.execute(f"select $som::{kind}, $aar", given)
    said = queries._told("drift/noe", str(told.value), given)
    assert said == f"«i «fjor»» er ikke {needed}, som «som» må være."
