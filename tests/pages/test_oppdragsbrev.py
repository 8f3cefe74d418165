"""The page Oppdragsbrev: the assignments, one of them, who has told, telling, and the next letter."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import access, paths
from dashboard.access import Role, User
from dashboard.lake import Lake
from dashboard.text import NO_BREAK
from tests.agenda.small_lake import commit, shown
from tests.agenda.strategi_lake import STRATEGI, oppdrag

PAGE = str(paths.PAGES / "oppdragsbrev.py")


def opened(**address: str) -> AppTest:
    page = AppTest.from_file(PAGE, default_timeout=60)
    for name, value in address.items():
        page.query_params[name] = value
    return page.run()


def words(page: AppTest) -> str:
    return shown(page).replace(NO_BREAK, " ")


def test_without_a_letter_the_page_says_what_to_upload(lake: Lake) -> None:
    assert "Ingen oppdragsbrev er lest inn." in words(opened())


def test_the_letter_is_read_before_any_accounts_are_loaded(lake: Lake) -> None:
    commit(lake, maalstruktur=STRATEGI["maalstruktur"])
    assert "Oppdragsbrev 2026 har to oppdrag" in words(opened())


def test_the_letter_says_how_far_it_is_and_who_has_told(lake: Lake) -> None:
    commit(lake, **STRATEGI)
    said = words(opened())
    assert "ett er under arbeid, ett er utført. Framdriften er 80,0 %." in said
    assert "1. Oppdrag O1" in said
    assert "1 av 2" in said
    grid = words(opened(**{"del": "meldinger"}))
    assert "Status for 3. kvartal 2026 mangler fra Oppvekst (2) og Helse og omsorg (1)." in grid
    assert "under arbeid 60 %" in grid
    assert "Mangler" in grid


def test_one_assignment_shows_what_each_has_told_as_text(lake: Lake) -> None:
    commit(lake, **STRATEGI)
    said = words(opened(oppdrag="O1"))
    assert "Planen er &lt;b&gt;på høring&lt;/b&gt;" in said
    assert "<li>Lag plan</li>" in said
    assert "ikke meldt" in said
    assert said.index("3. kvartal 2026") < said.index("2. kvartal 2026")


def test_what_is_told_in_the_form_stands_on_the_page(lake: Lake) -> None:
    commit(lake, **STRATEGI)
    page = opened(oppdrag="O1", tjenesteomraade="OO", kvartal="2026-4")
    page.selectbox(key="meld_O1_OO_2026_4_status").set_value("avventer")
    page.button[-1].click().run()
    assert "«Avventer» må ha en grunn i kommentaren." in words(page)
    page.text_area(key="meld_O1_OO_2026_4_kommentar").set_value("Venter på budsjettet")
    page.button[-1].click().run()
    assert not page.exception
    assert [each.value for each in page.success] == ["Status for OO er lagret."]
    assert "Venter på budsjettet" in words(opened(oppdrag="O1"))


def test_the_next_letter_is_made_of_what_is_not_done(lake: Lake) -> None:
    commit(lake, **STRATEGI)
    page = opened(**{"del": "neste"})
    assert page.multiselect[0].value == ["O1"]
    assert page.text_input[0].value == "Oppdragsbrev 2027"
    page.button[-1].click().run()
    assert [each.value for each in page.success] == ["1 oppdrag står nå i Oppdragsbrev 2027."]
    assert "Oppdragsbrev 2026 har to oppdrag" in words(opened()), (
        "the letter of the period's year is still shown first"
    )
    assert "Oppdragsbrev 2027 har ett oppdrag" in words(opened(brev="Oppdragsbrev 2027"))
    again = opened(**{"del": "neste"})
    assert "Ett av to oppdrag er ikke ferdig, og alle er ført videre." in words(again)
    assert again.multiselect[0].value == []


def test_an_assignment_brings_its_own_letter(lake: Lake) -> None:
    newer = oppdrag("N1", "1", plan="Oppdragsbrev 2027")
    commit(lake, **(STRATEGI | {"maalstruktur": [*STRATEGI["maalstruktur"], newer]}))
    assert "1. Oppdrag N1" in [each.value for each in opened(oppdrag="N1").header]
    assert "brev=Oppdragsbrev+2026" in words(opened())


def test_an_empty_letter_and_odd_names_do_not_stop_the_page(lake: Lake) -> None:
    commit(
        lake,
        maalstruktur=[oppdrag("<i>", "1", tittel="<script>alert(1)</script>", hovedansvar="Ingen & alle")],
    )
    said = words(opened())
    assert "<script>" not in said
    assert "&lt;script&gt;" in said
    assert "Ingen &amp; alle" in said


@pytest.mark.parametrize("role", [Role.LEDER, Role.FOLKEVALGT, Role.INGEN])
def test_it_is_for_those_who_follow_the_strategy(
    lake: Lake, monkeypatch: pytest.MonkeyPatch, role: Role
) -> None:
    monkeypatch.setattr(access, "LOCAL_USER", User("Noen", role))
    assert opened().exception
