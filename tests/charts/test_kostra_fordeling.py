"""The strip of all municipalities: the own place with its percentile, the quartiles, and dots that stay where they are."""

import itertools

import pandas as pd
import pytest

from dashboard.charts import kostra_fordeling
from dashboard.charts.kostra_tall import Nokkeltall

DEKNING = Nokkeltall("Barn 1–2 år i barnehage", "prosent", "dekning", 2025)


def rader(antall=101, egen=30):
    return pd.DataFrame(
        {
            "navn": [f"K{nr}" for nr in range(antall)],
            "verdi": [float(nr) for nr in range(antall)],
            "andel_lavere": [100 * nr / max(antall - 1, 1) for nr in range(antall)],
            "i_gruppe": [nr % 10 == 0 for nr in range(antall)],
            "i_fylke": [nr < 5 for nr in range(antall)],
            "valgt": False,
            "egen": [nr == egen for nr in range(antall)],
        }
    )


def datasets(chart, column):
    return [rows for rows in chart.to_dict()["datasets"].values() if column in rows[0]]


def test_every_municipality_is_a_dot_and_the_dots_lie_alike_every_time():
    [points] = datasets(kostra_fordeling.draw(rader(), DEKNING), "i_fylke")[:1]
    assert len(points) == 101
    assert (
        points
        == datasets(kostra_fordeling.draw(rader().sample(frac=1, random_state=1), DEKNING), "i_fylke")[0]
    )
    assert {row["slag"] for row in points} == {"andre", "gruppe", "egen"}
    nearest = [abs(a["plass"] - b["plass"]) for a, b in itertools.pairwise(points) if "egen" not in (a["slag"], b["slag"])]  # fmt: skip
    assert min(nearest) > 20, "neighbours in the figure are apart in height"


def test_the_own_place_is_labelled_with_figure_and_percentile():
    [[own]] = [rows for rows in datasets(kostra_fordeling.draw(rader(), DEKNING), "ord") if "bunn" in rows[0]]
    assert own["ord"].replace("\u00a0", " ") == "K30 30,0 %, høyere enn 30 %"


def test_those_compared_with_are_lettered_named_and_never_on_one_another():
    frame = rader().assign(valgt=lambda each: each.index.isin([30, *range(50, 60)]))
    chart = kostra_fordeling.draw(frame, DEKNING)
    points = datasets(chart, "bokstav")[0]
    chosen = [row for row in points if row["bokstav"]]
    assert [row["bokstav"] for row in chosen] == list("ABCDEFGH"), "eight at most, and not the own"
    places = sorted(row["plass"] for row in chosen)
    assert min(b - a for a, b in itertools.pairwise(places)) > 14
    said = " ".join(chart.to_dict()["title"]["subtitle"]).replace("\u00a0", " ")
    assert "A K50 50,0 %, B K51 51,0 %" in said
    assert "Valgt å sammenligne med: K50 50,0 %" in kostra_fordeling.describe(frame, DEKNING).replace(
        "\u00a0", " "
    )


def test_the_quartiles_are_named_and_their_words_turn_from_the_fullest_side():
    chart = kostra_fordeling.draw(rader(), DEKNING)
    [rules] = [rows for rows in datasets(chart, "ord") if "slutt" in rows[0]]
    assert [row["ord"].replace("\u00a0", " ") for row in rules] == [
        "nedre kvartil 25,0 %",
        "median 50,0 %",
        "øvre kvartil 75,0 %",
    ]
    turned = rader().assign(verdi=lambda frame: 100 - (100 - frame["verdi"]) ** 3 / 1e4)
    [rules] = [rows for rows in datasets(kostra_fordeling.draw(turned, DEKNING), "ord") if "slutt" in rows[0]]
    assert rules[0]["ord"].startswith("øvre")


@pytest.mark.parametrize(
    ("andel", "expected"),
    [
        (30.4, "K0 ligger høyere enn 30 % av kommunene"),
        (100.0, "K0 ligger høyest av kommunene"),
        (99.8, "K0 ligger høyere enn 99 % av kommunene"),
        (0.0, "K0 ligger lavest av kommunene"),
        (0.2, "K0 ligger høyere enn 1 % av kommunene"),
        (None, "K0: 7,0 %"),
    ],
)
def test_the_title_says_how_many_lie_lower(andel, expected):
    alone = rader(1, 0).assign(verdi=7.0, andel_lavere=andel)
    assert kostra_fordeling.message(alone, DEKNING).replace("\u00a0", " ") == expected


def test_only_what_is_drawn_is_explained():
    def under(frame):
        return kostra_fordeling.draw(frame, DEKNING).to_dict()["title"]["subtitle"][1:]

    assert under(rader()) == ["Store grå prikker: KOSTRA-gruppen. Ring: fylket."]
    assert under(rader().assign(i_gruppe=False)) == ["Ring: fylket."]
    assert under(rader().assign(i_gruppe=False, i_fylke=False)) == []


def test_the_description_gives_the_own_place_the_quartiles_and_the_ends():
    assert kostra_fordeling.describe(rader(), DEKNING).replace("\u00a0", " ") == (
        "Prikkdiagram over barn 1–2 år i barnehage (prosent, 2025) i 101 kommuner. K30 har 30,0 %, høyere enn 30 %."
        " Halvparten ligger mellom 25,0 % og 75,0 %, medianen er 50,0 %. Lavest er K0 med 0,0 %, høyest K100 med 100,0 %."
    )
    assert "Halvparten" not in kostra_fordeling.describe(rader(1), DEKNING)
    assert kostra_fordeling.describe(rader(0), DEKNING).startswith("Ingen kommuner har tall")
