"""Tilgjengelighet: said to everyone, with whom to ask, what remains in English, and whom to complain to."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import paths, settings
from dashboard.access import Role, User
from dashboard.ui import bokmaal
from dashboard.ui import page as pages


def opened() -> AppTest:
    return AppTest.from_file(str(paths.PAGES / "tilgjengelighet.py"), default_timeout=60).run()


def prose(page: AppTest) -> str:
    """What is said as Markdown, with single spaces only."""
    return " ".join(" ".join(element.value for element in page.markdown).split())


@pytest.mark.parametrize("role", list(Role))
def test_everybody_may_read_the_statement(lake, monkeypatch, role):
    monkeypatch.setattr(pages, "current_user", lambda: User("Ola", role))
    page = opened()
    assert not page.exception
    assert [header.value for header in page.header] == [
        "Status",
        "Dette er prøvd",
        "Dette er ikke godt nok",
        "Meld fra",
        "Klage",
    ]


def test_it_names_the_law_the_day_and_where_to_complain(lake):
    said = prose(opened())
    assert "forskrift om universell utforming av IKT-løsninger: WCAG 2.1 på nivå A og AA" in said
    assert "Erklæringen er fra 22.11.2026" in said
    for address in (
        "https://www.uutilsynet.no",
        "https://www.diskrimineringsnemnda.no",
        "https://uustatus.no",
    ):
        assert f"({address})" in said


def test_it_lists_everything_that_remains_in_english(lake):
    said = prose(opened())
    assert [place for place in bokmaal.REMAINS.values() if f"**Engelsk:** {place}." not in said] == []


def test_whom_to_ask_is_the_one_the_municipality_has_named(data_folder, monkeypatch):
    monkeypatch.setenv("DASHBOARD_KONTAKT", "Kari *Berg*, post@storvik.example")
    settings.get.cache_clear()
    assert r"Kontakt Kari \*Berg\*, post@storvik\.example." in prose(opened())


def test_without_a_named_contact_the_service_desk_is_asked(lake):
    assert settings.get().kontakt is None
    assert "Kontakt kommunens servicetorg." in prose(opened())
