"""The code lists of KLASS: municipalities that our own list lacks or holds too long, and the KOSTRA groups through the years."""

from collections.abc import Callable
from datetime import date

import pytest

from dashboard.settings import Settings
from dashboard.sources import klass
from dashboard.sources.client import Client
from dashboard.sources.klass import Change, Klass, Membership
from dashboard.sources.problems import NotWhatWasAsked
from tests.sources.replay import Canned, StatBank

TODAY = date(2026, 11, 22)
Near = Callable[..., Settings]


def test_municipalities_and_their_changes_are_read_from_the_real_lists(bank: StatBank, near: Near) -> None:
    with Client(near()) as client:
        found, content = Klass(client, bank.klass).municipalities(TODAY)
        changes, _ = Klass(client, bank.klass).changes(date(2016, 1, 1), TODAY)
    assert len(found) == 357  # and «Uoppgitt»
    assert (found["1841"], found["5027"]) == ("Fauske - Fuossko", "Midtre Gauldal")
    assert b"Midtre Gauldal" in content
    assert changes[0] == Change("1507", "1508", "Ålesund", date(2024, 1, 1))
    assert len(changes) == 5
    [asked] = [path for _, path, _ in bank.asked if "changes" in path]
    assert "from=2016-01-01&to=2026-11-22" in asked


def test_a_number_with_another_name_or_without_an_heir_is_no_change_of_number(
    bank: StatBank, near: Near
) -> None:
    row = {"oldName": "", "newName": "Nytt navn", "changeOccurred": "2025-01-01"}
    bank.changes = [
        {**row, "oldCode": "1841", "newCode": "1841"},
        {**row, "oldCode": None, "newCode": "1842"},
    ]
    with Client(near()) as client:
        assert Klass(client, bank.klass).changes(date(2016, 1, 1), TODAY)[0] == []


def test_groups_are_read_whichever_years_they_hold(bank: StatBank, near: Near) -> None:
    row = {
        "sourceCode": "EKG09",
        "sourceName": "KOSTRA-gruppe 9",
        "targetCode": "1841",
        "targetName": "Fauske",
    }
    bank.groups = [
        {**row, "validFrom": "2023-01-01", "validTo": None},
        {
            **row,
            "sourceCode": "EKG11",
            "sourceName": "KOSTRA-gruppe 11",
            "validFrom": None,
            "validTo": "2023-01-01",
        },
        {**row, "targetCode": "9999", "targetName": "Uoppgitt", "validFrom": None, "validTo": None},
    ]
    with Client(near()) as client:
        groups, _ = Klass(client, bank.klass).groups(date(2016, 1, 1))
    assert groups == [
        Membership("1841", "Fauske", "EKG11", "KOSTRA-gruppe 11", 2016, 2022),
        Membership("1841", "Fauske", "EKG09", "KOSTRA-gruppe 9", 2023, None),
    ]
    assert klass.as_file(groups).decode().splitlines() == [
        "kommune;kommune_navn;gruppe;gruppe_navn;fra;til",
        "1841;Fauske;EKG11;KOSTRA-gruppe 11;2016;2022",
        "1841;Fauske;EKG09;KOSTRA-gruppe 9;2023;",
    ]


def test_a_list_that_is_something_else_is_refused(bank: StatBank, near: Near) -> None:
    with Client(near()) as client:
        for bad in (b"{}", b'{"codes": [{"code": "0301"}]}', b'{"codes": "0301"}'):
            bank.answer_next("codesAt", Canned(body=bad))
            with pytest.raises(NotWhatWasAsked, match="mangler listen «codes», eller kolonner i den"):
                Klass(client, bank.klass).municipalities(TODAY)
        bank.changes = [{"oldCode": "1", "newCode": "2", "newName": "x", "changeOccurred": "i fjor"}]
        with pytest.raises(NotWhatWasAsked, match="er «i fjor» ikke en dato"):
            Klass(client, bank.klass).changes(date(2016, 1, 1), TODAY)


def test_what_our_list_lacks_and_what_it_holds_too_long_is_told() -> None:
    reference = {"0301": None, "3024": 2023, "3201": None, "4601": 2026, "1825": None}
    today = {"0301": "Oslo", "3299": "Nyby", "4601": "Bergen", "4699": "Annenby"}
    changes = [
        Change("3201", "3299", "Nyby", date(2026, 1, 1)),
        Change("3203", "3299", "Nyby", date(2026, 1, 1)),
    ]
    told = [f"{each.message} {each.remedy}" for each in klass.compared(reference, today, changes, TODAY)]
    assert len(told) == 4
    assert (
        "Kommunen 3299 Nyby finnes hos SSB, men ikke i kodelisten. Den kom 01.01.2026 og har tall fra 3201 og 3203"
        in told[0]
    )
    assert "Legg inn 3299 i data/reference/kommune.csv" in told[0]
    assert told[1].startswith("Kommunen 4699 Annenby finnes hos SSB, men ikke i kodelisten. Tallene hentes")
    assert "Kommunenummer 1825 står som gyldig i kodelisten, men SSB har den ikke lenger" in told[2]
    assert (
        "3201 står som gyldig i kodelisten, men den ble 3299 Nyby 01.01.2026. Tallene den har, beholdes"
        in told[3]
    )
