"""Jobber: for the økonomileder, and it answers whether the night's work went well; what is in quarantine is looked at from there."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import access, jobs, paths, settings
from dashboard.access import Role, User
from dashboard.intake import folder
from dashboard.lake import Lake
from tests.pages.test_opplasting import told

HEAD = "År;Periode;Kontoklasse;Ansvar;Funksjon;Art;Beløp\n"
OCTOBER = f"{HEAD}2026;10;1;3111;253;010;700\n"


@pytest.fixture
def share(lake: Lake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the settings name, with a file in quarantine that a person has to map, and one that is wrong."""
    root = tmp_path / "import"
    root.mkdir()
    monkeypatch.setenv("DASHBOARD_IMPORTMAPPE", str(root))
    monkeypatch.setattr(folder, "QUIET_SECONDS", 0.0)
    settings.get.cache_clear()
    (root / "feil <b>.csv").write_text(OCTOBER.replace("700", "mye"), "utf-8")
    with jobs.running("mappeimport", hvem="Nattplan") as job:
        said = folder.summary(folder.take_in(root, lake, settings.get(), author="Mappeimport"))
        job.warn(said, "Se på filene i karantene på siden Opplasting.")
    return root


def opened(name: str) -> AppTest:
    page = AppTest.from_file(str(paths.ROOT / "dashboard" / "app.py"), default_timeout=60).run()
    return page.switch_page(f"../pages/{name}.py").run()


def test_without_jobs_the_page_says_what_a_job_is(lake: Lake) -> None:
    page = opened("jobber")
    assert not page.exception
    assert "Ingen jobber er kjørt ennå." in told(page)
    assert "En jobb er arbeid som går av seg selv" in told(page)


@pytest.mark.usefixtures("lake")
@pytest.mark.parametrize("role", [Role.KLG, Role.LEDER, Role.FOLKEVALGT, Role.INGEN])
def test_nobody_else_sees_it(monkeypatch: pytest.MonkeyPatch, role: Role) -> None:
    monkeypatch.setattr(access, "LOCAL_USER", User("Noen", role, frozenset({"311"})))
    page = AppTest.from_file(str(paths.PAGES / "jobber.py"), default_timeout=60).run()
    assert page.exception
    assert not page.get("html")


def test_what_failed_stands_on_top_with_what_to_do_and_the_log_is_chosen_from(share: Path) -> None:
    with jobs.running("sikkerhetskopi") as job:
        job.fail("Disken er full <b>.", "Frigjør plass.")
    with jobs.running("kontroll") as job:
        job.tell("Alt er i orden.")
    page = opened("jobber")
    said = told(page)
    assert not page.exception
    assert (
        "Ikke alt gikk bra: Sikkerhetskopi (feilet) og Import fra mappe (advarsel) må ses på."
        " 1 fil ligger i karantene.</p>" in said
    )
    top = said[said.index("Dette må noen se på") : said.index("<caption>I karantene")]
    assert top.index("Sikkerhetskopi: feilet") < top.index("Import fra mappe: advarsel")
    assert "Disken er full &lt;b&gt;." in top
    assert "Frigjør plass." in top
    assert "feil &lt;b&gt;.csv" in said
    assert "Filen kan ikke godkjennes: 1 feil må rettes først." in said
    log = said[said.index("<caption>Jobblogg") :]
    assert log.index("Kontroll av datalageret") < log.index("Sikkerhetskopi") < log.index("Import fra mappe")
    page.selectbox(key="valg_jobb").set_value("kontroll").run()
    log = told(page)[told(page).index("<caption>Jobblogg") :]
    assert "Alt er i orden." in log
    assert "Frigjør" not in log


def test_a_file_in_quarantine_is_looked_at_as_if_it_were_dropped_and_leaves_it_when_accepted(
    share: Path, lake: Lake
) -> None:
    page = opened("opplasting")
    assert [tab.label for tab in page.tabs] == ["Nye filer", "Historikk", "I karantene"]
    assert "1 fil fra mappen ble ikke lest inn" in told(page)
    [path] = share.glob("karantene/*/feil*.csv")
    path.write_text(OCTOBER, "utf-8")  # somebody mends it where it lies
    page.session_state["opplasting_del"] = "I karantene"
    page.run()
    assert "kan ikke leses som et beløp" in told(page)
    next(button for button in page.button if button.label == "Se på filen").click().run()
    assert "1 rad regnskap for oktober 2026 er klar til å godkjennes." in told(page)
    assert lake.uploads() == []
    next(button for button in page.button if button.label == "Godkjenn og lagre").click().run()
    assert not page.exception
    assert lake.uploads()[0].details["file"] == "feil <b>.csv"
    assert list(share.glob("karantene/*/*")) == []
    assert [each.read_text("utf-8") for each in share.glob("innlest/*/feil*.csv")] == [OCTOBER]
    page.run()
    assert [tab.label for tab in page.tabs] == ["Nye filer", "Historikk"]


def test_a_file_that_is_taken_away_meanwhile_is_told_about(share: Path) -> None:
    page = opened("opplasting")
    page.session_state["opplasting_del"] = "I karantene"
    page.run()
    look = next(button for button in page.button if button.label == "Se på filen")
    for path in share.glob("karantene/*/*"):
        path.unlink()
    look.click().run()
    assert not page.exception
    assert "Filen er ikke der lenger" in told(page)
