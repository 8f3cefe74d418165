"""Kommunekompasset in a real browser: where we stand in one look, a question assessed, and the book taken along."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.test_moete import WAIT_MS, choose, settle, text_of_docx, text_of_pdf, unbroken
from tests.browser.test_start import PHONE, SCREEN, resize, wait_until_drawn

DELER = ("naa", "omraadet", "utvikling", "sammenlign", "egenvurdering", "plan", "bevis", "registrer")


@pytest.fixture
def address(start_app, demo_folder: Path, tmp_path: Path) -> Iterator[str]:
    """The app with a demo municipality of the test's own."""
    with start_app(Path(shutil.copytree(demo_folder, tmp_path / "data"))) as running:
        yield running


def test_every_section_is_accessible_and_does_not_scroll_sideways_on_a_phone(page: Page, app: str) -> None:
    page.set_viewport_size(SCREEN)
    for del_ in DELER:
        page.goto(f"{app}/kommunekompass?del={del_}")
        wait_until_drawn(page)
        broken = [each["id"] for each in Axe().run(page).response["violations"]]
        assert broken == [], del_
        resize(page, PHONE)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), del_
        resize(page, SCREEN)


def test_what_has_moved_and_what_the_next_points_take_is_read_without_scrolling(page: Page, app: str) -> None:
    page.set_viewport_size(SCREEN)
    page.goto(f"{app}/kommunekompass")
    wait_until_drawn(page)
    for told in ("Fjordvik fikk 380 av 800 poeng i 2023", "30 flere enn i 2023", "ti tiltak og 144 dagsverk"):
        expect(page.locator("p.setning").filter(has_text=told)).to_be_in_viewport(ratio=1)
    expect(page.get_by_text("380 av 800", exact=True)).to_be_in_viewport()
    page.get_by_role("link", name="6 Kvalitetsutvikling").click()
    expect(page.get_by_role("heading", name="Styrker (")).to_be_visible(timeout=WAIT_MS)


def test_a_question_is_assessed_and_the_projection_and_the_book_follow(
    page: Page, address: str, tmp_path: Path
) -> None:
    page.goto(f"{address}/kommunekompass?del=egenvurdering&vurder_omraade=5&vurder_nr=5.2.1")
    expect(page.get_by_role("heading", name="5.2.1", exact=False)).to_be_visible(timeout=WAIT_MS)
    settle(page)
    choose(page, "Omfang: grad", "Fullt ut")
    choose(page, "Omfang: hvor langt", "Gjennomført")
    page.get_by_label("Omfang: dokumentasjon").fill("Sak 71/2026 om serviceerklæring")
    choose(page, "Vurdert av (rolle, ikke navn)", "Kommunikasjonsleder")
    page.get_by_role("button", name="Lagre", exact=True).click()
    expect(page.get_by_text("5.2.1 er lagret. Anslaget gikk fra")).to_be_visible(timeout=WAIT_MS)

    page.goto(f"{address}/kommunekompass?del=bevis")
    wait_until_drawn(page)
    for name, read in (("Word", text_of_docx), ("PDF", text_of_pdf)):
        with page.expect_download(timeout=WAIT_MS) as download:
            page.get_by_role("button", name=name, exact=True).click()
        download.value.save_as(tmp_path / name)
        said = unbroken(read(tmp_path / name))
        assert unbroken("Sak 71/2026 om serviceerklæring") in said
        assert unbroken("5.2 Medarbeidernes fokus på service") in said
