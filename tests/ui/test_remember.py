"""What is remembered is made once, for whoever has the same sight, under the same settings."""

import threading
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.access import Role, User
from dashboard.lake import Snapshot
from dashboard.ui.amounts import Amounts
from dashboard.ui.page import View
from dashboard.ui.remember import made_once

NOW = Snapshot(7, datetime(2026, 11, 1, tzinfo=UTC), "A", "m", {})
KARI, OLA = User("Kari", Role.OKONOMI), User("Ola", Role.KLG)
LEDER = User("Lise", Role.LEDER, frozenset({"211"}))


def test_it_is_made_once_however_many_ask_at_the_same_moment() -> None:
    made: list[int] = []

    @made_once
    def dear(number: int) -> int:
        made.append(number)
        time.sleep(0.05)
        return number * 2

    given: list[int] = []
    askers = [threading.Thread(target=lambda: given.append(dear(21))) for _ in range(20)]
    for each in askers:
        each.start()
    for each in askers:
        each.join()
    assert given == [42] * 20
    assert made == [21]


def test_those_who_see_the_same_share_it_and_nobody_is_shown_anothers_units() -> None:
    made: list[User] = []

    @made_once
    def seen_by(view: View) -> tuple[str, ...] | None:
        made.append(view.user)
        return tuple(view.user.units)

    everything = View(KARI, NOW)
    assert seen_by(everything) == seen_by(replace(everything, user=OLA)) == ()
    assert len(made) == 1
    assert made[0].name == ""
    assert seen_by(replace(everything, user=LEDER)) == ("211",)
    assert seen_by(replace(everything, user=replace(LEDER, units=frozenset({"213"})))) == ("213",)
    assert seen_by(replace(everything, amounts=Amounts.TUSEN)) == ()
    assert len(made) == 4


def test_other_settings_give_another_result(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    @made_once
    def limit() -> int:
        return settings.get().avvik_kr

    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    found = []
    for kr in ("100", "200"):
        monkeypatch.setenv("DASHBOARD_AVVIK_KR", kr)
        settings.get.cache_clear()
        found.append(limit())
    settings.get.cache_clear()
    assert found == [100, 200]


def test_what_failed_is_tried_again() -> None:
    tries: list[None] = []

    @made_once
    def unlucky_first() -> str:
        tries.append(None)
        if len(tries) == 1:
            raise OSError("busy")
        return "made"

    with pytest.raises(OSError, match="busy"):
        unlucky_first()
    assert unlucky_first() == unlucky_first() == "made"
    assert len(tries) == 2
