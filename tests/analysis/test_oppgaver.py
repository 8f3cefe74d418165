"""The work of a plan, piece by piece and part by part."""

from datetime import date

import pytest

from dashboard.analysis.oppgaver import (
    TELLINGER,
    arbeidet,
    framdrift,
    indikatorene,
    per_del,
    planer,
    telt,
)
from dashboard.analysis.strategi import Strategi
from tests.analysis.strukturen import ledd, strategi

SEN, SENERE = date(2026, 9, 30), date(2027, 6, 30)


@pytest.fixture(scope="module")
def planen() -> Strategi:
    return strategi(
        ledd("D1", "delstrategi", nr="1"),
        ledd("A", "hovedoppgave", overordnet="D1", nr="1.1", status="utført", frist=SEN),
        ledd("B", "hovedoppgave", overordnet="D1", status="under arbeid", framdrift=40.0, frist=SEN),
        ledd("B1", "tiltak", overordnet="B", status="utført"),
        ledd("C", "hovedoppgave", overordnet="D1", status="under arbeid", framdrift=10.0, frist=SENERE),
        ledd("D", "hovedoppgave", overordnet="D1", status="utgår", frist=SEN),
        ledd("D2", "delstrategi", nr="2"),
        ledd("E", "hovedoppgave", status="avventer"),
        ledd("F", "hovedoppgave"),
        ledd("I", "indikator", overordnet="D2", startverdi=10.0, maalverdi=20.0, verdi=15.0),
        ledd("X", "hovedoppgave", plan="En annen plan", planslag="omstilling", status="utført"),
        ansvar=[("A", "HA", "HO"), ("A", "HA", "?"), ("A", "DA", "OO")],
    )


def test_every_piece_of_work_stands_once_with_its_part_and_what_is_under_it_does_not(
    planen: Strategi,
) -> None:
    arbeid = arbeidet(planen, "Planen", "delstrategi")
    assert arbeid["id"].tolist() == ["A", "B", "C", "D", "E", "F"]
    assert arbeid["del_id"].tolist() == ["D1"] * 4 + ["", ""]
    assert planer(planen.struktur, "handlingsdel") == ["Planen"]


def test_only_what_is_not_done_when_its_deadline_is_out_is_late(planen: Strategi) -> None:
    dager = arbeidet(planen, "Planen", "delstrategi").set_index("id")["dager_over"]
    assert dager.dropna().to_dict() == {"B": 31.0}


def test_who_nobody_knows_is_told_as_written_and_is_no_role(planen: Strategi) -> None:
    rad = arbeidet(planen, "Planen", "delstrategi").iloc[0]
    assert (rad["ansvarlig"], rad["rolle"]) == ("HO, ?", "HO")


def test_each_piece_that_is_to_be_done_is_counted_in_one_status(planen: Strategi) -> None:
    arbeid = arbeidet(planen, "Planen", "delstrategi")
    antall = telt(arbeid)
    assert antall == {"antall": 5, "utfoert": 1, "forsinket": 1, "i_arbeid": 1, "venter": 1, "ikke_meldt": 1}
    assert sum(antall[navn] for navn in TELLINGER[1:]) == antall["antall"]
    assert framdrift(arbeid) == pytest.approx(50)
    assert framdrift(arbeid[arbeid["id"] == "F"]) is None


def test_a_part_without_work_and_work_without_a_part_are_both_shown(planen: Strategi) -> None:
    arbeid = arbeidet(planen, "Planen", "delstrategi")
    deler = per_del(planen.struktur, "Planen", "delstrategi", arbeid)
    assert deler[["id", "antall", "utfoert"]].values.tolist() == [["D1", 3, 1], ["D2", 0, 0], ["", 2, 0]]
    assert deler["tittel"].iloc[-1] == "Uten delstrategi"


def test_an_indicator_stands_with_its_part_and_how_far_it_has_come(planen: Strategi) -> None:
    [rad] = indikatorene(planen.struktur, "Planen", "delstrategi").to_dict("records")
    assert (rad["del_tittel"], rad["maaloppnaaelse"]) == ("Tittel D2", 50)


def test_a_plan_that_is_not_there_has_nothing() -> None:
    tom = strategi()
    arbeid = arbeidet(tom, "Planen", "mål")
    assert arbeid.empty
    assert telt(arbeid) == dict.fromkeys(TELLINGER, 0)
    assert per_del(tom.struktur, "Planen", "mål", arbeid).empty
    assert indikatorene(tom.struktur, "Planen", "mål").empty
