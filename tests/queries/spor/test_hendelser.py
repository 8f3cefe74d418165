"""The events of the trace, as they are asked for: rows by hand."""

from datetime import datetime

from dashboard.queries import run_on

ALLE = {"hendelse": None, "hvem": None, "fra": None, "til": None}
HENDELSER = [
    {"id": "1", "tidspunkt": "2026-11-02 07:59:59.999999", "hendelse": "innlogget", "hvem": "Kari", "rolle": "okonomi"},
    {"id": "2", "tidspunkt": "2026-11-02 08:00:00", "hendelse": "eksport", "hvem": "Kari", "rolle": "okonomi", "hva": "a.csv"},
    {"id": "3", "tidspunkt": "2026-11-03 08:00:00", "hendelse": "ukjent adresse", "hva": "/<b>x</b>"},
    {"id": "4", "tidspunkt": "2026-11-04 08:00:00", "hendelse": "innlogget", "hvem": "Ola", "rolle": "leder"},
]  # fmt: skip


def asked(tables, **chosen):
    """The days, hours and events that come, in the order they come."""
    found = run_on(tables(spor=HENDELSER), "spor/hendelser", **{**ALLE, **chosen})
    return [(f"{row.tidspunkt:%d.%H}", row.hendelse) for row in found.itertuples()]


def test_all_events_come_with_the_newest_first(tables):
    assert asked(tables) == [
        ("04.08", "innlogget"),
        ("03.08", "ukjent adresse"),
        ("02.08", "eksport"),
        ("02.07", "innlogget"),
    ]


def test_events_of_one_kind(tables):
    assert asked(tables, hendelse="innlogget") == [("04.08", "innlogget"), ("02.07", "innlogget")]


def test_events_of_one_person_are_not_those_of_nobody(tables):
    assert asked(tables, hvem="Kari") == [("02.08", "eksport"), ("02.07", "innlogget")]


def test_from_is_with_and_to_is_without(tables):
    fra, til = datetime(2026, 11, 2, 8), datetime(2026, 11, 4, 8)
    assert asked(tables, fra=fra, til=til) == [("03.08", "ukjent adresse"), ("02.08", "eksport")]
    assert asked(tables, fra=til) == [("04.08", "innlogget")]
    assert asked(tables, til=fra) == [("02.07", "innlogget")]


def test_every_choice_narrows_the_others(tables):
    fra, til = datetime(2026, 11, 2), datetime(2026, 11, 3)
    assert asked(tables, hendelse="innlogget", hvem="Kari", fra=fra, til=til) == [("02.07", "innlogget")]
    assert asked(tables, hendelse="innlogget", hvem="Ola", fra=fra, til=til) == []


def test_events_of_the_same_moment_come_in_an_order_of_their_own(tables):
    same = {"tidspunkt": "2026-11-02 08:00:00"}
    rows = [
        {**same, "id": "1", "hendelse": "utlogget", "hvem": "Kari", "hva": "d.csv"},
        {**same, "id": "2", "hendelse": "eksport", "hvem": "Ola", "hva": "b.csv"},
        {**same, "id": "3", "hendelse": "eksport", "hvem": "Ola", "hva": "a.csv"},
        {**same, "id": "4", "hendelse": "eksport", "hvem": "Kari", "hva": "c.csv"},
    ]
    expected = [("eksport", "c.csv"), ("eksport", "a.csv"), ("eksport", "b.csv"), ("utlogget", "d.csv")]
    for given in (rows, rows[::-1]):
        found = run_on(tables(spor=given), "spor/hendelser", **ALLE)
        assert list(zip(found["hendelse"], found["hva"], strict=True)) == expected


def test_a_row_tells_who_in_which_role_and_what_and_is_empty_where_nothing_is_known(tables):
    found = run_on(tables(spor=HENDELSER), "spor/hendelser", **ALLE)
    assert list(found.columns) == ["tidspunkt", "hendelse", "hvem", "rolle", "hva"]
    assert tuple(found.iloc[2])[1:] == ("eksport", "Kari", "okonomi", "a.csv")
    assert found.iloc[1][["hvem", "rolle"]].isna().all()
    assert found["hva"][1] == "/<b>x</b>"
    assert str(found["tidspunkt"][3]) == "2026-11-02 07:59:59.999999"


def test_where_nothing_has_happened_there_is_nothing(tables):
    assert run_on(tables(), "spor/hendelser", **ALLE).empty
