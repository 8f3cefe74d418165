"""Two `dashboard serve` on one PostgreSQL and one S3, as an inter-municipal IT company would run them: what is done at one is there
at the other, and both say so when either is cut off."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from dashboard import lake as lakes
from dashboard import paths, settings
from dashboard.access import Role, User
from dashboard.dialog import moete
from dashboard.dialog.write import newest
from dashboard.intake import receive
from dashboard.lake import ChangedMeanwhile, Lake
from dashboard.period import Period
from dashboard.publish import package, publishing, register
from tests.agenda.small_lake import STEDER, commit, posts
from tests.browser.test_moete import on_screen, write
from tests.browser.test_opplasting import accept, drop, open_upload
from tests.operation.served import Served, served
from tests.shared.servers import KEY, PASSWORD, SECRET, Servers, as_environment

KARI = User("Kari Økonom", Role.OKONOMI)
OKTOBER = Period(2026, 10)
HEAD = "År;Periode;Kontoklasse;Ansvar;Funksjon;Art;Beløp\n"
SECONDS, WAIT_MS = 20, 30_000


@dataclass(frozen=True)
class Pair:
    one: Served
    other: Served
    lake: Lake
    environment: dict[str, str]

    def run(self, *command: object) -> subprocess.Popen[bytes]:
        """A third process, that ends."""
        words = [sys.executable, "-m", "dashboard.cli", *map(str, command)]
        return subprocess.Popen(words, cwd=paths.ROOT, env={**os.environ, **self.environment},
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # fmt: skip


@pytest.fixture(scope="module")
def pair(servers_of_the_worker: Servers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    folder = tmp_path_factory.mktemp("to-servere")
    chosen = {
        **servers_of_the_worker.chosen(),
        "kommune": "Storvik kommune",
        "kommunenummer": "1841",
        "logg": "json",
    }
    environment = as_environment({**chosen, "data": str(folder / "tredje")})
    with pytest.MonkeyPatch.context() as patch, ExitStack() as stack:
        for name, value in environment.items():
            patch.setenv(name, value)
        settings.get.cache_clear()
        lakes.get.cache_clear()
        lake = lakes.get()
        commit(
            lake,
            organisasjon=STEDER,
            regnskap=[*posts("3111", 1_400_000), *posts("2111", 900_000)],
            budsjett=posts("3111", 1_000_000, range(1, 13), versjon="regulert")
            + posts("2111", 1_000_000, range(1, 13), versjon="regulert"),
        )
        one, other = (stack.enter_context(served(folder / name, **chosen)) for name in ("en", "to"))
        yield Pair(one, other, lake, environment)
        lake.close()
    lakes.get.cache_clear()
    settings.get.cache_clear()


@pytest.fixture(scope="module")
def tab() -> Iterator[Page]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ.get("DASHBOARD_CHROMIUM"), args=["--no-sandbox"]
        )
        yield chromium.new_page(viewport={"width": 1366, "height": 768}, locale="nb-NO")
        chromium.close()


def soon(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < deadline, "it did not come to hold"
        time.sleep(0.2)


def accounts(folder: Path, periode: int, beloep: str) -> Path:
    path = folder / f"regnskap_{periode}_{beloep}.csv"
    path.write_text(f"{HEAD}2025;{periode};1;3111;253;010;{beloep}\n", "utf-8")
    return path


def test_what_is_uploaded_decided_and_published_at_one_is_there_at_the_other(
    pair: Pair, tab: Page, tmp_path: Path
) -> None:
    # An upload at one, and a third process that imports.
    open_upload(tab, pair.one.address)
    drop(tab, accounts(tmp_path, 11, "1500000"))
    accept(tab)
    tab.goto(f"{pair.other.address}/drift?periode=2025-11&del=okonomi")
    expect(tab.get_by_text("November 2025").first).to_be_visible(timeout=WAIT_MS)
    imported = pair.run("import", accounts(tmp_path, 12, "1700000"), "--author", "Planlagt")
    assert imported.wait(60) == 0
    tab.goto(f"{pair.other.address}/drift?periode=2025-12&del=okonomi")
    expect(tab.get_by_text("Desember 2025").first).to_be_visible(timeout=WAIT_MS)

    # A decision in a meeting.
    called = moete.plan(KARI, dato=date(2026, 11, 10), period=OKTOBER, deltakere=["Kommunedirektør"], dagsorden=["okonomi"])  # fmt: skip
    moete.open_meeting(KARI, called)
    on_screen(tab, pair.one.address, 1, called.id)
    write(tab, "Innleien stanses til januar", "Kommunedirektør", "15.12.2026")
    expect(tab.get_by_text("Skrevet i referatet")).to_be_visible(timeout=WAIT_MS)
    tab.goto(f"{pair.other.address}/moeter?moete={called.id}")
    expect(tab.get_by_role("cell", name="Innleien stanses til januar")).to_be_visible(timeout=WAIT_MS)

    # The same month looked at by two: whoever accepts last is told.
    path = accounts(tmp_path, 12, "1800000")
    with receive.inspect(path, path.name, pair.lake, settings.get()) as upload:
        assert pair.run("import", accounts(tmp_path, 12, "1900000"), "--author", "Planlagt").wait(60) == 0
        with pytest.raises(ChangedMeanwhile, match="Planlagt lagret"):
            receive.accept(upload, pair.lake, author="Kari", message="")

    # A period published twice at once: one edition.
    both = [pair.run("publish", "--period", "2026-10", "--author", name) for name in ("Kari", "Ola")]
    told = [process.communicate(timeout=90)[0].decode() for process in both]
    assert sorted(process.returncode for process in both) == [0, 1], told
    [edition] = register.utgivelser()
    folder = register.folder(edition)
    assert {name.split("/")[1] for name in folder.storage.names("2026-10")} == {folder.name.split("/")[1]}
    for server in (pair.one, pair.other):
        soon(lambda server=server: server.asked("/publisert/2026-10/")[0] == 200)  # type: ignore[misc]
        for file in ("index.html", "tall/oekonomi.csv", "manifest.json"):
            said = server.asked(f"/publisert/2026-10/{file}")
            assert said == (200, package.read(folder, file, edition.manifest).decode()), file
    publishing.withdraw(KARI, edition, "Feil tall for helse.", newest())
    for server in (pair.one, pair.other):
        soon(lambda server=server: server.asked("/publisert/2026-10/")[0] == 410)  # type: ignore[misc]


def test_either_line_cut_is_told_in_words_and_everything_works_again_without_a_restart(
    pair: Pair, tab: Page, servers: Servers
) -> None:
    at = newest()
    edition = publishing.publish(KARI, Period(2026, 9), snapshot=at, forord="", base=at)
    address = "/publisert/2026-09/"
    for server in (pair.one, pair.other):
        soon(lambda server=server: server.asked(address)[0] == 200)  # type: ignore[misc]
    before = pair.lake.fingerprint(at)
    page = f"{pair.one.address}/drift?periode=2026-10&del=okonomi"
    told = "Til og med oktober 2026 har kommunen"
    tab.goto(page)
    expect(tab.get_by_text(told)).to_be_visible(timeout=WAIT_MS)

    servers.postgres_line.refuse()
    for server in (pair.one, pair.other):
        soon(lambda server=server: server.asked(address)[0] == 503)  # type: ignore[misc]
        assert "Det publiserte kan ikke leses nå" in server.asked(address)[1]
        assert server.asked("/helse/levende")[0] == 200
    tab.goto(page)
    expect(tab.get_by_text("Datalageret svarer ikke. Du ser det som sist ble lest")).to_be_visible(
        timeout=WAIT_MS
    )
    expect(tab.get_by_text(told)).to_be_visible(timeout=WAIT_MS)
    assert not _leaks(tab.content())
    servers.mend()
    soon(lambda: pair.one.asked(address)[0] == pair.other.asked(address)[0] == 200)
    tab.goto(page)
    expect(tab.get_by_text("Oktober 2026").first).to_be_visible(timeout=WAIT_MS)

    servers.s3_line.refuse()
    assert pair.one.asked(address)[0] == 200, "what has been read once is remembered"
    status, said = pair.other.asked(f"{address}tall/oekonomi.parquet")
    assert (status, "Det publiserte kan ikke leses nå" in said) == (503, True)
    assert not _leaks(said)
    servers.mend()
    soon(lambda: pair.other.asked(f"{address}tall/oekonomi.csv")[0] == 200)
    assert pair.lake.fingerprint(at) == before
    package.verify(register.folder(edition), edition.manifest)
    for server in (pair.one, pair.other):
        log = server.log.read_text("utf-8")
        assert "Traceback" not in log
        assert not _leaks(log), _leaks(log)


def _leaks(said: str) -> list[str]:
    return [each for each in (PASSWORD, KEY, SECRET, "postgresql://", "s3://") if each in said]
