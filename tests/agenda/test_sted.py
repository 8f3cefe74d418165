"""The place in the address, and the rows that belong to it."""

import pandas as pd
import pytest

from dashboard.agenda.sted import Sted, fra_adressen, rad, rader_under, sted_av
from dashboard.sentences.words import betegnelse

STEDER = pd.DataFrame(
    [
        ("kommune", None, None, None, None, None),
        ("omraade", "HO", None, None, None, None),
        ("enhet", "HO", "E1", None, None, None),
        ("ansvar", "HO", "E1", "10", None, None),
        ("art", "HO", "E1", "10", "253", "010"),
        ("enhet", "OO", "E1", None, None, None),
    ],
    columns=["nivaa", "omraade", "enhet", "ansvar", "funksjon", "art"],
)


@pytest.mark.parametrize(
    ("address", "codes"),
    [
        ({}, ()),
        ({"omraade": "HO"}, ("HO",)),
        ({"omraade": "HO", "enhet": "E1", "ansvar": "10", "funksjon": "253"}, ("HO", "E1", "10", "253")),
        ({"enhet": "E1"}, ()),
        ({"omraade": "HO", "ansvar": "10"}, ("HO",)),
        ({"omraade": "HO", "enhet": ""}, ("HO",)),
    ],
)
def test_an_address_names_a_place_as_far_as_its_levels_follow_each_other(address, codes):
    assert fra_adressen(address) == Sted(codes)


def test_a_place_names_itself_and_the_level_below():
    place = Sted(("HO", "E1"))
    assert (place.nivaa, place.nivaa_under) == ("enhet", "ansvar")
    assert place.parametre == {"omraade": "HO", "enhet": "E1", "ansvar": None, "funksjon": None}


def test_the_way_begins_with_the_whole_municipality():
    assert Sted(("HO", "E1")).veien == [Sted(), Sted(("HO",)), Sted(("HO", "E1"))]


def test_a_place_is_told_from_one_of_the_same_code_elsewhere():
    found = rad(STEDER, Sted(("OO", "E1")))
    assert found is not None
    assert found["omraade"] == "OO"
    assert len(rader_under(STEDER, Sted(("HO",)), "enhet")) == 1
    assert len(rader_under(STEDER, Sted(), "enhet")) == 2


def test_a_place_the_numbers_do_not_know_has_no_row():
    assert rad(STEDER, Sted(("XX",))) is None


def test_every_row_but_an_art_leads_on():
    assert sted_av(STEDER.iloc[3]) == Sted(("HO", "E1", "10"))
    assert sted_av(STEDER.iloc[4]) is None


@pytest.mark.parametrize(
    ("level", "one", "many"),
    [
        ("enhet", "enhet", "enheter"),
        ("ansvar", "ansvar", "ansvar"),
        ("omraade", "tjenesteområde", "tjenesteområder"),
    ],
)
def test_levels_are_named_in_singular_and_plural(level, one, many):
    assert (betegnelse(level, 1), betegnelse(level, 0), betegnelse(level)) == (one, many, many)
