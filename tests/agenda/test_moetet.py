"""A meeting that is locked to its numbers, and what it says when the lake has got a version since."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import paths
from dashboard.access import LOCAL_USER
from dashboard.dialog import moete as moeter
from dashboard.dialog.moete import Moete
from dashboard.lake import Lake
from dashboard.period import Period
from tests.agenda.small_lake import STEDER, commit, posts, shown

NEWER = "men det er kommet nyere tall"


@pytest.fixture
def meeting(lake: Lake) -> Moete:
    commit(
        lake,
        organisasjon=STEDER,
        regnskap=posts("3111", 1_400_000),
        budsjett=posts("3111", 1_000_000, range(1, 13), versjon="regulert"),
    )
    return moeter.plan(
        LOCAL_USER, dato=date(2026, 11, 10), period=Period(2026, 10), deltakere=["KD"], dagsorden=["okonomi"]
    )


def opened(meeting: Moete) -> str:
    page = AppTest.from_file(str(paths.PAGES / "moeter.py"), default_timeout=60)
    page.query_params["moete"] = meeting.id
    page.run()
    assert not page.exception
    return "\n".join([shown(page), *(each.value for each in page.warning)])


def test_newer_numbers_are_told_with_the_deviation_as_it_was_and_as_it_is(lake: Lake, meeting: Moete) -> None:
    assert NEWER not in opened(meeting)
    commit(lake, regnskap=posts("3111", 1_500_000))
    said = opened(meeting)
    assert NEWER in said
    assert "Det som er blitt annerledes" in said
    row = said[said.index("Det som er blitt annerledes") :].partition("</tbody>")[0]
    assert row.count("<th scope='row'") == 1
    assert "Helse og omsorg" in row


def test_room_for_another_dataset_is_no_newer_numbers(lake: Lake, meeting: Moete) -> None:
    """A new release makes such a version of its own accord, with nobody as its author."""
    before = lake.newest().id
    lake.cursor().execute("create table lake.et_nytt_datasett (navn varchar)")
    assert moeter.numbers_of(meeting.forum, lake.newest().id).id > before
    said = opened(meeting)
    assert NEWER not in said
    assert "låst til versjon" in said
