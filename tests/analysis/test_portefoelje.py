"""What a strategy's tasks gain, and which areas of Kommunekompasset they serve."""

from typing import Any

import pandas as pd
import pytest

from dashboard.analysis.oppgaver import arbeidet, per_del
from dashboard.analysis.portefoelje import (
    gevinstene,
    i_kroner,
    kompass,
    kroner_per,
    med_gevinst,
    omraade_av,
    uten_kompass,
)
from tests.analysis.strukturen import ledd, strategi

STRATEGI = strategi(
    ledd("D1", "delstrategi", nr="1", kompass=("5", "6")),
    ledd("A", "hovedoppgave", nr="1.1", overordnet="D1", status="utført", kompass=("5.2",)),
    ledd("A1", "aktivitet", overordnet="A"),
    ledd("B", "hovedoppgave", overordnet="D1"),
    ledd("U", "hovedoppgave", overordnet="D1", status="utgår", kompass=("1",)),
    ledd("C", "hovedoppgave", kompass=("kvalitet",)),
    ledd("X", "tiltak", plan="En annen plan", kompass=("5",)),
)
OMRAADER = pd.DataFrame([(1, "Samspill", "D"), (5, "Brukere", "T"), (6, "Kvalitetsutvikling", "T")], columns=["nr", "navn", "perspektiv"])  # fmt: skip
ARBEID = arbeidet(STRATEGI, "Planen", "delstrategi")


def gevinst(
    ledd_: str, aar: int, planlagt: float, realisert: float | None, slag: str = "kr"
) -> dict[str, Any]:
    return {"ledd": ledd_, "aar": aar, "slag": slag, "planlagt": planlagt, "realisert": realisert, "kostnad": 10.0}  # fmt: skip


GEVINSTER = pd.DataFrame(
    [
        gevinst("A1", 2025, 100, 60),
        gevinst("A", 2026, 200, None),
        gevinst("A", 2027, 400, None),
        gevinst("D1", 2026, 50, 0),
        gevinst("C", 2026, 30, 5),
        gevinst("A", 2026, 900, 900, "tid"),
        gevinst("X", 2026, 7000, 7000),
        gevinst("ukjent", 2026, 7000, 7000),
    ]
).astype({"realisert": float})


def test_a_gain_belongs_to_the_task_and_the_part_it_is_under() -> None:
    egne = gevinstene(STRATEGI.struktur, "Planen", "delstrategi", GEVINSTER)
    assert egne["oppgave_id"].tolist() == ["A", "A", "A", "", "C", "A"]
    assert egne["del_id"].tolist() == ["D1", "D1", "D1", "D1", "", "D1"]


def test_only_kroner_are_summed_and_later_years_stand_apart() -> None:
    sum_ = i_kroner(gevinstene(STRATEGI.struktur, "Planen", "delstrategi", GEVINSTER), 2026)
    assert (sum_.planlagt, sum_.realisert, sum_.senere, sum_.kostnad) == (380, 65, 400, 50)
    assert (sum_.antall, sum_.meldt) == (4, 3)
    assert sum_.andel == pytest.approx(100 * 65 / 380)


def test_without_gains_nothing_is_planned_and_no_share_is_claimed() -> None:
    sum_ = i_kroner(gevinstene(STRATEGI.struktur, "Planen", "delstrategi", GEVINSTER.iloc[:0]), 2026)
    assert (sum_.planlagt, sum_.antall, sum_.andel) == (0, 0, None)


def test_the_parts_gains_are_all_gains_and_what_is_in_none_has_its_own_row() -> None:
    egne = gevinstene(STRATEGI.struktur, "Planen", "delstrategi", GEVINSTER)
    med_del = ARBEID[ARBEID["del_id"] != ""]
    deler = med_gevinst(per_del(STRATEGI.struktur, "Planen", "delstrategi", med_del), egne, 2026)
    assert deler[["id", "planlagt", "realisert", "i_annet"]].values.tolist() == [["D1", 350, 60, 1], ["", 30, 5, 0]]  # fmt: skip
    assert deler["planlagt"].sum() == i_kroner(egne, 2026).planlagt
    assert kroner_per(egne, "oppgave_id", 2026)["planlagt"].to_dict() == {"": 50, "A": 300, "C": 30}


def test_each_area_has_its_tasks_also_those_it_gets_through_the_part_and_an_empty_area_is_there() -> None:
    rader = kompass(STRATEGI.struktur, ARBEID, OMRAADER, "Planen").set_index("nr")
    assert rader["antall"].to_dict() == {1: 0, 5: 2, 6: 1}
    assert rader["utfoert"].to_dict() == {1: 0, 5: 1, 6: 0}
    assert rader["andre_planer"].to_dict() == {1: 0, 5: 1, 6: 0}
    assert rader.loc[5, "oppgaver"] == "1.1 Tittel A; Tittel B"
    assert uten_kompass(STRATEGI.struktur, ARBEID, OMRAADER) == 1


def test_an_area_is_known_by_number_criterion_or_name_and_other_words_are_none() -> None:
    navn = {"kvalitetsutvikling": 6}
    sagt = ("6", "6.2", "6.2.1", "Område 6", "kompassområde 6", "Kvalitetsutvikling", "6 Kvalitetsutvikling")
    assert {omraade_av(each, navn) for each in sagt} == {6}
    assert [omraade_av(each, navn) for each in ("kvalitet", "", "seks")] == [None] * 3
