"""Likeness: weighted distance in standard deviations, with what is missing said and never guessed."""

import re

import pandas as pd
import pytest

from dashboard import queries
from dashboard.analysis.likhet import MAAL, Utvalg, mest_like, utvalg

TABLE = pd.DataFrame(
    [
        ("1841", "Fauske", 10_000.0, 70.0, 1.0),
        ("1811", "Bindal", 1_000.0, 70.0, 1.4),
        ("3405", "Lillehammer", 100_000.0, 70.0, 1.0),
        ("5027", "Midtre Gauldal", 10_000.0, 90.0, 1.0),
        ("0301", "Oslo", 10_000.0, 70.0, None),
        ("1101", "Eigersund", 10_000.0, 70.0, 1.0),
    ],
    columns=["region", "navn", "folketall", "frie_inntekter", "behov"],
)


def nearest(antall: int = 9, table: pd.DataFrame = TABLE, **weights: float) -> list[tuple[str, float]]:
    found = mest_like(table, "1841", weights, antall)
    return [(region, round(far, 6)) for region, far in zip(found["region"], found["avstand"], strict=True)]


def test_the_distance_is_weighted_in_standard_deviations_and_folketall_in_logarithms() -> None:
    # log10 of the inhabitants: 4, 3, 5, 4, 4, 4: mean 4, variance 2 / 6. Bindal and Lillehammer are both √3 away.
    assert nearest(folketall=1) == [
        ("0301", 0), ("1101", 0), ("5027", 0), ("1811", 1.732051), ("3405", 1.732051),
    ]  # fmt: skip
    # Incomes 70 five times and 90: mean 73.33, variance (5 × 3.33² + 16.67²) / 6 = 55.56: 20 / 7.4536 = 2.683282.
    # Weighted 3 : 1, Bindal is √(¾ × 3) and Midtre Gauldal √(¼ × 7.2).
    assert nearest(folketall=3, frie_inntekter=1) == [
        ("0301", 0), ("1101", 0), ("5027", 1.341641), ("1811", 1.5), ("3405", 1.5),
    ]  # fmt: skip


def test_the_own_municipality_is_never_among_them_and_equals_stand_by_number() -> None:
    found = mest_like(TABLE, "1841", {"folketall": 1}, 3)
    assert list(found["region"]) == ["0301", "1101", "5027"]
    assert list(found.columns) == ["region", "navn", "avstand", "folketall", "frie_inntekter", "behov"]
    assert found.loc[0, "navn"] == "Oslo"
    assert found["behov"].isna().tolist() == [True, False, False]


def test_only_the_proportions_of_the_weights_count_and_nought_turns_a_measure_off() -> None:
    assert nearest(folketall=3, frie_inntekter=1) == nearest(folketall=0.75, frie_inntekter=0.25, behov=0)
    assert nearest(folketall=1, frie_inntekter=0) == nearest(folketall=1)


def test_a_municipality_that_lacks_a_measure_that_counts_is_left_out_and_counted() -> None:
    weights = {"folketall": 1.0, "behov": 1.0}
    assert "0301" not in list(mest_like(TABLE, "1841", weights, 9)["region"])
    assert utvalg(TABLE, "1841", weights) == Utvalg(("folketall", "behov"), (), 1)
    assert utvalg(TABLE, "1841", {"folketall": 1, "behov": 0}) == Utvalg(("folketall",), (), 0)


def test_a_measure_that_the_municipality_itself_lacks_does_not_count() -> None:
    weights = {"folketall": 1.0, "behov": 1.0}
    found = mest_like(TABLE, "0301", weights, 2)
    assert list(found["region"]) == ["1101", "1841"]
    assert utvalg(TABLE, "0301", weights) == Utvalg(("folketall",), ("behov",), 0)
    assert mest_like(TABLE, "0301", {"behov": 1}, 2).empty
    assert utvalg(TABLE, "0301", {"behov": 1}) == Utvalg((), ("behov",), 0)


def test_nothing_is_alike_without_weights_or_a_municipality() -> None:
    assert nearest(folketall=0) == []
    assert list(mest_like(TABLE, "1841", {}, 5).columns) == list(
        mest_like(TABLE, "1841", {"behov": 1}, 5).columns
    )
    assert mest_like(TABLE, "9999", {"folketall": 1}, 5).empty


def test_what_all_have_alike_and_impossible_numbers_make_nobody_more_unlike() -> None:
    same = TABLE.assign(frie_inntekter=70.0)
    assert {far for _, far in nearest(table=same, frie_inntekter=1)} == {0}
    assert "1811" not in dict(nearest(table=TABLE.replace({"folketall": {1_000.0: 0.0}}), folketall=1))


def test_a_weight_must_be_of_a_measure_and_not_negative() -> None:
    for weights in ({"folketall": -1}, {"skolestruktur": 1}, {"region": 1}):
        with pytest.raises(ValueError, match="vekter"):
            mest_like(TABLE, "1841", weights, 5)


def test_every_measure_that_is_named_is_in_the_query() -> None:
    sql = queries.load("kostra/likhetsmaal").sql
    assert re.findall(r"filter \(where k\.maal = '(\w+)'\) as \1", sql) == list(MAAL)
