"""The lock on addresses: role by role, with the cookies Streamlit signs and the settings a municipality would have."""

import json
import time
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from dashboard import navigation, settings, spor
from dashboard.lake import Lake
from dashboard.ui.inside import StreamlitInside
from dashboard.web.gate import Gate
from dashboard.web.middleware import SafeHeaders

COOKIE = "_streamlit_user"
ROLES = ("okonomi", "klg", "leder", "folkevalgt", "ingen", None)
JA, NEI = 200, 403
BESIDE_PAGES = {
    #                                 okonomi klg  leder folkevalgt ingen ikke innlogget
    "/_stcore/upload_file/a/b":       (JA,    NEI, NEI,  NEI,       NEI,  NEI),
    "/_stcore/metrics":               (NEI,   NEI, NEI,  NEI,       NEI,  NEI),
    "/_stcore/agent/interact":        (NEI,   NEI, NEI,  NEI,       NEI,  NEI),
    "/_stcore/agent/openapi.json":    (NEI,   NEI, NEI,  NEI,       NEI,  NEI),
    "/publisert/":                    (JA,    JA,  JA,   JA,        NEI,  NEI),
    "/publisert/2026-10/index.html":  (JA,    JA,  JA,   JA,        NEI,  NEI),
    "/helse":                         (JA,    JA,  JA,   JA,        JA,   JA),
    "/helse/levende":                (JA,    JA,  JA,   JA,        JA,   JA),
    "/omstart.js":                   (JA,    JA,  JA,   JA,        JA,   JA),
    "/metrics":                      (JA,    JA,  JA,   JA,        JA,   JA),  # asks for itself
    "/_stcore/health":                (JA,    JA,  JA,   JA,        JA,   JA),
    "/static/js/index.js":            (JA,    JA,  JA,   JA,        JA,   JA),
    "/":                              (JA,    JA,  JA,   JA,        JA,   JA),
}  # fmt: skip


def claims(role: str | None, lasts: float = 3600) -> dict[str, object]:
    return {
        "is_logged_in": True, "iss": "https://login.eksempel.no", "sub": f"{role}-1", "name": f"Navn {role}",
        "roles": [role], "exp": time.time() + lasts,
    }  # fmt: skip


def cookie(role: str | None, lasts: float = 3600, secret: str | None = None) -> str:
    return create_signed_value(
        secret or get_cookie_secret(), COOKIE, json.dumps(claims(role, lasts))
    ).decode()


def signing_in(request: Request) -> Response:
    """As Streamlit answers the provider's callback."""
    answer = RedirectResponse("/")
    if role := request.query_params.get("role"):
        answer.set_cookie(COOKIE, cookie(role, float(request.query_params.get("lasts", 3600))))
    return answer


def anything(_request: Request) -> Response:
    answer = PlainTextResponse("inne")
    answer.set_cookie("en", "kake")
    return answer


@pytest.fixture
def chosen(data_folder, monkeypatch) -> None:
    for name, value in {
        "OIDC_METADATA": "https://login.eksempel.no/.well-known/openid-configuration", "OIDC_KLIENT": "styring",
        "OIDC_HEMMELIGHET": "hemmelig", "OIDC_NOEKKEL": "n" * 32, "ADRESSE": "https://styring.eksempel.no",
    }.items():  # fmt: skip
        monkeypatch.setenv(f"DASHBOARD_{name}", value)
    settings.get.cache_clear()


@pytest.fixture
def site(chosen, lake: Lake) -> Iterator[TestClient]:
    methods = ["GET", "POST", "PUT", "DELETE"]
    app = Starlette(
        routes=[Route("/oauth2callback", signing_in), Route("/{rest:path}", anything, methods=methods)],
        middleware=[Middleware(SafeHeaders, https=True), Middleware(Gate, inside=StreamlitInside())],
    )
    with TestClient(app, follow_redirects=False) as client:
        yield client


def asked(site: TestClient, path: str, role: str | None, method: str = "GET", **headers: str) -> Response:
    site.cookies.clear()
    if role is not None:
        site.cookies.set(COOKIE, cookie(role))
    return site.request(method, path, headers=headers)  # type: ignore[return-value]


def traced(lake: Lake) -> list[tuple[str, str, str, str]]:
    spor.flush()
    with lake.at(lake.newest().id) as cursor:
        return cursor.execute("select hendelse, hvem, rolle, hva from spor order by tidspunkt, id").fetchall()


@pytest.mark.parametrize("path", BESIDE_PAGES)
def test_what_lies_beside_the_pages_is_for_whom_the_table_says(site, path):
    method = "PUT" if "upload" in path else "GET"
    for role, status in zip(ROLES, BESIDE_PAGES[path], strict=True):
        assert asked(site, path, role, method).status_code == status, role


@pytest.mark.parametrize(
    "origin", ["https://ond.eksempel.no", "null", "https://testserver.ond.no", "http://testserver:1"]
)
def test_another_sites_page_gets_nothing_of_what_the_apps_own_page_asks_for(site, origin):
    assert asked(site, "/_stcore/upload_file/a/b", "okonomi", "PUT", origin=origin).status_code == 403
    assert asked(site, "/_stcore/stream", "okonomi", origin="http://testserver").status_code == 200
    assert asked(site, "/static/js/index.js", "okonomi", origin=origin).status_code == 200


def test_published_summaries_are_for_everybody_where_the_municipality_says_so(site, monkeypatch):
    monkeypatch.setenv("DASHBOARD_PUBLISERT_AAPENT", "true")
    settings.get.cache_clear()
    for role in ROLES:
        assert asked(site, "/publisert/2026-10/", role).status_code == 200


@pytest.mark.parametrize("role", ROLES)
def test_a_download_that_was_not_made_for_the_person_is_refused(site, monkeypatch, role):
    monkeypatch.setattr(StreamlitInside, "owns", lambda self, claims, file: False)
    assert asked(site, "/media/abc.csv", role).status_code == 403


@pytest.mark.parametrize("path", [f"/{page.address}" for page in navigation.PAGES])
def test_every_page_of_the_menu_is_an_address(site, path):
    assert asked(site, path, None, accept="text/html").status_code == 200


@pytest.mark.parametrize("path", ["/finnes-ikke", "/drift/mer", "/Drift", "/wp-admin", "/%3Cscript%3E"])
def test_an_address_that_leads_nowhere_says_so_and_leaves_a_trace(site, lake, path):
    answer = asked(site, path, "klg", accept="text/html,*/*")
    assert answer.status_code == 404
    assert "Siden finnes ikke" in answer.text  # type: ignore[attr-defined]
    [(event, who, role, _)] = traced(lake)
    assert (event, who, role) == ("ukjent adresse", "Navn klg", "klg")


def test_a_refusal_says_what_to_do_and_leaves_a_trace(site, lake):
    answer = asked(site, "/_stcore/upload_file/a/b", "folkevalgt", "PUT")
    assert "Ingen tilgang" in answer.text  # type: ignore[attr-defined]
    assert "økonomilederen" in answer.text  # type: ignore[attr-defined]
    assert traced(lake) == [("ingen tilgang", "Navn folkevalgt", "folkevalgt", "/_stcore/upload_file/a/b")]


@pytest.mark.parametrize(
    ("value", "event"),
    [
        (cookie("okonomi", secret="en annens noekkel"), "ugyldig informasjonskapsel"),
        (cookie("okonomi")[:-3] + "abc", "ugyldig informasjonskapsel"),
        ("okonomi", "ugyldig informasjonskapsel"),
        (cookie("okonomi", lasts=-1), "utløpt innlogging"),
    ],
    ids=["en annens nøkkel", "endret", "skrevet for hånd", "utløpt"],
)
def test_a_sign_in_that_does_not_hold_gives_nothing_and_leaves_a_trace(site, lake, value, event):
    site.cookies.clear()
    site.cookies.set(COOKIE, value)
    assert site.get("/publisert/").status_code == 403
    assert event in [found for found, *_ in traced(lake)]


@pytest.mark.parametrize(
    ("query", "event", "who"),
    [
        ("code=1&role=klg", "innlogget", "Navn klg"),
        ("code=1&role=ukjent", "avvist innlogging", "Navn ukjent"),
        ("code=1&role=klg&lasts=-5", "avvist innlogging", "Navn klg"),
        ("code=1", "avvist innlogging", ""),
        ("error=access_denied", "avvist innlogging", ""),
    ],
)
def test_who_came_back_from_the_provider_is_traced(site, lake, query, event, who):
    asked(site, f"/oauth2callback?{query}", None)
    assert [(found, name or "") for found, name, *_ in traced(lake)] == [(event, who)]


@pytest.mark.parametrize(
    ("referer", "back"),
    [
        ("https://styring.eksempel.no/drift?periode=2026-09", "/drift?periode=2026-09"),
        ("https://styring.eksempel.no/", "/"),
        ("https://ond.eksempel.no/drift", "/"),
        ("https://styring.eksempel.no//ond.eksempel.no", "/"),
        ("https://styring.eksempel.no/publisert/", "/"),
        ("https://styring.eksempel.no/drift?" + "x" * 2_000, "/"),
        ("", "/"),
    ],
)
def test_whoever_signs_in_comes_back_to_the_page_they_were_at_and_nowhere_else(site, referer, back):
    left = asked(site, "/auth/login", None, referer=referer, host="styring.eksempel.no")
    kept = {name: value for name, value in left.cookies.items() if name == "styring_tilbake"}  # type: ignore[attr-defined]
    site.cookies.clear()
    for name, value in kept.items():
        site.cookies.set(name, value)
    returned = site.get("/oauth2callback?code=1&role=klg")
    assert returned.headers["location"] == back


@pytest.mark.parametrize(
    "wanted", ["https://ond.eksempel.no/", "//ond.eksempel.no/", "/drift%0d%0aset-cookie:a=b", "/finnes-ikke"]
)
def test_a_written_way_back_leads_only_to_a_page_here(site, wanted):
    site.cookies.clear()
    site.cookies.set("styring_tilbake", wanted)
    assert site.get("/oauth2callback?code=1&role=klg").headers["location"] == "/"


def test_coming_back_from_signing_out_is_no_failed_sign_in(site, lake):
    asked(site, "/oauth2callback", None)
    asked(site, "/auth/logout", "klg")
    assert [line[:2] for line in traced(lake)] == [("utlogget", "Navn klg")]


def test_downloads_are_kept_by_nobody_and_cookies_travel_by_https_alone(site):
    answer = asked(site, "/", "klg")
    assert answer.headers["strict-transport-security"].startswith("max-age=31536000")
    assert "; Secure" in answer.headers["set-cookie"]
    assert asked(site, "/media/a.csv", "klg").headers["cache-control"] == "private, no-store"


def test_without_sign_in_the_gate_is_open_for_the_one_on_the_machine(lake):
    app = Starlette(
        routes=[Route("/{rest:path}", anything)], middleware=[Middleware(Gate, inside=StreamlitInside())]
    )
    with TestClient(app) as client:
        assert client.get("/publisert/").status_code == 200
        assert client.get("/media/a.csv").status_code == 200
        assert client.get("/_stcore/metrics").status_code == 403


def test_without_sign_in_nobody_comes_back_from_a_provider(lake):
    routes = [Route("/{rest:path}", anything)]
    with TestClient(
        Starlette(routes=routes, middleware=[Middleware(Gate, inside=StreamlitInside())]),
        follow_redirects=False,
    ) as client:
        for asked_for in ("", "?code=1&state=2", "?error=nei"):
            answer = client.get(f"/oauth2callback{asked_for}")
            assert (answer.status_code, answer.headers["location"]) == (302, "/")
    assert traced(lake) == []
