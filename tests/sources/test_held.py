"""What a fetch knows before it asks: what the catalogue wants, what the lake holds, which municipality numbers we have."""

from datetime import date

from dashboard import paths
from dashboard.lake import Lake
from dashboard.sources import held
from dashboard.sources.held import Standing
from dashboard.sources.katalog import Nokkeltall
from tests.agenda.small_lake import commit

KOSTRA = {"nokkeltall": "KOSAG110000", "region": "1841", "verdi": 1.0}


def test_what_the_lake_holds_is_counted_table_by_table(lake: Lake) -> None:
    """kostra/hentede_tabeller"""
    commit(
        lake,
        kostra=[
            {**KOSTRA, "tabell": "12134", "aar": 2024, "oppdatert": "2025-06-15"},
            {**KOSTRA, "tabell": "12134", "aar": 2025, "oppdatert": "2026-03-16"},
            {**KOSTRA, "tabell": "12362", "aar": 2025},
        ],
        befolkning=[
            {"region": "1841", "alternativ": "registrert", "aar": 2026, "alder_fra": 0, "antall": 90, "tabell": "07459",
             "oppdatert": "2026-02-25"},
            {"region": "1841", "alternativ": "registrert", "aar": 2026, "alder_fra": 1, "antall": 91},
        ],
        kommunegruppe=[{"kommune": "1841", "gruppe": "EKG09", "fra": 2020}],
    )  # fmt: skip
    assert held.standing(lake, lake.newest().id) == {
        "07459": Standing(date(2026, 2, 25), 1),
        "112": Standing(None, 1),
        "12134": Standing(date(2026, 3, 16), 2),
        "12362": Standing(None, 1),
    }


def test_the_catalogue_and_the_municipality_numbers_are_read_from_the_reference_lists(lake: Lake) -> None:
    """kostra/aa_hente, kostra/kommunenumre"""
    lake.cursor().execute(
        "insert into nokkeltall by name select * from (values ('egen', null, 'Egen'), ('sammensatt', '12134+12362', 'Sum'))"
        " as v(id, tabell, tittel)"
    )
    wanted = held.catalogue(lake, lake.newest().id)
    assert len(wanted) > 100
    assert {"egen", "sammensatt"} & {each.id for each in wanted} == set()
    [found] = [each for each in wanted if each.id == "netto_driftsresultat"]
    assert (found.tabell, found.kode, found.undergruppe_kode) == ("12134", "KOSAGD230000", None)
    lines = (paths.REFERENCE / "nokkeltall.csv").read_text("utf-8").splitlines()
    assert all(lines[each.rad - 1].startswith(f"{each.id};") for each in wanted if each.rad)
    assert isinstance(found, Nokkeltall)
    numbers = held.numbers(lake, lake.newest().id)
    assert (numbers["1841"], numbers["0501"], "9999" in numbers) == (None, 2019, False)
    today = held.today(lake, lake.newest().id)
    assert (today["1841"], today["0501"], today["3405"], set(today) == set(numbers)) == (
        "1841",
        "3405",
        "3405",
        True,
    )
