"""Who goes to oral review: by the deviation, or by a forecast that has become worse."""

import pandas as pd

from dashboard.analysis.gjennomgang import til_gjennomgang


def places(**units: tuple[bool, float]) -> pd.DataFrame:
    """enhet -> whether it is past the limits, and its expected deviation (kr), on a budget of 10 mill. kr."""
    return pd.DataFrame(
        [
            {"nivaa": "enhet", "omraade": "HO", "enhet": enhet, "ansvar": None, "funksjon": None, "art": None,
             "muntlig": muntlig, "avvik_prognose": avvik, "aarsbudsjett": 10_000_000.0}
            for enhet, (muntlig, avvik) in units.items()
        ]
    )  # fmt: skip


def who(naa: pd.DataFrame, foer: pd.DataFrame | None) -> list[str]:
    return list(naa[til_gjennomgang(naa, foer, 250_000, 1.0)]["enhet"])


def test_a_deviation_past_the_limits_goes_to_review_whatever_the_forecast():
    naa = places(a=(True, 0.0), b=(False, -9e6))
    assert who(naa, None) == ["a"]
    assert who(naa, naa) == ["a"]


def test_so_does_a_forecast_that_is_worse_by_more_than_the_limits():
    foer = places(a=(False, 0.0), b=(False, -100_000.0), c=(False, 500_000.0))
    naa = places(a=(False, -250_000.0), b=(False, -400_000.0), c=(False, 100_000.0))
    assert who(naa, foer) == ["b", "c"]


def test_a_forecast_that_is_better_does_not():
    assert who(places(a=(False, 900_000.0)), places(a=(False, -900_000.0))) == []
