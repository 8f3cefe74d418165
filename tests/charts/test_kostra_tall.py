"""What the KOSTRA charts share: figures in words, marks that stay apart, and titles that fit."""

import math

import pytest

from dashboard.charts.kostra_tall import Nokkeltall, listed, merket, padded, tallform
from dashboard.charts.wrapped import heading, headings_alike

KOSTNAD = Nokkeltall("Netto driftsutgifter per innbygger 1–5 år", "kr", "kostnad", 2025)


def said(verdier, enhet):
    form = tallform(verdier, enhet)
    return [form.sagt(verdi).replace("\u00a0", " ") for verdi in verdier]


@pytest.mark.parametrize(
    ("verdier", "enhet", "expected"),
    [
        ([12345.4, -980.0], "kr", ["12 345 kr", "−980 kr"]),
        ([8.34, 0.0], "prosent", ["8,3 %", "0,0 %"]),
        ([5.7, 5.55], "antall", ["5,70", "5,55"]),
        ([5.7, 5.5], "antall", ["5,7", "5,5"]),
        ([31.25, 40.0], "timer", ["31,3 timer", "40,0 timer"]),
        ([12.0, 3.0], "dager", ["12 dager", "3 dager"]),
        ([math.nan, 4.0], "årsverk", ["– årsverk", "4 årsverk"]),
    ],
)
def test_all_figures_of_a_chart_have_its_unit_and_as_many_decimals(verdier, enhet, expected):
    assert said(verdier, enhet) == expected


def test_a_difference_of_per_cent_is_told_in_prosentpoeng_and_has_no_sign():
    assert tallform([1.0], "prosent").forskjell(-2.14) == "2,1\u00a0prosentpoeng"
    assert tallform([1000.0], "kr").forskjell(-1234) == "1\u00a0234\u00a0kr"


def test_a_figure_is_rounded_as_it_is_said():
    form = tallform([12.25, 40.0], "antall")
    assert form.desimaler == 1
    assert (form.avrundet(12.25), form.sagt(12.25)) == (12.3, "12,3")


def test_the_marks_of_statistics_norway_stay_apart():
    assert [merket(each) for each in (".", "..", ":", None, math.nan)] == [
        "ikke aktuelt (.)",
        "mangler (..)",
        "konfidensielt (:)",
        "ingen tall",
        "ingen tall",
    ]


def test_a_figure_is_named_with_unit_and_year_and_in_lower_case_inside_a_sentence():
    assert KOSTNAD.overskrift == "Netto driftsutgifter per innbygger 1–5 år (kr,\u00a02025)"
    assert KOSTNAD.setning.startswith("netto")
    assert Nokkeltall("SFO-plasser", "antall").setning == "SFO-plasser"
    assert KOSTNAD.slag_enhet_aar == "Kostnad, kr, 2025"


def test_a_long_title_is_broken_earlier_on_a_phone_and_height_is_kept_for_it():
    short, low = heading("Fauske ligger høyest")
    long, high = heading("Kommuner med høy kostnad har oftere høye tall for barn per årsverk", "under")
    assert short.to_dict()["text"] == ["Fauske ligger høyest"]
    narrow, wide = long.to_dict()["text"]["expr"].split("?")[1].split(" : ")
    assert narrow.count('", "') == 1
    assert wide.count('", "') == 0
    assert high - low == 19 + 16


def test_titles_side_by_side_are_as_high_as_one_another():
    one, other = headings_alike([("Kort", "kr"), ("En tittel som er så lang at den må deles i to", "kr")])[0]
    assert len(one.to_dict()["subtitle"]) == len(other.to_dict()["subtitle"]) + 1
    assert headings_alike([])[0] == []


def test_a_domain_has_air_also_where_all_are_alike_or_none():
    assert padded([7.0, 7.0])[0] < 7 < padded([7.0, 7.0])[1]
    assert padded([0.0])[0] < 0 < padded([0.0])[1]
    assert padded([math.nan]) == (-1.0, 1.0)


def test_words_are_listed_with_og_before_the_last():
    assert [listed(each) for each in (["A"], ["A", "B"], ["A", "B", "C"])] == ["A", "A og B", "A, B og C"]
