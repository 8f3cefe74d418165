"""What is published, asked for over HTTP: the packages as they were written, and a clear answer where there is none."""

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import RedirectResponse
from starlette.routing import BaseRoute, Mount
from starlette.testclient import TestClient

from dashboard import spor
from dashboard.lake import Lake
from dashboard.publish import register
from dashboard.web import published
from dashboard.web.middleware import BokmaalPage, SafeHeaders
from tests.publish.sample import path_of
from tests.publish.test_publishing import corrected, october, publish, withdraw

__all__ = ["october"]  # the fixture

BROWSER = {"accept": "text/html"}


@pytest.fixture
def site(october: Lake, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setattr(published, "editions", published._Editions(register.utgivelser))
    monkeypatch.setattr(published, "_FRESH_SECONDS", -1.0)  # what another process does is seen at once
    # Streamlit's own addresses come after, and take whatever is not taken: it leads away from a last slash.
    routes: list[BaseRoute] = [*published.routes(), Mount("/", RedirectResponse("../", 308))]
    app = Starlette(routes=routes, middleware=[Middleware(SafeHeaders), Middleware(BokmaalPage)])
    with TestClient(app, headers=BROWSER) as client:
        yield client


def traced(october: Lake) -> list[tuple[str, str]]:
    spor.flush()
    with october.at(october.newest().id) as cursor:
        return cursor.execute("select hendelse, hva from spor order by tidspunkt").fetchall()


def test_before_anything_is_published_it_says_so(site):
    answer = site.get("/publisert/")
    assert answer.status_code == 200
    assert "Ingenting er publisert ennå." in answer.text


def test_the_list_leads_to_every_month_that_stands(site):
    publish()
    answer = site.get("/publisert/")
    assert '<a href="/publisert/2026-10/">Oktober 2026</a>' in answer.text


def test_a_month_is_served_byte_for_byte_with_its_files(site):
    edition = publish()
    folder = path_of(edition)
    for file in sorted(each for each in folder.rglob("*") if each.is_file()):
        name = file.relative_to(folder).as_posix()
        answer = site.get(f"/publisert/2026-10/{'' if name == 'index.html' else name}")
        assert answer.status_code == 200, name
        assert answer.content == file.read_bytes(), name


KINDS = {
    "": "text/html; charset=utf-8",
    "sammendrag.pdf": "application/pdf",
    "tall/oekonomi.csv": "text/csv; charset=utf-8",
    "tall/oekonomi.parquet": "application/vnd.apache.parquet",
    "manifest.json": "application/json",
}


def test_every_file_says_what_it_is_and_asks_for_nothing_else(site):
    publish()
    for file, kind in KINDS.items():
        answer = site.get(f"/publisert/2026-10/{file}")
        assert answer.headers["content-type"] == kind
        assert answer.headers["x-content-type-options"] == "nosniff"
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src" not in policy


def test_a_page_that_is_not_changed_is_not_sent_again(site):
    publish()
    first = site.get("/publisert/2026-10/")
    again = site.get("/publisert/2026-10/", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_nothing_with_a_body_is_answered(site):
    publish()
    for path in ("", "2026-10/", "2026-10/utgave-1/", "2026-10/manifest.json"):
        for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "TULL"):
            answer = site.request(method, f"/publisert/{path}", content=b"noe")
            assert answer.status_code == 405, (path, method)
            assert answer.headers["allow"] == "GET, HEAD"


def test_an_earlier_edition_stays_readable_and_says_that_it_is_corrected(site, october):
    first = publish()
    corrected(october, 1_500_000)
    publish(grunn="Feil tall for helse.")
    old, new = site.get("/publisert/2026-10/utgave-1/"), site.get("/publisert/2026-10/")
    assert "Den er siden rettet" in old.text
    assert old.content.replace(old.content[old.content.index(b'<p class="merknad" role="note">Dette er utgave'):old.content.index(b"</p>", old.content.index(b"Dette er utgave")) + 4], b"") == (path_of(first) / "index.html").read_bytes()  # fmt: skip
    assert "Feil tall for helse." in new.text
    assert "Den er siden rettet" not in new.text
    assert "Oktober 2026 (rettet " in site.get("/publisert/").text


def test_what_is_withdrawn_says_when_and_why_and_shows_no_file(site):
    withdraw(publish())
    for path in ("", "manifest.json", "tall/oekonomi.csv", "utgave-1/", "utgave-1/sammendrag.pdf"):
        answer = site.get(f"/publisert/2026-10/{path}")
        assert answer.status_code == 410, path
        assert "Feil tall for helse." in answer.text
        assert "Solbakken" not in answer.text
    assert "2026-10" not in site.get("/publisert/").text


NOWHERE = (
    "2026-09/", "2026-13/", "oktober/", "2026-10/utgave-2/", "2026-10/finnes-ikke.csv", "2026-10/tall/", "2026-10/.lock",
    "2026-10/%2e%2e/%2e%2e/lake/catalog.sqlite", "2026-10/utgave-1/%2e%2e/%2e%2e/.lock", "%3Cscript%3E/",
)  # fmt: skip


def test_an_address_that_leads_nowhere_is_told_about_and_traced(site, october):
    publish()
    for path in NOWHERE:
        answer = site.get(f"/publisert/{path}")
        assert answer.status_code == 404, path
        assert "Det er ikke publisert noe her" in answer.text
        assert "<script" not in answer.text
    assert [event for event, _ in traced(october)] == ["ukjent adresse"] * len(NOWHERE)


def test_a_package_that_was_changed_is_not_shown_and_leaves_a_trace(site, october):
    edition = publish()
    page = path_of(edition) / "index.html"
    page.write_bytes(page.read_bytes().replace(b"Et forord.", b"Noe annet."))
    answer = site.get("/publisert/2026-10/")
    assert answer.status_code == 500
    assert "Publiseringen er ikke slik den ble publisert" in answer.text
    assert "Noe annet." not in answer.text
    assert traced(october) == [("pakke endret", "2026-10 utgave 1: index.html")]
    assert site.get("/publisert/2026-10/sammendrag.pdf").status_code == 200


def test_a_package_with_another_manifest_shows_nothing(site):
    edition = publish()
    (path_of(edition) / "manifest.json").write_text("{}")
    for file in ("", "sammendrag.pdf", "manifest.json"):
        assert site.get(f"/publisert/2026-10/{file}").status_code == 500


def test_an_address_without_its_last_slash_leads_on(site):
    publish()
    for path in ("/publisert", "/publisert/2026-10", "/publisert/2026-10/utgave-1"):
        answer = site.get(path, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (308, f"{path}/")


def test_the_middleware_leaves_a_published_page_as_it_is(site):
    edition = publish()
    assert b"<title>" in site.get("/publisert/2026-10/").content
    assert site.get("/publisert/2026-10/").content == (path_of(edition) / "index.html").read_bytes()
