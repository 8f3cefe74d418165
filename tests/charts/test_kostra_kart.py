"""The map: whole and light, five classes that agree with their words, and those without a figure shown as such."""

import json
from collections import Counter

import pandas as pd
import pytest

from dashboard.charts import kostra_kart
from dashboard.charts.kommunekart import har_fylke, kart, kommune
from dashboard.charts.kostra_tall import Nokkeltall

KOSTNAD = Nokkeltall("Netto driftsutgifter per innbygger", "kr", "kostnad", 2025)
DEKNING = Nokkeltall("Barn i barnehage", "prosent", "dekning", 2025)


@pytest.fixture(scope="module")
def alle():
    numbers = list(kart().navn)
    return pd.DataFrame(
        {
            "region": numbers,
            "navn": list(kart().navn.values()),
            "verdi": [10_000.0 + nr for nr in range(len(numbers))],
            "merke": None,
        }
    )


def topology(chart, name="kommuner"):
    [text] = {
        layer["data"]["values"] for layer in chart.to_dict()["layer"] if layer["data"].get("name") == name
    }
    return json.loads(text)


def drawn(chart):
    return topology(chart)["objects"]["kommuner"]["geometries"]


def test_the_map_holds_the_municipalities_of_today_and_each_has_a_shape():
    whole = kart()
    assert len(whole.geometrier) == 357
    assert all(each["arcs"] for each in whole.geometrier.values())
    assert whole.navn["1841"].startswith("Fauske")


def test_a_county_carries_only_its_own_arcs_and_keeps_its_shapes():
    county, every = json.loads(kart("18").topology({"1841": {}})), json.loads(kart().topology({"1841": {}}))
    assert len(county["arcs"]) < len(every["arcs"]) / 5

    def points(each):
        [shape] = each["objects"]["kommuner"]["geometries"]
        arcs = (
            shape["arcs"] if shape["type"] == "Polygon" else [ring for part in shape["arcs"] for ring in part]
        )
        return [
            each["arcs"][arc] if arc >= 0 else ("backwards", each["arcs"][~arc])
            for ring in arcs
            for arc in ring
        ]

    assert points(county) == points(every)


def test_a_county_that_the_map_does_not_have_gives_the_whole_country():
    assert len(kart("99").geometrier) == 357
    assert kommune("9901") is None


def test_the_frame_round_a_municipality_is_in_metres_and_lies_within_the_country():
    fauske, norge = kommune("1841"), kart()
    assert fauske is not None
    assert 30_000 < fauske.ramme.side < 100_000
    assert 1_400_000 < norge.ramme.side < 1_600_000
    assert norge.ramme.x[0] < fauske.ramme.midten[0] < norge.ramme.x[1]


def test_the_classes_have_as_many_in_each_and_their_words_agree_with_the_colours(alle):
    chart = kostra_kart.draw(alle, KOSTNAD, "1841")
    counts = Counter(each["properties"]["klasse"] for each in drawn(chart))
    assert sorted(counts) == [0, 1, 2, 3, 4]
    assert max(counts.values()) - min(counts.values()) <= 1
    colour = chart.to_dict()["layer"][0]["encoding"]["color"]
    words = json.loads(colour["legend"]["labelExpr"].removesuffix("[datum.value]"))
    assert [word.replace("\u00a0", " ") for word in words] == [
        "lavest: under 10 071 kr",
        "fra 10 071 kr",
        "fra 10 142 kr",
        "fra 10 214 kr",
        "høyest: fra 10 285 kr",
    ]
    told = {each["properties"]["tekst"]: each["properties"]["klasse"] for each in drawn(chart)}
    assert (told["10\u00a0070\u00a0kr"], told["10\u00a0071\u00a0kr"]) == (0, 1)
    assert len(set(colour["scale"]["range"])) == 5


@pytest.mark.parametrize(
    ("verdi", "words"),
    [
        (lambda nr: 7.0, ["alle like"]),
        (lambda nr: float(nr == 3), ["lavest: under 1,0 %", "høyest: fra 1,0 %"]),
        (lambda nr: float(min(nr // 120, 1)), ["lavest: under 1,0 %", "høyest: fra 1,0 %"]),
        (lambda nr: None, ["uten tall"]),
    ],
)
def test_where_many_are_alike_there_are_fewer_classes_and_none_is_empty(alle, verdi, words):
    frame = alle.assign(verdi=[verdi(nr) for nr in range(len(alle))])
    chart = kostra_kart.draw(frame, DEKNING, "1841")
    legend = json.loads(
        chart.to_dict()["layer"][0]["encoding"]["color"]["legend"]["labelExpr"].removesuffix("[datum.value]")
    )
    assert [word.replace("\u00a0", " ") for word in legend] == words
    assert {each["properties"]["klasse"] for each in drawn(chart)} == set(range(len(words)))


def test_those_without_a_figure_have_a_class_and_a_word_of_their_own_and_say_why(alle):
    frame = alle.assign(
        verdi=alle["verdi"].where(alle["region"] != "1804"),
        merke=alle["merke"].where(alle["region"] != "1804", ":"),
    )
    chart = kostra_kart.draw(frame[frame["region"] != "1811"], KOSTNAD, "1841", "18")
    told = {each["properties"]["navn"]: each["properties"] for each in drawn(chart)}
    assert (told["Bodø"]["klasse"], told["Bodø"]["tekst"]) == (5, "konfidensielt (:)")
    assert (told["Bindal"]["klasse"], told["Bindal"]["tekst"]) == (5, "ingen tall")
    assert "uten tall" in str(chart.to_dict()["layer"][0]["encoding"]["color"])


def test_where_few_on_the_map_have_a_figure_it_says_so_in_place_of_classes(alle):
    off_map = pd.DataFrame({"region": ["9901"], "navn": ["Fjordvik"], "verdi": [99_999.0], "merke": [None]})
    few = pd.concat([alle.assign(verdi=alle["verdi"].where(alle.index < 5)), off_map], ignore_index=True)
    chart = kostra_kart.draw(few, KOSTNAD, "9901")
    assert (
        kostra_kart.message(few, KOSTNAD, "9901")
        == "Bare 5 av 357\u00a0kommuner på kartet har tall for dette året"
    )
    assert Counter(each["properties"]["klasse"] for each in drawn(chart)) == {0: 5, 1: 352}
    colour = chart.to_dict()["layer"][0]["encoding"]["color"]
    assert colour["legend"]["labelExpr"].startswith('["med tall", "uten tall"]')
    assert chart.to_dict()["title"]["subtitle"][-1] == "Fjordvik er ikke på kartet"
    none = few.assign(verdi=few["verdi"].where(few["region"] == "9901"))
    assert (
        kostra_kart.message(none, KOSTNAD, "9901")
        == "Ingen av 357\u00a0kommuner på kartet har tall for dette året"
    )
    assert "Fjordvik: 99\u00a0999\u00a0kr. Ingen av 357" in kostra_kart.describe(none, KOSTNAD, "9901")
    assert kostra_kart.message(pd.concat([alle, off_map]), KOSTNAD, "9901") == "Fjordvik: 99\u00a0999\u00a0kr"


def test_a_county_alone_with_figures_has_classes_and_a_legend_of_what_is_drawn(alle):
    county = alle.assign(verdi=alle["verdi"].where(alle["region"].str.startswith("18")))
    assert kostra_kart.message(county, KOSTNAD, "1804", "18").endswith("femdelen av kommunene med tall")
    assert "uten tall" not in kostra_kart.describe(alle, KOSTNAD, "1804", "18")
    oslo = kostra_kart.draw(alle, KOSTNAD, "0301", "03").to_dict()["layer"][0]["encoding"]["color"]["scale"]
    assert (oslo["domain"], len(oslo["range"])) == ([0], 1)


def test_municipalities_off_the_map_are_not_counted(alle):
    off_map = alle.head(28).assign(region=[f"99{nr:02}" for nr in range(28)], verdi=None)
    said = kostra_kart.describe(
        pd.concat([alle.assign(verdi=alle["verdi"].where(alle.index > 0)), off_map]), KOSTNAD, "1804"
    )
    assert " 1 er uten tall." in said
    assert har_fylke("18")
    assert not har_fylke("99")


def test_the_classes_are_the_countrys_also_where_only_a_county_is_drawn(alle):
    county = {
        each["properties"]["navn"]: each["properties"]
        for each in drawn(kostra_kart.draw(alle, KOSTNAD, "1841", "18"))
    }
    country = {
        each["properties"]["navn"]: each["properties"]
        for each in drawn(kostra_kart.draw(alle, KOSTNAD, "1841"))
    }
    assert county.items() <= country.items()
    assert len(county) == 41


def test_the_own_municipality_is_outlined_with_a_ring_where_it_is_too_small_to_find(alle):
    def marks(*where):
        spec = kostra_kart.draw(alle, KOSTNAD, *where).to_dict()
        return [layer["mark"]["type"] for layer in spec["layer"]]

    assert marks("3214") == ["geoshape"] * 3 + ["point"] * 2 + ["text"]
    assert marks("3214", "32") == ["geoshape"] * 3 + ["text"]
    assert marks("9901") == ["geoshape", "text"]
    subtitle = kostra_kart.draw(alle, KOSTNAD, "9901").to_dict()["title"]["subtitle"]
    assert subtitle[-1] == "Kommune 9901 er ikke på kartet"


def test_the_title_says_in_which_fifth_and_the_description_counts_the_classes_and_credits_kartverket(alle):
    assert kostra_kart.message(alle, KOSTNAD, "0301") == "Oslo er i den laveste femdelen av kommunene"
    assert kostra_kart.message(alle.assign(verdi=5.0), KOSTNAD, "0301") == "Oslo: 5\u00a0kr"
    assert kostra_kart.describe(alle.head(10), DEKNING, "0301").replace("\u00a0", " ") == (
        "Kart over barn i barnehage (prosent, 2025). Oslo: 10 000,0 %. Lavest: under 10 001,8 % (2 kommuner);"
        " fra 10 001,8 % (2 kommuner); fra 10 003,6 % (2 kommuner); fra 10 005,4 % (2 kommuner);"
        " høyest: fra 10 007,2 % (2 kommuner). Kart: © Kartverket."
    )


def test_what_is_sent_to_the_browser_is_light(alle):
    country, county = (
        len(json.dumps(kostra_kart.draw(alle, KOSTNAD, "1841", where).to_dict(), ensure_ascii=False))
        for where in (None, "18")
    )
    assert country < 230_000
    assert county < 45_000
