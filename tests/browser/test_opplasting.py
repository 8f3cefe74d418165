"""A new user brings a real file in: reads what is said of it, accepts it, and sees the numbers. And what is refused."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from dashboard import paths
from tests.browser.test_start import PHONE, SCREEN, resize

STAVANGER = paths.ROOT / "tests" / "files" / "real" / "stavanger-2016-drift.csv"
HEAD = "År;Periode;Kontoklasse;Ansvar;Funksjon;Art;Beløp\n"
WAIT_MS = 30_000


@pytest.fixture(scope="module")
def data(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(demo_folder, tmp_path_factory.mktemp("opplasting") / "data"))


@pytest.fixture(scope="module")
def address(start_app, data: Path) -> Iterator[str]:
    with start_app(data) as running:
        yield running


def open_upload(page: Page, address: str) -> None:
    page.goto(f"{address}/opplasting")
    expect(page.get_by_role("button", name="Velg filer")).to_be_visible(timeout=WAIT_MS)


def drop(page: Page, path: Path, name: str | None = None) -> None:
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(path)
    expect(page.get_by_role("heading", level=2, name=name or path.name)).to_be_visible(timeout=WAIT_MS)


def accept(page: Page) -> None:
    page.get_by_role("button", name="Godkjenn og lagre").click()
    expect(page.get_by_text("Lagret som versjon").first).to_be_visible(timeout=WAIT_MS)


def file_in(folder: Path, name: str, body: str) -> Path:
    path = folder / name
    path.write_text(body, "utf-8")
    return path


def files_under(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def is_streamlits_own(violation: dict[str, Any]) -> bool:
    """The drop zone is both unseen by screen readers and named for them: best practice, not WCAG, and not ours to mend."""
    return violation["id"] == "presentation-role-conflict" and all(
        "stFileUploaderDropzone" in node["html"] for node in violation["nodes"]
    )


def test_a_new_user_takes_stavangers_budget_in_and_sees_it(page: Page, address: str) -> None:
    open_upload(page, address)
    drop(page, STAVANGER)
    expect(page.get_by_text("11 130 rader budsjett for 2016 er klare til å godkjennes.")).to_be_visible()
    expect(page.get_by_text("10 893 137 000").first).to_be_visible()
    page.get_by_text("Vis alle 347").click()
    expect(page.get_by_role("rowheader", name="1 227", exact=True).first).to_be_visible()
    accept(page)
    page.get_by_role("link", name="Se tallene i Styringsdialog drift").click()
    expect(page.get_by_role("heading", level=1, name="Styringsdialog drift")).to_be_visible(timeout=WAIT_MS)
    expect(page.get_by_text("Alders- og sykehjem").first).to_be_visible(timeout=WAIT_MS)
    assert "periode=2016" in page.url


def test_the_same_file_again_is_known(page: Page, address: str, tmp_path: Path) -> None:
    september = file_in(tmp_path, "september.csv", f"{HEAD}2026;9;1;1100;202;010;5,00\n")
    open_upload(page, address)
    drop(page, september)
    accept(page)
    open_upload(page, address)
    drop(page, september)
    expect(page.get_by_text("Nøyaktig denne filen ble godkjent").first).to_be_visible()
    expect(page.get_by_text("Uendret: filen har det samme som står fra før").first).to_be_visible()


def test_a_blocked_file_cannot_be_accepted(page: Page, address: str, tmp_path: Path) -> None:
    open_upload(page, address)
    drop(
        page,
        file_in(tmp_path, "oktober.csv", f"{HEAD}2026;10;1;1100;202;010;<script>document.title=1</script>\n"),
    )
    expect(page.get_by_text("Filen kan ikke godkjennes: 1 feil må rettes først.").first).to_be_visible()
    expect(page.get_by_role("button", name="Godkjenn og lagre")).to_be_disabled()
    expect(page.get_by_text("<script>document.title=1</script>").first).to_be_visible()
    assert "Opplasting" in page.title()


def test_a_file_about_persons_leaves_nothing_behind(
    page: Page, address: str, data: Path, tmp_path: Path
) -> None:
    open_upload(page, address)
    before = files_under(data / "inbox")
    body = "År;Måned;Enhet;Fødselsnummer;Sykefraværsdagsverk\n2026;10;Skolen;01010112345;3\n"
    drop(page, file_in(tmp_path, "fravær.csv", body))
    expect(page.get_by_text("Filen er avvist").first).to_be_visible()
    expect(page.get_by_text("01010112345")).to_have_count(0)
    assert files_under(data / "inbox") == before
    assert files_under(data / "temp") == set()


def test_going_back_demands_a_reason_and_is_a_new_version(page: Page, address: str, tmp_path: Path) -> None:
    open_upload(page, address)
    drop(page, file_in(tmp_path, "november.csv", f"{HEAD}2026;10;1;1100;202;010;5,00\n"))
    accept(page)
    page.get_by_role("tab", name="Historikk").click()
    page.get_by_role("button", name="Gjenopprett …").click()
    dialog = page.get_by_role("dialog")
    confirm = dialog.get_by_role("button", name="som ny versjon")
    confirm.click()
    expect(dialog.get_by_text("Skriv hvem du er og hvorfor")).to_be_visible(timeout=WAIT_MS)
    dialog.get_by_label("Hvorfor?").fill("Feil fil")
    dialog.get_by_label("Hvorfor?").press("Tab")
    confirm.click()
    expect(page.get_by_text("gjelder igjen. Lagret som versjon")).to_be_visible(timeout=WAIT_MS)
    expect(page.get_by_role("cell", name="Feil fil")).to_be_visible()


def test_a_file_on_the_page_is_accessible_and_does_not_scroll_sideways(
    page: Page, address: str, tmp_path: Path
) -> None:
    page.set_viewport_size(PHONE)
    open_upload(page, address)
    drop(
        page,
        file_in(tmp_path, "oktober.csv", f"{HEAD}2026;10;1;1100;202;010;5,00\n2026;10;1;1100;202;xx;6,00\n"),
    )
    page.get_by_text("Oppsett: datasett").click()
    expect(page.get_by_role("button", name="Bruk oppsettet")).to_be_visible(timeout=WAIT_MS)
    for size in (PHONE, SCREEN):
        resize(page, size)
        broken = [each for each in Axe().run(page).response["violations"] if not is_streamlits_own(each)]
        assert broken == [], size
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), size
