"""The years of a figure: never joined over what is not known or over a break, and named where the lines end."""

import itertools

import pandas as pd
import pytest

from dashboard.charts import kostra_serie
from dashboard.charts.kostra_tall import Nokkeltall

KOSTNAD = Nokkeltall("Netto driftsutgifter per innbygger", "kr", "kostnad", 2025)
ANDEL = Nokkeltall("Barn i barnehage", "prosent", "dekning")


def serie(navn, verdier, egen=False, brudd_foer=0, foerste=2020):
    return pd.DataFrame(
        {
            "region": navn,
            "navn": navn,
            "aar": range(foerste, foerste + len(verdier)),
            "verdi": [None if isinstance(verdi, str) else float(verdi) for verdi in verdier],
            "merke": [verdi if isinstance(verdi, str) else None for verdi in verdier],
            "egen": egen,
        }
    ).assign(
        fast=lambda frame: frame["verdi"] * 2, brudd=lambda frame: frame["aar"] < brudd_foer, prisaar=2024
    )


RADER = pd.concat(
    [
        serie("Fauske", [1000, 1100, ":", 1300, 1400], egen=True),
        serie("Landet", [900, 950, 960, 970, 980], brudd_foer=2022),
    ]
)


def drawn(rader=RADER, nokkeltall=KOSTNAD, faste_priser=False):
    return kostra_serie.draw(rader, nokkeltall, faste_priser=faste_priser).to_dict()


def data(spec, column):
    return [row for rows in spec["datasets"].values() for row in rows if column in row]


def test_a_line_is_in_pieces_that_stop_at_a_mark_and_at_a_break():
    pieces = [
        (line, [row["aar"] for row in rows])
        for line, rows in itertools.groupby(data(drawn(), "linje"), lambda row: row["linje"])
    ]
    assert [years for _, years in pieces] == [[2020, 2021], [2022, 2023, 2024], [2020, 2021], [2023, 2024]]
    assert {
        row["brudd"] for row in data(drawn(), "linje") if row["navn"] == "Landet" and row["aar"] < 2022
    } == {True}


def test_a_year_without_a_row_is_a_gap_too():
    hole = RADER[RADER["aar"] != 2023]
    landet = [row for row in data(drawn(hole), "linje") if row["navn"] == "Landet"]
    assert len({row["linje"] for row in landet}) == 3


def test_a_break_has_a_rule_between_the_years_with_words_and_is_explained():
    [rule] = data(drawn(), "hvem")
    assert (rule["aar"], rule["ord"], rule["hvem"]) == (2021.5, "brudd 2022", "Landet")
    assert "Stiplet: kan ikke sammenlignes med i dag." in drawn()["title"]["subtitle"]
    whole = drawn(RADER.assign(brudd=False))
    assert not data(whole, "hvem")
    assert "Stiplet" not in str(whole["title"])


def test_fixed_prices_draw_the_other_figures_and_say_of_which_year():
    fixed = [row["verdi"] for row in data(drawn(faste_priser=True), "linje") if row["navn"] == "Fauske"]
    assert fixed == [2000, 2200, 2600, 2800]
    assert "faste 2024-priser" in " ".join(drawn(faste_priser=True)["title"]["subtitle"])
    assert "løpende priser" in " ".join(drawn()["title"]["subtitle"])
    assert "priser" not in str(drawn(nokkeltall=ANDEL)["title"])


def test_names_at_the_ends_are_apart_and_in_the_order_of_the_lines():
    many = pd.concat([serie(f"K{nr}", [90, 100 + nr / 1000]) for nr in range(8)])
    spec = drawn(many, ANDEL)
    low, high = spec["layer"][-1]["encoding"]["y"]["scale"]["domain"]
    places = sorted(
        (row["verdi"], row["navn"])
        for name, rows in spec["datasets"].items() if name == spec["layer"][-1]["data"]["name"] for row in rows
    )  # fmt: skip
    assert [navn for _, navn in places] == [f"K{nr}" for nr in range(8)]
    closest = min(b - a for (a, _), (b, _) in itertools.pairwise(places))
    assert closest / (high - low) * 270 == pytest.approx(17, abs=0.5)


@pytest.mark.parametrize(
    ("verdier", "brudd_foer", "nokkeltall", "expected"),
    [
        ([1000, 1100, 1200], 0, KOSTNAD, "Fauske: 1 200 kr i 2022, opp 20 % siden 2020"),
        ([1000, 1100, 1200], 2021, KOSTNAD, "Fauske: 1 200 kr i 2022, opp 9 % siden 2021"),
        ([80.0, 78.0, 77.5], 0, ANDEL, "Fauske: 77,5 % i 2022, ned 2,5 prosentpoeng siden 2020"),
        ([-500, 0, 500], 0, KOSTNAD, "Fauske: 500 kr i 2022, opp 1 000 kr siden 2020"),
        ([1000, 1100, 1000], 0, KOSTNAD, "Fauske: 1 000 kr i 2022, som i 2020"),
        (["..", "..", 1000], 0, KOSTNAD, "Fauske: 1 000 kr i 2022"),
        (["..", "..", ".."], 0, KOSTNAD, KOSTNAD.tittel),
    ],
)
def test_the_title_says_where_it_is_now_and_how_far_it_has_come_on_this_side_of_a_break(
    verdier, brudd_foer, nokkeltall, expected
):
    rader = serie("Fauske", verdier, egen=True, brudd_foer=brudd_foer)
    said = kostra_serie.message(rader, nokkeltall, faste_priser=False)
    assert said.replace("\u00a0", " ") == expected


def test_the_description_gives_the_ends_the_breaks_and_what_is_missing():
    assert kostra_serie.describe(RADER, KOSTNAD, faste_priser=False).replace("\u00a0", " ") == (
        "Linjediagram over netto driftsutgifter per innbygger (løpende priser). Landet: fra 900 kr i 2020 til 980 kr i 2024;"
        " Fauske: fra 1 000 kr i 2020 til 1 400 kr i 2024. Brudd 2022 for Landet. Fauske, 2022: konfidensielt (:)."
    )
