"""The leaders' own figures with the report before: rows by hand."""

import pandas as pd

from dashboard.queries import run_on


def meldt(enhet, periode, prognose, aar=2026):
    return {"aar": aar, "periode": periode, "enhet": enhet, "prognose": prognose, "rolle": "Enhetsleder"}


def lederanslag(on, enheter=None):
    found = run_on(on, "drift/lederanslag", aar=2026, periode=10, enheter=enheter)
    return found.set_index("enhet")


def test_the_last_report_stands_with_the_one_before_it(tables):
    on = tables(
        prognose=[meldt("E1", 3, 100), meldt("E1", 9, 110), meldt("E1", 11, 120), meldt("E1", 8, 5, 2025)]
    )
    row = lederanslag(on).loc["E1"]
    assert (row["periode"], row["prognose"]) == (9, 110)
    assert (row["forrige_periode"], row["forrige_prognose"]) == (3, 100)


def test_the_first_report_of_the_year_has_none_before_it(tables):
    row = lederanslag(tables(prognose=[meldt("E1", 3, 100), meldt("E1", 12, 50, 2025)])).loc["E1"]
    assert row["prognose"] == 100
    assert pd.isna(row["forrige_prognose"])


def test_a_leader_sees_only_the_own_units_reports(tables):
    on = tables(prognose=[meldt("E1", 3, 100), meldt("E2", 3, 200)])
    assert list(lederanslag(on, ["E2"]).index) == ["E2"]
    assert lederanslag(on, []).empty
