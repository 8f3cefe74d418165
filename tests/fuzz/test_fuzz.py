"""A small run of the fuzzers, and that they see what they are there to see."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz import cases, seeds
from tests.fuzz.case import Case, unpacked
from tests.fuzz.look import Bench, Outcome
from tests.fuzz.tally import Tally

SEED = 2026
FILES = 100


@pytest.fixture
def bench(data_folder: Path) -> Bench:
    data_folder.mkdir()
    return Bench(data_folder)


def command(folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """The command, with what it keeps in `folder`."""
    return subprocess.run(
        [sys.executable, "-m", "tests.fuzz", *map(str, arguments)],
        cwd=seeds.ROOT,
        env={**os.environ, "TMPDIR": str(folder)},
        capture_output=True,
        text=True,
        timeout=300,
    )


def test_spoilt_files_are_told_of_or_stored_as_their_contract_says(bench: Bench, tmp_path: Path) -> None:
    tally = Tally(tmp_path / "kept", seconds=10, megabytes=2_000)  # the tests before have taken their share
    for number in range(FILES):
        case = cases.build(SEED, number)
        tally.add(case, bench.look(case))
    assert not tally.failures, tally.report()
    found = {verdict for _, verdict in tally.verdicts}
    assert found >= {"accepted", "blocked", "unreadable"}, tally.report()


def test_the_same_number_builds_the_same_file_and_packing_loses_nothing() -> None:
    for number in range(30):
        case = cases.build(SEED, number)
        assert case == cases.build(SEED, number)
        assert unpacked(case.packed(), case.kind).content == case.content


def test_the_command_runs_both_kinds_and_ends_well(tmp_path: Path) -> None:
    done = command(tmp_path, "--files", 20, "--workers", 1, "--seed", SEED)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "guided" in done.stdout
    assert "20 files" in done.stdout.splitlines()[-1]


def test_a_file_that_gets_no_answer_ends_its_worker_and_is_kept_with_what_gives_it_again(
    tmp_path: Path,
) -> None:
    done = command(tmp_path, "--files", 2, "--workers", 1, "--seed", SEED, "--seconds", 0.0001)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "no answer" in done.stdout
    kept = re.search(r"kept in (\S+)", done.stdout)
    assert kept is not None
    told = [path.read_text("utf-8") for path in sorted(Path(kept[1]).glob("*/what.txt"))]
    assert len(told) == 2
    assert f"--again {SEED}:0" in "".join(told)


def test_what_does_not_hold_is_counted_kept_and_told(tmp_path: Path) -> None:
    tally = Tally(tmp_path / "kept", seconds=10, megabytes=1_000)
    case = Case("csv", "fil.csv", b"a;b", "1:2")
    for outcome in (
        Outcome("accepted", "regnskap", 0.1, 300),
        Outcome("accepted", "regnskap", 11, 300),
        Outcome("blocked", "", 0.1, 1_001),
        Outcome("broken", "", 0.1, 300, "Traceback\nKeyError: 'x'"),
        "the worker ended with -11",
    ):
        tally.add(case, outcome)
    assert (tally.files, tally.failures.total()) == (5, 4)
    assert "KeyError" in tally.report()
    kept = sorted((tmp_path / "kept").glob("*/file"))
    assert [path.read_bytes() for path in kept] == [b"a;b"] * 4


def test_a_crash_in_a_reader_and_a_control_that_is_gone_are_seen(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = b"\xc3\x85r;Periode;Kontoklasse;Ansvar;Funksjon;Art;Bel\xc3\xb8p\n"
    without_amount = Case("csv", "fil.csv", head + b"2026;1;1;1100;120;010;\n")
    assert bench.look(without_amount).verdict == "blocked"
    with monkeypatch.context() as patch:
        patch.setattr("dashboard.intake.control.controls", list)
        assert "1 rows of regnskap: beloep is missing" in bench.look(without_amount).broken
    with monkeypatch.context() as patch:
        patch.delattr("dashboard.intake.read.read_csv")
        assert "NameError" in bench.look(without_amount).broken
