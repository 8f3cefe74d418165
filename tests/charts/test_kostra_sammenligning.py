"""The municipality beside others: its bar stands out, marks stand in words, and cost never stands alone."""

import pandas as pd
import pytest

from dashboard.charts import kostra_sammenligning, theme
from dashboard.charts.kostra_tall import Nokkeltall

KOSTNAD = Nokkeltall("Netto driftsutgifter til barnehage per innbygger", "kr", "kostnad", 2025)
RADER = pd.DataFrame(
    [
        ("Fauske", 12345.0, None, True),
        ("KOSTRA-gruppe 11", 11111.0, None, False),
        ("Nordland", 13050.0, None, False),
        ("Bodø", None, ":", False),
        ("Bindal", None, "..", False),
    ],
    columns=["navn", "verdi", "merke", "egen"],
)


def rows(chart):
    [data] = [rows for rows in chart.to_dict()["datasets"].values() if "tekst" in rows[0]]
    return {row["navn"]: row for row in data}


def test_the_own_bar_is_in_the_accent_and_the_others_grey():
    found = rows(kostra_sammenligning.draw(RADER, KOSTNAD))
    assert found["Fauske"]["farge"] == theme.REGNSKAP
    assert {row["farge"] for navn, row in found.items() if navn != "Fauske"} == {theme.KONTEKST}


def test_every_bar_has_its_figure_with_unit_and_a_mark_stands_in_words_in_place_of_one():
    found = rows(kostra_sammenligning.draw(RADER, KOSTNAD))
    assert found["Nordland"]["tekst"] == "13\u00a0050\u00a0kr"
    assert (found["Bodø"]["tekst"], found["Bodø"]["verdi"]) == ("konfidensielt (:)", None)
    assert (found["Bindal"]["tekst"], found["Bindal"]["verdi"]) == ("mangler (..)", None)


@pytest.mark.parametrize(
    ("egen", "andre", "expected"),
    [
        (12345.0, 11111.0, "Fauske ligger 1 234 kr over Landet"),
        (-10.0, 20.0, "Fauske ligger 30 kr under Landet"),
        (5000.2, 5000.4, "Fauske ligger likt med Landet: 5 000 kr"),
        (12345.0, None, "Fauske: 12 345 kr"),
        (None, 1.0, KOSTNAD.tittel),
    ],
)
def test_the_title_says_how_far_it_is_from_the_first_it_is_compared_with(egen, andre, expected):
    rader = pd.DataFrame(
        {"navn": ["Fauske", "Landet"], "verdi": [egen, andre], "merke": None, "egen": [True, False]}
    )
    assert kostra_sammenligning.message(rader, KOSTNAD).replace("\u00a0", " ") == expected


def test_the_description_holds_every_figure_and_mark():
    said = kostra_sammenligning.describe(RADER, KOSTNAD).replace("\u00a0", " ")
    assert said == (
        "Søylediagram over netto driftsutgifter til barnehage per innbygger (kr, 2025). Fauske: 12 345 kr;"
        " KOSTRA-gruppe 11: 11 111 kr; Nordland: 13 050 kr; Bodø: konfidensielt (:); Bindal: mangler (..)."
    )


def test_side_by_side_cost_comes_first_and_all_are_as_high():
    kostnad = RADER.assign(nokkeltall="a", tittel=KOSTNAD.tittel, enhet="kr", slag="kostnad", aar=2025)
    kvalitet = RADER.assign(
        nokkeltall="b", tittel="Barn per årsverk", enhet="antall", slag="kvalitet", aar=2025
    )
    dekning = RADER.assign(
        nokkeltall="c", tittel="Barn i barnehage", enhet="prosent", slag="dekning", aar=None
    )
    drawn = [
        each.to_dict()
        for each in kostra_sammenligning.draw_side_om_side(pd.concat([kvalitet, kostnad, dekning]))
    ]
    assert [each["title"]["subtitle"][0] for each in drawn] == [
        "Kostnad, kr, 2025",
        "Dekning, prosent",
        "Kvalitet, antall, 2025",
    ]
    assert len({each["height"] for each in drawn}) == 1
    assert kostra_sammenligning.draw_side_om_side(kostnad.iloc[:0]) == []
