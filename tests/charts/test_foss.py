"""The waterfall: what its steps are, how its scale is chosen, and that it can be drawn."""

import itertools

import pandas as pd
import pytest
import vl_convert

from dashboard.charts import theme
from dashboard.charts.foss import BUDSJETT, REGNSKAP, felles_skala, foss, samlet

GRUPPER = pd.DataFrame(
    {
        "navn": ["Fastlønn", "Vikar", "Avskrivninger", "Sykelønnsrefusjon"],
        "avvik": [-200_000.0, -3_700_000.0, 0.0, 400_000.0],
    }
)
BUDSJETTET = 25_000_000.0
RESTEN = "{} andre artsgrupper"


def drawn(frame=GRUPPER, budsjett=BUDSJETTET):
    steg = samlet(frame, 9, RESTEN)
    skala = felles_skala(budsjett, [steg])
    return foss(
        steg, budsjett, budsjett - frame["avvik"].sum(), skala, "Vikar står for 3,7 av 3,5 mill. kr"
    ).to_dict()


def rows(spec):
    return {row["navn"]: row for data in spec["datasets"].values() for row in data if "navn" in row}


def of(*avvik):
    return pd.DataFrame({"navn": [f"G{nr}" for nr in range(len(avvik))], "avvik": [float(each) for each in avvik]})  # fmt: skip


def test_steps_go_from_budget_to_accounts_the_largest_merforbruk_first():
    found = rows(drawn())
    ordered = sorted(found.values(), key=lambda row: row["nr"])
    assert [row["navn"] for row in ordered] == [BUDSJETT, "Vikar", "Fastlønn", "Sykelønnsrefusjon", REGNSKAP]
    assert found[REGNSKAP]["til"] == 28_500_000


def test_each_step_begins_where_the_one_before_ends():
    steps = sorted(
        (row for row in rows(drawn()).values() if row["navn"] not in (BUDSJETT, REGNSKAP)),
        key=lambda row: row["nr"],
    )
    assert steps[0]["fra"] == BUDSJETTET
    assert all(before["til"] == after["fra"] for before, after in itertools.pairwise(steps))
    assert steps[-1]["til"] == 28_500_000


def test_merforbruk_leads_to_the_right_in_orange_and_mindreforbruk_to_the_left_in_blue_with_sign_and_word():
    found = rows(drawn())
    vikar, refusjon = found["Vikar"], found["Sykelønnsrefusjon"]
    assert vikar["til"] - vikar["fra"] == 3_700_000
    assert refusjon["til"] - refusjon["fra"] == -400_000
    assert (vikar["farge"], refusjon["farge"]) == (theme.VERRE, theme.BEDRE)
    assert (vikar["tekst"], refusjon["tekst"]) == ("−3,70 merforbruk", "+0,40 mindreforbruk")
    assert vikar["hva"] == "−3\u00a0700\u00a0000\u00a0kr merforbruk"


def test_the_budget_is_outlined_and_the_accounts_solid():
    marks = {
        spec["mark"].get("stroke") or spec["mark"].get("color") for spec in drawn()["layer"] if "color" in spec["mark"] or "stroke" in spec["mark"]
    }  # fmt: skip
    assert {theme.BUDSJETT, theme.REGNSKAP} <= marks


def test_where_zero_is_near_it_is_on_the_scale_and_the_totals_are_whole_bars():
    spec = drawn(of(-3_000_000), budsjett=5_000_000.0)
    skala = felles_skala(5_000_000.0, [of(-3_000_000)])
    assert (skala.fra, skala.til, skala.brutt) == (0, 8_000_000, False)
    assert spec["title"]["subtitle"] == "Mill. kr netto"
    assert not [layer for layer in spec["layer"] if layer["mark"]["type"] == "rect"]


def test_where_the_total_dwarfs_the_steps_zero_is_left_out_and_said():
    skala = felles_skala(BUDSJETTET, [GRUPPER])
    assert skala.brutt
    assert skala.fra == pytest.approx(25_000_000 - 0.22 * 3_900_000)
    spec = drawn()
    assert "Brutt akse" in spec["title"]["subtitle"]
    pieces = [layer for layer in spec["layer"] if layer["mark"]["type"] == "rect"]
    assert len(pieces) == 4, "budget and accounts are each drawn in two pieces"


def test_a_place_that_brings_money_in_is_broken_at_the_other_edge():
    skala = felles_skala(-537_000_000.0, [of(-1_700_000)])
    assert (skala.fra, skala.brutt) == (-537_000_000, True)
    assert skala.til > -535_300_000


def test_two_waterfalls_have_the_same_scale_and_unit():
    steps = [of(-4_000_000, 500_000), of(-100_000, -3_400_000)]
    skala = felles_skala(BUDSJETTET, steps)
    first, second = (foss(each, BUDSJETTET, 28_500_000.0, skala, "T").to_dict() for each in steps)

    def scale(spec):
        [found] = {str(layer["encoding"]["x"]["scale"]) for layer in spec["layer"] if "scale" in layer["encoding"].get("x", {})}  # fmt: skip
        return found

    assert scale(first) == scale(second)
    assert first["title"]["subtitle"] == second["title"]["subtitle"]
    assert skala.fra < 25_000_000 < 29_000_000 <= skala.til


@pytest.mark.parametrize(
    ("avvik", "said"),
    [
        (-1_234_567, "−1,23 merforbruk"),
        (-123_456, "−123 merforbruk"),
        (5_400, "+5\u00a0400 mindreforbruk"),
    ],
)
def test_the_unit_follows_the_largest_step(avvik, said):
    assert rows(drawn(of(avvik)))["G0"]["tekst"] == said


def test_a_step_too_small_for_the_unit_is_said_to_be_so():
    found = rows(drawn(of(-2_000_000, 1_000)))
    assert found["G1"]["tekst"] == "under 0,01 mindreforbruk"


def test_the_smallest_are_added_up_as_the_last_step():
    steg = samlet(of(*range(-1_000, -13_000, -1_000)), 9, RESTEN)
    assert len(steg) == 9
    assert steg.iloc[-1].to_dict() == {"navn": "4 andre artsgrupper", "avvik": -10_000.0}
    assert steg["avvik"].sum() == -78_000


def test_hairlines_are_added_up_even_where_steps_are_few():
    steg = samlet(of(-1_000_000, 5_000, -4_000, 300_000), 9, RESTEN)
    assert list(steg["navn"]) == ["G0", "G3", "2 andre artsgrupper"]


def test_one_more_than_fits_is_added_up_with_another():
    steg = samlet(of(-5, -4, -3, -2), 3, RESTEN)
    assert list(steg["navn"]) == ["G0", "G1", "2 andre artsgrupper"]


@pytest.mark.parametrize(
    ("frame", "budsjett"),
    [
        (GRUPPER, BUDSJETTET),
        (GRUPPER, -BUDSJETTET * 20),
        (GRUPPER, -1_000_000.0),
        (of(), 0.0),
        (of(0, 0.2), 7.0),
        (pd.DataFrame({"navn": ['<b>"A"</b>\\n', "A's ☃", "A's ☃"], "avvik": [-5e6, 2e6, -1e6]}), 3e7),
    ],
)
def test_it_can_be_drawn(frame, budsjett):
    compiled = vl_convert.vegalite_to_vega(drawn(frame, budsjett))
    assert len(compiled["marks"]) >= 4
    assert compiled["title"]["text"].startswith("Vikar")
