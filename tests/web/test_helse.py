"""/helse: what monitoring is told, that it costs next to nothing however many ask, and that it tells nothing of what lies in the lake."""

import asyncio
import json
import logging
import shutil
import threading
import time
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard import settings, spor, storage, tilstand
from dashboard.web import helse, stopping
from dashboard.web.helse import Helse
from tests.web.filed import file_in


@pytest.fixture
def client(data_folder) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=Helse(tilstand.look).routes())) as client:
        yield client


def test_all_is_well_and_the_figures_say_so(lake, client):
    file_in(lake)
    spor.note("innlogget", hvem="Kari Nordmann")
    answer = client.get("/helse")
    told = answer.json()
    assert (answer.status_code, told["tilstand"], told["hva"]) == (200, "ok", [])
    assert told["lager"]["versjon"] == lake.newest().id
    assert 0 <= told["lager"]["svar_ms"] < 10_000
    assert 0 < told["disk"]["ledig_mb"] <= told["disk"]["totalt_mb"]
    assert told["siste_innlesing"]["datasett"] == ["regnskap"]
    assert told["siste_innlesing"]["timer_siden"] == 0.0
    assert told["spor_venter"] == 1
    assert told["versjon_gjort_klar"] is None
    assert not [secret for secret in ("Kari", "lønn", "Juli") if secret in answer.text]


def test_nothing_has_come_in_yet_and_that_is_well_too(lake, client):
    assert client.get("/helse").json()["siste_innlesing"] is None


def test_little_room_on_the_disk_is_a_warning(lake, client, monkeypatch):
    monkeypatch.setenv("DASHBOARD_DISK_MB_MINST", str(shutil.disk_usage("/").total))
    settings.get.cache_clear()
    answer = client.get("/helse")
    assert (answer.status_code, answer.json()["tilstand"]) == (200, "advarsel")
    assert "ledig på disken" in answer.json()["hva"][0]


def test_a_lake_that_cannot_be_opened_is_an_error_and_the_process_lives(data_folder, client):
    data_folder.write_text("en fil der mappen skulle vært")
    answer = client.get("/helse")
    assert answer.status_code == 503
    assert answer.json() == {
        "tilstand": "feil", "hva": ["Datalageret kan ikke åpnes"], "versjon_gjort_klar": None,
    }  # fmt: skip
    assert client.get("/helse/levende").json() == {"tilstand": "ok"}


def test_a_storage_that_is_gone_or_silent_is_an_error_told_in_time(lake, monkeypatch):
    file_in(lake)
    assert tilstand.look()["tilstand"] == "ok"
    files = lake.place.files.root
    files.rename(files.with_name("borte"))
    assert tilstand.look() == {"tilstand": "feil", "hva": ["Filene i datalageret er borte"]}
    files.with_name("borte").rename(files)
    assert tilstand.look()["tilstand"] == "ok"
    monkeypatch.setattr(tilstand, "FILES_SECONDS", 0.1)
    silent = threading.Event()
    monkeypatch.setattr(storage.Folder, "size", lambda *_: silent.wait(5))
    began = time.monotonic()
    for _ in range(3):
        assert tilstand.look() == {"tilstand": "feil", "hva": ["Lageret med filene svarer ikke"]}
    assert time.monotonic() - began < 2
    silent.set()


def test_the_log_is_told_once_when_it_stops_being_well_and_once_when_it_is_again(caplog):
    caplog.set_level(logging.INFO, "dashboard")
    told = {"tilstand": "ok"}
    looked = Helse(lambda: dict(told))

    async def ask(tilstand: str) -> None:
        told["tilstand"], looked._at = tilstand, float("-inf")
        await looked.get()

    async def ask_all() -> None:
        for each in ("ok", "feil", "feil", "ok", "ok"):
            await ask(each)

    with_its_own_loop = threading.Thread(target=lambda: asyncio.run(ask_all()))
    with_its_own_loop.start()
    with_its_own_loop.join(20)
    assert [record.msg for record in caplog.records] == ["ikke frisk", "frisk igjen"]


def test_however_many_ask_at_once_it_is_looked_once(data_folder):
    looked = []

    def look() -> dict[str, object]:
        looked.append(threading.current_thread())
        time.sleep(0.2)
        return {"tilstand": "ok"}

    async def ask_fifty_times() -> list[dict[str, object]]:
        one = Helse(look)
        return [*await asyncio.gather(*(one.get() for _ in range(50))), await one.get()]

    with_its_own_loop = threading.Thread(target=lambda: answers.extend(asyncio.run(ask_fifty_times())))
    answers: list[dict[str, object]] = []
    with_its_own_loop.start()
    with_its_own_loop.join(20)
    assert answers == [{"tilstand": "ok", "versjon_gjort_klar": None}] * 51
    assert len(looked) == 1


def test_a_lake_that_does_not_answer_is_told_in_time_and_asked_by_one_thread(monkeypatch):
    monkeypatch.setattr(helse, "ANSWER_SECONDS", 0.1)
    silent, looked = threading.Event(), []

    def look() -> dict[str, object]:
        looked.append(1)
        silent.wait(5)
        return {"tilstand": "ok"}

    with TestClient(Starlette(routes=Helse(look).routes())) as client:
        answers = [client.get("/helse") for _ in range(3)]
        assert [answer.status_code for answer in answers] == [503] * 3
        assert json.loads(answers[0].text)["hva"] == ["Datalageret svarer ikke"]
        silent.set()
    assert looked == [1]


def test_a_server_that_stops_says_so_and_lives_until_it_has(lake, client, monkeypatch):
    begun = threading.Event()
    begun.set()
    monkeypatch.setattr(stopping, "_begun", begun)
    assert client.get("/helse").json() == {"tilstand": "feil", "hva": ["Serveren stopper"]}
    assert client.get("/helse/levende").status_code == 200
