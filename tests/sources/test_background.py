"""A fetch goes on by itself, tells how far it has come, and nothing of how it ended is lost."""

import threading
from collections.abc import Callable

import pytest

from dashboard.errors import DashboardError
from dashboard.sources.background import Background
from dashboard.sources.fetch import Progress
from dashboard.sources.results import Result, Status, remedies, summary

HENTET = Result("12134", "Tabell 12134", Status.HENTET, 3, version=2)


def test_its_state_is_seen_while_it_goes_on_and_when_it_has_ended() -> None:
    background, told, go_on = Background(), threading.Event(), threading.Event()

    def work(tell: Callable[[Progress], None]) -> list[Result]:
        tell(Progress((), 2, "Tabell 12134: henter del 1 av 3"))
        told.set()
        assert go_on.wait(10)
        tell(Progress((HENTET,), 2, "Tabell 12362"))
        return [HENTET]

    assert background.state is None
    thread = background.start("Kari", work)
    assert told.wait(10)
    state = background.state
    assert state is not None
    assert (state.running, state.author, state.progress.step) == (
        True,
        "Kari",
        "Tabell 12134: henter del 1 av 3",
    )
    with pytest.raises(DashboardError, match="En henting pågår allerede"):
        background.start("Ola", work)
    go_on.set()
    thread.join(10)
    state = background.state
    assert state is not None
    assert (state.running, state.error) == (False, None)
    assert state.progress == Progress((HENTET,), 2, "")


def test_what_stopped_it_is_kept_and_another_may_begin() -> None:
    background = Background()

    def fails(tell: Callable[[Progress], None]) -> list[Result]:
        raise ZeroDivisionError

    background.start("Kari", fails).join(10)
    assert background.state is not None
    assert isinstance(background.state.error, ZeroDivisionError)
    assert not background.state.running
    background.start("Ola", lambda tell: []).join(10)
    ended = background.state
    assert ended is not None
    assert ended.author == "Ola"
    assert ended.error is None


def test_the_results_are_summed_up_in_words() -> None:
    error = DashboardError("Noe", "Skjedde.", "Gjør noe.")
    failed = Result("1", "En", Status.FEILET, error=error)
    same = Result("2", "To", Status.UENDRET, 1)
    assert summary([HENTET, same, failed, failed]) == "1 hentet, 1 uendret og 2 feilet."
    assert summary([same]) == "1 uendret."
    assert summary([]) == "Det er ingenting å hente: katalogen over nøkkeltall er tom."
    assert remedies([HENTET, failed, failed]) == ["Gjør noe."]
    assert failed.sentence == "Noe. Skjedde."
    assert same.sentence.replace("\u00a0", " ") == "1 rad: ingenting nytt."
