"""When a forecast has worsened past the limit: figures by hand."""

import numpy as np
import pandas as pd
import pytest

from dashboard.analysis.forverring import forverret, forverring


def steder(**avvik):
    """Units with a year's budget of 10 mill. kr and the given expected deviation."""
    return pd.DataFrame(
        {
            "nivaa": "enhet", "omraade": "OO", "enhet": list(avvik), "ansvar": None, "funksjon": None, "art": None,
            "aarsbudsjett": 10_000_000.0, "avvik_prognose": [float(verdi) for verdi in avvik.values()],
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    ("foer", "naa", "over"),
    [
        (0, -250_001, True),
        (0, -250_000, False),  # exactly the limit
        (500_000, 200_000, True),  # still mindreforbruk, but less of it
        (-900_000, 0, False),  # better
        (-300_000, -300_000, False),
    ],
)
def test_a_forecast_past_the_limit_worse_goes_to_oral_review(foer, naa, over):
    assert list(forverret(steder(E1=naa), steder(E1=foer), 250_000, 1.0)) == [over]


def test_both_limits_must_be_passed():
    naa, foer = steder(E1=-250_001), steder(E1=0)
    assert not forverret(naa.assign(aarsbudsjett=-100_000_000.0), foer, 250_000, 1.0).any()
    assert forverret(naa.assign(aarsbudsjett=-25_000_000.0), foer, 250_000, 1.0).all()


@pytest.mark.parametrize("uten", [0.0, np.nan])
def test_without_a_budget_the_kroner_decide(uten):
    assert forverret(steder(E1=-250_001).assign(aarsbudsjett=uten), steder(E1=0), 250_000, 1.0).all()


def test_places_are_found_again_whatever_order_they_stand_in_and_the_index_is_kept():
    naa = steder(E1=-1, E2=-700_000, E3=-5).set_axis([7, 3, 5])
    found = forverret(naa, steder(E2=0, E1=0), 250_000, 1.0)
    assert found.to_dict() == {7: False, 3: True, 5: False}
    assert forverring(naa, steder(E2=0, E1=9)).loc[7] == 10


def test_a_new_place_is_not_worse_than_before():
    assert list(forverret(steder(E9=-5_000_000), steder(E1=0), 250_000, 1.0)) == [False]


def test_a_level_that_is_missing_is_missing_in_every_way():
    naa = steder(E1=-700_000).assign(ansvar=np.nan, funksjon=None, art=pd.NA)
    assert forverret(naa, steder(E1=0), 250_000, 1.0).all()


def test_no_places_give_no_answers():
    assert forverret(steder(), steder(E1=0), 250_000, 1.0).empty
    assert list(forverret(steder(E1=-700_000), steder(), 250_000, 1.0)) == [False]
