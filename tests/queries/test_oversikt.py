"""Oversikt: which periods can be chosen, and which datasets are behind the newest month."""

from datetime import date

import pytest

from dashboard.queries import run_on

OKTOBER = {"aar": 2026, "periode": 10}
SEPTEMBER = {"aar": 2026, "periode": 9}


def perioder(connection):
    rows = run_on(connection, "oversikt/perioder")
    return rows[["aar", "periode", "har_regnskap", "har_budsjett"]].to_numpy().tolist()


def ferskhet(connection):
    return run_on(connection, "oversikt/ferskhet").set_index("datasett")


def lacking(connection):
    rows = ferskhet(connection)
    return rows.index[rows["mangler"]].tolist()


def newest(connection, name):
    row = ferskhet(connection).loc[name]
    return row["aar"], row["periode"]


def test_the_newest_month_with_accounts_comes_first(tables):
    months = [OKTOBER, OKTOBER, {"aar": 2025, "periode": 13}, SEPTEMBER]
    assert perioder(tables(regnskap=months)) == [
        [2026, 10, True, False],
        [2026, 9, True, False],
        [2025, 13, True, False],
    ]


def test_a_year_that_has_only_a_budget_is_one_choice_after_all_accounts(tables):
    budget = [{"aar": aar, "periode": month} for aar in (2026, 2027) for month in (1, 2)]
    assert perioder(tables(regnskap=[SEPTEMBER], budsjett=budget)) == [
        [2026, 9, True, True],
        [2027, 0, False, True],
    ]


def test_an_empty_lake_has_no_period(tables):
    assert perioder(tables()) == []


def test_an_empty_lake_has_every_dataset_without_rows_and_lacking_nothing(tables):
    rows = ferskhet(tables())
    assert rows["rader"].tolist() == [0] * 9
    assert not rows["mangler"].any()
    assert rows[["aar", "periode", "dato"]].isna().all(axis=None)


def test_datasets_of_the_same_month_are_fresh(tables):
    connection = tables(regnskap=[SEPTEMBER, OKTOBER], sykefravaer=[OKTOBER], prognose=[OKTOBER])
    assert lacking(connection) == []
    assert newest(connection, "regnskap") == (2026, 10)
    assert ferskhet(connection).loc["regnskap", "rader"] == 2


@pytest.mark.parametrize("late", ["regnskap", "sykefravaer", "prognose"])
def test_a_monthly_dataset_lacks_the_month_that_another_one_has(tables, late):
    others = {name: [OKTOBER] for name in ("regnskap", "sykefravaer", "prognose") if name != late}
    connection = tables(**others, **{late: [SEPTEMBER]})
    assert lacking(connection) == [late]
    row = ferskhet(connection).loc[late]
    assert (row["nyeste_aar"], row["nyeste_periode"]) == (2026, 10)


def test_a_dataset_that_nobody_has_brought_in_lacks_nothing(tables):
    assert lacking(tables(regnskap=[OKTOBER])) == []


def test_the_year_end_entries_are_no_month_to_wait_for(tables):
    connection = tables(
        regnskap=[{"aar": 2025, "periode": 12}, {"aar": 2025, "periode": 13}],
        sykefravaer=[{"aar": 2025, "periode": 12}],
    )
    assert lacking(connection) == []
    assert newest(connection, "regnskap") == (2025, 12)


def test_accounts_of_a_whole_year_make_no_month(tables):
    connection = tables(regnskap=[{"aar": 2026, "periode": 0}], sykefravaer=[{"aar": 2025, "periode": 12}])
    assert lacking(connection) == []
    assert newest(connection, "regnskap") == (2026, 0)


@pytest.mark.parametrize("yearly", ["budsjett", "tiltak"])
def test_budget_and_measures_of_last_year_only_lack_the_new_year(tables, yearly):
    connection = tables(regnskap=[{"aar": 2026, "periode": 1}], **{yearly: [{"aar": 2025}]})
    assert lacking(connection) == [yearly]


@pytest.mark.parametrize("yearly", ["budsjett", "tiltak"])
def test_budget_and_measures_of_the_year_are_fresh_all_year(tables, yearly):
    assert lacking(tables(regnskap=[{"aar": 2026, "periode": 12}], **{yearly: [{"aar": 2026}]})) == []


@pytest.mark.parametrize("kostra", ["kostra", "kostra_regnskap"])
def test_key_figures_never_lack_a_year(tables, kostra):
    connection = tables(regnskap=[OKTOBER], **{kostra: [{"aar": 2020}]})
    assert lacking(connection) == []
    assert newest(connection, kostra) == (2020, 0)


def test_decisions_and_the_organisation_have_a_day_instead_of_a_month_and_never_lack_one(tables):
    connection = tables(
        regnskap=[OKTOBER],
        vedtak=[{"moetedato": "2026-02-12"}, {"moetedato": "2026-01-15", "statusdato": "2026-03-01"}],
        organisasjon=[{"gyldig_fra": "2020-01-01"}],
    )
    rows = ferskhet(connection)
    assert rows.loc["vedtak", "dato"].date() == date(2026, 3, 1)
    assert rows.loc["organisasjon", "dato"].date() == date(2020, 1, 1)
    assert lacking(connection) == []
