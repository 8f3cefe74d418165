"""The server is started again under an open page: what is said meanwhile, and of what is pressed afterwards."""

import shutil
import signal
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_opplasting import HEAD, WAIT_MS, drop, file_in, open_upload
from tests.operation.served import free_port, served_at

WORDS = "Siden kommer tilbake av seg selv. Blir den borte lenge, si fra til den som drifter løsningen."


@pytest.fixture
def data(demo_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(demo_folder, tmp_path / "data"))


def test_one_message_while_the_server_is_away_and_what_is_pressed_after_is_said_not_to_be_done(
    page: Page, data: Path, tmp_path: Path
) -> None:
    port, asked = free_port(), list[str]()
    september = file_in(tmp_path, "september.csv", f"{HEAD}2026;9;1;1100;202;010;5,00\n")
    with served_at(port, data) as server:
        page.on("response", lambda answer: asked.append(f"{answer.status} {answer.url}"))
        open_upload(page, server.address)
        assert [each for each in asked if each.startswith("404")] == []
        drop(page, september)
        expect(page.get_by_role("button", name="Godkjenn og lagre")).to_be_enabled(timeout=WAIT_MS)
        idle = page.locator("[data-test-script-state=notRunning]")
        expect(idle).to_have_count(1, timeout=WAIT_MS)  # else the browser asks for the page again by itself
        server.process.kill()
        told = page.get_by_role("dialog")
        expect(told.get_by_text(WORDS)).to_be_visible(timeout=WAIT_MS)
        expect(page.get_by_text("dashboard serve")).not_to_be_visible()
    with served_at(port, data) as server:
        expect(told).to_have_count(0, timeout=WAIT_MS)
        page.get_by_role("button", name="Godkjenn og lagre").click()
        expect(told.get_by_role("heading", name="Ingenting er lagret")).to_be_visible(timeout=WAIT_MS)
        expect(told.get_by_text("slipp den på nytt")).to_be_visible()
        told.get_by_role("button", name="Lukk").click()
        drop(page, september)
        page.get_by_role("button", name="Godkjenn og lagre").click()
        expect(page.get_by_text("Lagret som versjon").first).to_be_visible(timeout=WAIT_MS)
        server.process.send_signal(signal.SIGTERM)
        expect(page.locator("#omstart").get_by_text(WORDS)).to_be_visible(timeout=WAIT_MS)
        expect(told).to_be_visible(timeout=WAIT_MS)
        expect(page.locator("#omstart")).not_to_be_visible()
