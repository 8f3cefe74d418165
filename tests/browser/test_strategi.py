"""A strategic meeting in a real browser: called from the year's plan, shown, decided in, closed; and the question it is for."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.test_moete import (
    WAIT_MS,
    close,
    on_screen,
    open_meeting,
    question,
    settle,
    text_of_docx,
    unbroken,
    write,
)
from tests.browser.test_start import wait_until_drawn

OKTOBER = "2026-11-24-strategisk"


@pytest.fixture
def address(start_app, demo_folder: Path, tmp_path: Path) -> Iterator[str]:
    """The app with a demo municipality of the test's own."""
    with start_app(Path(shutil.copytree(demo_folder, tmp_path / "data"))) as running:
        yield running


def test_what_is_done_for_a_satsingsomraade_by_whom_with_what_money_and_how_far_stands_on_one_screen(
    page: Page, app: str
) -> None:
    page.goto(f"{app}/strategi")
    settle(page)
    page.get_by_text("2 Mestring hele livet", exact=True).click()
    said = page.get_by_text("Satsingsområde 2: 9 tiltak, 2 utført")
    expect(said).to_be_visible(timeout=WAIT_MS)
    for told in ("framdrift", "forsinket", "mill. kr i 2026", "Hovedansvar: HO"):
        expect(said).to_contain_text(told)
    expect(page.get_by_role("link", name="Lengst mulig i eget hjem")).to_be_in_viewport()


def test_every_question_of_the_strategic_meeting_is_accessible_on_the_projector(page: Page, app: str) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    on_screen(page, app, moete=OKTOBER)
    place = page.locator(".skjermhode p").last
    steps = int(place.inner_text().split(" av ")[1])
    assert steps == 17
    for steg in range(1, steps + 1):
        if steg > 1:
            page.locator(".st-key-neste button").click()
        expect(place).to_have_text(f"{steg} av {steps}", timeout=WAIT_MS)
        wait_until_drawn(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), steg
        broken = [each["id"] for each in Axe().run(page).response["violations"]]
        assert broken == [], (steg, question(page).inner_text())


def test_a_strategic_meeting_from_the_years_plan_to_minutes(page: Page, address: str) -> None:
    page.goto(f"{address}/aarshjul")
    settle(page)
    page.goto(f"{address}/moeter?nytt=strategisk&dato=2026-12-22")
    expect(page.get_by_role("heading", name="Kall inn til møte")).to_be_visible(timeout=WAIT_MS)
    settle(page)
    page.get_by_role("button", name="Kall inn", exact=True).click()
    expect(page.get_by_text("Møtet er kalt inn.")).to_be_visible(timeout=WAIT_MS)
    assert "2026-12-22-strategisk" in page.url

    open_meeting(page, address, OKTOBER)
    page.get_by_role("button", name="Åpne møtet").click()
    expect(page.get_by_text("Møtet er i gang.")).to_be_visible(timeout=WAIT_MS)
    expect(page.get_by_role("cell", name="Forsinket 7 dager")).to_be_visible(timeout=WAIT_MS)

    on_screen(page, address, 4, OKTOBER)
    expect(question(page)).to_contain_text("Mestring hele livet")
    write(page, "Felles plan for nattbemanning", "Kommuneoverlege", "15.01.2027")
    expect(page.get_by_text("Skrevet i referatet: oppgave 1/24.11.2026.")).to_be_visible(timeout=WAIT_MS)

    close(page, address, OKTOBER)
    page.get_by_text("Last ned referat og månedsrapport").click()
    with page.expect_download(timeout=WAIT_MS) as download:
        page.get_by_role("button", name="Word", exact=True).first.click()
    said = unbroken(text_of_docx(download.value.path()))
    for told in (
        "Felles plan for nattbemanning", "15.01.2027", "Mestring hele livet", "Brudd i den røde tråden", "Hold budsjettet",
        "Kostnad ett sted, gevinst et annet",
    ):  # fmt: skip
        assert unbroken(told) in said, told
