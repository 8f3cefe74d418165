"""Also what Streamlit itself writes is in bokmål, in a browser that speaks English; and what people write is left alone."""

import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from dashboard.ui import bokmaal
from tests.browser.test_start import DRAWN_MS, wait_until_drawn

WAIT_MS = 30_000
OKTOBER = "moete=2026-11-10-drift"
ADDRESSES = (
    "/",
    "/drift",
    "/drift?del=sykefravaer",
    "/drift?del=vedtak",
    "/forklaringer?enhet=219",
    "/moeter",
    f"/moeter?{OKTOBER}",
    "/rapporter",
    "/opplasting",
    "/hjelp",
    "/tilgjengelighet",
)
# Of Streamlit's words, those that are words in bokmål too.
ALSO_BOKMAAL = {
    "all", "app", "data", "drag", "form", "format", "index", "internet", "link", "maximum", "menu", "minimum", "server",
    "set", "sort", "standard", "status", "stop", "tab", "terminal", "type",
}  # fmt: skip
READ = """() => {
  const words = [], unseen = "script, style, noscript, [data-testid=stIconMaterial], textarea, td, th";
  const names = ["aria-label", "aria-roledescription", "aria-valuetext", "title", "placeholder", "alt"];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (!node.parentElement.closest(unseen)) words.push(node.data);
    } else if (!node.closest("[aria-hidden=true]")) {
      words.push(...names.map((name) => node.getAttribute(name)).filter(Boolean));
    }
  }
  return words;
}"""


def words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in re.findall(r"[^\W\d_]{3,}", text.lower())}


ENGLISH = words(bokmaal.WORDS) - words(bokmaal.WORDS.values()) - ALSO_BOKMAAL


@pytest.fixture(scope="module")
def abroad(browser: Browser, app: str) -> Iterator[Page]:
    """A tab in a browser that speaks English."""
    context = browser.new_context(viewport={"width": 1366, "height": 900}, locale="en-US")
    yield context.new_page()
    context.close()


def go(tab: Page, address: str) -> None:
    tab.goto(address)
    wait_until_drawn(tab)


def english(tab: Page) -> list[str]:
    """What the page says or names in English, after a moment to draw and translate."""
    tab.wait_for_timeout(300)
    said = sorted({text.strip() for text in tab.evaluate(READ)})
    return [text for text in said if words([text]) & ENGLISH and not words([text]) & words(bokmaal.REMAINS)]


def first(tab: Page, test_id: str) -> Locator:
    return tab.get_by_test_id(test_id).first


def test_the_words_that_are_looked_for_are_streamlits() -> None:
    assert {"choose", "close", "clear", "download", "remove", "press", "october"} <= ENGLISH


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_in_bokmaal_all_through(abroad: Page, app: str, address: str) -> None:
    go(abroad, app + address)
    assert english(abroad) == []
    assert abroad.get_by_test_id("stMainMenu").count() == 0


def test_a_list_and_its_search_are_in_bokmaal(abroad: Page, app: str) -> None:
    go(abroad, f"{app}/drift")
    field = first(abroad, "stSelectbox").locator("input")
    field.click()
    assert english(abroad) == []
    field.press("Control+a")
    abroad.keyboard.type("finnesikke")
    expect(abroad.get_by_text("Ingen treff")).to_be_visible(timeout=WAIT_MS)
    assert english(abroad) == []


def test_choosing_several_is_in_bokmaal(abroad: Page, app: str) -> None:
    go(abroad, f"{app}/moeter")
    chosen = first(abroad, "stMultiSelect")
    expect(chosen.get_by_label("Fjern Siden sist")).to_be_visible(timeout=WAIT_MS)
    chosen.locator("input").click()
    abroad.keyboard.type("finnesikke")
    expect(abroad.get_by_text("Ingen treff")).to_be_visible(timeout=WAIT_MS)
    assert english(abroad) == []


def test_a_date_and_its_calendar_are_in_bokmaal(abroad: Page, app: str) -> None:
    go(abroad, f"{app}/moeter")
    assert first(abroad, "stDateInput").get_by_role("spinbutton").evaluate_all(
        "(parts) => parts.map((part) => part.getAttribute('aria-label').split(',')[0])"
    ) == ["dag", "måned", "år"]
    abroad.get_by_label("Velg dato").first.click()
    calendar = first(abroad, "stDateInputCalendar")
    calendar.get_by_label("Neste måned").click()
    expect(calendar.locator("th").first).to_have_text(re.compile("^m", re.IGNORECASE))
    assert english(abroad) == []


def test_fields_say_in_bokmaal_how_they_are_sent(abroad: Page, app: str) -> None:
    go(abroad, f"{app}/forklaringer?enhet=219")
    first(abroad, "stTextArea").locator("textarea").fill("Close")
    expect(abroad.get_by_text("Trykk Ctrl+Enter for å sende inn")).to_be_visible(timeout=WAIT_MS)
    first(abroad, "stNumberInput").locator("input").fill("5")
    assert english(abroad) == []
    expect(first(abroad, "stTextArea").locator("textarea")).to_have_value("Close")


def test_a_chart_and_its_buttons_are_in_bokmaal(abroad: Page, app: str) -> None:
    go(abroad, f"{app}/drift")
    chart = first(abroad, "stVegaLiteChart")
    expect(chart.locator("svg").first).to_have_attribute("aria-hidden", "true", timeout=WAIT_MS)
    chart.hover()
    abroad.get_by_role("button", name=re.compile("^Last ned som bilde")).first.hover()
    expect(first(abroad, "stTooltipContent")).to_have_text("Last ned som bilde (PNG)", timeout=WAIT_MS)
    assert english(abroad) == []
    # The numbers stand in the table under the chart; the grid of raw columns is not offered.
    expect(abroad.get_by_role("button", name=re.compile("^Vis tallene"))).to_have_count(0)


def test_the_drop_zone_and_a_dialog_are_in_bokmaal(abroad: Page, app: str) -> None:
    go(abroad, f"{app}/opplasting")
    expect(abroad.get_by_role("button", name="Velg filer")).to_be_visible(timeout=WAIT_MS)
    abroad.get_by_role("tab", name="Historikk").click()
    abroad.get_by_role("button", name="Gjenopprett …").click()
    expect(abroad.get_by_role("dialog").get_by_role("button", name="Lukk").first).to_be_visible(
        timeout=WAIT_MS
    )
    assert english(abroad) == []


def test_a_program_that_has_stopped_is_told_in_bokmaal(
    browser: Browser, start_app, demo_folder: Path, tmp_path: Path
) -> None:
    context = browser.new_context(locale="en-US")
    tab = context.new_page()
    with start_app(Path(shutil.copytree(demo_folder, tmp_path / "data"))) as address:
        go(tab, f"{address}/hjelp")
    told = tab.get_by_role("dialog")
    expect(told.get_by_role("heading", name="Forbindelsen er brutt")).to_be_visible(timeout=WAIT_MS)
    expect(told.get_by_text("Siden kommer tilbake av seg selv.")).to_be_visible()
    expect(tab.locator("#omstart")).not_to_be_visible()  # it said the same until then
    assert english(tab) == []
    context.close()


PUT = """(markup) => {
  const place = Object.assign(document.createElement("section"), { id: "proeve", innerHTML: markup });
  document.querySelector("#proeve")?.remove();
  document.querySelector("[data-testid=stMain]").append(place);
}"""


LEFT_ALONE = (
    "<div data-testid='stMarkdownContainer'><p>Close</p></div>",
    "<div data-testid='stHtml'><p title='Close'>Close</p></div>",
    "<table><tr><td>Close</td></tr></table>",
    "<textarea>Close</textarea>",
    "<svg><text>Close</text></svg>",
    "<p>Close the file</p>",
)


def test_a_part_that_the_browser_did_not_get_is_told_in_bokmaal(abroad: Page, app: str) -> None:
    abroad.route("**/static/js/DownloadButton*.js", lambda route: route.abort())
    try:
        abroad.goto(f"{app}/drift")
        told = abroad.locator("[data-testid=stAlertContentError]").first
        expect(told).to_contain_text("Denne delen kan ikke vises: last siden på nytt.", timeout=DRAWN_MS)
    finally:
        abroad.unroute_all()


def test_what_the_app_and_people_write_is_left_alone(abroad: Page, app: str) -> None:
    go(abroad, f"{app}/hjelp")
    for markup in LEFT_ALONE:
        abroad.evaluate(PUT, markup)
        abroad.wait_for_timeout(100)
        assert abroad.locator("#proeve").inner_html().count("Close") == markup.count("Close"), markup


def test_words_that_come_later_and_come_again_are_translated(abroad: Page, app: str) -> None:
    go(abroad, f"{app}/hjelp")
    abroad.evaluate(PUT, "<button title='Close'> Close </button>")
    button = abroad.locator("#proeve button")
    expect(button).to_have_text("Lukk")
    expect(button).to_have_attribute("title", "Lukk")
    abroad.evaluate("document.querySelector('#proeve button').firstChild.data = 'Remove $& Close.csv'")
    expect(button).to_have_text("Fjern $& Close.csv")
    abroad.evaluate("document.querySelector('#proeve button').title = 'Clear all'")
    expect(button).to_have_attribute("title", "Fjern alle")


COUNT = """() => new Promise((done) => {
  let changes = 0;
  const all = { subtree: true, childList: true, characterData: true, attributes: true };
  new MutationObserver((each) => { changes += each.length; }).observe(document.querySelector("#proeve"), all);
  document.querySelector("#proeve button").firstChild.data = "Clear all";
  setTimeout(() => done(changes), 500);
})"""


def test_a_translation_is_one_change_and_starts_no_other(abroad: Page, app: str) -> None:
    go(abroad, f"{app}/hjelp")
    abroad.evaluate(PUT, "<button>Close</button>")
    assert abroad.evaluate(COUNT) == 2  # Streamlit's own, and ours


def test_the_script_is_the_one_of_the_list_and_is_kept(abroad: Page, app: str) -> None:
    with abroad.expect_response(lambda answer: "/bokmaal.js" in answer.url) as waited:
        go(abroad, f"{app}/hjelp")
    answer = waited.value
    assert answer.url == app + bokmaal.address()
    assert answer.text() == bokmaal.script()
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]
