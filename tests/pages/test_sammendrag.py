"""Sammendrag as a folkevalgt reads it, on a lake of a few rows: published for real, read back, and nothing to change."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import access, paths, spor
from dashboard.access import LOCAL_USER, Role, User
from dashboard.dialog.write import newest
from dashboard.lake import Lake
from dashboard.period import Period
from dashboard.publish import publishing
from dashboard.publish.register import Utgivelse
from tests.agenda.small_lake import STEDER, commit, posts, shown
from tests.publish.sample import path_of

SEPTEMBER, OKTOBER = Period(2026, 9), Period(2026, 10)
BUDGET = [*posts("3111", 1_000_000, range(1, 13), versjon="regulert"), *posts("2111", 1_000_000, range(1, 13), versjon="regulert")]  # fmt: skip


@pytest.fixture
def october(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> Lake:
    monkeypatch.setattr(access, "LOCAL_USER", User("Frida", Role.FOLKEVALGT))
    commit(
        lake,
        organisasjon=STEDER,
        regnskap=[*posts("3111", 1_400_000), *posts("2111", 900_000)],
        budsjett=BUDGET,
    )
    return lake


def publish(period: Period = OKTOBER, grunn: str = "") -> Utgivelse:
    at = newest()
    return publishing.publish(LOCAL_USER, period, snapshot=at, forord="Kjære leser.", grunn=grunn, base=at)


def opened(**address: str) -> AppTest:
    page = AppTest.from_file(str(paths.PAGES / "sammendrag.py"), default_timeout=60)
    for name, value in address.items():
        page.query_params[name] = value
    return page.run()


def traced(lake: Lake) -> list[tuple[str, str]]:
    spor.flush()
    with lake.at(lake.newest().id) as cursor:
        return cursor.execute("select hendelse, hva from spor").fetchall()


def test_before_anything_is_published_it_says_so(october):
    assert "Ingenting er publisert ennå." in shown(opened())


def test_the_newest_month_is_read_as_it_was_published(october):
    publish(SEPTEMBER)
    publish()
    said = shown(opened())
    assert "Kjære leser." in said
    assert "Til og med oktober 2026" in said
    assert "Til og med september 2026" not in said
    assert 'href="/publisert/2026-10/sammendrag.pdf"' in said
    assert "Utgave 1, publisert " in said
    assert "<script" not in said


def test_nothing_on_the_page_can_be_written_in_or_pressed(october):
    publish(SEPTEMBER)
    publish()
    page = opened()
    assert [box.label for box in page.selectbox] == ["Måned", "Sammenlign med"]
    for kind in (
        "button",
        "text_input",
        "text_area",
        "checkbox",
        "file_uploader",
        "download_button",
        "date_input",
    ):
        assert not page.get(kind), kind


def test_an_earlier_month_has_an_address(october):
    publish(SEPTEMBER)
    publish()
    assert "Til og med september 2026" in shown(opened(maaned="2026-09"))


def test_a_corrected_month_says_when_and_why_and_leads_to_the_one_before(october):
    publish()
    commit(october, regnskap=[*posts("3111", 1_500_000), *posts("2111", 900_000)])
    publish(grunn="Feil bilag.")
    said = shown(opened())
    assert "Feil bilag." in said
    assert "<a href='/publisert/2026-10/utgave-1/'" in said
    assert "Tidligere utgaver" in said


def test_a_month_that_is_withdrawn_or_was_never_published_is_told_about_and_traced(october):
    publish(SEPTEMBER)
    publishing.withdraw(LOCAL_USER, publish(), "Feil tall.", newest())
    for asked, said in (("2026-10", "2026-10"), ("2030-01", "2030-01"), ("<b>", r"\<b\>")):
        page = opened(maaned=asked)
        [warning] = page.warning
        assert warning.value.startswith(f"Det er ikke publisert noe for «{said}»")
        assert "Til og med september 2026" in shown(page)
    assert [event for event, _ in traced(october)] == ["ukjent adresse"] * 3


def test_a_package_that_was_changed_is_not_shown_and_leaves_a_trace(october):
    page = path_of(publish()) / "index.html"
    page.write_bytes(page.read_bytes().replace(b"leser", b"velger"))
    seen = opened()
    assert seen.exception
    assert "velger" not in "".join(element.proto.body for element in seen.get("html"))
    assert ("pakke endret", "2026-10 utgave 1: index.html") in traced(october)


def test_two_months_are_held_against_each_other_in_words_and_numbers(october):
    publish(SEPTEMBER)
    publish()
    said = shown(opened(maaned="2026-10", mot="2026-09")).replace("\u00a0", " ")
    assert (
        "Avviket hittil gikk fra et merforbruk på 2,7 mill. kr i september 2026 til et merforbruk på 3,0 mill. kr i"
        " oktober 2026, 300 000 kr verre." in said
    )
    assert "<caption>Avvik hittil" in said
    assert "−400 000 kr" in said
    assert "Kjære leser." not in said
    other_way = shown(opened(maaned="2026-09", mot="2026-10")).replace("\u00a0", " ")
    assert "300 000 kr verre" in other_way, "the earlier month always stands first"


@pytest.mark.parametrize("role", [Role.OKONOMI, Role.KLG, Role.LEDER, Role.FOLKEVALGT])
def test_every_role_reads_the_same(october, monkeypatch, role):
    publish()
    monkeypatch.setattr(access, "LOCAL_USER", User("Noen", role, frozenset({"311"})))
    assert "Til og med oktober 2026" in shown(opened())


def test_whoever_has_no_role_does_not_get_in(october, monkeypatch):
    publish()
    monkeypatch.setattr(access, "LOCAL_USER", User("Noen", Role.INGEN))
    page = opened()
    assert page.exception
    assert not page.get("html")
