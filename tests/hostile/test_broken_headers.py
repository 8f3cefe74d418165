"""Line breaks, other hosts and other sites in what ends up in a header: nothing of it gets out of its place."""

from urllib.parse import quote

import pytest

from dashboard.export import Export, ExportColumn
from tests.hostile.conftest import Server
from tests.test_export import ROWS, VERSJON

BREAK = "\r\nSet-Cookie: eid=1\r\n\r\n<script>alert(1)</script>"
SITES = (
    "https://ond.eksempel.no/", "//ond.eksempel.no/", "/\\ond.eksempel.no", "\\\\ond.eksempel.no", "/%09/ond.eksempel.no",
    "https:ond.eksempel.no", "javascript:alert(1)", "/drift@ond.eksempel.no", "/drift" + BREAK, "/drift?\x00", "ond.eksempel.no",
)  # fmt: skip
HOSTS = (
    "ond.eksempel.no", "localhost/x?", "localhost/publisert#", "localhost@ond.eksempel.no", "[", "[::1", "localhost:tull", "", "a b",
    "localhost\\x", "x; script-src *", "*", "a" * 5_000,
)  # fmt: skip


def test_a_line_break_in_an_address_makes_no_header(server: Server, cookies: dict[str, str]) -> None:
    for place in ("/{}", "/publisert/{}", "/publisert{}", "/publisert/2026-10/{}", "/kalender/{}/aarshjul.ics", "/media/{}",
                  "/static/{}", "/_stcore/upload_file/{}/b", "/component/{}/x", "/auth/login?next={}", "/?som={}",
                  "/oauth2callback?error={}", "/oauth2callback?code=1&state={}"):  # fmt: skip
        for accept in ("text/html", "*/*"):
            answer = server.ask(
                place.format(quote(BREAK, safe="")), cookie=cookies["folkevalgt"], Accept=accept
            )
            assert "eid=1" not in answer.headers.get("set-cookie", ""), place
            assert "\n" not in answer.headers.get("location", ""), place
            assert b"<script>alert(1)" not in answer.body, place


def test_a_raw_line_break_smuggles_no_second_answer(server: Server) -> None:
    raw = "GET /publisert" + BREAK + " HTTP/1.1\r\nHost: localhost\r\n\r\n"
    answer = server.said(raw.encode(), seconds=2)
    assert b"eid=1" not in answer.partition(b"\r\n\r\n")[0]
    assert answer.count(b"HTTP/1.1 2") == 0


def test_a_way_back_leads_only_to_a_page_here(server: Server) -> None:
    for site in SITES:
        cookie = f"styring_tilbake={quote(site, safe='')}"
        for path in ("/oauth2callback?code=1&state=2", "/oauth2callback?error=nei", "/auth/login", "/auth/logout", f"/auth/login?next={quote(site)}"):  # fmt: skip
            location = server.ask(path, cookie=cookie, Referer=f"{server.address}//ond.eksempel.no").headers.get("location", "/")  # fmt: skip
            assert location.partition("?")[0] in ("/", f"{server.address}/"), (site, path)


def test_a_cut_off_slash_leads_to_no_other_site(server: Server, cookies: dict[str, str]) -> None:
    for path in ("//ond.eksempel.no/..%2fpublisert", "/publisert//ond.eksempel.no", "/publisert/%2f%2fond.eksempel.no", "//publisert"):  # fmt: skip
        location = server.ask(path, cookie=cookies["folkevalgt"]).headers.get("location", "/")
        assert not location.startswith("//"), path
        assert not location.startswith("http") or location.startswith(server.address), path


def test_another_host_opens_no_address_and_stands_in_no_header(
    server: Server, cookies: dict[str, str]
) -> None:
    for host in HOSTS:
        for path, method in (
            ("/_stcore/metrics", "GET"),
            ("/publisert/", "GET"),
            ("/_stcore/upload_file/a/b", "PUT"),
        ):
            answer = server.ask(path, method, cookies["uten rolle"], Host=host)
            assert answer.status in (400, 403), (host, path)
        told = server.ask("/", cookie=cookies["klg"], Host=host)
        assert "script-src *" not in told.headers.get("content-security-policy", ""), host
        redirected = server.ask("/publisert", cookie=cookies["klg"], Host=host)
        away = redirected.headers.get("location", "/").partition("://")[2]
        assert "/publisert/" not in away or away.startswith(("localhost", host)), host


def test_another_site_s_page_gets_no_conversation(server: Server) -> None:
    for origin in ("https://ond.eksempel.no", "null", "http://localhost.ond.eksempel.no", "http://[", "file://"):  # fmt: skip
        answer = server.ask(
            "/_stcore/stream", Origin=origin, Connection="Upgrade", Upgrade="websocket",
            Sec_WebSocket_Version="13", Sec_WebSocket_Key="dGhlIHNhbXBsZSBub25jZQ==",
        )  # fmt: skip
        assert answer.status >= 400, origin


@pytest.mark.parametrize(
    "title", [BREAK, 'a"; filename="ond.exe', "../../ond", "a\0b", "‮txt.exe", "CON", "æøå" * 200]
)
def test_a_download_s_name_holds_only_letters_and_digits(title: str) -> None:
    table = Export(title, "2026", {}, VERSJON, "Storvik", False, (ExportColumn("navn", "Enhet"),), ROWS)
    name = table.file_name("csv").removesuffix(".csv")
    assert all(part.isascii() and part.isalnum() for part in name.split("-"))
    assert len(name) < 250
