"""People sign in at a real provider, and each role meets what is theirs: in the menu, at every address, and beside the pages."""

import json
import re
import shutil
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, ViewportSize, WebSocket, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from dashboard import cli, navigation, queries
from dashboard import lake as lakes
from dashboard.access import Role, User
from dashboard.navigation import PageEntry
from tests.browser import provider
from tests.browser.test_start import ADVICE, PHONE, SCREEN, resize, wait_until_drawn

COOKIE = "_streamlit_user"
NUMBER = re.compile(r"\d[\d\u00a0 ]*,\d\u00a0?(mill\. kr|%)|\d\u00a0\d{3}\u00a0kr")


@dataclass(frozen=True)
class Site:
    address: str
    data: Path

    def log(self) -> str:
        return (self.data / "server.log").read_text("utf-8", "replace")


@pytest.fixture(scope="module")
def site(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory, start_app, lake_in) -> Iterator[Site]:
    """An app with sign-in, and the demo municipality in it; two leaders with a unit each."""
    folder = Path(shutil.copytree(demo_folder, tmp_path_factory.mktemp("innlogging") / "data"))
    with lake_in(folder):
        publish()
    units = {"enhet-soerlia": ["311"], "enhet-nordlia": ["211"]}
    with (
        provider.provider() as metadata,
        start_app(folder, **provider.settings(metadata, units)) as address,
    ):
        yield Site(address, folder)


def publish() -> None:
    """September and October are published, September once more with a correction."""
    for period, reason in (("2026-09", ""), ("2026-10", ""), ("2026-09", "Feil i budsjettet for vei.")):
        given = {"period": period, "author": "Ottar", "foreword": "Les dette.", "reason": reason}
        words = [word for name, value in given.items() for word in (f"--{name}", value)]
        assert cli.main(["publish", *words]) == cli.OK


@pytest.fixture(scope="module")
def signed_in(site: Site, open_tab) -> Iterator[dict[str, Page]]:
    """A tab of every person, signed in."""
    with ExitStack() as open_tabs:
        tabs = {person: open_tabs.enter_context(open_tab(1366, 768))[0] for person in provider.PEOPLE}
        for person, tab in tabs.items():
            provider.sign_in(tab, site.address, person)
        yield tabs


def cookies(tab: Page) -> str:
    return "; ".join(f"{each['name']}={each['value']}" for each in tab.context.cookies())


def asked(
    site: Site, path: str, cookie: str = "", method: str = "GET", accept: str = "*/*"
) -> tuple[int, str]:
    """The status and the body of the answer."""
    request = urllib.request.Request(
        site.address + path, method=method, headers={"Cookie": cookie, "Accept": accept},
        data=b"noe" if method in ("POST", "PUT") else None,
    )  # fmt: skip
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as refusal:
        return refusal.code, refusal.read().decode("utf-8", "replace")


def role_of(person: str) -> User:
    return User(person, Role(person.rstrip("2")))


def menu(tab: Page) -> list[str]:
    """Every link of the menu, section by section, in its order."""
    found = tab.locator("[data-testid=stTopNavLink]").all_inner_texts()
    for section in tab.locator("[data-testid=stTopNavSection]").all():
        section.click()
        items = tab.get_by_role("menuitem")
        expect(items.first).to_be_visible()
        found += items.all_inner_texts()
        tab.keyboard.press("Escape")
        expect(items).to_have_count(0)
    return [link.strip() for link in found]


@pytest.mark.parametrize("person", provider.PEOPLE)
def test_each_role_has_its_own_menu(signed_in: dict[str, Page], site: Site, person: str) -> None:
    tab = signed_in[person]
    tab.goto(site.address)
    wait_until_drawn(tab)
    own = [page.title for page in navigation.pages_for(role_of(person)) if page.in_menu]
    assert menu(tab) == (own if len(own) > 1 else [])


@pytest.mark.parametrize("person", ["klg", "leder", "folkevalgt", "ingen"])
def test_each_role_meets_its_pages_and_no_others_and_no_rule_of_accessibility_is_broken(
    signed_in: dict[str, Page], site: Site, person: str
) -> None:
    tab, user = signed_in[person], role_of(person)
    for page in navigation.PAGES:
        tab.goto(f"{site.address}/{page.address}")
        refused = not page.may_open(user) and bool(page.address)
        # A refusal looks the same everywhere, and to the ledergruppe the pages look as to the økonomileder.
        looked_at = (not refused and user.role is not Role.KLG) or page.address == "drift"
        if refused:
            expect(tab.locator("section.feil")).to_be_visible(timeout=30_000)
        elif looked_at:
            wait_until_drawn(tab)
        else:
            expect(tab.get_by_role("heading", level=1, name=page.title, exact=True)).to_be_visible(
                timeout=30_000
            )
        heading = tab.get_by_role("heading", level=1).inner_text()
        if looked_at:
            broken = Axe().run(tab, options=ADVICE)
            assert broken.violations_count == 0, f"/{page.address}: {broken.generate_report()}"
        if page.may_open(user):
            assert heading == page.title, page.address
            continue
        if not page.address and user.role is Role.FOLKEVALGT:
            assert heading == "Sammendrag"
            continue
        assert heading == "Ingen tilgang", page.address
        assert not NUMBER.search(tab.locator("[data-testid=stMain]").inner_text()), page.address


@pytest.fixture(scope="module", params=navigation.PAGES, ids=lambda page: page.address or "oversikt")
def met(request: pytest.FixtureRequest, signed_in: dict[str, Page], site: Site) -> tuple[PageEntry, Page]:
    """One of the pages as the økonomileder meets it, drawn once for all that is asked of it."""
    tab = signed_in["okonomi"]
    tab.goto(f"{site.address}/{request.param.address}")
    wait_until_drawn(tab)
    return request.param, tab


def test_the_oekonomileder_meets_every_page_and_no_rule_of_accessibility_is_broken(
    met: tuple[PageEntry, Page],
) -> None:
    page, tab = met
    broken = Axe().run(tab, options=ADVICE)
    assert broken.violations_count == 0, broken.generate_report()
    assert page.may_open(role_of("okonomi"))
    assert tab.get_by_role("heading", level=1).inner_text() == page.title


WIDEST = tuple(page for page in navigation.PAGES if page.address in ("drift", "publisering", "spor"))
NARROW = ViewportSize(width=320, height=640)
TWICE = ViewportSize(width=683, height=384)  # SCREEN at 200 %


def test_every_page_fits_a_narrow_screen_and_twice_the_size(met: tuple[PageEntry, Page]) -> None:
    page, tab = met
    for size in (NARROW, TWICE) if page in WIDEST else (NARROW,):
        resize(tab, size)
        assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), size
    resize(tab, SCREEN)


FOCUSED = """() => {
  const at = document.activeElement, main = document.querySelector('[data-testid=stMain]');
  let seen = at.tagName === 'IFRAME'; // the page inside shows it
  for (let each = at; each && each !== document.body; each = each.parentElement) {
    const look = getComputedStyle(each);
    seen ||= (look.outlineStyle !== 'none' && look.outlineWidth !== '0px') || look.boxShadow !== 'none';
    if (each === main) break;
  }
  return {body: at === document.body, link: at.getAttribute('href'), seen, what: at.outerHTML.slice(0, 200)};
}"""


def test_the_keyboard_comes_through_the_whole_page_and_shows_where_it_is(
    met: tuple[PageEntry, Page],
) -> None:
    _, tab = met
    for _ in range(400):
        tab.keyboard.press("Tab")
        at = tab.evaluate(FOCUSED)
        assert at["body"] or at["seen"], at["what"]
        if at["link"] == "/tilgjengelighet":
            return
    pytest.fail("The last link of the page was never reached.")


def test_whoever_has_not_signed_in_is_asked_to_and_sees_no_number(site: Site, page: Page) -> None:
    for address in (
        "",
        "drift",
        "strategi",
        "spor",
        "tilgjengelighet",
    ):  # every page begins with the same line
        page.goto(f"{site.address}/{address}")
        wait_until_drawn(page)
        if address == "tilgjengelighet":
            expect(page.get_by_role("heading", level=1)).to_have_text("Tilgjengelighet")
            continue
        expect(page.get_by_role("button", name="Logg inn"), address).to_be_visible()
        assert not NUMBER.search(page.locator("body").inner_text()), address


def test_a_leader_sees_the_own_unit_and_never_the_others(signed_in: dict[str, Page], site: Site) -> None:
    for person, own, other in (
        ("leder", "Fjordgløtt sykehjem", "211"),
        ("leder2", "211", "Fjordgløtt sykehjem"),
    ):
        tab = signed_in[person]
        for path in ("/drift?periode=2026-10", "/forklaringer?periode=2026-10"):
            tab.goto(site.address + path)
            wait_until_drawn(tab)
            said = tab.locator("[data-testid=stMain]").inner_text()
            assert other not in said or own == "211"
            if person == "leder2":
                assert "Fjordgløtt" not in said


def test_whoever_signs_in_comes_to_the_page_they_asked_for(site: Site, page: Page) -> None:
    provider.sign_in(page, f"{site.address}/drift?periode=2026-09&del=vedtak", "klg", back_to=site.address)
    wait_until_drawn(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Styringsdialog drift")
    assert "periode=2026-09" in page.url
    assert "del=vedtak" in page.url


def test_signing_out_ends_it(site: Site, page: Page) -> None:
    provider.sign_in(page, site.address, "klg")
    page.get_by_role("button", name="Ledergruppen (KLG)").click()
    page.get_by_role("button", name="Logg ut").click()
    page.wait_for_url(lambda url: "end_session" in url or url == f"{site.address}/")
    page.goto(site.address + "/drift")
    expect(page.get_by_role("button", name="Logg inn")).to_be_visible(timeout=30_000)


def forged(claims: dict[str, object], key: str = "bare-for-proevene-0123456789abcdef") -> str:
    return create_signed_value(key, COOKIE, json.dumps(claims)).decode()


def put_cookie(context: BrowserContext, site: Site, value: str) -> None:
    context.add_cookies([{"name": COOKIE, "value": value, "url": site.address, "httpOnly": True}])


def claims(site: Site, lasts: float) -> dict[str, object]:
    return {
        "is_logged_in": True, "origin": site.address, "iss": "http://localhost", "sub": "okonomi-1", "provider": "default",
        "name": "Ottar Økonomi", "roles": ["Styring.Okonomi"], "exp": int(time.time() + lasts),
    }  # fmt: skip


def test_a_cookie_signed_by_somebody_else_is_told_about_and_gives_nothing(
    site: Site, page: Page, trace
) -> None:
    put_cookie(page.context, site, forged(claims(site, 3600), key="en annens noekkel"))
    page.goto(site.address + "/drift")
    wait_until_drawn(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Innloggingen kunne ikke bekreftes")
    expect(page.get_by_role("button", name="Logg inn på nytt")).to_be_visible()
    assert "ugyldig informasjonskapsel" in trace("ugyldig informasjonskapsel")


def test_a_token_that_has_run_out_is_told_about_and_gives_nothing(site: Site, page: Page, trace) -> None:
    put_cookie(page.context, site, forged(claims(site, -60)))
    page.goto(site.address + "/drift")
    wait_until_drawn(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Innloggingen er utløpt")
    assert not NUMBER.search(page.locator("body").inner_text())
    assert "utløpt innlogging" in trace("utløpt innlogging")


def test_an_open_page_ends_with_its_token(site: Site, page: Page) -> None:
    put_cookie(page.context, site, forged(claims(site, 12)))
    page.goto(site.address + "/drift?periode=2026-10")
    wait_until_drawn(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Styringsdialog drift")
    page.wait_for_timeout(12_500)
    page.get_by_role("radio", name="Tiltak").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Innloggingen er utløpt", timeout=30_000)
    expect(page.locator("[data-testid=stMain]")).not_to_contain_text(NUMBER, timeout=30_000)


def test_a_download_is_for_whoever_it_was_made_for(signed_in: dict[str, Page], site: Site) -> None:
    owner = signed_in["leder"]
    owner.goto(site.address + "/drift?periode=2026-10")
    wait_until_drawn(owner)
    with owner.expect_request(re.compile(r"/media/.*\.csv")) as made:
        owner.get_by_role("button", name="CSV").first.click()
    path = made.value.url.removeprefix(site.address)
    assert asked(site, path, cookies(owner))[0] == 200
    for person in ("leder2", "klg", "okonomi", "folkevalgt", "ingen"):
        assert asked(site, path, cookies(signed_in[person]))[0] == 403, person
    assert asked(site, path)[0] == 403


def test_nobody_but_the_oekonomileder_hands_in_files(signed_in: dict[str, Page], site: Site) -> None:
    for person in ("klg", "leder", "folkevalgt", "ingen"):
        assert asked(site, "/_stcore/upload_file/oekt/fil", cookies(signed_in[person]), "PUT")[0] == 403
    assert asked(site, "/_stcore/upload_file/oekt/fil", method="PUT")[0] == 403


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/interact"]
)
def test_what_nobody_needs_is_closed_to_everybody(signed_in: dict[str, Page], site: Site, path: str) -> None:
    for person in ("okonomi", "folkevalgt"):
        assert asked(site, path, cookies(signed_in[person]))[0] == 403


def test_health_tells_no_figure_of_the_municipality_and_published_pages_wait_for_a_role(
    signed_in: dict[str, Page], site: Site
) -> None:
    status, told = asked(site, "/helse")
    assert status == 200
    assert set(json.loads(told)) == {
        "tilstand",
        "hva",
        "lager",
        "disk",
        "siste_innlesing",
        "spor_venter",
        "versjon_gjort_klar",
    }
    assert asked(site, "/publisert/")[0] == 403
    assert asked(site, "/publisert/", cookies(signed_in["ingen"]))[0] == 403
    assert asked(site, "/publisert/", cookies(signed_in["folkevalgt"]))[0] == 200
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert asked(site, "/publisert/", cookies(signed_in["folkevalgt"]), method)[0] == 405


def test_an_address_that_leads_nowhere_says_so_in_bokmaal(site: Site) -> None:
    status, said = asked(site, "/finnes-ikke", accept="text/html")
    assert status == 404
    assert "Siden finnes ikke" in said


def session_of(tab: Page, site: Site) -> str:
    """The id of the tab's own conversation with the server."""
    lines: list[WebSocket] = []
    ids: list[str] = []

    def read(frame: str | bytes) -> None:
        if isinstance(frame, bytes):
            message = ForwardMsg.FromString(frame)
            if message.WhichOneof("type") == "new_session":
                ids.append(message.new_session.initialize.session_id)

    def hear(line: WebSocket) -> None:
        lines.append(line)
        line.on("framereceived", read)

    tab.on("websocket", hear)
    tab.goto(site.address + "/drift?periode=2026-10")
    wait_until_drawn(tab)
    return ids[0]


def over_the_line(site: Site, cookie: str, page: str, session: str = "") -> bytes:
    """Everything the server sends to whoever asks for `page` over the websocket itself, with another's session id."""
    xsrf = dict(each.split("=", 1) for each in cookie.split("; ") if "=" in each).get("_streamlit_xsrf", "")
    protocols = [Subprotocol(word) for word in ("streamlit", xsrf.strip('"'), session) if word]
    asking = BackMsg(rerun_script=ClientState(page_name=page, query_string="periode=2026-10"))
    heard = b""
    with connect(
        site.address.replace("http", "ws") + "/_stcore/stream",
        additional_headers={"Cookie": cookie}, origin=Origin(site.address), subprotocols=protocols, max_size=None,
    ) as line:  # fmt: skip
        line.send(asking.SerializeToString())
        while True:
            frame = line.recv(timeout=60)
            assert isinstance(frame, bytes)
            heard += frame
            if ForwardMsg.FromString(frame).WhichOneof("type") == "script_finished":
                return heard


ONLY_INSIDE = b"muntlig gjennomgang"  # said on the pages of the dialogue, and in nothing that is published


def test_the_line_itself_gives_another_role_no_number(signed_in: dict[str, Page], site: Site) -> None:
    theirs = session_of(signed_in["okonomi"], site)
    own = over_the_line(site, cookies(signed_in["okonomi"]), "drift")
    assert ONLY_INSIDE in own, "the way of asking must give the numbers to those who may see them"
    for page in ("drift", "forklaringer", "moeter", "rapporter", "opplasting", "publisering", "spor"):
        for person, refusal in (
            ("folkevalgt", "Du har ikke tilgang til denne siden"),
            ("ingen", "ikke fått en rolle"),
        ):
            heard = over_the_line(site, cookies(signed_in[person]), page, theirs)
            assert ONLY_INSIDE not in heard
            assert refusal.encode() in heard, (person, page)
            assert not NUMBER.search(heard.decode("utf-8", "replace")), (person, page)
        without = over_the_line(site, "", page, theirs)
        assert "Du må logge inn".encode() in without
        assert not NUMBER.search(without.decode("utf-8", "replace")), page


def test_a_leader_with_anothers_session_still_sees_the_own_unit_only(
    signed_in: dict[str, Page], site: Site
) -> None:
    theirs = session_of(signed_in["leder"], site)
    heard = over_the_line(site, cookies(signed_in["leder2"]), "drift", theirs)
    assert "Fjordgløtt".encode() not in heard


def test_the_oekonomileder_borrows_eyes_and_gives_them_back(signed_in: dict[str, Page], site: Site) -> None:
    tab = signed_in["okonomi"]
    tab.goto(site.address + "/drift?som=folkevalgt")
    wait_until_drawn(tab)
    expect(tab.get_by_role("heading", level=1)).to_have_text("Ingen tilgang")
    tab.goto(site.address + "/drift?som=leder:311&periode=2026-10")
    wait_until_drawn(tab)
    assert "Fjordgløtt" in tab.locator("[data-testid=stMain]").inner_text()
    expect(tab.get_by_role("button", name="Vis som: Enhetsleder")).to_be_visible()
    assert "Opplasting" not in menu(tab)
    tab.get_by_role("button", name="Vis som: Enhetsleder").click()
    tab.get_by_role("button", name="Tilbake til meg selv").click()
    tab.get_by_role("button", name="Data og hjelp").click(timeout=30_000)
    expect(tab.get_by_role("menuitem", name="Opplasting", exact=True)).to_be_visible(timeout=30_000)
    tab.keyboard.press("Escape")


def test_eyes_in_the_address_are_nothing_to_others(signed_in: dict[str, Page], site: Site) -> None:
    tab = signed_in["folkevalgt"]
    tab.goto(site.address + "/drift?som=okonomi")
    wait_until_drawn(tab)
    expect(tab.get_by_role("heading", level=1)).to_have_text("Ingen tilgang")


def all_events() -> str:
    every = dict.fromkeys(("hendelse", "hvem", "fra", "til"))
    return str(queries.run("spor/hendelser", lakes.get().newest().id, **every).to_csv())


@pytest.fixture(scope="module")
def trace(site: Site, lake_in) -> Callable[[str], str]:
    """What has been brought into the lake, once an event is: the server does so every few seconds."""

    def told(event: str) -> str:
        with lake_in(site.data):
            deadline = time.monotonic() + 60
            while event not in (said := all_events()) and time.monotonic() < deadline:
                time.sleep(0.2)
        return said

    return told


def test_who_signed_in_and_who_was_refused_is_traced(signed_in: dict[str, Page], site: Site, trace) -> None:
    asked(site, "/finnes-heller-ikke", accept="text/html")
    told = trace("/finnes-heller-ikke")
    for name, _ in provider.PEOPLE.values():
        assert name in told
    for event in ("innlogget", "avvist innlogging", "ingen tilgang", "ukjent adresse"):
        assert event in told


def test_no_log_line_holds_a_name_a_text_or_an_amount(signed_in: dict[str, Page], site: Site) -> None:
    log = site.log()
    for name, _ in provider.PEOPLE.values():
        assert name not in log
        assert name.split()[0].lower() + "@" not in log
    assert "Fjordgløtt" not in log
    assert not NUMBER.search(log)


def test_cookies_are_kept_from_scripts_and_other_sites(signed_in: dict[str, Page]) -> None:
    for cookie in signed_in["okonomi"].context.cookies():
        assert cookie["sameSite"] == "Lax"
        assert cookie["httpOnly"] or cookie["name"] == "_streamlit_xsrf"


@pytest.mark.parametrize(
    "path", ["/publisert/", "/publisert/2026-10/", "/publisert/2026-09/", "/publisert/2026-09/utgave-1/"]
)
def test_what_is_published_is_accessible_at_every_size_and_asks_nothing_of_others(
    signed_in: dict[str, Page], site: Site, path: str
) -> None:
    tab = signed_in["folkevalgt"]
    hosts: set[str] = set()
    tab.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    tab.goto(site.address + path)
    assert tab.locator("html").get_attribute("lang") == "nb"
    assert tab.get_by_role("heading", level=1).count() == 1
    assert tab.locator("script").count() == 0
    for size in (NARROW, PHONE, TWICE, SCREEN):
        tab.set_viewport_size(size)
        broken = Axe().run(tab)
        assert broken.violations_count == 0, f"{size}: {broken.generate_report()}"
        assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), size
    assert hosts == {site.address.removeprefix("http://")}


def test_a_published_page_is_read_with_the_keyboard_alone(signed_in: dict[str, Page], site: Site) -> None:
    tab = signed_in["folkevalgt"]
    tab.goto(site.address + "/publisert/2026-10/")
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("link", name="Hopp til innholdet")).to_be_focused()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    seen = tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert seen != "none"
    assert tab.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_folkevalgt_reads_the_newest_month_first_and_holds_two_against_each_other(
    signed_in: dict[str, Page], site: Site
) -> None:
    tab = signed_in["folkevalgt"]
    tab.goto(site.address + "/sammendrag")
    wait_until_drawn(tab)
    said = tab.locator("[data-testid=stMain]").inner_text()
    assert "Kort fortalt" in said
    assert "Les dette." in said
    assert "oktober 2026 har kommunen brukt" in said
    tab.goto(site.address + "/sammendrag?maaned=2026-09")
    wait_until_drawn(tab)
    assert "Rettet" in tab.locator("[data-testid=stMain]").inner_text()
    tab.goto(site.address + "/sammendrag?maaned=2026-10&mot=2026-09")
    wait_until_drawn(tab)
    assert "Avviket hittil gikk fra" in tab.locator("[data-testid=stMain]").inner_text()
