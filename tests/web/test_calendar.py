"""The calendar over HTTP, through the gate: with the key and without, with sign-in and without."""

from collections.abc import Iterator

import pytest
import vobject  # type: ignore[import-untyped]
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from dashboard import server, settings, spor
from dashboard.errors import DashboardError
from dashboard.lake import Lake
from dashboard.reports import kalender
from dashboard.ui.inside import StreamlitInside
from dashboard.web import calendar
from dashboard.web.gate import Gate
from dashboard.web.middleware import BokmaalPage, SafeHeaders
from tests.agenda.small_lake import commit

PLAN = [{"id": "1", "aar": 2026, "dato": "2026-12-08", "forum": "klg drift", "tittel": "Hemmelig"}]
PROGRAM = {"accept": "*/*"}
BROWSER = {"accept": "text/html"}


@pytest.fixture
def site(lake: Lake) -> Iterator[TestClient]:
    commit(lake, moeteplan=PLAN)
    app = Starlette(
        routes=calendar.routes(),
        middleware=[
            Middleware(SafeHeaders),
            Middleware(Gate, inside=StreamlitInside()),
            Middleware(BokmaalPage),
        ],
    )
    with TestClient(app, headers=PROGRAM, base_url="https://styring.eksempel.no") as client:
        yield client


@pytest.fixture
def signed_in(data_folder, monkeypatch) -> None:
    for name, value in {
        "OIDC_METADATA": "https://login.eksempel.no/.well-known/openid-configuration", "OIDC_KLIENT": "styring",
        "OIDC_HEMMELIGHET": "hemmelig", "OIDC_NOEKKEL": "n" * 32, "ADRESSE": "https://styring.eksempel.no",
    }.items():  # fmt: skip
        monkeypatch.setenv(f"DASHBOARD_{name}", value)
    settings.get.cache_clear()


def traced(lake: Lake) -> list[tuple[str, str]]:
    spor.flush()
    with lake.at(lake.newest().id) as cursor:
        return cursor.execute("select hendelse, hva from spor order by tidspunkt").fetchall()


def test_the_calendar_is_sent_as_one_and_not_again_while_it_is_the_same(site):
    answer = site.get("/kalender/lokal/aarshjul.ics")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert vobject.readOne(answer.text).validate(raiseException=True)
    assert "Hemmelig" in answer.text
    again = site.get("/kalender/lokal/aarshjul.ics", headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    more = site.get(
        "/kalender/lokal/aarshjul.ics?frister=ja", headers={"if-none-match": answer.headers["etag"]}
    )
    assert more.status_code == 200
    assert "SUMMARY:Frist: " in more.text
    head = site.head("/kalender/lokal/aarshjul.ics")
    assert (head.status_code, head.content) == (200, b"")
    assert site.get("/kalender/lokal/aarshjul.ics", headers=BROWSER).content == answer.content
    assert site.post("/kalender/lokal/aarshjul.ics").status_code == 405


def test_with_sign_in_each_key_opens_its_own_calendar_without_a_session(signed_in, site):
    klg, leder = (
        site.get(kalender.address(whose, frister=False)) for whose in (kalender.KLG, kalender.LEDER)
    )
    assert (klg.status_code, leder.status_code) == (200, 200)
    assert "Hemmelig" in klg.text
    assert "Hemmelig" not in leder.text
    assert site.get("/kalender/lokal/aarshjul.ics").status_code == 404


def test_a_wrong_address_is_told_about_and_its_key_is_not_kept(signed_in, site, lake):
    wrong = kalender.key(kalender.KLG)[:-1] + "x"
    for path in (
        f"/kalender/{wrong}/aarshjul.ics",
        "/kalender/",
        "/kalender/lokal/annet.ics",
        "/kalender/%C3%B8/aarshjul.ics",
    ):
        for headers in (PROGRAM, BROWSER):
            answer = site.get(path, headers=headers)
            assert answer.status_code == 404, path
            assert "Det er ingen kalender her" in answer.text
            assert "BEGIN:" not in answer.text
    assert traced(lake) == [("ukjent adresse", "/kalender/…")]


def test_a_lake_that_does_not_answer_is_told_and_not_kept(site, monkeypatch):
    def silent(*_: object, **__: object) -> None:
        raise DashboardError("Datalageret svarer ikke", "Det er stengt.", "Prøv igjen.")

    monkeypatch.setattr(kalender, "feed", silent)
    answer = site.get("/kalender/lokal/aarshjul.ics")
    assert (answer.status_code, answer.headers["cache-control"]) == (503, "no-store")
    assert "Datalageret svarer ikke" in answer.text


def test_the_server_has_the_addresses():
    paths = {getattr(route, "path", "") for route in server.app._user_routes}
    assert {getattr(route, "path", "") for route in calendar.routes()} <= paths
