"""A new user opens the app: it is there, in bokmål, alone on its machine, and usable by everybody."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize, expect

ADDRESSES = ("/", "/drift", "/opplasting", "/hjelp")
SCREEN = ViewportSize(width=1366, height=768)
PHONE = ViewportSize(width=390, height=844)
DRAWN_MS = 30_000


@pytest.fixture(scope="module")
def tabs(open_tab) -> Iterator[dict[int, tuple[Page, Any]]]:
    """A tab of every size, by its width."""
    with ExitStack() as opened:
        yield {size["width"]: opened.enter_context(open_tab(**size)) for size in (SCREEN, PHONE)}


@pytest.fixture(
    scope="module",
    params=[(address, size["width"]) for size in (SCREEN, PHONE) for address in ADDRESSES],
    ids=lambda chosen: f"{chosen[0]} {chosen[1]}",
)
def opened(request: pytest.FixtureRequest, app: str, tabs) -> tuple[Page, Any]:
    """One of the pages at one of the sizes, drawn: the tab, and what the browser said meanwhile."""
    address, width = request.param
    tab, told = tabs[width]
    tab.goto("about:blank")
    told.forget()
    tab.goto(app + address)
    wait_until_drawn(tab)
    return tab, told


@pytest.fixture
def tab(opened: tuple[Page, Any]) -> Page:
    return opened[0]


def wait_until_drawn(tab: Page) -> None:
    """Wait until the page's script has run and the browser has drawn what came."""
    expect(tab.locator("[data-testid=stMain] h1")).to_be_visible(timeout=DRAWN_MS)
    expect(tab.locator("[data-testid=stApp]")).to_have_attribute(
        "data-test-script-state", "notRunning", timeout=DRAWN_MS
    )
    expect(tab.locator("[data-testid=stSkeleton]")).to_have_count(0, timeout=DRAWN_MS)
    expect(tab.locator("[data-testid=stVegaLiteChart]:not(:has(svg, canvas))")).to_have_count(
        0, timeout=DRAWN_MS
    )
    tab.evaluate("document.fonts.ready")
    tab.wait_for_timeout(150)  # what is there is laid out, and says nothing when done


def resize(tab: Page, size: ViewportSize) -> None:
    """Give the drawn page another size, and time to be laid out anew."""
    tab.set_viewport_size(size)
    tab.wait_for_timeout(400)


def test_it_is_in_bokmaal_under_one_heading(tab: Page) -> None:
    assert tab.locator("html").get_attribute("lang") == "nb"
    assert tab.get_by_role("heading", level=1).count() == 1


def test_it_shows_a_page_and_no_error(tab: Page) -> None:
    expect(tab.locator("[data-testid=stException], section.feil")).to_have_count(0)


def test_the_browser_has_nothing_to_complain_about(opened) -> None:
    # Streamlit looks for its own base address under the page's first, and finds it one step up.
    looked_for = "/_stcore/"
    assert [error for error in opened[1].errors if looked_for not in error] == []


def test_nothing_is_fetched_from_another_machine(opened) -> None:
    assert opened[1].hosts == {"localhost"}


# Streamlit's own drop zone breaks a piece of advice that is no part of WCAG.
ADVICE = {"rules": {"presentation-role-conflict": {"enabled": False}}}


def test_no_accessibility_rule_is_broken(tab: Page) -> None:
    result = Axe().run(tab, options=ADVICE if "/opplasting" in tab.url else None)
    assert result.violations_count == 0, result.generate_report()


def test_it_never_scrolls_sideways(tab: Page) -> None:
    assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def marked_in_the_menu(page: Page) -> list[str]:
    found: list[str] = page.locator("[data-testid=stTopNav] :is(a, button)").evaluate_all(
        "places => places.filter(each => getComputedStyle(each).boxShadow !== 'none').map(each => each.innerText.trim())"
    )
    return found


def test_the_saker_of_a_meeting_are_all_in_sight_on_a_phone(page: Page, app: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{app}/drift")
    wait_until_drawn(page)
    saker = page.get_by_role("radiogroup", name="Sak").get_by_role("radio").all()
    assert len(saker) == 5
    for sak in saker:
        expect(sak).to_be_in_viewport(ratio=1)


def test_the_menu_leads_from_page_to_page_and_tells_where_one_is(page: Page, app: str) -> None:
    page.goto(app)
    for section, title in (
        ("Styringsdialog", "Styringsdialog drift"),
        ("Data og hjelp", "Opplasting"),
        ("Data og hjelp", "Hjelp"),
        ("", "Oversikt"),
    ):
        if section:
            page.get_by_role("button", name=section, exact=True).click()
        page.get_by_role("menuitem" if section else "link", name=title, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(title, timeout=DRAWN_MS)
        assert marked_in_the_menu(page) == [section or title]
