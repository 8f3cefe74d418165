"""Cost against quality: what it says of a pattern, and that it says nothing of a cause."""

import pandas as pd
import pytest

from dashboard.charts import kostra_kostnad_kvalitet as chart
from dashboard.charts.kostra_tall import Nokkeltall

KOSTNAD = Nokkeltall("Utgift per elev", "kr", "kostnad", 2025)
KVALITET = Nokkeltall("Grunnskolepoeng", "antall", "kvalitet", 2025)


def rader(kvalitet, antall=40):
    return pd.DataFrame(
        {
            "navn": [f"K{nr}" for nr in range(antall)],
            "kostnad": [100_000.0 + 1000 * nr for nr in range(antall)],
            "kvalitet": [kvalitet(nr) for nr in range(antall)],
            "i_gruppe": [nr % 5 == 0 for nr in range(antall)],
            "valgt": [nr in (3, 7) for nr in range(antall)],
            "egen": [nr == 7 for nr in range(antall)],
        }
    )


SAMME = rader(lambda nr: 35.0 + nr / 10)
MOTSATT = rader(lambda nr: 45.0 - nr / 10)
INGEN = rader(lambda nr: 40.0 + (nr * 7 % 11) / 10)


@pytest.mark.parametrize(
    ("frame", "expected"),
    [
        (SAMME, "Tydelig sammenheng: kommuner med høy kostnad har oftere høye tall for grunnskolepoeng"),
        (MOTSATT, "Tydelig sammenheng: kommuner med høy kostnad har oftere lave tall for grunnskolepoeng"),
        (INGEN, "Ingen klar sammenheng mellom kostnad og grunnskolepoeng"),
        (SAMME.head(9), "Kostnad og grunnskolepoeng"),
        (SAMME.assign(kvalitet=40.0), "Kostnad og grunnskolepoeng"),
    ],
)
def test_the_title_says_whether_they_go_together(frame, expected):
    assert chart.message(frame, KVALITET) == expected


def test_what_chance_alone_often_does_is_no_pattern():
    few = pd.DataFrame({"kostnad": range(10), "kvalitet": [3, 0, 7, 1, 5, 2, 8, 4, 9, 6]}).astype(float)
    r = chart.sammenheng(few)
    assert r is not None
    assert 0.4 < r < 1.96 / 3
    assert chart.message(few, KVALITET).startswith("Ingen klar")


def test_the_correlation_is_by_rank_so_that_one_far_out_does_not_decide():
    far_out = SAMME.assign(kostnad=SAMME["kostnad"].where(SAMME.index != 39, 1e9))
    assert chart.sammenheng(far_out) == pytest.approx(1.0)
    assert chart.sammenheng(MOTSATT) == pytest.approx(-1.0)


def test_those_without_both_figures_are_left_out():
    half = SAMME.assign(kvalitet=SAMME["kvalitet"].where(SAMME.index >= 10))
    rows = [
        row for rows in chart.draw(half, KOSTNAD, KVALITET).to_dict()["datasets"].values() for row in rows
    ]
    assert sum("slag" in row for row in rows) == 30


def test_it_says_how_many_are_left_out_and_names_those_compared_with():
    one = SAMME.assign(kvalitet=SAMME["kvalitet"].where(SAMME.index != 9))
    under = " ".join(chart.draw(one, KOSTNAD, KVALITET).to_dict()["title"]["subtitle"])
    assert "39 av 40\u00a0kommuner er med: én mangler ett av tallene." in under
    assert under.endswith("A\u00a0K3.")
    assert "mangler" not in chart.describe(SAMME, KOSTNAD, KVALITET)


def test_the_medians_are_drawn_and_named():
    spec = chart.draw(SAMME, KOSTNAD, KVALITET).to_dict()
    [median] = [row for rows in spec["datasets"].values() for row in rows if "bortover" in row]
    assert (median["bortover"], median["oppover"]) == ("median 119\u00a0500\u00a0kr", "median 37,0")


def test_the_description_names_the_own_figures_the_correlation_and_that_it_is_no_cause():
    assert chart.describe(SAMME, KOSTNAD, KVALITET).replace("\u00a0", " ") == (
        "Punktdiagram over utgift per elev og grunnskolepoeng i 40 kommuner. K7: 107 000 kr og 35,7. Medianene er"
        " 119 500 kr og 37,0. Tydelig sammenheng: kommuner med høy kostnad har oftere høye tall for grunnskolepoeng."
        " Rangkorrelasjon 1,00 i 40 kommuner. Den sier ikke hva som er årsak."
    )
