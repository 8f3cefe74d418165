"""The leaders held against the methods: figures by hand."""

import pandas as pd
import pytest

from dashboard.analysis.lederanslag import lederanslag, melder_balanse_mot_metodene


def enhet(navn, rest, sesong, leder, budsjett=10_000_000):
    return {
        "nivaa": "enhet", "omraade": "OO", "enhet": navn, "navn": f"Enhet {navn}", "aarsbudsjett": float(budsjett),
        "prognose_rest": float(rest), "prognose_sesong": float(sesong), "prognose_takt": 0.0,
        "prognose_leder": None if leder is None else float(leder),
    }  # fmt: skip


def frame(*enheter):
    return pd.DataFrame(list(enheter)).astype({"prognose_leder": float})


def meldt(enhet, prognose, forrige=None):
    return {
        "enhet": enhet, "periode": 10, "prognose": prognose, "rolle": "Enhetsleder", "dato": pd.Timestamp(2026, 11, 10),
        "begrunnelse": "Vakanser", "forrige_prognose": forrige, "forrige_periode": None if forrige is None else 9,
    }  # fmt: skip


def test_the_leaders_stand_with_their_gap_to_the_method_the_largest_first():
    found = lederanslag(
        frame(enhet("E1", 10, 11_000_000, 10_500_000), enhet("E2", 10, 9_000_000, 12_000_000)),
        pd.DataFrame([meldt("E1", 10_500_000, 10_200_000), meldt("E2", 12_000_000)]),
        "sesong",
    )
    assert list(found["enhet"]) == ["E2", "E1"]
    e2, e1 = found.to_dict("records")
    assert (e1["avvik_leder"], e1["endring"], e1["forskjell"]) == (-500_000, 300_000, 500_000)
    assert (e2["avvik_leder"], e2["forskjell"]) == (-2_000_000, -3_000_000)
    assert pd.isna(e2["endring"])


def test_who_has_not_reported_is_not_in_it():
    found = lederanslag(
        frame(enhet("E1", 1, 1, None), enhet("E2", 1, 1, 5)), pd.DataFrame([meldt("E2", 5)]), "rest"
    )
    assert list(found["enhet"]) == ["E2"]


@pytest.mark.parametrize(
    ("rest", "sesong", "leder", "sagt"),
    [
        (12_000_000, 12_500_000, 10_000_000, True),
        (8_000_000, 7_500_000, 10_000_000, True),  # both say mindreforbruk
        (12_000_000, 12_500_000, 10_250_000, True),  # on budget: within the limit
        (12_000_000, 12_500_000, 10_250_001, False),  # past it, so the leader does say merforbruk
        (12_000_000, 10_100_000, 10_000_000, False),  # one of the methods agrees
        (12_000_000, 8_000_000, 10_000_000, False),  # the budget lies between them
        (12_000_000, 12_500_000, None, False),
    ],
)
def test_a_leader_on_budget_is_pointed_out_where_every_calculated_method_is_not(rest, sesong, leder, sagt):
    enheter = frame(enhet("E1", rest, sesong, leder))
    assert list(melder_balanse_mot_metodene(enheter, 250_000, 1.0)) == [sagt]


def test_both_limits_must_be_passed_by_the_methods():
    stor = frame(enhet("E1", 100_900_000, 100_950_000, 100_000_000, 100_000_000))
    assert not melder_balanse_mot_metodene(stor, 250_000, 1.0).any()
    assert melder_balanse_mot_metodene(stor, 250_000, 0.5).all()
