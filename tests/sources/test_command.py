"""`dashboard fetch-kostra`: made to be scheduled, so its answer is plain and its exit code can be trusted."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from dashboard import cli, settings
from dashboard.lake import Lake
from dashboard.sources import client as clients
from tests.sources.replay import StatBank, cut_off, refusal


@pytest.fixture
def run(
    bank: StatBank, lake: Lake, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Runs the command against the bank; exit code, what it printed, what it complained of."""
    monkeypatch.setenv("DASHBOARD_SSB_ADRESSE", bank.px)
    monkeypatch.setenv("DASHBOARD_KLASS_ADRESSE", bank.klass)
    monkeypatch.setenv("DASHBOARD_SSB_SEKUNDER", "0")
    monkeypatch.setattr(clients, "FIRST_WAIT", timedelta(0).total_seconds())
    settings.get.cache_clear()

    def run(*words: str) -> tuple[int, str, str]:
        code = cli.main(["fetch-kostra", *words])
        out, err = capsys.readouterr()
        return code, out.replace("\u00a0", " "), err

    return run


def test_it_tells_table_by_table_and_exits_by_how_it_went(
    run: Callable[..., tuple[int, str, str]], bank: StatBank, lake: Lake
) -> None:
    code, out, err = run("--only", "12134", "--author", "nattjobben")
    assert (code, err) == (0, "")
    assert lake.uploads()[0].author == "nattjobben"
    assert "  Hentet. 3 rader, oppdatert hos SSB 16.03.2026, lagret som versjon" in out
    assert "  Advarsel: «" in out
    assert out.endswith("1 hentet.\n")
    assert run("--only", "12134")[1].endswith("1 uendret.\n")
    assert run("--only", "12134", "--force")[1].endswith("1 hentet.\n")
    bank.answer_next("/metadata", refusal("ugyldig tabell-ID"))
    code, out, _ = run("--only", "12134", "13502")
    assert code == 2
    assert (
        "Feilet. Tabellen finnes ikke hos SSB. SSB svarte «Non-existent table» (404) om innholdet i tabell 12134."
        in out
    )
    assert "Tallene som ble oppdatert 16.03.2026, står." in out
    assert (
        "2 feilet.\n  En tabell som ikke finnes, er trolig lagt ned eller erstattet. Finn den nye på ssb.no"
        in out
    )
    code, out, err = run("--only", "1")
    assert (code, out) == (1, "")
    assert "Ukjent tabell\n1 er ikke blant tabellene som hentes.\nVelg blant 131, 112, 11787" in err


def test_without_a_connection_it_says_so_once_and_soon(
    run: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_off(monkeypatch)
    monkeypatch.setenv("DASHBOARD_SSB_ADRESSE", "http://finnes-ikke.invalid/px")
    monkeypatch.setenv("DASHBOARD_KLASS_ADRESSE", "http://finnes-ikke.invalid/klass")
    settings.get.cache_clear()
    code, out, err = run()
    assert (code, err) == (2, "")
    assert out.startswith(
        "Kobler til finnes-ikke.invalid …\nKommuneinndelingen (KLASS 131)\n  Feilet. SSB svarer"
    )
    assert out.count("navnet ble ikke funnet") == 1
    assert "til er ikke forsøkt, av samme grunn." in out
    assert len(out.splitlines()) == 6
    assert "Errno" not in out
