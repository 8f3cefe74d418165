"""Everything that has been published, as it is read back: rows by hand."""

from dashboard.queries import run_on

UTGAVE = {
    "aar": 2026,
    "periode": 10,
    "utgave": 1,
    "versjon": 3,
    "skrevet": 4,
    "status": "publisert",
    "tidspunkt": "2026-11-12 09:30:00.123456",
    "av": "Kari",
    "manifest": "0" * 64,
}


def test_editions_come_with_the_newest_period_and_edition_first(tables):
    on = tables(
        publisering=[
            {**UTGAVE, "utgave": 2},
            {**UTGAVE, "utgave": 10},
            {**UTGAVE, "aar": 2025, "periode": 12},
            UTGAVE,
            {**UTGAVE, "periode": 9},
        ]
    )
    found = run_on(on, "publisering/utgaver")
    assert list(zip(found["aar"], found["periode"], found["utgave"], strict=True)) == [
        (2026, 10, 10),
        (2026, 10, 2),
        (2026, 10, 1),
        (2026, 9, 1),
        (2025, 12, 1),
    ]
    assert str(found["tidspunkt"][0]) == "2026-11-12 09:30:00.123456"


def test_where_nothing_is_published_there_is_nothing(tables):
    assert run_on(tables(), "publisering/utgaver").empty
