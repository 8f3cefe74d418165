"""The doctor finds what is really wrong, says so in bokmål, and is of help also where nothing can be opened."""

import json
import os
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard import cli, doctor, jobs, paths, settings
from dashboard import lake as lakes
from dashboard.backup import making
from dashboard.doctor import Result, Status, backups, configuration, disk, programs
from dashboard.lake import Lake, copying, incomplete
from dashboard.settings import Settings
from tests.agenda.small_lake import STEDER, commit, posts

Run = Callable[..., tuple[int, str, str]]
Damage = Callable[[Path], object]
LONG_AGO = time.time() - 3 * disk.DAY


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*words: str) -> tuple[int, str, str]:
        code = cli.main(list(words))
        out, err = capsys.readouterr()
        return code, out.replace("\u00a0", " "), err

    return run


@pytest.fixture
def small(lake: Lake, data_folder: Path) -> Path:
    """A data folder with three versions, closed; and one file received."""
    commit(lake, organisasjon=STEDER)
    commit(lake, regnskap=[*posts("3111", 100, [1, 2]), *posts("2111", 200, [1, 2])])
    commit(lake, regnskap=posts("3111", 150, [2]))
    inbox = (
        data_folder / "inbox" / "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" / "a.csv"
    )
    inbox.parent.mkdir(parents=True)
    inbox.write_bytes(b"test")
    lake.close()
    lakes.get.cache_clear()
    return data_folder


@pytest.fixture
def in_folder(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    def use(folder: Path) -> None:
        monkeypatch.setenv("DASHBOARD_DATA", str(folder))
        settings.get.cache_clear()

    return use


def bad(found: list[Result]) -> dict[str, str]:
    """What is not well, and what to do, by name."""
    told: dict[str, str] = {}
    for each in found:
        if each.status is not Status.OK:
            assert each.what_to_do
            told[each.name] = (
                f"{told.get(each.name, '')} {each.status}: {each.what} → {each.what_to_do}".strip()
            )
    return told


def parquet(folder: Path, place: int = 0) -> Path:
    """A file of the lake, the largest first."""
    files = sorted((folder / "lake" / "files").rglob("*.parquet"), key=lambda path: path.stat().st_size)
    return files[-1 - place]


def sql(folder: Path, *statements: str) -> None:
    with closing(sqlite3.connect(folder / "lake" / "catalog.sqlite")) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 0xFF
    path.write_bytes(content)


def overwrite(path: Path, at: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(content)


def aged(path: Path, content: bytes = b"rest", moment: float = LONG_AGO) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    os.utime(path, (moment, moment))
    return path


def test_where_all_is_well_the_doctor_says_so_and_notes_that_it_looked(small: Path, run: Run) -> None:
    code, out, err = run("doctor")
    assert (code, err) == (0, "")
    assert out.endswith("Alt er som det skal.\n")
    assert "3 versjoner er lagret" in out
    assert "advarsel" not in out
    for told in ("Filer: ", "Datasett: ", "Publisert: ", "Innboks: 1 mottatt fil", "Programvare: Python"):
        assert told in out

    code, out, _ = run("doctor", "--json", "--fast")
    told_as_json = [json.loads(line) for line in out.splitlines()]
    assert (code, {each["status"] for each in told_as_json}) == (0, {"OK"})
    assert set(told_as_json[0]) == {"name", "status", "what", "what_to_do"}
    jobs.flush()
    assert [(each.slag, each.status) for each in jobs.read()] == [("kontroll", "ferdig")] * 2


def test_each_damage_is_found_named_and_answered(
    small: Path, tmp_path: Path, in_folder: Callable[[Path], None], run: Run
) -> None:
    catalog = Path("lake") / "catalog.sqlite"
    future = (datetime.now(UTC) + timedelta(days=2)).strftime("%Y-%m-%d %H:%M:%S+00")
    damages: list[list[tuple[Damage, str, str]]] = [
        [
            (lambda f: flip(parquet(f, 0), 20), "Filer", "er endret siden den ble skrevet"),
        ],
        [
            (lambda f: os.truncate(parquet(f, 0), 100), "Filer", "er 100 byte"),
            (lambda f: parquet(f, 1).unlink(), "Filer", "mangler"),
            (lambda f: None, "Datasett", "Kan ikke leses"),
        ],
        [((lambda f: (f / catalog).unlink()), "Katalog", "er borte, men filene")],
        [
            (
                (lambda f: (f / catalog).write_bytes(b"x" * 9000)),
                "Katalog",
                "SQLite sier: file is not a database",
            )
        ],
        [((lambda f: overwrite(f / catalog, 3 * 4096, b"\xff" * 2000)), "Katalog", "SQLite sier")],
        [
            (lambda f: sql(f, "drop table ducklake_data_file"), "Katalog", "ducklake_data_file"),
            (lambda f: None, "Filer", "ducklake_data_file"),
        ],
        [
            (
                (lambda f: sql(f, f"create table {incomplete.MARK} (fra, tidspunkt)")),
                "Katalog",
                "kopi som ikke ble ferdig",
            )
        ],
        [
            (
                lambda f: sql(f, f"update ducklake_snapshot set snapshot_time = '{future}'"),
                "Klokke",
                "ikke er kommet",
            ),
            (lambda f: flip(next((f / "inbox").rglob("*.csv")), 1), "Innboks", "ikke som de kom"),
            (lambda f: aged(f / "spor" / "skadet-1.jsonl", b"{"), "Linjer som venter", "kunne ikke leses"),
            (lambda f: aged(f / "spor" / "tatt-1.jsonl", b"\n{}"), "Linjer som venter", "mer enn ett døgn"),
            (
                lambda f: aged(f / "published/2026-10/utgave-1-0/index.html"),
                "Publisert",
                "2026-10/utgave-1-0",
            ),
        ],
    ]
    for number, together in enumerate(damages):
        folder = Path(shutil.copytree(small, tmp_path / f"skadet-{number}"))
        for damage, _, _ in together:
            damage(folder)
        in_folder(folder)
        found = bad(list(doctor.examine()))
        for _, name, words in together:
            assert words in found[name], (number, found)

    in_folder(tmp_path / "skadet-0")
    assert bad(list(doctor.examine(fast=True))) == {}  # the size is as it was
    code, out, err = run("doctor")
    assert (code, err) == (2, "")
    assert "feil      Filer: " in out
    assert " feil og 0 advarsler." in out


def test_leftovers_are_told_of_with_their_size_and_removed_when_asked_once_they_are_a_day_old(
    small: Path, run: Run
) -> None:
    files = small / "lake" / "files"
    known = set(files.rglob("*.parquet"))
    old, older_part = (
        aged(files / "main/regnskap/gammel.parquet", b"x" * 200_000),
        aged(files / "main/regnskap/a.del"),
    )
    fresh = aged(files / "main/regnskap/i-dag.parquet", moment=time.time() - 2 * 3600)
    writing = aged(files / "main/regnskap/naa.parquet", moment=time.time())

    code, out, _ = run("doctor", "--fast")
    assert code == 0  # they do no harm
    assert "Filer uten versjon: 2 filer (0,2 MB)" in out
    assert "Halvskrevne filer: 1 fil" in out
    assert all(path.exists() for path in (old, older_part, fresh, writing))

    _, out, _ = run("doctor", "--fast", "--rydd")
    assert "Filer uten versjon: 1 fil" in out
    assert "Halvskrevne filer: Ingen" in out
    assert {path for path in files.rglob("*") if path.is_file()} == {*known, fresh, writing}


def test_sums_that_are_missing_are_recorded_but_not_of_files_that_are_damaged(small: Path) -> None:
    sql(small, "delete from styring_filsum")
    os.truncate(parquet(small), 100)
    assert "Filer" in bad(list(doctor.examine()))
    place = lakes.places.of(settings.get())
    assert not any(file.sha256 for file in copying.read(place, small / "temp").files)


def test_sums_that_are_missing_are_recorded(small: Path) -> None:
    sql(small, "delete from styring_filsum")
    found = [each for each in doctor.examine(fast=True) if each.name == "Summer"]
    assert [each.status for each in found] == [Status.OK]
    place = lakes.places.of(settings.get())
    assert all(file.sha256 for file in copying.read(place, small / "temp").files)


def test_settings_that_cannot_be_used_or_are_only_half_there_are_told_of(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.setenv("DASHBOARD_PORT", "abc")
    settings.get.cache_clear()
    code, out, err = run("doctor")
    assert (code, err) == (2, "")
    assert "«port» må være et helt tall" in out
    assert not data_folder.exists()
    monkeypatch.delenv("DASHBOARD_PORT")

    chosen = Settings(data=data_folder)
    halves = [
        {"lager_noekkel": "noekkel"},
        {"lager_endepunkt": "https://s3.eksempel.no"},
        {"katalog_skjema": "k1841"},
        {"lager": "s3://styring/k1841"},
        {"kommune": "Fauske kommune"},
    ]
    assert bad(list(configuration.halves(chosen))) == {}
    for half in halves:
        assert bad(list(configuration.halves(chosen.model_validate({"data": data_folder, **half})))), half
    assert "Appen starter ikke slik" in str(
        bad(list(configuration.sign_in(Settings(data=data_folder, lytt_paa="0.0.0.0"))))
    )

    for name, value in {"KATALOG": "mysql://x", "OIDC_KLIENT": "klient"}.items():
        monkeypatch.setenv(f"DASHBOARD_{name}", value)
    settings.get.cache_clear()
    found = bad(list(doctor.examine(fast=True)))
    assert "ikke adressen til en PostgreSQL-database" in found["Katalog"]
    assert "Innloggingen er ikke ferdig satt opp" in found["Innlogging"]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps permissions in another way")
def test_a_secret_that_others_can_read_is_told_of(tmp_path: Path) -> None:
    file = tmp_path / "dashboard.toml"
    assert bad(list(configuration.secrets(file))) == {}
    file.write_text('port = 8501\noidc_hemmelighet = "x"\n')
    for mode, expected in ((0o644, True), (0o640, True), (0o600, False)):
        file.chmod(mode)
        told = bad(list(configuration.secrets(file)))
        assert (configuration.SECRETS in told) is expected
        assert "oidc_hemmelighet" in str(list(configuration.secrets(file)))
    file.write_text("port = 8501\n")
    file.chmod(0o644)
    assert bad(list(configuration.secrets(file))) == {}


def test_a_program_that_is_not_the_locked_one_is_told_of(tmp_path: Path) -> None:
    assert bad(list(programs.locked(paths.ROOT / "uv.lock"))) == {}
    other = tmp_path / "uv.lock"
    other.write_text(
        '[[package]]\nname = "duckdb"\nversion = "0.1.0"\n[[package]]\nname = "finnes-ikke"\nversion = "1"\n'
    )
    told = bad(list(programs.locked(other)))[programs.LOCKED]
    assert "duckdb" in told
    assert "låst til 0.1.0" in told
    assert "finnes-ikke" not in told


def test_the_age_of_the_last_backup_is_told(small: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kopier"
    assert "Det er ingen i" in bad(list(backups.last(folder)))[backups.LAST]
    made = making.make(settings.get(), folder)
    lakes.get().close()
    assert bad(list(backups.last(folder))) == {}
    told = made.folder / "sikkerhetskopi.json"
    old = replace(made, time=made.time - timedelta(days=3))
    told.write_text(told.read_text().replace(made.time.isoformat(), old.time.isoformat()))
    assert "Den siste er fra" in bad(list(backups.last(folder)))[backups.LAST]


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 16 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("only root can mount a disk, and not in every container")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def test_a_disk_that_is_full_or_read_only_is_told_of(
    small: Path, tiny_disk: Path, in_folder: Callable[[Path], None]
) -> None:
    folder = Path(shutil.copytree(small, tiny_disk / "data"))
    in_folder(folder)
    assert "MB er ledig" in bad(list(doctor.examine(fast=True)))[disk.ROOM]
    with pytest.raises(OSError, match="No space"):
        (folder / "fyll").write_bytes(b"\0" * 17_000_000)
    assert "kan ikke skrive i" in bad(list(doctor.examine(fast=True)))[disk.WRITABLE]
    (folder / "fyll").unlink()

    subprocess.run(["mount", "-o", "remount,ro", tiny_disk], check=True)
    found = bad(list(doctor.examine(fast=True)))
    assert "kan ikke skrive i" in found[disk.WRITABLE]
    assert found.keys() >= {disk.ROOM, disk.WRITABLE}
