"""Which periods are published now: editions by hand."""

from dashboard.queries import run_on

SEPTEMBER = {
    "aar": 2026,
    "periode": 9,
    "utgave": 1,
    "versjon": 7,
    "skrevet": 7,
    "status": "publisert",
    "tidspunkt": "2026-10-20 08:00",
    "av": "Kari",
    "manifest": "abc",
}


def published(tables, *rows):
    found = run_on(tables(publisering=rows), "publisering/gjeldende")
    assert list(found.columns) == ["aar", "periode", "utgave", "versjon", "tidspunkt"]
    return found[["aar", "periode", "utgave", "versjon"]].to_dict("split")["data"]


def test_nothing_is_published_to_begin_with(tables):
    assert published(tables) == []


def test_the_newest_edition_of_each_period_is_the_one_that_is_published(tables):
    corrected = {**SEPTEMBER, "utgave": 2, "versjon": 9, "rettelse": "Feil ansvar"}
    august = {**SEPTEMBER, "periode": 8, "versjon": 5}
    assert published(tables, corrected, SEPTEMBER, august) == [[2026, 8, 1, 5], [2026, 9, 2, 9]]


def test_a_period_whose_newest_edition_is_withdrawn_is_not_published(tables):
    withdrawn = {**SEPTEMBER, "utgave": 2, "status": "trukket"}
    assert published(tables, SEPTEMBER, withdrawn) == []


def test_an_earlier_edition_that_is_withdrawn_says_nothing_of_the_newest(tables):
    assert published(
        tables, {**SEPTEMBER, "status": "trukket"}, {**SEPTEMBER, "utgave": 2, "versjon": 9}
    ) == [[2026, 9, 2, 9]]
