"""A folder taken in on a schedule: what is good is stored, the rest is set aside with its reason, and no file is ever lost."""

import os
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from dashboard import jobs, settings
from dashboard.cli import import_folder
from dashboard.cli.parser import Parser
from dashboard.errors import DashboardError
from dashboard.intake import file_moves, inbox, quarantine, receive
from dashboard.intake import folder as folders
from dashboard.intake.folder import AlreadyTakingIn, Outcome, Result
from dashboard.lake import Lake
from tests.agenda.small_lake import STEDER, commit

DAY = "2026-11-21"
ACCOUNTS = "År;Periode;Kontoklasse;Ansvar;Funksjon;Art;Beløp\n"
OCTOBER = f"{ACCOUNTS}2026;10;1;3111;253;010;700,50\n"
SEPTEMBER = f"{ACCOUNTS}2026;9;1;3111;253;010;500\n"
WRONG = f"{ACCOUNTS}2026;10;1;3111;253;010;sju hundre\n"
PLACES = "Ansvar;Ansvar navn;Enhet;Enhet navn;Tjenesteområde;Tjenesteområde navn;Gyldig fra\n3111;Natt;311;Solbakken;HO;Helse;2020-01-01\n"
PERSONS = "Enhet;Periode;Ansattnavn;Sykefraværsdagsverk\n311;2026-10;Nordmann, Kari;3\n"


class Share:
    """The folder, and what is found in it."""

    def __init__(self, root: Path, lake: Lake) -> None:
        self.root, self.lake = root, lake
        root.mkdir()

    def put(self, name: str, content: str, age: int = 60) -> Path:
        path = self.root / name
        path.write_text(content, "utf-8")
        then = time.time() - age
        os.utime(path, (then, then))
        return path

    def take_in(self) -> list[Result]:
        return folders.take_in(
            self.root, self.lake, settings.get(), author="Mappeimport", today=date.fromisoformat(DAY)
        )

    def outcomes(self) -> list[tuple[str, Outcome]]:
        return [(each.file, each.outcome) for each in self.take_in()]

    @property
    def files(self) -> dict[str, str]:
        """Every file in the folder but the lock, by its path in it."""
        found = (path for path in self.root.rglob("*") if path.is_file() and path.name != ".innlesing.laas")
        return {path.relative_to(self.root).as_posix(): path.read_text("utf-8-sig") for path in found}

    @property
    def brought(self) -> dict[str, str]:
        """The files without the messages."""
        return {path: content for path, content in self.files.items() if not path.endswith(".melding.txt")}

    def message(self, name: str) -> str:
        return self.files[f"karantene/{DAY}/{name}.melding.txt"]


@pytest.fixture
def share(lake: Lake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Share:
    monkeypatch.setattr(folders, "QUIET_SECONDS", 0.0)
    return Share(tmp_path / "import", lake)


def stored(lake: Lake) -> list[str]:
    """The files that made versions, oldest first."""
    return [each.details["file"] for each in reversed(lake.history()) if "file" in each.details]


def test_what_others_point_to_comes_first_then_the_oldest_and_each_is_a_version_of_its_own(
    share: Share, lake: Lake
) -> None:
    share.put("oktober.csv", OCTOBER, age=100)
    share.put("september.csv", SEPTEMBER, age=200)
    share.put("steder.csv", PLACES, age=1)
    assert [(each.file, each.outcome, each.version) for each in share.take_in()] == [
        (each.details["file"], Outcome.LEST_INN, each.id) for each in reversed(lake.history())
    ]
    assert stored(lake) == ["steder.csv", "september.csv", "oktober.csv"]
    newest = lake.newest()
    assert (newest.author, newest.message) == ("Mappeimport", "Regnskap oktober 2026 fra oktober.csv")
    assert share.brought == {
        f"innlest/{DAY}/{name}": content
        for name, content in (("oktober.csv", OCTOBER), ("september.csv", SEPTEMBER), ("steder.csv", PLACES))
    }
    assert share.take_in() == []


def test_what_is_still_being_copied_hidden_or_no_file_is_left_alone(
    share: Share, lake: Lake, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    names = ("a.csv.part", "b.TMP", ".c.csv", "~$d.xlsx", "Thumbs.db")
    for name in names:
        share.put(name, OCTOBER)
    growing = share.put("vokser.csv", OCTOBER)
    elsewhere = tmp_path / "andres.csv"
    elsewhere.write_text(SEPTEMBER, "utf-8")
    (share.root / "lenke.csv").symlink_to(elsewhere)
    (share.root / "mappe").mkdir()

    def grow(seconds: float) -> None:
        with growing.open("a", encoding="utf-8") as file:
            file.write("2026;10;1;3111;253;011;1\n")
        share.put("kom nå.csv", SEPTEMBER)

    monkeypatch.setattr(time, "sleep", grow)
    assert share.outcomes() == [("kom nå.csv", Outcome.VENTER), ("vokser.csv", Outcome.VENTER)]
    assert lake.history() == []
    assert set(share.files) == {*names, "vokser.csv", "lenke.csv", "kom nå.csv"}


def test_a_file_that_is_wrong_is_set_aside_with_what_where_and_what_to_do(share: Share, lake: Lake) -> None:
    share.put("feil.csv", WRONG)
    [result] = share.take_in()
    assert result.outcome is Outcome.KARANTENE
    assert result.sentence == "Filen kan ikke godkjennes: 1\N{NO-BREAK SPACE}feil må rettes først."
    assert lake.history() == []
    assert share.files[f"karantene/{DAY}/feil.csv"] == WRONG
    message = share.message("feil.csv")
    assert "«feil.csv» er ikke lest inn." in message
    assert "Feil: Rad 2, kolonne «Beløp»: «sju hundre» kan ikke leses som et beløp.\n" in message
    assert "Hva du kan gjøre: Rett verdien" in message
    assert "Legg den rettede filen i mappen på nytt." in message
    raw = (share.root / "karantene" / DAY / "feil.csv.melding.txt").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == raw.count(b"\n") > 5


def test_a_file_about_persons_stays_where_its_owner_put_it_unread_until_it_changes(
    share: Share, lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = share.put("fravær.csv", PERSONS)
    assert share.outcomes() == [("fravær.csv", Outcome.AVVIST)]
    assert set(share.files) == {"fravær.csv", "fravær.csv.melding.txt"}
    assert (share.root / "fravær.csv.melding.txt").stat().st_mode & 0o777 == 0o600
    assert lake.history() == []
    assert not settings.get().inbox.exists()
    message = share.files["fravær.csv.melding.txt"]
    assert "Kolonnen «Ansattnavn» hører til opplysninger om enkeltpersoner." in message
    assert "Ingenting fra filen er beholdt." in message
    assert "den ligger der du la den" in message
    assert "Nordmann" not in message
    with monkeypatch.context() as patch:
        patch.delattr(receive, "inspect")  # which would be missed, were the file looked at again
        assert share.outcomes() == [("fravær.csv", Outcome.AVVIST)]
    path.write_text(OCTOBER, "utf-8")
    assert share.outcomes() == [("fravær.csv", Outcome.LEST_INN)]
    assert set(share.brought) == {f"innlest/{DAY}/fravær.csv"}
    assert "fravær.csv.melding.txt" not in share.files


def test_a_message_is_not_written_through_a_link(share: Share, lake: Lake, tmp_path: Path) -> None:
    precious = tmp_path / "andres.txt"
    precious.write_text("urørt", "utf-8")
    share.put("feil.csv", WRONG)
    quarantined = share.root / "karantene" / DAY
    quarantined.mkdir(parents=True)
    (quarantined / "feil.csv.melding.txt").symlink_to(precious)
    assert share.outcomes() == [("feil.csv", Outcome.FEILET)]
    assert precious.read_text("utf-8") == "urørt"
    assert share.files["feil.csv"] == WRONG


def test_what_a_file_is_stored_with_warnings_of_is_told_and_lies_beside_it(share: Share, lake: Lake) -> None:
    lines = "".join(f"2026;1;1;{ansvar};253;010;1\n" for ansvar in range(4000, 4007))
    share.put("januar.csv", ACCOUNTS + lines)
    [result] = share.take_in()
    assert (result.outcome, result.warnings) == (Outcome.LEST_INN, 7)
    assert result.sentence.replace("\u00a0", " ") == "7 rader lagret som versjon 2. 7 advarsler."
    assert result.first == (
        "Ansvar «4000» hører ikke til noe tjenesteområde (1\u00a0rad, første gang i rad 2).",
    )
    beside = share.files[f"innlest/{DAY}/januar.csv.melding.txt"]
    assert beside.startswith("«januar.csv» er lest inn som versjon 2, med disse advarslene.")
    assert all(f"Ansvar «{ansvar}» hører ikke til" in beside for ansvar in range(4000, 4007))
    said = folders.warned([result]).replace("\u00a0", " ")
    assert said.startswith("7 advarsler, de første er: «januar.csv»: Ansvar «4000»")
    assert folders.summary([result]).replace("\u00a0", " ") == "1 fil: 1 lest inn."


def test_a_name_that_is_no_text_or_too_long_for_what_is_laid_beside_it_is_no_hindrance(
    share: Share, lake: Lake
) -> None:
    share.put("feil\n\x1b.csv", WRONG)
    share.put(f"{'å' * 120}.csv", WRONG)
    results = share.take_in()
    assert {each.outcome for each in results} == {Outcome.KARANTENE}
    for each in results:
        assert f"{each.file} {each.sentence} {each.remedy}".encode()
    assert sorted(each.name for each in quarantine.listed(share.root)) == ["feil__.csv", f"{'å' * 98}.csv"]
    assert all("er ikke lest inn" in each.message for each in quarantine.listed(share.root))


def test_what_nobody_knows_the_columns_of_is_for_a_person_to_map(share: Share, lake: Lake) -> None:
    share.put("ukjent.csv", "Ting;Tang\n1;2\n3;4\n")
    assert share.outcomes() == [("ukjent.csv", Outcome.KARANTENE)]
    assert "ta vare på oppsettet som profil" in share.message("ukjent.csv")


def test_a_person_must_accept_what_changes_the_published_or_writes_over_what_is_edited(
    share: Share, lake: Lake
) -> None:
    row = {"id": "M1", "plan": "Plan A", "planslag": "handlingsdel", "nivaa": "mål", "tittel": "Ført her"}
    published = {"aar": 2026, "periode": 10, "utgave": 1, "versjon": 1, "skrevet": 1, "status": "publisert"}
    rest = {"tidspunkt": "2026-11-20 08:00", "av": "Kari", "manifest": "abc"}
    commit(lake, organisasjon=STEDER, maalstruktur=[row], publisering=[{**published, **rest}])
    share.put("oktober.csv", OCTOBER)
    share.put("plan.csv", "Id;Plan;Planslag;Nivå;Tittel\nM1;Plan A;handlingsdel;mål;Fra filen\n")
    before = lake.newest()
    assert {outcome for _, outcome in share.outcomes()} == {Outcome.KARANTENE}
    assert lake.newest() == before
    told = share.message("oktober.csv")
    assert "Filen endrer tall som er publisert: oktober 2026 (utgave 1)." in told
    assert "Åpne siden Opplasting som økonomileder, og slipp filen der." in told
    told = share.message("plan.csv")
    assert "er ført eller endret i løsningen siden forrige fil" in told
    assert "Er filen riktig, godkjenn den der" in told


def test_the_message_points_to_the_page_only_where_the_page_shows_the_folder(
    share: Share, lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_IMPORTMAPPE", str(share.root))
    settings.get.cache_clear()
    share.put("ukjent.csv", "Ting;Tang\n1;2\n3;4\n")
    share.take_in()
    assert "velg filen under «I karantene»" in share.message("ukjent.csv")
    assert [each.name for each in quarantine.listed(share.root)] == ["ukjent.csv"]


def test_the_same_file_again_makes_no_version_whatever_it_is_called(share: Share, lake: Lake) -> None:
    share.put("oktober.csv", OCTOBER)
    share.take_in()
    first = lake.newest()
    share.put("oktober.csv", OCTOBER)
    share.put("en kopi.csv", OCTOBER)
    results = share.take_in()
    assert {(each.outcome, each.version) for each in results} == {(Outcome.KJENT, first.id)}
    assert lake.newest() == first
    assert set(share.brought) == {
        f"innlest/{DAY}/{name}" for name in ("oktober.csv", "oktober (2).csv", "en kopi.csv")
    }


def test_a_file_whose_numbers_are_set_aside_waits_for_a_person_and_one_that_stands_again_does_not(
    share: Share, lake: Lake
) -> None:
    share.put("september.csv", SEPTEMBER)
    share.take_in()
    without = lake.newest()
    share.put("oktober.csv", OCTOBER)
    share.take_in()
    october = lake.newest()
    set_aside = lake.restore(without.id, author="Økonomileder", message="Feil fil")

    for name, content in (("september.csv", SEPTEMBER), ("oktober.csv", OCTOBER)):
        share.put(name, content)
    assert share.outcomes() == [("september.csv", Outcome.KJENT), ("oktober.csv", Outcome.KARANTENE)]
    assert f"Filen ble lest inn som versjon {october.id}, og er satt til side etterpå." in share.message(
        "oktober.csv"
    )
    assert lake.newest() == set_aside

    lake.restore(october.id, author="Økonomileder", message="Den var riktig likevel")
    share.put("igjen.csv", OCTOBER)
    assert share.outcomes() == [("igjen.csv", Outcome.KJENT)]


def test_who_dies_between_storing_and_moving_stores_once(
    share: Share, lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(*_: Any) -> bool:
        raise KeyboardInterrupt

    share.put("oktober.csv", OCTOBER)
    with monkeypatch.context() as patch:
        patch.setattr(file_moves, "bring", dies)
        with pytest.raises(KeyboardInterrupt):
            share.take_in()
    assert stored(lake) == ["oktober.csv"]
    assert share.files["oktober.csv"] == OCTOBER
    assert share.outcomes() == [("oktober.csv", Outcome.KJENT)]
    assert stored(lake) == ["oktober.csv"]
    assert OCTOBER in share.files.values()
    assert "oktober.csv" not in share.files


def test_a_file_that_comes_in_the_place_of_another_is_not_put_away_unread(
    share: Share, lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept = receive.accept

    def overtaken(*given: Any, **named: Any) -> Any:
        made = accept(*given, **named)
        monkeypatch.setattr(receive, "accept", accept)
        share.put("tall.csv", SEPTEMBER, age=0)
        return made

    share.put("tall.csv", OCTOBER)
    monkeypatch.setattr(receive, "accept", overtaken)
    [result] = share.take_in()
    assert "En ny fil med samme navn er kommet" in result.sentence
    assert share.files == {"tall.csv": SEPTEMBER}
    assert share.outcomes() == [("tall.csv", Outcome.LEST_INN)]
    assert len(stored(lake)) == 2


def test_what_others_store_meanwhile_is_looked_at_before_the_file_is_accepted(
    share: Share, lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept, tries = receive.accept, []
    line = {"aar": 2026, "periode": 10, "kontoklasse": "1", "ansvar": "3111", "funksjon": "253", "art": "010"}

    def overtaken(*given: Any, **named: Any) -> Any:
        tries.append(1)
        if len(tries) == 1:
            commit(lake, regnskap=[{**line, "beloep": 700}])
        return accept(*given, **named)

    share.put("oktober.csv", OCTOBER)
    monkeypatch.setattr(receive, "accept", overtaken)
    assert share.outcomes() == [("oktober.csv", Outcome.LEST_INN)]
    assert len(tries) == 2


def test_a_fault_in_the_program_stops_one_file_and_leaves_it(
    share: Share, lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspect = receive.inspect

    def faulty(path: Path, *given: Any, **named: Any) -> Any:
        if path.name == "a.csv":
            raise ZeroDivisionError
        return inspect(path, *given, **named)

    share.put("a.csv", OCTOBER, age=90)
    share.put("b.csv", SEPTEMBER)
    monkeypatch.setattr(receive, "inspect", faulty)
    first, second = share.take_in()
    assert (first.outcome, second.outcome) == (Outcome.FEILET, Outcome.LEST_INN)
    assert "ZeroDivisionError" in first.sentence
    assert share.files["a.csv"] == OCTOBER


def test_one_at_a_time_and_two_at_once_store_each_file_once(share: Share, lake: Lake) -> None:
    share.put("oktober.csv", OCTOBER)
    with FileLock(share.root / ".innlesing.laas"), pytest.raises(AlreadyTakingIn):
        share.take_in()
    ready = threading.Barrier(2)

    def run(_: int) -> Sequence[Result]:
        ready.wait(30)
        try:
            return share.take_in()
        except AlreadyTakingIn:
            return []

    with ThreadPoolExecutor(2) as pool:
        results = [each for found in pool.map(run, range(2)) for each in found]
    assert [each.outcome for each in results] == [Outcome.LEST_INN]
    assert stored(lake) == ["oktober.csv"]


def test_a_folder_that_cannot_be_used_is_told_about_and_no_file_is_touched(share: Share, lake: Lake) -> None:
    share.put("oktober.csv", OCTOBER)
    (share.root / "karantene").write_text("en fil der mappen skal være")
    with pytest.raises(DashboardError, match="Mappen kan ikke brukes"):
        share.take_in()
    assert share.files["oktober.csv"] == OCTOBER
    share.root = share.root / "finnes ikke"
    with pytest.raises(DashboardError, match="Mappen finnes ikke"):
        share.take_in()
    assert lake.history() == []


# Moving


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Path]:
    """A folder on another filesystem."""
    memory = Path("/dev/shm")
    if not memory.is_dir() or memory.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("one filesystem only")
    folder = memory / f"styringsdialog-test-{os.getpid()}"
    yield folder
    for path in sorted(folder.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    folder.rmdir()


def test_a_move_to_another_filesystem_is_whole_or_not_at_all(
    elsewhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "fil.csv"
    source.write_text("innhold")
    known = file_moves.identity(source)

    def dies(_: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(file_moves, "_to_disk", dies)
        with pytest.raises(KeyboardInterrupt):
            file_moves.bring(source, file_moves.reserve(elsewhere, "fil.csv"), known)
    assert source.read_text() == "innhold"
    assert list(elsewhere.iterdir()) == []
    assert file_moves.bring(source, file_moves.reserve(elsewhere, "fil.csv"), known)
    assert not source.exists()
    assert [(path.name, path.read_text()) for path in elsewhere.iterdir()] == [("fil.csv", "innhold")]


def test_a_file_that_is_another_than_it_was_stays(tmp_path: Path) -> None:
    source = tmp_path / "fil.csv"
    source.write_text("innhold")
    known = file_moves.identity(source)
    source.write_text("et annet innhold")
    assert not file_moves.bring(source, file_moves.reserve(tmp_path / "inn", "fil.csv"), known)
    assert source.read_text() == "et annet innhold"
    assert list((tmp_path / "inn").iterdir()) == []


# Quarantine


def test_quarantine_is_listed_with_its_reason_and_a_file_is_released_from_it(share: Share) -> None:
    share.put("feil.csv", WRONG)
    share.take_in()
    (share.root / "karantene" / DAY / "uten melding.csv").write_text("x")
    listed = {each.name: each for each in quarantine.listed(share.root)}
    assert set(listed) == {"feil.csv", "uten melding.csv"}
    assert listed["feil.csv"].reason == "Filen kan ikke godkjennes: 1\N{NO-BREAK SPACE}feil må rettes først."
    assert listed["uten melding.csv"].reason == "Meldingen som skulle ligge ved siden av filen, mangler."
    quarantine.release(listed["feil.csv"].path)
    assert [each.name for each in quarantine.listed(share.root)] == ["uten melding.csv"]
    assert [path.read_text("utf-8") for path in share.root.glob("innlest/*/feil.csv")] == [WRONG]
    assert quarantine.listed(share.root / "finnes ikke") == []


# The command


def test_the_command_exits_by_how_it_went_and_every_run_is_a_job(
    share: Share, lake: Lake, capsys: pytest.CaptureFixture[str]
) -> None:
    parser = Parser(prog="dashboard")
    import_folder.add(parser.add_subparsers())

    def run(*words: str) -> int:
        options = parser.parse_args(["import-folder", *words])
        return int(options.run(options))

    here = ("--folder", str(share.root), "--author", "Nattplan")
    share.put("oktober.csv", OCTOBER)
    assert run(*here) == 0
    assert capsys.readouterr().out.splitlines()[-1].replace("\u00a0", " ") == "1 fil: 1 lest inn."
    share.put("feil.csv", WRONG)
    assert run(*here) == 2
    share.put("fravær.csv", PERSONS)
    assert run(*here) == 2
    before = lake.newest()
    assert run(*here) == 2
    (share.root / "fravær.csv").unlink()
    for folder in ("mappe", ".skjult"):
        (share.root / folder).mkdir()
    (share.root / "lenke.csv").symlink_to(share.root / "mappe")
    for name in (".a.csv", "Thumbs.db", "~$b.xlsx"):
        share.put(name, OCTOBER)
    for _ in range(2):
        assert run(*here) == 0
    passed = "2 mapper, 1 lenke, 2 skjulte filer og 1 uferdig eller åpen fil er ikke lest."
    said = capsys.readouterr().out.splitlines()[-1].replace("\u00a0", " ")
    assert said == f"Ingen filer i mappen. {passed}"
    assert lake.newest() == before, "a run that finds nothing new makes no version"
    for _ in range(2):
        with pytest.raises(DashboardError, match="Mappen finnes ikke"):
            run("--folder", str(share.root / "borte"))
    assert len([each for each in lake.history() if each.author == "Jobblogg"]) == 4
    told = jobs.read()
    assert [(each.status, each.antall, each.hvem) for each in told] == [
        ("feilet", None, "Mappeimport"),
        ("feilet", None, "Mappeimport"),
        ("advarsel", 0, "Nattplan"),
        ("advarsel", 0, "Nattplan"),
        ("ferdig", 1, "Nattplan"),
    ]
    assert "«fravær.csv»: Filen ser ut til å inneholde personopplysninger." in told[2].melding
    assert "Sett «importmappe» i innstillingene" in told[3].raad
    assert "10 advarsler, de første er: «oktober.csv»:" in told[4].melding.replace("\u00a0", " ")
    [upload] = lake.uploads()
    assert upload.author == "Nattplan"
    assert upload.details["sha256"] == inbox.fingerprint(
        share.root / "innlest" / f"{date.today()}" / "oktober.csv"
    )
