"""The letter of assignments: who is to report on what, and what they have told."""

from datetime import date
from functools import partial

import pandas as pd
import pytest

from dashboard import queries
from dashboard.analysis.oppdragsbrev import aaret, brevene, oppdragene, siste_hele_kvartal
from dashboard.analysis.strategi import Strategi, les
from dashboard.period import Period
from tests.agenda.strategi_lake import STRATEGI, ledd, oppdrag
from tests.queries.small import connection


def strategi(**changed) -> tuple[Strategi, pd.DataFrame]:
    con = connection(views=True, **(STRATEGI | changed))
    read = partial(queries.run_on, con)
    return les(read, Period(2026, 10)), read("strategi/tjenesteomraader")


def letter(**changed):
    found, omraader = strategi(**changed)
    return {each.ledd.id: each for each in oppdragene(found, "Oppdragsbrev 2026", omraader)}


def test_the_letter_of_the_periods_year_comes_first_then_the_earlier_and_last_what_is_to_come():
    others = [oppdrag(f"X{aar}", "1", plan=f"Oppdragsbrev {aar}") for aar in (2024, 2025, 2027, 2028)]
    found, _ = strategi(maalstruktur=[*STRATEGI["maalstruktur"], *others])
    assert [aaret(each) for each in brevene(found)] == [2026, 2025, 2024, 2027, 2028]
    assert aaret("Brevet") is None


def test_those_with_a_part_in_an_assignment_report_and_the_main_responsibility_is_told_first():
    alle = letter()
    assert alle["O1"].har_ansvar == {"HO": "HA", "OO": "DA"}
    assert alle["O1"].mangler == ["OO"]
    both = [oppdrag("O1", "1", hovedansvar="HO", delansvar="HO; OO")]
    assert letter(maalstruktur=both)["O1"].har_ansvar == {"HO": "HA", "OO": "DA"}


def test_an_assignment_of_the_leader_group_is_everybodys():
    alle = letter()
    assert alle["O2"].har_ansvar == {"HO": "HA", "OO": "HA"}
    assert alle["O2"].felles == ("KLG",)


def test_the_newest_quarter_counts_and_the_earlier_ones_are_kept():
    o1 = letter()["O1"]
    assert o1.meldt["kvartal"].tolist() == [3]
    assert o1.tidligere["kvartal"].tolist() == [2]
    assert (o1.stand.status, o1.stand.framdrift) == ("under arbeid", 60)


def test_where_tjenesteomraader_are_named_the_leader_groups_part_is_not_everybodys():
    both = [oppdrag("O1", "1", hovedansvar="KLG; Kommunalsjef HO", delansvar="Alle ledere")]
    o1 = letter(maalstruktur=both)["O1"]
    assert (o1.har_ansvar, o1.felles[0]) == ({"HO": "HA"}, "KLG")


def test_a_quarter_after_the_period_is_not_seen():
    later = [
        *STRATEGI["oppdragsstatus"],
        {**STRATEGI["oppdragsstatus"][1], "aar": 2027, "kvartal": 1, "status": "utført"},
    ]
    assert letter(oppdragsstatus=later)["O1"].stand.status == "under arbeid"


def test_whoever_leads_nobody_is_not_asked_where_somebody_is_known_to_lead():
    finans = {
        "ansvar": "9",
        "enhet": "91",
        "tjenesteomraade": "FIN",
        "tjenesteomraade_navn": "Finans",
        "gyldig_fra": "2020-01-01",
    }
    everything = [*STRATEGI["organisasjon"], finans]
    assert set(letter(organisasjon=everything)["O2"].har_ansvar) == {"HO", "OO"}
    nobody = [role | {"tjenesteomraade": None} for role in STRATEGI["rolle"]]
    assert set(letter(organisasjon=everything, rolle=nobody)["O2"].har_ansvar) == {"FIN", "HO", "OO"}


def test_a_quarter_is_over_when_its_last_day_is():
    days = {date(2026, 10, 31): (2026, 3), date(2026, 9, 30): (2026, 3), date(2026, 9, 29): (2026, 2), date(2026, 12, 31): (2026, 4),
            date(2026, 1, 31): (2025, 4)}  # fmt: skip
    assert {day: siste_hele_kvartal(day) for day in days} == days


@pytest.mark.parametrize("nivaa", ["tiltak", "aktivitet"])
def test_only_assignments_are_in_the_letter(nivaa):
    step = ledd("A", nivaa, "O1", plan="Oppdragsbrev 2026", planslag="oppdragsbrev")
    assert set(letter(maalstruktur=[*STRATEGI["maalstruktur"], step])) == {"O1", "O2"}
