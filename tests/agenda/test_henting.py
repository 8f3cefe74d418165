"""The button for new numbers from Statistics Norway: for the økonomileder, never in the way, and honest about how it went."""

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import settings
from dashboard.access import LOCAL_USER, NotAllowed, Role, User
from dashboard.agenda import henting
from dashboard.lake import Lake
from dashboard.sources.background import Background
from dashboard.sources.fetch import Progress
from dashboard.sources.results import Result
from dashboard.ui.page import View
from tests.agenda.small_lake import shown
from tests.sources.replay import REAL_12134, StatBank, cut_off, refusal, running


def page() -> None:
    """The item alone, as it stands on a page of the økonomileder."""
    from dashboard import access, lake
    from dashboard.agenda import henting
    from dashboard.ui.page import View

    newest = lake.get().newest()
    henting.show(View(access.LOCAL_USER, lake.get().figures(newest.id), written=newest.id))


@pytest.fixture
def background(monkeypatch: pytest.MonkeyPatch) -> Background:
    """The process's fetch, of the test's own."""
    own = Background()
    monkeypatch.setattr(henting, "HENTING", own)
    return own


@pytest.fixture
def bank(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> Iterator[StatBank]:
    """A bank with table 12134 alone, and a catalogue that wants no other."""
    lake.cursor().execute("delete from nokkeltall where tabell <> '12134'")
    with running(StatBank()) as bank:
        bank.hold(REAL_12134)
        monkeypatch.setenv("DASHBOARD_SSB_ADRESSE", bank.px)
        monkeypatch.setenv("DASHBOARD_KLASS_ADRESSE", bank.klass)
        monkeypatch.setenv("DASHBOARD_SSB_SEKUNDER", "0")
        settings.get.cache_clear()
        yield bank


def press(page: AppTest) -> AppTest:
    return page.button(key="hent_ssb").click().run()


def until(page: AppTest, ended: Callable[[str], bool]) -> str:
    """What the page says once it is so."""
    deadline = time.monotonic() + 30
    while not ended(said := shown(page.run())):
        assert time.monotonic() < deadline, said
        time.sleep(0.1)
    return said


def test_a_press_fetches_in_the_background_and_the_page_tells_how_it_went(
    bank: StatBank, lake: Lake, background: Background
) -> None:
    app = AppTest.from_function(page, default_timeout=30).run()
    assert "Ingen tall er hentet fra SSB ennå." in shown(app)
    said = until(
        press(app), lambda said: "hentet" in said and "Hentingen, tabell for tabell" in said and "kl." in said
    )
    assert "2 hentet og 3 feilet." in said  # KLASS has no groups here, and there are no inhabitants
    assert f"{LOCAL_USER.name} hentet " in said
    assert "3 rader, oppdatert hos SSB 16.03.2026, lagret som versjon" in said.replace("\u00a0", " ")
    assert "Tabellen finnes ikke hos SSB" in said
    assert "Hva du kan gjøre" in said
    assert "KOSAGD230000" in said
    assert "Løsningen har 1 tabell fra SSB. Den nyeste ble oppdatert der 16.03.2026." in said.replace(
        "\u00a0", " "
    )
    assert "Nøkkeltall for økonomi" in said
    assert "Kommuneinndelingen (KLASS 131) er også med i hver henting." in said
    assert lake.newest().author.endswith("økonomileder")
    bank.answer_next("/metadata", *[refusal("ugyldig tabell-ID")] * 3)
    said = until(press(app), lambda said: "1 uendret og 4 feilet." in said)
    assert "Tallene som ble oppdatert 16.03.2026, står." in said


def test_without_a_connection_the_one_reason_is_told_once(
    bank: StatBank, background: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_off(monkeypatch)
    monkeypatch.setenv("DASHBOARD_SSB_ADRESSE", "http://finnes-ikke.invalid/px")
    monkeypatch.setenv("DASHBOARD_KLASS_ADRESSE", "http://finnes-ikke.invalid/klass")
    settings.get.cache_clear()
    said = until(press(AppTest.from_function(page, default_timeout=30).run()), lambda said: "feilet." in said)
    assert "5 feilet.</strong> Forsøkt av" in said
    assert ", ingenting er hentet." in said
    assert f"{LOCAL_USER.name} hentet " not in said
    assert (
        said.count("<p>SSB svarer ikke. Det gikk ikke å få svar fra finnes-ikke.invalid: navnet ble ikke")
        == 1
    )
    assert "Errno" not in said


def test_while_it_goes_on_the_page_says_so_and_does_not_wait(lake: Lake, background: Background) -> None:
    go_on, begun = threading.Event(), threading.Event()

    def work(tell: Callable[[Progress], Any]) -> list[Result]:
        tell(Progress((), 12, "Tabell <b>12134</b>: henter del 1 av 3"))
        begun.set()
        assert go_on.wait(30)
        raise ZeroDivisionError

    thread = background.start("Kari", work)
    assert begun.wait(10)
    app = AppTest.from_function(page, default_timeout=30).run()
    said = shown(app)
    assert "Tabell &lt;b&gt;12134&lt;/b&gt;: henter del 1 av 3 … Du kan bruke løsningen som vanlig" in said
    assert app.button(key="hent_ssb").disabled
    go_on.set()
    thread.join(10)
    said = shown(app.run())
    assert "Noe gikk galt" in said
    assert not app.button(key="hent_ssb").disabled


def test_it_is_the_oekonomileders_alone(lake: Lake) -> None:
    for role in set(Role) - {Role.OKONOMI}:
        with pytest.raises(NotAllowed):
            henting.show(View(User("Ola", role), lake.newest()))
