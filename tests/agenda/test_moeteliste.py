"""What the list of meetings says of the next one, and which day it proposes."""

from dataclasses import replace
from datetime import date, timedelta

from dashboard.agenda.moeteliste import _suggested, in_words
from dashboard.dialog.moete import AVSLUTTET, DRIFT, STRATEGISK, Moete
from dashboard.period import Period

I_DAG = date(2026, 11, 22)
DRIFTEN = Moete("2026-11-10-drift", DRIFT, date(2026, 11, 10), Period(2026, 10), ("KD",), ("annet",), 1)
STRATEGIEN = Moete(
    "2026-11-24-strategisk", STRATEGISK, date(2026, 11, 24), Period(2026, 10), ("KD",), ("annet",), 1
)


def test_the_next_meeting_is_one_that_is_to_come_and_a_forgotten_one_is_told():
    said = in_words([STRATEGIEN, DRIFTEN], I_DAG)
    assert said == (
        "Neste møte er styringsdialog strategisk 24.11.2026, om oktober 2026."
        " Ikke avsluttet: styringsdialog drift 10.11.2026."
    )
    assert in_words([replace(DRIFTEN, status=AVSLUTTET)], I_DAG) == (
        "Det siste møtet var 10.11.2026. Det neste er ikke kalt inn."
    )
    assert in_words([], I_DAG) == "Ingen møter er kalt inn ennå."


def test_the_proposed_day_is_a_tuesday_to_come_in_a_month_without_a_meeting_of_the_forum():
    today = date.today()
    period = Period(today.year, today.month)
    first = _suggested(period, DRIFT, [])
    assert first.weekday() == 1
    assert 8 <= first.day <= 14
    assert first > today
    taken = replace(DRIFTEN, dato=first)
    later = _suggested(period, DRIFT, [taken])
    assert (later - first).days in (28, 35)
    assert _suggested(period, STRATEGISK, [taken]) == first + timedelta(days=14)
    assert _suggested(Period(2020, 1), DRIFT, []) >= today, "a month that is over is left"
