"""Posts that come every year and have not come: rows by hand."""

import pytest

from dashboard.queries import run_on

ORGANISASJON = [
    {"ansvar": ansvar, "enhet": "213", "enhet_navn": "Nes skole", "tjenesteomraade": "OO", "gyldig_fra": "2020-01-01"}
    for ansvar in ("2130", "2131")
]  # fmt: skip


def posts(aar, maaneder, beloep, ansvar="2130", art="710"):
    return [
        {"aar": aar, "periode": maaned, "kontoklasse": "1", "ansvar": ansvar, "funksjon": "202", "art": art, "beloep": beloep}
        for maaned in maaneder
    ]  # fmt: skip


def alive(ansvar="2130"):
    """Wages every month, so that the ansvar is in use."""
    return posts(2026, range(1, 11), 400_000, ansvar, "010")


def found(tables, *rows, periode=10, enheter=None):
    on = tables(regnskap=[row for each in rows for row in each], organisasjon=ORGANISASJON)
    result = run_on(
        on, "konflikter/uteblitte_poster", aar=2026, periode=periode, grense_kr=250_000, enheter=enheter
    )
    return [
        (row["enhet"], row["artsgruppe"], float(row["uteblitt"]), row["fra"], row["til"], row["maaneder"])
        for row in result.to_dict("records")
    ]


def test_refunds_that_stopped_are_found_with_the_months(tables):
    rows = (
        posts(2024, range(1, 13), -90_000),
        posts(2025, range(1, 13), -100_000),
        posts(2026, range(1, 4), -100_000),
        alive(),
    )
    assert found(tables, *rows) == [("213", "sykeloennsrefusjon", -700_000.0, 4, 10, 7)]


def test_an_instalment_that_was_not_invoiced_is_found(tables):
    rows = (
        *(posts(aar, (2, 5, 8, 11), -4_000_000, art="640") for aar in (2024, 2025)),
        posts(2026, (2, 5), -4_000_000, art="640"),
        alive(),
    )
    assert found(tables, *rows) == [("213", "salgs_leieinntekter", -4_000_000.0, 8, 8, 1)]


def test_what_came_is_not_missing(tables):
    assert found(tables, *(posts(aar, range(1, 13), -100_000) for aar in (2024, 2025, 2026)), alive()) == []


def test_what_was_posted_in_another_month_is_not_missing(tables):
    rows = (posts(2024, [8], -4_000_000), posts(2025, [8], -4_000_000), posts(2026, [9], -4_000_000), alive())
    assert found(tables, *rows) == []


def test_what_came_only_one_of_the_years_is_not_regular(tables):
    assert found(tables, posts(2025, range(1, 13), -100_000), alive()) == []


def test_what_came_with_another_size_is_not_regular(tables):
    rows = (posts(2024, [8], -500_000), posts(2025, [8], -4_000_000), alive())
    assert found(tables, *rows) == []


def test_a_closed_ansvar_misses_nothing(tables):
    rows = (
        posts(2024, range(1, 13), 100_000, "2131", "010"),
        posts(2025, range(1, 13), 100_000, "2131", "010"),
    )
    assert found(tables, *rows, alive()) == []


def test_another_ansvar_of_the_unit_may_have_taken_over(tables):
    rows = (
        posts(2024, range(1, 13), -100_000),
        posts(2025, range(1, 13), -100_000),
        posts(2026, range(1, 11), -100_000, "2131"),
        alive(),
    )
    assert found(tables, *rows) == []


def test_small_sums_are_left_alone(tables):
    rows = (posts(2024, range(1, 13), -20_000), posts(2025, range(1, 13), -20_000), alive())
    assert found(tables, *rows) == []


@pytest.mark.parametrize("periode", [11, 12, 13, 0])
def test_a_month_that_is_not_posted_yet_misses_nothing(tables, periode):
    rows = (
        posts(2024, range(1, 13), -90_000),
        posts(2025, range(1, 13), -100_000),
        alive(),
        posts(2026, range(1, 11), -100_000),
    )
    assert found(tables, *rows, periode=periode) == []


def test_a_few_posts_that_came_early_do_not_make_the_month_posted(tables):
    before = [
        posts(aar, range(1, 13), 400_000, "2130", art)
        for aar in (2024, 2025)
        for art in ("010", "090", "120")
    ]
    now = [posts(2026, range(1, 11), 400_000, "2130", art) for art in ("010", "090", "120")]
    assert found(tables, *before, *now, posts(2026, [11], 400_000, "2130", "010"), periode=11) == []
    assert (
        len(
            found(
                tables,
                *before,
                *now,
                posts(2026, [11], 400_000, "2130", "010"),
                posts(2026, [11], 400_000, "2130", "090"),
                periode=11,
            )
        )
        == 1
    )


def test_a_year_without_accounts_misses_nothing(tables):
    rows = (posts(2024, range(1, 13), -90_000), posts(2025, range(1, 13), -100_000))
    assert found(tables, *rows, periode=0) == []


@pytest.mark.parametrize(("enheter", "count"), [(["213"], 1), (["999"], 0), ([], 0)])
def test_a_leader_sees_only_the_own_units(tables, enheter, count):
    rows = (posts(2024, range(1, 13), -90_000), posts(2025, range(1, 13), -100_000), alive())
    assert len(found(tables, *rows, enheter=enheter)) == count
