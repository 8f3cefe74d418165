"""The bench's parts on small lakes: that they run, and that what they hold against each other is the same."""

import math
import os
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import queries as named
from tests.benchmarks import (
    addresses,
    engines,
    lakes,
    pages,
    parameters,
    plain_page,
    queries,
    readme,
    traced,
    viewers,
)
from tests.benchmarks.load import load
from tests.benchmarks.pair import Pair, Run
from tests.benchmarks.part import Bench, Part, Result, at_least, at_most
from tests.benchmarks.plain import five_parts
from tests.benchmarks.plain_page import PLAIN, export
from tests.benchmarks.processes import serving
from tests.benchmarks.servers import beside_empty, empty, streamlit
from tests.benchmarks.websocket import session

pytestmark = pytest.mark.xdist_group("demo")
ROWS = 1  # names the lake; it is the demo municipality's own


@pytest.fixture(scope="module")
def bench(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """On a lake that is there already."""
    folder = tmp_path_factory.mktemp("bench")
    shutil.copytree(demo_folder, folder / f"lake-{ROWS}")
    (folder / f"lake-{ROWS}.made").touch()
    return Bench(folder, sizes=(ROWS,), rows=ROWS, times=1, viewers=(2,), requests=20)


def test_every_query_has_parameters_and_gives_as_many_rows_on_bare_parquet(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = named.names()
    assert [name for name in names if set(parameters.of(name)) != set(named.load(name).parameters)] == []
    monkeypatch.setattr(named, "names", lambda: names[::12])  # all of them take long
    found = queries.measure(bench)
    assert [query["name"] for query in found.raw["queries"]] == names[::12]
    assert all(query["lake"] > 0 and query["bare"] > 0 for query in found.raw["queries"])


def test_every_page_has_choices_that_nobody_has_made_or_none_at_all() -> None:
    without = {page for page in addresses.every() if not addresses.choices(page, ["2025-01"])}
    assert without == addresses.NOTHING_TO_CHOOSE


def test_every_page_is_held_against_one_and_the_same_empty_page() -> None:
    found = pages._against_one_empty_page(
        {"drift": {"seen": Run(20, 10), "not seen": Run(30, 12)}, "hjelp": {"seen": Run(10, 20)}}
    )
    assert found == {
        "drift": {"seen": Run(20, 15), "not seen": Run(30, 12)},
        "hjelp": {"seen": Run(10, 15)},
    }


@pytest.mark.long
def test_pages_viewers_and_load_are_measured_in_turn_with_their_likes(bench: Bench, tmp_path: Path) -> None:
    data = lakes.lake_of(ROWS, bench.folder)
    months = lakes.months(data)
    assert months[0] == lakes.NEWEST
    (tmp_path / "index.html").write_text("å", "utf-8")
    static = ("-m", "tests.benchmarks.static", tmp_path, "/publisert", "{port}")
    with (
        beside_empty(data, tmp_path) as (real, empty),
        serving(static, log=tmp_path / "log", health="/publisert/") as files,
    ):
        pair = Pair(real, empty)
        pair.open("drift", "first", "seen")
        pair.change("drift", "not seen", f"periode={months[13]}")
        runs = pair.taken()
        seen = viewers._viewed("/drift", real, empty, viewers.on_drift(2, months), 1)
        published = [load(server.port, ["/publisert/"], 20, 2) for server in (real, files)]
        assert real.peak_megabytes() >= real.megabytes() > empty.megabytes()
    assert set(runs) == {"first", "seen", "not seen"}
    assert all(run.ours > 0 and run.empty > 0 for run in runs.values())
    assert seen.ours.p95 >= seen.ours.p50 > 0
    assert published[1].size == 20 * len("å".encode())
    assert all(each.per_second > 0 for each in published)


def test_a_server_tells_what_its_objects_take(tmp_path: Path) -> None:
    told = tmp_path / "objects"
    with empty(tmp_path, through=("-m", "tests.benchmarks.traced", told)) as server:
        before = traced.megabytes(server, told)
        with session(server.port) as tab:
            tab.run()
            open_ = traced.megabytes(server, told)
    assert 1 < before < open_


def test_a_plain_server_that_dies_among_its_viewers_is_told_of_and_the_others_are_measured(
    tmp_path: Path,
) -> None:
    dies = tmp_path / "dies.py"
    dies.write_text("import os\n\nos._exit(9)\n", "utf-8")
    with streamlit(dies, tmp_path) as server:
        assert math.isnan(plain_page._waited(server, "", ["2026-10"]))
    nothing, killed = plain_page.Cost(100, 20, 1, 200), plain_page.Cost(300, 340, math.nan, math.nan)
    told = plain_page._told(
        {plain_page.EMPTY: nothing, "Streamlit + pandas over CSV": killed}, Bench(tmp_path)
    )
    assert "| 300 (3.0×) | 340 (17.0×) | killed, out of memory |" in told.text
    assert [result.measured for result in told.results] == ["3.00× · 17.00× · killed, out of memory"]


def test_a_server_that_does_not_start_stops_the_measuring(tmp_path: Path) -> None:
    with (
        pytest.raises(RuntimeError, match="Nothing answers"),
        serving(("-c", "print('nei')"), log=tmp_path / "log"),
    ):
        pass


def test_the_plain_pages_show_the_same_whatever_they_are_built_on(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(lakes.lake_of(ROWS, bench.folder), tmp_path)
    monkeypatch.setitem(os.environ, five_parts.FOLDER, str(tmp_path))
    shown = []
    for script in PLAIN.values():
        page = AppTest.from_file(
            str(Path(five_parts.__file__).with_name(f"{script}.py")), default_timeout=60
        ).run()
        assert not page.exception
        tables = [
            sorted(map(str, each.value.round(2).astype(object).to_numpy().tolist()))
            for each in page.dataframe
        ]
        shown.append(([metric.value for metric in page.metric], tables))
    assert len(shown[0][0]) == 4
    assert len(shown[0][1]) == 2
    assert shown[0] == shown[1]


@pytest.mark.long
def test_the_engines_are_asked_the_same(bench: Bench) -> None:
    found = engines.measure(bench).raw
    assert {"the lake", engines.BARE, "DuckDB, its own file", "SQLite, indexed"} <= set(found)
    assert all(milliseconds > 0 for milliseconds in found.values())


def test_the_readme_gets_the_results_between_its_comments_and_keeps_the_rest(tmp_path: Path) -> None:
    file = tmp_path / "README.md"
    file.write_text(f"Før\n{readme.BEGINS}\ngammelt\n{readme.ENDS}\netter\n", "utf-8")
    part = Part("", [at_most("a", 1.26, 1.3), at_least("b", 0.5, 0.8), Result("c", "3 MB")])
    for _ in range(2):
        readme.write(file, "a machine", [{"day": "01.02.2026", **part.as_json()}])
    text = file.read_text("utf-8")
    assert text.startswith(
        f"Før\n{readme.BEGINS}\n\nMeasured 01.02.2026 on a machine. 1 of 2 goals are met.\n"
    )
    assert text.endswith(f"{readme.ENDS}\netter\n")
    assert [line for line in text.splitlines() if line.startswith(("| a", "| b", "| c"))] == [
        "| a | ≤ 1.3× | 1.26× | yes |",
        "| b | ≥ 0.8× | 0.50× | **no** |",
        "| c |  | 3 MB |  |",
    ]
    file.write_text("uten", "utf-8")
    with pytest.raises(ValueError, match="bench: begins"):
        readme.write(file, "a machine", [])
