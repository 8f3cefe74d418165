"""The calendar others subscribe to: valid, without personal data, and the same thing keeps its id."""

import re
from datetime import date, datetime
from pathlib import Path

import pytest
import vobject  # type: ignore[import-untyped]
from icalendar import Calendar

from dashboard import settings
from dashboard.access import Role, User
from dashboard.lake import Lake
from dashboard.reports import kalender
from dashboard.reports.kalender import KLG, LEDER
from tests.agenda.small_lake import Row, commit

I_DAG = date(2026, 11, 22)


def moete(id_: str, **other: object) -> Row:
    return {"id": id_, "aar": 2026, "dato": "2026-07-07", "forum": "uklg", **other}


PLAN = [
    moete("1", tittel="Sommermøte; økonomi, og «mål» " + "æøå " * 60, kl_fra="12:00", kl_til="15:45", sted="Kulturhuset", tema="Én\nTo, tre; fire\\fem"),
    moete("2", dato="2026-12-08", forum="klg drift", tittel="Hemmelig", kl_fra="9"),
    moete("3", dato="2026-03-29", tittel="Vintertid\r\nBEGIN:VEVENT", kl_fra="12.00", kl_til="11.00"),
    moete("4", tittel="Ring 912 34 567", sted="post@eksempel.no", tema="01017012345\nTrygt tema", kl_fra="etter lunsj"),
    moete("1", aar=2027, dato="2027-01-05"),
]  # fmt: skip


def text(whose: str = KLG, *, frister: bool = True) -> str:
    return kalender.feed(whose, frister=frister, today=I_DAG).content.decode()


def events(whose: str = KLG, *, frister: bool = True) -> list[vobject.base.Component]:
    return list(vobject.readOne(text(whose, frister=frister)).vevent_list)


def unfolded(content: str) -> str:
    return content.replace("\r\n ", "")


@pytest.fixture
def filled(lake: Lake) -> Lake:
    commit(lake, moeteplan=PLAN)
    return lake


@pytest.fixture
def with_key(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setenv("DASHBOARD_OIDC_NOEKKEL", "n" * 32)
    monkeypatch.setenv("DASHBOARD_ADRESSE", "https://styring.eksempel.no")
    settings.get.cache_clear()
    return monkeypatch


def test_a_validator_accepts_the_calendar_and_every_event_of_it(filled: Lake) -> None:
    for whose in (KLG, LEDER):
        for frister in (True, False):
            calendar = vobject.readOne(text(whose, frister=frister))
            assert calendar.validate(raiseException=True)
            assert all(event.validate(raiseException=True) for event in calendar.vevent_list)
            assert not Calendar.from_ical(text(whose, frister=frister)).errors


def test_lines_are_those_of_the_standard(filled: Lake) -> None:
    content = kalender.feed(KLG, frister=True, today=I_DAG).content
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert b"\r" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert all(line.decode("utf-8") for line in content.split(b"\r\n")[:-1])  # no letter is cut in two
    begun, ended = (
        re.findall(rf"^{word}:(.*)$", content.decode(), re.MULTILINE) for word in ("BEGIN", "END")
    )
    assert sorted(begun) == sorted(ended)


def test_the_calendar_says_what_it_is_and_how_often_to_ask(filled: Lake) -> None:
    head = unfolded(text()).partition("BEGIN:VTIMEZONE")[0].split("\r\n")
    assert {
        "VERSION:2.0", "METHOD:PUBLISH", "X-WR-CALNAME:Årshjul Fjordvik kommune", "REFRESH-INTERVAL;VALUE=DURATION:PT4H",
        "X-PUBLISHED-TTL:PT4H",
    } <= set(head)  # fmt: skip
    assert any(line.startswith("PRODID:") for line in head)


def test_every_event_has_what_outlook_asks_for_and_an_id_of_its_own(filled: Lake) -> None:
    found = events()
    assert len({event.uid.value for event in found}) == len(found)
    for event in found:
        assert event.dtstart.value < event.dtend.value
        assert event.summary.value
        for name in ("dtstamp", "last_modified", "sequence", "description"):
            assert hasattr(event, name), (event.summary.value, name)


def test_times_are_norways_and_the_zone_is_told_by_rule(filled: Lake) -> None:
    content = unfolded(text())
    assert "DTSTART;TZID=Europe/Oslo:20260707T120000\r\nDTEND;TZID=Europe/Oslo:20260707T154500" in content
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in content
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10" in content
    summer, winter = (
        next(event.dtstart.value for event in events() if event.summary.value.startswith(name))
        for name in ("Sommer", "Hemmelig")
    )
    assert [each.utcoffset().seconds // 3600 for each in (summer, winter)] == [2, 1]


def test_a_meeting_without_a_usable_end_lasts_an_hour_and_one_without_a_time_the_whole_day(
    filled: Lake,
) -> None:
    by_name = {event.summary.value: event for event in events(frister=False)}
    for name in ("Hemmelig", next(name for name in by_name if name.startswith("Vintertid"))):
        event = by_name[name]
        assert (event.dtend.value - event.dtstart.value).seconds == 3600
    whole = next(event for event in events(frister=False) if "etter lunsj" in event.description.value)
    assert not isinstance(whole.dtstart.value, datetime)
    assert whole.transp.value == "TRANSPARENT"


def test_what_points_to_a_person_is_left_out_and_said_to_be(filled: Lake) -> None:
    feed = kalender.feed(KLG, frister=True, today=I_DAG)
    content = unfolded(feed.content.decode())
    for secret in ("912 34 567", "post@", "01017012345", "ATTENDEE", "ORGANIZER", "mailto"):
        assert secret not in content
    assert content.count("(Utelatt: ser ut til å inneholde et telefonnummer)") >= 1
    assert "– Trygt tema" in content
    assert feed.utelatt == (date(2026, 7, 7),)


def test_an_event_cannot_be_written_into_a_title(filled: Lake) -> None:
    assert text(frister=False).count("\r\nBEGIN:VEVENT\r\n") == len(events(frister=False))
    assert any("To, tre; fire\\fem" in event.description.value for event in events())


def test_a_leaders_calendar_is_without_the_leader_groups_own_dates(filled: Lake) -> None:
    assert "Hemmelig" in text(KLG)
    assert "Hemmelig" not in text(LEDER)
    assert "KLG drift" not in text(LEDER, frister=False)
    own = [each for each in events(LEDER) if "KLG drift" in each.description.value]
    assert [each.summary.value for each in own] == ["Frist: Avvikene er forklart"]
    assert own[0].description.value == "Til KLG drift 08.12.2026. Ansvar: Enhetsledere."
    assert not hasattr(own[0], "url")
    assert "Sommer" in text(LEDER)
    assert [kalender.audience(User("", role)) for role in (Role.OKONOMI, Role.KLG, Role.LEDER)] == [KLG, KLG, LEDER]  # fmt: skip


def test_what_must_be_ready_is_told_with_the_meeting_and_as_days_of_its_own_where_asked(filled: Lake) -> None:
    plain, full = events(frister=False), events()
    deadlines = [event for event in full if event.summary.value.startswith("Frist: ")]
    assert len(full) == len(plain) + len(deadlines)
    lukket = next(event for event in deadlines if "Regnskapet for måneden er lukket" in event.summary.value)
    assert lukket.dtstart.value == date(2026, 12, 1)
    meeting = next(event for event in plain if event.summary.value == "Hemmelig")
    assert (
        "– 01.12.2026: Regnskapet for måneden er lukket og lastet opp (Økonomileder)"
        in meeting.description.value
    )


def test_a_change_keeps_the_id_and_is_newer(filled: Lake) -> None:
    before = next(event for event in events() if event.summary.value == "Hemmelig")
    changed = {**PLAN[1], "dato": "2026-12-09", "tittel": "Flyttet"}
    commit(filled, moeteplan=[PLAN[0], changed])
    after = next(event for event in events() if event.summary.value == "Flyttet")
    assert after.uid.value == before.uid.value
    assert int(after.sequence.value) > int(before.sequence.value)
    assert after.last_modified.value >= before.last_modified.value


def test_other_numbers_change_nothing_in_the_calendar(filled: Lake) -> None:
    before = text()
    commit(filled, vedtak=[{"id": "1", "organ": "Kommunestyret", "moetedato": "2026-01-12", "tittel": "Sak", "type": "vedtak", "status": "utført"}])  # fmt: skip
    assert text() == before


def test_the_source_of_a_fixed_date_is_told_in_few_words(lake: Lake) -> None:
    said = [event.description.value for event in events(frister=False) if "1. kvartal" in event.summary.value]
    assert {each.splitlines()[-1] for each in said} == {"Kilde: SSB"}


def test_without_a_plan_the_fixed_dates_are_there(lake: Lake) -> None:
    names = [event.summary.value for event in events(frister=False)]
    assert names.count("SSB publiserer ureviderte KOSTRA-tall") == 3


def test_addresses_and_keys_are_the_municipalitys_own(with_key: pytest.MonkeyPatch, lake: Lake) -> None:
    commit(lake, moeteplan=PLAN)
    assert "URL:https://styring.eksempel.no/aarshjul?aar=2026&punkt=2" in unfolded(text())
    klg, leder = kalender.key(KLG), kalender.key(LEDER)
    assert len({klg, leder}) == 2
    assert re.fullmatch(r"[0-9a-f]{32}", klg)
    assert kalender.address(KLG, frister=True) == f"/kalender/{klg}/aarshjul.ics?frister=ja"
    assert [kalender.audience_of(each) for each in (klg, leder, "lokal", "", "ø", klg[:-1])] == [KLG, LEDER, None, None, None, None]  # fmt: skip
    with_key.setenv("DASHBOARD_OIDC_NOEKKEL", "m" * 32)
    settings.get.cache_clear()
    assert kalender.audience_of(klg) is None


def test_without_sign_in_the_key_is_a_word_for_everything(lake: Lake) -> None:
    assert kalender.key(KLG) == "lokal"
    assert kalender.audience_of("lokal") == KLG
