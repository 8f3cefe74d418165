"""The draw: the same from a seed whoever repeats it, fair over many seeds, and spread over layers."""

import random
from collections import Counter

import pytest

from dashboard.analysis.trekning import fordel, loddtall, nytt_froe, trekk, trekk_fra_lag

IDER = [f"V26-{nummer:03d}" for nummer in range(1, 21)]
LAG = {id_: "KS" if n < 12 else "FS" if n < 19 else "UPT" for n, id_ in enumerate(IDER)}


def test_a_seed_draws_what_it_has_always_drawn() -> None:
    # Found with sha256sum and sort, not with the program.
    assert loddtall("kontroll-2026", "V26-001").startswith("e237ca2d3074836c")
    assert trekk(IDER, 5, "kontroll-2026") == ["V26-016", "V26-008", "V26-012", "V26-005", "V26-002"]


def test_letters_beyond_ascii_are_reckoned_as_utf_8() -> None:
    assert loddtall("frø", "Sak Å").startswith("adbe609c9b751c41")  # sha256sum


def test_neither_the_order_nor_repeated_ids_change_the_draw() -> None:
    stokket = [*IDER, *IDER]
    random.Random(1).shuffle(stokket)
    assert trekk(stokket, 5, "x") == trekk(IDER, 5, "x")


def test_a_larger_draw_begins_with_the_smaller_one() -> None:
    assert trekk(IDER, 12, "x")[:5] == trekk(IDER, 5, "x")


def test_more_than_there_are_draws_all_and_none_draws_none() -> None:
    assert sorted(trekk(IDER, 500, "x")) == IDER
    assert trekk(IDER, 0, "x") == []
    assert trekk(IDER, -1, "x") == []
    assert trekk([], 5, "x") == []


def test_over_many_seeds_every_id_is_drawn_equally_often() -> None:
    seeds, drawn = 4_000, 5
    times = Counter(id_ for number in range(seeds) for id_ in trekk(IDER, drawn, str(number)))
    expected = seeds * drawn / len(IDER)
    # Chi-square over 20 ids, the counts of a draw without replacement: 19 degrees of freedom, 43.8 is passed once in a thousand.
    chi = sum((times[id_] - expected) ** 2 for id_ in IDER) / (expected * (1 - drawn / len(IDER)))
    assert chi * (len(IDER) - 1) / len(IDER) < 43.8


def test_a_new_seed_is_another_each_time() -> None:
    froe = {nytt_froe() for _ in range(50)}
    assert len(froe) == 50
    assert all(len(each) == 8 for each in froe)


def test_a_spread_draw_is_repeated_from_its_seed_too() -> None:
    trukket = trekk_fra_lag(LAG, 6, "kontroll-2026")
    assert trukket == ["V26-016", "V26-008", "V26-012", "V26-005", "V26-015", "V26-020"]
    assert trekk_fra_lag(dict(reversed(LAG.items())), 6, "kontroll-2026") == trukket


def test_within_a_layer_the_draw_is_that_of_the_layer_alone() -> None:
    trukket = trekk_fra_lag(LAG, 6, "x")
    i_ks = [id_ for id_ in trukket if LAG[id_] == "KS"]
    assert i_ks == trekk([id_ for id_ in IDER if LAG[id_] == "KS"], len(i_ks), "x")


@pytest.mark.parametrize(
    ("stoerrelser", "antall", "expected"),
    [
        ({"A": 12, "B": 7, "C": 1}, 6, {"A": 3, "B": 2, "C": 1}),
        ({"A": 97, "B": 2, "C": 1}, 10, {"A": 8, "B": 1, "C": 1}),
        ({"A": 50, "B": 50}, 10, {"A": 5, "B": 5}),
        ({"A": 60, "B": 30, "C": 10}, 10, {"A": 6, "B": 3, "C": 1}),
        ({"A": 10, "B": 1}, 50, {"A": 10, "B": 1}),
        ({"A": 10, "B": 5, "C": 1}, 2, {"A": 1, "B": 1, "C": 0}),
        ({"A": 10}, 0, {"A": 0}),
        ({}, 5, {}),
    ],
)
def test_places_follow_size_with_one_for_each_layer_where_there_is_room(
    stoerrelser: dict[str, int], antall: int, expected: dict[str, int]
) -> None:
    assert fordel(stoerrelser, antall, "x") == expected


def test_layers_of_the_same_size_take_turns_by_lot_from_seed_to_seed() -> None:
    first = Counter(
        next(lag for lag, antall in fordel({"A": 5, "B": 5, "C": 5}, 1, str(number)).items() if antall)
        for number in range(600)
    )
    assert set(first) == {"A", "B", "C"}
    assert min(first.values()) > 150
