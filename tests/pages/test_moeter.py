"""The pages of the meeting for those who may not, where nothing is, and where it is over."""

import re
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import access, paths
from dashboard.access import LOCAL_USER, Role, User
from dashboard.dialog import moete as moeter
from dashboard.dialog.moete import DAGSORDEN, DRIFT, STRATEGISK, Moete
from dashboard.lake import Lake
from dashboard.period import Period
from tests.agenda.small_lake import STEDER, commit, posts, shown
from tests.agenda.strategi_lake import MELDT, STRATEGI


@pytest.fixture
def meeting(lake: Lake) -> Moete:
    commit(
        lake,
        organisasjon=STEDER,
        regnskap=[*posts("3111", 1_400_000), *posts("2111", 999_900)],
        budsjett=posts("3111", 1_000_000, range(1, 13), versjon="regulert"),
    )
    return moeter.plan(
        LOCAL_USER,
        dato=date(2026, 11, 10),
        period=Period(2026, 10),
        deltakere=["KD"],
        dagsorden=list(DAGSORDEN[DRIFT]),
    )


def opened(file: str, **address: str) -> AppTest:
    page = AppTest.from_file(str(paths.PAGES / file), default_timeout=60)
    for name, value in address.items():
        page.query_params[name] = value
    return page.run()


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("moeter.py", "Ingen møter er kalt inn ennå."),
        ("forklaringer.py", "Det er ikke lest inn regnskap eller budsjett ennå."),
        ("rapporter.py", "Last opp regnskap eller budsjett først."),
    ],
)
def test_an_empty_lake_says_what_is_missing(lake: Lake, file: str, said: str) -> None:
    assert said in shown(opened(file))


@pytest.mark.parametrize("file", ["moeter.py", "rapporter.py"])
@pytest.mark.parametrize("role", [Role.LEDER, Role.FOLKEVALGT])
def test_the_meeting_is_for_those_who_lead_the_dialogue(lake, monkeypatch, file: str, role: Role) -> None:
    monkeypatch.setattr(access, "LOCAL_USER", User("Noen", role, frozenset({"311"})))
    page = opened(file)
    assert page.exception
    assert not page.get("html")


def test_a_leader_explains_the_own_unit_and_sees_no_other(meeting: Moete, monkeypatch) -> None:
    monkeypatch.setattr(access, "LOCAL_USER", User("Leder", Role.LEDER, frozenset({"311"})))
    page = opened("forklaringer.py")
    said = shown(page)
    assert "Solbakken" in said
    assert "Nes skole" not in said
    assert [box.options for box in page.selectbox if box.label == "Enhet"] == [["Solbakken"]]


def test_an_unknown_meeting_is_said(lake: Lake) -> None:
    page = AppTest.from_file(str(paths.ROOT / "dashboard" / "app.py"), default_timeout=60).run()
    page.query_params["moete"] = "finnes-ikke"
    assert "Det finnes ikke noe møte «finnes-ikke»" in shown(
        page.switch_page(str(paths.PAGES / "moeter.py")).run()
    )


def test_a_called_meeting_shows_what_it_is_locked_to_and_its_agenda(meeting: Moete) -> None:
    said = shown(opened("moeter.py", moete=meeting.id))
    assert f"tallene er låst til versjon {meeting.versjon}" in said
    assert all(sak in said for sak in DAGSORDEN[DRIFT].values())


def test_in_a_closed_meeting_there_is_nothing_to_write_with(meeting: Moete) -> None:
    before = opened("moeter.py", moete=meeting.id)
    assert {"Åpne møtet", "Skriv i referatet"} <= {button.label for button in before.button}
    moeter.close_meeting(LOCAL_USER, meeting)
    after = opened("moeter.py", moete=meeting.id)
    assert "Møtet er avsluttet." in shown(after)
    assert not {"Åpne møtet", "Skriv i referatet", "Lagre status"} & {button.label for button in after.button}


def test_every_question_of_the_meeting_is_asked(meeting: Moete) -> None:
    asked = []
    for steg in range(1, 12):
        page = opened("moeter.py", moete=meeting.id, vis="skjerm", steg=str(steg))
        markup = shown(page)
        asked.append(markup.split("<h2 class='spoersmaal'>")[1].split("</h2>")[0].replace("\u00a0", " "))
    assert asked == [
        "Hva er endret siden sist?",
        "Hva er åpent fra før?",
        "Hvordan ligger vi an mot budsjettet?",
        "Nes skole: 10,0 mill. kr merforbruk – hvorfor, og hva gjør vi?",
        "Solbakken: 4,0 mill. kr merforbruk (40,0 %) – hvorfor, og hva gjør vi?",
        "Hvor ender året?",
        "Hva må til for å lande på budsjettet?",
        "Virker budsjettiltakene?",
        "Blir vedtakene fulgt opp?",
        "Hvordan er sykefraværet?",
        "Er noe ved fraværet et signal?",
    ]


@pytest.mark.parametrize("steg", ["0", "99", "x", "-1"])
def test_a_number_that_is_no_question_opens_one_that_is(meeting: Moete, steg: str) -> None:
    assert "class='spoersmaal'" in shown(opened("moeter.py", moete=meeting.id, vis="skjerm", steg=steg))


def test_a_meeting_without_numbers_still_has_its_questions(meeting: Moete, lake: Lake) -> None:
    early = moeter.plan(
        LOCAL_USER, dato=date(2020, 2, 10), period=Period(2020, 1), deltakere=["KD"], dagsorden=["okonomi"]
    )
    assert "Hva har vi bestemt" in shown(opened("moeter.py", moete=early.id, vis="skjerm"))


@pytest.fixture
def strategic(lake: Lake) -> Moete:
    commit(lake, **STRATEGI)
    return moeter.plan(
        LOCAL_USER, dato=date(2026, 11, 24), period=Period(2026, 10), deltakere=["KD"],
        dagsorden=list(DAGSORDEN[STRATEGISK]), forum=STRATEGISK,
    )  # fmt: skip


def test_a_strategic_meeting_asks_its_own_questions(strategic: Moete) -> None:
    asked = []
    for steg in range(1, 16):
        page = opened("moeter.py", moete=strategic.id, vis="skjerm", steg=str(steg))
        markup = shown(page)
        asked.append(markup.split("<h2 class='spoersmaal'>")[1].split("</h2>")[0].replace("\u00a0", " "))
    assert asked == [
        "Hva har flyttet seg siden sist?",
        "Hva er åpent fra før?",
        "Satsingsområde S1: hva gjør vi, hvem, med hvilke penger, og hvor langt er vi?",
        "Satsingsområde S2: hva gjør vi, hvem, med hvilke penger, og hvor langt er vi?",
        "Hva forfaller, og hva er forsinket?",
        "Hvor er den røde tråden brutt?",
        "Hvor langt er oppdragene?",
        "Hvem har meldt, og hvem mangler?",
        "Gir utviklingsstrategien gevinster?",
        "Hva sier internkontrollen?",
        "Hva sier innbyggere, brukere og medarbeidere?",
        "Hvor digitale er vi?",
        "Hvem lykkes ikke uten hverandre?",
        "Hvem betaler, og hvem får gevinsten?",
        "Hva har vi bestemt, og hvem gjør hva når?",
    ]


def test_its_agenda_leads_to_the_pages_where_the_items_are_treated(strategic: Moete) -> None:
    said = shown(opened("moeter.py", moete=strategic.id))
    assert all(sak in said for sak in DAGSORDEN[STRATEGISK].values())
    for page in ("/strategi?", "/oppdragsbrev?", "/utvikling?"):
        assert re.search(rf"href='{re.escape(page)}[^']*moete={strategic.id}", said), page


def test_what_is_edited_after_the_call_is_told_and_can_be_taken_in(strategic: Moete, lake: Lake) -> None:
    commit(lake, oppdragsstatus=[{**MELDT[1], "tjenesteomraade": "OO"}])
    page = opened("moeter.py", moete=strategic.id)
    assert f"Møtet er låst til versjon {strategic.versjon}" in page.warning[0].value
    page.button(key="laas_paa_nytt").click().run()
    assert not any("nyere tall" in each.value for each in page.warning)
    assert moeter.moete(strategic.id).versjon == lake.uploaded(lake.newest().id).id


def test_a_link_from_the_years_plan_fills_in_forum_and_day(lake: Lake) -> None:
    commit(lake, **STRATEGI)
    page = opened("moeter.py", nytt="strategisk", dato="2026-12-01")
    assert page.date_input(key=f"nytt_dato_{STRATEGISK}").value == date(2026, 12, 1)
    next(button for button in page.button if button.label == "Kall inn").click().run()
    assert "Møtet er kalt inn." in shown(page)
    [called] = moeter.moeter()
    assert (called.forum, called.dato) == (STRATEGISK, date(2026, 12, 1))
