"""The jobs as they stand: rows by hand."""

from datetime import datetime

from dashboard.queries import run_on

JOBB = [
    {"id": "a", "slag": "kontroll", "start": "2026-11-02 01:00", "status": "pågår"},
    {"id": "a", "slag": "kontroll", "start": "2026-11-02 01:00", "slutt": "2026-11-02 01:05", "status": "feilet", "melding": "Nei."},
    {"id": "b", "slag": "mappeimport", "start": "2026-11-03 02:00", "slutt": "2026-11-03 02:01", "status": "ferdig", "antall": 3},
    {"id": "b", "slag": "mappeimport", "start": "2026-11-03 02:00", "status": "pågår"},
    {"id": "c", "slag": "mappeimport", "start": "2026-11-04 02:00", "status": "pågår"},
]  # fmt: skip


def asked(tables, **chosen):
    found = run_on(tables(jobb=JOBB), "jobb/siste", **{"slag": None, "fra": None, **chosen})
    return [(row.id, row.status) for row in found.itertuples()]


def test_a_job_stands_once_with_what_it_has_said_last_and_the_newest_first(tables):
    assert asked(tables) == [("c", "pågår"), ("b", "ferdig"), ("a", "feilet")]


def test_jobs_of_one_kind_and_from_a_moment_on(tables):
    assert asked(tables, slag="kontroll") == [("a", "feilet")]
    assert asked(tables, fra=datetime(2026, 11, 3, 2)) == [("c", "pågår"), ("b", "ferdig")]
    assert asked(tables, fra=datetime(2026, 11, 5)) == []
