"""The competence survey as a table: what is hidden says so, and stands nowhere as a number."""

from typing import Any

import pandas as pd

from dashboard.analysis.kompetanse import SKJULT, kartlegginger, omraadene, per_spoersmaal, punkter
from dashboard.analysis.undersoekelser import skjult

NAVN = "Kartlegging"


def svar(
    spoersmaal: str, resultat: float, antall: int, omraade: str | None = None, **other: Any
) -> dict[str, Any]:
    return {
        "slag": "kompetanse", "navn": NAVN, "aar": 2026, "tjenesteomraade": omraade, "tjenesteomraade_navn": omraade and f"Navn {omraade}",
        "gruppe": None, "tema": "Digitalt", "dimensjon": "kunnskap", "spoersmaal": spoersmaal, "resultat": resultat, "maaleenhet": "%",
        "svar": antall, "inviterte": None, **other,
    }  # fmt: skip


RADER = [
    svar("Vil", 30, 40, dimensjon="holdninger"),
    svar("Vet", 70, 40),
    svar("Vet", 80, 20, "HO"),
    svar("Vet", 65, 17, "OO"),
    svar("Vet", 11, 3, "NAV"),
    svar("Vet", 50, 40, gruppe="Ledere"),
    svar("Vet", 60, 40, aar=2024),
    svar("Trives", 4, 40, slag="medarbeider"),
]
VIST = skjult(pd.DataFrame(RADER), 5)


def test_a_survey_is_named_with_its_year_the_newest_first() -> None:
    assert kartlegginger(VIST) == [(NAVN, 2026), (NAVN, 2024)]


def test_a_question_is_one_row_by_area_and_dimension_with_all_and_each_tjenesteomraade() -> None:
    rader = per_spoersmaal(VIST, NAVN, 2026)
    assert rader["spoersmaal"].tolist() == ["Vet", "Vil"]
    assert rader["alle"].tolist() == [70, 30]
    assert omraadene(VIST, NAVN, 2026) == {"HO": "Navn HO", "NAV": "Navn NAV", "OO": "Navn OO"}


def test_a_small_group_is_hidden_and_so_is_the_one_it_could_be_counted_from() -> None:
    [vet, vil] = per_spoersmaal(VIST, NAVN, 2026).to_dict("records")
    assert (vet["HO"], vet["OO"], vet["NAV"]) == (80, SKJULT, SKJULT)
    assert pd.isna(vil["HO"])
    vist = punkter(per_spoersmaal(VIST, NAVN, 2026), omraadene(VIST, NAVN, 2026))
    assert vist["verdi"].tolist() == [70, 30, 80]


def test_a_row_is_named_by_area_and_dimension_unless_two_questions_share_them() -> None:
    assert punkter(per_spoersmaal(VIST, NAVN, 2026), {})["rad"].tolist() == ["Digitalt – kunnskap", "Digitalt – holdninger"]  # fmt: skip
    to = skjult(pd.DataFrame([*RADER, svar("Kan", 20, 40)]), 5)
    assert set(punkter(per_spoersmaal(to, NAVN, 2026), {})["rad"]) == {"Vet", "Kan", "Vil"}


def test_a_survey_of_too_few_has_no_number_at_all() -> None:
    liten = skjult(pd.DataFrame([svar("Vet", 70, 4), svar("Vet", 80, 4, "HO")]), 5)
    rader = per_spoersmaal(liten, NAVN, 2026)
    assert rader[["alle_vist", "HO"]].values.tolist() == [[SKJULT, SKJULT]]
    assert punkter(rader, omraadene(liten, NAVN, 2026)).empty
