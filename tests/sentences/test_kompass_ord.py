"""Points of Kommunekompasset in words and in tables."""

import math

from dashboard.analysis.kompass_evaluering import Omraade
from dashboard.sentences import kompass_ord as ord_
from dashboard.text import NO_BREAK


def test_points_that_are_not_known_are_said_to_be_unknown_and_are_never_a_number() -> None:
    assert [ord_.tall(each) for each in (None, 0, 73.1, 77.0)] == ["ukjent", "0", "73,1", "77"]
    assert [ord_.i_tabell(each) for each in (None, math.nan, 0)] == ["ukjent", "ukjent", 0.0]


def test_points_are_rounded_alike_in_sentences_and_in_tables() -> None:
    points = (15.25, 15.24, 4.0, 0.05)
    assert [ord_.tall(each) for each in points] == ["15,3", "15,2", "4", "0,1"]
    assert [ord_.i_tabell(each) for each in points] == [15.3, 15.2, 4.0, 0.1]


def test_points_have_their_word_and_where_asked_their_sign() -> None:
    assert [ord_.poeng(12.5), ord_.poeng(12, fortegn=True), ord_.tall(-4, fortegn=True)] == [
        f"12,5{NO_BREAK}poeng", f"+12{NO_BREAK}poeng", "−4",
    ]  # fmt: skip


def test_what_is_told_of_an_area_without_its_points_is_told_in_order() -> None:
    omraade = Omraade("3.1", "2", "Navn", "", 100, None, (), 50, "lavest", "omtrent")
    assert ord_.sagt_i_ord(omraade) == ["over ca. 50 poeng", "blant de laveste", "omtrent på landssnittet"]
    assert ord_.sagt_i_ord(Omraade("3.1", "2", "Navn", "", 100, None, ())) == []
