"""In how many months in a row a unit has used more than budgeted: rows by hand."""

from dashboard.queries import run_on

ORGANISASJON = [{"ansvar": "3111", "enhet": "311", "tjenesteomraade": "HO", "gyldig_fra": "2020-01-01"}]


def rows(amounts, **other):
    return [
        {"aar": 2026, "periode": maaned, "kontoklasse": "1", "ansvar": "3111", "funksjon": "253", "art": "010", "beloep": beloep, **other}
        for maaned, beloep in enumerate(amounts, start=1)
    ]  # fmt: skip


def months_over(tables, regnskap, budsjett, periode=6, enheter=None):
    on = tables(regnskap=regnskap, budsjett=budsjett, organisasjon=ORGANISASJON)
    found = run_on(on, "drift/utvikling_per_enhet", aar=2026, periode=periode, enheter=enheter)
    return dict(zip(found["enhet"], found["maaneder_over"], strict=True))


def test_months_are_counted_back_from_the_chosen_one(tables):
    budsjett = rows([100] * 6, versjon="regulert")
    assert months_over(tables, rows([90, 110, 100, 101, 102, 103]), budsjett) == {"311": 3}
    assert months_over(tables, rows([110] * 6), budsjett) == {"311": 6}
    assert months_over(tables, rows([110, 110, 110, 110, 110, 99]), budsjett) == {"311": 0}
    assert months_over(tables, rows([90, 110, 100, 101, 102, 103]), budsjett, periode=4) == {"311": 1}


def test_a_budget_for_the_year_is_held_against_each_month_in_twelfths(tables):
    budsjett = [{**rows([1200], versjon="regulert")[0], "periode": 0}]
    assert months_over(tables, rows([90, 110, 110, 110, 110, 110]), budsjett) == {"311": 5}


def test_months_without_accounts_and_budget_are_not_months_over(tables):
    new = [{**row, "periode": row["periode"] + 3} for row in rows([110, 110, 110])]
    assert months_over(tables, new, []) == {"311": 3}
    hole = [row for row in rows([110] * 6) if row["periode"] != 4]
    assert months_over(tables, hole, []) == {"311": 2}


def test_a_leader_sees_only_the_own_units(tables):
    assert months_over(tables, rows([110] * 6), rows([100] * 6, versjon="regulert"), enheter=["999"]) == {}
