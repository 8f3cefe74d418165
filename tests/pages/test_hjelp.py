"""Hjelp: every part of it, and only what the program truly does."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import access, paths, settings
from dashboard.access import Role, User
from dashboard.datasets import DATASETS
from dashboard.intake.finding import Severity


def opened() -> AppTest:
    return AppTest.from_file(str(paths.PAGES / "hjelp.py"), default_timeout=60).run()


def markup(page):
    return "\n".join(element.proto.body for element in page.get("html"))


def prose(page):
    """What is said as Markdown, with single spaces only."""
    return " ".join(" ".join(element.value for element in page.markdown).split())


@pytest.fixture
def page(lake):
    shown = opened()
    assert not shown.exception
    return shown


def test_the_help_goes_from_the_months_work_to_the_settings(page):
    assert [tab.label for tab in page.tabs] == [
        "Måneden steg for steg",
        "Møtet",
        "Hva funnene betyr",
        "Hva tallene betyr",
        "Filene",
        "Tilbake i tid",
        "Egne tall",
    ]


def test_every_dataset_is_described_with_all_its_columns(page):
    uploaded = [dataset for dataset in DATASETS.values() if dataset.uploaded]
    assert [part.label for part in page.expander] == [dataset.title for dataset in uploaded]
    titles = re.findall(r"<th scope='row' class='tekst'>(.*?)</th>", markup(page))
    for dataset in uploaded:
        for column in dataset.columns:
            assert column.title + (f" ({column.unit})" if column.unit else "") in titles


def test_every_severity_of_a_finding_is_explained_by_the_name_it_is_shown_with(page):
    explained = re.findall(r"- \*\*([^*]+)\*\* (?:stopper|er)", prose(page))
    assert explained == [severity.heading for severity in reversed(Severity) if severity is not Severity.OK]


def test_the_thresholds_are_those_that_apply_now(data_folder, monkeypatch):
    monkeypatch.setenv("DASHBOARD_AVVIK_KR", "123456")
    monkeypatch.setenv("DASHBOARD_AVVIK_PROSENT", "2.5")
    monkeypatch.setenv("DASHBOARD_ANSATTE_MINST", "17")
    page = opened()
    assert "større enn både 123 456 kr og 2,5 % av budsjettet" in prose(page)
    assert "færre enn 17 ansatte" in prose(page)
    assert "<td class='tekst'>123\N{NO-BREAK SPACE}456</td>" in markup(page)


def test_every_setting_that_is_named_exists(page):
    named = set(re.findall(r"DASHBOARD_([A-Z_]+)\b", markup(page) + prose(page)))
    assert {name.lower() for name in named} <= set(settings.Settings.model_fields)


def test_everybody_may_read_the_help(lake, monkeypatch):
    monkeypatch.setattr(access, "LOCAL_USER", User("Ola", Role.FOLKEVALGT))
    assert not opened().exception
