"""Every KOSTRA chart can be drawn of whatever the lake may hold, on a page and on paper, and sends nobody anywhere."""

import pandas as pd
import pytest
import vl_convert

from dashboard.charts import (
    kostra_fordeling,
    kostra_kart,
    kostra_kostnad_kvalitet,
    kostra_mulighetsrom,
    kostra_sammenligning,
    kostra_serie,
)
from dashboard.charts.kommunekart import kart
from dashboard.charts.kostra_tall import Nokkeltall
from dashboard.reports.picture import to_svg
from dashboard.ui.chart import draw

TALL = Nokkeltall(
    "Netto driftsutgifter til lege, fysioterapi og rehabilitering per innbygger", "kr", "kostnad", 2025
)
ODD = '<b>"Nordre\\ Land"</b> & Søndre-Øvre Kommune ☃'


def kommuner(antall=357):
    numbers = list(kart().navn)[:antall]
    return pd.DataFrame(
        {
            "region": numbers,
            "navn": [kart().navn[number] for number in numbers],
            "aar": 2025,
            "verdi": [1000.0 + 37 * nr % 501 for nr in range(len(numbers))],
            "merke": None,
            "egen": [nr == 0 for nr in range(len(numbers))],
            "i_gruppe": [nr % 9 == 0 for nr in range(len(numbers))],
            "i_fylke": [nr % 20 == 0 for nr in range(len(numbers))],
            "valgt": [nr in (1, 2) for nr in range(len(numbers))],
            "andel_lavere": [50.0 for _ in numbers],
            "brudd": False,
            "prisaar": 2025,
        }
    ).assign(
        fast=lambda frame: frame["verdi"],
        kostnad=lambda frame: frame["verdi"],
        kvalitet=lambda frame: frame["verdi"] % 97,
        tittel=lambda frame: frame["navn"],
        referanse="Landet",
        kr=lambda frame: frame["verdi"] * 1000,
    )


FIGURES = ["verdi", "fast", "kostnad", "kvalitet", "kr"]
FEW = kommuner(5)
FRAMES = {
    "none": FEW.iloc[:0],
    "one": FEW.iloc[:1],
    "few": FEW,
    "odd names": FEW.assign(navn=ODD, tittel=ODD, referanse=ODD),
    "negative": FEW.assign(**{name: FEW[name] - 5000 for name in FIGURES}),
    "alike": FEW.assign(**dict.fromkeys(FIGURES, 7.0)),
    "zero": FEW.assign(**dict.fromkeys(FIGURES, 0.0)),
    "missing": FEW.assign(**dict.fromkeys(FIGURES, None), merke=":"),
    "without the own": FEW.assign(egen=False),
}


CHARTS = {
    "sammenligning": lambda frame: kostra_sammenligning.draw(frame, TALL),
    "fordeling": lambda frame: kostra_fordeling.draw(frame, TALL),
    "serie": lambda frame: kostra_serie.draw(frame, TALL, faste_priser=True),
    "kostnad_kvalitet": lambda frame: kostra_kostnad_kvalitet.draw(frame, TALL, TALL),
    "mulighetsrom": kostra_mulighetsrom.draw,
    "kart": lambda frame: kostra_kart.draw(frame, TALL, "0301", "03"),
}


@pytest.mark.parametrize("name", CHARTS)
def test_it_can_be_drawn_of_anything(name):
    for case, frame in FRAMES.items():
        chart = CHARTS[name](frame)
        spec = chart.to_dict(validate=case == "few")
        assert vl_convert.vegalite_to_vega(spec)["marks"], case
        sent = draw(chart, description="x").spec["datasets"]
        rows = {key: len(rows) for key, rows in spec["datasets"].items()}
        assert {key: table.num_rows for key, table in sent.items()} == rows, case


@pytest.mark.parametrize("name", ["fordeling", "kostnad_kvalitet", "kart"])
def test_all_municipalities_fit_on_paper_and_nothing_is_fetched(name):
    chart = kostra_kart.draw(kommuner(), TALL, "0301") if name == "kart" else CHARTS[name](kommuner())
    svg = to_svg(chart.to_dict(validate=False))
    assert svg.count("<path") > 357
    assert "http" not in svg.replace("http://www.w3.org/", "")
    assert ("© Kartverket" in svg) == (name == "kart")


@pytest.mark.parametrize("name", [name for name in CHARTS if name != "kart"])
def test_where_there_is_nothing_it_says_so(name):
    for case in ("none", "missing"):
        if (name, case) != ("sammenligning", "missing"):  # there each row says why
            assert "Ingen tall å vise" in str(CHARTS[name](FRAMES[case]).to_dict()), case
