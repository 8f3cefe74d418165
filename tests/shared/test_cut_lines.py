"""The line to PostgreSQL, and then to S3, cut in the middle of reading and writing: it is said, and mended without a restart."""

import threading
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard import lake as lakes
from dashboard import queries, storage
from dashboard.dialog.write import newest
from dashboard.errors import DashboardError
from dashboard.intake import receive
from dashboard.lake import Lake
from dashboard.publish import package, register
from dashboard.settings import Settings
from tests.intake.conftest import TODAY
from tests.publish.test_publishing import october, publish
from tests.shared.servers import KEY, PASSWORD, SECRET, Servers
from tests.test_lake import amounts, commit, post

__all__ = ["october"]  # the fixture

SECRETS = (PASSWORD, KEY, SECRET, "127.0.0.1", "localhost", "http://", "postgresql://", "Traceback")


@pytest.fixture
def lake(shared_data: Path) -> Lake:
    return lakes.get()


def told(error: DashboardError) -> str:
    """What a person reads: in bokmål, and nothing of machines and keys."""
    said = f"{error.title}. {error.what_happened} {error.what_to_do}"
    assert not [each for each in SECRETS if each in said], said
    return said


def refused(action: object) -> str:
    assert callable(action)
    with pytest.raises(DashboardError) as error:
        action()
    return told(error.value)


def test_without_the_catalog_everything_says_so_and_is_as_before_when_it_is_back(
    lake: Lake, servers: Servers, tmp_path: Path
) -> None:
    first = commit(lake, "regnskap", [post(1, 100)])
    file = tmp_path / "regnskap.csv"
    file.write_text("År;Periode;Kontoklasse;Ansvar;Funksjon;Art;Beløp\n2026;2;1;1100;120;010;5\n", "utf-8")
    settings = Settings()

    def look() -> None:
        receive.inspect(file, file.name, lake, settings, today=TODAY).close()

    asking = (
        lake.newest, lake.history, lambda: commit(lake, "regnskap", [post(2, 5)], base=first.id), look,
        lambda: queries.run("oversikt/perioder", first.id), lambda: Lake(lake.place, tmp_path), register.utgivelser,
    )  # fmt: skip
    for cut in (servers.postgres_line.refuse, servers.postgres_line.swallow):
        cut()
        for each in asking if cut == servers.postgres_line.refuse else asking[:1]:
            assert "Katalogen (PostgreSQL) svarer ikke" in refused(each)
        servers.mend()
        assert lake.newest() == first
        assert amounts(lake) == {(2026, 1): 100}
    look()
    assert commit(lake, "regnskap", [post(2, 5)]).id == first.id + 1


def test_without_the_storage_what_is_read_is_there_what_is_not_says_so_and_nothing_half_is_stored(
    lake: Lake, servers: Servers
) -> None:
    first = commit(lake, "regnskap", [post(1, 100)])
    assert amounts(lake) == {(2026, 1): 100}
    second = commit(lake, "regnskap", [post(2, 200)])
    servers.s3_line.refuse()
    assert "Lageret for filene (S3) svarer ikke" in refused(lambda: amounts(lake, second.id))
    said = refused(lambda: commit(lake, "regnskap", [post(3, 300)]))
    assert "Lageret for filene (S3) svarer ikke. Ingenting er endret." in said
    assert lake.newest() == second
    servers.mend()
    assert amounts(lake, first.id) == {(2026, 1): 100}
    assert amounts(lake, second.id) == {(2026, 1): 100, (2026, 2): 200}
    commit(lake, "regnskap", [post(3, 300)])
    assert amounts(lake) == {(2026, 1): 100, (2026, 2): 200, (2026, 3): 300}


COMMITTING = (b"Kari Lagrer", b"COMMIT")  # the version is written with its author, and then let stand


def test_a_commit_whose_answer_is_lost_is_found_again(lake: Lake, servers: Servers) -> None:
    base = lake.newest().id
    servers.postgres_line.lose_answer_to(*COMMITTING)
    made = commit(lake, "regnskap", [post(1, 100)], base=base, author="Kari Lagrer")
    assert servers.postgres_line.has_lost()
    assert (made.id, made.author) == (base + 1, "Kari Lagrer")
    assert [each.id for each in lake.history()] == [made.id]
    assert amounts(lake) == {(2026, 1): 100}


def test_a_commit_whose_answer_is_lost_for_good_is_told_as_uncertain(lake: Lake, servers: Servers) -> None:
    base = lake.newest().id
    servers.postgres_line.lose_answer_to(*COMMITTING, stay_cut=True)
    said = refused(lambda: commit(lake, "regnskap", [post(1, 100)], base=base, author="Kari Lagrer"))
    assert said.startswith("Uvisst om det ble lagret.")
    servers.mend()
    assert [each.id for each in lake.history()] == [base + 1], "it was stored, and Historikk tells"
    assert amounts(lake) == {(2026, 1): 100}


def test_a_commit_that_nobody_heard_of_is_whole_for_the_next_process_that_opens_the_lake(
    lake: Lake, servers: Servers, tmp_path: Path
) -> None:
    """Its files were taken away again by the process that thought it had failed, and that ended without finding out."""
    servers.postgres_line.lose_answer_to(*COMMITTING, stay_cut=True)
    refused(lambda: commit(lake, "regnskap", [post(1, 100)], author="Kari Lagrer"))
    servers.mend()
    other = Lake(lake.place, tmp_path)
    assert amounts(other) == {(2026, 1): 100}
    assert not [name for name in other.place.files.names() if name.startswith("uvisst")]
    other.close()


def test_lines_cut_again_and_again_under_readers_and_a_writer_tear_nothing(
    lake: Lake, servers: Servers
) -> None:
    """Every commit writes the same amount to two periods."""
    stored = [commit(lake, "regnskap", [post(1, 1), post(2, 1)]).id]
    done = threading.Event()
    wrong: list[str] = []

    def until_done(action: object) -> None:
        assert callable(action)
        while not done.is_set():
            try:
                action()
            except DashboardError as error:
                told(error)
            except Exception as error:  # noqa: BLE001 - told below, in the test's own thread
                wrong.append(f"{type(error).__name__}: {error}")

    def write() -> None:
        number = len(stored) + 1
        stored.append(commit(lake, "regnskap", [post(1, number), post(2, number)]).id)

    def read() -> None:
        found = amounts(lake)
        if found[2026, 1] != found[2026, 2]:
            wrong.append(str(found))

    threads = [threading.Thread(target=until_done, args=(action,)) for action in (write, read, read)]
    for thread in threads:
        thread.start()
    for line in (servers.postgres_line, servers.s3_line) * 3:
        done.wait(0.4)
        line.refuse()
        done.wait(0.1)
        line.mend()
    done.wait(0.4)
    done.set()
    for thread in threads:
        thread.join()
    assert wrong == []
    for each in lake.history():
        months = amounts(lake, each.id)
        assert months[2026, 1] == months[2026, 2] >= Decimal(1)
    assert set(stored) <= {each.id for each in lake.history()}


def test_an_edition_on_s3_is_read_without_it_once_it_has_been_read(
    october: Lake, servers: Servers, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = publish()
    folder = register.folder(edition)
    package.verify(folder, edition.manifest)
    page = package.read(folder, "index.html", edition.manifest)
    servers.s3_line.refuse()
    assert package.read(folder, "index.html", edition.manifest) == page
    assert "Det publiserte kan ikke leses nå" in refused(
        lambda: package.read(folder, "sammendrag.pdf", edition.manifest)
    )
    said = refused(lambda: publish(grunn="Rettet.", base=newest()))
    assert "svarer ikke" in said or "tok ikke imot" in said
    servers.mend()
    assert package.read(folder, "sammendrag.pdf", edition.manifest).startswith(b"%PDF")
    storage.write_bytes(folder.storage, folder.path("tall/mer.csv"), b"x")
    assert "hører ikke til" in refused(lambda: package.verify(folder, edition.manifest))
    assert publish(grunn="Rettet.").utgave == 2
