"""The page Sporing: for the økonomileder alone, and to read it leaves nothing behind."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import access, paths, settings
from dashboard import spor as notes
from dashboard.access import Role, User
from dashboard.lake import Lake
from dashboard.text import NO_BREAK
from tests.agenda.small_lake import commit, posts, shown


@pytest.fixture
def traced(lake: Lake) -> Lake:
    commit(lake, regnskap=posts("3111", 100))
    notes.note("innlogget", hvem="Kari Nordmann", rolle="okonomi")
    return lake


def opened(**address: str) -> AppTest:
    page = AppTest.from_file(str(paths.PAGES / "spor.py"), default_timeout=60)
    for name, value in address.items():
        page.query_params[name] = value
    return page.run()


def said(page: AppTest) -> str:
    return shown(page).replace(NO_BREAK, " ")


@pytest.mark.usefixtures("traced")
@pytest.mark.parametrize("address", [{}, {"del": "etterproeving"}], ids=str)
@pytest.mark.parametrize("role", [Role.KLG, Role.LEDER, Role.FOLKEVALGT, Role.INGEN])
def test_only_the_okonomileder_sees_who_has_done_what(
    monkeypatch: pytest.MonkeyPatch, role: Role, address: dict[str, str]
) -> None:
    monkeypatch.setattr(access, "LOCAL_USER", User("Noen", role, frozenset({"311"})))
    page = opened(**address)
    assert page.exception
    assert not page.get("html")
    assert not page.get("download_button")
    assert not page.selectbox
    assert "Kari" not in str(page)


@pytest.mark.usefixtures("traced")
@pytest.mark.parametrize("eyes", ["klg", "leder:311", "folkevalgt", "ingen"])
def test_who_borrows_other_eyes_does_not_see_it_either(eyes: str) -> None:
    page = opened(som=eyes)
    assert page.exception
    assert not page.get("html")


@pytest.mark.usefixtures("traced")
def test_the_first_screen_tells_what_has_been_done_and_by_whom() -> None:
    told = said(opened())
    assert "<h1>Sporing</h1>" in told
    assert ": 1 opplasting og 1 innlogging.</p>" in told
    assert "<caption>Sporingslogg</caption>" in told
    assert "Kari Nordmann" in told


@pytest.mark.usefixtures("traced")
def test_a_link_opens_the_sample_of_decisions_instead() -> None:
    page = opened(**{"del": "etterproeving"})
    assert "Ingen vedtak kan trekkes med disse valgene." in said(page)
    assert "Kari Nordmann" not in said(page)


@pytest.mark.usefixtures("traced")
def test_one_goes_from_the_trace_to_the_sample_and_back() -> None:
    page = opened()
    page.segmented_control[0].set_value("etterproeving").run()
    assert "Ingen vedtak kan trekkes" in said(page)
    page.segmented_control[0].set_value("logg").run()
    assert ": 1 opplasting og 1 innlogging.</p>" in said(page)


@pytest.mark.usefixtures("lake")
def test_an_empty_trace_says_so() -> None:
    assert ": ingenting er sporet.</p>" in said(opened())


def test_an_older_version_of_the_numbers_hides_nothing_that_has_been_done(traced: Lake) -> None:
    first = traced.newest().id
    commit(traced, regnskap=posts("2111", 200))
    assert ": 2 opplastinger og 1 innlogging.</p>" in said(opened(versjon=str(first)))


def test_to_look_twice_leaves_nothing_behind(traced: Lake) -> None:
    first = said(opened())
    before = traced.newest().id
    assert said(opened()) == first
    assert traced.newest().id == before
    assert [each.name for each in (settings.get().data / "spor").glob("*")] == []


def test_a_refused_look_leaves_the_waiting_lines_where_they_are(
    traced: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = traced.newest().id
    monkeypatch.setattr(access, "LOCAL_USER", User("Noen", Role.KLG))
    assert opened().exception
    assert traced.newest().id == before
    assert (settings.get().data / "spor" / "venter.jsonl").exists()
