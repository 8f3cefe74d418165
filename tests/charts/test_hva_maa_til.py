"""How far it is to what it takes: marks on one scale from zero, told in words, and that it can be drawn."""

import pandas as pd
import pytest
import vl_convert

from dashboard.charts import theme
from dashboard.charts.hva_maa_til import hva_maa_til

FRAME = pd.DataFrame(
    {
        "navn": ["Sykehjemmet", "Avløp", "Eiendom", "Nye tiltak"],
        "per_maaned": [800_000.0, -3_300_000.0, 4_000_000.0, -200_000.0],
        "siste_tre": [3_400_000.0, 1_500_000.0, 3_700_000.0, None],
        "i_fjor_resten": [2_700_000.0, -1_300_000.0, 4_400_000.0, None],
        "budsjett_resten": [2_800_000.0, -1_400_000.0, 4_000_000.0, 0.0],
    }
)


def spec(frame=FRAME):
    return hva_maa_til(frame, "Sykehjemmet må ned fra 3,4 til 0,8 mill. kr i måneden").to_dict()


def rows(found):
    return {row["navn"]: row for data in found["datasets"].values() for row in data if "navn" in row}


def test_every_amount_stands_where_it_is_from_what_it_takes():
    row = rows(spec())["Sykehjemmet"]
    assert [row[name] for name in ("siste_tre", "i_fjor_resten", "budsjett_resten")] == pytest.approx(
        [2.6, 1.9, 2.0]
    )


def test_it_is_told_how_far_down_or_up_and_to_what():
    said = {name: row["tekst"] for name, row in rows(spec()).items()}
    assert said == {
        "Sykehjemmet": "ned 2,60 til 0,80",
        "Avløp": "ned 4,80 til −3,30",
        "Eiendom": "opp 0,30 til 4,00",
        "Nye tiltak": "må til −0,20",
    }


def test_down_is_orange_and_up_is_blue():
    found = rows(spec())
    assert (found["Sykehjemmet"]["farge"], found["Eiendom"]["farge"]) == (theme.VERRE, theme.BEDRE)


def test_the_tooltip_gives_whole_kroner_and_the_distance():
    found = rows(spec())
    assert found["Sykehjemmet"]["siste_tre_sagt"].replace("\u00a0", " ") == (
        "3 400 000 kr, 2 600 000 kr over det som må til"
    )
    assert found["Eiendom"]["budsjett_resten_sagt"].endswith("akkurat det som må til")
    assert found["Nye tiltak"]["siste_tre_sagt"] == "–"


def test_places_stand_in_the_order_given_on_one_scale_that_holds_what_it_takes():
    bar = spec()["layer"][1]["encoding"]
    assert bar["y"]["sort"] == list(FRAME["navn"])
    assert bar["x"]["scale"]["domainMin"] < -0.3
    assert bar["x"]["scale"]["domainMax"]["expr"].startswith("4.8 +")


def test_small_places_are_told_in_thousands():
    small = FRAME.assign(**{name: FRAME[name] / 100 for name in FRAME.columns[1:]})
    found = spec(small)
    assert rows(found)["Sykehjemmet"]["tekst"] == "ned 26 til 8"
    assert found["title"]["subtitle"][0].startswith("1000 kr")


@pytest.mark.parametrize(
    "frame",
    [
        FRAME,
        FRAME.tail(1),
        FRAME.assign(siste_tre=FRAME["per_maaned"], i_fjor_resten=None, budsjett_resten=FRAME["per_maaned"]),
        FRAME.assign(navn=['<b>"A"</b>', "B's", "C\\n", "☃"]),
    ],
)
def test_it_can_be_drawn(frame):
    compiled = vl_convert.vegalite_to_vega(spec(frame))
    assert len(compiled["marks"]) == 6
