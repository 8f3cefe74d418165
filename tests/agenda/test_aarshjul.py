"""The year's dates on the page, on a small lake: who sees which, what is next, where each leads, and how one is changed."""

from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.access import LOCAL_USER, NotAllowed, Role, User
from dashboard.agenda import aarshjul, aarshjul_rediger
from dashboard.dialog import moete as moeter
from dashboard.dialog.moeteplan import moeteplan
from dashboard.dialog.write import newest
from dashboard.lake import Lake
from dashboard.period import Period
from dashboard.ui.page import View
from tests.agenda.small_lake import commit, posts, shown

PLAN = [
    {"id": "1", "aar": 2026, "dato": "2026-11-10", "forum": "klg drift", "tittel": "Forrige"},
    {"id": "2", "aar": 2026, "dato": "2026-12-08", "forum": "klg drift", "tittel": "Driftsmøtet", "kl_fra": "12:00", "kl_til": "14:00", "tema": "Økonomi\n<script>alert(1)</script>"},
    {"id": "3", "aar": 2026, "dato": "2026-11-24", "forum": "klg strategisk"},
    {"id": "4", "aar": 2026, "dato": "2026-12-17", "forum": "kommunestyre", "tema": "Økonomiplan 2027–2030"},
    {"id": "1", "aar": 2027, "dato": "2027-02-04", "forum": "uklg", "tittel": "Neste års samling"},
]  # fmt: skip


def item(role: str = "okonomi", at: int | None = None) -> None:
    from datetime import date

    from dashboard import lake
    from dashboard.access import Role, User
    from dashboard.agenda import aarshjul
    from dashboard.ui.page import View

    store = lake.get()
    snapshot = store.uploaded(at or store.newest().id)
    written = store.written(store.newest().id).id
    aarshjul.show(View(User("Kari", Role(role)), snapshot, written=written), date(2026, 11, 22))


def run(role: str = "okonomi", at: int | None = None, *, editing: bool = False, **query: str) -> AppTest:
    """`editing`: with the fold of the form open."""
    page = AppTest.from_function(item, kwargs={"role": role, "at": at}, default_timeout=30)
    for name, value in query.items():
        page.query_params[name] = value
    page.session_state[aarshjul_rediger.FOLD] = editing
    return page.run()


@pytest.fixture
def filled(lake: Lake) -> Lake:
    commit(lake, moeteplan=PLAN)
    return lake


def table(said: str, title: str) -> str:
    return said.partition(f"<caption>{title}")[2].partition("</table>")[0]


def test_without_a_plan_the_fixed_dates_stand_and_it_says_how_to_get_one_in(lake: Lake) -> None:
    said = shown(run().toggle(key="aarshjul_tidligere").set_value(True).run())
    assert "Møteplanen for 2026 er ikke lest inn." in said
    assert "Ingen møter er ført opp framover." in said
    assert "SSB publiserer ureviderte KOSTRA-tall" in table(said, "Alle datoer")
    assert "16.03.2026" in table(said, "Alle datoer")
    assert "Kilde: Kommuneloven § 14-6<" in said


def test_the_page_says_what_is_next_and_counts_what_must_be_ready(filled: Lake) -> None:
    page = run()
    said = shown(page)
    assert "Neste møte er KLG strategisk tirsdag 24. november." in said
    assert "Neste frist er i morgen (mandag 23. november): Dagsordenen er klar, og tallene er låst" in said
    klart = table(said, "Neste: hva må være klart når")
    assert klart.index("17.11.2026") < klart.index("Passert") < klart.index("I morgen")
    assert "Formannskapets innstilling til økonomiplan er offentlig" in klart
    assert "Forrige" not in klart
    assert "Kommuneloven § 14-5 krever minst to rapporter" in said
    assert len(page.get("vega_lite_chart")) == 1
    assert "<script" not in said


def test_each_date_opens_its_meeting_or_calls_it_or_shows_itself(filled: Lake) -> None:
    commit(filled, regnskap=posts("3111", 1_000))
    moeter.plan(LOCAL_USER, dato=date(2026, 12, 8), period=Period(2026, 10), deltakere=["KD"], dagsorden=["okonomi"])  # fmt: skip
    alle = table(shown(run().toggle(key="aarshjul_tidligere").set_value(True).run()), "Alle datoer")
    for wanted in ("/moeter?moete=2026-12-08-drift", "/moeter?nytt=strategisk&amp;dato=2026-11-24", "/aarshjul?punkt=4&amp;aar=2026", "/aarshjul?punkt=1&amp;aar=2026"):  # fmt: skip
        assert f"'{wanted}'" in alle, wanted


def test_a_leader_sees_the_own_fora_and_changes_nothing(filled: Lake) -> None:
    page = run("leder")
    said = shown(page)
    assert "Kommunestyret" in said
    assert "Driftsmøtet" not in said
    assert "Forrige" not in said
    assert "punkt=2&amp;" not in said
    assert "KLG strategisk" not in said
    assert "KLG" not in table(said, "Datoer framover")
    klart = table(said, "Neste: hva må være klart når")
    assert "Avvikene er forklart" in klart
    assert "KLG drift 8.12." in klart
    assert "Regnskapet for måneden" not in klart
    assert "/moeter?" not in said
    assert not page.expander
    assert "Datoen i adressen står ikke" in run("leder", punkt="2", aar="2026").warning[0].value


def test_the_list_begins_today_and_the_earlier_dates_are_a_click_away(filled: Lake) -> None:
    page = run()
    assert "Forrige" not in table(shown(page), "Datoer framover")
    page.toggle(key="aarshjul_tidligere").set_value(True).run()
    assert "Forrige" in table(shown(page), "Alle datoer")
    assert not [each for each in run(aar="2027").toggle if each.key == "aarshjul_tidligere"]


def test_a_forum_and_a_year_are_read_from_the_address(filled: Lake) -> None:
    drift = shown(run(forum="klg drift"))
    assert "Driftsmøtet" in table(drift, "Datoer framover")
    assert "KOSTRA" not in table(drift, "Datoer framover")
    assert "Neste møte er Driftsmøtet" in drift
    assert "Neste års samling" in table(shown(run(aar="2027")), "Alle datoer")


def test_a_date_shows_its_themes_and_what_must_be_ready(filled: Lake) -> None:
    said = shown(run(punkt="2", aar="2026"))
    for part in (
        "Driftsmøtet",
        "tirsdag 8. desember 2026",
        "12:00–14:00",
        "<li>Økonomi</li>",
        "Kall inn",
        "01.12.2026",
    ):
        assert part in said, part
    assert "&lt;script&gt;" in said
    assert "<script" not in said
    assert "Neste års samling" in shown(run(punkt="1", aar="2027"))
    assert "Forrige" in shown(run(punkt="1", aar="tull"))


def test_a_new_date_is_added_on_the_page_and_a_wrong_one_is_told(filled: Lake) -> None:
    assert not run("klg").text_input
    page = run("klg", editing=True)
    page.text_input(key="aarshjul_0_0_ny_tittel").input("Julemøte")
    page.date_input(key="aarshjul_0_0_ny_dato").set_value(date(2026, 12, 22))
    page.text_input(key="aarshjul_0_0_ny_fra").input("seint")
    page = press(page, "Lagre")
    assert "«seint» er ikke et klokkeslett." in shown(page)
    page.text_input(key="aarshjul_0_0_ny_fra").input("10")
    page = press(page, "Lagre")
    assert page.success[0].value == "Lagret: 22.12.2026 Julemøte."
    assert [(each.tittel, each.kl_fra) for each in moeteplan(newest()) if each.dato == date(2026, 12, 22)] == [("Julemøte", "10:00")]  # fmt: skip
    # The version that the page was opened with is what a running app would look up anew.
    assert "Julemøte" in shown(run("klg"))


def test_a_date_is_taken_out_on_the_page(filled: Lake) -> None:
    page = run(editing=True)
    page.selectbox(key="aarshjul_hvilken_0").select("2026/2").run()
    press(page, "Fjern datoen")
    assert [each.id for each in moeteplan(newest()) if each.aar == 2026] == ["1", "3", "4"]


def test_an_earlier_version_is_only_looked_at(filled: Lake) -> None:
    earlier = filled.newest().id
    commit(filled, moeteplan=PLAN[:1])
    assert "Driftsmøtet" in shown(run(at=earlier))
    assert not run(at=earlier).expander


def test_the_address_of_the_calendar_stands_on_the_page(filled: Lake) -> None:
    page = run()
    assert page.code[0].value.endswith("/kalender/lokal/aarshjul.ics")
    page.toggle(key="aarshjul_frister").set_value(True).run()
    assert page.code[0].value.endswith("/kalender/lokal/aarshjul.ics?frister=ja")


def test_the_folkevalgte_do_not_get_in(lake: Lake) -> None:
    with pytest.raises(NotAllowed):
        aarshjul.show(View(User("Ola", Role.FOLKEVALGT), lake.newest()), date(2026, 11, 22))


def press(page: Any, label: str) -> AppTest:
    return next(button for button in page.button if button.label == label).click().run()  # type: ignore[no-any-return]
