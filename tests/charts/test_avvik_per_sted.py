"""The deviation bars: what they show, in which colours and words."""

import pandas as pd
import pytest

from dashboard.charts import theme
from dashboard.charts.avvik_per_sted import avvik_per_sted

FRAME = pd.DataFrame(
    {"navn": ["NAV", "Helse", "Skole", "Stab"], "avvik": [79_272.0, -3_723_167.0, 0.0, None]}
)


@pytest.fixture
def spec():
    return avvik_per_sted(FRAME, "Helse har størst merforbruk").to_dict()


def rows(spec):
    return {row["navn"]: row for data in spec["datasets"].values() for row in data if "navn" in row}


def test_the_title_is_the_message(spec):
    assert spec["title"]["text"] == "Helse har størst merforbruk"


def test_merforbruk_is_orange_and_mindreforbruk_blue_with_sign_and_word(spec):
    found = rows(spec)
    assert (found["Helse"]["farge"], found["NAV"]["farge"], found["Skole"]["farge"]) == (
        theme.VERRE,
        theme.BEDRE,
        theme.KONTEKST,
    )
    assert [found[navn]["tekst"].split(" ", 1)[1] for navn in ("Helse", "NAV", "Skole")] == [
        "merforbruk",
        "mindreforbruk",
        "i balanse",
    ]


def test_all_bars_are_told_in_millions_with_two_decimals_when_one_of_them_is_a_million(spec):
    found = rows(spec)
    assert found["Helse"]["tekst"] == "−3,72\u00a0mill.\u00a0kr merforbruk"
    assert found["NAV"]["tekst"] == "+0,08\u00a0mill.\u00a0kr mindreforbruk"
    assert found["Skole"]["tekst"] == "0,00\u00a0mill.\u00a0kr i balanse"


def test_all_bars_are_told_in_whole_kr_when_none_of_them_is_a_million():
    frame = pd.DataFrame({"navn": ["NAV", "Helse"], "avvik": [79_272.0, -999_999.0]})
    found = rows(avvik_per_sted(frame, "Helse har størst merforbruk").to_dict())
    assert found["NAV"]["tekst"] == "+79\u00a0272\u00a0kr mindreforbruk"
    assert found["Helse"]["tekst"] == "−999\u00a0999\u00a0kr merforbruk"


def test_bars_stand_largest_merforbruk_first_on_one_scale_that_holds_zero(spec):
    bar = spec["layer"][0]
    assert bar["encoding"]["y"]["sort"] == ["Helse", "Skole", "NAV"]
    scale = bar["encoding"]["x"]["scale"]
    assert scale["domainMin"] == pytest.approx(-3.723167)
    assert scale["domainMax"]["expr"].startswith("0.079272 + 3.802439 *")


def test_a_place_without_an_avvik_has_no_bar(spec):
    assert "Stab" not in rows(spec)


def test_a_name_is_shown_even_where_bars_are_many(spec):
    assert spec["layer"][0]["encoding"]["y"]["axis"]["labelOverlap"] is False


def test_places_without_any_avvik_can_be_drawn():
    spec = avvik_per_sted(pd.DataFrame({"navn": ["Skole"], "avvik": [0.0]}), "Ingen har merforbruk").to_dict()
    scale = spec["layer"][0]["encoding"]["x"]["scale"]
    assert scale["domainMin"] == 0
    assert scale["domainMax"]["expr"].startswith("0.0 + 1.0 *")
