"""Small groups in surveys: hidden, and not to be had from what is shown."""

from random import Random
from typing import Any

import numpy as np
import pandas as pd

from dashboard.analysis.undersoekelser import med_endring, skjult

MINST = 5
Hvem = tuple[str | None, str | None]
ALLE: Hvem = (None, None)


def rader(svar: dict[Hvem, int | None], **felt: Any) -> pd.DataFrame:
    """One question: how many have answered, by tjenesteområde and group."""
    felles = {"slag": "medarbeider", "navn": "10-faktor", "aar": 2026, "spoersmaal": "Trives du?", "resultat": 4.2,
              "maaleenhet": "1–6", "inviterte": 100, **felt}  # fmt: skip
    return pd.DataFrame(
        [
            {**felles, "tjenesteomraade": omraade, "gruppe": gruppe, "svar": antall}
            for (omraade, gruppe), antall in svar.items()
        ]
    )


def gjemt(svar: dict[Hvem, int | None]) -> set[Hvem]:
    vist = skjult(rader(svar), MINST)
    assert list(vist["resultat"].isna()) == list(vist["skjult"]) == list(vist["svar"].isna())
    return {hvem for hvem, bort in zip(svar, vist["skjult"], strict=True) if bort}


def omraader(**svar: int) -> dict[Hvem, int | None]:
    return {(omraade, None): antall for omraade, antall in svar.items()}


def test_a_small_group_is_hidden_and_the_next_smallest_with_it() -> None:
    assert gjemt({ALLE: 100, **omraader(A=60, B=3, C=20, D=17)}) == {("B", None), ("D", None)}


def test_what_nobody_can_take_from_a_whole_is_hidden_alone() -> None:
    assert gjemt(omraader(A=60, B=3, C=20)) == {("B", None)}
    assert gjemt({ALLE: 4, **omraader(A=2, B=2)}) == {ALLE, ("A", None), ("B", None)}


def test_two_hidden_who_are_few_together_are_not_enough() -> None:
    assert gjemt({ALLE: 100, **omraader(A=60, B=2, C=1, D=37)}) == {("B", None), ("C", None), ("D", None)}
    assert gjemt({ALLE: 100, **omraader(A=60, B=2, C=3, D=35)}) == {("B", None), ("C", None)}


def test_a_group_that_nobody_answered_for_hides_nobody_else() -> None:
    assert gjemt({ALLE: 80, **omraader(A=60, B=0, C=20)}) == {("B", None)}


def test_an_unknown_number_of_answers_is_hidden() -> None:
    assert gjemt({ALLE: 80, ("A", None): None}) == {("A", None)}


def test_groups_that_overlap_are_hidden_together() -> None:
    kjoenn_og_alder: dict[Hvem, int | None] = {(None, each): antall for each, antall in
                       (("Kvinner", 47), ("Menn", 3), ("Under 40", 20), ("Over 40", 30))}  # fmt: skip
    assert gjemt({ALLE: 50, **kjoenn_og_alder}) == set(kjoenn_og_alder)


def test_a_part_of_something_hidden_is_hidden() -> None:
    svar: dict[Hvem, int | None] = {
        ALLE: 100, **omraader(A=60, B=3, C=37), ("C", "Kvinner"): 20, ("C", "Menn"): 17, ("A", "Kvinner"): 30,
        ("A", "Menn"): 30,
    }  # fmt: skip
    assert gjemt(svar) == {("B", None), ("C", None), ("C", "Kvinner"), ("C", "Menn")}


def test_questions_and_years_are_judged_apart_and_the_rest_of_the_row_is_left() -> None:
    foer, naa = rader({ALLE: 4}, aar=2024), rader({ALLE: 40})
    vist = skjult(pd.concat([foer, naa]), MINST)
    assert list(vist["skjult"]) == [True, False]
    assert list(vist["svarprosent"].fillna(-1)) == [-1, 40]
    assert list(vist["inviterte"]) == [100, 100]
    assert skjult(rader({ALLE: 40}, inviterte=None), MINST)["svarprosent"].isna().all()
    assert skjult(rader({ALLE: 40}).head(0), MINST).empty


def test_a_small_group_that_the_file_leaves_out_is_not_what_is_left_of_the_whole() -> None:
    assert gjemt({ALLE: 100, **omraader(A=60, B=37)}) == {("B", None)}
    assert not gjemt({ALLE: 100, **omraader(A=60, B=30)})


def test_no_small_group_can_be_worked_out_from_what_is_shown() -> None:
    """What is shown are sums over the cells; what can be worked out is what they span."""
    draw = Random(6)
    for _ in range(60):
        omraadene = "ABCD"[: draw.choice((2, 3, 4))]
        celler = {
            (omraade, gruppe): draw.choice((1, 2, 4, 6, 9, 20)) for omraade in omraadene for gruppe in "km"
        }
        med = {
            (omraade, gruppe): np.array([omraade in (None, o) and gruppe in (None, g) for o, g in celler])
            for omraade in (None, *omraadene)
            for gruppe in (None, *"km")
        }
        svar: dict[Hvem, int | None] = {
            hvem: int(cellene @ list(celler.values()))
            for hvem, cellene in med.items()
            if hvem == ALLE or draw.random() < 0.9
        }
        borte = gjemt(svar)
        vist = np.array([med[hvem] for hvem in svar if hvem not in borte], dtype=float)
        for hvem, antall in svar.items():
            if antall and antall < MINST and len(vist):
                assert np.linalg.matrix_rank(np.vstack([vist, med[hvem]])) > np.linalg.matrix_rank(vist), svar


def test_a_change_is_from_the_time_before_on_the_same_scale_to_the_same_people() -> None:
    alle = pd.concat(
        [
            rader({ALLE: 90, ("A", None): 50}, aar=2026, resultat=4.5),
            rader({ALLE: 90}, aar=2024, resultat=4.1),
            rader({ALLE: 90}, aar=2022, resultat=70.0, maaleenhet="%"),
            rader({ALLE: 90}, aar=2025, resultat=9.0, navn="En annen"),
        ],
        ignore_index=True,
    )
    endret = med_endring(skjult(alle, MINST))
    assert list(endret["endring"].round(2).fillna(99)) == [0.4, 99, 99, 99, 99]
    assert list(endret["forrige_aar"].fillna(0)) == [2024, 0, 0, 0, 0]


def test_nothing_is_told_of_a_change_from_what_is_hidden() -> None:
    alle = pd.concat([rader({ALLE: 4}, aar=2024), rader({ALLE: 90})], ignore_index=True)
    assert med_endring(skjult(alle, MINST))["endring"].isna().all()
