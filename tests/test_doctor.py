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

import duckdb
import pytest

from dashboard import cli, doctor, jobs, paths, settings
from dashboard import lake as lakes
from dashboard.backup import making
from dashboard.doctor import Result, Status, backups, catalog, configuration, disk, programs, words
from dashboard.lake import Lake, copying, incomplete, version_sums
from dashboard.settings import Settings
from tests.agenda.small_lake import STEDER, commit, posts

pytestmark = pytest.mark.usefixtures("summed_versions")

Run = Callable[..., tuple[int, str, str]]
Damage = Callable[[Path], object]
TEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"  # the SHA-256 of «test»
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
    """A data folder with three versions, closed; and one file received, which the last of them was read from."""
    commit(lake, organisasjon=STEDER)
    commit(lake, regnskap=[*posts("3111", 100, [1, 2]), *posts("2111", 200, [1, 2])])
    with lake.cursor() as cursor:
        cursor.execute("create temp table ny as from lake.regnskap where ansvar = '3111' and periode = 2")
        details = {"sha256": TEST, "file": "a.csv"}
        base = lake.newest().id
        lake.commit(cursor, {"regnskap": "ny"}, author="Test", message="Fil", base=base, details=details)
    inbox = data_folder / "inbox" / TEST / "a.csv"
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


def move_a_file_to_a_later_version(folder: Path) -> None:
    """One bit of the catalog: the number before the file's name is the version it begins in."""
    file = folder / "lake" / "catalog.sqlite"
    asked = "select path, begin_snapshot from ducklake_data_file where begin_snapshot in (3, 67)"
    with closing(sqlite3.connect(file)) as connection:
        ((path, begins),) = connection.execute(asked).fetchall()
    assert begins == 3
    content = bytearray(file.read_bytes())
    at = content.index(path.encode()) - 1
    assert content[at] == begins
    content[at] ^= 0x40
    file.write_bytes(content)
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute(asked).fetchall() == [(path, 67)]
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]


def aged(path: Path, content: bytes = b"rest", moment: float = LONG_AGO) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    os.utime(path, (moment, moment))
    return path


def everything(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file and folder, with what it holds and who may what."""
    return {
        path.relative_to(folder).as_posix(): (
            path.read_bytes() if path.is_file() else b"",
            path.stat().st_mode,
        )
        for path in folder.rglob("*")
    }


def test_where_all_is_well_the_doctor_says_so_and_changes_nothing(small: Path, run: Run) -> None:
    before = everything(small)
    code, out, err = run("doctor")
    assert (code, err) == (0, "")
    assert out.endswith("Alt er som det skal.\n")
    assert "3 lagringer; den nyeste er versjon 4." in out
    assert "Versjoner: Katalogen sier det samme om 5 versjoner" in out
    assert "advarsel" not in out
    for told in ("Filer: ", "Datasett: ", "Publisert: ", "Innboks: 1 mottatt fil", "Programvare: Python"):
        assert told in out

    code, out, _ = run("doctor", "--json", "--fast")
    told_as_json = [json.loads(line) for line in out.splitlines()]
    assert (code, {each["status"] for each in told_as_json}) == (0, {"OK"})
    assert set(told_as_json[0]) == {"name", "status", "what", "what_to_do"}
    assert everything(small) == before

    assert run("doctor", "--rydd")[0] == 0
    jobs.flush()
    assert [(each.slag, each.status) for each in jobs.read()] == [("kontroll", "ferdig")]


def test_a_data_folder_that_is_not_there_is_named_and_not_made(
    tmp_path: Path, in_folder: Callable[[Path], None], run: Run
) -> None:
    in_folder(tmp_path / "skrivefeil" / "data")
    for asked in (["doctor"], ["doctor", "--rydd"]):
        code, out, err = run(*asked)
        assert (code, err) == (2, "")
        assert f"Datamappe: {tmp_path / 'skrivefeil' / 'data'} finnes ikke" in out
        assert list(tmp_path.iterdir()) == []
    (tmp_path / "skrivefeil" / "data").mkdir(parents=True)
    code, out, _ = run("doctor")
    assert (code, "det er ingen katalog ennå" in out) == (0, True)
    assert list((tmp_path / "skrivefeil" / "data").iterdir()) == []


def test_each_damage_is_found_named_and_answered(
    small: Path, tmp_path: Path, in_folder: Callable[[Path], None], run: Run
) -> None:
    name = Path("lake") / "catalog.sqlite"
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
        [((lambda f: (f / name).unlink()), "Katalog", "er borte eller tom, men filene")],
        [((lambda f: os.truncate(f / name, 0)), "Katalog", "er borte eller tom, men filene")],
        [
            (
                lambda f: sql(
                    f, "update ducklake_data_file set begin_snapshot = 'x' where begin_snapshot = 3"
                ),
                "Versjoner",
                "er skadet",
            )
        ],
        [
            (
                lambda f: sql(
                    f, "update ducklake_snapshot_changes set commit_extra_info = '{' where snapshot_id = 4"
                ),
                "Originaler",
                "er skadet",
            ),
            (lambda f: None, "Versjoner", "versjon 4 (hvem som lagret, når og hvorfor)"),
        ],
        [
            (
                move_a_file_to_a_later_version,
                "Versjoner",
                "versjon 3 (Regnskap), Regnskap er knyttet til versjon 67",
            )
        ],
        [
            (
                lambda f: sql(f, "update ducklake_data_file set record_count = record_count + 1"),
                "Datasett",
                "Regnskap har 3 rader, og skulle hatt",
            ),
            (
                lambda f: shutil.rmtree(f / "inbox"),
                "Originaler",
                "som tallene er lest fra, er borte: a.csv (versjon 4)",
            ),
        ],
        [
            (
                (lambda f: (f / name).write_bytes(b"x" * 9000)),
                "Katalog",
                "(SQLite: file is not a database)",
            )
        ],
        [((lambda f: overwrite(f / name, 3 * 4096, b"\xff" * 2000)), "Katalog", "er skadet (SQLite: ")],
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
        for _, check, expected in together:
            assert expected in found[check], (number, found)
        assert found.get("Katalog", "").count("feil: ") <= 1, "one fault, one advice"
        assert "PostgreSQL" not in str(found)

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
    assert "Filer" in bad(list(doctor.examine(tidy=True)))
    place = lakes.places.of(settings.get())
    assert not any(file.sha256 for file in copying.read(place, small / "temp").files)


def test_sums_that_are_missing_are_told_of_and_recorded_when_asked(small: Path) -> None:
    before = [version_sums.TABLE, version_sums.BEGUN, "styring_filsum"]
    sql(small, *(f"drop table {table}" for table in before))
    place = lakes.places.of(settings.get())

    def told(tidy: bool) -> str:
        return " ".join(each.what for each in doctor.examine(fast=True, tidy=tidy)).replace("\u00a0", " ")

    assert "5 versjoner mangler sum" in told(tidy=False)
    assert "filer mangler sum" in told(tidy=False)
    assert "5 versjoner manglet sum" in told(tidy=True)
    assert "Katalogen sier det samme om 5 versjoner" in (after := told(tidy=False))
    assert "mangler sum" not in after
    assert all(file.sha256 for file in copying.read(place, small / "temp").files)


def test_sums_that_have_been_taken_away_are_warned_of_until_somebody_asks_for_new_ones(
    small: Path, run: Run
) -> None:
    table = version_sums.TABLE
    for taken in (
        f"delete from {table}",
        f"drop table {table}",
        f"delete from {table} where versjon between 2 and 3",
    ):
        whole = (small / "lake" / "catalog.sqlite").read_bytes()
        sql(small, taken)
        for _ in range(2):
            code, out, _err = run("doctor", "--fast")
            assert (code, "Alt er som det skal" in out) == (0, False), taken
            assert "har mistet summen sin" in out
            assert "doctor --rydd" in out
            commit(lakes.get(), regnskap=posts("2111", 300, [7]))  # which sums itself, and not what was lost
            lakes.get().close()
            lakes.get.cache_clear()
        assert "Summene er ført nå" in run("doctor", "--fast", "--rydd")[1]
        assert "har mistet summen sin" not in run("doctor", "--fast")[1]
        (small / "lake" / "catalog.sqlite").write_bytes(whole)


def test_a_version_whose_process_died_before_it_was_summed_is_no_warning_and_is_summed_by_the_next(
    small: Path, run: Run
) -> None:
    newest = f"select max(versjon) from {version_sums.TABLE}"
    sql(small, f"delete from {version_sums.TABLE} where versjon = ({newest})")
    assert "1 versjon mangler sum" in run("doctor", "--fast")[1]
    commit(lakes.get(), regnskap=posts("2111", 300, [7]))
    lakes.get().close()
    lakes.get.cache_clear()
    assert "mangler sum" not in (out := run("doctor", "--fast")[1])
    assert "om 6 versjoner" in out


def test_a_lake_from_before_the_sums_is_no_warning_and_is_summed_by_the_next_version(
    small: Path, run: Run
) -> None:
    sql(small, f"drop table {version_sums.TABLE}", f"drop table {version_sums.BEGUN}")
    for _ in range(2):
        assert "5 versjoner mangler sum" in (out := run("doctor", "--fast")[1])
        assert "har mistet" not in out
        lakes.get().close()  # opened as the app does it, nothing is stored yet
        lakes.get.cache_clear()
    commit(lakes.get(), regnskap=posts("2111", 300, [7]))
    lakes.get().close()
    lakes.get.cache_clear()
    assert "om 6 versjoner" in run("doctor", "--fast")[1]


def test_a_catalog_that_is_older_than_its_files_does_not_lead_to_their_being_removed(
    small: Path, run: Run
) -> None:
    older = shutil.copy(small / "lake" / "catalog.sqlite", small / "eldre")
    commit(lakes.get(), regnskap=posts("2111", 300, [7]))
    lakes.get().close()
    lakes.get.cache_clear()
    shutil.move(older, small / "lake" / "catalog.sqlite")
    two_days_ago = time.time() - 2 * disk.DAY
    sql(small, "update ducklake_snapshot set snapshot_time = '2020-01-01 00:00:00+00'")
    before = sorted((small / "lake" / "files").rglob("*.parquet"))
    for file in before:
        os.utime(file, (two_days_ago, two_days_ago))
    sql(small, f"drop table {version_sums.TABLE}")
    code, out, _ = run("doctor", "--fast", "--rydd")
    assert (code, "er nyere enn den nyeste versjonen" in out) == (0, True)
    assert sorted((small / "lake" / "files").rglob("*.parquet")) == before

    sql(
        small, "delete from ducklake_data_file where data_file_id = 0"
    )  # and now it is the catalog that is damaged
    sql(small, "update ducklake_snapshot set snapshot_time = '2099-01-01 00:00:00+00'")
    assert run("doctor", "--fast", "--rydd")[0] == 2
    assert sorted((small / "lake" / "files").rglob("*.parquet")) == before


def test_whatever_a_check_raises_is_told_in_bokmaal_and_the_others_are_made(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoilt(*_: object, **__: object) -> Iterator[Result]:
        b"\xff".decode()
        raise AssertionError("unreachable")

    def unexpected(*_: object, **__: object) -> Iterator[Result]:
        raise KeyError("noe")

    monkeypatch.setattr(doctor.catalog, "integrity", spoilt)
    monkeypatch.setattr(doctor.disk, "room", unexpected)
    found = list(doctor.examine(fast=True))
    assert "katalogen eller filen er skadet (UnicodeDecodeError" in bad(found)["Katalog"]
    assert "Noe uventet skjedde (KeyError: 'noe')" in bad(found)["Diskplass"]
    assert {"Filer", "Datasett", "Innboks"} <= {each.name for each in found if each.status is Status.OK}


def test_a_catalog_that_cannot_be_opened_is_not_called_damaged(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        list(catalog.integrity(tmp_path))


def test_what_the_machine_says_is_told_in_bokmaal_first() -> None:
    cases: list[tuple[Exception, str, str]] = [
        (
            OSError("AWS Error NETWORK_CONNECTION during HeadObject operation: curlCode: 28, Timeout"),
            "Lageret for filene (S3) svarer ikke.",
            "at nettet slipper gjennom",
        ),
        (PermissionError(13, "Permission denied", "/data/x"), "/data/x: programmet har ikke lov.", "som brukeren appen kjører som"),
        (OSError(28, "No space left on device"), "Disken er full.", "Frigjør plass"),
        (sqlite3.DatabaseError("database disk image is malformed"), "mangler eller er skadet.", "restore --backup"),
        (
            duckdb.IOException('IO Error: Cannot open file "/d/files/main/regnskap/aar=2026/a.parquet": No such file'),
            "Filen a.parquet med regnskap mangler eller er skadet.",
            "«Filer»",
        ),
        (
            sqlite3.OperationalError("attempt to write a readonly database"),
            "Programmet må kunne skrive i mappen med katalogen",
            "som brukeren appen kjører som",
        ),
        (duckdb.Error("database disk image is malformed"), "mangler eller er skadet.", "restore --backup"),
        (duckdb.Error("Snappy decompression failure"), "En fil i datalageret er skadet.", "«Filer»"),
        (
            duckdb.BinderException("Binder Error: noe"),
            "Katalogen eller filene kan ikke leses nå (Binder Error: noe).",
            "de andre kontrollene",
        ),
    ]  # fmt: skip
    for error, what, what_to_do in cases:
        told, advice = words.said(error)
        assert what in told, told
        assert what_to_do in advice, advice


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

    environment = {"DASHBOARD_KOMUNE": "Ås", "DASHBOARD_PORT": "1", "DASHBOARD_CHROMIUM": "x", "HOME": "/"}
    unknown = list(configuration.unknown(environment))
    assert [each.what.split()[0] for each in unknown] == ["DASHBOARD_KOMUNE"]
    assert "Mente du DASHBOARD_KOMMUNE?" in unknown[0].what_to_do
    monkeypatch.setenv("DASHBOARD_KOMUNE", "Ås")
    assert "DASHBOARD_KOMUNE" in bad(list(doctor.examine(fast=True)))[configuration.UNKNOWN]

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
