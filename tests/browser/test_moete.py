"""A whole meeting in a real browser: called, explained, opened, walked through by keyboard, decided in, closed, written out."""

import io
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from tests.browser.test_start import PHONE, SCREEN, resize, wait_until_drawn

WAIT_MS = 30_000
OKTOBER = "2026-11-10-drift"
HEAD = "År;Periode;Kontoklasse;Ansvar;Funksjon;Art;Beløp\n"
EVIL = "<script>document.title=1</script>"


@pytest.fixture
def address(start_app, demo_folder: Path, tmp_path: Path) -> Iterator[str]:
    """The app with a demo municipality of the test's own: what is written in one test is in no other."""
    with start_app(Path(shutil.copytree(demo_folder, tmp_path / "data"))) as running:
        yield running


def open_meeting(page: Page, address: str, moete: str = OKTOBER) -> None:
    page.goto(f"{address}/moeter?moete={moete}")
    expect(page.get_by_role("heading", level=2, name="Dagsorden")).to_be_visible(timeout=WAIT_MS)


def on_screen(page: Page, address: str, steg: int = 1, moete: str = OKTOBER) -> None:
    page.goto(f"{address}/moeter?moete={moete}&vis=skjerm&steg={steg}")
    expect(page.locator("h2.spoersmaal")).to_be_visible(timeout=WAIT_MS)


def question(page: Page) -> Locator:
    return page.locator("h2.spoersmaal")


def write(page: Page, text: str, owner: str = "", deadline: str = "") -> None:
    """Fill in the form where the number stands, and press the button."""
    settle(page)
    field = page.get_by_label("Hva er bestemt?")
    if not field.is_visible():
        page.get_by_text("Skriv beslutning eller oppgave").click()
    field.fill(text)
    if owner:
        choose(page, "Ansvarlig (rolle)", owner)
    if deadline:
        pick(page, "Frist", deadline)
    page.get_by_role("button", name="Skriv i referatet").click()


def version_told(page: Page, sentence: str) -> int:
    """The version that the sentence names; `sentence` is a regular expression."""
    told = page.get_by_text(re.compile(sentence))
    expect(told).to_be_visible(timeout=WAIT_MS)
    found = re.search(sentence.replace(r"\d+", r"(\d+)"), told.inner_text())
    assert found
    return int(found[1])


def settle(page: Page) -> None:
    """Wait until the page has been written out: what is opened before that may be drawn anew."""
    expect(page.get_by_test_id("stApp")).to_have_attribute(
        "data-test-script-state", "notRunning", timeout=WAIT_MS
    )


def choose(page: Page, label: str, words: str) -> None:
    """Type until the list has it, and take it; once more where the list was drawn anew in the meantime."""
    field = page.get_by_label(label)
    for _ in range(3):
        field.click()
        field.press("Control+a")
        page.keyboard.type(words, delay=20)
        option = page.get_by_role("option", name=words).first
        expect(option).to_be_visible(timeout=WAIT_MS)
        option.click()
        page.wait_for_timeout(400)
        if words.lower() in field.input_value().lower():
            return
    raise AssertionError(f"«{words}» could not be chosen as {label}")


def pick(page: Page, label: str, day: str) -> None:
    """Type a date into its three fields: day, month, year."""
    page.get_by_role("group", name=label, exact=True).get_by_role("spinbutton").first.click()
    page.keyboard.type(day.replace(".", ""))


def test_the_screen_is_walked_by_keyboard_and_buttons(page: Page, app: str) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    on_screen(page, app)
    settle(page)
    expect(question(page)).to_have_text("Hva er endret siden sist?")
    page.keyboard.press("ArrowRight")
    expect(question(page)).to_have_text("Hva er åpent fra før?", timeout=WAIT_MS)
    page.locator(".st-key-neste button").click()
    expect(question(page)).to_have_text("Hvordan ligger vi an mot budsjettet?", timeout=WAIT_MS)
    page.keyboard.press("ArrowLeft")
    expect(question(page)).to_have_text("Hva er åpent fra før?", timeout=WAIT_MS)
    expect(page.get_by_role("link", name="Opplasting")).not_to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", level=2, name="Dagsorden")).to_be_visible(timeout=WAIT_MS)


def test_every_question_fits_the_projector_and_is_accessible(page: Page, app: str) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    on_screen(page, app)
    place = page.locator(".skjermhode p").last
    steps = int(place.inner_text().split(" av ")[1])
    assert steps == 16
    for steg in range(1, steps + 1):
        if steg > 1:
            page.locator(".st-key-neste button").click()
        expect(place).to_have_text(f"{steg} av {steps}", timeout=WAIT_MS)
        wait_until_drawn(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), steg
        broken = [each["id"] for each in Axe().run(page).response["violations"]]
        assert broken == [], (steg, question(page).inner_text())


def test_an_action_without_owner_or_deadline_is_refused_and_what_was_typed_stays(
    page: Page, app: str
) -> None:
    on_screen(page, app, 4)
    write(page, "Legge fram ny turnus")
    expect(page.get_by_text("En oppgave må ha en ansvarlig (rolle).")).to_be_visible(timeout=WAIT_MS)
    expect(page.get_by_label("Hva er bestemt?")).to_have_value("Legge fram ny turnus")
    write(page, "Legge fram ny turnus", owner="Kommunalsjef helse og omsorg")
    expect(page.get_by_text("En oppgave må ha en frist.")).to_be_visible(timeout=WAIT_MS)
    expect(page.get_by_label("Hva er bestemt?")).to_have_value("Legge fram ny turnus")


def test_arrows_in_a_text_move_the_cursor_and_not_the_meeting(page: Page, app: str) -> None:
    on_screen(page, app, 4)
    settle(page)
    asked = question(page).inner_text()
    page.get_by_text("Skriv beslutning eller oppgave").click()
    page.get_by_label("Hva er bestemt?").fill("Tekst")
    for key in ("ArrowLeft", "ArrowLeft", "ArrowRight"):
        page.get_by_label("Hva er bestemt?").press(key)
    page.wait_for_timeout(1_500)
    assert question(page).inner_text() == asked
    expect(page.get_by_label("Hva er bestemt?")).to_have_value("Tekst")


def test_a_meeting_from_explanation_to_minutes(page: Page, address: str, tmp_path: Path) -> None:
    explain(page, address)
    open_meeting(page, address)
    page.get_by_role("button", name="Åpne møtet").click()
    expect(page.get_by_text("Møtet er i gang.")).to_be_visible(timeout=WAIT_MS)

    follow_up_the_first_open_action(page)
    decide_on_the_nursing_home(page, address)
    the_link_opens_the_number(page, address)

    close(page, address)
    minutes_hold_what_was_decided(page)
    the_next_meeting_opens_with_what_is_open(page, address)


def explain(page: Page, address: str) -> None:
    """A unit answers before the meeting, and the answer stands beside its number."""
    page.goto(f"{address}/forklaringer?enhet=219")
    expect(page.get_by_text("Barnevern: 2,5 mill. kr merforbruk")).to_be_visible(timeout=WAIT_MS)
    settle(page)
    choose(page, "Hovedårsak", "Flere brukere")
    page.get_by_label("Hva er årsaken til avviket?").fill(f"Flere plasseringer fra mars. {EVIL}")
    page.get_by_label("Hva gjør enheten med det?").fill("Gjennomgang av avtalene.")
    page.get_by_role("button", name="Lagre forklaringen").click()
    expect(page.get_by_text("Forklaringen fra Barnevern er lagret.")).to_be_visible(timeout=WAIT_MS)
    page.goto(f"{address}/drift?omraade=OO&enhet=219")
    expect(page.get_by_text(f"Flere plasseringer fra mars. {EVIL}").first).to_be_visible(timeout=WAIT_MS)
    assert "Styringsdialog" in page.title()


def follow_up_the_first_open_action(page: Page) -> None:
    expect(page.get_by_role("cell", name="Forsinket 7 dager")).to_be_visible(timeout=WAIT_MS)
    settle(page)
    page.get_by_text("Følg opp en oppgave").click()
    page.get_by_label("Hva ble gjort, eller hvorfor ikke?").fill("Planen er lagt fram")
    page.get_by_role("button", name="Lagre status").click()
    expect(page.get_by_text("Oppgave 1/13.10.2026: utført.")).to_be_visible(timeout=WAIT_MS)
    expect(page.get_by_role("cell", name="Forsinket 7 dager")).to_have_count(0)


def decide_on_the_nursing_home(page: Page, address: str) -> None:
    on_screen(page, address, 4)
    expect(question(page)).to_contain_text("Fjordgløtt sykehjem")
    write(page, "Stoppe innleie på natt", "Kommunalsjef helse og omsorg", "15.12.2026")
    expect(page.get_by_text("Skrevet i referatet: oppgave 1/10.11.2026.")).to_be_visible(timeout=WAIT_MS)


def the_link_opens_the_number(page: Page, address: str) -> None:
    open_meeting(page, address)
    expect(page.get_by_role("cell", name="Stoppe innleie på natt")).to_be_visible(timeout=WAIT_MS)
    page.get_by_role("link", name="Fjordgløtt sykehjem, avvik hittil −4,1 mill. kr").click()
    expect(page.get_by_text("har Fjordgløtt sykehjem brukt 4,1 mill. kr mer")).to_be_visible(timeout=WAIT_MS)
    assert "enhet=311" in page.url


def close(page: Page, address: str, moete: str = OKTOBER) -> None:
    open_meeting(page, address, moete)
    page.get_by_text("Avslutt møtet", exact=True).click()
    page.get_by_label("Merknad til referatet (valgfritt)").fill("Godt møte.")
    page.get_by_role("button", name="Avslutt møtet og lås referatet").click()
    expect(page.get_by_text("Møtet er avsluttet. Referatet er om oktober 2026")).to_be_visible(
        timeout=WAIT_MS
    )
    expect(page.get_by_text("Skriv beslutning eller oppgave")).to_have_count(0)


def minutes_hold_what_was_decided(page: Page) -> None:
    page.get_by_text("Last ned referat og månedsrapport").click()
    for name, text in (("Word", text_of_docx), ("PDF", text_of_pdf)):
        with page.expect_download(timeout=WAIT_MS) as download:
            page.get_by_role("button", name=name, exact=True).first.click()
        said = unbroken(text(download.value.path()))
        for told in (
            "Stoppe innleie på natt", "Kommunalsjef helse og omsorg", "15.12.2026", "Godt møte.", "Flere plasseringer fra mars.",
        ):  # fmt: skip
            assert unbroken(told) in said
        assert "utkast" not in said


def unbroken(text: str) -> str:
    """Without the spaces and hyphens of lines that are broken."""
    return re.sub(r"[\s\u00ad-]+", "", text)


def text_of_docx(path: Path) -> str:
    made = docx.Document(str(path))
    cells = (cell.text for table in made.tables for row in table.rows for cell in row.cells)
    return " ".join([*(paragraph.text for paragraph in made.paragraphs), *cells])


def text_of_pdf(path: Path) -> str:
    return " ".join(each.extract_text() for each in PdfReader(io.BytesIO(path.read_bytes())).pages)


def the_next_meeting_opens_with_what_is_open(page: Page, address: str) -> None:
    page.goto(f"{address}/moeter")
    expect(page.get_by_role("heading", name="Kall inn til møte")).to_be_visible(timeout=WAIT_MS)
    pick(page, "Dato", "08.12.2026")
    page.get_by_role("button", name="Kall inn", exact=True).click()
    expect(page.get_by_text("Møtet er kalt inn.")).to_be_visible(timeout=WAIT_MS)
    expect(page.get_by_role("cell", name="Stoppe innleie på natt")).to_be_visible(timeout=WAIT_MS)
    expect(page.get_by_role("cell", name="Legge fram en plan for å få ned innleie")).to_have_count(0)
    assert date(2026, 12, 8).isoformat() in page.url


def test_newer_numbers_are_told_with_the_difference_and_can_be_taken_in(
    page: Page, address: str, tmp_path: Path
) -> None:
    upload(page, address, tmp_path, "oktober.csv", "2026;10;1;3111;253;010;1000000,00\n")
    open_meeting(page, address)
    before = version_told(page, r"Møtet er låst til versjon \d+, men det er kommet nyere tall")
    expect(page.get_by_text("Det som er blitt annerledes")).to_be_visible(timeout=WAIT_MS)
    page.get_by_role("button", name="Lås møtet til de nye tallene").click()
    expect(page.get_by_text("men det er kommet nyere tall")).to_have_count(0, timeout=WAIT_MS)
    assert version_told(page, r"tallene er låst til versjon \d+") > before


def upload(page: Page, address: str, folder: Path, name: str, rows: str) -> None:
    (folder / name).write_text(f"{HEAD}{rows}", "utf-8")
    page.goto(f"{address}/opplasting")
    expect(page.get_by_role("button", name="Velg filer")).to_be_visible(timeout=WAIT_MS)
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(folder / name)
    page.get_by_role("button", name="Godkjenn og lagre").click(timeout=WAIT_MS)
    expect(page.get_by_text("Lagret som versjon").first).to_be_visible(timeout=WAIT_MS)


def test_two_who_write_in_the_same_meeting_lose_nothing(page: Page, open_tab, address: str) -> None:
    with open_tab(1366, 768) as (other, _):
        for tab in (page, other):
            on_screen(tab, address, 4)
            settle(tab)
        write(page, f"Første {EVIL}", "HR-leder", "15.12.2026")
        write(other, "Andre", "Økonomileder", "16.12.2026")
        for tab in (page, other):
            expect(tab.get_by_text("Skrevet i referatet")).to_be_visible(timeout=WAIT_MS)
    open_meeting(page, address)
    expect(page.get_by_role("cell", name=f"Første {EVIL}")).to_be_visible(timeout=WAIT_MS)
    expect(page.get_by_role("cell", name="Andre")).to_be_visible()
    assert "document" not in page.title()


@pytest.mark.parametrize(
    "path", ["moeter", f"moeter?moete={OKTOBER}", "forklaringer", "rapporter", "drift?del=siden_sist"]
)
def test_the_pages_of_the_meeting_are_accessible_and_do_not_scroll_sideways(
    page: Page, app: str, path: str
) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{app}/{path}")
    wait_until_drawn(page)
    for size in (PHONE, SCREEN):
        resize(page, size)
        assert [each["id"] for each in Axe().run(page).response["violations"]] == [], size
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), size
