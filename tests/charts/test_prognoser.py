"""The forecasts' chart: one scale, the budget on it, and every mark told."""

import pandas as pd
import pytest

from dashboard.charts import theme
from dashboard.charts.prognoser import prognoser

FRAME = pd.DataFrame(
    {
        "navn": ["Sesong", "Restbudsjett", "Takt", "Ledernes anslag"],
        "avvik": [-2_551_037.0, -2_459_138.0, None, 0.0],
        "forrige": [-2_300_000.0, -2_700_000.0, None, None],
        "meldt": [False, False, False, True],
        "valgt": [True, False, False, False],
    }
)
SPENN = (-2_551_037.0, 0.0)


@pytest.fixture
def spec():
    return prognoser(FRAME, "To av tre metoder venter merforbruk", SPENN).to_dict()


def layer(spec, kind):
    [found] = [each for each in spec["layer"] if each["mark"]["type"] == kind]
    return found


def rows(spec):
    return {row["navn"]: row for data in spec["datasets"].values() for row in data if "navn" in row}


def test_the_title_is_the_message_and_what_the_marks_mean_stands_under_it(spec):
    assert spec["title"]["text"] == "To av tre metoder venter merforbruk"
    said = " ".join(spec["title"]["subtitle"])
    for word in ("Strek: forrige måned", "Rute: lederne", "Mørkest: valgt", "Grått felt", "årsbudsjettet"):  # fmt: skip
        assert word in said


def test_marks_that_are_not_there_are_not_told_of():
    alone = FRAME.assign(forrige=None, meldt=False)
    said = " ".join(prognoser(alone, "", SPENN).to_dict()["title"]["subtitle"])
    assert "forrige måned" not in said
    assert "lederne" not in said


def test_a_forecast_is_dashed_in_its_own_colour_and_the_chosen_one_is_darkest(spec):
    bar = layer(spec, "bar")
    assert (bar["mark"]["color"], bar["mark"]["strokeDash"]) == (theme.PROGNOSE, theme.PROGNOSE_DASH)
    opacity = bar["encoding"]["fillOpacity"]
    assert opacity["condition"]["test"] == "datum.valgt"
    assert opacity["condition"]["value"] > opacity["value"]


def test_every_method_has_its_figure_with_sign_and_word_in_one_unit(spec):
    assert {navn: row["tekst"].replace("\u00a0", " ") for navn, row in rows(spec).items()} == {
        "Sesong": "−2,6 mill. kr merforbruk",
        "Restbudsjett": "−2,5 mill. kr merforbruk",
        "Ledernes anslag": "0,0 mill. kr i balanse",
    }


def test_small_forecasts_are_told_in_kr():
    small = prognoser(FRAME.assign(avvik=-41_059.0), "", SPENN).to_dict()
    assert rows(small)["Sesong"]["tekst"].replace("\u00a0", " ") == "−41 059 kr merforbruk"


def test_the_methods_stand_in_the_order_given_and_one_without_a_forecast_has_no_bar(spec):
    assert layer(spec, "bar")["encoding"]["y"]["sort"] == ["Sesong", "Restbudsjett", "Ledernes anslag"]


def test_the_scale_holds_the_budget_the_span_and_the_month_before(spec):
    scale = layer(spec, "bar")["encoding"]["x"]["scale"]
    assert scale["domainMin"] == pytest.approx(-2.7)
    assert scale["domainMax"]["expr"].startswith("0.0 + 2.7 *")


def test_the_span_the_leaders_and_the_month_before_each_have_a_mark_of_their_own(spec):
    assert layer(spec, "rect")["encoding"]["x2"]["field"] == "til"
    told, before = layer(spec, "point"), layer(spec, "tick")
    assert (told["mark"]["shape"], told["transform"]) == ("diamond", [{"filter": "datum.meldt"}])
    assert (before["encoding"]["x"]["field"], before["transform"]) == (
        "foer",
        [{"filter": "isValid(datum.foer)"}],
    )


def test_forecasts_that_all_end_on_the_budget_can_be_drawn():
    spec = prognoser(FRAME.assign(avvik=0.0, forrige=None), "", (0.0, 0.0)).to_dict()
    assert layer(spec, "bar")["encoding"]["x"]["scale"]["domainMax"]["expr"].startswith("0.0 + 1.0 *")


def test_the_layers_agree_on_having_no_axis(spec):
    # A layer that draws an axis where the first one does not stops the browser from drawing any of them.
    first, second = spec["layer"][0]["encoding"]["x"], spec["layer"][1]["encoding"]["x"]
    assert first["axis"] is None
    assert second["axis"] is None
