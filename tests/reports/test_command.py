"""`dashboard report`: each report to a file, and what is said where it cannot be."""

from pathlib import Path

import pytest

from dashboard import cli
from dashboard.lake import Lake
from tests.agenda.small_lake import STEDER, commit, posts


@pytest.fixture
def filled(lake: Lake) -> Lake:
    commit(lake, organisasjon=STEDER, regnskap=posts("3111", 1_400_000))
    return lake


def run(*arguments: str | Path) -> int:
    return cli.main(["report", *map(str, arguments)])


@pytest.mark.parametrize(("ending", "begins"), [("pdf", b"%PDF-1."), ("docx", b"PK")])
@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("maanedsrapport", ("--period", "2026-10")),
        ("vedtakslogg", ("--from", "2026-01-01", "--to", "2026-06-30")),
    ],
)
def test_a_report_is_written(filled, tmp_path, capsys, name, asked, ending, begins):
    out = tmp_path / f"rapport.{ending}"
    assert run(name, *asked, "--out", out) == 0
    assert out.read_bytes().startswith(begins)
    assert "versjon" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            ("maanedsrapport", "--period", "2026-10", "--out", "rapport.txt"),
            "«rapport.txt» er verken PDF eller Word.",
        ),
        (("maanedsrapport", "--out", "rapport.pdf"), "«» er ikke en måned."),
        (("maanedsrapport", "--period", "2026-14", "--out", "rapport.pdf"), "«2026-14» er ikke en måned."),
        (("referat", "--meeting", "x", "--out", "rapport.pdf"), "Det finnes ikke noe møte «x»."),
        (
            ("vedtakslogg", "--from", "i går", "--to", "2026-06-30", "--out", "rapport.pdf"),
            "«i går» er ikke en dato.",
        ),
        (("maanedsrapport", "--period", "2026-10"), "Det mangler --out"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(filled, tmp_path, monkeypatch, capsys, asked, said):
    monkeypatch.chdir(tmp_path)
    assert run(*asked) == 1
    assert said in capsys.readouterr().err
    assert list(tmp_path.glob("rapport*")) == []


def test_a_folder_that_is_not_there_is_said(filled, tmp_path, capsys):
    assert run("maanedsrapport", "--period", "2026-10", "--out", tmp_path / "ingen" / "rapport.pdf") == 1
    assert "Filen ble ikke skrevet" in capsys.readouterr().err
