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
        "Strategien",
        "Publisering",
        "Roller og innlogging",
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


def roles(page):
    """The table of roles as it is read: what, then a word a role."""
    body = re.search(r"Hva hver rolle kan.*?<tbody>(.*?)</tbody>", markup(page), re.DOTALL)
    assert body
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in body[1].split("</tr>") if "<td" in row]
    return {row[0]: row[1:] for row in rows}


def test_the_table_of_roles_says_what_the_rule_says(page):
    told = roles(page)
    assert told["Lese det som er publisert"] == ["ja", "ja", "ja", "ja", "–"]
    assert told["Se sykefraværet"] == ["ja", "ja", "egne enheter", "–", "–"]
    assert told["Forklare avvik"] == ["ja", "ja", "egne enheter", "–", "–"]
    assert told["Publisere, rette og trekke tilbake"] == ["ja", "–", "–", "–", "–"]


def test_the_table_of_roles_has_every_right_but_the_one_of_all(page):
    rights = {name for name in vars(access) if name.startswith("may_")} - {"may_see_statement"}
    assert len(roles(page)) == len(rights)


def test_whom_to_ask_is_the_one_the_municipality_says_as_it_is_written(data_folder, monkeypatch):
    monkeypatch.setenv("DASHBOARD_KONTAKT", "Kari *Økonomi* <kari@eksempel.no>")
    assert "be Kari \\*Økonomi\\*" in prose(opened())
    assert "Kari *Økonomi* &lt;kari@eksempel.no&gt;" in markup(opened())


def test_no_secret_is_shown(data_folder, monkeypatch):
    monkeypatch.setenv("DASHBOARD_OIDC_HEMMELIGHET", "en-hemmelighet-ingen-skal-se")
    page = opened()
    assert "en-hemmelighet-ingen-skal-se" not in markup(page) + prose(page)


@pytest.mark.parametrize("role", Role)
def test_the_help_is_for_those_who_work_with_the_numbers(lake, monkeypatch, role):
    monkeypatch.setattr(access, "LOCAL_USER", User("Ola", role))
    refused = bool(opened().exception)
    assert refused is (role not in (Role.OKONOMI, Role.KLG, Role.LEDER))
