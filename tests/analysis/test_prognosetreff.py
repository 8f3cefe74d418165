"""Track records of the methods: errors worked out by hand."""

import pandas as pd
import pytest

from dashboard.analysis.prognosetreff import beste, treff_per_metode


def treff(*rader, nivaa="enhet", enhet="E1"):
    """Rows of drift/prognosetreff: aar, metode, feil, and whether sesong was rest under another name."""
    return pd.DataFrame(
        [
            {
                "nivaa": nivaa, "omraade": "OO", "enhet": enhet, "aar": aar, "metode": metode, "feil": float(feil),
                "feil_prosent": feil / 10, "reserve": reserve,
            }
            for aar, metode, feil, reserve in rader
        ],
        columns=["nivaa", "omraade", "enhet", "aar", "metode", "feil", "feil_prosent", "reserve"],
    )  # fmt: skip


def rad(frame, metode, enhet="E1"):
    [funnet] = frame[(frame["metode"] == metode) & (frame["enhet"] == enhet)].to_dict("records")
    return funnet


def test_the_error_is_the_mean_of_the_sizes_and_the_bias_of_the_signed():
    found = rad(treff_per_metode(treff((2024, "rest", 30, False), (2025, "rest", -10, False))), metode="rest")
    assert (found["snittfeil"], found["skjevhet"]) == (20, 10)
    assert (found["snittfeil_prosent"], found["skjevhet_prosent"]) == (2, 1)
    assert found["aar"] == (2024, 2025)


def test_every_place_has_its_own_record():
    both = pd.concat(
        [
            treff((2025, "rest", 30, False)),
            treff((2025, "rest", 50, False), enhet="E2"),
            treff((2025, "rest", 80, False), nivaa="omraade", enhet=None),
        ]
    )
    found = treff_per_metode(both)
    assert len(found) == 3
    assert (rad(found, "rest")["snittfeil"], rad(found, "rest", "E2")["snittfeil"]) == (30, 50)


def test_a_year_in_which_season_was_the_remaining_budget_says_nothing_about_season():
    found = treff_per_metode(
        treff((2024, "sesong", 500, True), (2025, "sesong", -40, False), (2024, "rest", 500, False))
    )
    assert (rad(found, "sesong")["snittfeil"], rad(found, "sesong")["aar"]) == (40, (2025,))
    assert rad(found, "rest")["snittfeil"] == 500


def test_the_best_came_nearest_in_the_years_that_all_were_tried():
    found = beste(
        treff(
            (2024, "rest", 1, False), (2025, "rest", 60, False),
            (2024, "sesong", 1, True), (2025, "sesong", -50, False),
            (2024, "takt", 0, False), (2025, "takt", 900, False),
        )
    )  # fmt: skip
    assert found is not None
    assert (found.metode, found.snittfeil, found.aar) == ("sesong", 50, (2025,))


def test_over_several_years_the_mean_decides():
    rader = [
        (aar, metode, feil, False)
        for metode, feilene in {"rest": (10, -10, 70), "takt": (40, -40, 40)}.items()
        for aar, feil in zip((2023, 2024, 2025), feilene, strict=True)
    ]
    found = beste(treff(*rader))
    assert found is not None
    assert (found.metode, found.snittfeil, found.aar) == ("rest", 30, (2023, 2024, 2025))


def test_of_equals_the_standard_method_stands_first():
    found = beste(treff((2025, "rest", 5, False), (2025, "sesong", -5, False)))
    assert found is not None
    assert found.metode == "sesong"


@pytest.mark.parametrize(
    "rader",
    [
        (),
        ((2025, "rest", 5, False),),
        ((2025, "rest", 5, False), (2025, "sesong", 5, True)),
        ((2024, "rest", 5, False), (2025, "sesong", 5, False)),
    ],
)
def test_there_is_no_best_where_nothing_can_be_held_against_it(rader):
    assert beste(treff(*rader)) is None


def test_no_years_give_no_records():
    assert treff_per_metode(treff()).empty
