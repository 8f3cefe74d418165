"""The demo municipality's very first start, where another process makes it at the same moment."""

from typing import Any

import pytest

from dashboard.demo import start
from dashboard.intake import receive
from dashboard.lake import Lake
from tests.agenda.small_lake import STEDER, commit


def test_of_two_that_bring_the_demo_in_at_once_the_one_that_comes_last_leaves_it_to_the_other(
    lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = receive.inspect

    def while_the_other_stores_its_first_file(*given: Any, **named: Any) -> receive.Upload:
        upload = look(*given, **named)
        commit(lake, organisasjon=STEDER)
        return upload

    monkeypatch.setattr(receive, "inspect", while_the_other_stores_its_first_file)
    assert start.load_demo() == 0
    assert [each.message for each in lake.history()] == ["Rader"]
    monkeypatch.setattr(receive, "inspect", look)
    assert start.load_demo() == 0, "what is there already is never brought in again"
