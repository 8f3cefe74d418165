"""The first start: the demo municipality comes in file by file, and the lake remembers September."""

import pytest

from dashboard import queries, settings
from dashboard.demo.start import load_demo
from dashboard.demo.write import FILES, SEPTEMBER_FILES
from dashboard.lake import Lake, Snapshot
from dashboard.text import NO_BREAK

pytestmark = pytest.mark.xdist_group("demo")  # one worker loads it once


def _imports(lake: Lake) -> dict[str, Snapshot]:
    """The version that each file made, oldest first."""
    return {each.details["file"]: each for each in reversed(lake.history()) if "file" in each.details}


def _last_months(lake: Lake, version: int) -> list[tuple[str, int, int]]:
    """Per monthly dataset: the rows of 2026 and its last month, as they stood in `version`."""
    with lake.at(version) as cursor:
        return [
            (
                name,
                *cursor.execute(f"select count(*), max(periode) from {name} where aar = 2026").fetchall()[0],
            )
            for name in ("regnskap", "prognose", "sykefravaer")
        ]


def test_every_file_is_a_version_of_its_own_in_the_order_of_import(
    fjordvik: Lake, demo_said: list[str]
) -> None:
    assert [(file, each.message) for file, each in _imports(fjordvik).items()] == [
        (file.name, file.message) for file in FILES
    ]
    *told, counted = demo_said
    assert counted == f"{len(FILES)}{NO_BREAK}filer lest inn."
    assert [FILES[number].name in line for number, line in enumerate(told)] == [True] * len(FILES)


def test_the_last_version_of_september_knows_nothing_of_october(fjordvik: Lake) -> None:
    september = _imports(fjordvik)[SEPTEMBER_FILES[-1].name].id
    assert _last_months(fjordvik, september) == [
        ("regnskap", 15_538, 9),
        ("prognose", 343, 9),
        ("sykefravaer", 432, 9),
    ]
    with fjordvik.at(september) as cursor:
        assert cursor.execute("select count(*), max(moetedato)::varchar from vedtak").fetchone() == (
            68,
            "2026-09-24",
        )


def test_october_comes_on_top_of_the_months_before_it(fjordvik: Lake) -> None:
    newest = fjordvik.newest().id
    assert _last_months(fjordvik, newest) == [
        ("regnskap", 17_268, 10),
        ("prognose", 392, 10),
        ("sykefravaer", 480, 10),
    ]
    with fjordvik.at(newest) as cursor:
        assert cursor.execute(
            """
            select sum(beloep)::int, (select count(*) from vedtak), (select count(*) from tiltak)
            from regnskap where aar = 2026 and kontoklasse = '1'
            """
        ).fetchone() == (4_755_414, 72, 104)


def test_nothing_is_warned_of_but_what_is_wrong_on_purpose(fjordvik: Lake) -> None:
    counts = {file: each.details["counts"] for file, each in _imports(fjordvik).items()}
    assert {file: count["WARNING"] for file, count in counts.items() if count["WARNING"]} == {
        "kostra_13502_2015_2023.xlsx": 1,
        "regnskap_2026.csv": 1,
        "undersoekelse.csv": 1,
        "kompassevaluering_fjordvik.csv": 2,
        "kompassevaluering_naboer.xlsx": 1,
        "egenvurdering.csv": 17,
        "regnskap_2026_10.csv": 1,
    }
    assert {count["ERROR"] for count in counts.values()} == {0}


def test_fjordviks_balance_is_known_by_its_number_among_the_key_figures(fjordvik: Lake) -> None:
    found = queries.run(
        "drift/maaltall_kostra", at=fjordvik.newest().id, aar=2026, kommunenummer=settings.get().nummer
    )
    told = dict(zip(found["nokkeltall"], found["verdi"].astype(float), strict=True))
    assert told == {"KOSKG210000": 10.1, "KOSKG320000": 108.5}
    assert set(found["aar"]) == {2025}


def test_the_source_documents_municipalities_have_their_real_figures(fjordvik: Lake) -> None:
    with fjordvik.at(fjordvik.newest().id) as cursor:
        coverage = cursor.execute(
            """
            select region, verdi::double from kostraverdier
            where nokkeltall = 'barnehage_dekning_1_2' and aar = 2023 and list_contains(?, region) order by region
            """,
            [settings.get().referanser],
        ).fetchall()
        need = cursor.execute(
            "select kommune, indeks::double from delkostnad where list_contains(?, kommune) order by kommune",
            [settings.get().referanser],
        ).fetchall()
    assert coverage == [("1811", 82.6), ("1841", 92.0), ("3405", 95.3), ("5027", 89.9)]
    assert need == [("1811", 1.3873), ("1841", 1.0227), ("3405", 0.9951), ("5027", 1.1472)]


def test_a_lake_that_holds_something_is_left_alone(fjordvik: Lake) -> None:
    before = fjordvik.newest().id
    assert load_demo() == 0
    assert fjordvik.newest().id == before
