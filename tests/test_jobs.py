"""Jobs: noted when they begin and when they end, also where they are killed, and moving no figure."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from filelock import FileLock

from dashboard import cli, jobs, paths, tilstand
from dashboard import lake as lakes
from dashboard.agenda import spor as sporing
from dashboard.agenda.spor import Utvalg
from dashboard.cli import history
from dashboard.cli.parser import Parser
from dashboard.datasets.jobb import Jobb
from dashboard.errors import DashboardError
from dashboard.intake.folder_entries import LOCK
from dashboard.lake import Lake
from tests.agenda.small_lake import commit, posts

KILLED = """
import time
from dashboard import jobs
with jobs.running("sikkerhetskopi", hvem="Nattplan"):
    print("klar", flush=True)
    time.sleep(60)
"""


def told() -> list[tuple[str, str, int | None, str, str]]:
    """Every job as it stands, newest first."""
    jobs.flush()
    return [(each.slag, each.status, each.antall, each.melding, each.raad) for each in jobs.read()]


def only() -> Jobb:
    jobs.flush()
    [job] = jobs.read()
    return job


def test_a_job_that_says_nothing_went_well_and_one_says_how_many(lake: Lake) -> None:
    with jobs.running("kontroll", hvem="Kari"):
        pass
    with jobs.running("mappeimport", hvem="Nattplan") as job:
        job.tell("3 filer\x1b er lest inn.", antall=3)
    assert told() == [
        ("mappeimport", "ferdig", 3, "3 filer er lest inn.", ""),
        ("kontroll", "ferdig", None, "", ""),
    ]
    newest = jobs.read()[0]
    assert newest.hvem == "Nattplan"
    assert newest.prosess.endswith(f" {os.getpid()}")
    assert newest.slutt is not None
    assert timedelta(0) <= newest.slutt - newest.start < timedelta(minutes=1)


def test_while_a_job_goes_on_it_is_seen_as_such(lake: Lake) -> None:
    with jobs.running("ssb-henting"):
        assert (only().status, only().slutt) == ("pågår", None)
    assert only().status == "ferdig"


def test_a_job_may_end_with_a_warning_or_fail_without_an_error(lake: Lake) -> None:
    with jobs.running("kontroll") as job:
        job.warn("Disken har 4 GB igjen.", "Rydd på disken.")
    with jobs.running("kontroll") as job:
        job.fail("To filer er skadet.", "Hent dem fra sikkerhetskopien.", antall=2)
    assert told() == [
        ("kontroll", "feilet", 2, "To filer er skadet.", "Hent dem fra sikkerhetskopien."),
        ("kontroll", "advarsel", None, "Disken har 4 GB igjen.", "Rydd på disken."),
    ]


def _expected() -> None:
    raise DashboardError("Disken er full", "Det var ikke plass.", "Frigjør plass.")


def _unexpected() -> None:
    raise ZeroDivisionError("Kari Nordmann tjente 512 300 kr")


def _interrupted() -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("fault", "error", "status", "message"),
    [
        (_expected, DashboardError, "feilet", "Disken er full. Det var ikke plass."),
        (_unexpected, ZeroDivisionError, "feilet", "Uventet feil i programmet (ZeroDivisionError)."),
        (_interrupted, KeyboardInterrupt, "stoppet", "Avbrutt før den var ferdig."),
    ],
)
def test_an_error_goes_on_and_is_told_without_what_it_may_give_away(
    lake: Lake, fault: Callable[[], None], error: type[BaseException], status: str, message: str
) -> None:
    with pytest.raises(error), jobs.running("publisering"):
        fault()
    assert (only().status, only().melding) == (status, message)
    assert only().raad


def test_a_job_whose_process_is_killed_is_seen_as_stopped_and_stays_so(lake: Lake, data_folder: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", KILLED], cwd=paths.ROOT, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "DASHBOARD_DATA": str(data_folder)},
    ) as other:  # fmt: skip
        assert other.stdout
        assert other.stdout.readline() == "klar\n"
        assert (only().status, only().hvem) == ("pågår", "Nattplan")
        other.send_signal(signal.SIGKILL)
        other.wait(30)
    for _ in range(2):
        assert (only().status, only().slutt) == ("stoppet", None)
        assert "Start jobben på nytt" in only().raad
    with jobs.running("sikkerhetskopi"):
        pass
    assert [each[1] for each in told()] == ["ferdig", "stoppet"]


def test_of_another_machine_only_the_age_tells(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime.now(UTC).replace(tzinfo=None)
    begun = {"slag": "sikkerhetskopi", "status": "pågår", "prosess": "en-annen-maskin 7"}
    commit(
        lake,
        jobb=[
            {"id": "ny", "start": now - timedelta(hours=23), **begun},
            {"id": "gammel", "start": now - timedelta(hours=25), **begun},
        ],
    )
    assert [(each.id, each.status) for each in jobs.read()] == [("ny", "pågår"), ("gammel", "stoppet")]


def test_a_job_is_done_also_where_it_cannot_be_noted(data_folder: Path) -> None:
    data_folder.mkdir()
    (data_folder / "jobb").write_text("en fil der mappen skal være")
    with jobs.running("kontroll") as job:
        job.tell("Gjort.")
    assert job.melding == "Gjort."


def test_an_unknown_kind_is_a_mistake_in_the_program(data_folder: Path) -> None:
    with pytest.raises(ValueError, match="kaffekoking"), jobs.running("kaffekoking"):
        pass
    assert not (data_folder / "jobb").exists()


def test_what_is_noted_moves_no_figure_and_leaves_no_file_behind(lake: Lake, data_folder: Path) -> None:
    commit(lake, regnskap=posts("3111", 100))
    before = lake.newest()
    with jobs.flushing(), jobs.running("kontroll"):
        pass
    newest = lake.newest()
    assert (newest.author, newest.datasets) == ("Jobblogg", ("jobb",))
    assert lake.figures(newest.id) == lake.written(newest.id) == before
    assert lake.fingerprint(newest.id) == lake.fingerprint(before.id)
    assert [each.slag for each in sporing.trace(Utvalg(date.today(), date.today()), newest.id)] == [
        "Lastet opp"
    ]
    assert list((data_folder / "jobb").iterdir()) == []
    assert jobs.flush() == 0
    assert lake.newest() == newest


def test_a_run_that_finds_nothing_makes_no_version_and_the_last_one_is_shown(
    lake: Lake, data_folder: Path
) -> None:
    before = lake.newest()
    for _ in range(3):
        with jobs.flushing(), jobs.looking("mappeimport", hvem="Nattplan") as job:
            job.tell("Ingen filer i mappen.")
    assert lake.newest() == before
    assert told() == [("mappeimport", "ferdig", None, "Ingen filer i mappen.", "")]
    assert jobs.read()[0].id == job.id
    assert jobs.read(datetime.now(UTC)) == jobs.read(slag="kontroll") == []
    for _ in range(2):
        with pytest.raises(DashboardError), jobs.looking("mappeimport"):
            _expected()
    with jobs.looking("mappeimport") as job:
        job.begin()
        job.tell("1 fil: 1 lest inn.", antall=1)
    assert [each[1:4] for each in told()] == [
        ("ferdig", 1, "1 fil: 1 lest inn."),
        ("feilet", None, "Disken er full. Det var ikke plass."),
    ]
    for _ in range(3):
        with jobs.looking("mappeimport") as job:
            job.begin()
            job.fail("«a.csv»: Uventet feil.", "Meld fra.")
    assert [each[1:4] for each in told()][:2] == [
        ("feilet", None, "«a.csv»: Uventet feil."),  # the last, which alone is remembered
        ("feilet", None, "«a.csv»: Uventet feil."),
    ]
    assert len(told()) == 4
    [remembered] = (data_folder / "jobb").iterdir()
    assert remembered.stat().st_mode & 0o777 == 0o600
    remembered.write_text('{"id": 1')
    assert len(jobs.read()) == 3


def test_versions_that_only_note_jobs_are_shown_and_logged_only_when_asked_for(
    lake: Lake, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="dashboard")
    commit(lake, regnskap=posts("3111", 100))
    with jobs.flushing(), jobs.running("kontroll"):
        pass
    assert [record.__dict__["datasett"] for record in caplog.records if record.msg == "lagret"] == [
        ["regnskap"]
    ]
    for words, authors in (([], ["Test"]), (["--all"], ["Jobblogg", "Test"])):
        parser = Parser(prog="dashboard")
        history.add(parser.add_subparsers())
        options = parser.parse_args(["history", *words])
        assert options.run(options) == 0
        assert [line.split()[3] for line in capsys.readouterr().out.splitlines()] == authors


def test_what_cannot_be_brought_into_the_lake_waits(data_folder: Path) -> None:
    (data_folder).mkdir()
    (data_folder / "lake").write_text("en fil der mappen skal være")
    with jobs.flushing(), jobs.running("kontroll") as job:
        job.tell("Gjort.")
    (data_folder / "lake").unlink()
    assert told() == [("kontroll", "ferdig", None, "Gjort.", "")]
    assert lakes.get().history()[0].author == "Jobblogg"


def test_what_waits_where_nothing_can_be_moved_is_told_of_and_stops_no_other_work(
    lake: Lake, data_folder: Path
) -> None:
    (data_folder / "jobb").write_text("en fil der mappen skal være")
    with pytest.raises(DashboardError) as told:
        jobs.flush()
    assert told.value.title == "Jobbloggen kan ikke skrives"
    assert "noe på stien er ikke en mappe" in told.value.what_happened
    with jobs.flushing():
        pass


def test_a_run_that_finds_another_at_work_has_not_failed_and_leaves_no_line(
    lake: Lake, data_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with jobs.looking("mappeimport") as job:
        job.tell("Ingen filer i mappen.", antall=0)
    [before] = jobs.read()
    with FileLock(tmp_path / LOCK):
        assert cli.main(["import-folder", "--folder", str(tmp_path)]) == cli.COULD_NOT_RUN
    assert "En innlesing pågår allerede" in capsys.readouterr().err
    assert jobs.read() == [before], "the run that found nothing to do is still the last one"
    assert tilstand.Work().now().failed == {"mappeimport": 0}
