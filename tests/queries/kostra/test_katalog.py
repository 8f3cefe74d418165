"""The catalogue as the page reads it, and how much the lake holds of each area."""

from dashboard.queries import run_on
from tests.agenda.kostra_lake import EGEN, grunnskole


def test_an_area_has_cost_first_then_coverage_and_quality(tables):
    katalog = run_on(tables(), "kostra/katalog", omraade="grunnskole")
    slag = list(katalog["slag"])
    assert slag == sorted(slag, key=["ramme", "kostnad", "dekning", "kvalitet"].index)
    assert set(katalog["omraade_tittel"]) == {"Grunnskole"}
    assert katalog.set_index("nokkeltall").loc["grunnskole_netto_per_innbygger", "deflateres"]


def test_without_an_area_every_figure_is_there_in_the_areas_order(tables):
    katalog = run_on(tables(), "kostra/katalog", omraade=None)
    assert katalog["nokkeltall"].is_unique
    assert list(dict.fromkeys(katalog["omraade"]))[:3] == ["oekonomi", "barnehage", "grunnskole"]


def test_an_area_says_how_many_of_its_figures_the_municipality_has(tables):
    on = tables(kostra=[grunnskole(EGEN, "Fauske", 16_000), grunnskole("1811", "Bindal", 22_000)])
    omraader = run_on(on, "kostra/omraader", egen=EGEN).set_index("kode")
    assert omraader["med_tall"].to_dict()["grunnskole"] == 1
    assert omraader["med_tall"].to_dict()["kultur"] == 0
    assert omraader["nokkeltall"].to_dict()["grunnskole"] > 5
